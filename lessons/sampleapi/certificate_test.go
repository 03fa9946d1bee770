package sampleapi

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"flag"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var renew = flag.Bool("certificate", false, "make the sample API's certificates anew")

// certificates are what TestTheCertificates writes, by file.
func certificates(t *testing.T) map[string][]byte {
	t.Helper()
	from, until := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC)
	ca := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: from, NotAfter: until,
		Subject: pkix.Name{CommonName: "Batuta sample API, authority"},
		IsCA:    true, BasicConstraintsValid: true, MaxPathLenZero: true, KeyUsage: x509.KeyUsageCertSign,
	}
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2), NotBefore: from, NotAfter: until,
		Subject: pkix.Name{CommonName: "Batuta sample API"}, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1).To4()},
	}
	caKey, leafKey := newKey(t), newKey(t)
	caDER := sign(t, ca, ca, caKey, caKey)
	parent, err := x509.ParseCertificate(caDER)
	if err != nil {
		t.Fatal(err)
	}
	leafDER := sign(t, leaf, parent, leafKey, caKey)
	keyDER, err := x509.MarshalPKCS8PrivateKey(leafKey)
	if err != nil {
		t.Fatal(err)
	}
	const secret = "This key is no secret: it comes with every copy of Batuta, whose sample API\n" +
		"speaks TLS with it on the reader's own machine. Trust it for nothing else.\n"
	return map[string][]byte{
		"ca.pem":     pemOf("Whoever signed the certificate of Batuta's sample API. Its key was thrown away.\n", "CERTIFICATE", caDER),
		"server.pem": pemOf("The certificate of Batuta's sample API.\n", "CERTIFICATE", leafDER),
		"server.key": pemOf(secret, "PRIVATE KEY", keyDER),
	}
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// sign is the certificate of key, signed by parent's.
func sign(t *testing.T, c, parent *x509.Certificate, key, parentKey *ecdsa.PrivateKey) []byte {
	t.Helper()
	der, err := x509.CreateCertificate(rand.Reader, c, parent, &key.PublicKey, parentKey)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

func pemOf(remark, kind string, der []byte) []byte {
	return append([]byte(remark), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})...)
}

func TestTheCertificates(t *testing.T) {
	if *renew {
		for name, text := range certificates(t) {
			if err := os.WriteFile(filepath.Join("certificate", name), text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		t.Log("made anew: build again, and run this test without the flag")
		return
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(CA()) {
		t.Fatal("the authority's file holds no certificate")
	}
	block, _ := pem.Decode([]byte(serverCertificate))
	leaf, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"127.0.0.1", "localhost"} {
		for _, year := range []int{2024, 2100} { // a virtual clock's, and a far one
			at := time.Date(year, 1, 2, 0, 0, 0, 0, time.UTC)
			if _, err := leaf.Verify(x509.VerifyOptions{DNSName: name, Roots: pool, CurrentTime: at}); err != nil {
				t.Errorf("%s in %d: %v", name, year, err)
			}
		}
	}
	if _, err := leaf.Verify(x509.VerifyOptions{DNSName: "example.org", Roots: pool}); err == nil {
		t.Error("it is good for a host that is not this machine")
	}
	if !strings.Contains(serverKey, "no secret") {
		t.Error("the key's file does not say that it is no secret")
	}
}

func TestTheAPIAnswersOverTLSWithItsOwnCertificate(t *testing.T) {
	s := start(t, Options{Clock: freeClock{}})
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(CA())
	for _, tc := range []struct {
		rule string
		pool *x509.CertPool
		good bool
	}{{"who trusts it is answered", pool, true}, {"who does not refuses it", x509.NewCertPool(), false}} {
		tr := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: tc.pool}}
		resp, err := (&http.Client{Transport: tr}).Get("https://" + s.TLSAddr().String() + "/users")
		if err == nil {
			resp.Body.Close()
		}
		tr.CloseIdleConnections()
		if (err == nil) != tc.good {
			t.Errorf("%s: %v", tc.rule, err)
		}
	}
}
