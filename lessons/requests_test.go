package lessons

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"batuta/loopcore/trace"
)

// asking is a program with the parts that all of these have.
func asking(body string) Program {
	return Python("asking.py", `import asyncio, aiohttp, time
API = "http://127.0.0.1:8765"
async def get(s, path):
    try:
        async with s.get(API + path) as r:
            await r.read()
            return r.status
    except asyncio.TimeoutError:
        return "timeout"
async def main():
    async with aiohttp.ClientSession() as s:
`+body+"\nasyncio.run(main())\n")
}

// requestsIn lists a run's requests, each as what it was answered, in the order
// of their ends, with the number of those under way at most.
func requestsIn(t *testing.T, v trace.View) (list []string, most int) {
	t.Helper()
	whats, now := map[int64]string{}, 0
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); e.Kind {
		case trace.RequestBegin:
			whats[e.A] = v.Text(e.Text)
			now++
			most = max(most, now)
		case trace.RequestEnd:
			list = append(list, fmt.Sprintf("%s %d", strings.TrimPrefix(whats[e.A], "GET "), e.B))
			now--
		}
	}
	if now != 0 {
		t.Errorf("%d requests never end", now)
	}
	return list, most
}

// statuses are what requests were answered, sorted.
func statuses(list []string) []string {
	var some []string
	for _, r := range list {
		some = append(some, r[strings.LastIndex(r, " ")+1:])
	}
	slices.Sort(some)
	return some
}

// played runs a program to its end, which is to be a good one.
func played(t *testing.T, p Program, o Options) trace.View {
	t.Helper()
	s := begin(t, p, o)
	if result, err := ends(t, s); err != nil || result != ExitCode(0) {
		t.Fatalf("%v, %v\n%s", result, err, history(s.View()))
	}
	return s.View()
}

func TestTheTraceHoldsWhatTheAPIWasAsked(t *testing.T) {
	for _, tc := range []struct {
		name, body string
		want       []string
		most       int
	}{
		{
			"all at once", `        await asyncio.gather(*(get(s, p) for p in ("/users", "/orders?page=1", "/nothing")))`,
			[]string{"/nothing 404", "/orders?page=1 200", "/users 200"},
			3,
		},
		{
			"one by one", `        for p in ("/users", "/orders"): await get(s, p)`,
			[]string{"/users 200", "/orders 200"},
			1,
		},
		{
			"a client that leaves", `        try:
            async with asyncio.timeout(0.15): await asyncio.gather(get(s, "/hang"), get(s, "/orders"))
        except TimeoutError: await get(s, "/orders?page=2")`,
			[]string{"/orders 200", "/hang 0", "/orders?page=2 200"},
			2,
		},
		{
			"more than may be", `        await asyncio.gather(*(get(s, f"/limited/orders?page={n}") for n in range(5)))`,
			[]string{
				"/limited/orders?page=3 429", "/limited/orders?page=4 429", "/limited/orders?page=0 200",
				"/limited/orders?page=1 200", "/limited/orders?page=2 200",
			},
			5,
		},
		{
			"flaky", `        for n in (1, 2, 2, 1): await get(s, f"/flaky/orders?page={n}")`,
			[]string{"/flaky/orders?page=1 503", "/flaky/orders?page=2 503", "/flaky/orders?page=2 200", "/flaky/orders?page=1 200"},
			1,
		},
	} {
		for _, clock := range []ClockKind{Virtual, Real} {
			t.Run(tc.name+"/"+clock.String(), func(t *testing.T) {
				list, most := requestsIn(t, played(t, asking(tc.body), Options{Clock: clock}))
				want := tc.want
				if clock == Real { // which of several alike comes first is no rule there
					list, want = statuses(list), statuses(want)
				}
				if !slices.Equal(list, want) || most != tc.most {
					t.Errorf("%q, %d at once; want %q, %d", list, most, want, tc.most)
				}
			})
		}
	}
}

func TestTheEndOfARunEndsItsRequests(t *testing.T) {
	p := Python("left.py", `import asyncio
kept = []
async def main():
    r, w = await asyncio.open_connection("127.0.0.1", 8765)
    kept.append(w)
    w.write(b"GET /hang HTTP/1.1\r\nHost: x\r\n\r\n")
    await asyncio.sleep(0.1)
asyncio.new_event_loop().run_until_complete(main())
`)
	for _, clock := range []ClockKind{Virtual, Real} {
		if list, most := requestsIn(t, played(t, p, Options{Clock: clock})); !slices.Equal(list, []string{"/hang 0"}) || most != 1 {
			t.Errorf("on the %v clock: %q, %d at once", clock, list, most)
		}
	}
}

func TestARequestHasTheDescriptorOfItsClient(t *testing.T) {
	v := played(t, asking(`        await asyncio.gather(get(s, "/users"), get(s, "/orders"))`), Options{Clock: Virtual})
	fds := map[int64]trace.TaskID{}
	found := map[string]string{}
	labels := map[trace.TaskID]string{}
	d := trace.NewDescriptors()
	for i := v.First(); i < v.End(); i++ {
		e := v.At(i)
		d.Apply(v, e)
		switch e.Kind {
		case trace.TaskMade:
			labels[e.Task] = v.Text(e.Text)
		case trace.TaskSuspended:
			if trace.Wait(e.Code) == trace.WaitRead {
				fds[e.A] = e.Task
			}
		case trace.RequestBegin:
			found[v.Text(e.Text)] = fmt.Sprint(e.B)
		}
	}
	if found["GET /users"] == found["GET /orders"] || found["GET /users"] == "-1" {
		t.Errorf("the descriptors are %v", found)
	}
	for what, fd := range found {
		for at, task := range fds {
			if path := strings.TrimPrefix(what, "GET "); fmt.Sprint(at) == fd && !strings.Contains(labels[task], path) {
				t.Errorf("%s has descriptor %s, for which %s waits", what, fd, labels[task])
			}
		}
	}
}

func TestAnAnswerKeepsItsTimeWhileACallbackBlocksTheLoop(t *testing.T) {
	for _, clock := range []ClockKind{Virtual, Real} {
		v := played(t, asking(`        task = asyncio.create_task(get(s, "/orders"))
        await asyncio.sleep(0.05)
        time.sleep(0.5)
        await task`), Options{Clock: clock})
		var begun, took time.Duration
		for i := v.First(); i < v.End(); i++ {
			switch e := v.At(i); e.Kind {
			case trace.RequestBegin:
				begun = e.Run
			case trace.RequestEnd:
				took = e.Run - begun
			}
		}
		if took < 115*time.Millisecond || took > 300*time.Millisecond {
			t.Errorf("on the %v clock an answer that takes 0.12 s took %v", clock, took)
		}
	}
}

func TestWhatOneCallbackSendsIsTakenUpInTheOrderOfSending(t *testing.T) {
	p := Python("raw.py", `import asyncio
async def main():
    pairs = [await asyncio.open_connection("127.0.0.1", 8765) for _ in range(8)]
    for n, (_, w) in enumerate(pairs):
        w.write(f"GET /limited/orders?page={n} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    print([(await r.readline()).split()[1] for r, _ in pairs])
    for _, w in pairs: w.close()
asyncio.run(main())
`)
	var first string
	for i := range 10 {
		v := played(t, p, Options{Clock: Virtual})
		list, _ := requestsIn(t, v)
		want := []string{"3 429", "4 429", "5 429", "6 429", "7 429", "0 200", "1 200", "2 200"}
		for n, w := range want {
			if list[n] != "/limited/orders?page="+w {
				t.Fatalf("run %d: %q", i, list)
			}
		}
		if got := history(v); first == "" {
			first = got
		} else if got != first {
			t.Fatalf("run %d is another:\n%s", i, firstDifference(first, got))
		}
	}
}

func TestAWaitThatNeverEndsDoesNotHoldTheVirtualClock(t *testing.T) {
	begun := time.Now()
	v := played(t, asking(`        task = asyncio.create_task(get(s, "/hang"))
        await asyncio.sleep(3600)
        task.cancel()`), Options{Clock: Virtual})
	if run, _ := lasted(v); run < time.Hour {
		t.Errorf("the run took %v, want an hour", run)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("an hour took %v", took)
	}
}

func TestTheSeedChangesTheFiguresAndTheFactsWithThem(t *testing.T) {
	text := `        async with s.get(API + "/orders") as r: rows = await r.json()
        print(repr(sum(o["amount"] * o["price"] for o in rows)))`
	seen := map[string]bool{}
	for _, seed := range []int64{0, 1, 2} {
		s := begin(t, asking(text), Options{Clock: Virtual, APISeed: seed})
		if _, err := ends(t, s); err != nil {
			t.Fatal(err)
		}
		want := s.Facts()["orders.total"]
		if got := strings.TrimSpace(output(s.View())); got != want || seen[got] {
			t.Errorf("seed %d: the program says %s, the facts %s", seed, got, want)
		}
		seen[want] = true
	}
}

// output is what a run wrote to stdout.
func output(v trace.View) string {
	var b strings.Builder
	for i := v.First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.Output && e.Code == 1 {
			b.WriteString(v.Text(e.Text))
		}
	}
	return b.String()
}
