package loopcore_test

import (
	"crypto/tls"
	"fmt"
	"testing"

	"batuta/loopcore"
)

// The order of the notes is CPython 3.14.6's.
func TestAStreamGoesOnInTLSOnceBothSidesStartIt(t *testing.T) {
	server, client := tlsConfigs()
	files := descriptors(t)
	var notes []string
	note := func(who string, x ...any) { notes = append(notes, who+" "+fmt.Sprint(x...)) }
	run(t, func(co *loopcore.Co) (any, error) {
		s, to := serve(co, link{}, func(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
			note("server", cameTo(co.Await(r.ReadLine())))
			w.Write([]byte("go on\n"))
			if _, err := co.Await(w.StartTLS(server, loopcore.StartTLSOptions{})); err != nil {
				return err
			}
			note("server", tls.VersionName(w.ExtraInfo("ssl_object").(*tls.Conn).ConnectionState().Version))
			note("server", cameTo(co.Await(r.ReadLine())))
			w.Write([]byte("bye\n"))
			if err := co.Drain(w); err != nil {
				return err
			}
			w.Close()
			err := co.WaitClosed(w)
			note("server", "closed")
			return err
		})
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return nil, err
		}
		w.Write([]byte("starttls\n"))
		note("client", cameTo(co.Await(r.ReadLine())))
		if _, err := co.Await(w.StartTLS(client, loopcore.StartTLSOptions{ServerHostname: "localhost"})); err != nil {
			return nil, err
		}
		note("client", "TLS")
		w.Write([]byte("secret\n"))
		note("client", cameTo(co.Await(r.ReadLine())))
		note("client", cameTo(co.Await(r.Read(-1))))
		w.Close()
		if err := co.WaitClosed(w); err != nil {
			return nil, err
		}
		note("client", "closed")
		s.Close()
		_, err = co.Await(s.WaitClosed())
		return nil, err
	})
	checkNotes(t, notes, `
		server "starttls\n"
		client "go on\n"
		client TLS
		server TLS 1.3
		server "secret\n"
		client "bye\n"
		client ""
		client closed
		server closed`)
	wantClosed(t, files)
}

// Where the handshake of a start_tls fails, all that waits for the stream does,
// as in CPython 3.14.6.
func TestAFailedStartTLSFailsTheWholeStream(t *testing.T) {
	server, client := tlsConfigs()
	run(t, func(co *loopcore.Co) (any, error) {
		var served []string
		s, to := serve(co, link{}, func(co *loopcore.Co, _ *loopcore.StreamReader, w *loopcore.StreamWriter) error {
			for _, x := range []any{w.StartTLS(server, loopcore.StartTLSOptions{}), w.WaitClosed(), w.Drain()} {
				served = append(served, cameTo(co.Await(x)))
			}
			return nil
		})
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return nil, err
		}
		const refused = "SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'example.com'."
		for i, x := range []any{
			w.StartTLS(client, loopcore.StartTLSOptions{ServerHostname: "example.com"}), r.Read(-1), w.Drain(), w.WaitClosed(),
		} {
			if got := cameTo(co.Await(x)); got != refused {
				t.Errorf("call %d came to %s", i+1, got)
			}
		}
		s.Close()
		if _, err := co.Await(s.WaitClosed()); err != nil {
			return nil, err
		}
		for len(served) < 3 {
			if err := co.Sleep(0.001); err != nil {
				return nil, err
			}
		}
		for i, got := range served {
			if got != "ConnectionResetError: ConnectionResetError" {
				t.Errorf("on the server call %d came to %s", i+1, got)
			}
		}
		return nil, nil
	})
}

func TestStartTLSRefusesWhatCannotBe(t *testing.T) {
	_, client := tlsConfigs()
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		s, to := serve(co, link{}, echo)
		_, w, err := co.OpenConnection(to)
		if err != nil {
			return nil, err
		}
		for _, c := range []struct {
			transport loopcore.Transport
			config    *tls.Config
			options   loopcore.StartTLSOptions
			want      string
		}{
			{w.Transport(), nil, loopcore.StartTLSOptions{}, "TypeError: sslcontext is expected to be an instance of ssl.SSLContext, got None"},
			{&fakeTransport{}, client, loopcore.StartTLSOptions{}, "TypeError: transport <fake> is not supported by start_tls()"},
			{w.Transport(), client, loopcore.StartTLSOptions{}, "ValueError: check_hostname requires server_hostname"},
			{w.Transport(), client, loopcore.StartTLSOptions{ServerHostname: "localhost", ShutdownTimeout: loopcore.After(-1)}, "ValueError: ssl_shutdown_timeout should be a positive number, got -1.0"},
		} {
			if got := cameTo(co.Await(l.StartTLS(c.transport, &loopcore.NopProtocol{}, c.config, c.options))); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		}
		return nil, stop(co, s, w)
	})
}

// TLS within TLS: the inner connection's bytes are the outer one's data.
func TestTLSGoesOverTLS(t *testing.T) {
	server, client := tlsConfigs()
	over := link{serve: loopcore.ServeOptions{TLS: server}, connect: loopcore.ConnectOptions{TLS: client}}
	run(t, func(co *loopcore.Co) (any, error) {
		s, to := serve(co, over, func(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
			if _, err := co.Await(w.StartTLS(server, loopcore.StartTLSOptions{})); err != nil {
				return err
			}
			return echo(co, r, w)
		})
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return nil, err
		}
		if _, err := co.Await(w.StartTLS(client, loopcore.StartTLSOptions{ServerHostname: "localhost"})); err != nil {
			return nil, err
		}
		const size = 1 << 20
		w.Write(make([]byte, size))
		if _, err := co.ReadExactly(r, size); err != nil {
			return nil, err
		}
		return nil, stop(co, s, w)
	})
}
