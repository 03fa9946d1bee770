package sampleapi

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// sumClock waits for nothing, and remembers for how long it was asked to.
type sumClock struct {
	mu  sync.Mutex
	sum float64
}

func (c *sumClock) Wait(ctx context.Context, seconds float64) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sum += seconds
	return ctx.Err()
}

// taken is how long it was asked for since it was asked last.
func (c *sumClock) taken() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	defer func() { c.sum = 0 }()
	return c.sum
}

// plainly asks for a path, as it is: net/http's client would unpack gzip itself.
func plainly(t *testing.T, s *Server, method, path string) (*http.Response, []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, "http://"+s.Addr().String()+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	tr := &http.Transport{DisableCompression: true}
	defer tr.CloseIdleConnections()
	resp, err := tr.RoundTrip(req)
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

func TestWhatAPathAnswersAndWhen(t *testing.T) {
	clock := &sumClock{}
	s := start(t, Options{Clock: clock})
	for _, tc := range []struct {
		path    string
		status  int
		latency float64
		holds   string // of the body
	}{
		{"/users", 200, 0.30, `"Alma Quispe"`},
		{"/orders", 200, 0.12, `"id":507`},
		{"/orders?page=0", 200, 0.20, `[{"id":501`},
		{"/orders?page=8", 200, 0.20, `"id":527`},
		{"/orders?page=9", 200, 0.20, "[]\n"},
		{"/orders?page=9223372036854775807", 200, 0.20, "[]\n"},
		{"/orders?page=9223372036854775808", 400, 0.04, "page is a whole number, from 0"},
		{"/orders?page=-1", 400, 0.04, `not \"-1\"`},
		{"/orders?page=two", 400, 0.04, `not \"two\"`},
		{"/orders?page=", 400, 0.04, `not \"\"`},
		{"/orders?sort=price", 200, 0.12, `"id":507`},
		{"/users?page=3", 200, 0.20, `"Joaquín Vera"`},
		{"/weather?page=1", 200, 0.20, `"Quito"`},
		{"/slow/orders", 200, 1.5, `"id":507`},
		{"/slow/orders?page=1", 200, 1.5, `"id":504`},
		{"/limited/weather", 200, 0.20, `"Quito"`},
		{"/limited/slow/weather", 200, 1.5, `"Quito"`},
		{"/fail/orders", 500, 0.04, "has failed"},
		{"/fail/nothing", 404, 0.04, "there is no /fail/nothing here"},
		{"/broken", 200, 0.38, `[{"id":501`},
		{"/delay/0.2", 200, 0.2, "{\"slept\":0.2}\n"},
		{"/delay/0", 200, 0, "{\"slept\":0.0}\n"},
		{"/delay/30", 200, 30, "{\"slept\":30.0}\n"},
		{"/delay/30.1", 400, 0.04, "from 0 to 30"},
		{"/delay/-1", 400, 0.04, "from 0 to 30"},
		{"/delay/nan", 400, 0.04, "from 0 to 30"},
		{"/delay/inf", 400, 0.04, "from 0 to 30"},
		{"/delay/", 400, 0.04, "from 0 to 30"},
		{"/delay/soon", 400, 0.04, `not \"soon\"`},
		{"/delay", 404, 0.04, "there is no /delay here"},
		{"/flaky/limited/orders", 404, 0.04, "in front of them may stand /limited, /flaky"},
		{"/limited/limited/orders", 404, 0.04, "there is no"},
		{"/", 404, 0.04, "there is no / here"},
	} {
		resp, body := plainly(t, s, http.MethodGet, tc.path)
		took := clock.taken()
		if resp.StatusCode != tc.status || math.Abs(took-tc.latency) > 1e-9 || !strings.Contains(string(body), tc.holds) {
			t.Errorf("%s: %d after %.2f s, %s; want %d after %.2f s, with %s", tc.path, resp.StatusCode, took, body, tc.status, tc.latency, tc.holds)
		}
		if got := resp.Header.Get("Content-Length"); got != strconv.Itoa(len(body)) {
			t.Errorf("%s: Content-Length %s for %d bytes", tc.path, got, len(body))
		}
	}
}

func TestThePagesOfATableHoldAllOfIt(t *testing.T) {
	s := start(t, Options{Clock: freeClock{}})
	for path, want := range map[string]struct{ pages, rows int }{"/orders": {9, 27}, "/users": {4, 10}, "/weather": {4, 10}} {
		rows, pages := 0, 0
		for ; ; pages++ {
			_, body := plainly(t, s, http.MethodGet, fmt.Sprintf("%s?page=%d", path, pages))
			var list []map[string]any
			if err := json.Unmarshal(body, &list); err != nil {
				t.Fatal(err)
			}
			if len(list) == 0 {
				break
			}
			rows += len(list)
		}
		if pages != want.pages || rows != want.rows {
			t.Errorf("%s: %d rows on %d pages, want %d on %d", path, rows, pages, want.rows, want.pages)
		}
	}
}

func TestHEADIsAnsweredWithoutABody(t *testing.T) {
	s := start(t, Options{Clock: freeClock{}})
	_, body := plainly(t, s, http.MethodGet, "/orders")
	resp, empty := plainly(t, s, http.MethodHead, "/orders")
	if resp.StatusCode != 200 || len(empty) != 0 || resp.ContentLength != int64(len(body)) {
		t.Errorf("%s, %d bytes, Content-Length %d; want 200, none, %d", resp.Status, len(empty), resp.ContentLength, len(body))
	}
}

func TestFlakyIsRefusedOnceForEachPathAndQuery(t *testing.T) {
	s := start(t, Options{Clock: freeClock{}})
	for _, tc := range []struct {
		path   string
		status int
	}{
		{"/flaky/orders", 503},
		{"/flaky/orders?page=1", 503},
		{"/flaky/users", 503},
		{"/flaky/orders", 200},
		{"/flaky/orders", 200},
		{"/flaky/orders?page=1", 200},
		{"/limited/flaky/orders", 503},
		{"/limited/flaky/orders", 200},
	} {
		if resp, _ := plainly(t, s, http.MethodGet, tc.path); resp.StatusCode != tc.status {
			t.Errorf("%s: %d, want %d", tc.path, resp.StatusCode, tc.status)
		}
	}
}

func TestFlakyBeginsAnewWhenNothingWasAskedForAWhile(t *testing.T) {
	for _, tc := range []struct {
		rule   string
		fresh  time.Duration
		status int
	}{{"after that while", 20 * time.Millisecond, 503}, {"never", 0, 200}, {"not before", time.Hour, 200}} {
		s := start(t, Options{Clock: freeClock{}, Fresh: tc.fresh})
		plainly(t, s, http.MethodGet, "/flaky/orders")
		time.Sleep(50 * time.Millisecond)
		if resp, _ := plainly(t, s, http.MethodGet, "/flaky/orders"); resp.StatusCode != tc.status {
			t.Errorf("%s: %d, want %d", tc.rule, resp.StatusCode, tc.status)
		}
	}
}

func TestABodyBehindGzipIsCompressed(t *testing.T) {
	s := start(t, Options{Clock: freeClock{}})
	_, plain := plainly(t, s, http.MethodGet, "/users")
	resp, packed := plainly(t, s, http.MethodGet, "/gzip/users")
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(body, plain) || resp.Header.Get("Content-Encoding") != "gzip" || len(packed) >= len(plain) {
		t.Errorf("%q, %d bytes for %d, %v: %s", resp.Header.Get("Content-Encoding"), len(packed), len(plain), err, body)
	}
}

func TestABrokenBodyIsWholeHTTPAndNoJSON(t *testing.T) {
	s := start(t, Options{Clock: freeClock{}})
	_, body := plainly(t, s, http.MethodGet, "/broken")
	if json.Valid(body) || len(body) < 50 {
		t.Errorf("%d bytes: %s", len(body), body)
	}
}

// crowd lets nobody go until told to, and says who waits.
type crowd struct {
	mu      sync.Mutex
	waiting []chan struct{}
	came    chan float64
}

func (c *crowd) Wait(ctx context.Context, seconds float64) error {
	if seconds == 0 {
		return ctx.Err()
	}
	ch := make(chan struct{})
	c.mu.Lock()
	c.waiting = append(c.waiting, ch)
	c.mu.Unlock()
	c.came <- seconds
	select {
	case <-ch:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *crowd) letGo() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, ch := range c.waiting {
		close(ch)
	}
	c.waiting = nil
}

func TestNoMoreThanThreeAtOnceAreServedUnderLimited(t *testing.T) {
	clock := &crowd{came: make(chan float64, 16)}
	s := start(t, Options{Clock: clock})
	type answer struct {
		status int
		retry  string
	}
	ask := func(ctx context.Context, n int, to chan<- answer) {
		for range n {
			go func() {
				req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.Addr().String()+"/limited/orders", nil)
				tr := &http.Transport{}
				defer tr.CloseIdleConnections()
				resp, err := tr.RoundTrip(req)
				if err != nil {
					to <- answer{}
					return
				}
				resp.Body.Close()
				to <- answer{resp.StatusCode, resp.Header.Get("Retry-After")}
			}()
		}
	}
	round := func(ctx context.Context, n int) (waits []float64, to chan answer) {
		to = make(chan answer, n)
		ask(ctx, n, to)
		for range n {
			waits = append(waits, <-clock.came)
		}
		slices.Sort(waits)
		return waits, to
	}
	ctx, leave := context.WithCancel(t.Context())
	if waits, _ := round(ctx, 3); !slices.Equal(waits, []float64{limited, limited, limited}) {
		t.Errorf("three take %v s", waits)
	}
	leave() // whoever goes gives its place back
	for range 100 {
		if s.places() == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	waits, to := round(t.Context(), 5)
	if !slices.Equal(waits, []float64{refusal, refusal, limited, limited, limited}) {
		t.Errorf("five take %v s", waits)
	}
	clock.letGo()
	told := map[answer]int{}
	for range 5 {
		told[<-to]++
	}
	if told[answer{200, ""}] != 3 || told[answer{429, "1"}] != 2 {
		t.Errorf("five are told %v", told)
	}
	if s.places() != 0 {
		t.Errorf("%d places are still taken", s.places())
	}
}

// places is how many are taken under /limited.
func (s *Server) places() int {
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	return s.desk.places
}

func TestNotesTellOfEachRequestInItsOrder(t *testing.T) {
	var mu sync.Mutex
	var told []string
	s := start(t, Options{Clock: freeClock{}, Note: func(n Note) {
		mu.Lock()
		defer mu.Unlock()
		told = append(told, fmt.Sprintf("%d %s %v %d", n.Request, n.What, n.Ended, n.Status))
	}})
	plainly(t, s, http.MethodGet, "/orders?page=2")
	plainly(t, s, http.MethodHead, "/nothing")
	want := []string{"1 GET /orders?page=2 false 0", "1 GET /orders?page=2 true 200", "2 HEAD /nothing false 0", "2 HEAD /nothing true 404"}
	mu.Lock()
	defer mu.Unlock()
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestFactsAreWhatTheAnswersComeTo(t *testing.T) {
	for _, seed := range []int64{0, 1, 7, -3, math.MaxInt64} {
		s := start(t, Options{Clock: freeClock{}, Seed: seed})
		facts := Facts(seed)
		var all []order
		for page := range 9 {
			all = append(all, rows[order](t, s, fmt.Sprintf("/orders?page=%d", page))...)
		}
		for name, list := range map[string][]order{"orders.": rows[order](t, s, "/orders"), "pages.orders.": all} {
			total := 0.0
			for _, o := range list {
				total += float64(o.Amount) * float64(o.Price)
			}
			if got := facts[name+"total"]; got != decimal(total).String() || facts[name+"count"] != strconv.Itoa(len(list)) {
				t.Errorf("seed %d: %stotal is %s, and the answers come to %v", seed, name, got, total)
			}
		}
		warm := map[decimal]bool{}
		for _, f := range rows[forecast](t, s, "/weather") {
			if warm[f.Celsius] {
				t.Errorf("seed %d: it is %v in two cities", seed, f.Celsius)
			}
			warm[f.Celsius] = true
		}
	}
	if a, b := Facts(1), Facts(2); a["orders.total"] == b["orders.total"] || a["weather.highest"] == b["weather.highest"] || a["users.names"] != b["users.names"] {
		t.Error("seeds change what they should not, or do not change what they should")
	}
	if got := Facts(0)["orders.total"]; got != "296.5" {
		t.Errorf("seed 0: orders.total is %s", got)
	}
}

// rows is what a path answers.
func rows[T any](t *testing.T, s *Server, path string) []T {
	t.Helper()
	_, body := plainly(t, s, http.MethodGet, path)
	var list []T
	if err := json.Unmarshal(body, &list); err != nil {
		t.Fatal(err)
	}
	return list
}
