package py_test

import (
	"strings"
	"testing"
)

// What was printed is CPython's.
func TestGeneratorsThatOthersWaitFor(t *testing.T) {
	const shared = `
def inner():
    r = []
    while len(r) < 4:
        try:
            r.append((yield len(r)))
        except ValueError:
            r.append('V')
    return r
def outer(i):
    v = yield from i
    show('outer got', v)
    yield 'after'
i = inner(); o = outer(i)
`
	const closing = `
def swallow():
    try:
        yield 1
    except GeneratorExit:
        show('swallowed')
        return 'ret'
def keep():
    try:
        yield 1
    except GeneratorExit:
        yield 2
def over(g):
    try:
        v = yield from g
        show('got', v)
    except BaseException as e:
        show(type(e).__name__, str(e))
        raise
`
	snippets(t, []snippet{
		{"one that another yields from can be resumed by itself", shared + "next(o)\nshow(i.gi_running, i.gi_suspended, o.gi_yieldfrom is i)\nshow(next(i), next(o), i.send(5), o.send(6))", "False True True\nouter got [None, None, 5, 6]\n1 2 3 after\n"},
		{"or closed, and the other goes on", shared + "next(o)\ni.close()\nshow(next(o))", "outer got None\nafter\n"},
		{"or thrown into", shared + "next(o)\nshow(i.throw(ValueError()), next(o))", "1 2\n"},
		{"two can yield from one", shared + "next(o)\np = outer(i)\nshow(next(p), next(o))\no.close()\nshow(next(p, 'end'))", "1 2\nouter got None\nafter\n"},
		{"one that runs cannot", "def g():\n    try:\n        next(it)\n    except ValueError as e:\n        yield str(e)\ndef h():\n    yield from g()\nit = h()\nshow(next(it))", "generator already executing\n"},
		{"to close it closes what it yields from first", closing + "g = over(swallow()); next(g)\ng.close()", "swallowed\nGeneratorExit \n"},
		{"to throw GeneratorExit does too", closing + "g = over(swallow()); next(g)\ntry:\n    g.throw(GeneratorExit)\nexcept GeneratorExit:\n    show('out')", "swallowed\nGeneratorExit \nout\n"},
		{"what does not let itself be closed is told of", closing + "g = over(keep()); next(g)\ntry:\n    g.close()\nexcept RuntimeError as e:\n    show('out')", "RuntimeError generator ignored GeneratorExit\nout\n"},
		{"what is thrown into it has no context of who throws", "def g():\n    try:\n        yield\n    except ValueError as e:\n        yield e.__context__\nx = g(); next(x)\ntry:\n    raise KeyError\nexcept KeyError:\n    show(x.throw(ValueError()))", "None\n"},
		{"but of what it handles itself", "def g():\n    try:\n        raise KeyError(1)\n    except KeyError:\n        try:\n            yield\n        except ValueError as e:\n            yield repr(e.__context__)\nx = g(); next(x)\nshow(x.throw(ValueError()))", "KeyError(1)\n"},
		{"a dropped one that fails when it ends raises nothing", "def g():\n    try:\n        yield 1\n    finally:\n        raise SystemExit\nfor x in g():\n    break\nshow('on')", "on\n"},
	})
	snippets(t, []snippet{
		{"a coroutine that is awaited is not awaited again", awaits + "c = f(); c.send(None)\nasync def g():\n    await c\ntry:\n    g().send(None)\nexcept RuntimeError as e:\n    show(str(e))", "coroutine is being awaited already\n"},
		{"one that another awaits is suspended", awaits + "async def g():\n    await f()\nc = g(); c.send(None)\nshow(c.cr_await.cr_running, c.cr_await.cr_suspended)", "False True\n"},
		{"an async generator that was dropped without a loop is closed", awaits + "async def a():\n    try:\n        yield 1\n    finally:\n        show('ends')\nasync def g():\n    async for x in a():\n        raise KeyError\ntry:\n    g().send(None)\nexcept KeyError:\n    show('out')", "ends\nout\n"},
	})
}

const awaits = `
class Aw:
    def __await__(self):
        yield 1
async def f():
    await Aw()
`

type snippet struct{ name, text, want string }

func snippets(t *testing.T, all []snippet) {
	t.Helper()
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			got, err := interpret(t, c.text)
			if err != nil || !strings.HasSuffix(got, c.want) {
				t.Errorf("printed %q, %v, want %q", got, err, c.want)
			}
		})
	}
}
