package main

import (
	"bytes"
	"errors"
	"net/netip"
	"time"

	"batuta/loopcore"
)

// echoServer sends back whatever comes.
type echoServer struct {
	loopcore.NopProtocol
	transport loopcore.Transport
}

func (p *echoServer) ConnectionMade(t loopcore.Transport) error {
	p.transport = t
	return nil
}

func (p *echoServer) DataReceived(b []byte) error {
	p.transport.Write(b)
	return nil
}

// echoClient sends a message anew whenever it has come back, so many times.
type echoClient struct {
	loopcore.NopProtocol
	transport loopcore.Transport
	message   []byte
	left, got int
	done      *loopcore.Future
}

func (p *echoClient) ConnectionMade(t loopcore.Transport) error {
	p.transport = t
	return nil
}

func (p *echoClient) send() {
	p.got = 0
	p.transport.Write(p.message)
}

func (p *echoClient) DataReceived(b []byte) error {
	if p.got += len(b); p.got < len(p.message) {
		return nil
	}
	if p.left--; p.left == 0 {
		return p.done.SetResult(nil)
	}
	p.send()
	return nil
}

// echoOverProtocols is how many messages a second come back, with protocols.
func echoOverProtocols(o loopcore.Options, connections, messages, size int) (float64, error) {
	return rate(o, connections*messages, func(co *loopcore.Co) (time.Duration, error) {
		l := co.Loop()
		server, port, err := listen(co, l.CreateServer(
			func() loopcore.BaseProtocol { return new(echoServer) }, loopcore.ServeOptions{Host: "127.0.0.1"}))
		if err != nil {
			return 0, err
		}
		defer server.Close()
		clients := make([]*echoClient, connections)
		for i := range clients {
			c := &echoClient{message: bytes.Repeat([]byte{'x'}, size), left: messages, done: l.NewFuture()}
			clients[i] = c
			_, err := co.Await(l.CreateConnection(
				func() loopcore.BaseProtocol { return c }, loopcore.ConnectOptions{Host: "127.0.0.1", Port: port}))
			if err != nil {
				return 0, err
			}
			defer c.transport.Close()
		}
		begin := time.Now()
		for _, c := range clients {
			c.send()
		}
		for _, c := range clients {
			if _, err := co.Await(c.done); err != nil {
				return 0, err
			}
		}
		return time.Since(begin), nil
	})
}

// echoOverStreams is how many messages a second come back, with streams.
func echoOverStreams(o loopcore.Options, connections, messages, size int) (float64, error) {
	return rate(o, connections*messages, func(co *loopcore.Co) (time.Duration, error) {
		server, port, err := listen(co, loopcore.StartServer(
			func(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
				return echoStream(co, r, w, size)
			}, loopcore.ServeOptions{Host: "127.0.0.1"}))
		if err != nil {
			return 0, err
		}
		defer server.Close()
		talks := make([]any, connections)
		var writers []*loopcore.StreamWriter
		for i := range talks {
			r, w, err := co.OpenConnection(loopcore.ConnectOptions{Host: "127.0.0.1", Port: port})
			if err != nil {
				return 0, err
			}
			writers = append(writers, w)
			talks[i] = loopcore.Coro(func(co *loopcore.Co) (any, error) {
				return nil, talk(co, r, w, messages, bytes.Repeat([]byte{'x'}, size))
			})
		}
		begin := time.Now()
		_, err = co.Gather(talks...)
		taken := time.Since(begin)
		for _, w := range writers {
			w.Close()
			err = errors.Join(err, co.WaitClosed(w))
		}
		return taken, err
	})
}

// echoStream sends back whole messages until there are no more.
func echoStream(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter, size int) error {
	for {
		message, err := co.ReadExactly(r, size)
		var end *loopcore.IncompleteReadError
		if errors.As(err, &end) {
			w.Close()
			return nil
		}
		if err != nil {
			return err
		}
		w.Write(message)
		if err := co.Drain(w); err != nil {
			return err
		}
	}
}

// talk sends a message and waits for it, so many times.
func talk(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter, messages int, message []byte) error {
	for range messages {
		w.Write(message)
		if err := co.Drain(w); err != nil {
			return err
		}
		if _, err := co.ReadExactly(r, len(message)); err != nil {
			return err
		}
	}
	return nil
}

// listen waits for a server, and answers its port too.
func listen(co *loopcore.Co, made *loopcore.Operation) (*loopcore.Server, int, error) {
	v, err := co.Await(made)
	if err != nil {
		return nil, 0, err
	}
	server := v.(*loopcore.Server)
	at, ok := server.Sockets()[0].Addr().(netip.AddrPort)
	if !ok {
		return nil, 0, errors.New("the server has no port")
	}
	return server, int(at.Port()), nil
}
