package loopcore_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"

	"batuta/loopcore"
)

// fakeTransport notes what a stream does with its transport.
type fakeTransport struct {
	loopcore.Transport
	paused  bool
	closing bool
	notes   []string
	written bytes.Buffer
}

func (t *fakeTransport) ExtraInfo(string) any { return nil }
func (t *fakeTransport) IsClosing() bool      { return t.closing }
func (t *fakeTransport) Write(b []byte)       { t.written.Write(b) }
func (t *fakeTransport) String() string       { return "<fake>" }

func (t *fakeTransport) PauseReading() {
	t.paused = true
	t.notes = append(t.notes, "pause")
}

func (t *fakeTransport) ResumeReading() {
	t.paused = false
	t.notes = append(t.notes, "resume")
}

// eof and failure stand among what a test's reader is fed.
const eof = "<eof>"

// feed gives a reader one piece in each cycle of the loop.
func feed(co *loopcore.Co, r *loopcore.StreamReader, pieces []string) {
	must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		for _, piece := range pieces {
			if piece == eof {
				r.FeedEOF()
			} else if err := r.FeedData([]byte(piece)); err != nil {
				return nil, err
			}
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}), "feeder"))
}

// cameTo says in one line what a read came to.
func cameTo(v any, err error) string {
	var incomplete *loopcore.IncompleteReadError
	var overrun *loopcore.LimitOverrunError
	var raised loopcore.Raised
	switch {
	case err == nil && v == nil:
		return "None"
	case err == nil:
		return fmt.Sprintf("%q", v)
	case errors.As(err, &incomplete):
		return fmt.Sprintf("IncompleteReadError: %v; partial %q", err, incomplete.Partial)
	case errors.As(err, &overrun):
		return fmt.Sprintf("LimitOverrunError: %v; consumed %d", err, overrun.Consumed)
	case errors.As(err, &raised):
		return raised.Class() + ": " + err.Error()
	}
	return err.Error()
}

type streamRead = func(*loopcore.StreamReader) *loopcore.Operation

func read(n int) streamRead {
	return func(r *loopcore.StreamReader) *loopcore.Operation { return r.Read(n) }
}

func exactly(n int) streamRead {
	return func(r *loopcore.StreamReader) *loopcore.Operation { return r.ReadExactly(n) }
}

func line(r *loopcore.StreamReader) *loopcore.Operation { return r.ReadLine() }

func next(r *loopcore.StreamReader) *loopcore.Operation { return r.NextLine() }

func until(seps ...string) streamRead {
	all := [][]byte{}
	for _, s := range seps {
		all = append(all, []byte(s))
	}
	return func(r *loopcore.StreamReader) *loopcore.Operation { return r.ReadUntil(all...) }
}

// reading is reads of a stream that is fed, and what they come to.
type reading struct {
	limit int
	fed   []string
	reads []streamRead
	want  []string
}

// readings are reads of bytes and lines.
func readings() map[string]reading {
	return map[string]reading{
		"read answers what has come, at most n": {
			fed: []string{"hello"}, reads: []streamRead{read(3), read(100)}, want: []string{`"hel"`, `"lo"`},
		},
		"read of nothing never waits": {reads: []streamRead{read(0)}, want: []string{`""`}},
		"read to the end takes all pieces": {
			limit: 3, fed: []string{"abcdefgh", "ij", eof}, reads: []streamRead{read(-1), read(-1)}, want: []string{`"abcdefghij"`, `""`},
		},
		"read at the end answers nothing": {fed: []string{eof}, reads: []streamRead{read(5)}, want: []string{`""`}},
		"readexactly waits for all": {
			fed: []string{"ab", "cd", "ef"}, reads: []streamRead{exactly(5), exactly(1), exactly(0)}, want: []string{`"abcde"`, `"f"`, `""`},
		},
		"readexactly says how much was missing": {
			fed: []string{"abc", eof}, reads: []streamRead{exactly(10), read(1)},
			want: []string{`IncompleteReadError: 3 bytes read on a total of 10 expected bytes; partial "abc"`, `""`},
		},
		"readexactly refuses less than nothing": {
			reads: []streamRead{exactly(-1)}, want: []string{"ValueError: readexactly size can not be less than zero"},
		},
		"readline splits at newlines": {
			fed: []string{"one\ntw", "o\nthree", eof}, reads: []streamRead{line, line, line, line}, want: []string{`"one\n"`, `"two\n"`, `"three"`, `""`},
		},
		"readline takes a line of just the limit": {
			limit: 4, fed: []string{"abcd\n"}, reads: []streamRead{line}, want: []string{`"abcd\n"`},
		},
		"readline drops a line that is too long with its newline": {
			limit: 4, fed: []string{"abcdef\nxy\n"}, reads: []streamRead{line, line},
			want: []string{"ValueError: Separator is found, but chunk is longer than limit", `"xy\n"`},
		},
		"readline drops all where no newline has come": {
			limit: 4, fed: []string{"abcdef", "g\nhi\n"}, reads: []streamRead{line, line, line},
			want: []string{"ValueError: Separator is not found, and chunk exceed the limit", `"g\n"`, `"hi\n"`},
		},
		"iteration ends with the lines": {
			fed: []string{"a\nb", eof}, reads: []streamRead{next, next, next}, want: []string{`"a\n"`, `"b"`, `""`},
		},
	}
}

// searches are reads up to a separator.
func searches() map[string]reading {
	return map[string]reading{
		"readuntil finds a separator across pieces": {
			fed: []string{"headSE", "P", "tail", eof}, reads: []streamRead{until("SEP"), read(-1)}, want: []string{`"headSEP"`, `"tail"`},
		},
		"of several separators the one that ends first counts": {
			fed: []string{"abXXcYd\n"}, reads: []streamRead{until("Y", "XX", "\n"), until("Y", "XX"), until("\n", "d\n")},
			want: []string{`"abXX"`, `"cY"`, `"d\n"`},
		},
		"a separator that ends in the limit is one": {
			limit: 3, fed: []string{"abc--d"}, reads: []streamRead{until("--")}, want: []string{`"abc--"`},
		},
		"readuntil leaves what is over the limit": {
			limit: 3, fed: []string{"abcd--", eof}, reads: []streamRead{until("--"), read(-1)},
			want: []string{"LimitOverrunError: Separator is found, but chunk is longer than limit; consumed 4", `"abcd--"`},
		},
		"readuntil says how much it has looked at": {
			limit: 3, fed: []string{"abcdef"}, reads: []streamRead{until("--"), read(10)},
			want: []string{"LimitOverrunError: Separator is not found, and chunk exceed the limit; consumed 5", `"abcdef"`},
		},
		"readuntil at the end answers a part": {
			fed: []string{"abc", eof}, reads: []streamRead{until("--")},
			want: []string{`IncompleteReadError: 3 bytes read on a total of undefined expected bytes; partial "abc"`},
		},
		"readuntil wants a separator": {
			reads: []streamRead{until(), until("")},
			want:  []string{"ValueError: Separator should contain at least one element", "ValueError: Separator should be at least one-byte string"},
		},
	}
}

// What each read comes to is what CPython 3.14.6 answers to the same calls.
func TestReadsOfAStreamComeToWhatAsyncioAnswers(t *testing.T) {
	cases := readings()
	maps.Copy(cases, searches())
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var got []string
			run(t, func(co *loopcore.Co) (any, error) {
				limit := c.limit
				if limit == 0 {
					limit = 64 * 1024
				}
				r := must(co.Loop().NewStreamReader(limit))
				feed(co, r, c.fed)
				for _, op := range c.reads {
					got = append(got, cameTo(co.Await(op(r))))
				}
				return nil, nil
			})
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestAReaderNeedsALimit(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	_, err := l.NewStreamReader(0)
	if got := cameTo(nil, err); got != "ValueError: Limit cannot be <= 0" {
		t.Error(got)
	}
}

func TestTwoReadsOfOneStreamAreRefused(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		r := must(co.Loop().NewStreamReader(100))
		first := must(co.Loop().CreateTask(r.ReadLine(), ""))
		_ = co.Sleep(0)
		for _, c := range []struct {
			op     *loopcore.Operation
			method string
		}{{r.Read(1), "read"}, {r.ReadExactly(1), "readexactly"}, {r.ReadLine(), "readuntil"}} {
			want := "RuntimeError: " + c.method + "() called while another coroutine is already waiting for incoming data"
			if got := cameTo(co.Await(c.op)); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
		_ = r.FeedData([]byte("x\n"))
		if got := cameTo(co.Await(first)); got != `"x\n"` {
			t.Errorf("the first read came to %s", got)
		}
		return nil, nil
	})
}

func TestACancelledReadLeavesTheStreamToTheNext(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		r := must(co.Loop().NewStreamReader(100))
		first := must(co.Loop().CreateTask(r.ReadExactly(3), ""))
		_ = co.Sleep(0)
		_ = r.FeedData([]byte("ab"))
		first.Cancel("")
		if _, err := co.Await(first); !loopcore.IsCancelled(err) {
			t.Errorf("the cancelled read came to %v", err)
		}
		if got := cameTo(co.Await(r.Read(3))); got != `"ab"` {
			t.Errorf("the next came to %s", got)
		}
		return nil, nil
	})
}

func TestAReadersErrorEndsTheReadUnderWayAndAllLaterOnes(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		r := must(co.Loop().NewStreamReader(100))
		first := must(co.Loop().CreateTask(r.Read(-1), ""))
		_ = co.Sleep(0)
		_ = r.FeedData([]byte("lost"))
		_ = co.Sleep(0)
		r.SetException(loopcore.RuntimeError("gone"))
		for _, x := range []any{first, r.Read(1), r.Read(0), r.ReadExactly(0), r.ReadLine(), r.ReadUntil()} {
			if got := cameTo(co.Await(x)); got != "RuntimeError: gone" {
				t.Errorf("a read came to %s", got)
			}
		}
		return nil, nil
	})
}

func TestAReaderPausesItsTransportAboveTwiceItsLimitAndResumesAtIt(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		tr := &fakeTransport{}
		r := must(co.Loop().NewStreamReader(4))
		if err := r.SetTransport(tr); err != nil {
			return nil, err
		}
		if got := cameTo(nil, r.SetTransport(tr)); got != "AssertionError: Transport already set" {
			t.Error(got)
		}
		steps := []struct {
			do   func() any
			want string
		}{
			{func() any { return r.FeedData([]byte("12345678")) }, "[]"},
			{func() any { return r.FeedData([]byte("9")) }, "[pause]"},
			{func() any { return must(co.Read(r, 4)) }, "[pause]"},
			{func() any { return must(co.Read(r, 1)) }, "[pause resume]"},
			{func() any { return r.FeedData([]byte("abcde")) }, "[pause resume pause]"},
			// To wait for more than the limit while paused would be to wait for ever.
			{func() any {
				waits := must(co.Loop().CreateTask(r.ReadExactly(12), ""))
				_ = co.Sleep(0)
				_ = r.FeedData([]byte("xyz"))
				return must(co.Await(waits))
			}, "[pause resume pause resume pause resume]"},
		}
		for i, s := range steps {
			s.do()
			if got := fmt.Sprint(tr.notes); got != s.want {
				t.Errorf("after step %d: %s, want %s", i+1, got, s.want)
			}
		}
		return nil, nil
	})
}

func TestNothingCanBeFedAfterTheEnd(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	r := must(l.NewStreamReader(10))
	_ = r.FeedData([]byte("x"))
	r.FeedEOF()
	if r.AtEOF() {
		t.Error("at its end with a byte unread")
	}
	if got := cameTo(nil, r.FeedData([]byte("y"))); got != "AssertionError: feed_data after feed_eof" {
		t.Error(got)
	}
}

func TestAReadersReprSaysWhatAsynciosSays(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		r := must(co.Loop().NewStreamReader(64 * 1024))
		small := must(co.Loop().NewStreamReader(2))
		_ = small.SetTransport(&fakeTransport{})
		_ = small.FeedData([]byte("hello"))
		small.FeedEOF()
		waits := must(co.Loop().CreateTask(r.Read(1), ""))
		_ = co.Sleep(0)
		for _, c := range []struct{ got, want string }{
			{small.String(), "<StreamReader 5 bytes eof limit=2 transport=<fake> paused>"},
			{r.String(), "<StreamReader waiter=<Future pending cb=[Task.task_wakeup()]>>"},
		} {
			if c.got != c.want {
				t.Errorf("got %s, want %s", c.got, c.want)
			}
		}
		r.SetException(loopcore.ValueError("bad"))
		_, _ = co.Await(waits)
		if got, want := r.String(), "<StreamReader exception=ValueError('bad')>"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		return nil, nil
	})
}

func TestAReaderIsAnIOReaderInsideACoroutine(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		r := must(co.Loop().NewStreamReader(4))
		text := strings.Repeat("0123456789", 50)
		feed(co, r, []string{text[:1], text[1:7], text[7:400], text[400:], eof})
		got, err := io.ReadAll(r.In(co))
		if string(got) != text {
			t.Errorf("read %q", got)
		}
		return nil, err
	})
}

// What a read answers stays as it is, whatever comes after.
func TestAReadsResultIsTheReadersNoLonger(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		r := must(co.Loop().NewStreamReader(64 * 1024))
		var want, all strings.Builder
		var results [][]byte
		for i := range 200 {
			piece := fmt.Sprintf("<%d:%s>", i, strings.Repeat("ab", i%7))
			want.WriteString(piece)
			_ = r.FeedData([]byte(piece))
			results = append(results, must(co.Read(r, 1+i%11)))
		}
		results = append(results, must(co.Read(r, 1<<20)))
		for i, b := range results {
			all.Write(b)
			results[i] = append(b, "scribble"...)
		}
		if all.String() != want.String() {
			t.Error("the reads do not add up to what was fed")
		}
		return nil, nil
	})
}
