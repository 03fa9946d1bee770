package httpclient

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"batuta/loopcore"
)

// bounded complains of a pool that has more connections than it may have, or
// counts them wrongly, at whatever moment.
func (p *pool) bounded(t *testing.T, dialling int) {
	t.Helper()
	open, waiting := 0, 0
	for _, at := range p.places {
		open += at.open
		waiting += at.waiters.Len()
		if at.open > p.perHost || len(at.idle) > at.open {
			t.Errorf("%v: %d open, of which %d idle; %d allowed", at.origin, at.open, len(at.idle), p.perHost)
		}
	}
	// A lease that is granted and not yet taken up is neither open nor dialled.
	if open != p.open || open > p.limit || len(p.conns)+dialling > open || waiting != p.waiting {
		t.Errorf("%d open by the places' count, %d by the pool's, %d connections, %d dialled, %d allowed; %d and %d wait",
			open, p.open, len(p.conns), dialling, p.limit, waiting, p.waiting)
	}
}

// Requests to several hosts are cancelled, closed and read in an order that is
// drawn by lot.
func TestNoStormOfCancellationsBreaksThePoolsLimits(t *testing.T) {
	answers := []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n123456789012345678901234567890",
		"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc",
		"HTTP/1.1 302 Found\r\nLocation: http://h2/\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
		"nonsense\r\n\r\n",
	}
	for seed := range uint64(150) {
		lot := rand.New(rand.NewPCG(seed, 0))
		s := &fakeServer{step: 1 + lot.IntN(40), yields: true}
		for range 40 {
			s.answers = append(s.answers, answers[lot.IntN(len(answers))])
		}
		s.answers = append(s.answers, answers[0])
		o := Options{Limit: 1 + lot.IntN(4), LimitPerHost: 1 + lot.IntN(3)}
		withFake(t, s, o, func(co *loopcore.Co, client *Client) error {
			ask := func(co *loopcore.Co) (any, error) {
				r, err := client.Get(co, fmt.Sprintf("http://h%d/", lot.IntN(4)))
				if err != nil {
					return nil, err
				}
				if lot.IntN(4) == 0 {
					r.Close()
					return nil, nil
				}
				return r.Bytes(co)
			}
			var tasks []*loopcore.Task
			for range 150 {
				if lot.IntN(2) == 0 {
					task, err := co.Loop().CreateTask(loopcore.Coro(ask), "")
					if err != nil {
						return err
					}
					tasks = append(tasks, task)
				}
				if len(tasks) > 0 && lot.IntN(3) == 0 {
					tasks[lot.IntN(len(tasks))].Cancel("")
				}
				if err := co.Sleep(0); err != nil {
					return err
				}
				client.pool.bounded(t, client.stats.Dialling)
			}
			for i, task := range tasks {
				_, err := co.Await(task)
				var known *Error
				if err != nil && !loopcore.IsCancelled(err) && !errors.As(err, &known) {
					t.Errorf("request %d: %v", i, err)
				}
				client.pool.bounded(t, client.stats.Dialling)
			}
			client.pool.consistent(t)
			return nil
		})
		if t.Failed() {
			t.Fatalf("with seed %d", seed)
		}
	}
}
