package py

import (
	"slices"
	"testing"
)

// An argument that CPython's function takes and Batuta's does not is refused by
// name; one that CPython's does not take either is left to its TypeError.
func TestAnArgumentThatBatutaLacksIsRefusedByName(t *testing.T) {
	th := exceptionThread()
	for _, c := range []struct {
		label  string
		takes  []string
		places int
		given  string
		want   string
	}{
		{"builtins.sorted", []string{"key"}, 1, "reverse", "sorted(reverse=)"},
		{"builtins.sorted", []string{"key"}, 1, "backwards", ""},
		{"builtins.sorted", []string{"key"}, 1, "key", ""},
		{"builtins.sorted", nil, 1, "iterable", ""}, // which is taken by position only
		{"json.dumps", nil, 1, "anything", "json.dumps(anything=)"},
		{"asyncio.locks.Barrier", nil, 1, "parties", "asyncio.locks.Barrier(parties=)"},
		{"builtins.divmod", nil, 2, "", "divmod() with 2 arguments by position"},
		{"builtins.divmod", nil, 3, "", ""},
		{"asyncio.locks.Barrier", nil, 2, "", ""},
		{"nowhere.nothing", nil, 2, "key", ""},
	} {
		var kw []KwArg
		if c.given != "" {
			kw = []KwArg{{c.given, None}}
		}
		got := ""
		takes := func(name string) bool { return slices.Contains(c.takes, name) }
		if err := th.refusedArgument(c.label, takes, 1, c.places, kw); err != nil {
			got = err.Error()
		}
		want := c.want
		if want != "" {
			want = "NotImplementedError: not in Batuta yet: " + want
		}
		if got != want {
			t.Errorf("%s, given %d and %q: %q, want %q", c.label, c.places, c.given, got, want)
		}
	}
}

func TestACallThatCPythonWouldTakeIsRefused(t *testing.T) {
	th := exceptionThread()
	lacking := NewBuiltin("builtins", Def{Sig: "sorted(iterable, /)", Fn: func(*Thread, []Value) (Value, error) { return None, nil }})
	for _, c := range []struct {
		keyword, want string
	}{
		{"key", "NotImplementedError: not in Batuta yet: sorted(key=)"},
		{"kye", "TypeError: sorted() takes no keyword arguments"},
	} {
		_, err := th.CallKw(lacking, []Value{NewTuple()}, []KwArg{{c.keyword, None}})
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %q", c.keyword, err, c.want)
		}
	}
}
