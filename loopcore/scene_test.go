package loopcore_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
)

// scene is a handful of tasks on one loop, and a log of what they say: each
// line begins with the cycle it was said in. The logs that tests expect are
// those of the same programs on CPython 3.14.6.
type scene struct {
	t     *testing.T
	co    *loopcore.Co
	cycle int
	log   []string
	tasks map[string]*loopcore.Task
}

// perform runs a scene from cycle 0 until all its tasks have ended, and compares its log.
func perform(t *testing.T, script func(s *scene), want ...string) {
	t.Helper()
	s := &scene{t: t, tasks: map[string]*loopcore.Task{}}
	run(t, func(co *loopcore.Co) (any, error) {
		s.co = co
		over, main := false, co.Task()
		var tick func()
		tick = func() {
			if s.cycle++; s.cycle == 200 {
				s.say("the script waits for ever")
				main.Cancel("")
			}
			if !over {
				must(co.Loop().CallSoon(tick))
			}
		}
		must(co.Loop().CallSoon(tick))
		s.pause(co, 1)
		s.cycle = 0
		script(s)
		s.wait()
		over = true
		return nil, nil
	})
	if !slices.Equal(s.log, want) {
		t.Errorf("the log is\n\t%s\nwant\n\t%s", strings.Join(s.log, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// wait waits for all tasks, but not for ever.
func (s *scene) wait() {
	for range 60 {
		left := false
		for _, task := range s.tasks {
			left = left || !task.Done()
		}
		if !left {
			return
		}
		s.pause(s.co, 1)
	}
	s.say("they wait for ever")
}

func (s *scene) say(format string, args ...any) {
	s.log = append(s.log, fmt.Sprint(s.cycle)+" "+fmt.Sprintf(format, args...))
}

// task has fn run as a task, which says how it ended.
func (s *scene) task(name string, fn func(co *loopcore.Co) error) {
	s.tasks[name] = must(s.co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		err := fn(co)
		if err != nil {
			s.say("%s %v", name, err)
		} else {
			s.say("%s ends", name)
		}
		if !loopcore.IsCancelled(err) {
			err = nil // it has been told
		}
		return nil, err
	}), name))
}

// each has fn run as a task for every name.
func (s *scene) each(names string, fn func(co *loopcore.Co, name string) error) {
	for _, name := range strings.Split(names, "") {
		s.task(name, func(co *loopcore.Co) error { return fn(co, name) })
	}
}

func (s *scene) cancel(name, msg string) { s.tasks[name].Cancel(msg) }

// pause lets the others run so many times.
func (s *scene) pause(co *loopcore.Co, times int) {
	for range times {
		s.ok(co.Sleep(0))
	}
}

// await waits for what must go well.
func (s *scene) await(x any) any {
	v, err := s.co.Await(x)
	s.ok(err)
	return v
}

func (s *scene) ok(err error) {
	if err != nil {
		s.t.Errorf("cycle %d: %v", s.cycle, err)
	}
}

// awaited is the error of awaiting x.
func awaited(co *loopcore.Co, x any) error {
	_, err := co.Await(x)
	return err
}

// withoutAddress is x as it prints, without where it lies in memory.
func withoutAddress(x any) string {
	return regexp.MustCompile(" at 0x[0-9a-f]+").ReplaceAllString(fmt.Sprint(x), "")
}

// wantError fails the test unless err is what want is, in its class and its words.
func wantError(t *testing.T, err, want error) {
	t.Helper()
	if got, want := fmt.Sprintf("%T %v", err, err), fmt.Sprintf("%T %v", want, want); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
