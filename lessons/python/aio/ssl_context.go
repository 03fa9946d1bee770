package aio

import (
	"crypto/tls"
	"crypto/x509"
	"strings"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// sslContextClass is _ssl._SSLContext, from which ssl.SSLContext inherits.
var sslContextClass = py.NewClass("_ssl", "_SSLContext")

// What verify_mode may be, and the protocols there are.
const (
	certNone = iota
	certOptional
	certRequired
)

const (
	protocolTLS       = 2
	protocolTLSv1     = 3 // and 1.1 and 1.2 after it
	protocolTLSClient = 16
	protocolTLSServer = 17
)

// What stands for the oldest and the newest version of TLS that there is.
const (
	oldestTLS = -2
	newestTLS = -1
)

// The options and flags that a context begins with, by the numbers of the names
// in lib/ssl.py: OP_ALL, OP_NO_SSLv3, OP_CIPHER_SERVER_PREFERENCE,
// OP_NO_COMPRESSION and OP_ENABLE_MIDDLEBOX_COMPAT; VERIFY_X509_TRUSTED_FIRST.
const (
	usualOptions = 0x80000050 | 0x2000000 | 0x400000 | 0x20000 | 0x100000
	trustedFirst = 0x8000
)

// checkCRL is VERIFY_CRL_CHECK_LEAF.
const checkCRL = 4

// refusedBy are the options that refuse a version, from the oldest on.
var refusedBy = [...]struct {
	option  int64
	version uint16
}{{0x4000000, tls.VersionTLS10}, {0x10000000, tls.VersionTLS11}, {0x8000000, tls.VersionTLS12}, {0x20000000, tls.VersionTLS13}}

// SSLContext says how connections are encrypted, as a Python object.
type SSLContext struct {
	attributes
	protocol      int
	verify        int
	checkHostname bool
	oldest        int // a version's number, or oldestTLS
	newest        int // a version's number, or newestTLS
	options       int64
	flags         int64
	system        bool // the system's authorities count too
	authorities   []*x509.Certificate
	chains        []tls.Certificate
	alpn          []string
	ciphers       []uint16 // nil: Go's own choice
	configs       [2]*tls.Config
	self          *py.Instance
}

var _ py.Wrapped = (*SSLContext)(nil)

// Type is _SSLContext.
func (*SSLContext) Type() *py.Class { return sslContextClass }

// Wrap notes the object that carries it.
func (c *SSLContext) Wrap(i *py.Instance) { c.self = i }

func (c *SSLContext) object() py.Value {
	if c.self != nil {
		return c.self
	}
	return c
}

// changed forgets what was made of the context as it was.
func (c *SSLContext) changed() { c.configs = [2]*tls.Config{} }

// config is the context as crypto/tls has it, for one side of a connection.
func (c *SSLContext) config(in *py.Interpreter, server bool) *tls.Config {
	side := 0
	if server {
		side = 1
	}
	if c.configs[side] == nil {
		c.configs[side] = c.makeConfig(server)
		knownConfigs(in)[c.configs[side]] = c
	}
	return c.configs[side]
}

type configsKey struct{}

// knownConfigs are the contexts that configurations were made of.
func knownConfigs(in *py.Interpreter) map[*tls.Config]*SSLContext {
	return py.Kept(in, configsKey{}, func() map[*tls.Config]*SSLContext { return map[*tls.Config]*SSLContext{} })
}

// contextOfConfig is the context that a configuration was made of.
func contextOfConfig(t *py.Thread, config *tls.Config) py.Value {
	if c := knownConfigs(t.In())[config]; c != nil {
		return c.object()
	}
	return py.None
}

func (c *SSLContext) makeConfig(server bool) *tls.Config {
	oldest, newest := c.versions()
	config := &tls.Config{
		Certificates: c.chains, NextProtos: c.alpn, CipherSuites: c.ciphers, MinVersion: oldest, MaxVersion: newest,
	}
	if server {
		config.ClientCAs = c.pool()
		config.ClientAuth = map[int]tls.ClientAuthType{
			certNone: tls.NoClientCert, certOptional: tls.VerifyClientCertIfGiven, certRequired: tls.RequireAndVerifyClientCert,
		}[c.verify]
		return config
	}
	config.RootCAs = c.pool()
	config.InsecureSkipVerify = c.verify == certNone || !c.checkHostname
	if c.verify != certNone && !c.checkHostname {
		config.VerifyConnection = c.verifyChain
	}
	return config
}

// versions are the oldest and the newest that are not refused by an option; the
// oldest is the newer of the two if all are.
func (c *SSLContext) versions() (oldest, newest uint16) {
	oldest, newest = version(c.oldest, tls.VersionTLS10), version(c.newest, tls.VersionTLS13)
	for _, r := range refusedBy {
		if c.options&r.option != 0 && oldest == r.version {
			oldest++
		}
	}
	for i := len(refusedBy) - 1; i >= 0; i-- {
		if c.options&refusedBy[i].option != 0 && newest == refusedBy[i].version {
			newest--
		}
	}
	return oldest, newest
}

// version is a version's number as crypto/tls has it, which is Python's.
func version(n int, bound uint16) uint16 {
	if n == oldestTLS || n == newestTLS {
		return bound
	}
	return uint16(n)
}

// pool are the authorities that count; a nil pool would be the system's.
func (c *SSLContext) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	if c.system {
		if own, err := x509.SystemCertPool(); err == nil {
			pool = own
		}
	}
	for _, one := range c.authorities {
		pool.AddCert(one)
	}
	return pool
}

// verifyChain verifies all of the other side's certificate but its name.
func (c *SSLContext) verifyChain(s tls.ConnectionState) error {
	if len(s.PeerCertificates) == 0 {
		return nil
	}
	o := x509.VerifyOptions{Roots: c.pool(), Intermediates: x509.NewCertPool()}
	for _, one := range s.PeerCertificates[1:] {
		o.Intermediates.AddCert(one)
	}
	_, err := s.PeerCertificates[0].Verify(o)
	if err != nil {
		return &tls.CertificateVerificationError{UnverifiedCertificates: s.PeerCertificates, Err: err}
	}
	return nil
}

// configArgument is an argument ssl=: None and False are none, True is what
// ssl.create_default_context() makes.
func configArgument(t *py.Thread, v py.Value, server bool) (*tls.Config, error) {
	if given(v) == nil || v == py.False {
		return nil, nil
	}
	if v == py.True && !server {
		m, err := t.Import("ssl")
		if err != nil {
			return nil, err
		}
		if v, err = t.CallMethod(m, "create_default_context"); err != nil {
			return nil, err
		}
	}
	c, ok := py.As[*SSLContext](v)
	if !ok {
		return nil, t.TypeError("sslcontext is expected to be an instance of ssl.SSLContext, got %s", reprOrName(t, v))
	}
	return c.config(t.In(), server), nil
}

// serverConfig is an argument ssl= of who serves.
func serverConfig(t *py.Thread, v py.Value) (*tls.Config, error) {
	if _, flag := v.(py.Bool); flag {
		return nil, t.TypeError("ssl argument must be an SSLContext or None")
	}
	return configArgument(t, v, true)
}

// startTLSConfig is the argument sslcontext of start_tls, which must be one.
func startTLSConfig(t *py.Thread, v py.Value, server bool) (*tls.Config, error) {
	if c, ok := py.As[*SSLContext](v); ok {
		return c.config(t.In(), server), nil
	}
	return nil, t.TypeError("sslcontext is expected to be an instance of ssl.SSLContext, got %s", reprOrName(t, v))
}

// certificateDict is SSLObject.getpeercert().
func certificateDict(c *x509.Certificate) py.Value {
	const layout = "Jan _2 15:04:05 2006 GMT"
	d := py.NewDict()
	set := func(name string, v py.Value) { d.SetStr(py.NewStr(name), v) }
	set("subject", distinguished(c.Subject.Names))
	set("issuer", distinguished(c.Issuer.Names))
	set("version", py.MakeInt(int64(c.Version)))
	serial := strings.ToUpper(c.SerialNumber.Text(16))
	if len(serial)%2 == 1 {
		serial = "0" + serial
	}
	set("serialNumber", py.NewStr(serial))
	set("notBefore", py.NewStr(c.NotBefore.UTC().Format(layout)))
	set("notAfter", py.NewStr(c.NotAfter.UTC().Format(layout)))
	names := py.NewTuple()
	for _, name := range c.DNSNames {
		names.Items = append(names.Items, py.NewTuple(py.NewStr("DNS"), py.NewStr(name)))
	}
	for _, ip := range c.IPAddresses {
		names.Items = append(names.Items, py.NewTuple(py.NewStr("IP Address"), py.NewStr(ip.String())))
	}
	if len(names.Items) > 0 {
		set("subjectAltName", names)
	}
	return d
}

// registerSSLErrors says what the errors of the loop's TLS are in Python.
func registerSSLErrors(in *py.Interpreter) {
	for _, c := range []*py.Class{sslErrorClass, certificateErrorClass} {
		in.RegisterError(c.Name, func(t *py.Thread, err error) *py.Exception {
			e := makeException(t, c, py.MakeInt(1), py.NewStr(err.Error()))
			var of *loopcore.SSLError
			if asSSLError(err, &of) {
				told := map[string]py.Value{"reason": orText(of.Reason), "library": py.NewStr("SSL")}
				if words, refused := strings.CutPrefix(of.Error(), "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "); refused {
					told["verify_message"], told["verify_code"] = py.NewStr(words), py.MakeInt(verifyCode(words))
				}
				_ = setAll(t, e, told) // an exception takes any attribute
			}
			return e
		})
	}
}

// verifyCode is OpenSSL's number for why a certificate is refused, by its words;
// 1, which is no reason in particular, for others.
func verifyCode(words string) int64 {
	for start, code := range map[string]int64{
		"certificate is not yet valid": 9, "certificate has expired": 10, "self-signed certificate": 18,
		"unable to get local issuer certificate": 20, "Hostname mismatch": 62, "IP address mismatch": 64,
	} {
		if strings.HasPrefix(words, start) {
			return code
		}
	}
	return 1
}

// orText is a text, None for an empty one.
func orText(s string) py.Value {
	if s == "" {
		return py.None
	}
	return py.NewStr(s)
}
