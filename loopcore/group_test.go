package loopcore_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"batuta/loopcore"
)

func TestAGroupIsABaseExceptionGroupIfItHoldsWhatIsNoException(t *testing.T) {
	group := func(errs ...error) error { return &loopcore.ExceptionGroup{Message: "m", Errors: errs} }
	for _, c := range []struct {
		err  error
		want string
	}{
		{group(errNo, errBoom), "ExceptionGroup"},
		{group(group(errNo)), "ExceptionGroup"},
		{group(errNo, &loopcore.CancelledError{}), "BaseExceptionGroup"},
		{group(fmt.Errorf("reading: %w", &loopcore.CancelledError{})), "BaseExceptionGroup"},
		{group(loopcore.ErrInterrupted), "BaseExceptionGroup"},
		{group(&loopcore.SystemExit{}), "BaseExceptionGroup"},
		{group(errNo, group(&loopcore.CancelledError{})), "BaseExceptionGroup"},
		{group(merely{}), "BaseExceptionGroup"},
	} {
		if got := c.err.(loopcore.Raised).Class(); got != c.want {
			t.Errorf("%s is a %s, want %s", inWords(c.err), got, c.want)
		}
	}
}

// merely is a BaseException of a program's own.
type merely struct{}

func (merely) Error() string     { return "merely" }
func (merely) Class() string     { return "Merely" }
func (merely) IsException() bool { return false }

func TestAGroupIsNotWhatItHolds(t *testing.T) {
	group := &loopcore.ExceptionGroup{Message: "m", Errors: []error{&loopcore.CancelledError{}}}
	for _, err := range []error{group, fmt.Errorf("ending: %w", group), errors.Join(errBoom, group), &loopcore.TimeoutError{Cause: &loopcore.CancelledError{}}} {
		if loopcore.IsCancelled(err) {
			t.Errorf("%v passes for a CancelledError", err)
		}
	}
	for _, err := range []error{&loopcore.CancelledError{}, fmt.Errorf("ending: %w", &loopcore.CancelledError{}), errors.Join(group, &loopcore.CancelledError{})} {
		if !loopcore.IsCancelled(err) {
			t.Errorf("%v does not pass for a CancelledError", err)
		}
	}
}

func TestAGroupSplitsIntoPartsOfItsOwnShape(t *testing.T) {
	value, kind, key := loopcore.ValueError("a"), loopcore.TypeError("b"), errors.New("k")
	inner := &loopcore.ExceptionGroup{Message: "in", Errors: []error{kind, value}}
	group := &loopcore.ExceptionGroup{Message: "m", Errors: []error{value, inner, key}}
	for _, c := range []struct {
		name          string
		match         func(error) bool
		matched, rest string
	}{
		{"ValueError", func(err error) bool { return err == error(value) }, "m[a in[a]]", "m[in[b] k]"},
		{"TypeError", func(err error) bool { return err == error(kind) }, "m[in[b]]", "m[a in[a] k]"},
		{"nothing", func(error) bool { return false }, "None", "m[a in[b a] k]"},
		{"all", func(error) bool { return true }, "m[a in[b a] k]", "None"},
		{"the inner group", func(err error) bool { return err == error(inner) }, "m[in[b a]]", "m[a k]"},
	} {
		matched, rest := group.Split(c.match)
		if shape(matched) != c.matched || shape(rest) != c.rest {
			t.Errorf("%s: %s and %s, want %s and %s", c.name, shape(matched), shape(rest), c.matched, c.rest)
		}
		if got := shape(group.Subgroup(c.match)); got != c.matched {
			t.Errorf("%s: the subgroup is %s, want %s", c.name, got, c.matched)
		}
	}
	if all, _ := group.Split(func(error) bool { return true }); all != group {
		t.Error("a group that matches as a whole is another group")
	}
}

// shape is a group's messages and texts.
func shape(g *loopcore.ExceptionGroup) string {
	if g == nil {
		return "None"
	}
	var parts []string
	for _, err := range g.Errors {
		if inner, ok := err.(*loopcore.ExceptionGroup); ok {
			parts = append(parts, shape(inner))
		} else {
			parts = append(parts, err.Error())
		}
	}
	return g.Message + "[" + strings.Join(parts, " ") + "]"
}

func TestAGroupsTreeIsATracebacks(t *testing.T) {
	inner := &loopcore.ExceptionGroup{Message: "n", Errors: []error{loopcore.TypeError("x\ny"), &loopcore.CancelledError{Msg: "away"}}}
	group := &loopcore.ExceptionGroup{Message: "m", Errors: []error{
		loopcore.ValueError("a"), inner, &loopcore.TimeoutError{}, loopcore.ErrInterrupted, errBoom,
	}}
	checkText(t, "the tree", "\n"+group.Tree(), `
  | BaseExceptionGroup: m (5 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: a
    +---------------- 2 ----------------
    | BaseExceptionGroup: n (2 sub-exceptions)
    +-+---------------- 1 ----------------
      | TypeError: x
      | y
      +---------------- 2 ----------------
      | asyncio.exceptions.CancelledError: away
      +------------------------------------
    +---------------- 3 ----------------
    | TimeoutError
    +---------------- 4 ----------------
    | KeyboardInterrupt
    +---------------- 5 ----------------
    | Exception: boom
    +------------------------------------`)
}

func TestAGroupsTreeIsAsWideAndAsDeepAsATracebacks(t *testing.T) {
	wide := &loopcore.ExceptionGroup{Message: "m"}
	for i := range 17 {
		wide.Errors = append(wide.Errors, loopcore.ValueError(fmt.Sprint(i)))
	}
	_, end, _ := strings.Cut(wide.Tree(), "ValueError: 14\n")
	checkText(t, "the end of a wide tree", end, `    +---------------- ... ----------------
    | and 2 more exceptions
    +------------------------------------`)
	deep := error(errNo)
	for range 12 {
		deep = &loopcore.ExceptionGroup{Message: "g", Errors: []error{deep}}
	}
	tree := deep.(*loopcore.ExceptionGroup).Tree()
	if n := strings.Count(tree, "ExceptionGroup: g"); n != 10 || strings.Count(tree, "| ... (max_group_depth is 10)") != 1 {
		t.Errorf("%d groups are shown, want 10 and a word of the rest:\n%s", n, tree)
	}
}
