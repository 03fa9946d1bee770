package aio

import (
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The classes of transports: those of asyncio.transports, which say what there
// is, and those that the loop makes.
var (
	BaseTransportClass       = py.NewClass("asyncio.transports", "BaseTransport")
	ReadTransportClass       = py.NewClass("asyncio.transports", "ReadTransport")
	WriteTransportClass      = py.NewClass("asyncio.transports", "WriteTransport")
	TransportClass           = py.NewClass("asyncio.transports", "Transport")
	DatagramTransportClass   = py.NewClass("asyncio.transports", "DatagramTransport")
	SubprocessTransportClass = py.NewClass("asyncio.transports", "SubprocessTransport")
	socketTransportClass     = py.NewClass("asyncio.selector_events", "_SelectorSocketTransport")
	datagramClass            = py.NewClass("asyncio.selector_events", "_SelectorDatagramTransport")
	tlsTransportClass        = py.NewClass("asyncio.sslproto", "_SSLProtocolTransport")
)

// Transport is a transport of a stream as a Python object.
type Transport struct {
	attributes
	core loopcore.Transport
	loop *Loop
}

// Type is the class of the loop's transport.
func (s *Transport) Type() *py.Class {
	if _, plain := s.core.(*loopcore.SocketTransport); plain {
		return socketTransportClass
	}
	return tlsTransportClass
}

// Datagrams is a transport of datagrams as a Python object.
type Datagrams struct {
	attributes
	core loopcore.DatagramTransport
	loop *Loop
}

// Type is _SelectorDatagramTransport.
func (*Datagrams) Type() *py.Class { return datagramClass }

// owned is a thing of the loop's that keeps its object.
type owned interface {
	Owner() any
	SetOwner(any)
}

// ownedBy is the object of a thing of the loop's: always the same.
func ownedBy[T py.Value](core any, make func() T) T {
	o, ok := core.(owned)
	if !ok {
		return make()
	}
	v, ok := o.Owner().(T)
	if !ok {
		v = make()
		o.SetOwner(v)
	}
	return v
}

// transportObject is the object of a transport.
func transportObject(core loopcore.Transport) py.Value {
	return ownedBy(core, func() *Transport { return &Transport{core: core, loop: loopObject(loopcore.RunningLoop())} })
}

// datagramObject is the object of a transport of datagrams.
func datagramObject(core loopcore.DatagramTransport) py.Value {
	return ownedBy(core, func() *Datagrams { return &Datagrams{core: core, loop: loopObject(loopcore.RunningLoop())} })
}

func transportsPart() part {
	return part{name: "transports", classes: []*py.Class{
		BaseTransportClass, ReadTransportClass, WriteTransportClass, TransportClass, DatagramTransportClass, SubprocessTransportClass,
	}}
}

// refusing are methods that a class inherits only to be told what there is.
func refusing(sigs ...string) []py.Def {
	var all []py.Def
	for _, sig := range sigs {
		all = append(all, py.Def{Sig: sig, Python: true, Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return nil, t.NewException(py.Errors.NotImplementedError)
		}})
	}
	return all
}

func transportClasses() []classSpec {
	base := []py.Def{
		{Sig: "__init__(self, extra=None)", Python: true, Fn: baseTransportInit},
		{Sig: "get_extra_info(self, name, default=None)", Python: true, Fn: baseExtraInfo},
	}
	write := append(refusing(
		"set_write_buffer_limits(self, high=None, low=None)", "get_write_buffer_size(self)", "get_write_buffer_limits(self)",
		"write(self, data)", "write_eof(self)", "can_write_eof(self)", "abort(self)",
	), py.Def{Sig: "writelines(self, list_of_data)", Python: true, Fn: baseWriteLines})
	kind := func(defs []py.Def, bases ...*py.Class) func() py.Spec {
		return func() py.Spec { return py.Spec{Bases: bases, Defs: defs} }
	}
	return []classSpec{
		{BaseTransportClass, kind(append(base, refusing("is_closing(self)", "close(self)", "set_protocol(self, protocol)", "get_protocol(self)")...))},
		{ReadTransportClass, kind(refusing("is_reading(self)", "pause_reading(self)", "resume_reading(self)"), BaseTransportClass)},
		{WriteTransportClass, kind(write, BaseTransportClass)},
		{TransportClass, kind(nil, ReadTransportClass, WriteTransportClass)},
		{DatagramTransportClass, kind(refusing("sendto(self, data, addr=None)", "abort(self)"), BaseTransportClass)},
		{SubprocessTransportClass, kind(refusing(
			"get_pid(self)", "get_returncode(self)", "get_pipe_transport(self, fd)", "send_signal(self, signal)", "terminate(self)", "kill(self)",
		), BaseTransportClass)},
		{socketTransportClass, func() py.Spec { return streamTransportSpec() }},
		{tlsTransportClass, func() py.Spec { return streamTransportSpec() }},
		{datagramClass, datagramSpec},
	}
}

// baseTransportInit is BaseTransport.__init__, for transports of the program's.
func baseTransportInit(t *py.Thread, args []py.Value) (py.Value, error) {
	extra := args[1]
	if extra == py.None {
		extra = py.NewDict()
	}
	return nil, setAll(t, args[0], map[string]py.Value{"_extra": extra})
}

func baseExtraInfo(t *py.Thread, args []py.Value) (py.Value, error) {
	extra, err := t.Attr(args[0], "_extra")
	if err != nil {
		return nil, err
	}
	return t.CallMethod(extra, "get", args[1], args[2])
}

func baseWriteLines(t *py.Thread, args []py.Value) (py.Value, error) {
	whole, err := t.CallMethod(&py.Bytes{}, "join", args[1])
	if err != nil {
		return nil, err
	}
	return t.CallMethod(args[0], "write", whole)
}

// limits is what the transports of streams and of datagrams can do alike.
type limits interface {
	ExtraInfo(name string) any
	IsClosing() bool
	Close()
	Abort()
	WriteBufferSize() int
	WriteBufferLimits() (low, high int)
	SetWriteBufferLimits(high, low int) error
}

// commonDefs are the methods that transports of every kind have.
func commonDefs[T py.Value](core func(T) limits, loop func(T) *Loop) []py.Def {
	return []py.Def{
		{Sig: "get_extra_info(self, name, default=None)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return extraInfo(t, core(args[0].(T)).ExtraInfo, args[1], args[2])
		}},
		truth("is_closing(self)", func(s T) bool { return core(s).IsClosing() }),
		doing("close(self)", func(s T) error { core(s).Close(); return nil }),
		doing("abort(self)", func(s T) error { core(s).Abort(); return nil }),
		{Sig: "get_write_buffer_size(self)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.MakeInt(int64(core(args[0].(T)).WriteBufferSize())), nil
		}},
		{Sig: "get_write_buffer_limits(self)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			low, high := core(args[0].(T)).WriteBufferLimits()
			return py.NewTuple(py.MakeInt(int64(low)), py.MakeInt(int64(high))), nil
		}},
		{Sig: "set_write_buffer_limits(self, high=None, low=None)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			high, low, err := waterMarks(t, args[1], args[2])
			if err != nil {
				return nil, err
			}
			return nil, core(args[0].(T)).SetWriteBufferLimits(high, low)
		}},
		{Sig: "_loop(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return loop(args[0].(T)).object(), nil
		}},
	}
}

// waterMarks are the arguments of set_write_buffer_limits; negative: the default.
func waterMarks(t *py.Thread, high, low py.Value) (h, l int, err error) {
	h, l = -1, -1
	for i, v := range []py.Value{high, low} {
		if given(v) == nil {
			continue
		}
		n, err := t.Index(v)
		if err != nil {
			return 0, 0, err
		}
		if n < 0 {
			if i == 0 {
				l = n / 4
				if given(low) != nil {
					l, _ = t.Index(low)
				}
				return 0, 0, t.ValueError("high (%d) must be >= low (%d) must be >= 0", n, l)
			}
			h = max(h, 4*n)
			return 0, 0, t.ValueError("high (%d) must be >= low (%d) must be >= 0", h, n)
		}
		*[]*int{&h, &l}[i] = n
	}
	return h, l, nil
}

// streamTransportSpec is what a transport of a stream can do.
func streamTransportSpec() py.Spec {
	return py.Spec{
		Bases: []*py.Class{TransportClass}, Self: py.SelfOf[*Transport],
		Defs: slices.Concat(commonDefs(
			func(s *Transport) limits { return s.core },
			func(s *Transport) *Loop { return s.loop },
		), []py.Def{
			{Sig: "__repr__(self)", Fn: transportRepr},
			truth("is_reading(self)", func(s *Transport) bool { return s.core.IsReading() }),
			doing("pause_reading(self)", func(s *Transport) error { s.core.PauseReading(); return nil }),
			doing("resume_reading(self)", func(s *Transport) error { s.core.ResumeReading(); return nil }),
			truth("can_write_eof(self)", func(s *Transport) bool { return s.core.CanWriteEOF() }),
			{Sig: "write_eof(self)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				s := args[0].(*Transport)
				if !s.core.CanWriteEOF() {
					return nil, t.NewException(py.Errors.NotImplementedError)
				}
				return nil, s.core.WriteEOF()
			}},
			{Sig: "write(self, data)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				b, err := writable(t, args[1], args[0].(*Transport).core)
				if err != nil {
					return nil, err
				}
				return nil, writeTransport(args[0].(*Transport).core, b)
			}},
			{Sig: "writelines(self, list_of_data)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				parts, err := writableParts(t, args[1])
				if err != nil {
					return nil, err
				}
				return nil, writeParts(args[0].(*Transport).core, parts)
			}},
			{Sig: "get_protocol(self)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return protocolObject(args[0].(*Transport).core.Protocol()), nil
			}},
			{Sig: "set_protocol(self, protocol)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				s := args[0].(*Transport)
				p, err := protocolOf(t, s.loop, args[1])
				if err == nil {
					s.core.SetProtocol(p)
				}
				return nil, err
			}},
		}),
	}
}

func transportRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	s := args[0].(*Transport)
	if s.Type() == tlsTransportClass {
		return py.NewStr(t.DefaultRepr(s)), nil
	}
	return py.NewStr(s.core.(*loopcore.SocketTransport).String()), nil
}

// writable are the bytes of what a program writes to a transport, which has words
// of its own for what are none.
func writable(t *py.Thread, v py.Value, to any) ([]byte, error) {
	b, err := py.BytesOf(t, v)
	if err == nil {
		return b, nil
	}
	switch to.(type) {
	case *loopcore.SocketTransport:
		return nil, t.TypeError("data argument must be a bytes, bytearray, or memoryview object, not '%s'", v.Type().Name)
	case loopcore.Transport:
		return nil, t.TypeError("data: expecting a bytes-like instance, got %s", v.Type().Name)
	}
	return nil, t.TypeError("data argument must be a bytes-like object, not '%s'", v.Type().Name)
}

func writableParts(t *py.Thread, v py.Value) ([][]byte, error) {
	var parts [][]byte
	err := t.Each(v, func(x py.Value) error {
		b, err := py.BytesOf(t, x)
		parts = append(parts, b)
		return err
	})
	return parts, err
}

// tryWriter is a transport that says what a write is refused for.
type tryWriter interface {
	TryWrite(b []byte) error
	TryWriteLines(parts [][]byte) error
}

func writeTransport(s loopcore.Transport, b []byte) error {
	if w, ok := s.(tryWriter); ok {
		return w.TryWrite(b)
	}
	s.Write(b)
	return nil
}

func writeParts(s loopcore.Transport, parts [][]byte) error {
	if w, ok := s.(tryWriter); ok {
		return w.TryWriteLines(parts)
	}
	s.Write(slices.Concat(parts...))
	return nil
}
