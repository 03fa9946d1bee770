// Package sampleapi is the HTTP server that the lessons' programs query: a
// small API on a loopback port, whose answers take their time on the clock of
// the run that they belong to.
package sampleapi

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
)

// Clock is the time that latencies are measured in.
type Clock interface {
	// Wait returns after that many seconds of the clock, or earlier with
	// ctx's error. Any goroutine.
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

// Options say how a Server runs.
type Options struct {
	Clock   Clock
	Watcher Watcher // nil: nobody watches
}

// Server is the API, listening.
type Server struct {
	clock    Clock
	routes   []route
	http     *http.Server
	listener net.Listener
	addr     netip.AddrPort
	cancel   context.CancelFunc // lets every handler that waits go
	running  sync.WaitGroup     // Serve, and a count for each open connection
	ended    chan struct{}      // closed when it serves no longer
	once     sync.Once

	mu       sync.Mutex
	requests map[string]int // by path
}

// Start listens on a loopback port that the system picks, and serves. Close
// must be called.
func Start(o Options) (*Server, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(context.Background(), "tcp4", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("start the sample API: %w", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &Server{
		clock:    o.Clock,
		routes:   routes(),
		listener: l,
		addr:     l.Addr().(*net.TCPAddr).AddrPort(),
		cancel:   cancel,
		ended:    make(chan struct{}),
		requests: map[string]int{},
	}
	s.http = &http.Server{
		Handler:     s,
		BaseContext: func(net.Listener) context.Context { return ctx },
		ConnState:   s.connState,
		// What goes wrong on a connection is the client's to tell; the
		// run's log is not ours to write to.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	s.running.Add(1)
	go func() {
		defer s.running.Done()
		defer close(s.ended)
		// It ends when the listener is closed, by Close or by the system.
		_ = s.http.Serve(&watchedListener{Listener: l, watch: o.Watcher})
	}()
	return s, nil
}

// Addr is where the server listens.
func (s *Server) Addr() netip.AddrPort { return s.addr }

// Ended is closed once the server takes no more connections, for whatever reason.
func (s *Server) Ended() <-chan struct{} { return s.ended }

// Requests is how many requests have come in for path.
func (s *Server) Requests(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests[path]
}

// Close stops at once: the listener, the connections and the handlers, those
// that wait included. Clients see their connections end. When it returns, the
// port is free and nothing of the server is left. It may be called again, and
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
	c := nc.(*watchedConn)
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

// ServeHTTP answers one request, after the latency of its path.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.requests[r.URL.Path]++
	s.mu.Unlock()

	// The same request must get the same bytes in every run.
	w.Header()["Date"] = nil

	status, latency, body := s.reply(r)
	if err := s.clock.Wait(r.Context(), latency); err != nil {
		// The client has gone, or the run is over: nobody reads an answer.
		panic(http.ErrAbortHandler)
	}
	if status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", "GET, HEAD")
	}
	answer(w, status, body)
}

// reply is what a request is answered, and after how many seconds.
func (s *Server) reply(r *http.Request) (status int, latency float64, body any) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return http.StatusMethodNotAllowed, refusal, problem{Error: "this API is only for reading: use GET"}
	}
	for _, route := range s.routes {
		if route.path == r.URL.Path {
			return http.StatusOK, route.latency, route.body
		}
	}
	return http.StatusNotFound, refusal, problem{
		Error: fmt.Sprintf("there is no %s here; there are %s", r.URL.Path, s.paths()),
	}
}

// problem is the body of an answer that is an error.
type problem struct {
	Error string `json:"error"`
}

// paths lists what there is, as a sentence does.
func (s *Server) paths() string {
	var list []string
	for _, route := range s.routes {
		list = append(list, route.path)
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// answer writes v as JSON, with its length.
func answer(w http.ResponseWriter, status int, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		// Every body is one of ours, and made of plain values.
		panic(fmt.Sprintf("sampleapi: encode %T: %v", v, err))
	}
	body = append(body, '\n')
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // fails only when the client has gone
}
