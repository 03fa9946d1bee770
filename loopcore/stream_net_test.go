package loopcore_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"net/netip"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"batuta/loopcore"
)

// certificate is a self-signed one for localhost and 127.0.0.1, valid for an
// hour from a moment on.
func certificate(from time.Time) (tls.Certificate, *x509.CertPool) {
	key := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"},
		NotBefore: from, NotAfter: from.Add(time.Hour),
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		IsCA: true, BasicConstraintsValid: true,
	}
	der := must(x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key))
	pool := x509.NewCertPool()
	pool.AddCert(must(x509.ParseCertificate(der)))
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// tlsConfigs are a server's config and that of a client that trusts it.
func tlsConfigs() (server, client *tls.Config) {
	cert, pool := certificate(time.Now().Add(-time.Minute))
	return &tls.Config{Certificates: []tls.Certificate{cert}}, &tls.Config{RootCAs: pool}
}

// link is a way for a stream to go.
type link struct {
	serve   loopcore.ServeOptions
	connect loopcore.ConnectOptions
}

// links are all ways for a stream to go, by their names.
func links(t *testing.T) map[string]link {
	server, client := tlsConfigs()
	client12 := client.Clone()
	client12.MaxVersion = tls.VersionTLS12
	all := map[string]link{
		"TCP": {},
		"TLS 1.3": {
			serve:   loopcore.ServeOptions{TLS: server},
			connect: loopcore.ConnectOptions{TLS: client},
		},
		"TLS 1.2": {
			serve:   loopcore.ServeOptions{TLS: server},
			connect: loopcore.ConnectOptions{TLS: client12, ServerHostname: "localhost"},
		},
	}
	if runtime.GOOS != "windows" {
		path := filepath.Join(t.TempDir(), "s")
		all["Unix"] = link{serve: loopcore.ServeOptions{Path: path}, connect: loopcore.ConnectOptions{Path: path}}
		path += "tls"
		all["TLS over Unix"] = link{
			serve:   loopcore.ServeOptions{Path: path, TLS: server},
			connect: loopcore.ConnectOptions{Path: path, TLS: client, ServerHostname: "localhost"},
		}
	}
	return all
}

type streamHandler = func(*loopcore.Co, *loopcore.StreamReader, *loopcore.StreamWriter) error

// serve has handle answer connections on l, which it then tells how to get there.
func serve(co *loopcore.Co, l link, handle streamHandler) (*loopcore.Server, loopcore.ConnectOptions) {
	if l.serve.Path == "" {
		l.serve.Host = "127.0.0.1"
	}
	s := must(co.Await(loopcore.StartServer(handle, l.serve))).(*loopcore.Server)
	if l.serve.Path == "" {
		l.connect.Host, l.connect.Port = "127.0.0.1", portOf(s)
	}
	return s, l.connect
}

func portOf(s *loopcore.Server) int {
	return int(s.Sockets()[0].Addr().(netip.AddrPort).Port())
}

// echo answers what it is sent, until the end.
func echo(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
	for {
		b, err := co.Read(r, 64*1024)
		if err != nil {
			return err
		}
		if len(b) == 0 {
			w.Close()
			return nil
		}
		w.Write(b)
		if err := co.Drain(w); err != nil {
			return err
		}
	}
}
