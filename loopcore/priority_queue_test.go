package loopcore_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
)

// drained is all that comes out of a queue.
func drained(q *loopcore.Queue) []any {
	var all []any
	for !q.Empty() {
		all = append(all, must(q.GetNowait()))
	}
	return all
}

func TestALifoQueueGivesTheLastFirst(t *testing.T) {
	q := loopcore.NewLifoQueue(3)
	for i := range 3 {
		must(0, q.PutNowait(i))
	}
	wantError(t, q.PutNowait(3), loopcore.ErrQueueFull)
	if got := drained(q); !slices.Equal(got, []any{2, 1, 0}) {
		t.Errorf("got %v", got)
	}
}

// Tasks of one priority come out as heapq has them, which is not the order in
// which they were put in. CPython 3.14.6 says which.
func TestAPriorityQueueGivesTheLeastFirstAndEqualsInHeapqsOrder(t *testing.T) {
	q := loopcore.NewPriorityQueue(0, func(a, b any) (bool, error) { return a.(string)[0] < b.(string)[0], nil })
	for i, name := range strings.Split("bbbbbabbbbca", "") {
		must(0, q.PutNowait(name+fmt.Sprint(i)))
	}
	const want = "[a5 a11 b6 b2 b0 b9 b8 b7 b1 b3 b4 c10]"
	if got := fmt.Sprint(drained(q)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAPriorityQueuesLessMayFail(t *testing.T) {
	incomparable := loopcore.TypeError("'<' not supported between instances of 'str' and 'int'")
	q := loopcore.NewPriorityQueue(4, func(a, b any) (bool, error) {
		x, ok := a.(int)
		y, both := b.(int)
		if !ok || !both {
			return false, incomparable
		}
		return x < y, nil
	})
	run(t, func(co *loopcore.Co) (any, error) {
		for _, x := range []any{3, 1} {
			must(co.Await(q.Put(x)))
		}
		wantError(t, awaited(co, q.Put("a")), incomparable)
		if got, want := q.Str(), "<PriorityQueue maxsize=4 _queue=[1, 3, 'a'] tasks=2>"; got != want {
			t.Errorf("after the put it is %s, want %s", got, want)
		}
		wantError(t, awaited(co, q.Get()), incomparable)
		if got, want := q.Str(), "<PriorityQueue maxsize=4 _queue=[3, 'a'] tasks=2>"; got != want {
			t.Errorf("after the get it is %s, want %s", got, want)
		}
		return nil, nil
	})
	q.Shutdown(true) // whatever less says
	if !q.Empty() || errors.Is(q.TaskDone(), nil) {
		t.Errorf("after the shutdown it is %v", q)
	}
}

func TestAPriorityQueueWithoutALessComparesNothing(t *testing.T) {
	q := loopcore.NewPriorityQueue(0, nil)
	must(0, q.PutNowait(1))
	wantError(t, q.PutNowait(2), loopcore.TypeError("'NoneType' object is not callable"))
}
