package loopcore_test

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"testing"

	"batuta/loopcore"
)

// Alerts are worded as CPython 3.14.6 words them, with OpenSSL 3.5.
func TestAnAlertIsWordedAsOpenSSLDoes(t *testing.T) {
	_, client := tlsConfigs()
	for alert, want := range map[byte]string{
		10:  "[SSL: SSLV3_ALERT_UNEXPECTED_MESSAGE] ssl/tls alert unexpected message",
		20:  "[SSL: SSLV3_ALERT_BAD_RECORD_MAC] ssl/tls alert bad record mac",
		40:  "[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] ssl/tls alert handshake failure",
		48:  "[SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca",
		70:  "[SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version",
		80:  "[SSL: TLSV1_ALERT_INTERNAL_ERROR] tlsv1 alert internal error",
		112: "[SSL: TLSV1_UNRECOGNIZED_NAME] tlsv1 unrecognized name",
		116: "[SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert certificate required",
		120: "[SSL: TLSV1_ALERT_NO_APPLICATION_PROTOCOL] tlsv1 alert no application protocol",
		200: "[SSL] remote error: tls: alert(200)",
	} {
		d := &duet{serverData: func(t loopcore.Transport, _ []byte) {
			t.Write([]byte{21, 3, 3, 0, 2, 2, alert})
			t.Close()
		}}
		d.client.TLS, d.client.ServerHostname = client, "localhost"
		var err error
		d.play(t, func(d *duet) error {
			_, err = d.connect()
			return nil
		})
		if got := cameTo(nil, err); got != "SSLError: "+want {
			t.Errorf("alert %d is %s, want %s", alert, got, want)
		}
	}
}

// A server whose handshake fails says so in debug mode only, and in CPython
// 3.14.6's words.
func TestDebugModeSaysWhyAServersHandshakeFailed(t *testing.T) {
	server, client := tlsConfigs()
	speaks := func(text string) func(*duet) error {
		return func(d *duet) error {
			p, err := d.connect()
			if err != nil {
				return err
			}
			p.t.Write([]byte(text))
			_, err = d.co.Await(p.lost)
			return err
		}
	}
	connects := func(d *duet) error {
		p, err := d.connect()
		if err != nil {
			return err
		}
		_, err = d.co.Await(p.lost)
		return err
	}
	for name, c := range map[string]struct {
		server *tls.Config
		client *tls.Config
		play   func(*duet) error
		want   string
	}{
		"HTTP":            {&tls.Config{}, nil, speaks("GET / HTTP/1.0\r\n\r\n"), "[SSL: HTTP_REQUEST] http request"},
		"HTTP to delete":  {&tls.Config{}, nil, speaks("DELETE /x HTTP/1.0\r\n\r\n"), "[SSL: HTTP_REQUEST] http request"},
		"HTTP to a proxy": {&tls.Config{}, nil, speaks("CONNECT a:80 HTTP/1.0\r\n\r\n"), "[SSL: HTTPS_PROXY_REQUEST] https proxy request"},
		"junk":            {&tls.Config{}, nil, speaks("hello there\r\n"), "[SSL: WRONG_VERSION_NUMBER] wrong version number"},
		"version": {
			&tls.Config{MinVersion: tls.VersionTLS13},
			&tls.Config{RootCAs: client.RootCAs, MaxVersion: tls.VersionTLS12}, connects,
			"[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol",
		},
		"certificate": {
			&tls.Config{ClientAuth: tls.RequireAnyClientCert}, client, connects,
			"[SSL: PEER_DID_NOT_RETURN_A_CERTIFICATE] peer did not return a certificate",
		},
		"cipher": {
			&tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}},
			&tls.Config{RootCAs: client.RootCAs, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384}}, connects,
			"[SSL: NO_SHARED_CIPHER] no shared cipher",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := &duet{options: loopcore.Options{Debug: true}}
			d.server.TLS = c.server
			d.server.TLS.Certificates = server.Certificates
			if d.client.TLS = c.client; c.client != nil {
				d.client.ServerHostname = "localhost"
			}
			got := d.play(t, c.play)
			want := "handler Error on transport creation for incoming connection: SSLError: " + c.want
			if !slices.Contains(got, want) {
				t.Errorf("the notes %q lack %q", got, want)
			}
		})
	}
}

// crypto/tls's own error is found in asyncio's, and so is that it is an OSError.
func TestAnSSLErrorKnowsItsCause(t *testing.T) {
	server, client := tlsConfigs()
	d := &duet{}
	d.server.TLS = server
	d.client.TLS, d.client.ServerHostname = client, "example.com"
	var err error
	d.play(t, func(d *duet) error {
		_, err = d.connect()
		return nil
	})
	var ssl *loopcore.SSLError
	var system *loopcore.OSError
	var hostname x509.HostnameError
	if !errors.As(err, &ssl) || !errors.As(err, &system) || !errors.As(err, &hostname) {
		t.Fatalf("%v does not know its cause", err)
	}
	if ssl.Reason != "CERTIFICATE_VERIFY_FAILED" || !ssl.Verification || hostname.Host != "example.com" {
		t.Errorf("the reason is %q, of host %q", ssl.Reason, hostname.Host)
	}
	if got, want := ssl.Repr(), `SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'example.com'.")`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A record that somebody has tampered with ends the connection.
func TestATamperedRecordIsAnError(t *testing.T) {
	server, client := tlsConfigs()
	run(t, func(co *loopcore.Co) (any, error) {
		var ended error
		s, to := serve(co, link{serve: loopcore.ServeOptions{TLS: server}}, func(co *loopcore.Co, r *loopcore.StreamReader, _ *loopcore.StreamWriter) error {
			_, ended = co.Read(r, -1)
			return nil
		})
		peer, err := co.Await(loopcore.ToThread(tamper, tampering{to.Port, client}))
		if err != nil {
			return nil, err
		}
		for ended == nil {
			if err := co.Sleep(0.001); err != nil {
				return nil, err
			}
		}
		if got := cameTo(nil, ended); got != "SSLError: [SSL: DECRYPTION_FAILED_OR_BAD_RECORD_MAC] decryption failed or bad record mac" {
			t.Errorf("the read came to %s", got)
		}
		s.Close()
		return nil, peer.(io.Closer).Close()
	})
}

type tampering struct {
	port   int
	config *tls.Config
}

// tamper makes a handshake, and then sends a record that nobody has encrypted.
func tamper(_ *loopcore.Worker, x tampering) (any, error) {
	raw, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", fmt.Sprint(x.port)))
	if err != nil {
		return nil, err
	}
	config := x.config.Clone()
	config.ServerName = "localhost"
	if err := tls.Client(raw, config).Handshake(); err != nil {
		return nil, errors.Join(err, raw.Close())
	}
	_, err = raw.Write(append([]byte{23, 3, 3, 0, 40}, make([]byte, 40)...))
	return raw, err
}

func TestTheCertificateMustNameWhoWasAskedFor(t *testing.T) {
	server, client := tlsConfigs()
	const refused = "SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for "
	for name, c := range map[string]struct{ config, hostname, want string }{
		"the host, if nothing else is said": {"", "", "None"},
		"the config's name before the host": {"example.com", "", refused + "'example.com'."},
		"a hostname before the config's":    {"localhost", "example.org", refused + "'example.org'."},
		"a hostname that is right":          {"example.com", "localhost", "None"},
	} {
		t.Run(name, func(t *testing.T) {
			d := &duet{}
			d.server.TLS, d.client.TLS = server, client.Clone()
			d.client.TLS.ServerName, d.client.ServerHostname = c.config, c.hostname
			var err error
			d.play(t, func(d *duet) error {
				var p *noting
				if p, err = d.connect(); err == nil {
					p.t.Close()
					_, _ = d.co.Await(p.lost)
				}
				return nil
			})
			if got := cameTo(nil, err); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
