// Package sampleapi is the HTTP server that the lessons' programs query: a
// small API on loopback ports, one of them with TLS, whose answers take their
// time on the clock of the run that they belong to. What it does is in a
// request's path, and never hangs on the lesson.
package sampleapi

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// Clock is the time that latencies are measured in.
type Clock interface {
	// Wait returns after that many seconds of the clock, or earlier with
	// ctx's error; after +Inf seconds never else. Of those who wait for the
	// same moment, whoever's request was sent first is let go first. Any
	// goroutine; Client tells whose request ctx belongs to.
	Wait(ctx context.Context, seconds float64) error
}

// Watcher is told what the server does with its connections, so that a clock
// can know whether an answer may still be on its way. A connection is named by
// its client's address. Any goroutine; it must not block.
type Watcher interface {
	Accepted(client netip.AddrPort)
	Read(client netip.AddrPort, n int)  // n bytes were taken, work on them begins
	Wrote(client netip.AddrPort, n int) // n bytes are about to be written
	Idle(client netip.AddrPort)         // nothing is done until more is read
	Closed(client netip.AddrPort)       // and nothing more will come
}

// Note tells of a request that has come, or of its end.
type Note struct {
	Request int            // its number, from 1, in the order of arrival
	Client  netip.AddrPort // who asks
	What    string         // GET /limited/orders?page=3
	Ended   bool           // it is the end
	Status  int            // at the end: what is about to be answered, 0 for nothing
}

// Options say how a Server runs.
type Options struct {
	Clock   Clock
	Watcher Watcher // nil: nobody watches
	Seed    int64   // of the figures in the answers; 0: those that everybody sees first
	// Note is told of each request, of one after the other, on any goroutine;
	// it must not block. May be nil.
	Note func(Note)
	// Addr and TLSAddr are where to listen, "host:port"; "": at a loopback port
	// that the system picks.
	Addr, TLSAddr string
	// Fresh is how long, in real time, nothing must come in for flaky paths to
	// be flaky again; 0: they are so once.
	Fresh time.Duration
}

// Server is the API, listening.
type Server struct {
	clock   Clock
	tables  []table
	desk    *desk
	note    func(Note)
	http    *http.Server
	plain   netip.AddrPort
	tls     netip.AddrPort
	cancel  context.CancelFunc // lets every handler that waits go
	running sync.WaitGroup     // both Serves, and a count for each open connection
	ended   chan struct{}      // closed when the plain one serves no longer
	once    sync.Once

	mu       sync.Mutex
	arrived  int
	requests map[string]int // by path
}

// Start listens, and serves. Close must be called.
func Start(o Options) (*Server, error) {
	plain, err := listen(o.Addr, o.Watcher)
	if err != nil {
		return nil, fmt.Errorf("start the sample API: %w", err)
	}
	secure, err := listen(o.TLSAddr, o.Watcher)
	if err != nil {
		return nil, fmt.Errorf("start the sample API: %w", errors.Join(err, plain.Close()))
	}
	config, err := tlsConfig()
	if err != nil {
		return nil, fmt.Errorf("start the sample API: %w", errors.Join(err, plain.Close(), secure.Close()))
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &Server{
		clock:    o.Clock,
		tables:   tables(o.Seed),
		desk:     newDesk(o.Fresh),
		note:     o.Note,
		plain:    plain.Addr().(*net.TCPAddr).AddrPort(),
		tls:      secure.Addr().(*net.TCPAddr).AddrPort(),
		cancel:   cancel,
		ended:    make(chan struct{}),
		requests: map[string]int{},
	}
	s.http = &http.Server{
		Handler:     s,
		BaseContext: func(net.Listener) context.Context { return ctx },
		ConnContext: func(ctx context.Context, nc net.Conn) context.Context {
			return context.WithValue(ctx, clientKey{}, watchedBy(nc).client)
		},
		ConnState: s.connState,
		// What goes wrong on a connection is the client's to tell; the
		// run's log is not ours to write to.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	s.serve(plain, s.ended)
	s.serve(tls.NewListener(secure, config), nil)
	return s, nil
}

// listen listens at an address, or where the system likes.
func listen(addr string, w Watcher) (net.Listener, error) {
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	var lc net.ListenConfig
	l, err := lc.Listen(context.Background(), "tcp4", addr)
	if err != nil {
		return nil, err
	}
	return &watchedListener{Listener: l, watch: w}, nil
}

// serve takes connections until the listener is closed, by Close or by the
// system; then it closes ended, if there is one.
func (s *Server) serve(l net.Listener, ended chan struct{}) {
	s.running.Add(1)
	go func() {
		defer s.running.Done()
		if ended != nil {
			defer close(ended)
		}
		_ = s.http.Serve(l)
	}()
}

// Addr is where the server listens.
func (s *Server) Addr() netip.AddrPort { return s.plain }

// TLSAddr is where it listens with TLS.
func (s *Server) TLSAddr() netip.AddrPort { return s.tls }

// Ended is closed once the server takes no more connections, for whatever reason.
func (s *Server) Ended() <-chan struct{} { return s.ended }

// Requests is how many requests have come in for path.
func (s *Server) Requests(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests[path]
}

// Close stops at once: the listeners, the connections and the handlers, those
// that wait included. Clients see their connections end. When it returns, the
// ports are free and nothing of the server is left. It may be called again, and
// on any goroutine but a handler's.
func (s *Server) Close() error {
	var err error
	s.once.Do(func() {
		s.cancel()
		err = s.http.Close()
		s.running.Wait()
	})
	if err != nil {
		return fmt.Errorf("stop the sample API: %w", err)
	}
	return nil
}

// connState follows the life of a connection as net/http tells it.
func (s *Server) connState(nc net.Conn, state http.ConnState) {
	c := watchedBy(nc)
	switch state {
	case http.StateNew:
		s.running.Add(1)
	case http.StateActive:
		c.inRequest.Store(true)
	case http.StateIdle:
		c.inRequest.Store(false)
		c.idle()
	case http.StateClosed, http.StateHijacked:
		c.closed()
		s.running.Done()
	}
}

// clientKey is a context's key for the client's address.
type clientKey struct{}

// Client is the client whose request a context belongs to.
func Client(ctx context.Context) (netip.AddrPort, bool) {
	client, ok := ctx.Value(clientKey{}).(netip.AddrPort)
	return client, ok
}
