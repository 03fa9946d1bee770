package loopcore_test

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"batuta/loopcore"
)

// A server without TLS, for clients that expect it.
func TestAHandshakeThatComesToNothingIsAnError(t *testing.T) {
	_, client := tlsConfigs()
	for name, c := range map[string]struct {
		answer  func(loopcore.Transport, []byte)
		timeout *float64
		want    string
	}{
		"the server says nothing": {
			timeout: loopcore.After(0.05),
			want:    "ConnectionAbortedError: SSL handshake is taking longer than 0.05 seconds: aborting the connection",
		},
		"no time at all": {
			timeout: loopcore.After(0),
			want:    "ValueError: ssl_handshake_timeout should be a positive number, got 0.0",
		},
		"the server says something else": {
			answer: func(t loopcore.Transport, _ []byte) { t.Write([]byte("220 hello\r\n")) },
			want:   "SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number",
		},
		"the server closes": {
			answer: func(t loopcore.Transport, _ []byte) { t.Close() },
			want:   "ConnectionResetError: ConnectionResetError",
		},
		"the server sends an alert": {
			answer: func(t loopcore.Transport, _ []byte) { t.Write([]byte{21, 3, 3, 0, 2, 2, 40}) },
			want:   "SSLError: [SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] ssl/tls alert handshake failure",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := &duet{serverData: c.answer}
			d.client.TLS, d.client.ServerHostname, d.client.HandshakeTimeout = client, "localhost", c.timeout
			var err error
			d.play(t, func(d *duet) error {
				_, err = d.connect()
				for _, p := range d.served {
					if p.t != nil {
						p.t.Close()
					}
				}
				return nil
			})
			if got := cameTo(nil, err); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestASilentPeerIsGivenUpAfterTheShutdownTimeout(t *testing.T) {
	server, client := tlsConfigs()
	d := &duet{serverMade: func(t loopcore.Transport) { t.PauseReading() }}
	d.server.TLS = server
	d.client.TLS, d.client.ServerHostname, d.client.ShutdownTimeout = client, "localhost", loopcore.After(0.05)
	got := d.play(t, func(d *duet) error {
		p, err := d.connect()
		if err != nil {
			return err
		}
		if err := d.until("server made"); err != nil {
			return err
		}
		p.t.Close()
		if _, err := d.co.Await(p.lost); err != nil {
			return err
		}
		d.served[0].t.Abort()
		return nil
	})
	checkNotes(t, got, `
		client made
		server made
		client lost by TimeoutError: SSL shutdown timed out
		server lost`)
}

// stacksIn are the stacks of all goroutines that are in a package.
func stacksIn(name string) []string {
	b := make([]byte, 1<<20)
	all := strings.Split(string(b[:runtime.Stack(b, true)]), "\n\n")
	return slices.DeleteFunc(all, func(s string) bool { return !strings.Contains(s, name) })
}

// handshakes are the goroutines that stand in one. Go's own caches of certificates
// are tidied up on a goroutine that is none of ours.
func handshakes() []string {
	return slices.DeleteFunc(stacksIn("crypto/tls."), func(s string) bool { return strings.Contains(s, "runtime.runCleanups") })
}

// A handshake has a coroutine of its own, on the loop's thread. A cancelled one leaves
// neither that nor a connection.
func TestAHandshakeCanBeCancelled(t *testing.T) {
	_, client := tlsConfigs()
	d := &duet{}
	d.client.TLS, d.client.ServerHostname = client, "localhost"
	d.play(t, func(d *duet) error {
		connecting := must(d.co.Loop().CreateTask(d.co.Loop().CreateConnection(func() loopcore.BaseProtocol { return d.protocol("client") }, d.client), ""))
		for len(d.notes) < 2 { // the server is made, and has the client's first words
			if err := d.co.Sleep(0.001); err != nil {
				return err
			}
		}
		if stacks := handshakes(); len(stacks) != 1 || !strings.Contains(stacks[0], "[coroutine") {
			t.Errorf("the handshake is not in one coroutine: %q", stacks)
		}
		connecting.Cancel("")
		if _, err := d.co.Await(connecting); !loopcore.IsCancelled(err) {
			t.Errorf("the cancelled connection came to %v", err)
		}
		if stacks := handshakes(); len(stacks) > 0 {
			t.Errorf("the cancelled handshake is still somewhere: %q", stacks)
		}
		return nil
	})
	if got := fmt.Sprint(d.notes); !strings.HasPrefix(got, "[server made server data ") || !strings.HasSuffix(got, " server eof server lost]") {
		t.Errorf("the notes are %s", got)
	}
}

// A loop that is closed in the middle of everything leaves nothing behind.
func TestALoopClosedInMidTransferLeavesNothing(t *testing.T) {
	overEachLink(t, func(t *testing.T, co *loopcore.Co, l link) error {
		_, to := serve(co, l, func(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
			for {
				w.Write(make([]byte, 1<<16))
				if err := co.Drain(w); err != nil {
					return err
				}
			}
		})
		r, _, err := co.OpenConnection(to)
		if err != nil {
			return err
		}
		_, err = co.ReadExactly(r, 1<<20)
		return err
	})
}

func TestALoopClosedInMidHandshakeLeavesNothing(t *testing.T) {
	_, client := tlsConfigs()
	files := descriptors(t)
	l := must(loopcore.New(loopcore.Options{}))
	_, err := l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		s := must(co.Await(l.CreateServer(func() loopcore.BaseProtocol { return &loopcore.NopProtocol{} },
			loopcore.ServeOptions{Host: "127.0.0.1"}))).(*loopcore.Server)
		must(l.CreateTask(loopcore.OpenConnection(loopcore.ConnectOptions{
			Host: "127.0.0.1", Port: portOf(s), TLS: client,
		}), ""))
		return nil, co.Sleep(0.03)
	}))
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	wantClosed(t, files)
}

// Go's own TLS on a goroutine and a blocking socket, to see that ours is not
// only its own friend.
func TestTLSWithAPeerThatBlocks(t *testing.T) {
	server, client := tlsConfigs()
	client.ServerName = "localhost"
	const size = 3 << 20
	run(t, func(co *loopcore.Co) (any, error) {
		s, to := serve(co, link{serve: loopcore.ServeOptions{TLS: server}}, echo)
		got, failure := co.Await(loopcore.ToThread(func(_ *loopcore.Worker, port int) (any, error) {
			return blockingEcho(port, client, size)
		}, to.Port))
		if failure != nil || got != size {
			t.Errorf("%v bytes came back: %v", got, failure)
		}
		s.Close()
		_, err := co.Await(s.WaitClosed())
		return nil, err
	})
}

func blockingEcho(port int, config *tls.Config, size int) (int, error) {
	c, err := tls.Dial("tcp", net.JoinHostPort("127.0.0.1", fmt.Sprint(port)), config)
	if err != nil {
		return 0, err
	}
	defer func() { _ = c.Close() }()
	var writing sync.WaitGroup
	var wrote error
	spawn(&writing, func() {
		for range size >> 10 {
			if _, err := c.Write(make([]byte, 1<<10)); err != nil {
				wrote = err
				return
			}
		}
	})
	got := 0
	b := make([]byte, 1<<16)
	for got < size && err == nil {
		var n int
		n, err = c.Read(b)
		got += n
	}
	writing.Wait()
	return got, errors.Join(err, wrote)
}
