package aio

import (
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The classes of asyncio.streams.
var (
	StreamReaderClass         = py.NewClass("asyncio.streams", "StreamReader")
	StreamWriterClass         = py.NewClass("asyncio.streams", "StreamWriter")
	StreamReaderProtocolClass = py.NewClass("asyncio.streams", "StreamReaderProtocol")
	flowControlClass          = py.NewClass("asyncio.streams", "FlowControlMixin")
)

// StreamReader is a reader as a Python object.
type StreamReader struct {
	attributes
	core *loopcore.StreamReader // nil until __init__
}

// Type is StreamReader.
func (*StreamReader) Type() *py.Class { return StreamReaderClass }

// readerObject is the object of a reader.
func readerObject(core *loopcore.StreamReader) *StreamReader {
	return ownedBy(core, func() *StreamReader { return &StreamReader{core: core} })
}

func streamsPart() part {
	return part{
		name: "streams", defs: streamFunctions(), classes: []*py.Class{StreamReaderClass, StreamWriterClass, StreamReaderProtocolClass, flowControlClass},
		hidden: []string{"FlowControlMixin"},
	}
}

func streamClasses() []classSpec {
	return []classSpec{
		{AbstractServerClass, abstractServerSpec},
		{ServerClass, serverSpec},
		{TransportSocketClass, transportSocketSpec},
		{flowControlClass, func() py.Spec { return py.Spec{Bases: []*py.Class{ProtocolClass}} }},
		{StreamReaderProtocolClass, streamProtocolSpec},
		{StreamReaderClass, streamReaderSpec},
		{StreamWriterClass, streamWriterSpec},
	}
}

// size is an argument that counts bytes.
func size(t *py.Thread, v py.Value) (int, error) { return t.Index(v) }

// madeReader is a reader that has been initialized.
func madeReader(v py.Value) (py.Value, bool) {
	r, ok := py.As[*StreamReader](v)
	return r, ok
}

// reading is an async method of a reader's, which looks at its argument when it
// is awaited.
func reading(sig string, of func(t *py.Thread, r *loopcore.StreamReader, args []py.Value) (loopcore.Coroutine, error)) py.Def {
	name := "StreamReader." + nameOf(sig)
	return py.Def{Sig: sig, Python: true, Coroutine: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
		r, rest := args[0].(*StreamReader), slices.Clone(args[1:])
		return t.NewCoroutine(name, &later{begin: func(t *py.Thread) (py.CoroutineBody, error) {
			core, err := of(t, r.core, rest)
			if err != nil {
				return nil, err
			}
			if l := running(t); l != nil {
				l.streams.used = true
			}
			return &operation{core: core, result: bytesResult}, nil
		}}), nil
	}}
}

// bytesResult is what a read answers.
func bytesResult(_ *py.Thread, x any) (py.Value, error) {
	b, _ := x.([]byte)
	return &py.Bytes{B: b}, nil
}

func streamReaderSpec() py.Spec {
	return py.Spec{
		Self: madeReader, New: made(func() py.Value { return &StreamReader{} }),
		Defs: append(readerStateDefs(), []py.Def{
			{Sig: "__init__(self, limit=65536, loop=None)", Python: true, Fn: readerInit},
			reading("read(self, n=-1)", func(t *py.Thread, r *loopcore.StreamReader, args []py.Value) (loopcore.Coroutine, error) {
				n, err := size(t, args[0])
				return r.Read(n), err
			}),
			reading("readexactly(self, n)", func(t *py.Thread, r *loopcore.StreamReader, args []py.Value) (loopcore.Coroutine, error) {
				n, err := size(t, args[0])
				return r.ReadExactly(n), err
			}),
			reading("readline(self)", func(_ *py.Thread, r *loopcore.StreamReader, _ []py.Value) (loopcore.Coroutine, error) {
				return r.ReadLine(), nil
			}),
			reading("readuntil(self, separator=?)", readUntil),
			{Sig: "__aiter__(self)", Python: true, Kind: py.Whole, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0], nil }},
			{Sig: "__anext__(self)", Python: true, Coroutine: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return t.NewCoroutine("StreamReader.__anext__", &operation{core: args[0].(*StreamReader).core.NextLine(), result: nextLine}), nil
			}},
		}...),
	}
}

// nextLine is a line of an async iteration, which ends with the stream.
func nextLine(t *py.Thread, x any) (py.Value, error) {
	b, _ := x.([]byte)
	if len(b) == 0 {
		return nil, t.NewException(py.Errors.StopAsyncIteration)
	}
	return &py.Bytes{B: b}, nil
}

// readerStateDefs are the methods of a reader that do not read.
func readerStateDefs() []py.Def {
	return []py.Def{
		{Sig: "__repr__(self)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.NewStr(args[0].(*StreamReader).core.String()), nil
		}},
		truth("at_eof(self)", func(r *StreamReader) bool { return r.core.AtEOF() }),
		doing("feed_eof(self)", func(r *StreamReader) error { r.core.FeedEOF(); return nil }),
		{Sig: "feed_data(self, data)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			b, err := py.BytesOf(t, args[1])
			if err != nil {
				return nil, err
			}
			return nil, args[0].(*StreamReader).core.FeedData(slices.Clone(b))
		}},
		{Sig: "exception(self)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			if err := args[0].(*StreamReader).core.Exception(); err != nil {
				return t.FromGo(err), nil
			}
			return nil, nil
		}},
		{Sig: "set_exception(self, exc)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			e, ok := args[1].(*py.Exception)
			if !ok {
				return nil, t.NotYet("set_exception() with anything but an exception")
			}
			args[0].(*StreamReader).core.SetException(e)
			return nil, nil
		}},
		{Sig: "set_transport(self, transport)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			s, err := transportArgument(t, args[1])
			if err != nil {
				return nil, err
			}
			return nil, args[0].(*StreamReader).core.SetTransport(s)
		}},
	}
}

// readerInit is StreamReader.__init__.
func readerInit(t *py.Thread, args []py.Value) (py.Value, error) {
	limit, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	l, err := loopArgument(t, args[2])
	if err != nil {
		return nil, err
	}
	r := args[0].(*StreamReader)
	if r.core, err = l.core.NewStreamReader(limit); err == nil {
		r.core.SetOwner(r)
	}
	return nil, err
}

// readUntil takes one separator or a tuple of several.
func readUntil(t *py.Thread, r *loopcore.StreamReader, args []py.Value) (loopcore.Coroutine, error) {
	if args[0] == nil {
		return r.ReadUntil(), nil
	}
	several, ok := py.As[*py.Tuple](args[0])
	if !ok {
		several = py.NewTuple(args[0])
	}
	seps := [][]byte{}
	for _, v := range several.Items {
		b, err := py.BytesOf(t, v)
		if err != nil {
			return nil, err
		}
		seps = append(seps, b)
	}
	return r.ReadUntil(seps...), nil
}

// transportArgument is an argument that is a transport of the loop's.
func transportArgument(t *py.Thread, v py.Value) (loopcore.Transport, error) {
	if s, ok := py.As[*Transport](v); ok {
		return s.core, nil
	}
	return nil, t.NotYet("a transport that is none of the loop's own (" + v.Type().Name + ")")
}
