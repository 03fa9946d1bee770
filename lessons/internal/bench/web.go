package main

import (
	_ "embed"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// How many GETs the row of aiohttp sends at once, and how long the answer to
// each takes.
const (
	webGets   = 20
	webAnswer = 50 * time.Millisecond
)

//go:embed testdata/gets.py
var getsPy string

// webRow is how much longer many requests together take than one, in a Python
// program, which must not be much: they wait at the same time.
func webRow() row {
	return row{
		name: "aiohttp-gets",
		about: fmt.Sprintf("%d aiohttp GETs of %d ms each, together: how much longer than one",
			webGets, webAnswer.Milliseconds()),
		unit: "ms", trace: traceOff, need: 1, less: true,
		ours: gets,
		peer: bound(10),
	}
}

// gets runs the program against a server of its own on loopback.
func gets() (ms float64, err error) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("listen for the program: %w", err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(webAnswer)
		_, _ = fmt.Fprintln(w, "here") // fails only when the program has gone
	})}
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	defer func() {
		err = errors.Join(err, server.Close())
		if serving := <-served; !errors.Is(serving, http.ErrServerClosed) {
			err = errors.Join(err, serving)
		}
	}()
	return runPython(getsPy, []string{"http://" + l.Addr().String(), fmt.Sprint(webGets)})
}
