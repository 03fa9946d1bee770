package loopcore

import "weak"

// A Failure is what a loop keeps of a future that has failed, until someone asks
// for its exception.
type Failure struct {
	number int // of the failures, as they came
	asked  bool
	future weak.Pointer[Future]
	held   *Future // the future, if the loop is to keep it
	rest   *Future // else what is told of when it is freed: all of it but what it leads to
}

// keepUnretrieved notes a future that has failed, until someone asks for its
// exception.
func (l *Loop) keepUnretrieved(f *Future) {
	l.failures++
	x := &Failure{number: l.failures, future: weak.Make(f)}
	l.unretrieved[x.future] = x
	if l.onFailing != nil && l.onFailing(f, x) {
		x.rest = f.rest()
	} else {
		x.held = f
	}
}

// noteAsked notes that someone has asked for a future's exception.
func (l *Loop) noteAsked(f *Future) {
	k := weak.Make(f)
	if x := l.unretrieved[k]; x != nil {
		x.asked = true
		delete(l.unretrieved, k)
	}
}

// Asked reports whether someone has asked for the exception, or was told of it.
func (x *Failure) Asked() bool { return x.asked }

// Err is what the future has failed with.
func (x *Failure) Err() error {
	if f := x.subject(); f != nil {
		return f.err
	}
	return nil
}

// Future is the future itself, nil if it is gone.
func (x *Failure) Future() *Future { return x.future.Value() }

// Tell tells of a failure that nobody asked for. Loop thread.
func (x *Failure) Tell() {
	if x.asked {
		return
	}
	f := x.subject()
	l := f.loop
	f.retrieved, x.asked = true, true
	delete(l.unretrieved, x.future)
	l.reportLost(f.class()+neverRetrieved, f)
}

// subject is the future, or what there is left of it.
func (x *Failure) subject() *Future {
	if f := x.future.Value(); f != nil {
		return f
	}
	return x.rest
}

// rest is a copy of a future that has failed, which does not lead to it.
func (f *Future) rest() *Future {
	var c *Future
	if f.task != nil {
		t := *f.task
		t.before, t.after, t.handle, t.waiter = nil, nil, Handle{}, nil
		t.task = &t
		c = &t.Future
	} else {
		own := *f
		c = &own
	}
	c.callbacks, c.onCancel, c.wait, c.Owner, c.retrieved = nil, nil, nil, nil, true
	return c
}
