//go:build unix

package terminal

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// signalCase is a program that is sent signals once it has printed "ready", and what
// CPython 3.14.6 does with it.
type signalCase struct {
	name, text string
	signals    []syscall.Signal // SIGINT, if there is none
	stdout     string           // after "ready"
	exit       int
	last       string // the last line of stderr
}

// signalCases are of programs that sleep or work.
func signalCases() []signalCase {
	return []signalCase{
		{name: "KeyboardInterrupt out of time.sleep", text: `
import time
try:
    print("ready", flush=True); time.sleep(30)
except KeyboardInterrupt: print("interrupted")
`, stdout: "interrupted\n"},
		{name: "a handler is called with number and frame, and the sleep goes on", text: `
import signal, time
def h(n, f): print(n, type(n).__name__, f.f_code.co_name)
signal.signal(signal.SIGINT, h)
t = time.monotonic()
print("ready", flush=True); time.sleep(0.5)
print(0.5 <= time.monotonic() - t < 5)
`, stdout: "2 int <module>\nTrue\n"},
		{name: "what a handler raises comes out of the sleep", text: `
import signal, time
class Ended(Exception): pass
def h(n, f): raise Ended("now")
signal.signal(signal.SIGINT, h)
try:
    print("ready", flush=True); time.sleep(30)
except Ended as e: print(repr(e))
`, stdout: "Ended('now')\n"},
		{name: "SIG_IGN", text: `
import signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
print("ready", flush=True); time.sleep(0.5); print("still here")
`, stdout: "still here\n"},
		{name: "SIG_DFL ends the program as it stands", text: `
import signal, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
try:
    print("ready", flush=True); time.sleep(30)
finally: print("no")
`, exit: 130},
		{name: "a busy loop", text: `
import signal
n = []
signal.signal(signal.SIGINT, lambda s, f: n.append(s))
print("ready", flush=True)
while not n: pass
print(n)
`, stdout: "[2]\n"},
	}
}

// waitingCases are of programs that wait for something.
func waitingCases() []signalCase {
	return []signalCase{
		{name: "a lock, which the handler releases", text: `
import signal, threading
lock = threading.Lock(); lock.acquire()
signal.signal(signal.SIGINT, lambda s, f: lock.release())
print("ready", flush=True); print(lock.acquire(timeout=30))
`, stdout: "True\n"},
		{name: "an event, which is waited for on", text: `
import signal, threading
signal.signal(signal.SIGINT, lambda s, f: print("handled"))
print("ready", flush=True); print(threading.Event().wait(0.5))
`, stdout: "handled\nFalse\n"},
		{name: "a thread that is joined", text: `
import threading, time
th = threading.Thread(target=time.sleep, args=(0.6,)); th.start()
try:
    print("ready", flush=True); th.join()
except KeyboardInterrupt: print("interrupted", th.is_alive())
`, stdout: "interrupted True\n"},
		{name: "input", text: `
import signal
signal.signal(signal.SIGINT, lambda s, f: print("handled"))
print("ready", flush=True); print(repr(input()))
`, stdout: "handled\n'text'\n"},
		{name: "input, interrupted and called again", text: `
try:
    print("ready", flush=True); input()
except KeyboardInterrupt: print("interrupted")
print(repr(input()))
`, stdout: "interrupted\n'text'\n"},
		{name: "a selector, which is asked on", text: `
import selectors, signal, socket
a, b = socket.socketpair()
s = selectors.DefaultSelector(); s.register(a, selectors.EVENT_READ)
signal.signal(signal.SIGINT, lambda n, f: b.send(b"x"))
print("ready", flush=True); print(len(s.select(30)), a.recv(1))
`, stdout: "1 b'x'\n"},
		{name: "a socket", text: `
import socket
a, b = socket.socketpair()
try:
    print("ready", flush=True); a.recv(10)
except KeyboardInterrupt: print("interrupted")
`, stdout: "interrupted\n"},
		{name: "several, each for its handler", signals: []syscall.Signal{syscall.SIGUSR1, syscall.SIGINT, syscall.SIGINT}, text: `
import signal, time
got = []
for s in (signal.SIGINT, signal.SIGUSR1): signal.signal(s, lambda n, f: got.append(n))
print("ready", flush=True)
while len(got) < 3: time.sleep(0.01)
print(sorted(signal.Signals(n).name for n in got))
`, stdout: "['SIGINT', 'SIGINT', 'SIGUSR1']\n"},
		{name: "nobody handles it", text: `
import time
print("ready", flush=True); time.sleep(30)
`, exit: 130, last: "KeyboardInterrupt"},
	}
}

// loopSignalCases are of programs that run an event loop.
func loopSignalCases() []signalCase {
	return []signalCase{
		{name: "asyncio.run cancels its main task", text: `
import asyncio
async def main():
    try:
        print("ready", flush=True); await asyncio.sleep(30)
    except asyncio.CancelledError:
        print("cancelled"); raise
    finally:
        await asyncio.sleep(0.01); print("tidied")
try: asyncio.run(main())
except KeyboardInterrupt: print("interrupted")
`, stdout: "cancelled\ntidied\ninterrupted\n"},
		{name: "the loop's handler", text: `
import asyncio, signal
async def main():
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGINT, stop.set)
    print("ready", flush=True); await stop.wait()
    print(loop.remove_signal_handler(signal.SIGINT), signal.getsignal(2))
asyncio.run(main())
`, stdout: "True <built-in function default_int_handler>\n"},
		{name: "a handler of the program's while the loop waits", text: `
import asyncio, signal
async def main():
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    signal.signal(signal.SIGINT, lambda s, f: loop.call_soon_threadsafe(task.cancel, "sig"))
    try:
        print("ready", flush=True); await asyncio.sleep(30)
    except asyncio.CancelledError as e: print(repr(e))
asyncio.run(main())
`, stdout: "CancelledError('sig')\n"},
		{name: "a handler that raises while the loop waits", text: `
import asyncio, signal
def h(s, f): raise SystemExit(3)
signal.signal(signal.SIGINT, h)
async def main():
    try:
        print("ready", flush=True); await asyncio.sleep(30)
    finally: print("tidied")
asyncio.run(main())
`, stdout: "tidied\n", exit: 3},
		{name: "SIGTERM", signals: []syscall.Signal{syscall.SIGTERM}, text: `
import asyncio, signal
async def main():
    loop, stop = asyncio.get_running_loop(), asyncio.get_running_loop().create_future()
    for s in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(s, stop.set_result, s)
    print("ready", flush=True); print(repr(await stop))
asyncio.run(main())
`, stdout: "<Signals.SIGTERM: 15>\n"},
		{name: "the second SIGINT is a KeyboardInterrupt in the task that goes on", signals: []syscall.Signal{syscall.SIGINT, syscall.SIGINT}, text: `
import asyncio
async def main():
    print("ready", flush=True)
    while True: pass
asyncio.run(main())
`, exit: 130, last: "KeyboardInterrupt"},
		{name: "the second SIGINT ends a program that catches everything", signals: []syscall.Signal{syscall.SIGINT, syscall.SIGINT}, text: `
print("ready", flush=True)
while True:
    try:
        while True: pass
    except BaseException: pass
`, exit: 130},
	}
}

func TestSignalsReachAProgramAsTheyReachCPython(t *testing.T) {
	for _, c := range slices.Concat(signalCases(), waitingCases(), loopSignalCases()) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			stdout, stderr, exit := signalled(t, c)
			lines := strings.Split(strings.TrimSpace(stderr), "\n")
			if stdout != c.stdout || exit != c.exit || lines[len(lines)-1] != c.last {
				t.Errorf("printed %q, exit %d, errors %q; want %q, %d, %q", stdout, exit, stderr, c.stdout, c.exit, c.last)
			}
		})
	}
}

// signalled runs a program in a process of its own, and sends that the signals. What
// it reads comes after them.
func signalled(t *testing.T, c signalCase) (stdout, stderr string, exit int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "prog.py")
	if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "BATUTA_TEST_RUN="+path)
	var errs strings.Builder
	cmd.Stderr = &errs
	in, inErr := cmd.StdinPipe()
	out, outErr := cmd.StdoutPipe()
	if err := errors.Join(inErr, outErr, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	alarm := time.AfterFunc(30*time.Second, func() { _ = cmd.Process.Kill() })
	defer alarm.Stop()
	lines := bufio.NewReader(out)
	if first, err := lines.ReadString('\n'); first != "ready\n" {
		t.Errorf("it began with %q, %v", first, err)
	}
	if len(c.signals) == 0 {
		c.signals = []syscall.Signal{syscall.SIGINT}
	}
	for _, sig := range c.signals {
		time.Sleep(100 * time.Millisecond) // until it waits; two in one would be one
		if err := cmd.Process.Signal(sig); err != nil {
			t.Error(err)
		}
	}
	time.Sleep(100 * time.Millisecond)
	_, _ = io.WriteString(in, "text\n") // who has ended does not read it
	in.Close()
	rest, err := io.ReadAll(lines)
	if err != nil {
		t.Error(err)
	}
	_ = cmd.Wait() // the exit code says it
	return string(rest), errs.String(), cmd.ProcessState.ExitCode()
}
