package loopcore

// flow is an Operation that is written as a chain: each wait says what follows it.
type flow struct {
	op     *Operation
	resume func(thrown error) Answer // what follows the wait it is at
}

// newFlow makes an Operation of its beginning.
func newFlow(name string, begin func(fl *flow) Answer) *Operation {
	fl := &flow{}
	fl.op = operation(name, func(_ *Operation, thrown error) Answer {
		if fl.resume == nil {
			return begin(fl)
		}
		return fl.resume(thrown)
	})
	return fl.op
}

// await waits for f; then is given its outcome, or what was thrown meanwhile.
func (fl *flow) await(f *Future, then func(result any, err error) Answer) Answer {
	fl.resume = func(thrown error) Answer {
		if thrown != nil {
			return then(nil, thrown)
		}
		return then(f.Result())
	}
	return wait(f)
}

// call awaits another coroutine; then is given its outcome.
func (fl *flow) call(c Coroutine, then func(result any, err error) Answer) Answer {
	fl.resume = func(thrown error) Answer { return then(nil, thrown) } // when the flow is closed meanwhile
	return fl.op.delegate(c, then)
}

// yield lets the others run once (sleep(0)).
func (fl *flow) yield(then func(err error) Answer) Answer {
	fl.resume = then
	return Answer{}
}
