package judge_test

import (
	"fmt"
	"reflect"
	"testing"

	"batuta/lessons"
	"batuta/lessons/judge"
)

// play plays a Python program to its end on the virtual clock.
func play(t testing.TB, text string) judge.Run {
	t.Helper()
	s, err := lessons.Start(lessons.Python("prog.py", text), lessons.Options{Clock: lessons.Virtual})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Wait()
	r := judge.Run{View: s.View()}
	if err != nil {
		r.Failed = err.Error()
	}
	return r
}

// wanted is a measure and what it must find.
type wanted struct {
	measure judge.Measure
	want    judge.Value // its numbers are compared to the millisecond
	found   bool
}

// number, text and labels are measures that find an answer.
func number(name, of, what string, want float64) wanted {
	return wanted{judge.Measure{Name: name, Of: of, For: what}, judge.NumberOf(want), true}
}

func text(name, of, want string) wanted {
	return wanted{judge.Measure{Name: name, Of: of}, judge.TextOf(want), true}
}

func labels(name, of string, want ...string) wanted {
	return wanted{judge.Measure{Name: name, Of: of}, judge.LabelsOf(want...), true}
}

// unknown is a measure that answers nothing, though it may have counted 0.
func unknown(name, of, what string) wanted {
	return wanted{measure: judge.Measure{Name: name, Of: of, For: what}}
}

// holds compares what measures find in a run with what they must.
func holds(t *testing.T, r judge.Run, all ...wanted) {
	t.Helper()
	for _, w := range all {
		if err := w.measure.Check(); err != nil {
			t.Errorf("%+v: %v", w.measure, err)
			continue
		}
		f := judge.Find(r, w.measure)
		got := f.Value
		if got.Kind == judge.Number {
			got = judge.TextOf(fmt.Sprintf("%.3f", got.Number))
		}
		want := w.want
		if want.Kind == judge.Number {
			want = judge.TextOf(fmt.Sprintf("%.3f", want.Number))
		}
		if f.Found != w.found || w.found && !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: %v (found: %v), want %v (%v)", w.measure, got, f.Found, want, w.found)
		}
		if at := f.Moment; at == 0 || at > r.View.End() || at < 0 && f.Cycle != 0 {
			t.Errorf("%+v: moment %d of %d, cycle %d", w.measure, at, r.View.End(), f.Cycle)
		}
	}
}

// many is a program in which tasks wait for one another, for timers, for
// threads and for nothing.
const many = `import asyncio, time

async def work(lock, q, fut, n):
    await asyncio.sleep(0.1)
    async with lock:
        await asyncio.sleep(0.1)
    await asyncio.to_thread(time.sleep, 0.2)
    print("work", n)
    await q.put(n)
    if n == 3:
        fut.set_result(7)
    return n

async def waiter(fut):
    print("got", await fut)

async def reader(q):
    for _ in range(3):
        await q.get()
    await asyncio.sleep(0)

async def main():
    lock, q, fut = asyncio.Lock(), asyncio.Queue(), asyncio.get_running_loop().create_future()
    left = asyncio.create_task(asyncio.sleep(100))
    others = [asyncio.create_task(waiter(fut)), asyncio.create_task(reader(q))]
    numbers = await asyncio.gather(*(work(lock, q, fut, n) for n in (1, 2, 3)))
    for other in others:
        await other
    return numbers

asyncio.run(main())
`

func TestMeasuresOfARunInWhichTasksWaitForMuch(t *testing.T) {
	holds(t, play(t, many),
		number("time", "main()", "", 0.6),
		number("time", "work(*)", "", 0.6), // the longest of them
		number("time", "", "", 0.6),
		unknown("time", "nobody()", ""),
		text("first-done", "work(*)", "work(1)"),
		text("first-done", "", "work(1)"),
		labels("done-order", "work(*)", "work(1)", "work(2)", "work(3)"),
		number("tasks", "", "", 7),
		number("tasks", "", "returned", 6),
		number("tasks", "", "cancelled", 1),
		number("tasks", "work(*)", "failed", 0),
		unknown("tasks", "nobody()", "failed"),
		unknown("tasks", "nobody()", ""),
		text("result", "main()", "[1, 2, 3]"),
		text("result", "work(2)", "2"),
		text("result", "reader()", "None"),
		unknown("result", "sleep(100)", ""), // it was cancelled
		number("steps", "waiter()", "", 2),
		number("steps", "reader()", "", 5),
		unknown("steps", "nobody()", ""),
		number("waits", "reader()", "", 4),
		number("waits", "reader()", "queue", 3),
		number("waits", "reader()", "yield", 1),
		number("waits", "work(*)", "timer", 6),
		number("waits", "work(*)", "lock", 2),
		number("waits", "work(*)", "thread", 3),
		number("waits", "waiter()", "future", 1),
		number("waits", "main()", "task", 1), // the others were done by then
		number("waits", "work(*)", "io", 0),
		number("waits-at-once", "work(*)", "timer", 3),
		number("waits-at-once", "work(*)", "lock", 2),
		number("waits-at-once", "work(*)", "thread", 2),
		number("waits-at-once", "", "", 4), // the sleep of 100 seconds as well
		number("waits-at-once", "waiter()", "", 0),
		unknown("waits-at-once", "nobody()", ""),
		number("woken-by", "waiter()", "", 1),
		number("woken-by", "reader()", "", 3),
		number("woken-by", "work(*)", "", 2),
		number("threads", "", "", 3),
		number("threads", "sleep", "", 3),
		number("threads", "read", "", 0),
		number("thread-time", "sleep", "", 0.6),
		unknown("thread-time", "read", ""),
		number("thread-wakes", "", "", 0),
		labels("writers", "", "work(1)", "work(2)", "work(3)", "waiter()"),
		labels("writers", "waiter()", "waiter()"),
		unknown("writers", "reader()", ""),
		number("stderr", "", "", 0),
		number("log", "asyncio", "warning", 0),
		number("loops", "", "", 1),
		number("loops-open", "", "", 0),
		number("runs", "", "", 1),
		number("closings", "", "", 1),
		number("sockets-left", "", "", 0),
		number("registered", "", "", 1), // the loop's own
		text("failed", "", ""),
	)
}

func TestStepsAreListedInTheirOrderAndClosingsOwnAreNot(t *testing.T) {
	r := play(t, `import asyncio

async def say(name):
    for _ in range(2):
        print(name)
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(say("A"), say("B"))

asyncio.run(main())
`)
	holds(t, r,
		labels("writers", "", "say('A')", "say('B')", "say('A')", "say('B')"),
		labels("step-order", "say(*)", "say('A')", "say('B')", "say('A')", "say('B')", "say('A')", "say('B')"),
		labels("step-order", "", "main()", "say('A')", "say('B')", "say('A')", "say('B')", "say('A')", "say('B')", "main()"),
		labels("done-order", "", "say('A')", "say('B')", "main()"),
		number("cycles", "", "", 7), // the last two wake main() and end the run
		number("callbacks", "_done_callback", "", 0),
		number("callbacks", "*_done_callback*", "", 2),
	)
}

func TestAnEagerTasksFirstStepIsItsOwn(t *testing.T) {
	r := play(t, `import asyncio, time

async def busy():
    print("busy")
    time.sleep(0.3)
    await asyncio.sleep(0.1)
    print("rested")

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    one = asyncio.create_task(busy())
    time.sleep(0.05)
    print("made")
    await one

asyncio.run(main())
`)
	holds(t, r,
		labels("step-order", "", "main()", "busy()", "busy()", "main()"),
		labels("writers", "", "busy()", "main()", "busy()"),
		number("longest-step", "busy()", "", 0.3),
		number("longest-step", "main()", "", 0.35), // its own step goes on around it
		number("steps", "busy()", "", 2),
		number("waits", "busy()", "timer", 1),
	)
}

func TestLoopsOneAfterAnotherAreCounted(t *testing.T) {
	r := play(t, `import asyncio

async def main(n):
    await asyncio.sleep(0.1)
    return n

asyncio.run(main(1))
loop = asyncio.new_event_loop()
loop.run_until_complete(main(2))
loop.run_until_complete(main(2))
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
forgotten = asyncio.new_event_loop()
forgotten.run_until_complete(main(3))
`)
	holds(t, r,
		number("loops", "", "", 3),
		number("loops-open", "", "", 1),
		number("runs", "", "", 5),
		number("closings", "", "", 1),
		number("tasks", "", "", 4),
		number("callbacks", "*stop*", "", 1),
		text("result", "main(2)", "2"),
		number("waits-at-once", "", "timer", 1),
		labels("done-order", "main(*)", "main(1)", "main(2)", "main(2)", "main(3)"),
		number("time", "main(*)", "", 0.1),
		number("time", "", "", 0.4),
	)
}

func TestAProgramWithoutALoopAnswersLittle(t *testing.T) {
	holds(t, play(t, "print('one')\nprint('two')\n"),
		unknown("time", "", ""),
		unknown("time", "main()", ""),
		unknown("first-done", "", ""),
		unknown("done-order", "", ""),
		unknown("step-order", "", ""),
		unknown("writers", "", ""),
		unknown("tasks", "", ""),
		unknown("steps", "", ""),
		unknown("cycles", "", ""),
		unknown("longest-step", "", ""),
		unknown("waits", "", ""),
		unknown("waits-at-once", "", ""),
		unknown("woken-by", "", ""),
		unknown("wake-order", "", ""),
		unknown("callbacks", "", ""),
		unknown("selector", "", ""),
		unknown("registered", "", ""),
		unknown("scanned", "", ""),
		unknown("events-at-once", "", ""),
		unknown("sockets-left", "", ""),
		unknown("loops-open", "", ""),
		number("loops", "", "", 0),
		number("runs", "", "", 0),
		number("closings", "", "", 0),
		number("stderr", "", "", 0),
		text("failed", "", ""),
	)
}

func TestAFailingProgramIsMeasuredUpToItsFailure(t *testing.T) {
	r := play(t, `import asyncio, sys

class TooBad(Exception):
    pass

async def fails():
    await asyncio.sleep(0.1)
    raise TooBad("really")

async def main():
    print("one", file=sys.stderr)
    print("two", end="", file=sys.stderr)
    await fails()

asyncio.run(main())
`)
	holds(t, r,
		text("failed", "", "TooBad"),
		unknown("result", "main()", ""),
		number("tasks", "main()", "failed", 1),
		number("time", "main()", "", 0.1),
		labels("done-order", "", "main()"),
		unknown("first-done", "", ""),
	)
	if lines := judge.Find(r, judge.Measure{Name: "stderr"}); lines.Value.Number < 3 {
		t.Errorf("%v lines on stderr: there are two, and a traceback", lines.Value)
	}
}

func TestATaskIsKnownByItsNameAndByItsCoroutine(t *testing.T) {
	r := play(t, `import asyncio

async def main():
    await asyncio.create_task(asyncio.sleep(0.1), name="nap")

asyncio.run(main())
`)
	holds(t, r,
		number("time", "nap", "", 0.1), number("time", "sleep(*)", "", 0.1), number("tasks", "sleep(*)", "", 1),
		labels("done-order", "", "nap", "main()"), labels("done-order", "sleep(*)", "sleep(0.1)"),
		unknown("time", "Task-2", ""),
	)
}

// find is the number that a measure of the whole run finds.
func find(r judge.Run, name string) float64 {
	return judge.Find(r, judge.Measure{Name: name}).Value.Number
}
