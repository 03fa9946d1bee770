package lessons

import (
	"context"
	"io"
	"maps"
	"strings"

	"batuta/lessons/python"
	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
	"batuta/lessons/python/web"
)

// WarmUp compiles the parts of the library that most programs import, which are
// kept from then on. Without it the first run takes that time, before its first
// cycle. It opens nothing, and may be cut off at any moment.
func WarmUp() error {
	known := map[string]py.Loader{}
	maps.Copy(known, aio.Modules())
	maps.Copy(known, web.Modules())
	r := python.Run(context.Background(), python.Program{Name: "warmup.py", Text: "import asyncio, aiohttp\n"}, python.Options{
		Host: py.Host{
			Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard,
			Args: []string{"warmup.py"}, Clock: noClock{},
		},
		Modules: known,
	})
	return r.Err
}

// noClock is the clock of a program that has no use for one.
type noClock struct{}

// Now never moves on.
func (noClock) Now() float64 { return 0 }

// Monotonic never moves on.
func (noClock) Monotonic() float64 { return 0 }

// Sleep is over at once.
func (noClock) Sleep(float64) bool { return true }
