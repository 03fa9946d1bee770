package aio_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"batuta/lessons/python"
	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// outcome is what a run of a program came to.
type outcome struct {
	stdout, stderr string
	exit           int
}

// play runs a program on a clock that jumps over every wait.
func play(t *testing.T, file, text string) outcome {
	t.Helper()
	return playWith(t, file, text, nil)
}

// playWith is play, and tells begin of the interpreter before it begins.
func playWith(t *testing.T, file, text string, begin func(in *py.Interpreter)) outcome {
	t.Helper()
	var stdout, stderr strings.Builder
	clock := newJumpClock()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	seed := int64(0)
	r := python.Run(ctx, python.Program{Name: file, Text: text}, python.Options{
		Host: py.Host{
			Stdout: &stdout, Stderr: &stderr, Clock: hostClock{clock}, Seed: &seed, Args: []string{file},
			Loop: func() (loopcore.Options, error) { return loopcore.Options{Clock: clock}, nil },
		},
		Modules: aio.Modules(), Begin: begin,
		Broken: func(what string) { t.Error(what) },
	})
	return outcome{stdout.String(), stderr.String(), r.Exit}
}

// jumpClock jumps over every wait, once nothing is under way outside the loop.
// A reading of the loop's time moves it by a microsecond, as under the oracle.
type jumpClock struct {
	broken   atomic.Bool
	mu       sync.Mutex
	changed  sync.Cond
	now      float64
	busy     int
	sleepers []*sleeper
}

type sleeper struct {
	due   float64
	woken chan struct{}
}

func newJumpClock() *jumpClock {
	c := &jumpClock{}
	c.changed.L = &c.mu
	return c
}

func (c *jumpClock) Now() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now += 1e-6
	return c.now
}

func (c *jumpClock) Monotonic() float64  { return c.Now() }
func (c *jumpClock) Resolution() float64 { return 1e-9 }

func (c *jumpClock) Stamp() (run, real time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Duration(c.now * 1e9), 0
}

func (c *jumpClock) Enter() { c.shift(+1) }
func (c *jumpClock) Leave() { c.shift(-1) }

func (c *jumpClock) shift(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.busy += n
	c.changed.Broadcast()
}

// rest waits until nothing is under way.
func (c *jumpClock) rest() {
	for c.busy > 0 {
		c.changed.Wait()
	}
}

// Break ends the Select that is under way.
func (c *jumpClock) Break() { c.broken.Store(true) }

// Mend forgets a Break that nobody has seen.
func (c *jumpClock) Mend() { c.broken.Store(false) }

// Select looks, and jumps if there is nothing.
func (c *jumpClock) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		if c.broken.Swap(false) {
			return nil, nil
		}
		c.mu.Lock()
		c.rest()
		c.mu.Unlock()
		events, err := s.Select(0)
		if err != nil || len(events) > 0 || timeout == 0 {
			return events, err
		}
		c.mu.Lock()
		first := -1
		for i, z := range c.sleepers {
			if first < 0 || z.due < c.sleepers[first].due {
				first = i
			}
		}
		switch {
		case first >= 0 && (timeout < 0 || c.sleepers[first].due <= c.now+timeout):
			z := c.sleepers[first]
			c.sleepers = append(c.sleepers[:first], c.sleepers[first+1:]...)
			c.now = max(c.now, z.due)
			c.busy++
			close(z.woken)
		case timeout >= 0:
			c.now += timeout
			c.mu.Unlock()
			return nil, nil
		default:
			c.mu.Unlock()
			events, err := s.Select(20 * time.Millisecond)
			if err != nil || len(events) > 0 {
				return events, err
			}
			continue
		}
		c.mu.Unlock()
	}
	return nil, context.DeadlineExceeded
}

// hostClock is the clock as Python's time has it.
type hostClock struct{ *jumpClock }

// Sleep is time.sleep: a worker's, if one is under way, else the main thread's,
// whose time simply passes.
func (c hostClock) Sleep(seconds float64) bool {
	c.mu.Lock()
	if c.busy == 0 {
		c.now += seconds
		c.mu.Unlock()
		return true
	}
	c.mu.Unlock()
	return c.jumpClock.Sleep(seconds, nil)
}

// Sleep is a worker's.
func (c *jumpClock) Sleep(seconds float64, stop <-chan struct{}) bool {
	c.mu.Lock()
	z := &sleeper{due: c.now + seconds, woken: make(chan struct{})}
	c.sleepers = append(c.sleepers, z)
	c.busy--
	c.changed.Broadcast()
	c.mu.Unlock()
	select {
	case <-z.woken:
		return true
	case <-stop:
		return false
	}
}

// programs are those of the project that need nothing beyond this package and
// the plain modules.
func programs() []string {
	return []string{
		"asyncio/article_async_await", "asyncio/as_completed_order", "asyncio/async_cache",
		"asyncio/asyncgen_shutdown", "asyncio/blocking_mistake", "asyncio/call_graph", "asyncio/call_soon_later",
		"asyncio/cancel_forms", "asyncio/cancel_in_finally", "asyncio/contexts", "asyncio/eager_tasks",
		"asyncio/exception_handler", "asyncio/futures", "asyncio/futures_by_hand", "asyncio/gather_errors",
		"asyncio/gather_results", "asyncio/hello", "asyncio/own_loop", "asyncio/passes_table", "asyncio/periodic",
		"asyncio/run_cleanup", "asyncio/runner", "asyncio/shield_inner", "asyncio/subclassed_loop", "asyncio/task_introspection",
		"asyncio/task_lifecycle", "asyncio/taskgroup_failure", "asyncio/taskgroup_nested", "asyncio/taskgroup_success",
		"asyncio/timeout_blocks", "asyncio/uncancel", "asyncio/unicode_spanish", "asyncio/wait_for_limits",
		"asyncio/wait_modes", "contextvars/context", "contextvars/request_ids", "contextvars/variables",
	}
}

// golden is what CPython did with a program, but for its tasks' steps.
func golden(t *testing.T, path string) outcome {
	t.Helper()
	b, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".golden")
	if err != nil {
		t.Fatal(err)
	}
	var o outcome
	head, rest, _ := strings.Cut(string(b), "-- stdout")
	if _, err := fmt.Sscanf(head[strings.Index(head, "exit"):], "exit %d", &o.exit); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	out, rest, _ := strings.Cut(rest, "\n-- stderr")
	stderr, _, _ := strings.Cut(rest, "\n-- steps")
	_, o.stdout, _ = strings.Cut(out+"\n", "\n")
	_, o.stderr, _ = strings.Cut(stderr+"\n", "\n")
	return o
}

func TestProgramsDoWhatCPythonDoes(t *testing.T) {
	own, err := filepath.Glob("testdata/*.py")
	if err != nil || len(own) == 0 {
		t.Fatal(own, err)
	}
	for _, name := range programs() {
		own = append(own, "../conformance/testdata/programs/"+name+".py")
	}
	for _, path := range own {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got, want := play(t, filepath.Base(path), string(text)), golden(t, path)
			if got.stdout != want.stdout || got.exit != want.exit || lastLine(got.stderr) != lastLine(want.stderr) {
				t.Errorf("exit %d, not %d\n%s\n-- stderr\n%s\nnot\n%s", got.exit, want.exit, difference(got.stdout, want.stdout), got.stderr, want.stderr)
			}
		})
	}
}

// difference shows two texts from the line where they part.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	same := 0
	for same < len(g) && same < len(w) && g[same] == w[same] {
		same++
	}
	if same == len(g) && same == len(w) {
		return "the same stdout"
	}
	return "got:  " + strings.Join(g[same:min(same+3, len(g))], "\n      ") + "\nwant: " + strings.Join(w[same:min(same+3, len(w))], "\n      ")
}

func lastLine(text string) string {
	text = strings.TrimRight(text, "\n")
	return text[strings.LastIndexByte(text, '\n')+1:]
}
