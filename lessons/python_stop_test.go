package lessons

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// endless are programs that do not end by themselves, or not soon.
func endless() map[string]string {
	return map[string]string{
		"loop":              "while True: pass",
		"counts":            "n = 0\nwhile True: n += 1",
		"in a coroutine":    "import asyncio\nasync def main():\n    while True: pass\nasyncio.run(main())",
		"catches all":       "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
		"catches and waits": "import time\nwhile True:\n    try: time.sleep(60)\n    except BaseException: pass",
		"endless finally":   "try:\n    while True: pass\nfinally:\n    while True: pass",
		"recursion":         "def f():\n    try: f()\n    finally: f()\nwhile True:\n    try: f()\n    except BaseException: pass",
		"sleeps":            "import time\ntime.sleep(3600)",
		"awaits":            "import asyncio\nasync def main():\n    while True:\n        try: await asyncio.sleep(3600)\n        except BaseException: pass\nasyncio.run(main())",
		"many tasks":        "import asyncio\nasync def work():\n    while True:\n        try: await asyncio.sleep(0)\n        except BaseException: pass\nasync def main():\n    await asyncio.gather(*(work() for _ in range(500)))\nasyncio.run(main())",
		"loop of its own":   "import asyncio\nloop = asyncio.new_event_loop()\ndef again(): loop.call_soon(again)\nagain()\nwhile True:\n    try: loop.run_forever()\n    except BaseException: pass",
		"prints":            "while True: print('x')",
		"prints much":       "while True: print('x' * 100000)",
		"ignores SIGINT":    "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: time.sleep(1)",
		"endless handler":   "import signal\ndef f(*a):\n    while True: pass\nsignal.signal(signal.SIGINT, f)\nwhile True: pass",
		"loop's handler":    "import asyncio, signal\nasync def main():\n    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, print)\n    await asyncio.Event().wait()\nasyncio.run(main())",
		"generator's close": "def g():\n    while True:\n        try: yield 1\n        except BaseException: pass\nwhile True:\n    a = g(); next(a)\n    try: a.close()\n    except BaseException: pass",
		"endless close":     "def g():\n    try: yield 1\n    finally:\n        while True: pass\na = g(); next(a); a.close()",
		"endless __next__":  "class A:\n    def __iter__(self): return self\n    def __next__(self): return (yield)\nmax(A(), key=lambda x: 0)",
		"at exit":           "import atexit\n@atexit.register\ndef f():\n    while True: pass",
		"exception hook":    "import sys\ndef hook(*a):\n    while True: pass\nsys.excepthook = hook\n1/0",
		"repr":              "class C:\n    def __repr__(self):\n        while True: pass\nrepr([C()])",
		"matrix":            "a = [[1.5] * 200 for _ in range(200)]\nwhile True: b = [[sum(x * y for x, y in zip(r, c)) for c in zip(*a)] for r in a]",
		"classes":           "while True:\n    class A: x = 1\n    A().x",
		"imports":           "import sys\nwhile True:\n    sys.modules.pop('textwrap', None)\n    import textwrap",
	}
}

// blocking are programs that wait for what does not come.
func blocking() map[string]string {
	return map[string]string{
		"lock":        "import threading\na = threading.Lock(); a.acquire()\na.acquire()",
		"event":       "import threading\nwhile True:\n    try: threading.Event().wait()\n    except BaseException: pass",
		"queue":       "import queue\nqueue.Queue().get()",
		"joins":       "import threading\nth = threading.Thread(target=threading.Event().wait); th.start(); th.join()",
		"daemons":     "import threading, time\nfor _ in range(20): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\ntime.sleep(60)",
		"busy thread": "import threading\ndef f():\n    while True: pass\nfor _ in range(4): threading.Thread(target=f).start()",
		"in threads":  "import asyncio\ndef work():\n    while True: pass\nasync def main():\n    await asyncio.gather(*(asyncio.to_thread(work) for _ in range(3)))\nasyncio.run(main())",
		"executor":    "from concurrent.futures import ThreadPoolExecutor\nimport time\nwith ThreadPoolExecutor(4) as p: list(p.map(time.sleep, [60] * 20))",
		"loop aside":  "import asyncio, threading\ndef f(): asyncio.run(asyncio.sleep(60))\nth = threading.Thread(target=f); th.start(); th.join()",
		"recv":        "import socket\na, b = socket.socketpair()\nwhile True:\n    try: a.recv(1)\n    except BaseException: pass",
		"accept":      "import socket\ns = socket.create_server(('127.0.0.1', 0))\ns.accept()",
		"selector":    "import selectors, socket\na, b = socket.socketpair()\ns = selectors.DefaultSelector(); s.register(a, 1)\nwhile True:\n    try: s.select()\n    except BaseException: pass",
		"server":      "import asyncio\nasync def main():\n    s = await asyncio.start_server(lambda r, w: None, '127.0.0.1', 0)\n    async with s: await s.serve_forever()\nasyncio.run(main())",
		"echo":        "import asyncio\nasync def echo(r, w):\n    while data := await r.read(100): w.write(data)\nasync def main():\n    s = await asyncio.start_server(echo, '127.0.0.1', 0)\n    r, w = await asyncio.open_connection(*s.sockets[0].getsockname())\n    while True:\n        w.write(b'x'); await r.read(1)\nasyncio.run(main())",
		"httpx":       "import httpx\nwhile True:\n    try: httpx.get('http://127.0.0.1:8765/users?delay=60')\n    except BaseException: pass",
	}
}

// inGo are programs that spend their time in functions that are written in Go.
func inGo() map[string]string {
	return map[string]string{
		"sort by key":       "import random\nx = [random.random() for _ in range(300000)]\nwhile True: sorted(x, key=lambda v: -v)",
		"sort":              "x = [(i * 7919) % 1000003 for i in range(1000000)]\nwhile True: sorted(x)",
		"sort of texts":     "x = ['a' * 50 + str(i * 7919 % 1000003) for i in range(200000)]\nwhile True: sorted(x)",
		"__lt__":            "class E:\n    def __lt__(self, other):\n        while True: pass\nsorted([E(), E()])",
		"texts":             "while True: 'a' * 10**8",
		"text grows":        "while True:\n    s = ''\n    for i in range(10**7): s += 'abc'",
		"replace":           "s = 'ab' * 10**7\nwhile True: s.replace('a', 'ccc').count('c')",
		"join":              "while True: ','.join(map(str, range(10**6)))",
		"regular expr":      "import re\nre.match(r'(a+)+b', 'a' * 64)",
		"regular expr 2":    "import re\nwhile True: re.findall(r'(x+x+)+y', 'x' * 5000)",
		"int of text":       "import sys\nsys.set_int_max_str_digits(0)\ns = '7' * 10**7\nwhile True: int(s)",
		"text of int":       "import sys\nsys.set_int_max_str_digits(0)\nn = 3 ** 10**7\nwhile True: str(n)",
		"factorial":         "import math\nwhile True: math.factorial(10**6)",
		"comb":              "import math\nwhile True: math.comb(10**7, 5 * 10**6)",
		"power":             "10**10**7",
		"power 2":           "while True: 7 ** 10**7",
		"multiply":          "n = 3 ** 3000000\nwhile True: n * n",
		"divide":            "n = 3 ** 6000000; m = 7 ** 1000000\nwhile True: n % m",
		"modular power":     "n = 3 ** 20000\nwhile True: pow(n, n, n + 2)",
		"square root":       "import math\nn = 3 ** 3000000\nwhile True: math.isqrt(n)",
		"gcd":               "import math\na, b = 3 ** 1000000, 7 ** 700000\nwhile True: math.gcd(a, b)",
		"sum":               "sum(range(10**12))",
		"sum of generator":  "def g():\n    while True: yield 1\nsum(g())",
		"json":              "import json\nd = [[[i, {'a': [1.5] * 20}] for i in range(1000)] for _ in range(20)]\nwhile True: json.loads(json.dumps(d))",
		"deep json":         "import json\nwhile True:\n    try: json.loads('[' * 200000)\n    except RecursionError: pass",
		"list of count":     "import itertools\nwhile True:\n    try: list(itertools.count())\n    except MemoryError: pass",
		"deque of cycle":    "import itertools, collections\ncollections.deque(itertools.cycle('abc'), maxlen=3)",
		"any of repeat":     "import itertools\nany(itertools.repeat(0))",
		"max of count":      "import itertools\nmax(itertools.count())",
		"in count":          "import itertools\n-1 in itertools.count()",
		"product":           "import itertools\nfor x in itertools.product(range(1000), repeat=4): pass",
		"permutations":      "import itertools\nsum(1 for _ in itertools.permutations(range(12)))",
		"filter":            "list(filter(None, iter(int, 1)))",
		"dict of zip":       "import itertools\nwhile True:\n    try: dict(zip(itertools.count(), itertools.count()))\n    except MemoryError: pass",
		"set of range":      "while True: set(range(10**6)) & set(range(0, 10**6, 3))",
		"list of range":     "while True: list(range(3 * 10**6))",
		"reversed, compare": "a = list(range(2 * 10**6)); b = list(a)\nwhile True: a == b; a.reverse(); a.reverse()",
		"index":             "a = [0] * 5000000\nwhile True: a.count(1)",
		"bytes":             "b = bytes(range(256)) * 100000\nwhile True: b.hex().encode().decode()",
		"format":            "while True: '%s %r' % (list(range(100000)), list(range(100000)))",
		"copy":              "import copy\nx = [[i] * 10 for i in range(50000)]\nwhile True: copy.deepcopy(x)",
		"hash":              "import hashlib\nhashlib.pbkdf2_hmac('sha256', b'a', b'b', 10**7)",
		"random":            "import random\nx = list(range(10**6))\nwhile True: random.shuffle(x)",
		"cache":             "import functools\n@functools.cache\ndef f(n): return n\nfor i in range(10**12): f(i % 10**5)",
		"reduce":            "import functools, itertools\nfunctools.reduce(lambda a, b: b, itertools.count())",
		"statistics":        "import statistics\nx = [float(i) for i in range(200000)]\nwhile True: statistics.stdev(x)",
		"islice":            "import itertools\nnext(itertools.islice(itertools.count(), 10**15, None))",
		"heap":              "import heapq, itertools\nheapq.nsmallest(3, itertools.count())",
		"bisect":            "import itertools\nsum(1 for _ in itertools.takewhile(lambda x: True, itertools.count()))",
	}
}

// How often each of the programs is stopped, and how long that may take: DESIGN's
// bound, and what a machine may need that has other work.
const (
	stopsEach  = 2
	stopBound  = 200 * time.Millisecond
	stopAtMost = 5 * time.Second
)

func TestStopEndsAnyProgramAtAnyMoment(t *testing.T) {
	defer goleak.VerifyNone(t)
	before := descriptors(t)
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 1))
	var took []time.Duration
	for kind, programs := range map[string]map[string]string{"endless": endless(), "blocking": blocking(), "in Go": inGo()} {
		for name, text := range programs {
			t.Run(kind+" "+name, func(t *testing.T) {
				for range stopsEach {
					took = append(took, stopSoon(t, text, time.Duration(r.IntN(400))*time.Millisecond))
				}
			})
		}
	}
	slices.Sort(took)
	late := 0
	for _, d := range took {
		if d > stopBound {
			late++
		}
	}
	t.Logf("%d stops (seed %d): median %v, nine in ten within %v, the last %v; %d took longer than %v",
		len(took), seed, took[len(took)/2], took[len(took)*9/10], took[len(took)-1], late, stopBound)
	if after := descriptors(t); after > before {
		t.Errorf("%d descriptors, there were %d", after, before)
	}
}

// stopSoon stops a program after a while, and answers how long it took to end.
func stopSoon(t *testing.T, text string, after time.Duration) time.Duration {
	t.Helper()
	clock := Real
	if strings.Contains(text, "httpx") {
		clock = Virtual
	}
	s, err := Start(Python("prog.py", text), Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	asked := time.Now()
	s.Stop()
	select {
	case <-s.Done():
	case <-time.After(stopAtMost):
	}
	took := time.Since(asked)
	if took > stopBound {
		t.Logf("%v to end, %v after its beginning", took.Round(time.Millisecond), after)
	}
	if took > stopAtMost {
		t.Errorf("it took %v to end", took)
	}
	return took
}
