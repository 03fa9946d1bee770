package conformance_test

import "fmt"

// statement writes one line, or one that hands a callback over.
func (g *generator) statement(s scope) {
	if !s.sync && g.IntN(2) == 0 {
		g.line(s.depth, g.maybe(g.IntN(3) > 0, "try ")+g.waiting(s))
		return
	}
	switch g.IntN(9) {
	case 0:
		g.callback(s)
	case 1:
		g.line(s.depth, g.anyTask()+g.pick(".cancel", ".cancel m", ".cancelling", ".done", ".uncancel", ".cancelled"))
	case 2:
		g.line(s.depth, g.pick("e.set", "e.clear", "e.is_set", "c.locked", "r.n_waiting", "r.broken", "all_tasks"))
	case 3:
		g.line(s.depth, "try "+g.pick("l", "s", "b", "s", "b")+".release")
	case 4:
		g.line(s.depth, "try "+g.pick("q", "p", "k")+g.pick(".put_nowait 4", ".put_nowait 5", ".get_nowait", ".task_done"))
	case 5:
		g.line(s.depth, "try "+g.pick("f", "h")+g.pick(".set_result 1", ".set_exception ValueError f", ".cancel", ".result"))
	case 6:
		g.line(s.depth, g.pick("v.set 1", "v.set 2", "try v.get", "add n 1"))
	case 7:
		g.selfish(s)
	default:
		g.rare(s)
	}
}

// selfish is about the task itself, or the timeout around it.
func (g *generator) selfish(s scope) {
	switch {
	case s.sync:
		g.line(s.depth, "try v.get")
	case len(g.limits) > 0 && g.IntN(2) == 0:
		t := g.limits[g.IntN(len(g.limits))]
		g.line(s.depth, "try "+t+g.pick(".reschedule now+0.1", ".reschedule 0.5", ".reschedule None", ".expired", ".when"))
	default:
		g.line(s.depth, g.pick("self.cancel", "self.uncancel", "self.uncancel", "self.cancelling"))
	}
}

// rare is what ends a good deal at once.
func (g *generator) rare(s scope) {
	switch g.IntN(20) {
	case 0:
		g.line(s.depth, "loop.stop")
	case 1:
		g.line(s.depth, "raise KeyboardInterrupt")
	case 2:
		g.line(s.depth, "raise SystemExit 3")
	case 3, 4, 5:
		g.line(s.depth, g.pick("q", "p", "k")+".shutdown"+g.pick("", " True"))
	case 6, 7, 8:
		g.line(s.depth, "raise "+g.pick("ValueError v", "CancelledError c", "group gr (ValueError a) (TypeError b)"))
	default:
		g.line(s.depth, "v.set 3")
	}
}

// waiting is a statement that may have to wait.
func (g *generator) waiting(s scope) string {
	switch g.IntN(14) {
	case 0, 1, 2:
		return "sleep " + g.delay()
	case 3:
		return "await " + g.pick("f", "h", g.task(s), g.task(s))
	case 4:
		return "gather " + g.operations(s, 1+g.IntN(3)) + g.maybe(g.IntN(2) == 0, " return_exceptions")
	case 5:
		return "wait_for " + g.operation(s) + " " + g.delay()
	case 6:
		return "wait " + g.futures(s) + " timeout=" + g.delay() +
			g.pick("", " when=FIRST_COMPLETED", " when=FIRST_EXCEPTION")
	case 7:
		return "shield " + g.operation(s)
	case 8:
		return g.pick("e.wait", "e.wait", "r.wait", "r.abort", "r.reset")
	case 9:
		return g.pick("l", "s", "b") + ".acquire"
	case 10, 11:
		return g.pick("q", "p", "k") + g.pick(".get", ".put 1", ".put 2", ".get")
	case 12:
		return "wait_for (" + g.pick("q", "p", "k") + ".join) " + g.delay()
	}
	return "await " + g.coroutine(s)
}

// callback hands something to the loop, or to a future.
func (g *generator) callback(s scope) {
	name := g.name("cb")
	how := g.pick("call_soon ", "call_later "+g.delay()+" ", "call_at "+g.pick("0.1", "0.2", "0.5", "1")+" ",
		"f.add_done_callback ", g.anyTask()+".add_done_callback ")
	g.line(s.depth, how+name+g.shared())
	if s.nested < 3 {
		in := s.inner()
		in.sync = true
		g.block(in, 1+g.IntN(2))
	}
}

// compound writes a statement with a block below it.
func (g *generator) compound(s scope) {
	switch g.IntN(9) {
	case 0:
		g.line(s.depth, "repeat "+g.pick("2", "3"))
		g.block(s.inner(), 1+g.IntN(2))
	case 8:
		g.try(s)
	case 1, 2:
		g.limited(s)
	case 3:
		g.group(s)
	case 4:
		g.line(s.depth, "with "+g.pick("l", "s", "b", "r"))
		g.block(s.inner(), 1+g.IntN(2))
	case 5, 6:
		g.condition(s)
	default:
		g.completed(s)
	}
}

func (g *generator) try(s scope) {
	g.line(s.depth, "try")
	g.block(s.inner(), 1+g.IntN(3))
	if g.IntN(3) > 0 {
		g.line(s.depth, g.pick("except", "except CancelledError", "except Exception", "except TimeoutError ValueError"))
		g.block(s.inner(), 1+g.IntN(2))
		if g.IntN(3) == 0 {
			g.line(s.depth+1, "raise")
		}
		if g.IntN(2) == 0 {
			return
		}
	}
	g.line(s.depth, "finally")
	g.block(s.inner(), 1)
}

func (g *generator) limited(s scope) {
	name := g.name("limit")
	g.line(s.depth, "try")
	g.line(s.depth+1, g.pick("timeout "+g.delay(), "timeout "+g.delay(), "timeout_at "+g.pick("0.2", "0.5", "1"))+" "+name)
	g.limits = append(g.limits, name)
	g.block(s.inner().inner(), 1+g.IntN(3))
	g.limits = g.limits[:len(g.limits)-1]
	g.line(s.depth, g.pick("except TimeoutError", "except TimeoutError CancelledError", "except Exception"))
	g.line(s.depth+1, g.pick("self.cancelling", name+".expired", "sleep 0", "raise"))
}

// group writes a TaskGroup with tasks of its own, whose coroutines follow later.
func (g *generator) group(s scope) {
	name := g.name("group")
	g.line(s.depth, "try")
	g.line(s.depth+1, "group "+name)
	in := s.inner().inner()
	for range 1 + g.IntN(3) {
		child := g.name("child")
		g.line(in.depth, fmt.Sprintf("create %s in=%s", child, name)+g.maybe(g.IntN(4) == 0, " eager"))
		g.later(child, scope{depth: 1, awaits: s.awaits, nested: s.nested + 1, leaf: s.leaf})
	}
	if g.IntN(2) == 0 {
		g.block(in, 1)
	} else {
		g.line(in.depth, "log inside")
	}
	g.line(s.depth, g.pick("except BaseExceptionGroup", "except Exception", "except BaseExceptionGroup CancelledError"))
	g.line(s.depth+1, g.pick("self.cancelling", "sleep 0", "raise"))
}

// later writes a coroutine behind all others.
func (g *generator) later(name string, s scope) {
	child := &generator{Rand: g.Rand, names: g.names, tasks: g.tasks}
	child.line(0, name)
	child.block(s, 1+g.IntN(3))
	if g.IntN(4) == 0 {
		child.line(1, "raise ValueError "+name)
	}
	g.names = child.names
	g.helpers = append(append(g.helpers, child.b.String()), child.helpers...)
}

func (g *generator) condition(s scope) {
	g.line(s.depth, "with c")
	switch g.IntN(4) {
	case 0:
		g.line(s.depth+1, g.pick("c.wait", "try c.wait"))
	case 1:
		g.line(s.depth+1, "try wait_for (c.wait) "+g.delay())
	case 2:
		g.line(s.depth+1, g.pick("c.wait_for n 1", "try c.wait_for n 2"))
	default:
		g.line(s.depth+1, "add n 1; "+g.pick("c.notify", "c.notify 2", "c.notify_all"))
	}
	if g.IntN(2) == 0 {
		g.block(s.inner(), 1)
	}
}

func (g *generator) completed(s scope) {
	name := g.name("it")
	n := 1 + g.IntN(3)
	g.line(s.depth, name+" = as_completed "+g.operations(s, n)+g.maybe(g.IntN(2) == 0, " timeout="+g.delay()))
	for range n {
		g.line(s.depth, g.pick("try next ", "try anext ")+name)
	}
}
