package conformance_test

import (
	"fmt"

	"batuta/loopcore"
)

// lookupError is Python's, for what asyncio raises it for.
type lookupError string

func (e lookupError) Error() string { return string(e) }
func (lookupError) Class() string   { return "LookupError" }

// callback is a function that a statement hands to the loop. Its address is
// what RemoveDoneCallback knows it by.
type callback struct {
	play  *play
	label string
	body  []statement
	// context is what it is to run in, nil if nothing was said.
	context *loopcore.Context
}

func (c *callback) call(with *loopcore.Future) error {
	f := &frame{who: "cb " + c.label}
	outcome := ""
	if with != nil {
		outcome = " with " + c.play.said(with)
	}
	c.play.say(f.who, "called", outcome)
	_, err := c.play.block(f, c.body)
	return err
}

// asCall is the callback as the loop takes it.
func (c *callback) asCall() loopcore.Call {
	return loopcore.Call{
		Fn: func() error { return c.call(nil) }, Label: func() string { return c.label + "()" }, Context: c.context,
	}
}

// callback is what stands under call_soon and its like.
func (p *play) callback(s statement) *callback {
	return &callback{play: p, label: s.Args[len(s.Args)-1].Word, body: s.Body, context: p.context(s)}
}

// context is the option context=NAME, nil without it.
func (p *play) context(s statement) *loopcore.Context {
	if name, ok := s.Options["context"]; ok {
		return p.find(name).(*loopcore.Context)
	}
	return nil
}

// find is what a name stands for.
func (p *play) find(name string) any {
	switch name {
	case "self":
		return p.loop.CurrentTask()
	case "loop":
		return p.loop
	}
	x, ok := p.named[name]
	if !ok {
		panic("nothing is named " + name)
	}
	return x
}

// awaitable is what an argument has awaited: what is named so, else a coroutine.
func (p *play) awaitable(a argument) (any, error) {
	if a.Call != nil {
		return p.make(*a.Call)
	}
	if _, named := p.named[a.Word]; named || a.Word == "self" {
		return p.find(a.Word), nil
	}
	return p.coroutine(a.Word), nil
}

func (p *play) awaitables(args []argument) ([]any, error) {
	var all []any
	for _, a := range args {
		x, err := p.awaitable(a)
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, nil
}

// limit is the option timeout, nil without it.
func (p *play) limit(s statement) *float64 {
	if word, ok := s.Options["timeout"]; ok {
		return p.seconds(argument{Word: word})
	}
	return nil
}

// make makes what a statement says: an awaitable, an object or a plain value.
func (p *play) make(s statement) (any, error) {
	if s.Of != "" {
		return p.method(p.find(s.Of), s)
	}
	switch s.Verb {
	case "create":
		return nil, p.create(s)
	case "sleep":
		seconds := p.number(s.Args[0])
		return loopcore.Coro(func(co *loopcore.Co) (any, error) { return nil, co.Sleep(seconds) }), nil
	case "gather", "wait", "as_completed":
		return p.combine(s)
	case "shield":
		x, err := p.awaitable(s.Args[0])
		if err != nil {
			return nil, err
		}
		return p.loop.Shield(x)
	case "wait_for":
		x, err := p.awaitable(s.Args[0])
		if err != nil {
			return nil, err
		}
		return loopcore.WaitFor(x, p.seconds(s.Args[1])), nil
	case "next", "anext":
		return p.next(s)
	case "call_soon":
		return p.loop.CallSoonWith(p.callback(s).asCall())
	case "call_later":
		return p.loop.CallLaterWith(p.number(s.Args[0]), p.callback(s).asCall())
	case "call_at":
		return p.loop.CallAtWith(p.number(s.Args[0]), p.callback(s).asCall())
	case "all_tasks":
		var names []any
		for _, t := range p.loop.AllTasks() {
			names = append(names, t.Name())
		}
		return names, nil
	case "set":
		p.named[s.Args[0].Word] = p.value(s.Args[1])
		return nil, nil
	case "add":
		p.named[s.Args[0].Word] = p.find(s.Args[0].Word).(int) + p.value(s.Args[1]).(int)
		return nil, nil
	}
	return p.object(s)
}

// combine makes what is made of several awaitables.
func (p *play) combine(s statement) (any, error) {
	all, err := p.awaitables(s.Args)
	if err != nil {
		return nil, err
	}
	switch s.Verb {
	case "gather":
		return p.loop.Gather(s.Options["return_exceptions"] != "", all...)
	case "wait":
		when := loopcore.AllCompleted
		if word, ok := s.Options["when"]; ok {
			when = loopcore.ReturnWhen(word)
		}
		return loopcore.Wait(all, loopcore.WaitOptions{Timeout: p.limit(s), ReturnWhen: when}), nil
	}
	return p.loop.AsCompleted(all, p.limit(s))
}

// next is the next outcome of an as_completed: the plain iterator's or, with
// anext, the asynchronous one's.
func (p *play) next(s statement) (any, error) {
	completed := p.find(s.Args[0].Word).(*loopcore.Completed)
	if s.Verb == "anext" {
		return completed.NextFuture(), nil
	}
	if completed.Left() == 0 {
		return nil, lookupError("exhausted")
	}
	return completed.Next(), nil
}

// object makes one of asyncio's objects.
func (p *play) object(s statement) (any, error) {
	n := 0
	if len(s.Args) > 0 && s.Verb != "Condition" {
		n = p.value(s.Args[0]).(int)
	}
	switch s.Verb {
	case "Future":
		return p.loop.NewFuture(), nil
	case "Lock":
		return loopcore.NewLock(), nil
	case "Event":
		return loopcore.NewEvent(), nil
	case "Condition":
		if len(s.Args) == 0 {
			return loopcore.NewCondition(nil), nil
		}
		return loopcore.NewCondition(p.find(s.Args[0].Word).(*loopcore.Lock)), nil
	case "Semaphore":
		return loopcore.NewSemaphore(n)
	case "BoundedSemaphore":
		return loopcore.NewBoundedSemaphore(n)
	case "Barrier":
		return loopcore.NewBarrier(n)
	case "Queue":
		return loopcore.NewQueue(n), nil
	case "PriorityQueue":
		return loopcore.NewPriorityQueue(n, less), nil
	case "LifoQueue":
		return loopcore.NewLifoQueue(n), nil
	case "copy_context":
		return p.loop.Context().Copy(), nil
	case "ContextVar":
		v := loopcore.NewContextVar(s.Name)
		p.vars = append(p.vars, v)
		return v, nil
	}
	panic("no such thing to do: " + s.Text)
}

// less orders what a PriorityQueue holds: items by their numbers, or numbers.
func less(a, b any) (bool, error) {
	switch a := a.(type) {
	case item:
		return a.number < b.(item).number, nil
	case int:
		return a < b.(int), nil
	}
	return false, fmt.Errorf("%v has no order", a)
}

// create makes a task, of the loop or of a group.
func (p *play) create(s statement) error {
	name := s.Args[0].Word
	what := s.Args[len(s.Args)-1]
	var x any
	var err error
	if _, fresh := p.coros[what.Word]; fresh {
		x = p.coroutine(what.Word)
	} else if x, err = p.awaitable(what); err != nil {
		return err
	}
	o := loopcore.TaskOptions{Name: name, Eager: s.Options["eager"] != "", Context: p.context(s)}
	if s.Options["unnamed"] != "" {
		o.Name = ""
	}
	coro, _ := x.(loopcore.Coroutine)
	var task *loopcore.Task
	if group := s.Options["in"]; group != "" {
		task, err = p.find(group).(*loopcore.TaskGroup).CreateTask(coro, o)
	} else {
		task, err = p.loop.CreateTaskWith(coro, o)
	}
	if err != nil {
		return err
	}
	p.named[name] = task
	p.labels[&task.Future] = name
	return nil
}
