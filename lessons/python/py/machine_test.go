package py_test

import "testing"

func TestMachine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"call", "def f(a, b=2, *c, d, **e):\n    return a\nshow(f('x', d='y'))", "x\n"},
		{"closure", "def f():\n    x = 'a'\n    def g():\n        nonlocal x\n        x = x + 'b'\n        return x\n    g()\n    return g()\nshow(f())", "abb\n"},
		{"generator", "def g():\n    x = yield 'a'\n    yield 'b'\n    return 'c'\ndef h():\n    r = yield from g()\n    show(r)\nfor x in h():\n    show(x)", "a\nb\nc\n"},
		{"try", "try:\n    raise ValueError('x')\nexcept ValueError as e:\n    show('caught')\nfinally:\n    show('finally')", "caught\nfinally\n"},
		{"coroutine", "async def f():\n    return 'x'\nasync def g():\n    return await f()\nc = g()\ntry:\n    c.send(None)\nexcept StopIteration as e:\n    show('stopped')", "stopped\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := interpret(t, c.text)
			if err != nil || got != c.want {
				t.Errorf("printed %q, %v, want %q", got, err, c.want)
			}
		})
	}
}
