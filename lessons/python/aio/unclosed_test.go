package aio_test

import (
	"strings"
	"testing"
)

// CPython frees such a loop when the program ends, and warns of it; one that the
// thread holds it frees when nothing can be said any more.
func TestALoopThatIsNeverClosedIsWarnedOfAtTheEndUnlessTheThreadHoldsIt(t *testing.T) {
	const begin = "import asyncio, warnings\nwarnings.simplefilter('default')\n" +
		"async def main(fail):\n    await asyncio.sleep(0.1)\n    if fail: raise ValueError('wrong')\n" +
		"loop = asyncio.new_event_loop()\n"
	for _, test := range []struct {
		name, text string
		warns      int
	}{
		{"left open", "loop.run_until_complete(main(False))\n", 1},
		{"left open by an error", "loop.run_until_complete(main(True))\nloop.close()\n", 1},
		{"never run", "pass\n", 1},
		{"two of them, alike", "another = asyncio.new_event_loop()\nloop.run_until_complete(main(False))\n", 1},
		{"closed", "loop.run_until_complete(main(False))\nloop.close()\n", 0},
		{"held by the thread", "asyncio.set_event_loop(loop)\nloop.run_until_complete(main(False))\n", 0},
		{"let go of by the thread", "asyncio.set_event_loop(loop)\nloop.run_until_complete(main(False))\nasyncio.set_event_loop(None)\n", 1},
		{"warnings off", "warnings.simplefilter('ignore')\nloop.run_until_complete(main(False))\n", 0},
	} {
		got := play(t, "prog.py", begin+test.text)
		const warning = "ResourceWarning: unclosed event loop <_UnixSelectorEventLoop running=False closed=False debug=False>\n"
		if n := strings.Count(got.stderr, warning); n != test.warns {
			t.Errorf("%s: %d warnings, not %d: %s", test.name, n, test.warns, got.stderr)
		}
	}
}
