package conformance_test

import (
	"errors"
	"fmt"
	"strings"

	"batuta/loopcore"
)

// play is a schedule that is played under one of the clocks.
type play struct {
	clock     *jumpClock
	loop      *loopcore.Loop
	coros     map[string][]statement
	named     map[string]any
	labels    map[*loopcore.Future]string
	callbacks map[string]*callback
	vars      []*loopcore.ContextVar
	log       strings.Builder
}

// frame is a coroutine or a callback at work.
type frame struct {
	who    string       // for the log
	co     *loopcore.Co // nil in a callback
	caught error        // what an except has caught
}

// ending says that a block ended before its last statement.
type ending struct {
	returns bool // else a break
	value   any
}

// run plays a schedule and answers its log.
func run(s schedule, tick float64) string {
	p := &play{
		clock: &jumpClock{tick: tick}, coros: map[string][]statement{}, named: map[string]any{},
		labels: map[*loopcore.Future]string{}, callbacks: map[string]*callback{},
	}
	for _, c := range s.Coros {
		p.coros[c.Name] = c.Body
	}
	result, err := loopcore.Run(loopcore.Options{Clock: p.clock, OnLoop: p.adopt}, p.coroutine("main"))
	switch {
	case p.clock.endless != "":
		fmt.Fprintf(&p.log, "= %s\n", p.clock.endless)
	case err != nil:
		fmt.Fprintf(&p.log, "= ! %s\n", told(err))
	default:
		fmt.Fprintf(&p.log, "= %s\n", p.said(result))
	}
	return p.log.String()
}

// adopt takes note of the loop before it runs.
func (p *play) adopt(l *loopcore.Loop) {
	p.loop = l
	l.ExceptionHandler = p.handle
}

// handle is the exception handler. What CPython tells when it frees an object
// is told at another moment here, and is left out.
func (p *play) handle(c loopcore.ExceptionContext) {
	message := c.Message
	switch {
	case strings.Contains(message, "never retrieved"), strings.Contains(message, "was destroyed"):
		return
	case strings.HasPrefix(message, "Exception in callback"):
		message = "Exception in callback"
	}
	outcome := ""
	if c.Exception != nil {
		outcome = " ! " + told(c.Exception)
	}
	p.say("handler", withoutTasks(message), outcome)
}

// say writes a line of the log.
func (p *play) say(who, text, outcome string) {
	fmt.Fprintf(&p.log, "%d %.6f %s: %s%s", p.clock.passes, p.clock.now, who, text, outcome)
	if t := p.loop.CurrentTask(); t != nil && t.Cancelling() > 0 {
		fmt.Fprintf(&p.log, " [cancelling %d]", t.Cancelling())
	}
	var held []string
	for _, v := range p.vars {
		if value, ok := p.loop.Context().Get(v); ok {
			held = append(held, v.Name()+"="+p.said(value))
		}
	}
	if held != nil {
		fmt.Fprintf(&p.log, " {%s}", strings.Join(held, " "))
	}
	p.log.WriteByte('\n')
}

// coroutine is a coroutine of the schedule, fresh.
func (p *play) coroutine(name string) *loopcore.GoCoroutine {
	return loopcore.CoroWith(func(co *loopcore.Co, name string) (any, error) {
		f := &frame{who: name, co: co}
		if task := co.Task().Name(); task != name {
			f.who += "@" + task
		}
		p.say(f.who, "begins", "")
		end, err := p.block(f, p.coros[name])
		if end == nil || err != nil {
			return nil, err
		}
		return end.value, nil
	}, name)
}

// block does statements, until one fails or ends it.
func (p *play) block(f *frame, body []statement) (*ending, error) {
	for _, s := range body {
		if end, err := p.statement(f, s); end != nil || err != nil {
			return end, err
		}
	}
	return nil, nil
}

// statement does one statement: one that directs what is done next, or a simple one.
func (p *play) statement(f *frame, s statement) (*ending, error) {
	if s.Of == "" {
		switch s.Verb {
		case "log":
			p.say(f.who, s.Text, "")
			return nil, nil
		case "return":
			return p.leave(f, s), nil
		case "break":
			return &ending{}, nil
		case "raise":
			return nil, p.raise(f, s)
		case "repeat":
			return p.repeat(f, s)
		case "try":
			return p.try(f, s)
		case "attempt":
			end, err := p.block(f, s.Body)
			if isA(err, "Exception") || isA(err, "CancelledError") {
				err = nil
			}
			return end, err
		case "with", "timeout", "timeout_at", "group":
			return p.inside(f, s)
		}
	}
	value, err := p.simple(f, s)
	switch {
	case errors.Is(err, loopcore.ErrDropped): // Python's GeneratorExit
	case err != nil:
		p.say(f.who, s.Text, " ! "+told(err))
	case value == nil:
		p.say(f.who, s.Text, "")
	default:
		p.say(f.who, s.Text, " = "+p.said(value))
	}
	return nil, err
}

func (p *play) leave(f *frame, s statement) *ending {
	end := &ending{returns: true}
	if len(s.Args) > 0 {
		end.value = p.value(s.Args[0])
	}
	p.say(f.who, s.Text, "")
	return end
}

func (p *play) raise(f *frame, s statement) error {
	p.say(f.who, s.Text, "")
	if len(s.Args) == 0 {
		return f.caught
	}
	return p.exception(s.Args)
}

func (p *play) repeat(f *frame, s statement) (*ending, error) {
	for range p.value(s.Args[0]).(int) {
		end, err := p.block(f, s.Body)
		if err != nil {
			return nil, err
		}
		if end != nil && !end.returns {
			return nil, nil
		}
		if end != nil {
			return end, nil
		}
	}
	return nil, nil
}

// try does a block, then the except that fits what it raised, then finally.
func (p *play) try(f *frame, s statement) (*ending, error) {
	end, err := p.block(f, s.Body)
	if errors.Is(err, loopcore.ErrDropped) {
		return nil, err
	}
	for _, arm := range s.Arms {
		if err == nil || arm.Verb != "except" || !catches(arm, err) {
			continue
		}
		p.say(f.who, arm.Text, " caught "+told(err))
		outer := f.caught
		f.caught = err
		end, err = p.block(f, arm.Body)
		f.caught = outer
		break
	}
	for _, arm := range s.Arms {
		if arm.Verb != "finally" || errors.Is(err, loopcore.ErrDropped) {
			continue
		}
		p.say(f.who, "finally", "")
		last, failed := p.block(f, arm.Body)
		if last != nil || failed != nil {
			end, err = last, failed
		}
	}
	return end, err
}

func catches(arm statement, err error) bool {
	for _, a := range arm.Args {
		if isA(err, a.Word) {
			return true
		}
	}
	return len(arm.Args) == 0
}

// inside does a block under an asynchronous context manager.
func (p *play) inside(f *frame, s statement) (end *ending, err error) {
	entered := false
	body := func() error {
		entered = true
		p.say(f.who, s.Text, "")
		var err error
		end, err = p.block(f, s.Body)
		return err
	}
	named := func(number int, manager any) {
		if number < len(s.Args) {
			p.named[s.Args[number].Word] = manager
		}
	}
	limited := func(t *loopcore.Timeout) error { named(1, t); return body() }
	switch s.Verb {
	case "with":
		err = p.with(f, p.named[s.Args[0].Word], body)
	case "timeout":
		err = f.co.Timeout(p.seconds(s.Args[0]), limited)
	case "timeout_at":
		err = f.co.TimeoutAt(p.seconds(s.Args[0]), limited)
	case "group":
		err = f.co.TaskGroup(func(g *loopcore.TaskGroup) error { named(0, g); return body() })
	}
	text := s.Text
	if entered {
		text = "end " + text
	}
	switch {
	case errors.Is(err, loopcore.ErrDropped):
	case err != nil:
		p.say(f.who, text, " ! "+told(err))
	default:
		p.say(f.who, text, "")
	}
	if err != nil {
		return nil, err
	}
	return end, nil
}

// with is async with. A barrier's waits on the way in and does nothing on the way out.
func (p *play) with(f *frame, manager any, body func() error) error {
	if b, ok := manager.(*loopcore.Barrier); ok {
		if _, err := f.co.Await(b.Wait()); err != nil {
			return err
		}
		return body()
	}
	return f.co.With(manager.(loopcore.Locker), body)
}

// simple does a statement that only makes something, or awaits what it made.
func (p *play) simple(f *frame, s statement) (any, error) {
	if s.Of == "" && s.Verb == "await" {
		x, err := p.awaitable(s.Args[0])
		if err != nil {
			return nil, err
		}
		return f.co.Await(x)
	}
	made, err := p.make(s)
	if err != nil {
		return nil, err
	}
	if s.Name != "" {
		p.named[s.Name] = made
		if future := futureOf(made); future != nil && p.labels[future] == "" {
			p.labels[future] = s.Name
		}
		return nil, nil
	}
	_, isCoroutine := made.(loopcore.Coroutine)
	if isCoroutine || s.Of == "" && (s.Verb == "gather" || s.Verb == "shield") {
		return f.co.Await(made)
	}
	switch made.(type) {
	case *loopcore.Handle, *loopcore.TimerHandle:
		return nil, nil
	}
	return made, nil
}
