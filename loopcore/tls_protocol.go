package loopcore

import (
	"crypto/tls"
	"errors"
	"fmt"
)

type tlsState uint8

const (
	tlsUnwrapped tlsState = iota
	tlsHandshaking
	tlsWrapped
	tlsFlushing
	tlsShutdown
)

// appState is how far the application's protocol is:
// INIT -connection_made-> CON_MADE [-eof_received-> EOF] -connection_lost-> CON_LOST.
type appState uint8

const (
	appInit appState = iota
	appMade
	appEOF
	appLost
)

// tlsProtocol is TLS between a raw transport and the application's protocol
// (sslproto.SSLProtocol), by a tls.Conn that reads and writes a pipe in memory.
// crypto/tls makes a handshake in one call, which needs a stack to suspend: a Go
// coroutine's, which lasts as long as the handshake. After that nothing of
// crypto/tls waits.
type tlsProtocol struct {
	loop      *Loop
	conn      *tls.Conn
	pipe      tlsPipe
	given     *tls.Config
	raw       rawTransport // nil before and after the connection
	app       BaseProtocol
	transport *tlsTransport
	waiter    *Future

	state       tlsState
	appState    appState
	handshake   *GoCoroutine
	began       float64 // when the handshake began
	complete    bool
	eofReceived bool
	lost        int // writes after the end, and the end itself

	handshakeTimeout, shutdownTimeout float64 // in seconds
	handshakeTimer, shutdownTimer     *TimerHandle

	rawPaused     bool // we have paused the raw transport's reading
	readingPaused bool // the app has paused ours
	writingPaused bool // we have paused the app's writing
	outPaused     bool // the raw transport has paused ours
	readHigh      int
	readLow       int
	writeHigh     int
	writeLow      int

	buffer []byte // for the raw transport to read into, where the loop's is in use
}

// String is the protocol as Python's repr writes it.
func (p *tlsProtocol) String() string {
	return fmt.Sprintf("<asyncio.sslproto.SSLProtocol object at %p>", p)
}

// ConnectionMade begins the handshake.
func (p *tlsProtocol) ConnectionMade(t Transport) error {
	raw, ok := t.(rawTransport)
	if !ok {
		return TypeError(fmt.Sprintf("transport %v cannot carry TLS", t))
	}
	p.raw = raw
	return p.startHandshake()
}

// ConnectionLost tells the app, and whoever waits for the handshake.
func (p *tlsProtocol) ConnectionLost(err error) {
	p.pipe.out = nil
	p.lost++
	p.transport.closed = true
	if p.state != tlsHandshaking && (p.appState == appMade || p.appState == appEOF) {
		p.appState = appLost
		app := p.app
		p.loop.callSoon(protocolName(app)+".connection_lost", func() { app.ConnectionLost(err) })
	}
	p.state = tlsUnwrapped
	p.raw = nil
	p.wake(err)
	cancelTimer(&p.shutdownTimer)
	cancelTimer(&p.handshakeTimer)
	if p.handshake != nil {
		p.handshake.Close()
		p.handshake = nil
	}
}

func cancelTimer(t **TimerHandle) {
	if *t != nil {
		(*t).Cancel()
		*t = nil
	}
}

// wake ends the wait for the handshake.
func (p *tlsProtocol) wake(err error) {
	f := p.waiter
	if f == nil {
		return
	}
	p.waiter = nil
	switch {
	case f.Done():
	case err != nil:
		_ = f.SetException(err)
	default:
		_ = f.SetResult(nil)
	}
}

// GetBuffer is where the raw transport reads into: one buffer for all of the
// loop's connections, for what comes is decrypted at once.
func (p *tlsProtocol) GetBuffer(int) ([]byte, error) {
	l := p.loop
	if l.tls.busy { // TLS within TLS: the outer one is reading it
		if p.buffer == nil {
			p.buffer = make([]byte, tlsReadSize)
		}
		return p.buffer, nil
	}
	if l.tls.buffer == nil {
		l.tls.buffer = make([]byte, tlsReadSize)
	}
	return l.tls.buffer, nil
}

// BufferUpdated goes on with what has come.
func (p *tlsProtocol) BufferUpdated(n int) error {
	l := p.loop
	if l.tls.busy {
		return p.received(p.buffer[:n])
	}
	l.tls.busy = true
	defer func() { l.tls.busy = false }()
	return p.received(l.tls.buffer[:n])
}

// received goes on with bytes that it may keep only until it returns.
func (p *tlsProtocol) received(b []byte) error {
	p.pipe.feed(b)
	defer p.pipe.keep()
	return p.goOn()
}

// goOn does what the state calls for.
func (p *tlsProtocol) goOn() error {
	switch p.state {
	case tlsHandshaking:
		return p.doHandshake()
	case tlsWrapped:
		return p.doRead()
	case tlsFlushing:
		return p.doFlush()
	case tlsShutdown:
		return p.doShutdown()
	}
	return nil
}

// EOFReceived ends the connection, for TLS knows no half-closed one. The raw
// transport stays open while the app is yet to read what has come.
func (p *tlsProtocol) EOFReceived() (keepOpen bool, err error) {
	p.eofReceived = true
	if p.loop.debug.Load() {
		p.loop.log.Debugf("%v received EOF", p)
	}
	switch p.state {
	case tlsHandshaking:
		err = p.handshakeDone(connectionReset("ConnectionResetError"))
	case tlsWrapped:
		p.state = tlsFlushing
		if p.readingPaused {
			return true, nil
		}
		err = p.doFlush()
	case tlsFlushing:
		p.processOutgoing()
		p.state = tlsShutdown
		err = p.doShutdown()
	case tlsShutdown:
		err = p.doShutdown()
	}
	if err != nil && !leavesLoop(err) && p.raw != nil {
		p.raw.Close()
	}
	return false, err
}

// startHandshake begins the coroutine in which crypto/tls makes the handshake.
func (p *tlsProtocol) startHandshake() error {
	l := p.loop
	if l.debug.Load() {
		l.log.Debugf("%v starts SSL handshake", p)
		p.began = l.Time()
	}
	p.state = tlsHandshaking
	p.handshakeTimer = l.callLater(p.handshakeTimeout, "SSLProtocol._check_handshake_timeout", p.checkHandshakeTimeout)
	p.handshake = named("SSLProtocol._do_handshake", "", func(co *Co) (any, error) {
		p.pipe.co = co
		defer func() { p.pipe.co = nil }()
		return nil, p.conn.Handshake()
	})
	p.handshake.bind(l)
	return p.doHandshake()
}

func (p *tlsProtocol) checkHandshakeTimeout() {
	if p.state == tlsHandshaking {
		p.fatal(&OSError{
			Strerror: "SSL handshake is taking longer than " + floatRepr(p.handshakeTimeout) + " seconds: aborting the connection",
			class:    "ConnectionAbortedError",
		}, "Fatal error on transport")
	}
}

// doHandshake goes on with the handshake, as far as what has come lets it.
func (p *tlsProtocol) doHandshake() error {
	a := p.handshake.resume(nil, nil)
	if !a.Done {
		p.processOutgoing()
		return nil
	}
	p.handshake = nil
	if a.Err != nil && !leavesLoop(a.Err) {
		a.Err = sslError(a.Err)
	}
	return p.handshakeDone(a.Err)
}

// handshakeDone is _on_handshake_complete.
func (p *tlsProtocol) handshakeDone(err error) error {
	cancelTimer(&p.handshakeTimer)
	if err != nil {
		p.state = tlsUnwrapped
		message := "SSL handshake failed"
		var ssl *SSLError
		if errors.As(err, &ssl) && ssl.Verification {
			message = "SSL handshake failed on verifying the certificate"
		}
		p.fatal(err, message)
		p.wake(err)
		return nil
	}
	p.state, p.complete = tlsWrapped, true
	l := p.loop
	if l.debug.Load() {
		l.log.Debugf("%v: SSL handshake took %.1f ms", p, (l.Time()-p.began)*1e3)
	}
	if p.appState == appInit {
		p.appState = appMade
		if err := p.app.ConnectionMade(p.transport); err != nil {
			return err
		}
	}
	p.wake(nil)
	return p.doRead()
}

// extraInfo is what TLS knows, else what the raw transport does.
func (p *tlsProtocol) extraInfo(name string) any {
	switch name {
	case "sslcontext":
		return p.given
	case "ssl_object", "peercert", "cipher":
		if !p.complete {
			return nil
		}
		state := p.conn.ConnectionState()
		switch {
		case name == "ssl_object":
			return p.conn
		case name == "cipher":
			return tlsCipher(state)
		case len(state.PeerCertificates) > 0:
			return state.PeerCertificates[0]
		}
		return nil
	}
	if p.raw == nil {
		return nil
	}
	return p.raw.ExtraInfo(name)
}
