package loopcore

import (
	"slices"
	"strings"
)

// fewestExpected is how many coroutines are kept before it is looked which of
// them have been awaited.
const fewestExpected = 64

// unawaited are coroutines that somebody is to await.
type unawaited struct {
	list  []expectedCoroutine
	sweep int // at this many it is looked which are no longer to be kept
}

type expectedCoroutine struct {
	Coroutine
	made *origin
}

// Begun reports whether the coroutine has been awaited, run by a task, or closed.
func (g *GoCoroutine) Begun() bool { return g.state != coroNew }

// Expect says that c is to be awaited: if nobody has by the time the loop closes,
// there is a RuntimeWarning, coroutine 'c' was never awaited. (CPython gives it
// when the object is freed.) c must have a method Begun() bool, which reports
// whether it has been awaited or closed, and may have a method
// Made() (file string, line int); without either, nothing is said of it.
func (l *Loop) Expect(c Coroutine) {
	if _, tells := c.(interface{ Begun() bool }); !tells {
		return
	}
	u := &l.unawaited
	if len(u.list) >= max(u.sweep, fewestExpected) {
		u.list = slices.DeleteFunc(u.list, func(c expectedCoroutine) bool { return begun(c.Coroutine) })
		u.sweep = 2 * len(u.list)
	}
	e := expectedCoroutine{Coroutine: c}
	if len(l.sources) > 0 || l.debug.Load() {
		e.made = l.here()
	}
	u.list = append(u.list, e)
}

// begun reports whether a coroutine that can tell has been awaited or closed; of
// one that cannot, that it has.
func begun(c Coroutine) bool {
	b, tells := c.(interface{ Begun() bool })
	return !tells || b.Begun()
}

// Coro makes a coroutine that is to be awaited, as Expect says.
func (co *Co) Coro(fn func(*Co) (any, error)) *GoCoroutine {
	g := Coro(fn)
	co.loop.Expect(g)
	return g
}

// warnUnawaited warns of the coroutines that nobody has awaited, but for those
// that belong to a task.
func (l *Loop) warnUnawaited(tasks []*Task) {
	owned := map[Coroutine]bool{}
	for _, t := range tasks {
		owned[t.coro] = true
	}
	for _, e := range l.unawaited.list {
		if !begun(e.Coroutine) && !owned[e.Coroutine] {
			l.warnNeverAwaited(e.Coroutine, e.made)
		}
	}
	l.unawaited.list = nil
}

// warnNeverAwaited is _warn_unawaited_coroutine (Python/_warnings.c).
func (l *Loop) warnNeverAwaited(c Coroutine, made *origin) {
	name, _, _ := c.Where()
	message := "coroutine '" + name + "' was never awaited"
	if m, tells := c.(interface{ Made() (string, int) }); tells {
		file, line := m.Made()
		made = &origin{file: file, line: line}
	}
	if stack := made.stackTrace(); l.debug.Load() && len(stack) > 0 {
		message += "\nCoroutine created at (most recent call last)\n" + strings.TrimSuffix(formatFrames(stack), "\n")
	}
	l.warn(runtimeWarning, message, made)
}
