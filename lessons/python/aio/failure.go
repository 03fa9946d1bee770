package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// failure is what is left of a future or task that has failed: if nobody has
// asked for its exception when the program lets go of it, that is told.
type failure struct {
	of *loopcore.Failure
}

// Matters implements py.Remains.
func (x *failure) Matters() bool { return !x.of.Asked() }

// Over implements py.Remains.
func (x *failure) Over() bool { return !x.Matters() }

// LetGo implements py.Remains.
func (x *failure) LetGo(*py.Thread) { x.of.Tell() }

// Leads implements py.Remains.
func (x *failure) Leads() []py.Value {
	if e, ok := x.of.Err().(*py.Exception); ok {
		return []py.Value{e}
	}
	return nil
}

// object is the future, nil if it is gone.
func (x *failure) object() py.Value {
	if f := x.of.Future(); f != nil {
		return futureOf(f)
	}
	return nil
}

// Remains implements py.Leaving.
func (f *Future) Remains() py.Remains {
	if f.lost == nil {
		return nil
	}
	return f.lost
}

// failing has a future watched that fails, if it is one that the program may
// hold. Objects of the program's own classes are told of when the loop closes.
func (l *Loop) failing(core *loopcore.Future, x *loopcore.Failure) bool {
	f, ok := core.Owner.(*Future)
	t := l.in.Current()
	if !ok || f.self != nil || t == nil {
		return false
	}
	f.lost = &failure{x}
	t.Watch(f)
	return true
}

// failed looks whether somebody holds the task that has failed.
func (l *Loop) failed(x *loopcore.Failure) {
	if t := l.in.Current(); t != nil {
		t.LookFor((&failure{x}).object)
	}
}
