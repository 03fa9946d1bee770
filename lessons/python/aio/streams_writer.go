package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// StreamWriter is a writer as a Python object.
type StreamWriter struct {
	attributes
	core *loopcore.StreamWriter // nil until __init__
}

// Type is StreamWriter.
func (*StreamWriter) Type() *py.Class { return StreamWriterClass }

func streamWriterSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*StreamWriter], New: made(func() py.Value { return &StreamWriter{} }),
		Defs: []py.Def{
			{Sig: "__init__(self, transport, protocol, reader, loop)", Python: true, Fn: writerInit},
			{Sig: "__repr__(self)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.NewStr(args[0].(*StreamWriter).core.String()), nil
			}},
			{Sig: "transport(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return transportObject(args[0].(*StreamWriter).core.Transport()), nil
			}},
			{Sig: "write(self, data)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				b, err := writable(t, args[1], args[0].(*StreamWriter).core.Transport())
				if err != nil {
					return nil, err
				}
				return nil, args[0].(*StreamWriter).core.TryWrite(b)
			}},
			{Sig: "writelines(self, data)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				parts, err := writableParts(t, args[1])
				if err != nil {
					return nil, err
				}
				return nil, args[0].(*StreamWriter).core.TryWriteLines(parts)
			}},
			{Sig: "write_eof(self)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				w := args[0].(*StreamWriter)
				if !w.core.CanWriteEOF() {
					return nil, t.NewException(py.Errors.NotImplementedError)
				}
				return nil, w.core.WriteEOF()
			}},
			truth("can_write_eof(self)", func(w *StreamWriter) bool { return w.core.CanWriteEOF() }),
			doing("close(self)", func(w *StreamWriter) error { w.core.Close(); return nil }),
			truth("is_closing(self)", func(w *StreamWriter) bool { return w.core.IsClosing() }),
			coroutine("wait_closed(self)", "StreamWriter.wait_closed", func(w *StreamWriter) loopcore.Coroutine { return w.core.WaitClosed() }),
			coroutine("drain(self)", "StreamWriter.drain", func(w *StreamWriter) loopcore.Coroutine { return w.core.Drain() }),
			{Sig: "get_extra_info(self, name, default=None)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return extraInfo(t, args[0].(*StreamWriter).core.ExtraInfo, args[1], args[2])
			}},
			{
				Sig:    "start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)",
				Python: true, Coroutine: true, Fn: writerStartTLS,
			},
		},
	}
}

// writerInit is StreamWriter.__init__.
func writerInit(t *py.Thread, args []py.Value) (py.Value, error) {
	s, err := transportArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	p, ok := py.As[*StreamReaderProtocol](args[2])
	if !ok || p.core == nil {
		return nil, t.NotYet("a StreamWriter of a protocol that is no StreamReaderProtocol")
	}
	var reader *loopcore.StreamReader
	if r, ok := py.As[*StreamReader](args[3]); ok {
		reader = r.core
	}
	l, err := loopArgument(t, args[4])
	if err != nil {
		return nil, err
	}
	w := args[0].(*StreamWriter)
	w.core = l.core.NewStreamWriter(s, p.core, reader)
	w.core.SetOwner(w)
	return nil, nil
}

func writerStartTLS(t *py.Thread, args []py.Value) (py.Value, error) {
	w := args[0].(*StreamWriter)
	given := append([]py.Value(nil), args[1:]...)
	return t.NewCoroutine("StreamWriter.start_tls", &later{begin: func(t *py.Thread) (py.CoroutineBody, error) {
		o, err := startTLSOptions(t, given[1], given[2], given[3])
		if err != nil {
			return nil, err
		}
		protocol, _ := w.core.Transport().Protocol().(*loopcore.StreamReaderProtocol)
		config, err := configArgument(t, given[0], protocol != nil && streamProtocolObject(protocol).server)
		if err != nil {
			return nil, err
		}
		return &operation{core: w.core.StartTLS(config, o), failed: asWritten(given[1:]...)}, nil
	}}), nil
}

// startTLSOptions are what start_tls is told beside the context.
func startTLSOptions(t *py.Thread, hostname, handshake, shutdown py.Value) (o loopcore.StartTLSOptions, err error) {
	if o.ServerHostname, err = optionalText(t, hostname); err != nil {
		return o, err
	}
	if o.HandshakeTimeout, err = optionalSeconds(t, handshake); err != nil {
		return o, err
	}
	o.ShutdownTimeout, err = optionalSeconds(t, shutdown)
	return o, err
}

// optionalText is a str, empty for None.
func optionalText(t *py.Thread, v py.Value) (string, error) {
	if given(v) == nil {
		return "", nil
	}
	return hostArgument(t, v)
}
