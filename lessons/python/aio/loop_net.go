package aio

import (
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// loopNetDefs are the methods of a loop's that connect and serve.
func loopNetDefs() []py.Def {
	method := func(name, sig string, body func(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error)) py.Def {
		return py.Def{Sig: name + "(self, " + sig + ")", Python: true, Coroutine: true, Fn: loopMethod(func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
			args = slices.Clone(args)
			return t.NewCoroutine(loopPart(name)+"."+name, &later{begin: func(t *py.Thread) (py.CoroutineBody, error) { return body(t, l, args) }}), nil
		})}
	}
	return []py.Def{
		method("create_connection", "protocol_factory, "+connectSig, connecting(connectOptions)),
		method("create_unix_connection", "protocol_factory, "+connectUnixSig, connecting(connectUnixOptions)),
		method("create_server", "protocol_factory, "+serveSig, serving(serveOptions)),
		method("create_unix_server", "protocol_factory, "+serveUnixSig, serving(serveUnixOptions)),
		method("create_datagram_endpoint", "protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_port=None, "+
			"allow_broadcast=None, sock=None", datagramEndpoint),
		method("connect_accepted_socket", "protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None", connectAccepted),
		method("start_tls", "transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None, "+
			"ssl_shutdown_timeout=None", startTLS),
		method("sendfile", "transport, file, offset=0, count=None, *, fallback=True", sendFile),
		method("getaddrinfo", "host, port, *, family=0, type=0, proto=0, flags=0", loopAddrInfo),
		method("getnameinfo", "sockaddr, flags=0", loopNameInfo),
	}
}

// loopPart is the class whose method it is in asyncio.
func loopPart(method string) string {
	if method == "create_unix_connection" || method == "create_unix_server" {
		return "_UnixSelectorEventLoop"
	}
	return "BaseEventLoop"
}

func connecting(read func(*py.Thread, []py.Value) (loopcore.ConnectOptions, error)) func(*py.Thread, *Loop, []py.Value) (py.CoroutineBody, error) {
	return func(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
		o, err := read(t, args[1:])
		if err != nil {
			return nil, err
		}
		return &operation{core: l.core.CreateConnection(l.factory(args[0]), o), result: connectionResult, failed: asWritten(args[1:]...)}, nil
	}
}

// connectionResult is a transport and its protocol.
func connectionResult(_ *py.Thread, x any) (py.Value, error) {
	c := x.(*loopcore.Connection)
	return py.NewTuple(transportObject(c.Transport), protocolObject(c.Protocol)), nil
}

func serving(read func(*py.Thread, []py.Value) (loopcore.ServeOptions, error)) func(*py.Thread, *Loop, []py.Value) (py.CoroutineBody, error) {
	return func(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
		o, err := read(t, args[1:])
		if err != nil {
			return nil, err
		}
		return &operation{core: l.core.CreateServer(l.factory(args[0]), o), result: serverResult}, nil
	}
}

func datagramEndpoint(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	var d loopcore.DatagramOptions
	o := options{t: t, args: args[1:]}
	for _, to := range []struct {
		place **loopcore.HostPort
		path  *string
	}{{&d.LocalAddr, &d.LocalPath}, {&d.RemoteAddr, &d.RemotePath}} {
		if _, path := py.As[*py.Str](o.args[0]); path {
			*to.path = o.text()
		} else {
			*to.place = o.place()
		}
	}
	d.Family = o.number(0)
	o.args = o.args[2:] // proto and flags: datagrams have one protocol
	d.ReusePort, d.AllowBroadcast = o.truth(), o.truth()
	d.Sock, d.HasSock = o.sock()
	if o.err != nil {
		return nil, o.err
	}
	factory := func() loopcore.DatagramProtocol {
		v, err := l.thread.Call(args[0])
		if err != nil {
			panic(l.thread.FromGo(err))
		}
		return &ownDatagrams{ownProtocol{l, v}}
	}
	return &operation{core: l.core.CreateDatagramEndpoint(factory, d), result: func(_ *py.Thread, x any) (py.Value, error) {
		e := x.(*loopcore.DatagramEndpoint)
		return py.NewTuple(datagramObject(e.Transport), protocolObject(e.Protocol)), nil
	}}, nil
}

func connectAccepted(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	o := options{t: t, args: args[1:]}
	fd, _ := o.sock()
	ssl := o.next()
	handshake, shutdown := o.seconds(), o.seconds()
	if o.err != nil {
		return nil, o.err
	}
	config, err := serverConfig(t, ssl)
	if err != nil {
		return nil, err
	}
	return &operation{core: l.core.ConnectAcceptedSocket(l.factory(args[0]), fd, config, handshake, shutdown), result: connectionResult, failed: asWritten(args[2:]...)}, nil
}

func startTLS(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	raw, err := transportArgument(t, args[0])
	if err != nil {
		return nil, err
	}
	p, err := protocolOf(t, l, args[1])
	if err != nil {
		return nil, err
	}
	server, err := t.Truth(args[3])
	if err != nil {
		return nil, err
	}
	o, err := startTLSOptions(t, args[4], args[5], args[6])
	if err != nil {
		return nil, err
	}
	o.ServerSide = server
	config, err := startTLSConfig(t, args[2], server)
	if err != nil {
		return nil, err
	}
	return &operation{core: l.core.StartTLS(raw, p, config, o), failed: asWritten(args[5:]...), result: func(_ *py.Thread, x any) (py.Value, error) {
		return transportObject(x.(loopcore.Transport)), nil
	}}, nil
}

func loopAddrInfo(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	q, err := addressQuestion(t, args)
	if err != nil {
		return nil, err
	}
	return &operation{core: l.core.GetAddrInfo(q.host, q.port, q.AddrInfoOptions), result: func(t *py.Thread, x any) (py.Value, error) {
		named := func(enum string) func(int) py.Value {
			return func(n int) py.Value {
				v, err := enumMember(t, "socket", enum, n)
				if err != nil {
					return py.MakeInt(int64(n))
				}
				return v
			}
		}
		return q.answer(x.([]loopcore.AddrInfo), named("AddressFamily"), named("SocketKind")), nil
	}}, nil
}

func loopNameInfo(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	flags, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	at, err := nameAddress(t, args[0], flags)
	if err != nil {
		return nil, err
	}
	return &operation{core: l.core.GetNameInfo(at), result: func(t *py.Thread, x any) (py.Value, error) {
		return nameInfo(t, x.(loopcore.HostPort).Host, at, flags)
	}}, nil
}
