package httpclient_test

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

// serveTLS is a real server behind TLS, and what a client needs to trust it.
func serveTLS(t *testing.T, handler http.HandlerFunc) (*httptest.Server, *tls.Config) {
	t.Helper()
	server := httptest.NewUnstartedServer(handler)
	server.EnableHTTP2 = true                           // which this client must not fall for
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // clients that hang up are no news
	server.StartTLS()
	t.Cleanup(server.Close)
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	return server, &tls.Config{RootCAs: roots, NextProtos: []string{"h2"}} // which is not to be heeded
}

func TestRequestsGoOverTLS(t *testing.T) {
	big := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	server, config := serveTLS(t, func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err == nil {
			_, err = w.Write(body)
		}
		if err != nil || r.TLS == nil || r.ProtoMajor != 1 {
			t.Errorf("%s over %+v: %v", r.Proto, r.TLS, err)
		}
	})
	run(t, httpclient.Options{TLS: config}, func(co *loopcore.Co, c *httpclient.Client) error {
		for range 3 {
			r, err := c.Post(co, server.URL, httpclient.BytesBody("", big))
			if err != nil {
				return err
			}
			got, err := r.Bytes(co)
			if err != nil || !bytes.Equal(got, big) {
				return fmt.Errorf("%d bytes came back: %w", len(got), err)
			}
		}
		if s := c.Stats(); s.Opened != 1 || s.Reused != 2 {
			t.Errorf("got %+v", s)
		}
		return nil
	})
}

// No goroutine works for a client's TLS: every one that runs code of loopcore is
// a coroutine, the test's own, or the one by which Run hears of signals.
func TestNoGoroutineIsStartedForTLS(t *testing.T) {
	var looked atomic.Int32
	look := func(when string) {
		looked.Add(1)
		b := make([]byte, 1<<20)
		for stack := range strings.SplitSeq(string(b[:runtime.Stack(b, true)]), "\n\n") {
			known := false
			for _, by := range []string{"created by iter.Pull", "testing.tRunner", "ProcessSignals.Catch"} {
				known = known || strings.Contains(stack, by)
			}
			if strings.Contains(stack, "batuta/loopcore.") && !known {
				t.Errorf("%s:\n%s", when, stack)
			}
		}
	}
	server, config := serveTLS(t, func(w http.ResponseWriter, r *http.Request) {
		look("asked")
		_, _ = io.Copy(w, r.Body)
		look("answered")
	})
	config.VerifyConnection = func(tls.ConnectionState) error {
		look("in the handshake")
		return nil
	}
	run(t, httpclient.Options{TLS: config}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Post(co, server.URL, httpclient.BytesBody("", make([]byte, 1<<20)))
		if err != nil {
			return err
		}
		if _, err := r.Bytes(co); err != nil {
			return err
		}
		look("idle")
		err = c.Close(co)
		look("closed")
		return err
	})
	if n := looked.Load(); n != 5 {
		t.Errorf("looked %d times", n)
	}
}

func TestACertificateThatNobodyVouchesForIsRefused(t *testing.T) {
	server, config := serveTLS(t, func(http.ResponseWriter, *http.Request) { t.Error("it was asked") })
	for name, c := range map[string]*tls.Config{
		"unknown":   nil,
		"of others": {RootCAs: config.RootCAs, ServerName: "example.net"},
	} {
		t.Run(name, func(t *testing.T) {
			run(t, httpclient.Options{TLS: c}, func(co *loopcore.Co, client *httpclient.Client) error {
				_, err := client.Get(co, server.URL)
				if err := wantError(err, httpclient.KindConnect, "certificate"); err != nil {
					t.Error(err)
				}
				if s := client.Stats(); s.Open != 0 || s.Dialling != 0 {
					t.Errorf("left: %+v", s)
				}
				return nil
			})
		})
	}
}

func TestARedirectMayLeadToTLS(t *testing.T) {
	secure, config := serveTLS(t, told)
	plain := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, secure.URL+"/end", http.StatusMovedPermanently)
	})
	run(t, httpclient.Options{TLS: config}, func(co *loopcore.Co, c *httpclient.Client) error {
		body, err := text(co, c, plain.URL)
		if want := `GET /end body="" type="" user="" cookie="" own=""`; body != want {
			t.Errorf("got %s, want %s", body, want)
		}
		return err
	})
}
