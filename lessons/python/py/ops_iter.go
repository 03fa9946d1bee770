package py

import "batuta/lessons/python/bytecode"

func iterHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.GetIter:          opGetIter,
		bytecode.ForIter:          opForIter,
		bytecode.GetAIter:         opGetAIter,
		bytecode.GetANext:         opGetANext,
		bytecode.EndAsyncFor:      opEndAsyncFor,
		bytecode.Yield:            opYield,
		bytecode.GetYieldFromIter: opGetYieldFromIter,
		bytecode.GetAwaitable:     opGetAwaitable,
		bytecode.Send:             opSend,
	}
}

func opGetIter(t *Thread, f *Frame, _ int) (signal, error) {
	v := f.peek(1)
	if g, ok := v.(*Generator); ok && g.kind == bytecode.GeneratorCode {
		if g.state == genCreated {
			g.loose = t.fresh(f, g.id)
		}
		if f.gen != nil && g.loose {
			f.gen.nests = true
		}
		return onward, nil
	}
	it, err := t.Iter(v)
	if err == nil {
		f.slots[f.sp-1] = it
	}
	return onward, err
}

func opForIter(t *Thread, f *Frame, n int) (signal, error) {
	var v Value
	var err error
	switch it := f.slots[f.sp-1].(type) {
	case *Generator:
		if it.state == genClosed {
			break
		}
		if f.gen != nil {
			f.gen.nests = true
		}
		if err := t.resumable(it); err != nil {
			return onward, err
		}
		return switched, t.resume(it, None, nil, false)
	case Iterator:
		v, err = it.Next(t)
	default:
		v, err = t.Next(it)
	}
	if err != nil {
		if err = unlessEnd(err); err != nil {
			return onward, err
		}
		v = nil
	}
	if v == nil {
		f.pop()
		return f.jump(n)
	}
	f.push(v)
	return onward, nil
}

func opYield(t *Thread, f *Frame, _ int) (signal, error) { return t.suspend(f, f.pop(), yielded) }

func opGetYieldFromIter(t *Thread, f *Frame, _ int) (signal, error) {
	v := f.peek(1)
	if g, ok := v.(*Generator); ok {
		if g.kind == bytecode.CoroutineCode && f.code.Kind != bytecode.CoroutineCode && !f.gen.awaitable() {
			return onward, t.TypeError("cannot 'yield from' a coroutine object in a non-coroutine generator")
		}
		return onward, nil
	}
	it, err := t.Iter(v)
	if err == nil {
		f.slots[f.sp-1] = it
	}
	return onward, err
}

func opGetAIter(t *Thread, f *Frame, _ int) (signal, error) {
	v := f.pop()
	if g, ok := v.(*Generator); ok && g.kind == bytecode.AsyncGeneratorCode {
		if g.state == genCreated {
			g.loose = t.fresh(f, g.id)
		}
		if f.gen != nil && g.loose {
			f.gen.nests = true
		}
		f.push(g)
		return onward, nil
	}
	it, found, err := t.CallSpecial(v, nameAiter)
	if err != nil {
		return onward, err
	}
	if !found {
		return onward, t.TypeError("'async for' requires an object with __aiter__ method, got %s", v.Type().Name)
	}
	if it.Type().lookup(t.in, nameAnext) == nil {
		return onward, t.TypeError("'async for' received an object from __aiter__ that does not implement __anext__: %s", it.Type().Name)
	}
	f.push(it)
	return onward, nil
}

func opGetANext(t *Thread, f *Frame, _ int) (signal, error) {
	it := f.peek(1)
	v, found, err := t.CallSpecial(it, nameAnext)
	if err != nil {
		return onward, err
	}
	if !found {
		return onward, t.TypeError("'async for' requires an iterator with __anext__ method, got %s", it.Type().Name)
	}
	w, err := t.awaitable(v)
	if w == nil && err == nil {
		err = t.notAwaitable(v, 0)
	}
	if err != nil {
		e := t.Raise(Errors.TypeError, "'async for' received an invalid object from __anext__: %s", v.Type().Name)
		e.Cause, e.Suppress = t.FromGo(err), true
		e.During = e.Cause
		return onward, e
	}
	f.push(w)
	return onward, nil
}

func opEndAsyncFor(t *Thread, f *Frame, _ int) (signal, error) {
	e := f.pop().(*Exception)
	f.pop()
	if e.class.IsSubclass(Errors.StopAsyncIteration) {
		return onward, nil
	}
	return onward, e
}
