package modules_test

import (
	"strings"
	"testing"
	"time"

	"batuta/lessons/python/modules"
	"batuta/lessons/python/py"
)

// TestRegularExpressionsCanBeStopped: one that would go back for hours ends soon
// after the run is stopped.
func TestRegularExpressionsCanBeStopped(t *testing.T) {
	code, err := compile("prog.py", "import re\nre.match('(a|a)*b', 'a' * 60)")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	in := py.NewInterpreter(py.Host{Stdout: &out, Stderr: &out, Clock: &testClock{}})
	in.Compile, in.Loaders = compile, modules.All()
	time.AfterFunc(50*time.Millisecond, in.Stop)
	begun := time.Now()
	th, err := in.RunMain(code, "prog.py")
	th.Release()
	if err == nil {
		t.Error("it ended by itself")
	}
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("it took %v to stop", took)
	}
}

// TestSleepAsksTheClock: time.sleep passes the run's clock what it was given.
func TestSleepAsksTheClock(t *testing.T) {
	code, err := compile("prog.py", "import time\ntime.sleep(2)\ntime.sleep(0.5)\nassert time.time() == 1704067200.5\nassert time.perf_counter_ns() == 12250000000")
	if err != nil {
		t.Fatal(err)
	}
	clock := &testClock{}
	in := py.NewInterpreter(py.Host{Clock: clock})
	in.Compile, in.Loaders = compile, modules.All()
	th, err := in.RunMain(code, "prog.py")
	th.Release()
	if err != nil || clock.slept != 2.5 {
		t.Errorf("slept %v, %v, want 2.5", clock.slept, err)
	}
}

// TestUnboundedResultsAreRefused: what would not fit is refused before it is made.
func TestUnboundedResultsAreRefused(t *testing.T) {
	for _, text := range []string{
		"import json\njson.dumps([], indent=10**12)",
		"import secrets\nsecrets.token_bytes(10**12)",
		"import hashlib\nhashlib.pbkdf2_hmac('md5', b'', b'', 1, 2**31 - 1)",
		"import json\na = []\nfor i in range(60):\n    a = [a, a]\njson.dumps(a)",
	} {
		code, err := compile("prog.py", text)
		if err != nil {
			t.Fatal(err)
		}
		in := py.NewInterpreter(py.Host{Clock: &testClock{}})
		in.Compile, in.Loaders = compile, modules.All()
		in.Limits.Memory = 1 << 20
		th, err := in.RunMain(code, "prog.py")
		if _, is := py.IsRaised(err, py.Errors.MemoryError); !is {
			t.Errorf("%s: %v, want MemoryError", text, err)
		}
		th.Release()
	}
}

// TestLibraryModulesRunAtOnce: interpreters share the classes, and nothing else.
func TestLibraryModulesRunAtOnce(t *testing.T) {
	done := make(chan string)
	text := "import json, re, datetime, time, copy, uuid, hashlib\n" +
		"for i in range(50):\n    d = datetime.datetime(2024, 1, 1) + datetime.timedelta(hours=i)\n" +
		"    s = json.dumps({'d': d.isoformat(), 'h': hashlib.md5(b'x').hexdigest()})\n" +
		"    assert re.search('2024', s) and copy.deepcopy(json.loads(s)) == json.loads(s)\n" +
		"    assert datetime.timezone.utc == datetime.UTC and time.gmtime(0)[0] == 1970\nshow('ok')"
	for range 4 {
		go func() { done <- play(t, text) }()
	}
	for range 4 {
		if got := <-done; got != "ok\n" {
			t.Errorf("got %q", got)
		}
	}
}
