package aio_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
)

// whenRunning calls do, on a goroutine of its own, as soon as a loop runs in the
// program's main thread.
func whenRunning(t *testing.T, do func(in *py.Interpreter)) func(in *py.Interpreter) {
	t.Helper()
	return func(in *py.Interpreter) {
		go func() {
			for !aio.Running(in) {
				time.Sleep(time.Millisecond)
			}
			do(in)
		}()
	}
}

func TestInterruptCancelsTheMainTaskAndIsThenKeyboardInterrupt(t *testing.T) {
	o := playWith(t, "prog.py", `import asyncio

async def main():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("tidied")

asyncio.run(main())
`, whenRunning(t, func(in *py.Interpreter) { aio.Signal(in, syscall.SIGINT) }))
	if o.stdout != "tidied\n" || o.exit != 130 || lastLine(o.stderr) != "KeyboardInterrupt" {
		t.Errorf("%+v", o)
	}
}

func TestInterruptThatTheMainTaskDisregardsIsNone(t *testing.T) {
	o := playWith(t, "prog.py", `import asyncio

async def main():
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError:
        return "stayed"

print(asyncio.run(main()))
`, whenRunning(t, func(in *py.Interpreter) { aio.Signal(in, syscall.SIGINT) }))
	if o.stdout != "stayed\n" || o.exit != 0 {
		t.Errorf("%+v", o)
	}
}

func TestInterruptOfALoopOfOnesOwnIsKeyboardInterruptAtOnce(t *testing.T) {
	o := playWith(t, "prog.py", `import asyncio

loop = asyncio.new_event_loop()
try:
    loop.run_forever()
except KeyboardInterrupt:
    print("interrupted", loop.is_running())
loop.close()
`, whenRunning(t, func(in *py.Interpreter) { aio.Signal(in, syscall.SIGINT) }))
	if o.stdout != "interrupted False\n" || o.exit != 0 {
		t.Errorf("%+v", o)
	}
}

func TestSignalGoesToItsHandler(t *testing.T) {
	o := playWith(t, "prog.py", `import asyncio

async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.add_signal_handler(15, done.set_result, "told")
    print(await done, loop.remove_signal_handler(15), loop.remove_signal_handler(15))

asyncio.run(main())
`, whenRunning(t, func(in *py.Interpreter) {
		time.Sleep(50 * time.Millisecond)
		aio.Signal(in, syscall.SIGTERM)
	}))
	if o.stdout != "told True False\n" || o.exit != 0 {
		t.Errorf("%+v", o)
	}
}

func TestDroppedProgramRunsNoMoreOfItself(t *testing.T) {
	for name, text := range map[string]string{
		"in asyncio.run": `import asyncio
async def main():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("finally")
asyncio.run(main())
`,
		"in a loop of its own": `import asyncio
loop = asyncio.new_event_loop()
async def wait():
    try:
        await loop.create_future()
    finally:
        print("finally")
task = loop.create_task(wait())
try:
    loop.run_forever()
finally:
    print("finally")
`,
		"in a callback that does not end": `import asyncio
async def main():
    while True:
        pass
asyncio.run(main())
`,
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			o := playWith(t, "prog.py", text, whenRunning(t, func(in *py.Interpreter) {
				time.Sleep(20 * time.Millisecond)
				in.Stop()
				aio.Drop(in)
			}))
			if strings.Contains(o.stdout, "finally") {
				t.Errorf("it went on: %q", o.stdout)
			}
			if took := time.Since(begun); took > 5*time.Second {
				t.Errorf("it took %v to end", took)
			}
		})
	}
}

func TestWorkerThreadsRunPythonWhileTheLoopWaits(t *testing.T) {
	o := play(t, "prog.py", `import asyncio, time

def work(n):
    time.sleep(n)
    return n * 10

async def beat():
    for i in range(3):
        await asyncio.sleep(1)
        print("beat", i)

async def main():
    task = asyncio.create_task(beat())
    print(await asyncio.gather(asyncio.to_thread(work, 2.5), asyncio.to_thread(work, 1)))
    await task
    loop = asyncio.get_running_loop()
    try:
        await loop.run_in_executor(None, work, "x")
    except TypeError as error:
        print(error)

asyncio.run(main())
`)
	want := "beat 0\nbeat 1\n[25.0, 10]\nbeat 2\n'str' object cannot be interpreted as an integer or float\n"
	if o.stdout != want {
		t.Errorf("%q\n%s", o.stdout, o.stderr)
	}
}

func TestLoopsThatAreLeftOpenAreClosedAtTheEnd(t *testing.T) {
	o := play(t, "prog.py", `import asyncio

async def wait():
    await loop.create_future()

loop = asyncio.new_event_loop()
task = loop.create_task(wait())
loop.run_until_complete(asyncio.sleep(0))
`)
	want := "Task was destroyed but it is pending!\ntask: <Task pending name='Task-1' coro=<wait() running at prog.py:4> wait_for=<Future pending cb=[Task.task_wakeup()]>>\n"
	if o.stderr != want || o.exit != 0 {
		t.Errorf("%+v", o)
	}
}
