package web

import (
	"io"
	"strings"

	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

var answerClass = py.NewClass("_http", "Answer")

// answer is an HTTP response as a Python object.
type answer struct{ core *httpclient.Response }

// Type is _http.Answer.
func (*answer) Type() *py.Class { return answerClass }

func answerSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*answer],
		Defs: []py.Def{
			shown("status(self)", func(r *httpclient.Response) py.Value { return py.MakeInt(int64(r.Status)) }),
			shown("reason(self)", func(r *httpclient.Response) py.Value { return latin(r.Reason) }),
			shown("protocol(self)", func(r *httpclient.Response) py.Value { return py.NewStr(r.Proto) }),
			shown("method(self)", func(r *httpclient.Response) py.Value { return py.NewStr(r.Method) }),
			shown("url(self)", func(r *httpclient.Response) py.Value { return py.NewStr(r.URL.String()) }),
			shown("fields(self)", fieldsOf),
			shown("history(self)", func(r *httpclient.Response) py.Value {
				all := make([]py.Value, len(r.History))
				for i, one := range r.History {
					all[i] = &answer{core: one}
				}
				return py.NewTuple(all...)
			}),
			shown("ended(self)", func(r *httpclient.Response) py.Value { return py.MakeBool(r.Closed()) }),
			shown("released(self)", func(r *httpclient.Response) py.Value { return py.MakeBool(r.Released()) }),
			{Sig: "read(self)", Coroutine: true, Fn: reading("read", func(co *loopcore.Co, r *httpclient.Response, _ int) ([]byte, error) {
				return r.Bytes(co)
			})},
			{Sig: "piece(self, size=0)", Coroutine: true, Fn: reading("read", func(co *loopcore.Co, r *httpclient.Response, n int) ([]byte, error) {
				return r.Next(co, n)
			})},
			{Sig: "line(self)", Coroutine: true, Fn: reading("readline", func(co *loopcore.Co, r *httpclient.Response, _ int) ([]byte, error) {
				return r.Line(co)
			})},
			{Sig: "close(self)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				args[0].(*answer).core.Close()
				return nil, nil
			}},
			{Sig: "gather(self)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				args[0].(*answer).core.Gather()
				return nil, nil
			}},
		},
	}
}

// shown is an attribute of an answer's head.
func shown(sig string, of func(*httpclient.Response) py.Value) py.Def {
	return py.Def{Sig: sig, Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
		return of(args[0].(*answer).core), nil
	}}
}

// latin is a text of a head: UTF-8 if it is that, else Latin-1.
func latin(s string) py.Value {
	if strings.ToValidUTF8(s, "") == s {
		return py.NewStr(s)
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return py.NewStr(string(runes))
}

func fieldsOf(r *httpclient.Response) py.Value {
	all := make([]py.Value, len(r.Fields))
	for i, f := range r.Fields {
		all[i] = py.NewTuple(latin(f.Name), latin(f.Value))
	}
	return py.NewTuple(all...)
}

// reading is a coroutine that reads of a body: its result is (bytes, failure),
// and (None, None) at the end.
func reading(name string, read func(co *loopcore.Co, r *httpclient.Response, n int) ([]byte, error)) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		r, n := args[0].(*answer).core, 0
		if len(args) > 1 {
			var err error
			if n, err = t.Index(args[1]); err != nil {
				return nil, err
			}
		}
		body := func(co *loopcore.Co) (any, error) {
			b, err := read(co, r, n)
			switch {
			case err == io.EOF:
				return nil, nil
			case err != nil:
				return failed(err)
			}
			return b, nil
		}
		return aio.NewOperation(t, name, loopcore.Coro(body), pair), nil
	}
}
