package aio

import (
	"net/netip"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The classes of asyncio.protocols. Programs inherit from them.
var (
	BaseProtocolClass       = py.NewClass("asyncio.protocols", "BaseProtocol")
	ProtocolClass           = py.NewClass("asyncio.protocols", "Protocol")
	BufferedProtocolClass   = py.NewClass("asyncio.protocols", "BufferedProtocol")
	DatagramProtocolClass   = py.NewClass("asyncio.protocols", "DatagramProtocol")
	SubprocessProtocolClass = py.NewClass("asyncio.protocols", "SubprocessProtocol")
)

func protocolsPart() part {
	return part{name: "protocols", classes: []*py.Class{
		BaseProtocolClass, ProtocolClass, DatagramProtocolClass, SubprocessProtocolClass, BufferedProtocolClass,
	}}
}

// nothing is a callback of a protocol's that does nothing.
func nothing(sig string) py.Def {
	return py.Def{Sig: sig, Python: true, Fn: func(*py.Thread, []py.Value) (py.Value, error) { return nil, nil }}
}

func protocolClasses() []classSpec {
	kind := func(base *py.Class, sigs ...string) func() py.Spec {
		return func() py.Spec {
			s := py.Spec{Values: map[string]py.Value{"__slots__": py.NewTuple()}}
			if base != nil {
				s.Bases = []*py.Class{base}
			}
			for _, sig := range sigs {
				s.Defs = append(s.Defs, nothing(sig))
			}
			return s
		}
	}
	return []classSpec{
		{BaseProtocolClass, kind(nil, "connection_made(self, transport)", "connection_lost(self, exc)", "pause_writing(self)", "resume_writing(self)")},
		{ProtocolClass, kind(BaseProtocolClass, "data_received(self, data)", "eof_received(self)")},
		{BufferedProtocolClass, kind(BaseProtocolClass, "get_buffer(self, sizehint)", "buffer_updated(self, nbytes)", "eof_received(self)")},
		{DatagramProtocolClass, kind(BaseProtocolClass, "datagram_received(self, data, addr)", "error_received(self, exc)")},
		{SubprocessProtocolClass, kind(BaseProtocolClass, "pipe_data_received(self, fd, data)", "pipe_connection_lost(self, fd, exc)", "process_exited(self)")},
	}
}

// ownProtocol is a protocol that is written in Python, as the loop tells it.
type ownProtocol struct {
	loop *Loop
	of   py.Value
}

// ownStream and ownBuffered take a stream of bytes: the one is given them, the
// other has them put into buffers of its own. ownDatagrams takes datagrams.
type (
	ownStream    struct{ ownProtocol }
	ownBuffered  struct{ ownProtocol }
	ownDatagrams struct{ ownProtocol }
)

var (
	_ loopcore.Protocol         = (*ownStream)(nil)
	_ loopcore.BufferedProtocol = (*ownBuffered)(nil)
	_ loopcore.DatagramProtocol = (*ownDatagrams)(nil)
)

// protocolOf is a protocol object as the loop tells it.
func protocolOf(t *py.Thread, l *Loop, v py.Value) (loopcore.BaseProtocol, error) {
	if p, ok := v.(*StreamReaderProtocol); ok && p.core != nil {
		return p.core, nil
	}
	buffered, err := t.IsInstance(v, BufferedProtocolClass)
	if err != nil {
		return nil, err
	}
	if buffered {
		return &ownBuffered{ownProtocol{l, v}}, nil
	}
	return &ownStream{ownProtocol{l, v}}, nil
}

// protocolObject is the object of a protocol that the loop tells.
func protocolObject(p any) py.Value {
	switch p := p.(type) {
	case *ownStream:
		return p.of
	case *ownBuffered:
		return p.of
	case *ownDatagrams:
		return p.of
	case *loopcore.StreamReaderProtocol:
		return streamProtocolObject(p)
	}
	return py.None
}

// factory has the loop make a protocol by calling a Python function. What that
// raises leaves as a panic, for which the loop looks.
func (l *Loop) factory(fn py.Value) func() loopcore.BaseProtocol {
	return func() loopcore.BaseProtocol {
		v, err := l.thread.Call(fn)
		if err != nil {
			panic(l.thread.FromGo(err))
		}
		p, err := protocolOf(l.thread, l, v)
		if err != nil {
			panic(l.thread.FromGo(err))
		}
		return p
	}
}

// ProtocolName is how the names of its callbacks begin.
func (p *ownProtocol) ProtocolName() string { return p.of.Type().QualName }

// String is repr(protocol).
func (p *ownProtocol) String() string { return reprOrName(p.loop.in.Current(), p.of) }

func (p *ownProtocol) tell(method string, args ...py.Value) error {
	_, err := p.loop.thread.CallMethod(p.of, method, args...)
	return err
}

// must is tell where the loop expects no error: one leaves as a panic.
func (p *ownProtocol) must(method string, args ...py.Value) {
	if err := p.tell(method, args...); err != nil {
		panic(p.loop.thread.FromGo(err))
	}
}

// orNone is an error as an argument: an exception, or None.
func (p *ownProtocol) orNone(err error) py.Value {
	if err == nil {
		return py.None
	}
	return p.loop.thread.FromGo(err)
}

// ConnectionLost tells it so.
func (p *ownProtocol) ConnectionLost(err error) { p.must("connection_lost", p.orNone(err)) }

// PauseWriting tells it so.
func (p *ownProtocol) PauseWriting() { p.must("pause_writing") }

// ResumeWriting tells it so.
func (p *ownProtocol) ResumeWriting() { p.must("resume_writing") }

// eofReceived asks whether the transport is to stay open.
func (p *ownProtocol) eofReceived() (bool, error) {
	v, err := p.loop.thread.CallMethod(p.of, "eof_received")
	if err != nil {
		return false, err
	}
	return p.loop.thread.Truth(v)
}

// ConnectionMade tells it of its transport.
func (p *ownStream) ConnectionMade(t loopcore.Transport) error {
	return p.tell("connection_made", transportObject(t))
}

// DataReceived gives it what has come.
func (p *ownStream) DataReceived(b []byte) error { return p.tell("data_received", &py.Bytes{B: b}) }

// EOFReceived asks it.
func (p *ownStream) EOFReceived() (bool, error) { return p.eofReceived() }

// ConnectionMade tells it of its transport.
func (p *ownBuffered) ConnectionMade(t loopcore.Transport) error {
	return p.tell("connection_made", transportObject(t))
}

// GetBuffer asks it for a buffer.
func (p *ownBuffered) GetBuffer(sizehint int) ([]byte, error) {
	t := p.loop.thread
	v, err := t.CallMethod(p.of, "get_buffer", py.MakeInt(int64(sizehint)))
	if err != nil {
		return nil, err
	}
	n, err := t.Len(v)
	if err != nil || n == 0 {
		return nil, err
	}
	return py.WritableBytes(t, v, "recv_into() argument 1")
}

// BufferUpdated tells it how much has come.
func (p *ownBuffered) BufferUpdated(n int) error {
	return p.tell("buffer_updated", py.MakeInt(int64(n)))
}

// EOFReceived asks it.
func (p *ownBuffered) EOFReceived() (bool, error) { return p.eofReceived() }

// ConnectionMade tells it of its transport.
func (p *ownDatagrams) ConnectionMade(t loopcore.DatagramTransport) error {
	return p.tell("connection_made", datagramObject(t))
}

// DatagramReceived gives it one.
func (p *ownDatagrams) DatagramReceived(b []byte, from netip.AddrPort) error {
	return p.tell("datagram_received", &py.Bytes{B: b}, addressValue(from))
}

// ErrorReceived tells it of one.
func (p *ownDatagrams) ErrorReceived(err error) { p.must("error_received", p.orNone(err)) }
