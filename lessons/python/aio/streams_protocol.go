package aio

import (
	"runtime"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// StreamReaderProtocol is a stream's protocol as a Python object.
type StreamReaderProtocol struct {
	attributes
	core   *loopcore.StreamReaderProtocol // nil until __init__
	loop   *Loop
	server bool
	self   *py.Instance
}

var _ py.Wrapped = (*StreamReaderProtocol)(nil)

// Type is StreamReaderProtocol.
func (*StreamReaderProtocol) Type() *py.Class { return StreamReaderProtocolClass }

// Wrap notes the object that carries it.
func (p *StreamReaderProtocol) Wrap(i *py.Instance) { p.self = i }

// streamProtocolObject is the object of a stream's protocol.
func streamProtocolObject(core *loopcore.StreamReaderProtocol) *StreamReaderProtocol {
	return ownedBy(core, func() *StreamReaderProtocol {
		return &StreamReaderProtocol{core: core, loop: loopObject(loopcore.RunningLoop())}
	})
}

// connected is a client_connected_cb as the loop calls it. A coroutine that it
// answers becomes a task.
func (l *Loop) connected(fn py.Value) loopcore.ClientConnected {
	if given(fn) == nil {
		return nil
	}
	return func(r *loopcore.StreamReader, w *loopcore.StreamWriter) (loopcore.Coroutine, error) {
		v, err := l.thread.Call(fn, readerObject(r), l.writerObject(w))
		if err != nil {
			return nil, err
		}
		coro := coroutineOf(l.thread, v)
		if coro == nil { // who has not kept the writer has closed it
			runtime.GC()
			l.closeDropped()
		}
		return coro, nil
	}
}

func streamProtocolSpec() py.Spec {
	callback := func(sig string, do func(t *py.Thread, p *StreamReaderProtocol, args []py.Value) (py.Value, error)) py.Def {
		return py.Def{Sig: sig, Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return do(t, args[0].(*StreamReaderProtocol), args[1:])
		}}
	}
	return py.Spec{
		Bases: []*py.Class{flowControlClass}, Self: py.SelfOf[*StreamReaderProtocol],
		New: made(func() py.Value { return &StreamReaderProtocol{} }),
		Defs: []py.Def{
			{Sig: "__init__(self, stream_reader, client_connected_cb=None, loop=None)", Python: true, Fn: streamProtocolInit},
			callback("connection_made(self, transport)", func(t *py.Thread, p *StreamReaderProtocol, args []py.Value) (py.Value, error) {
				s, err := transportArgument(t, args[0])
				if err != nil {
					return nil, err
				}
				return nil, p.core.ConnectionMade(s)
			}),
			callback("connection_lost(self, exc)", func(_ *py.Thread, p *StreamReaderProtocol, args []py.Value) (py.Value, error) {
				p.core.ConnectionLost(blockError(args[0]))
				return nil, nil
			}),
			callback("data_received(self, data)", func(t *py.Thread, p *StreamReaderProtocol, args []py.Value) (py.Value, error) {
				b, err := py.BytesOf(t, args[0])
				if err != nil {
					return nil, err
				}
				return nil, p.core.DataReceived(append([]byte(nil), b...))
			}),
			callback("eof_received(self)", func(_ *py.Thread, p *StreamReaderProtocol, _ []py.Value) (py.Value, error) {
				keep, err := p.core.EOFReceived()
				return py.MakeBool(keep), err
			}),
			callback("pause_writing(self)", func(_ *py.Thread, p *StreamReaderProtocol, _ []py.Value) (py.Value, error) {
				p.core.PauseWriting()
				return nil, nil
			}),
			callback("resume_writing(self)", func(_ *py.Thread, p *StreamReaderProtocol, _ []py.Value) (py.Value, error) {
				p.core.ResumeWriting()
				return nil, nil
			}),
		},
	}
}

// streamProtocolInit is StreamReaderProtocol.__init__.
func streamProtocolInit(t *py.Thread, args []py.Value) (py.Value, error) {
	r, ok := py.As[*StreamReader](args[1])
	if !ok || r.core == nil {
		return nil, t.TypeError("a StreamReader is expected, not %s", args[1].Type().Name)
	}
	l, err := loopArgument(t, args[3])
	if err != nil {
		return nil, err
	}
	p := args[0].(*StreamReaderProtocol)
	p.loop, p.server = l, given(args[2]) != nil
	p.core = l.core.NewStreamReaderProtocol(r.core, l.connected(args[2]))
	p.core.SetOwner(p)
	return nil, nil
}
