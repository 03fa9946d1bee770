package aio_test

import "testing"

// A method that asyncio's code would call and Batuta's does not is refused where
// the loop is made: it would silently never be called.
func TestALoopWithAMethodThatNobodyWouldCallIsRefused(t *testing.T) {
	for _, method := range []string{"_run_once", "get_debug", "create_connection", "call_soon_threadsafe"} {
		program := `
import asyncio
class Own(asyncio.SelectorEventLoop):
    def ` + method + `(self, *args):
        return super().` + method + `(*args)
class Child(Own):
    pass
try:
    asyncio.run(asyncio.sleep(0), loop_factory=Child)
except NotImplementedError as e:
    print(e)
`
		want := "not in Batuta yet: a loop whose class has its own " + method + "()\n"
		if got := play(t, "own.py", program).stdout; got != want {
			t.Errorf("%s: %q, want %q", method, got, want)
		}
	}
}

// What is wrong in a program's own method is raised where asyncio calls it.
func TestWhatALoopsOwnMethodRaisesReachesWhoeverWaits(t *testing.T) {
	const program = `
import asyncio
class Own(asyncio.SelectorEventLoop):
    broken = False
    def create_future(self):
        if self.broken:
            raise ValueError('no futures left')
        return super().create_future()
    def call_later(self, delay, *args, **kw):
        if delay == 7:
            raise KeyError(delay)
        return super().call_later(delay, *args, **kw)
async def main():
    try:
        await asyncio.sleep(7)
    except KeyError as e:
        print('KeyError', e)
    Own.broken = True
    try:
        await asyncio.sleep(1)
    except ValueError as e:
        print('ValueError', e)
    Own.broken = False
asyncio.run(main(), loop_factory=Own)
`
	if got, want := play(t, "own.py", program).stdout, "KeyError 7\nValueError no futures left\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
