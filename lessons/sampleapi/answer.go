package sampleapi

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// ServeHTTP answers one request, after the latency of its path.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := s.begin(r)
	// The same request must get the same bytes in every run.
	w.Header()["Date"] = nil

	a, err := s.decide(r)
	n.Status = a.status
	if err != nil {
		n.Status = 0
	}
	s.end(n)
	if err != nil {
		// The client has gone, or the run is over: nobody reads an answer.
		panic(http.ErrAbortHandler)
	}
	a.write(w)
}

// begin counts a request in, and notes it.
func (s *Server) begin(r *http.Request) Note {
	s.desk.begin()
	client, _ := Client(r.Context())
	s.mu.Lock()
	defer s.mu.Unlock()
	s.arrived++
	s.requests[r.URL.Path]++
	n := Note{Request: s.arrived, Client: client, What: r.Method + " " + r.URL.RequestURI()}
	if s.note != nil {
		s.note(n)
	}
	return n
}

// end notes a request's end, and counts it out.
func (s *Server) end(n Note) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n.Ended = true
	if s.note != nil {
		s.note(n)
	}
	s.desk.end()
}

// decide answers what a request is to be told when its time has come.
func (s *Server) decide(r *http.Request) (reply, error) {
	a := plan(s.tables, r.Method, r.URL)
	if a.limited || a.flaky != "" {
		// What hangs on others is decided one by one, in the order in which
		// requests were sent; only the clock knows that.
		if err := s.clock.Wait(r.Context(), 0); err != nil {
			return a, fmt.Errorf("answer %s: %w", r.URL.Path, err)
		}
		a = s.desk.admit(a)
		defer s.desk.leave(a)
	}
	if err := s.clock.Wait(r.Context(), a.latency); err != nil {
		return a, fmt.Errorf("answer %s: %w", r.URL.Path, err)
	}
	return a, nil
}

// write writes the answer, with its length.
func (a reply) write(w http.ResponseWriter) {
	body, err := json.Marshal(a.body)
	if err != nil {
		// Every body is one of ours, and made of plain values.
		panic(fmt.Sprintf("sampleapi: encode %T: %v", a.body, err))
	}
	if a.cut {
		body = body[:len(body)/2]
	} else {
		body = append(body, '\n')
	}
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	switch a.status {
	case http.StatusMethodNotAllowed:
		h.Set("Allow", "GET, HEAD")
	case http.StatusTooManyRequests:
		h.Set("Retry-After", a.retry)
	}
	if a.gzip {
		body = compressed(body)
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(a.status)
	_, _ = w.Write(body) // fails only when the client has gone
}

// compressed is a body as gzip has it.
func compressed(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	// Neither fails: it writes to memory.
	_, _ = z.Write(body)
	_ = z.Close()
	return b.Bytes()
}
