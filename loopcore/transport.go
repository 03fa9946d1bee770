package loopcore

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"batuta/loopcore/selector"
)

// What asyncio's transports over sockets have in common
// (selector_events.py: _SelectorTransport; transports.py: _FlowControlMixin).

const (
	// maxRead is how many bytes one callback reads at most (max_size).
	maxRead = 256 * 1024
	// lostWrites is after how many writes to a lost connection each is warned
	// of (constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES).
	lostWrites = 5
	// defaultHighWater is how many bytes a write buffer holds before the
	// protocol is asked to pause.
	defaultHighWater = 64 * 1024
)

// selectorTransport is _SelectorTransport.
type selectorTransport struct {
	Owned
	loop   *Loop
	self   transportKind
	class  string // _SelectorSocketTransport
	number int    // among the loop's transports
	fd     int
	open   bool // the socket is not closed
	ended  bool // connection_lost has been called: it knows neither loop nor protocol any more
	local  address
	peer   address
	server *Server

	lost    int // set when the call of connection_lost is scheduled; counts writes from then on
	closing bool
	paused  bool
	blamed  bool // it has been said that it was not closed

	protocolPaused bool
	high, low      int
}

// transportKind is what the transports differ in.
type transportKind interface {
	fmt.Stringer
	WriteBufferSize() int
	dropBuffer()
	told() toldOfTransport // its protocol
	readReady() error
}

// toldOfTransport is what every protocol is told, of whatever kind it is.
type toldOfTransport interface {
	ConnectionLost(error)
	PauseWriting()
	ResumeWriting()
}

// setUp is what each kind's making begins with. A peer that is not known is
// asked of the system.
func (t *selectorTransport) setUp(l *Loop, self transportKind, class string, fd int, peer address, s *Server) error {
	if err := l.checkNoTransport(fd, func() string { return l.socketRepr("socket.socket", fd) }); err != nil {
		return err
	}
	if !peer.known() {
		peer = l.peer(fd)
	}
	l.net.made++
	*t = selectorTransport{
		loop: l, self: self, class: class, number: l.net.made, fd: fd, open: true,
		local: l.localName(fd), peer: peer, server: s,
		high: defaultHighWater, low: defaultHighWater / 4,
	}
	if s != nil {
		if err := s.attach(t); err != nil {
			return err
		}
	}
	if l.net.transports == nil {
		l.net.transports = map[int]*selectorTransport{}
	}
	l.net.transports[fd] = t
	l.letGo(fd)
	return nil
}

// begin has the protocol told of its connection, and only then reads, and only
// then wakes who waits for the connection.
func (t *selectorTransport) begin(made func() error, protocol any, waiter *Future) {
	l := t.loop
	name := protocolName(protocol) + ".connection_made"
	call := &Call{Fn: made}
	if l.debug.Load() { // only then does asyncio name a callback's arguments
		call.Label = func() string { return name + "(" + t.String() + ")" }
	}
	l.queue(l.newHandle(Handle{name: name, call: call}))
	l.callSoonCall("_SelectorTransport._add_reader", t.addReader)
	if waiter != nil {
		l.callSoon("futures._set_result_unless_cancelled", func() {
			if !waiter.Cancelled() {
				_ = waiter.SetResult(nil)
			}
		})
	}
}

// callSoonCall is callSoon for a callback whose error is told to the exception
// handler.
func (l *Loop) callSoonCall(name string, fn func() error) {
	l.queue(l.newHandle(Handle{call: &Call{Fn: fn}, name: name}))
}

// addReader has it read, unless it is paused or closing.
func (t *selectorTransport) addReader() error {
	if !t.IsReading() {
		return nil
	}
	_, err := t.loop.watch(t.fd, selector.Read, t.class+"._read_ready", t.self.readReady)
	return err
}

// String is the transport as asyncio's repr writes it.
func (t *selectorTransport) String() string {
	s := "<" + t.class
	switch {
	case !t.open:
		s += " closed"
	case t.closing:
		s += " closing"
	}
	s += fmt.Sprintf(" fd=%d", t.fd)
	if !t.ended && !t.loop.closed.Load() {
		s += fmt.Sprintf(" read=%s write=<%s, bufsize=%d>",
			polling(t.loop.watches(t.fd, selector.Read)), polling(t.loop.watches(t.fd, selector.Write)), t.self.WriteBufferSize())
	}
	return s + ">"
}

func polling(is bool) string {
	if is {
		return "polling"
	}
	return "idle"
}

// ExtraInfo is get_extra_info: "socket", "sockname", "peername".
func (t *selectorTransport) ExtraInfo(name string) any {
	switch name {
	case "socket":
		if !t.open {
			return -1 // the number may be another's by now
		}
		return t.fd
	case "sockname":
		return t.local.value()
	case "peername":
		return t.peer.value()
	}
	return nil
}

// IsClosing is is_closing().
func (t *selectorTransport) IsClosing() bool { return t.closing }

// IsReading is is_reading().
func (t *selectorTransport) IsReading() bool { return !t.closing && !t.paused }

// PauseReading is pause_reading(): no more data is received until ResumeReading.
func (t *selectorTransport) PauseReading() {
	if !t.IsReading() {
		return
	}
	t.paused = true
	t.loop.removeReader(t.fd)
	t.debugf("%v pauses reading", t)
}

// ResumeReading is resume_reading().
func (t *selectorTransport) ResumeReading() {
	if t.closing || !t.paused {
		return
	}
	t.paused = false
	if err := t.addReader(); err != nil {
		t.report("Fatal error on transport", err)
		return
	}
	t.debugf("%v resumes reading", t)
}

// Close flushes what is yet to be written, reads no more, and then tells the
// protocol that the connection is lost.
func (t *selectorTransport) Close() {
	if t.closing {
		return
	}
	t.closing = true
	t.loop.removeReader(t.fd)
	if t.self.WriteBufferSize() == 0 {
		t.lost++
		t.loop.removeWriter(t.fd)
		t.callConnectionLost(nil)
	}
}

// Abort drops what is yet to be written, and then tells the protocol that the
// connection is lost.
func (t *selectorTransport) Abort() { t.forceClose(nil) }

// fatalError ends the connection for an error, which is returned if it is one
// that leaves the loop. One of the system's is no surprise, and only debug
// mode speaks of it.
func (t *selectorTransport) fatalError(err error, message string) error {
	if leavesLoop(err) {
		return err
	}
	if isOSError(err) {
		if t.loop.debug.Load() {
			t.loop.log.WithError(err).Debugf("%v: %s", t, message)
		}
	} else {
		t.report(message, err)
	}
	t.forceClose(err)
	return nil
}

// report tells the exception handler of an error, naming transport and protocol.
func (t *selectorTransport) report(message string, err error) {
	t.loop.CallExceptionHandler(ExceptionContext{
		Message: message, Exception: err,
		Others: map[string]any{"transport": t.self, "protocol": t.self.told()},
	})
}

func (t *selectorTransport) forceClose(err error) {
	if t.lost > 0 {
		return
	}
	if t.self.WriteBufferSize() > 0 {
		t.self.dropBuffer()
		t.loop.removeWriter(t.fd)
	}
	if !t.closing {
		t.closing = true
		t.loop.removeReader(t.fd)
	}
	t.lost++
	t.callConnectionLost(err)
}

// callConnectionLost schedules the protocol's connection_lost, after which the
// socket is closed.
func (t *selectorTransport) callConnectionLost(err error) {
	if !t.loop.closed.Load() {
		class := t.class
		if class == datagramClass {
			class = "_SelectorTransport" // a datagram's inherits it
		}
		t.loop.callSoonCall(class+"._call_connection_lost", func() error { return t.connectionLost(err) })
	}
}

// connectionLost is _call_connection_lost. A protocol that closes its transport
// as the last of the buffer goes has scheduled a second call, which finds that
// all is done; in asyncio it stumbles there.
func (t *selectorTransport) connectionLost(reason error) error {
	if t.ended {
		return nil
	}
	defer func() {
		t.loop.discard(t.fd)
		t.open, t.ended = false, true
		t.lost++ // also where it was flushed before: whatever is written from now on is lost
		if t.loop.net.transports[t.fd] == t {
			delete(t.loop.net.transports, t.fd)
		}
		if s := t.server; s != nil {
			t.server = nil
			s.detach(t)
		}
	}()
	return called(func() error {
		t.self.told().ConnectionLost(reason)
		return nil
	})
}

// WriteBufferLimits is get_write_buffer_limits(), in bytes.
func (t *selectorTransport) WriteBufferLimits() (low, high int) { return t.low, t.high }

// SetWriteBufferLimits is set_write_buffer_limits(high, low), in bytes;
// negative: the default.
func (t *selectorTransport) SetWriteBufferLimits(high, low int) error {
	if high < 0 {
		high = defaultHighWater
		if low >= 0 {
			high = 4 * low
		}
	}
	if low < 0 {
		low = high / 4
	}
	if high < low {
		return ValueError(fmt.Sprintf("high (%d) must be >= low (%d) must be >= 0", high, low))
	}
	t.high, t.low = high, low
	t.maybePauseProtocol()
	return nil
}

// maybePauseProtocol asks the protocol to pause when the write buffer is over
// the high water mark.
func (t *selectorTransport) maybePauseProtocol() {
	if t.self.WriteBufferSize() <= t.high || t.protocolPaused {
		return
	}
	t.protocolPaused = true
	t.tell("protocol.pause_writing() failed", t.self.told().PauseWriting)
}

// maybeResumeProtocol has it go on when the buffer is down to the low one.
func (t *selectorTransport) maybeResumeProtocol() {
	if !t.protocolPaused || t.self.WriteBufferSize() > t.low {
		return
	}
	t.protocolPaused = false
	t.tell("protocol.resume_writing() failed", t.self.told().ResumeWriting)
}

func (t *selectorTransport) tell(failure string, fn func()) {
	err := called(func() error {
		fn()
		return nil
	})
	if err != nil {
		t.report(failure, err)
	}
}

// countLostWrite is what becomes of a write to a connection that is lost.
func (t *selectorTransport) countLostWrite() {
	if t.lost >= lostWrites {
		t.loop.log.Warn("socket.send() raised exception.")
	}
	t.lost++
}

func (t *selectorTransport) debugf(format string, args ...any) {
	if t.loop.debug.Load() {
		t.loop.log.Debugf(format, args...)
	}
}

// transportsMade lists the transports that are not closed, as they were made.
func (l *Loop) transportsMade() []*selectorTransport {
	var all []*selectorTransport
	for _, t := range l.net.transports {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b *selectorTransport) int { return cmp.Compare(a.number, b.number) })
	return all
}

// readBuffer is what all transports read into; what has come is copied out of it.
func (l *Loop) readBuffer() []byte {
	if l.net.buffer == nil {
		l.net.buffer = make([]byte, maxRead)
	}
	return l.net.buffer
}

// called calls a protocol's callback; a panic of it is its error.
func called(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked(p)
		}
	}()
	return fn()
}

// protocolName is the name of a protocol's type, as a callback's name has it. One
// that is written in another language says it itself.
func protocolName(p any) string {
	if named, ok := p.(interface{ ProtocolName() string }); ok {
		return named.ProtocolName()
	}
	name := path.Ext(strings.TrimLeft(fmt.Sprintf("%T", p), "*"))
	return strings.TrimPrefix(name, ".")
}

// instanceRepr is a protocol, or whatever else, as a log line shows it.
func instanceRepr(p any) string {
	switch p := p.(type) {
	case nil:
		return "None"
	case fmt.Stringer:
		return p.String()
	case string:
		return quoted(p)
	}
	return "<" + protocolName(p) + " object>"
}
