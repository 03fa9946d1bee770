package loopcore

import (
	"fmt"
	"math"
)

// Loop is the running loop.
func (co *Co) Loop() *Loop { return co.loop }

// Task is the task the coroutine runs in.
func (co *Co) Task() *Task { return co.loop.current }

// Println is print: it writes to the loop's Stdout, and to the trace.
func (co *Co) Println(args ...any) { co.loop.write(1, fmt.Sprintln(args...)) }

// Await waits for x, a *Future, a *Task or a Coroutine, and answers its result.
// What is done already does not suspend.
func (co *Co) Await(x any) (any, error) {
	if f := asFuture(x); f != nil {
		if !f.Done() {
			if err := co.suspend(f); err != nil {
				return nil, err
			}
		}
		return f.Result()
	}
	c := asCoroutine(x)
	if c == nil {
		return nil, notAwaitable(x)
	}
	if g, ok := c.(*GoCoroutine); ok {
		return co.call(g)
	}
	return co.drive(c)
}

// call runs another Go coroutine that has not begun, as part of this one.
func (co *Co) call(c *GoCoroutine) (any, error) {
	switch c.state {
	case coroNew:
	case coroEnded:
		return nil, ErrCoroutineUsed
	default:
		return nil, ErrBeingAwaited
	}
	fn := c.fn
	c.state, c.fn = coroAwaited, nil
	defer func() { c.state = coroEnded }()
	return fn(co)
}

// drive runs any other coroutine as part of this one (yield from), and ends it
// if this one is unwound.
func (co *Co) drive(c Coroutine) (any, error) {
	outer := co.awaits
	co.awaits = c
	defer func() {
		co.awaits = outer
		if co.gone {
			c.Close()
		}
	}()
	bind(c, co.loop)
	a := c.Send(nil)
	for !a.Done {
		if err := co.suspend(a.Await); err != nil {
			a = c.Throw(err)
		} else {
			a = c.Send(nil)
		}
	}
	return a.Result, a.Err
}

// Sleep is asyncio.sleep(seconds). At 0 and below it lets the others run once.
func (co *Co) Sleep(seconds float64) error {
	if seconds <= 0 {
		return co.suspend(nil)
	}
	if math.IsNaN(seconds) {
		return ErrDelayNaN
	}
	f, timer := co.loop.sleeping(seconds)
	defer timer.Cancel()
	_, err := co.Await(f)
	return err
}
