package loopcore

import "iter"

// maxIdleStacks is how many stacks a loop keeps for coroutines to come.
const maxIdleStacks = 64

// coroStack is a stack for Go coroutines, on which one runs after the other: to
// make one costs more than all the rest of a coroutine that does little.
//
// It is bound as a coroutine on iter.Pull is: to the OS thread on which it was
// made, which must stay locked for as long as the stack is there. So idle ones
// are let go of before the loop lets go of its thread.
type coroStack struct {
	next   func() (any, bool)
	stop   func()
	yield  func(any) bool
	holder *GoCoroutine // whose it is now
	after  *coroStack   // among the idle ones
}

// coroDone is what a stack yields when its coroutine has ended.
type coroDone struct{}

// newCoroStack makes a stack on the loop's thread.
func newCoroStack() *coroStack {
	s := &coroStack{}
	s.next, s.stop = iter.Pull(func(yield func(any) bool) {
		s.yield = yield
		for {
			s.holder.run()
			if s.holder.co.gone || !yield(coroDone{}) {
				return
			}
		}
	})
	return s
}

// takeStack is an idle stack, or a new one.
func (l *Loop) takeStack() *coroStack {
	s := l.idleStacks
	if s == nil {
		return newCoroStack()
	}
	l.idleStacks, s.after = s.after, nil
	l.idleCount--
	return s
}

// keepStack takes back a stack whose coroutine has ended.
func (l *Loop) keepStack(s *coroStack) {
	s.holder = nil
	if l.idleCount == maxIdleStacks {
		s.stop()
		return
	}
	s.after, l.idleStacks = l.idleStacks, s
	l.idleCount++
}

// dropStacks lets go of the idle stacks.
func (l *Loop) dropStacks() {
	for s := l.idleStacks; s != nil; s = s.after {
		s.stop()
	}
	l.idleStacks, l.idleCount = nil, 0
}
