package conformance_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// generator makes up schedules. What it makes refers only to what there is by
// then, and no two tasks wait for each other; whether it ends is left open.
type generator struct {
	*rand.Rand
	b       strings.Builder
	names   int      // names given so far
	tasks   int      // t1 to tN are tasks of main's
	limits  []string // the timeouts that are under way
	helpers []string // coroutines that are yet to be written
}

// generate makes the schedule of that number from a seed, as text.
func generate(seed, number uint64) string {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, number))}
	fmt.Fprintf(&g.b, "== generated %d of seed %d\n", number, seed)
	g.main()
	for i := range g.tasks {
		fmt.Fprintf(&g.b, "t%d\n", i+1)
		g.block(scope{depth: 1, awaits: i}, 3+g.IntN(4))
	}
	g.line(0, "x1")
	g.block(scope{depth: 1, leaf: true}, 2)
	g.line(0, "x2: sleep "+g.delay()+"; return X")
	for len(g.helpers) > 0 { // each may ask for more
		h := g.helpers[0]
		g.helpers = g.helpers[1:]
		g.b.WriteString(h)
	}
	return g.b.String()
}

// scope is where a statement stands.
type scope struct {
	depth  int
	awaits int  // it may wait for t1 to tN
	nested int  // blocks around it
	sync   bool // in a callback: it may not wait
	leaf   bool // in x1, which may not await itself
}

func (s scope) inner() scope {
	s.depth++
	s.nested++
	return s
}

// objects are what every generated schedule has, by the names it uses.
var objects = []string{
	"l = Lock", "e = Event", "c = Condition", "s = Semaphore %d", "b = BoundedSemaphore %d", "r = Barrier %d",
	"q = Queue %d", "p = PriorityQueue %d", "k = LifoQueue %d", "f = Future", "h = Future",
	"v = ContextVar", "cx = copy_context",
}

func (g *generator) main() {
	g.line(0, "main")
	g.line(1, "set n 0")
	for _, o := range objects {
		if strings.Contains(o, "%d") {
			o = fmt.Sprintf(o, 1+g.IntN(3))
		}
		g.line(1, o)
	}
	g.tasks = 2 + g.IntN(4)
	eager := g.IntN(2) // the last may be eager: the others can be named by then
	for i := range g.tasks {
		g.line(1, fmt.Sprintf("create t%d", i+1)+
			g.maybe(i >= g.tasks-eager, " eager")+g.shared())
	}
	if g.IntN(8) == 0 {
		g.line(1, "loop.set_task_factory eager")
	}
	s := scope{depth: 1, awaits: g.tasks}
	g.block(s, 1+g.IntN(4))
	g.line(1, "try wait_for (gather "+g.allTasks()+" return_exceptions) "+g.pick("2", "3", "0.3"))
	g.line(1, g.pick("log end", "e.set", "sleep 0", "t1.cancel", "k.put_nowait 9", "return end"))
}

func (g *generator) allTasks() string {
	names := make([]string, g.tasks)
	for i := range names {
		names[i] = fmt.Sprintf("t%d", i+1)
	}
	return strings.Join(names, " ")
}

func (g *generator) line(depth int, text string) {
	g.b.WriteString(strings.Repeat("\t", depth) + text + "\n")
}

func (g *generator) pick(words ...string) string { return words[g.IntN(len(words))] }

func (g *generator) maybe(yes bool, word string) string {
	if yes {
		return word
	}
	return ""
}

// shared has something run in a context that others run in, too.
func (g *generator) shared() string { return g.maybe(g.IntN(5) == 0, " context=cx") }

// name is a name that nothing else bears.
func (g *generator) name(kind string) string {
	g.names++
	return fmt.Sprintf("%s%d", kind, g.names)
}

// delay is how long something takes: few values, so that deadlines meet.
func (g *generator) delay() string {
	return g.pick("0", "0", "0.1", "0.1", "0.2", "0.25", "0.3", "0.5", "1")
}

// task is one that may be waited for, or else a coroutine.
func (g *generator) task(s scope) string {
	if s.awaits == 0 {
		return g.coroutine(s)
	}
	return fmt.Sprintf("t%d", 1+g.IntN(s.awaits))
}

func (g *generator) coroutine(s scope) string {
	if s.leaf {
		return "x2"
	}
	return g.pick("x1", "x2", "x2")
}

// anyTask is one that may be cancelled, by anyone.
func (g *generator) anyTask() string {
	n := g.tasks - 1 // the last may be eager, and not yet be named
	return fmt.Sprintf("t%d", 1+g.IntN(max(1, n)))
}

// operation is something that can be awaited, as an argument.
func (g *generator) operation(s scope) string {
	switch g.IntN(14) {
	case 0, 1:
		return "(sleep " + g.delay() + ")"
	case 2, 3:
		return g.task(s)
	case 4:
		return g.coroutine(s)
	case 5:
		return g.pick("f", "h")
	case 6:
		return "(e.wait)"
	case 7:
		return "(" + g.pick("l", "s", "b") + ".acquire)"
	case 8:
		return "(" + g.pick("q", "p", "k") + ".get)"
	case 9:
		return "(" + g.pick("q", "p", "k") + ".put " + g.pick("1", "2", "3") + ")"
	case 10:
		return "(r.wait)"
	case 11:
		return "(gather " + g.operations(s, 1+g.IntN(2)) + g.maybe(g.IntN(2) == 0, " return_exceptions") + ")"
	case 12:
		return "(wait_for " + g.operation(s) + " " + g.delay() + ")"
	}
	return "(shield " + g.pick("x2", g.task(s)) + ")"
}

func (g *generator) operations(s scope, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = g.operation(s)
	}
	return strings.Join(words, " ")
}

// futures are tasks and futures, for wait.
func (g *generator) futures(s scope) string {
	words := []string{"f"}
	for range 1 + g.IntN(2) {
		if s.awaits > 0 {
			words = append(words, g.task(s))
		}
	}
	if g.IntN(2) == 0 {
		words = append(words, "h")
	}
	return strings.Join(words, " ")
}

// block writes statements, at least one.
func (g *generator) block(s scope, n int) {
	for range max(1, n) {
		if !s.sync && s.nested < 3 && g.IntN(3) == 0 {
			g.compound(s)
		} else {
			g.statement(s)
		}
	}
}
