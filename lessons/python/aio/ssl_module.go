package aio

import (
	"bytes"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	_ "embed" // ssl, which is written in Python
	"encoding/pem"
	"errors"
	"io"
	"os"
	"strings"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

//go:embed lib/ssl.py
var sslSource string

// The classes of the errors of TLS.
var (
	sslErrorClass         = py.NewClass("ssl", "SSLError")
	sslZeroReturnClass    = py.NewClass("ssl", "SSLZeroReturnError")
	sslWantReadClass      = py.NewClass("ssl", "SSLWantReadError")
	sslWantWriteClass     = py.NewClass("ssl", "SSLWantWriteError")
	sslSyscallClass       = py.NewClass("ssl", "SSLSyscallError")
	sslEOFClass           = py.NewClass("ssl", "SSLEOFError")
	certificateErrorClass = py.NewClass("ssl", "SSLCertVerificationError")
)

func sslErrorClasses() []*py.Class {
	return []*py.Class{
		sslErrorClass, sslZeroReturnClass, sslWantReadClass, sslWantWriteClass, sslSyscallClass, sslEOFClass, certificateErrorClass,
	}
}

func asSSLError(err error, to **loopcore.SSLError) bool { return errors.As(err, to) }

// defineSSL says what the classes of _ssl can do.
func defineSSL() {
	sslErrorClass.Define(func() py.Spec {
		return py.Spec{
			Bases: []*py.Class{py.Errors.OSError}, Values: map[string]py.Value{"reason": py.None, "library": py.None},
			Defs: []py.Def{{Sig: "__str__(self, /)", Kind: py.Whole, Fn: sslErrorText}},
		}
	})
	for _, c := range sslErrorClasses()[1:] {
		c.Define(func() py.Spec {
			s := py.Spec{Bases: []*py.Class{sslErrorClass}}
			if c == certificateErrorClass {
				s.Bases = append(s.Bases, py.Errors.ValueError)
			}
			return s
		})
	}
	sslContextClass.Define(sslContextSpec)
	memoryBIOClass.Define(memoryBIOSpec)
	sslObjectClass.Define(sslObjectSpec)
}

// sslErrorText is SSLError.__str__: the reason alone.
func sslErrorText(t *py.Thread, args []py.Value) (py.Value, error) {
	words, err := t.Attr(args[0], "strerror")
	if err != nil {
		return nil, err
	}
	if _, text := words.(*py.Str); text {
		return words, nil
	}
	given, err := t.Attr(args[0], "args")
	if err != nil {
		return nil, err
	}
	s, err := t.Str(given)
	return py.NewStr(s), err
}

// loadSSLCore makes _ssl: what the module ssl is made of.
func loadSSLCore(t *py.Thread) (*py.Module, error) {
	defineSSL()
	registerSSLErrors(t.In())
	return py.NewModule(py.ModuleSpec{
		Name: "_ssl", Classes: append(sslErrorClasses(), sslContextClass, memoryBIOClass, sslObjectClass),
		Defs: []py.Def{
			{Sig: "RAND_bytes(n, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				n, err := t.Index(args[0])
				if err != nil {
					return nil, err
				}
				if n < 0 {
					return nil, t.ValueError("num must be positive")
				}
				if err := t.Room(int64(n)); err != nil {
					return nil, err
				}
				b := make([]byte, n)
				_, err = rand.Read(b)
				return &py.Bytes{B: b}, err
			}},
		},
	}), nil
}

// contextNumber is an attribute of a context that is a number.
func contextNumber(sig string, of func(*SSLContext) int64, set func(t *py.Thread, c *SSLContext, n int) error) py.Def {
	return py.Def{
		Sig: sig, Kind: py.Getter,
		Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.MakeInt(of(args[0].(*SSLContext))), nil
		},
		Set: func(t *py.Thread, self, value py.Value) error {
			if value == nil {
				return t.TypeError("cannot delete attribute")
			}
			n, err := t.Index(value)
			if err != nil {
				return err
			}
			self.(*SSLContext).changed()
			return set(t, self.(*SSLContext), n)
		},
	}
}

func sslContextSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*SSLContext], New: newSSLContext,
		Defs: []py.Def{
			contextNumber("verify_mode(self)", func(c *SSLContext) int64 { return int64(c.verify) }, setVerifyMode),
			contextNumber("_minimum(self)", func(c *SSLContext) int64 { return int64(c.oldest) }, func(t *py.Thread, c *SSLContext, n int) error {
				return setVersion(t, &c.oldest, n)
			}),
			contextNumber("_maximum(self)", func(c *SSLContext) int64 { return int64(c.newest) }, func(t *py.Thread, c *SSLContext, n int) error {
				return setVersion(t, &c.newest, n)
			}),
			contextNumber("options(self)", func(c *SSLContext) int64 { return c.options }, func(t *py.Thread, c *SSLContext, n int) error {
				if n < 0 {
					return t.ValueError("Cannot convert negative int")
				}
				c.options = int64(n)
				return nil
			}),
			contextNumber("verify_flags(self)", func(c *SSLContext) int64 { return c.flags }, func(t *py.Thread, c *SSLContext, n int) error {
				if n&checkCRL != 0 {
					return t.NotYet("ssl: lists of certificates that have been revoked")
				}
				c.flags = int64(n)
				return nil
			}),
			{Sig: "protocol(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeInt(int64(args[0].(*SSLContext).protocol)), nil
			}},
			{
				Sig: "check_hostname(self)", Kind: py.Getter, Set: setCheckHostname,
				Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
					return py.MakeBool(args[0].(*SSLContext).checkHostname), nil
				},
			},
			{Sig: "load_verify_locations(self, cafile=None, capath=None, cadata=None)", Fn: loadVerifyLocations},
			{Sig: "load_cert_chain(self, certfile, keyfile=None, password=None)", Fn: loadCertChain},
			{Sig: "set_default_verify_paths(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				args[0].(*SSLContext).system = true
				args[0].(*SSLContext).changed()
				return nil, nil
			}},
			{Sig: "cert_store_stats(self, /)", Fn: storeStats},
			{Sig: "get_ca_certs(self, binary_form=False)", Fn: authorityCerts},
			{Sig: "set_ciphers(self, cipherlist, /)", Fn: setCiphers},
			{Sig: "get_ciphers(self, /)", Fn: getCiphers},
			{Sig: "_wrap_bio(self, incoming, outgoing, server_side, server_hostname, /)", Fn: wrapBIO},
			{Sig: "_set_alpn(self, names, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				c := args[0].(*SSLContext)
				c.alpn = nil
				c.changed()
				return nil, t.Each(args[1], func(v py.Value) error {
					s, err := hostArgument(t, v)
					c.alpn = append(c.alpn, s)
					return err
				})
			}},
		},
	}
}

// newSSLContext is SSLContext(protocol).
func newSSLContext(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	c := &SSLContext{protocol: protocolTLS, oldest: tls.VersionTLS12, newest: newestTLS, options: usualOptions, flags: trustedFirst}
	if len(kw) > 0 && len(args) == 0 && kw[0].Name == "protocol" {
		args = []py.Value{kw[0].Value}
	}
	if len(args) > 0 && given(args[0]) != nil {
		n, err := t.Index(args[0])
		if err != nil {
			return nil, err
		}
		c.protocol = n
	}
	switch c.protocol {
	case protocolTLSClient:
		c.verify, c.checkHostname = certRequired, true
	case protocolTLS, protocolTLSServer:
	case protocolTLSv1, protocolTLSv1 + 1, protocolTLSv1 + 2:
		return nil, t.NotYet("ssl: a context of a protocol of one version; minimum_version and maximum_version bound it")
	default:
		return nil, t.ValueError("invalid or unsupported protocol version")
	}
	return c, nil
}

func setVerifyMode(t *py.Thread, c *SSLContext, n int) error {
	switch {
	case n < certNone || n > certRequired:
		return t.ValueError("invalid value for verify_mode")
	case n == certNone && c.checkHostname:
		return t.ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
	}
	c.verify = n
	return nil
}

func setVersion(t *py.Thread, to *int, n int) error {
	if n != oldestTLS && n != newestTLS && (n < 0x300 || n > tls.VersionTLS13) {
		return t.ValueError("Unsupported TLS/SSL version 0x%x", n)
	}
	*to = n
	return nil
}

func setCheckHostname(t *py.Thread, self, value py.Value) error {
	c := self.(*SSLContext)
	on, err := t.Truth(py.OrNone(value))
	if err != nil {
		return err
	}
	if on && c.verify == certNone {
		c.verify = certRequired
	}
	c.checkHostname = on
	c.changed()
	return nil
}

// readFile reads a file of the sandbox.
func readFile(t *py.Thread, name py.Value) ([]byte, error) {
	path, err := t.FileName(name)
	if err != nil {
		return nil, err
	}
	if t.In().Host.Open == nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: os.ErrPermission}
	}
	f, err := t.In().Host.Open(path, os.O_RDONLY)
	if err != nil {
		e := t.FromGo(err)
		e.Args = py.NewTuple(e.Args.Items...)
		return nil, withoutFile(t, e)
	}
	defer func() { _ = f.Close() }()
	return io.ReadAll(f)
}

// withoutFile is an error of a file as OpenSSL has it: it does not tell the
// file's name.
func withoutFile(t *py.Thread, e *py.Exception) error {
	if len(e.Args.Items) >= 2 {
		return makeException(t, e.Type(), e.Args.Items[:2]...)
	}
	return e
}

func sslError(t *py.Thread, text string) error {
	return makeException(t, sslErrorClass, py.MakeInt(9), py.NewStr(text))
}

// loadVerifyLocations adds authorities: of a file, or of a text or bytes.
func loadVerifyLocations(t *py.Thread, args []py.Value) (py.Value, error) {
	c := args[0].(*SSLContext)
	file, folder, data := given(args[1]), given(args[2]), given(args[3])
	switch {
	case file == nil && folder == nil && data == nil:
		return nil, t.TypeError("cafile, capath and cadata cannot be all omitted")
	case folder != nil:
		return nil, t.NotYet("load_verify_locations() with capath")
	}
	c.changed()
	if file != nil {
		b, err := readFile(t, file)
		if err != nil {
			return nil, err
		}
		all, err := certificates(b)
		if err != nil || len(all) == 0 {
			return nil, makeException(t, sslErrorClass, py.MakeInt(136), py.NewStr("[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found"))
		}
		c.authorities = append(c.authorities, all...)
	}
	if data == nil {
		return nil, nil
	}
	if s, ok := py.As[*py.Str](data); ok {
		all, err := certificates([]byte(s.String()))
		if err != nil || len(all) == 0 {
			return nil, sslError(t, "no start line: cadata does not contain a certificate")
		}
		c.authorities = append(c.authorities, all...)
		return nil, nil
	}
	b, err := py.BytesOf(t, data)
	if err != nil {
		return nil, t.TypeError("cadata should be an ASCII string or a bytes-like object")
	}
	all, err := x509.ParseCertificates(b)
	if err != nil || len(all) == 0 {
		return nil, sslError(t, "not enough data: cadata does not contain a certificate")
	}
	c.authorities = append(c.authorities, all...)
	return nil, nil
}

// certificates are those of a text in PEM.
func certificates(text []byte) ([]*x509.Certificate, error) {
	var all []*x509.Certificate
	for {
		block, rest := pem.Decode(text)
		if block == nil {
			return all, nil
		}
		text = rest
		if block.Type != "CERTIFICATE" {
			continue
		}
		one, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
}

// loadCertChain takes a certificate and its key, which may stand in one file.
func loadCertChain(t *py.Thread, args []py.Value) (py.Value, error) {
	c := args[0].(*SSLContext)
	if given(args[3]) != nil {
		return nil, t.NotYet("load_cert_chain() with a password")
	}
	cert, err := readFile(t, args[1])
	if err != nil {
		return nil, err
	}
	key := cert
	if file := given(args[2]); file != nil {
		if key, err = readFile(t, file); err != nil {
			return nil, err
		}
	}
	if !bytes.Contains(cert, []byte("-----BEGIN CERTIFICATE")) {
		return nil, sslError(t, "[SSL] PEM lib")
	}
	chain, err := tls.X509KeyPair(cert, key)
	if err != nil {
		if strings.Contains(err.Error(), "does not match") {
			return nil, makeException(t, sslErrorClass, py.MakeInt(116), py.NewStr("[X509: KEY_VALUES_MISMATCH] key values mismatch"))
		}
		return nil, sslError(t, "[SSL] PEM lib")
	}
	c.chains = []tls.Certificate{chain}
	c.changed()
	return nil, nil
}

func storeStats(_ *py.Thread, args []py.Value) (py.Value, error) {
	c := args[0].(*SSLContext)
	authorities := 0
	for _, one := range c.authorities {
		if one.IsCA {
			authorities++
		}
	}
	d := py.NewDict()
	d.SetStr(py.NewStr("x509"), py.MakeInt(int64(len(c.authorities))))
	d.SetStr(py.NewStr("crl"), py.MakeInt(0))
	d.SetStr(py.NewStr("x509_ca"), py.MakeInt(int64(authorities)))
	return d, nil
}

func authorityCerts(t *py.Thread, args []py.Value) (py.Value, error) {
	binary, err := t.Truth(args[1])
	if err != nil {
		return nil, err
	}
	all := py.NewList()
	for _, one := range args[0].(*SSLContext).authorities {
		if !one.IsCA {
			continue
		}
		if binary {
			all.Items = append(all.Items, &py.Bytes{B: one.Raw})
			continue
		}
		all.Items = append(all.Items, certificateDict(one))
	}
	return all, nil
}

// distinguished is a name as ssl has it: a tuple of tuples of pairs.
func distinguished(parts []pkix.AttributeTypeAndValue) py.Value {
	words := map[string]string{
		"2.5.4.3": "commonName", "2.5.4.6": "countryName", "2.5.4.7": "localityName", "2.5.4.8": "stateOrProvinceName",
		"2.5.4.10": "organizationName", "2.5.4.11": "organizationalUnitName", "2.5.4.5": "serialNumber",
		"1.2.840.113549.1.9.1": "emailAddress",
	}
	all := py.NewTuple()
	for _, part := range parts {
		name := part.Type.String()
		if word, ok := words[name]; ok {
			name = word
		}
		value, _ := part.Value.(string)
		all.Items = append(all.Items, py.NewTuple(py.NewTuple(py.NewStr(name), py.NewStr(value))))
	}
	return all
}
