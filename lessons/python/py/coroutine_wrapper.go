package py

// coroutineWrapper is what coroutine.__await__() answers: an iterator that goes
// on with the coroutine.
type coroutineWrapper struct{ of Value }

var coroutineWrapperClass = newBuiltin("coroutine_wrapper")

// Type is coroutine_wrapper.
func (*coroutineWrapper) Type() *Class { return coroutineWrapperClass }

// Await answers itself.
func (w *coroutineWrapper) Await(*Thread) (Resumable, error) { return w, nil }

// Go goes on with the coroutine.
func (w *coroutineWrapper) Go(t *Thread, sent Value, thrown error) (Value, bool, error) {
	return t.Advance(w.of, sent, thrown)
}

func coroutineWrapperSpec() Spec {
	return Spec{Self: SelfOf[*coroutineWrapper], Defs: ResumableDefs()}
}

func wrapCoroutine(_ *Thread, args []Value) (Value, error) { return &coroutineWrapper{args[0]}, nil }
