package py

import (
	"runtime"
	"slices"

	"batuta/lessons/python/bytecode"
)

// CPython counts references, and some objects are told of when the last one
// goes: a suspended generator is closed, a coroutine that nobody has awaited is
// warned of, a failure that nobody asked for is reported. Nobody counts here. But
// few programs have more than a handful of such objects at a time, so those are
// watched: while there are any, the machine looks before each instruction at what
// the instruction lets go of (let_go.go). If that leads to one of them, and none of
// the variables in sight does, Go's collector is asked whether anything still
// holds it. It is never wrong about that: what is in reach is not touched. A
// program that has nothing to watch pays nothing, for the machine looks only
// because it was asked to, as it is for a signal.
//
// What is told of an object that is gone is told by what remains of it: the
// object and what it does are two Go values, and the program holds the former.
type watch struct {
	list []*watched
	tick int // instructions since it was last looked who need not be watched any more
	vain int // how often the collector has been asked in vain since it was not
	skip int // how often it is not asked before the next time
	all  int // how often it has been asked
	seen int // how many objects have been looked at
}

// watched is an object that matters when it is let go.
type watched struct {
	what  Remains
	young Value // the object itself, until the collector is asked for the first time
	weak  Weak
}

// Remains is what there is of a watched object when the object is gone.
type Remains interface {
	// Matters reports whether something is to be done if it is let go now.
	Matters() bool
	// Over reports whether nothing will ever be.
	Over() bool
	// LetGo does what CPython does when the last reference goes.
	LetGo(t *Thread)
	// Leads are the values that it holds.
	Leads() []Value
}

// Leaving is an object of another package's that leaves something when it is
// gone; nil if it does not.
type Leaving interface {
	Value
	Remains() Remains
}

const (
	vainAsks    = 16      // from then on it is asked less and less often
	mostDoubled = 10      // so many times, which is each 1,024th time
	promptAsks  = 300     // then, too, it is asked less often
	mostSeen    = 4 << 20 // when so many objects were looked at, only the nearest are
	sweepAfter  = 16
)

// add has an object watched. The machine looks from its next instruction on.
func (w *watch) add(in *Interpreter, object Value, what Remains) {
	w.list = append(w.list, &watched{what: what, young: object})
	in.ask(watchAsked)
}

// sweep forgets what need not be watched any more.
func (w *watch) sweep(in *Interpreter) {
	w.tick = 0
	w.list = slices.DeleteFunc(w.list, func(x *watched) bool { return x.what.Over() })
	if len(w.list) == 0 {
		in.attention.And(^watchAsked)
	}
}

// due reports whether the collector is to be asked.
func (w *watch) due() bool {
	if w.skip > 0 {
		w.skip--
		return false
	}
	return true
}

// asked notes whether it was asked in vain.
func (w *watch) asked(vain bool) {
	w.all++
	switch {
	case !vain:
		w.vain = 0
		if w.all > promptAsks {
			w.skip = laterLooks
		}
	default:
		if w.vain++; w.vain > vainAsks {
			w.skip = 1 << min(w.vain-vainAsks, mostDoubled)
		}
	}
}

// object is the object itself, nil if it is gone.
func (x *watched) object() Value {
	if x.young != nil {
		return x.young
	}
	return x.weak.Get()
}

// loosen has nothing of the watch's own hold the objects.
func (w *watch) loosen() {
	for _, x := range w.list {
		if x.young != nil {
			x.weak, x.young = NewWeak(x.young), nil
		}
	}
}

// gone takes what nobody holds off the list: first those in the order that is
// given, then the others as they came.
func (w *watch) gone(order []Remains) []Remains {
	var all []Remains
	w.list = slices.DeleteFunc(w.list, func(x *watched) bool {
		if x.object() != nil {
			return false
		}
		all = append(all, x.what)
		return true
	})
	place := func(what Remains) int {
		if i := slices.Index(order, what); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(all, func(a, b Remains) int { return place(a) - place(b) })
	return all
}

// Watch has an object watched that is told of when it is let go.
func (t *Thread) Watch(object Leaving) { t.in.watch.add(t.in, object, object.Remains()) }

// LookFor looks whether an object is gone that somebody holds weakly: if none of
// the variables in sight leads to it.
func (t *Thread) LookFor(object func() Value) {
	w := &t.in.watch
	if !w.due() || t.inSight(object()) {
		return
	}
	t.lookForLost(nil)
}

// inSight reports whether a variable leads to an object, or it is gone already.
func (t *Thread) inSight(v Value) bool {
	return v == nil || len(t.outOfSight([]Value{v})) == 0
}

// LookForLost has the collector say which of the watched objects are gone, and
// does what is to be done for them: what one of them held may be gone with it.
func (t *Thread) LookForLost() { t.lookForLost(nil) }

// CollectLost is LookForLost for those who look themselves at what is gone.
func (t *Thread) CollectLost() {
	t.forgetMade()
	runtime.GC()
	t.LookForLost()
}

func (t *Thread) lookForLost(order []Remains) {
	w := &t.in.watch
	t.forgetMade()
	found := false
	for len(w.list) > 0 && !t.in.Stopped() {
		w.loosen()
		runtime.GC()
		all := w.gone(order)
		again := false
		for _, what := range all {
			if what.Matters() {
				found = true
				again = again || len(w.ledTo(what.Leads())) > 0
				what.LetGo(t)
			}
		}
		if !again {
			break
		}
	}
	w.asked(!found)
}

// closeWatched lets go of what is watched still, as the program's modules are
// let go of when it is over.
func (t *Thread) closeWatched() {
	for _, x := range slices.Clone(t.in.watch.list) {
		if c, ok := x.object().(expected); x.what.Matters() && !t.in.Stopped() && !(ok && IsCoroutine(c) && !c.Begun()) {
			x.what.LetGo(t)
		}
	}
}

// minds reports whether something is to be done when a generator is let go
// before its end.
func (r *routine) minds() bool {
	switch r.kind {
	case bytecode.AsyncGeneratorCode:
		return r.hooks != nil || len(r.code.Traps) > 0
	case bytecode.GeneratorCode:
		return r.nests || len(r.code.Traps) > 0
	case bytecode.CoroutineCode:
		return !r.claimed && len(r.code.Traps) > 0
	}
	return false
}

// watchIt has a generator that has begun watched.
func (t *Thread) watchIt(g *Generator) {
	if !g.watched && !g.loose && g.minds() {
		g.watched = true
		t.in.watch.add(t.in, g, g.routine)
		t.Spends(g) // which was in next(g), say
	}
}

// Spends has it looked whether the running call lets go of a watched object, of
// which it has been known only since then that it matters.
func (t *Thread) Spends(v Value) {
	if f := t.frame; f != nil && calls(f.code.Instrs[f.pc].Op()) {
		t.partings = append(t.partings, parting{[]Value{v}, f, f.pc, t.depth})
	}
}

func (r *routine) Matters() bool {
	switch r.state {
	case genCreated:
		return r.kind == bytecode.CoroutineCode && !r.claimed
	case genSuspended:
		return !r.loose && r.minds()
	}
	return false
}

func (r *routine) Over() bool {
	return r.state == genClosed || r.claimed || r.state != genCreated && !r.watched
}

func (r *routine) LetGo(t *Thread) {
	g := &Generator{r}
	if r.state == genCreated {
		_ = t.neverAwaited(g) // it is told, never raised
		return
	}
	t.finalize(g)
}

func (r *routine) Leads() []Value {
	var all []Value
	f, n := r.top, r.deep
	if f == nil { // it runs
		f, n = r.frame, 1
	}
	for ; f != nil && n > 0; f, n = f.back, n-1 {
		all = append(all, f.slots[:f.sp]...)
		for _, c := range f.cells {
			if c != nil {
				all = append(all, c.V)
			}
		}
	}
	return all
}

func (b *birth) Matters() bool { return !b.settled }
func (b *birth) Over() bool    { return b.settled }

// Leads are none: what it was given is gone with it.
func (b *birth) Leads() []Value { return nil }

func (b *birth) LetGo(t *Thread) {
	b.settled = true
	_ = t.neverAwaited(&b.of) // it is told, never raised
}

// awaitedAtOnce reports whether what the running call answers is awaited by the
// next instruction.
func (t *Thread) awaitedAtOnce() bool {
	f := t.frame
	if f == nil || f.pc+1 >= len(f.code.Instrs) {
		return false
	}
	return calls(f.code.Instrs[f.pc].Op()) && f.code.Instrs[f.pc+1].Op() == bytecode.GetAwaitable
}
