package sampleapi

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// handClock lets those who wait go when the test says so.
type handClock struct {
	mu      sync.Mutex
	waiting map[float64]chan struct{}
	asked   chan float64
}

func newHandClock() *handClock {
	return &handClock{waiting: map[float64]chan struct{}{}, asked: make(chan float64, 64)}
}

func (c *handClock) Wait(ctx context.Context, seconds float64) error {
	c.mu.Lock()
	ch := make(chan struct{})
	c.waiting[seconds] = ch
	c.mu.Unlock()
	c.asked <- seconds
	select {
	case <-ch:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *handClock) letGo(seconds float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	close(c.waiting[seconds])
}

// freeClock waits for nothing.
type freeClock struct{}

func (freeClock) Wait(ctx context.Context, _ float64) error { return ctx.Err() }

func start(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func client(t *testing.T) *http.Client {
	t.Helper()
	tr := &http.Transport{}
	t.Cleanup(tr.CloseIdleConnections)
	return &http.Client{Transport: tr}
}

func get(t *testing.T, c *http.Client, s *Server, path string) (*http.Response, []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+s.Addr().String()+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, body
}

func TestEachPathAnswersItsListWithItsLength(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := start(t, Options{Clock: freeClock{}})
	defer s.Close()
	c := client(t)
	defer c.CloseIdleConnections()
	for path, n := range map[string]int{"/users": 10, "/orders": 7, "/weather": 10} {
		resp, body := get(t, c, s, path)
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", path, resp.Status)
		}
		if got := resp.Header.Get("Content-Length"); got != strconv.Itoa(len(body)) {
			t.Errorf("%s: Content-Length %s for %d bytes", path, got, len(body))
		}
		if got := resp.Header.Get("Date"); got != "" {
			t.Errorf("%s: a Date makes every run different, got %s", path, got)
		}
		var list []map[string]any
		if err := json.Unmarshal(body, &list); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if len(list) != n {
			t.Errorf("%s: %d entries, want %d", path, len(list), n)
		}
		if got := s.Requests(path); got != 1 {
			t.Errorf("%s: counted %d requests", path, got)
		}
	}
}

func TestDataRefersOnlyToWhatIsThere(t *testing.T) {
	known, cities := map[int]bool{}, map[string]bool{}
	for _, u := range users() {
		known[u.ID], cities[u.City] = true, true
	}
	for _, o := range orders(0) {
		if !known[o.User] {
			t.Errorf("order %d is of user %d, who does not exist", o.ID, o.User)
		}
	}
	for _, f := range weather(0) {
		if !cities[f.City] {
			t.Errorf("there is weather in %s, where nobody lives", f.City)
		}
	}
}

func TestLatenciesLieFarApart(t *testing.T) {
	list := tables(0)
	for i, a := range list {
		for _, b := range list[i+1:] {
			if d := a.latency - b.latency; d < 0.0799 && d > -0.0799 {
				t.Errorf("%s and %s are only %.3f s apart", a.path, b.path, d)
			}
		}
	}
}

func TestUnknownPathNamesWhatExists(t *testing.T) {
	s := start(t, Options{Clock: freeClock{}})
	resp, body := get(t, client(t), s, "/user")
	var p problem
	if err := json.Unmarshal(body, &p); err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusNotFound || !strings.HasPrefix(p.Error, "there is no /user here; there are /users, /users?page=0, /orders, ") ||
		!strings.HasSuffix(p.Error, "/broken and /hang; in front of them may stand /limited, /flaky, /slow, /gzip, /fail") {
		t.Errorf("%s %q", resp.Status, p.Error)
	}
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	s := start(t, Options{Clock: freeClock{}})
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+s.Addr().String()+"/users", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := client(t).Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusMethodNotAllowed || resp.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("%s, Allow: %s", resp.Status, resp.Header.Get("Allow"))
	}
}

func TestAnswersComeInTheOrderOfTheClock(t *testing.T) {
	clock := newHandClock()
	s := start(t, Options{Clock: clock})
	c := client(t)
	done := make(chan string, 2)
	for _, path := range []string{"/users", "/orders"} {
		go func() {
			resp, err := c.Get("http://" + s.Addr().String() + path)
			if err == nil {
				resp.Body.Close()
			}
			done <- path
		}()
	}
	<-clock.asked
	<-clock.asked
	for _, step := range []struct {
		seconds float64
		path    string
	}{{0.12, "/orders"}, {0.30, "/users"}} {
		clock.letGo(step.seconds)
		if got := <-done; got != step.path {
			t.Errorf("after %.2f s came %s, want %s", step.seconds, got, step.path)
		}
	}
}

func TestNothingIsAnsweredAtOnce(t *testing.T) {
	clock := newHandClock()
	s := start(t, Options{Clock: clock})
	c := client(t)
	for _, path := range []string{"/users", "/orders", "/weather", "/nothing"} {
		done := make(chan struct{})
		go func() {
			defer close(done)
			if resp, err := c.Get("http://" + s.Addr().String() + path); err == nil {
				resp.Body.Close()
			}
		}()
		seconds := <-clock.asked
		select {
		case <-done:
			t.Errorf("%s was answered before its time", path)
		default:
		}
		if seconds <= 0 {
			t.Errorf("%s takes %v s", path, seconds)
		}
		clock.letGo(seconds)
		<-done
	}
}

func TestConnectionIsKeptAlive(t *testing.T) {
	w := &countingWatcher{}
	s := start(t, Options{Clock: freeClock{}, Watcher: w})
	c := client(t)
	for range 5 {
		get(t, c, s, "/weather")
	}
	if got := w.get("accepted"); got != 1 {
		t.Errorf("five requests took %d connections", got)
	}
}

func TestCloseEndsRequestsThatWaitAndFreesThePort(t *testing.T) {
	defer goleak.VerifyNone(t)
	clock := newHandClock()
	s, err := Start(Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, "GET /users HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	<-clock.asked
	begun := time.Now()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(begun); took > time.Second {
		t.Errorf("Close took %v", took)
	}
	got, err := io.ReadAll(conn)
	if len(got) > 0 || (err != nil && !errors.Is(err, syscall.ECONNRESET)) {
		t.Errorf("the client read %q, %v; want nothing, and EOF or a reset", got, err)
	}
	if _, err := net.DialTimeout("tcp", s.Addr().String(), time.Second); err == nil {
		t.Error("the port still accepts connections")
	}
	if err := s.Close(); err != nil {
		t.Errorf("second Close: %v", err)
	}
}

// countingWatcher counts what it is told.
type countingWatcher struct {
	mu   sync.Mutex
	told map[string]int
}

func (w *countingWatcher) add(what string, n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.told == nil {
		w.told = map[string]int{}
	}
	w.told[what] += n
}

func (w *countingWatcher) get(what string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.told[what]
}

func (w *countingWatcher) Accepted(netip.AddrPort)       { w.add("accepted", 1) }
func (w *countingWatcher) Read(_ netip.AddrPort, n int)  { w.add("read", n) }
func (w *countingWatcher) Wrote(_ netip.AddrPort, n int) { w.add("wrote", n) }
func (w *countingWatcher) Idle(netip.AddrPort)           { w.add("idle", 1) }
func (w *countingWatcher) Closed(netip.AddrPort)         { w.add("closed", 1) }

func TestWatcherIsToldOfEveryByteAndTheEnd(t *testing.T) {
	w := &countingWatcher{}
	s, err := Start(Options{Clock: freeClock{}, Watcher: w})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	request := "GET /orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
	if _, err := io.WriteString(conn, request); err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(conn)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"accepted": 1, "read": len(request), "wrote": len(body), "closed": 1}
	for what, n := range want {
		if got := w.get(what); got != n {
			t.Errorf("%s: %d, want %d", what, got, n)
		}
	}
}
