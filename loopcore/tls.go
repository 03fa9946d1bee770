package loopcore

import (
	"cmp"
	"crypto/tls"
	"fmt"

	"batuta/loopcore/trace"
)

const (
	// How long a handshake and an orderly end may take, in seconds.
	tlsHandshakeTimeout = 60
	tlsShutdownTimeout  = 30
	// The high water marks, in bytes.
	tlsReadHighWater  = 256 * 1024
	tlsWriteHighWater = 512 * 1024
	// tlsReadSize is how much is read of the raw transport at once, in bytes.
	tlsReadSize = 256 * 1024
)

// StartTLSOptions say how Loop.StartTLS turns a connection into one of TLS.
type StartTLSOptions struct {
	// ServerSide: this side answers the handshake. StreamWriter.StartTLS sees
	// to it itself.
	ServerSide bool
	// ServerHostname is whom the other side's certificate must name; "": the
	// config's ServerName.
	ServerHostname string
	// In seconds; nil: 60 for the handshake, 30 for the orderly end.
	HandshakeTimeout, ShutdownTimeout *float64
}

// tlsSetup is all that a tlsProtocol is made of.
type tlsSetup struct {
	StartTLSOptions
	app    BaseProtocol
	config *tls.Config
	waiter *Future // is done with the handshake, and fails with it; may be nil
	// made: the app's ConnectionMade has been called, of the raw transport.
	made bool
}

// newTLS is a protocol for a raw transport, and above it a transport for the
// app's protocol (sslproto.SSLProtocol).
func (l *Loop) newTLS(s tlsSetup) (*tlsProtocol, error) {
	p := &tlsProtocol{
		loop: l, app: s.app, waiter: s.waiter,
		handshakeTimeout: tlsHandshakeTimeout, shutdownTimeout: tlsShutdownTimeout,
		readHigh: tlsReadHighWater, readLow: tlsReadHighWater / 4,
		writeHigh: tlsWriteHighWater, writeLow: tlsWriteHighWater / 4,
	}
	if err := positive("ssl_handshake_timeout", s.HandshakeTimeout, &p.handshakeTimeout); err != nil {
		return nil, err
	}
	if err := positive("ssl_shutdown_timeout", s.ShutdownTimeout, &p.shutdownTimeout); err != nil {
		return nil, err
	}
	config, err := s.settled()
	if err != nil {
		return nil, err
	}
	p.given = s.config
	if s.made {
		p.appState = appMade
	}
	p.transport = &tlsTransport{protocol: p}
	p.pipe.protocol = p
	if s.ServerSide {
		p.conn = tls.Server(&p.pipe, config)
	} else {
		p.conn = tls.Client(&p.pipe, config)
	}
	return p, nil
}

// settled is the config as this connection uses it. What was given is left as it
// is, for it may serve others.
func (s *tlsSetup) settled() (*tls.Config, error) {
	if s.config == nil {
		if s.ServerSide {
			return nil, ValueError("Server side SSL needs a valid SSLContext")
		}
		s.config = &tls.Config{}
	}
	config := s.config.Clone()
	// While a handshake is under way crypto/tls makes writers wait, and a loop
	// never waits: the first is the only one.
	config.Renegotiation = tls.RenegotiateNever
	if s.ServerSide {
		return config, nil
	}
	config.ServerName = cmp.Or(s.ServerHostname, config.ServerName)
	if config.ServerName == "" && !config.InsecureSkipVerify {
		return nil, ValueError("check_hostname requires server_hostname")
	}
	return config, nil
}

// waits tells the trace what whoever waits for the handshake waits for.
func (s *tlsSetup) waits(fd int64) {
	if s.waiter != nil {
		s.waiter.setWait(waiting{kind: trace.WaitRead, a: fd})
	}
}

// positive takes a time limit over, if there is one.
func positive(name string, given *float64, limit *float64) error {
	if given == nil {
		return nil
	}
	if !(*given > 0) {
		return ValueError(fmt.Sprintf("%s should be a positive number, got %s", name, floatRepr(*given)))
	}
	*limit = *given
	return nil
}

// rawTransport is a transport that TLS can be put upon: it can be told what it
// fails by (_start_tls_compatible).
type rawTransport interface {
	Transport
	forceClose(error)
}

// StartTLS is loop.start_tls(transport, protocol, config): a handshake over a
// transport that is in use. Its result is the Transport that the protocol is to
// use from then on.
func (l *Loop) StartTLS(t Transport, p BaseProtocol, config *tls.Config, o StartTLSOptions) *Operation {
	return newFlow("BaseEventLoop.start_tls", func(fl *flow) Answer {
		raw, ok := t.(rawTransport)
		if config == nil {
			return raise(TypeError("sslcontext is expected to be an instance of ssl.SSLContext, got None"))
		}
		if !ok {
			return raise(TypeError(fmt.Sprintf("transport %v is not supported by start_tls()", t)))
		}
		waiter := l.createFuture()
		setup := tlsSetup{StartTLSOptions: o, app: p, config: config, waiter: waiter, made: true}
		above, err := l.newTLS(setup)
		if err != nil {
			return raise(err)
		}
		raw.PauseReading() // nothing may come before the handshake has begun
		if o.ServerSide {
			above.takeOver(p)
		}
		raw.SetProtocol(above)
		setup.waits(descriptorOf(raw))
		made := l.newHandle(Handle{name: "SSLProtocol.connection_made", call: &Call{Fn: func() error { return above.ConnectionMade(raw) }}})
		l.queue(made)
		resumed := l.callSoon("_SelectorTransport.resume_reading", raw.ResumeReading)
		return fl.await(waiter, func(_ any, err error) Answer {
			if err != nil {
				raw.Close()
				made.Cancel()
				resumed.Cancel()
				return raise(err)
			}
			return done(above.transport)
		})
	})
}

// takeOver moves what a stream has read already, a client's first words of the
// handshake, to where they belong.
func (p *tlsProtocol) takeOver(app BaseProtocol) {
	if s, ok := app.(*StreamReaderProtocol); ok && s.reader != nil {
		if r := s.reader; r.unread() > 0 {
			p.pipe.feed(r.take(r.unread()))
			p.pipe.keep()
		}
	}
}

// newTLSOver makes a connected socket's transport and TLS upon it
// (_make_ssl_transport), and answers what the app's protocol is to use. On an
// error the socket is still the caller's.
func (l *Loop) newTLSOver(fd int, peer address, s *Server, setup tlsSetup) (Transport, error) {
	above, err := l.newTLS(setup)
	if err != nil {
		return nil, err
	}
	if _, err := l.newSocketTransport(fd, above, nil, peer, s); err != nil {
		return nil, err
	}
	setup.waits(int64(fd))
	return above.transport, nil
}
