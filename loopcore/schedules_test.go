package loopcore_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/selector"
)

var update = flag.Bool("update", false, "have CPython write the golden files anew")

const (
	schedules = "testdata/schedules/schedules.json"
	oracle    = "testdata/schedules/oracle.py"
	golden    = "testdata/schedules/cpython.golden"
)

// Each step of each schedule must come in the pass, at the time and with the
// outcome that it has on CPython 3.14.6, which wrote the golden file.
func TestSchedulesRunAsOnCPython(t *testing.T) {
	if *update {
		askOracle(t)
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	text := must(os.ReadFile(schedules))
	var programs map[string]map[string][]op
	if err := json.Unmarshal(text, &programs); err != nil {
		t.Fatal(err)
	}
	if len(programs) < 12 {
		t.Fatalf("%s holds only %d schedules", schedules, len(programs))
	}
	answers := strings.Split(strings.TrimPrefix(string(want), "# "), "\n# ")
	if len(answers) != len(programs) {
		t.Errorf("%d schedules, and %d answers of CPython's: run the test with -update", len(programs), len(answers))
	}
	for _, answer := range answers {
		title, steps, _ := strings.Cut(strings.TrimSuffix(answer, "\n"), "\n")
		t.Run(title, func(t *testing.T) {
			got := play(programs[title])
			if got != steps {
				t.Errorf("here:\n%s\nCPython:\n%s", got, steps)
			}
		})
	}
}

// askOracle has CPython play the schedules.
func askOracle(t *testing.T) {
	t.Helper()
	cmd := exec.Command("go", "run", "-C", "testdata/cpython", ".", must(filepath.Abs(oracle)), must(filepath.Abs(schedules)))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	if err := os.WriteFile(golden, out, 0o644); err != nil {
		t.Fatal(err)
	}
}

// jumpClock is a clock that jumps over every wait, and counts the passes.
type jumpClock struct {
	now    float64
	passes int
}

func (c *jumpClock) Now() float64      { return c.now }
func (*jumpClock) Resolution() float64 { return 1e-9 }
func (c *jumpClock) Stamp() (run, real time.Duration) {
	d := time.Duration(c.now * float64(time.Second))
	return d, d
}

func (c *jumpClock) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	c.passes++
	if timeout < 0 {
		return nil, errors.New("the schedule waits for ever")
	}
	c.now += timeout
	return s.Select(0)
}

// op is one thing that a task of a schedule does.
type op struct {
	Do    string
	Who   string
	Value any
	S     float64
	Of    []string
	Keep  bool // a gather's return_exceptions
	Catch bool // whatever it raises is caught
}

// schedule is a schedule that is played.
type schedule struct {
	clock    *jumpClock
	programs map[string][]op
	named    map[string]any // the *Task or *Future of that name
	log      strings.Builder
}

// play plays a schedule and answers its log, as the oracle writes it.
func play(programs map[string][]op) string {
	s := &schedule{clock: &jumpClock{}, programs: programs, named: map[string]any{}}
	result, err := loopcore.Run(loopcore.Options{Clock: s.clock}, s.coroutine("main"))
	if err != nil {
		fmt.Fprintf(&s.log, "= raised %s", raised(err))
	} else {
		fmt.Fprintf(&s.log, "= %s", said(result))
	}
	return s.log.String()
}

func (s *schedule) say(words ...string) {
	fmt.Fprintf(&s.log, "%d %.3f %s\n", s.clock.passes, s.clock.now, strings.Join(words, " "))
}

func (s *schedule) coroutine(name string) loopcore.Coroutine {
	return loopcore.CoroWith(func(co *loopcore.Co, name string) (any, error) {
		for _, o := range s.programs[name] {
			value, err := s.do(co, o)
			if err != nil {
				s.say(name, o.Do, "raised", raised(err))
				if !o.Catch {
					return nil, err
				}
				continue
			}
			s.say(name, o.Do, said(value))
			if o.Do == "return" {
				return value, nil
			}
		}
		return nil, nil
	}, name)
}

func (s *schedule) awaitable(who string) any {
	if x := s.named[who]; x != nil {
		return x
	}
	return s.coroutine(who)
}

func (s *schedule) gather(co *loopcore.Co, o op) (*loopcore.Future, error) {
	var all []any
	for _, who := range o.Of {
		all = append(all, s.awaitable(who))
	}
	return co.Loop().Gather(o.Keep, all...)
}

// future is the named future, a task's too.
func (s *schedule) future(who string) *loopcore.Future {
	switch f := s.named[who].(type) {
	case *loopcore.Future:
		return f
	case *loopcore.Task:
		return &f.Future
	}
	panic("nothing is named " + who)
}

func (s *schedule) do(co *loopcore.Co, o op) (result any, err error) {
	l := co.Loop()
	switch o.Do {
	case "create":
		s.named[o.Who], err = l.CreateTask(s.coroutine(o.Who), o.Who)
	case "future":
		s.named[o.Who] = l.NewFuture()
	case "set":
		err = s.future(o.Who).SetResult(o.Value)
	case "fail":
		err = s.future(o.Who).SetException(loopcore.ValueError(o.Value.(string)))
	case "soon":
		_, err = l.CallSoon(func() { s.call(o) })
	case "later":
		_, err = l.CallLater(o.S, func() { s.call(o) })
	case "cancel":
		message, _ := o.Value.(string)
		return s.future(o.Who).Cancel(message), nil
	case "tell":
		s.future(o.Who).AddDoneCallback(func(*loopcore.Future) { s.say("callback", o.Who) })
	case "sleep":
		err = co.Sleep(o.S)
	case "await":
		return co.Await(s.awaitable(o.Who))
	case "gathering":
		s.named[o.Who], err = s.gather(co, o)
	case "gather":
		f, err := s.gather(co, o)
		if err != nil {
			return nil, err
		}
		return co.Await(f)
	case "return":
		return o.Value, nil
	case "raise":
		err = loopcore.ValueError(o.Value.(string))
	case "stop":
		l.Stop()
	default:
		panic("no such thing to do: " + o.Do)
	}
	return nil, err
}

func (s *schedule) call(o op) {
	s.say("call", o.Who)
	if o.Value != nil {
		_ = s.future(o.Who).SetResult(o.Value)
	} else {
		s.future(o.Who).Cancel("")
	}
}

// said is a value as the oracle prints it.
func said(v any) string {
	switch v := v.(type) {
	case []any:
		var all []string
		for _, x := range v {
			all = append(all, said(x))
		}
		return strings.Join(all, ",")
	case nil:
		return "None"
	case bool:
		return map[bool]string{false: "False", true: "True"}[v]
	case error:
		return raised(v)
	}
	return fmt.Sprint(v)
}

func raised(err error) string {
	var c *loopcore.CancelledError
	if errors.As(err, &c) {
		return "CancelledError(" + c.Msg + ")"
	}
	return err.Error()
}
