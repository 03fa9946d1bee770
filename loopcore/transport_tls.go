package loopcore

import "crypto/tls"

// tlsTiming is how many seconds the parts of TLS may take; nil: asyncio's 60
// for the handshake and 30 for the shutdown.
type tlsTiming struct{ handshake, shutdown *float64 }

// encryption says how a connection is to be encrypted; with no config it is not.
type encryption struct {
	config     *tls.Config
	serverSide bool
	hostname   string // of the server, as a client must find it in the certificate
	timing     tlsTiming
}

// newConnection makes the transport of a connected socket: a plain one, or one
// that encrypts what the protocol writes. On an error the socket is still the
// caller's.
func (l *Loop) newConnection(fd int, p BaseProtocol, waiter *Future, peer address, s *Server, setup encryption) (Transport, error) {
	if p == nil {
		return nil, TypeError("the protocol factory made no protocol")
	}
	if setup.config != nil {
		return l.newTLSTransport(fd, p, waiter, peer, s, setup)
	}
	t, err := l.newSocketTransport(fd, p, waiter, peer, s)
	if err != nil {
		return nil, err
	}
	return t, nil
}

// newTLSTransport is _make_ssl_transport: a protocol of TLS's own gets the
// socket's transport (newSocketTransport, with no waiter), and p gets the
// transport that it answers. The waiter is for TLS to set, when the handshake is over.
func (l *Loop) newTLSTransport(fd int, p BaseProtocol, waiter *Future, peer address, s *Server, setup encryption) (Transport, error) {
	return l.newTLSOver(fd, peer, s, tlsSetup{
		StartTLSOptions: StartTLSOptions{
			ServerSide: setup.serverSide, ServerHostname: setup.hostname,
			HandshakeTimeout: setup.timing.handshake, ShutdownTimeout: setup.timing.shutdown,
		},
		app: p, config: setup.config, waiter: waiter,
	})
}
