package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// AbstractServerClass and ServerClass are asyncio.AbstractServer and asyncio.Server.
var (
	AbstractServerClass = py.NewClass("asyncio.events", "AbstractServer")
	ServerClass         = py.NewClass("asyncio.base_events", "Server")
)

// Server is a server as a Python object.
type Server struct {
	attributes
	core *loopcore.Server
}

// Type is Server.
func (*Server) Type() *py.Class { return ServerClass }

// serverObject is the object of a server.
func serverObject(core *loopcore.Server) py.Value {
	return ownedBy(core, func() *Server { return &Server{core: core} })
}

func abstractServerSpec() py.Spec {
	return py.Spec{Defs: append(refusing("close(self)", "get_loop(self)", "is_serving(self)"),
		refusingCoroutines("start_serving(self)", "serve_forever(self)", "wait_closed(self)")...)}
}

// refusingCoroutines are async methods that a class inherits only to be told
// what there is.
func refusingCoroutines(sigs ...string) []py.Def {
	var all []py.Def
	for _, sig := range sigs {
		all = append(all, py.Def{Sig: sig, Python: true, Coroutine: true, Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return t.NewCoroutine("AbstractServer."+nameOf(sig), atOnce(func(t *py.Thread) (py.Value, error) {
				return nil, t.NewException(py.Errors.NotImplementedError)
			})), nil
		}})
	}
	return all
}

func serverSpec() py.Spec {
	return py.Spec{
		Bases: []*py.Class{AbstractServerClass}, Self: py.SelfOf[*Server],
		Defs: []py.Def{
			{Sig: "__repr__(self)", Fn: serverRepr},
			{Sig: "sockets(self)", Kind: py.Getter, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return serverSockets(t, args[0].(*Server)), nil
			}},
			{Sig: "get_loop(self)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return loopObject(args[0].(*Server).core.Loop()).object(), nil
			}},
			truth("is_serving(self)", func(s *Server) bool { return s.core.IsServing() }),
			doing("close(self)", func(s *Server) error { s.core.Close(); return nil }),
			doing("close_clients(self)", func(s *Server) error { s.core.CloseClients(); return nil }),
			doing("abort_clients(self)", func(s *Server) error { s.core.AbortClients(); return nil }),
			coroutine("start_serving(self)", "Server.start_serving", func(s *Server) loopcore.Coroutine { return s.core.StartServing() }),
			coroutine("serve_forever(self)", "Server.serve_forever", func(s *Server) loopcore.Coroutine { return s.core.ServeForever() }),
			coroutine("wait_closed(self)", "Server.wait_closed", func(s *Server) loopcore.Coroutine { return s.core.WaitClosed() }),
			{Sig: "__aenter__(self)", Python: true, Coroutine: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				self := args[0]
				return t.NewCoroutine("AbstractServer.__aenter__", atOnce(func(*py.Thread) (py.Value, error) { return self, nil })), nil
			}},
			{Sig: "__aexit__(self, *exc)", Python: true, Coroutine: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				s := args[0].(*Server)
				return t.NewCoroutine("AbstractServer.__aexit__", &later{begin: func(*py.Thread) (py.CoroutineBody, error) {
					s.core.Close()
					return &operation{core: s.core.WaitClosed()}, nil
				}}), nil
			}},
		},
	}
}

// serverSockets are the sockets that it listens on.
func serverSockets(t *py.Thread, s *Server) *py.Tuple {
	all := py.NewTuple()
	for _, one := range s.core.Sockets() {
		all.Items = append(all.Items, &TransportSocket{of: socketAt(t.In(), one.FD())})
	}
	return all
}

func serverRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	s, err := t.Repr(serverSockets(t, args[0].(*Server)))
	return py.NewStr("<Server sockets=" + s + ">"), err
}
