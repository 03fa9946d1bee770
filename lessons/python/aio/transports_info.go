package aio

import (
	"crypto/tls"
	"crypto/x509"
	"net/netip"
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// extraInfo is get_extra_info(name, default).
func extraInfo(t *py.Thread, of func(string) any, name, absent py.Value) (py.Value, error) {
	key, ok := py.As[*py.Str](name)
	if !ok {
		return absent, nil
	}
	v, err := extraValue(t, of(key.String()))
	if v == nil && err == nil {
		v = absent
	}
	return v, err
}

// extraValue is what a transport tells as a Python value; nil for nothing.
func extraValue(t *py.Thread, x any) (py.Value, error) {
	switch x := x.(type) {
	case int: // a descriptor
		return &TransportSocket{of: socketAt(t.In(), x)}, nil
	case netip.AddrPort, string:
		return addressValue(x), nil
	case loopcore.TLSCipher:
		return py.NewTuple(py.NewStr(x.Name), py.NewStr(x.Version), py.MakeInt(int64(x.Bits))), nil
	case *x509.Certificate:
		return certificateDict(x), nil
	case *tls.Conn:
		return tlsObject(x), nil
	case *tls.Config:
		return contextOfConfig(t, x), nil
	case py.Value:
		return x, nil
	}
	return nil, nil
}

// TransportSocketClass is asyncio.trsock.TransportSocket.
var TransportSocketClass = py.NewClass("asyncio.trsock", "TransportSocket")

// TransportSocket is a socket that belongs to a transport or a server: it can be
// looked at.
type TransportSocket struct{ of *Socket }

// Type is TransportSocket.
func (*TransportSocket) Type() *py.Class { return TransportSocketClass }

func transportSocketSpec() py.Spec {
	// The methods are the socket's own, with its object in the place of ours.
	through := func(fn py.Native) py.Native {
		return func(t *py.Thread, args []py.Value) (py.Value, error) {
			return fn(t, append([]py.Value{args[0].(*TransportSocket).of}, args[1:]...))
		}
	}
	number := func(sig, enum string, of func(*Socket) int) py.Def {
		return py.Def{Sig: sig, Kind: py.Getter, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return enumMember(t, "socket", enum, of(args[0].(*TransportSocket).of))
		}}
	}
	s := py.Spec{Self: py.SelfOf[*TransportSocket], Final: true, Defs: []py.Def{
		number("family(self)", "AddressFamily", func(s *Socket) int { return s.family }),
		number("type(self)", "SocketKind", func(s *Socket) int { return s.kind }),
		{Sig: "proto(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.MakeInt(int64(args[0].(*TransportSocket).of.proto)), nil
		}},
		{Sig: "__repr__(self)", Fn: transportSocketRepr},
		{Sig: "dup(self)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			class, err := socketModuleName(t, "fromfd")
			if err != nil {
				return nil, err
			}
			s := args[0].(*TransportSocket).of
			return t.Call(class, py.MakeInt(int64(s.of.fd)), py.MakeInt(int64(s.family)), py.MakeInt(int64(s.kind)), py.MakeInt(int64(s.proto)))
		}},
		{Sig: "settimeout(self, value)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			if n, err := t.Float(args[1]); err == nil && n == 0 {
				return nil, nil
			}
			return nil, t.ValueError("settimeout(): only 0 timeout is allowed on transport sockets")
		}},
		{Sig: "gettimeout(self)", Fn: func(*py.Thread, []py.Value) (py.Value, error) { return py.MakeInt(0), nil }},
		{Sig: "setblocking(self, flag)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			if on, err := t.Truth(args[1]); !on || err != nil {
				return nil, err
			}
			return nil, t.ValueError("setblocking(): transport sockets cannot be blocking")
		}},
	}}
	for _, d := range socketSpec().Defs {
		if slices.Contains([]string{"fileno", "getsockname", "getpeername", "getsockopt", "setsockopt", "shutdown"}, nameOf(d.Sig)) {
			s.Defs = append(s.Defs, py.Def{Sig: d.Sig, Fn: through(d.Fn)})
		}
	}
	return s
}

// socketModuleName is a name of the module socket.
func socketModuleName(t *py.Thread, name string) (py.Value, error) {
	m, err := t.Import("socket")
	if err != nil {
		return nil, err
	}
	return t.Attr(m, name)
}

// enumMember is a number as the member of an enumeration, if it is one.
func enumMember(t *py.Thread, module, enum string, n int) (py.Value, error) {
	m, err := t.Import(module)
	if err != nil {
		return nil, err
	}
	class, err := t.Attr(m, enum)
	if err != nil {
		return nil, err
	}
	v, err := t.Call(class, py.MakeInt(int64(n)))
	if _, unknown := py.IsRaised(err, py.Errors.ValueError); unknown {
		return py.MakeInt(int64(n)), nil
	}
	return v, err
}

// transportSocketRepr is TransportSocket.__repr__.
func transportSocketRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	s := args[0].(*TransportSocket).of
	fd := s.of.fd
	kind, err := enumMember(t, "socket", "SocketKind", s.kind)
	if err != nil {
		return nil, err
	}
	family, err := enumMember(t, "socket", "AddressFamily", s.family)
	if err != nil {
		return nil, err
	}
	text := "<asyncio.TransportSocket fd=" + textOf(t, py.MakeInt(int64(fd))) + ", family=" + textOf(t, family) +
		", type=" + textOf(t, kind) + ", proto=" + textOf(t, py.MakeInt(int64(s.proto)))
	if fd >= 0 {
		all := socketsOf(t.In())
		if at, err := all.Name(fd); err == nil && at != nil && at != "" {
			text += ", laddr=" + textOf(t, addressValue(at))
		}
		if at, err := all.Peer(fd); err == nil && at != nil && at != "" {
			text += ", raddr=" + textOf(t, addressValue(at))
		}
	}
	return py.NewStr(text + ">"), nil
}

// textOf is str(v), or the name of its class if that fails.
func textOf(t *py.Thread, v py.Value) string {
	s, err := t.Str(v)
	if err != nil {
		return v.Type().Name
	}
	return s
}
