package aio

import (
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// streamFunctions are those of asyncio.streams.
func streamFunctions() []py.Def {
	return []py.Def{
		{Sig: "open_connection(" + withLimit(connectSig) + ")", Python: true, Coroutine: true, Fn: opening("open_connection", connectOptions)},
		{
			Sig: "open_unix_connection(" + withLimit(connectUnixSig) + ")", Python: true, Coroutine: true,
			Fn: opening("open_unix_connection", connectUnixOptions),
		},
		{Sig: "start_server(client_connected_cb, " + withLimit(serveSig) + ")", Python: true, Coroutine: true, Fn: starting("start_server", serveOptions)},
		{
			Sig: "start_unix_server(client_connected_cb, " + withLimit(serveUnixSig) + ")", Python: true, Coroutine: true,
			Fn: starting("start_unix_server", serveUnixOptions),
		},
	}
}

// withLimit adds the size of a reader's buffer to a function's arguments.
func withLimit(sig string) string { return sig + ", limit=65536" }

// withoutLimit splits it off.
func withoutLimit(t *py.Thread, args []py.Value) ([]py.Value, int, error) {
	last := len(args) - 1
	limit, err := t.Index(args[last])
	if err == nil && limit <= 0 {
		err = t.ValueError("Limit cannot be <= 0")
	}
	return args[:last], limit, err
}

// opening is a function that connects, and answers both ends of the stream.
func opening(name string, read func(*py.Thread, []py.Value) (loopcore.ConnectOptions, error)) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		args = slices.Clone(args)
		return t.NewCoroutine(name, &later{begin: func(t *py.Thread) (py.CoroutineBody, error) {
			args, limit, err := withoutLimit(t, args)
			if err != nil {
				return nil, err
			}
			o, err := read(t, args)
			if err != nil {
				return nil, err
			}
			o.Limit = limit
			return &operation{core: loopcore.OpenConnection(o), result: streamResult, failed: asWritten(args...)}, nil
		}}), nil
	}
}

func streamResult(t *py.Thread, x any) (py.Value, error) {
	s := x.(*loopcore.Stream)
	return py.NewTuple(readerObject(s.Reader), running(t).writerObject(s.Writer)), nil
}

// starting is a function that serves, and answers the server.
func starting(name string, read func(*py.Thread, []py.Value) (loopcore.ServeOptions, error)) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		args = slices.Clone(args)
		return t.NewCoroutine(name, &later{begin: func(t *py.Thread) (py.CoroutineBody, error) {
			l, err := runningLoop(t)
			if err != nil {
				return nil, err
			}
			rest, limit, err := withoutLimit(t, args[1:])
			if err != nil {
				return nil, err
			}
			o, err := read(t, rest)
			if err != nil {
				return nil, err
			}
			o.Limit = limit
			return &operation{core: loopcore.StartServerWith(l.connected(args[0]), o), result: serverResult}, nil
		}}), nil
	}
}

func serverResult(_ *py.Thread, x any) (py.Value, error) {
	return serverObject(x.(*loopcore.Server)), nil
}
