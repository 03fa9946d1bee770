package loopcore

// Stream is a connection as OpenConnection opens it.
type Stream struct {
	Reader *StreamReader
	Writer *StreamWriter
}

// OpenConnection is asyncio.open_connection(), and with a Path
// open_unix_connection(): a *Stream. Its errors are CreateConnection's.
func OpenConnection(o ConnectOptions) *Operation {
	name := "open_connection"
	if o.Path != "" {
		name = "open_unix_connection"
	}
	return operation(name, func(op *Operation, thrown error) Answer {
		if thrown != nil {
			return raise(thrown)
		}
		l := op.loop
		r, err := l.NewStreamReader(streamLimit(o.Limit))
		if err != nil {
			return raise(err)
		}
		p := l.NewStreamReaderProtocol(r, nil)
		return op.delegate(l.CreateConnection(func() BaseProtocol { return p }, o), func(v any, err error) Answer {
			if err != nil {
				return raise(err)
			}
			w := l.NewStreamWriter(v.(*Connection).Transport, p, r)
			return done(&Stream{Reader: r, Writer: w})
		})
	})
}

// streamLimit is the limit that options name, in bytes; 0 names 64 KiB.
func streamLimit(given int) int {
	if given == 0 {
		return defaultStreamLimit
	}
	return given
}

// OpenConnection opens a connection and answers both its ends.
func (co *Co) OpenConnection(o ConnectOptions) (*StreamReader, *StreamWriter, error) {
	v, err := co.Await(OpenConnection(o))
	if err != nil {
		return nil, nil, err
	}
	s := v.(*Stream)
	return s.Reader, s.Writer, nil
}

// StartServer is asyncio.start_server(), and with a Path start_unix_server(): a
// *Server that has each connection handled by a task of its own. A handler's
// error is told to the loop's exception handler, and closes the connection.
func StartServer(handle func(co *Co, r *StreamReader, w *StreamWriter) error, o ServeOptions) *Operation {
	entry := funcEntry(handle)
	return StartServerWith(func(r *StreamReader, w *StreamWriter) (Coroutine, error) {
		g := Coro(func(co *Co) (any, error) { return nil, handle(co, r, w) })
		g.entry = entry
		return g, nil
	}, o)
}

// StartServerWith is StartServer for handlers of any kind of coroutine, or of
// none: connected is asyncio's client_connected_cb.
func StartServerWith(connected ClientConnected, o ServeOptions) *Operation {
	name := "start_server"
	if o.Path != "" {
		name = "start_unix_server"
	}
	return operation(name, func(op *Operation, thrown error) Answer {
		if thrown != nil {
			return raise(thrown)
		}
		l := op.loop
		if _, err := l.NewStreamReader(streamLimit(o.Limit)); err != nil { // better now than at each connection
			return raise(err)
		}
		factory := func() BaseProtocol {
			r, _ := l.NewStreamReader(streamLimit(o.Limit))
			return l.NewStreamReaderProtocol(r, connected)
		}
		return op.delegate(l.CreateServer(factory, o), func(server any, err error) Answer { return Answer{Done: true, Result: server, Err: err} })
	})
}
