package lessons

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"

	"batuta/loopcore"
)

// program is a program in Go whose main coroutine is fn.
func program(fn func(co *loopcore.Co) (any, error)) Program {
	return Program{Name: "session_test.go", Source: "no text", Play: func(s *Stage) (any, error) {
		o, err := s.Loop()
		if err != nil {
			return nil, err
		}
		return loopcore.Run(o, loopcore.Coro(fn))
	}}
}

// fetch is one GET to the sample API over a connection of its own.
func fetch(co *loopcore.Co, path string) (any, error) {
	conn, err := co.Dial(apiAddress().String())
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	req, err := http.NewRequest(http.MethodGet, "http://"+apiAddress().String()+path, nil)
	if err != nil {
		return nil, err
	}
	if err := req.Write(conn); err != nil {
		return nil, err
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return len(body), err
}

func slowRead(w *loopcore.Worker, seconds float64) (any, error) { return "read", w.Sleep(seconds) }

// quartet waits for two requests, a worker and a timer at once.
func quartet(co *loopcore.Co) (any, error) {
	list, err := co.Gather(
		loopcore.CoroWith(fetch, "/users"),
		loopcore.CoroWith(fetch, "/orders"),
		loopcore.ToThread(slowRead, 0.25),
		loopcore.Sleep(0.4),
	)
	return fmt.Sprint(list), err
}

// twice sends two requests over one connection.
func twice(co *loopcore.Co) (any, error) {
	conn, err := co.Dial(apiAddress().String())
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	in := bufio.NewReader(conn)
	var sizes []int64
	for _, path := range []string{"/weather", "/nothing", "/orders"} {
		req, err := http.NewRequest(http.MethodGet, "http://"+apiAddress().String()+path, nil)
		if err != nil {
			return nil, err
		}
		if err := req.Write(conn); err != nil {
			return nil, err
		}
		resp, err := http.ReadResponse(in, req)
		if err != nil {
			return nil, err
		}
		n, err := io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil {
			return nil, err
		}
		sizes = append(sizes, n)
	}
	return fmt.Sprint(sizes), nil
}

// impatient gives a request up while the API still waits, and goes on.
func impatient(co *loopcore.Co) (any, error) {
	t, err := co.Loop().CreateTask(loopcore.CoroWith(fetch, "/users"), "")
	if err != nil {
		return nil, err
	}
	if err := co.Sleep(0.1); err != nil {
		return nil, err
	}
	t.Cancel("")
	if _, err := co.Await(t); err == nil {
		return nil, errors.New("it was not cancelled")
	}
	return fetch(co, "/orders")
}

// workers has three threads work, without a wait, and one that sleeps in between.
func workers(co *loopcore.Co) (any, error) {
	work := func(_ *loopcore.Worker, n int) (any, error) {
		sum := 0
		for i := range n {
			sum += i
		}
		return sum, nil
	}
	list, err := co.Gather(
		loopcore.ToThread(work, 10), loopcore.ToThread(slowRead, 0.1),
		loopcore.ToThread(work, 1_000_000), loopcore.ToThread(work, 100),
	)
	return fmt.Sprint(list), err
}
