package httpclient_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

// TestMain fails the package when a test has left a goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// run runs main on a loop of its own with a client that it closes; an error
// fails the test.
func run(t *testing.T, o httpclient.Options, main func(*loopcore.Co, *httpclient.Client) error) {
	t.Helper()
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		c, err := httpclient.New(o)
		if err != nil {
			return nil, err
		}
		if err := main(co, c); err != nil {
			return nil, err
		}
		if err := c.Close(co); err != nil {
			return nil, err
		}
		if s := c.Stats(); s.Open != 0 || s.Idle != 0 || s.Dialling != 0 || s.Waiting != 0 {
			t.Errorf("after Close the client has %+v", s)
		}
		return nil, nil
	}))
	if err != nil {
		t.Fatalf("the run failed: %v", err)
	}
}

// serve is a real HTTP server, closed when the test ends.
func serve(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server
}

// rawServer is a server whose connections the test answers by hand, each on a
// goroutine of its own with its number, from 0. It answers the server's URL.
func rawServer(t *testing.T, answer func(n int, conn net.Conn, in *bufio.Reader)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	var open []net.Conn
	wg.Add(1)
	go func() {
		defer wg.Done()
		for n := 0; ; n++ {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			mu.Lock()
			open = append(open, conn)
			mu.Unlock()
			wg.Add(1)
			go func() {
				defer wg.Done()
				defer conn.Close()
				answer(n, conn, bufio.NewReader(conn))
			}()
		}
	}()
	t.Cleanup(func() {
		_ = l.Close()
		mu.Lock()
		for _, conn := range open {
			_ = conn.Close()
		}
		mu.Unlock()
		wg.Wait()
	})
	return "http://" + l.Addr().String()
}

// says is a rawServer that reads one request per connection, answers these bytes
// and closes.
func says(t *testing.T, bytes string) string {
	t.Helper()
	return rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if _, err := readRequest(in); err == nil {
			_, _ = io.WriteString(conn, bytes)
		}
	})
}

// readRequest reads a request to the end of its body, and answers it as it was sent.
func readRequest(in *bufio.Reader) (string, error) {
	var raw strings.Builder
	req, err := http.ReadRequest(bufio.NewReader(io.TeeReader(oneByte{in}, &raw)))
	if err != nil {
		return raw.String(), err
	}
	_, err = io.Copy(io.Discard, req.Body)
	return raw.String(), err
}

// oneByte has a bufio.Reader take no more than it needs.
type oneByte struct{ io.Reader }

func (r oneByte) Read(b []byte) (int, error) { return r.Reader.Read(b[:min(1, len(b))]) }

// descriptors counts what the process has open, -1 where the system does not tell.
func descriptors(t *testing.T) int {
	t.Helper()
	names, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return -1
	}
	return len(names)
}

// text asks for a URL and answers its body.
func text(co *loopcore.Co, c *httpclient.Client, url string) (string, error) {
	r, err := c.Get(co, url)
	if err != nil {
		return "", err
	}
	return r.Text(co)
}
