package aio

import (
	"crypto/tls"
	"errors"
	"io"
	"strings"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// sslObjectClass is ssl.SSLObject.
var sslObjectClass = py.NewClass("ssl", "SSLObject")

// SSLObject is a side of an encrypted connection: one of a transport's, which can
// be looked at, or one between two MemoryBIOs, which the program drives.
type SSLObject struct {
	attributes
	conn     *tls.Conn
	memory   *memoryTLS // nil: a transport's
	context  *SSLContext
	server   bool
	hostname string
}

// Type is SSLObject.
func (*SSLObject) Type() *py.Class { return sslObjectClass }

// tlsObject is the object of a transport's connection.
func tlsObject(conn *tls.Conn) py.Value { return &SSLObject{conn: conn} }

// wrapBIO is SSLContext.wrap_bio.
func wrapBIO(t *py.Thread, args []py.Value) (py.Value, error) {
	c := args[0].(*SSLContext)
	in, ok1 := args[1].(*MemoryBIO)
	out, ok2 := args[2].(*MemoryBIO)
	if !ok1 || !ok2 {
		return nil, t.TypeError("incoming and outgoing must be MemoryBIO objects")
	}
	server, err := t.Truth(args[3])
	if err != nil {
		return nil, err
	}
	hostname, err := optionalText(t, args[4])
	if err != nil {
		return nil, err
	}
	if given(args[4]) != nil && (hostname == "" || hostname[0] == '.') {
		return nil, t.ValueError("server_hostname cannot be an empty string or start with a leading dot.")
	}
	if !server && c.checkHostname && hostname == "" {
		return nil, t.ValueError("check_hostname requires server_hostname")
	}
	config := c.config(t.In(), server).Clone()
	config.ServerName = hostname
	if hostname == "" {
		config.InsecureSkipVerify = true
	}
	m := newMemoryTLS(t.In(), in, out, config, server)
	return &SSLObject{conn: m.conn, memory: m, context: c, server: server, hostname: hostname}, nil
}

// failed is an error of TLS between two MemoryBIOs as Python has it.
func (s *SSLObject) failed(t *py.Thread, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errWantsRead):
		return makeException(t, sslWantReadClass, py.MakeInt(2), py.NewStr("The operation did not complete (read)"))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return makeException(t, sslEOFClass, py.MakeInt(8), py.NewStr("[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol"))
	}
	return loopcore.TLSError(err)
}

// driven is a method of an object that the program drives.
func driven(sig string, do func(t *py.Thread, s *SSLObject, args []py.Value) (py.Value, error)) py.Def {
	return py.Def{Sig: sig, Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
		s := args[0].(*SSLObject)
		if s.memory == nil {
			return nil, t.NotYet("the SSLObject of a transport but to be looked at")
		}
		return do(t, s, args[1:])
	}}
}

func sslObjectSpec() py.Spec {
	look := func(sig string, of func(t *py.Thread, s *SSLObject, state tls.ConnectionState) py.Value) py.Def {
		return py.Def{Sig: sig, Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			s := args[0].(*SSLObject)
			if s.memory != nil && !s.memory.shaken {
				return nil, nil // crypto/tls would wait for its end
			}
			state := s.conn.ConnectionState()
			if !state.HandshakeComplete {
				return nil, nil
			}
			return of(t, s, state), nil
		}}
	}
	return py.Spec{
		Self: py.SelfOf[*SSLObject],
		New: func(t *py.Thread, _ *py.Class, _ []py.Value, _ []py.KwArg) (py.Value, error) {
			return nil, t.TypeError("SSLObject does not have a public constructor. Instances are returned by SSLContext.wrap_bio().")
		},
		Defs: []py.Def{
			driven("do_handshake(self)", func(t *py.Thread, s *SSLObject, _ []py.Value) (py.Value, error) {
				return nil, s.failed(t, s.memory.shake())
			}),
			driven("read(self, len=1024, buffer=None)", sslRead),
			driven("write(self, data)", sslWrite),
			driven("unwrap(self)", func(t *py.Thread, s *SSLObject, _ []py.Value) (py.Value, error) {
				if !s.memory.shaken {
					e := makeException(t, sslErrorClass, py.MakeInt(1), py.NewStr("[SSL: SHUTDOWN_WHILE_IN_INIT] shutdown while in init"))
					_ = setAll(t, e, map[string]py.Value{"reason": py.NewStr("SHUTDOWN_WHILE_IN_INIT"), "library": py.NewStr("SSL")}) // an exception takes any attribute
					return nil, e
				}
				return nil, s.failed(t, s.memory.call("unwrap", func() error { return sslUnwrap(s.conn) }))
			}),
			driven("pending(self)", func(*py.Thread, *SSLObject, []py.Value) (py.Value, error) { return py.MakeInt(0), nil }),
			look("version(self)", func(_ *py.Thread, _ *SSLObject, state tls.ConnectionState) py.Value {
				return py.NewStr(strings.Replace(tls.VersionName(state.Version), "TLS ", "TLSv", 1))
			}),
			look("cipher(self)", func(_ *py.Thread, _ *SSLObject, state tls.ConnectionState) py.Value {
				c := loopcore.CipherOf(state)
				return py.NewTuple(py.NewStr(c.Name), py.NewStr(c.Version), py.MakeInt(int64(c.Bits)))
			}),
			look("selected_alpn_protocol(self)", func(_ *py.Thread, _ *SSLObject, state tls.ConnectionState) py.Value {
				return orText(state.NegotiatedProtocol)
			}),
			look("compression(self)", func(*py.Thread, *SSLObject, tls.ConnectionState) py.Value { return py.None }),
			{Sig: "getpeercert(self, binary_form=False)", Python: true, Fn: peerCertificate},
			{Sig: "server_hostname(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return orText(args[0].(*SSLObject).hostname), nil
			}},
			{Sig: "server_side(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeBool(args[0].(*SSLObject).server), nil
			}},
			{Sig: "context(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				if c := args[0].(*SSLObject).context; c != nil {
					return c.object(), nil
				}
				return nil, nil
			}},
		},
	}
}

// peerCertificate is getpeercert(): a dict, empty if the certificate was not
// verified, or its bytes.
func peerCertificate(t *py.Thread, args []py.Value) (py.Value, error) {
	s := args[0].(*SSLObject)
	binary, err := t.Truth(args[1])
	if err != nil {
		return nil, err
	}
	if s.memory != nil && !s.memory.shaken {
		return nil, t.ValueError("handshake not done yet")
	}
	state := s.conn.ConnectionState()
	switch {
	case !state.HandshakeComplete:
		return nil, t.ValueError("handshake not done yet")
	case len(state.PeerCertificates) == 0:
		return nil, nil
	case binary:
		return &py.Bytes{B: state.PeerCertificates[0].Raw}, nil
	case s.context != nil && s.context.verify == certNone:
		return py.NewDict(), nil
	}
	return certificateDict(state.PeerCertificates[0]), nil
}

func sslRead(t *py.Thread, s *SSLObject, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	var into []byte
	if given(args[1]) != nil {
		if into, err = py.WritableBytes(t, args[1], "read() argument 2"); err != nil {
			return nil, err
		}
		n = min(n, len(into))
	}
	if err := t.Room(int64(max(n, 0))); err != nil {
		return nil, err
	}
	if n > 0 {
		if err := s.memory.shake(); err != nil {
			return nil, s.failed(t, err)
		}
	}
	b, err := s.memory.read(max(n, 0))
	if errors.Is(err, io.EOF) {
		b, err = nil, nil // the other side has ended in order
	}
	if err != nil {
		return nil, s.failed(t, err)
	}
	if into != nil {
		return py.MakeInt(int64(copy(into, b))), nil
	}
	return &py.Bytes{B: b}, nil
}

func sslWrite(t *py.Thread, s *SSLObject, args []py.Value) (py.Value, error) {
	b, err := py.BytesOf(t, args[0])
	if err != nil {
		return nil, err
	}
	if err := s.memory.shake(); err != nil {
		return nil, s.failed(t, err)
	}
	n := 0
	if s.memory.pending == "read" { // which leaves the sending half alone
		n, err = s.conn.Write(b)
	} else {
		err = s.memory.call("write", func() (err error) {
			n, err = s.conn.Write(b)
			return err
		})
	}
	return py.MakeInt(int64(n)), s.failed(t, err)
}

// sslUnwrap says that there is no more, and waits for the other side to say so.
func sslUnwrap(conn *tls.Conn) error {
	if err := conn.CloseWrite(); err != nil {
		return err
	}
	b := make([]byte, 1024)
	for {
		if _, err := conn.Read(b); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}
