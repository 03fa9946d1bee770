package aio_test

import (
	"context"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"batuta/lessons/python/aio"
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/compiler"
	"batuta/lessons/python/modules"
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// outcome is what a run of a program came to.
type outcome struct {
	stdout, stderr string
	failed         bool
}

// play runs a program on a clock that jumps over every wait.
func play(t *testing.T, file, text string) outcome {
	t.Helper()
	var stdout, stderr strings.Builder
	clock := newJumpClock()
	in := py.NewInterpreter(py.Host{
		Stdout: &stdout, Stderr: &stderr, Clock: hostClock{clock},
		Loop: func() (loopcore.Options, error) { return loopcore.Options{Clock: clock}, nil },
	})
	maps.Copy(in.Loaders, modules.All())
	maps.Copy(in.Loaders, aio.Modules())
	in.Compile = compileText
	in.Broken = func(what string) { t.Error(what) }
	in.AddSource(file, text)
	code, err := compileText(file, text)
	if err != nil {
		t.Fatalf("compile %s: %v", file, err)
	}
	th, err := in.RunMain(code, file)
	if err != nil {
		_, _ = io.WriteString(&stderr, th.FormatException(th.FromGo(err)))
	}
	th.Release()
	return outcome{stdout.String(), stderr.String(), err != nil}
}

func compileText(file, text string) (*bytecode.Code, error) {
	m, err := syntax.Parse(file, []byte(text))
	if err != nil {
		return nil, err
	}
	return compiler.Compile(m, file)
}

// jumpClock jumps over every wait, once nothing is under way outside the loop.
// A reading of the loop's time moves it by a microsecond, as under the oracle.
type jumpClock struct {
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

// Select looks, and jumps if there is nothing.
func (c *jumpClock) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
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

// programs are those of the project that are about asyncio or contexts.
func programs(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"asyncio", "contextvars"} {
		files, err := filepath.Glob("../conformance/testdata/programs/" + pattern + "/*.py")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, files...)
	}
	return all
}

func TestProbe(t *testing.T) {
	name := os.Getenv("PROBE")
	if name == "" {
		return
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	o := play(t, filepath.Base(name), string(text))
	t.Logf("stdout:\n%s\nstderr:\n%s", o.stdout, o.stderr)
}
