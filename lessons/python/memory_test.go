package python_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"batuta/lessons/python"
	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
)

func TestMemoryAsAWholeIsBounded(t *testing.T) {
	const growing = "l = []\ndef grow():\n    while True:\n        l.append('x' * 1000 + str(len(l)))\n"
	for _, c := range []struct {
		name, text, out, err string
		exit                 int
	}{
		{"a program that grows for ever gets a MemoryError", growing + "grow()\n", "", "in grow\n", 1},
		{"which it can catch, and go on with less", growing + "try:\n    grow()\nexcept MemoryError:\n    l.clear()\nprint('on')\n", "on\n", "", 0},
		{"in whichever thread it grows", growing + "import threading\ndef f():\n    try:\n        grow()\n    except MemoryError:\n        l.clear()\n        print('caught')\nth = threading.Thread(target=f)\nth.start()\nth.join()\n", "caught\n", "", 0},
		{"one that takes no notice is stopped", growing + "while True:\n    try:\n        grow()\n    except MemoryError:\n        pass\n", "", "MemoryError\n", 1},
		{"a native loop is held up too", "list(iter(int, 1))\n", "", "MemoryError\n", 1},
		{"what is dropped does not count", "for i in range(1000):\n    x = ['y' * 10000 + str(i) for _ in range(20)]\nprint('on')\n", "on\n", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			var out, stderr strings.Builder
			r := python.Run(ctx, python.Program{Name: "prog.py", Text: c.text}, python.Options{
				Host:    py.Host{Stdout: &out, Stderr: &stderr},
				Modules: aio.Modules(),
				Limits:  &py.Limits{Depth: 1000, Memory: 32 << 20, Digits: 4300},
			})
			if r.Exit != c.exit || out.String() != c.out || !strings.Contains(stderr.String(), c.err) {
				t.Errorf("exit %d, printed %q, errors %q, want %d, %q, %q", r.Exit, out.String(), stderr.String(), c.exit, c.out, c.err)
			}
		})
	}
}
