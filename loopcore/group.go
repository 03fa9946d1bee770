package loopcore

import (
	"fmt"
	"strings"
)

// ExceptionGroup is several errors as one: ExceptionGroup where all of them are
// Exceptions, else BaseExceptionGroup. A group is no CancelledError and no
// KeyboardInterrupt, whatever it holds.
type ExceptionGroup struct {
	Message string
	Errors  []error
}

func (e *ExceptionGroup) Error() string {
	plural := "s"
	if len(e.Errors) == 1 {
		plural = ""
	}
	return fmt.Sprintf("%s (%d sub-exception%s)", e.Message, len(e.Errors), plural)
}

// Class is the exception's name in Python, which its errors decide.
func (e *ExceptionGroup) Class() string {
	for _, err := range e.Errors {
		if !isException(err) {
			return "BaseExceptionGroup"
		}
	}
	return "ExceptionGroup"
}

// Unwrap has errors.Is and errors.As look at the errors of the group.
func (e *ExceptionGroup) Unwrap() []error { return e.Errors }

// Derive is a group of other errors under the same message; nil for none.
func (e *ExceptionGroup) Derive(errs []error) *ExceptionGroup {
	if len(errs) == 0 {
		return nil
	}
	return &ExceptionGroup{Message: e.Message, Errors: errs}
}

// Split parts the group in two of the same shape: what match picks, and the
// rest; nil where there is none (BaseExceptionGroup.split). match is asked of
// each group before it is asked of the errors inside.
func (e *ExceptionGroup) Split(match func(error) bool) (matched, rest *ExceptionGroup) {
	if match(e) {
		return e, nil
	}
	var in, out []error
	for _, err := range e.Errors {
		group, ok := err.(*ExceptionGroup)
		switch {
		case ok:
			m, r := group.Split(match)
			if m != nil {
				in = append(in, m)
			}
			if r != nil {
				out = append(out, r)
			}
		case match(err):
			in = append(in, err)
		default:
			out = append(out, err)
		}
	}
	return e.Derive(in), e.Derive(out)
}

// Subgroup is the part of the group that match picks, nil if there is none
// (BaseExceptionGroup.subgroup).
func (e *ExceptionGroup) Subgroup(match func(error) bool) *ExceptionGroup {
	matched, _ := e.Split(match)
	return matched
}

const (
	// maxGroupWidth and maxGroupDepth are how much of a group a traceback shows.
	maxGroupWidth = 15
	maxGroupDepth = 10
)

// Tree is the group as a traceback draws it, with neither the traces nor a
// newline at its end:
//
//	| ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
//	+-+---------------- 1 ----------------
//	  | ValueError: no such user
//	  +------------------------------------
func (e *ExceptionGroup) Tree() string {
	var b strings.Builder
	e.draw(&b, 1)
	return strings.TrimSuffix(b.String(), "\n")
}

// draw writes the group as one that stands so many groups deep, 1 for the outermost.
func (e *ExceptionGroup) draw(b *strings.Builder, depth int) {
	const title = "---------------- %s ----------------\n"
	indent := strings.Repeat("  ", depth)
	inner := indent + "  "
	drawLines(b, indent+"| ", exceptionLine(e))
	for i, err := range e.Errors {
		join := "  +"
		if i == 0 {
			join = "+-+"
		}
		number := fmt.Sprint(i + 1)
		if i == maxGroupWidth {
			number = "..."
		}
		fmt.Fprintf(b, indent+join+title, number)
		if i == maxGroupWidth {
			plural := "s"
			if len(e.Errors)-i == 1 {
				plural = ""
			}
			fmt.Fprintf(b, "%s| and %d more exception%s\n", inner, len(e.Errors)-i, plural)
			break
		}
		group, ok := err.(*ExceptionGroup)
		switch {
		case !ok:
			drawLines(b, inner+"| ", exceptionLine(err))
		case depth == maxGroupDepth:
			fmt.Fprintf(b, "%s| ... (max_group_depth is %d)\n", inner, maxGroupDepth)
		default:
			group.draw(b, depth+1)
		}
	}
	b.WriteString(inner + "+------------------------------------\n")
}

// drawLines writes each line of a text behind a prefix.
func drawLines(b *strings.Builder, prefix, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(prefix + line + "\n")
	}
}

// exceptionLine is the last line of an exception's traceback: its class, with its
// module, and its text.
func exceptionLine(err error) string {
	class, text := className(err), err.Error()
	if text == class {
		text = ""
	}
	text = strings.TrimPrefix(text, class+": ") // some Go errors name their class themselves
	if text != "" {
		text = ": " + text
	}
	return module(err) + class + text
}

// raisedIn is the first Python exception among an error and what it wraps, nil
// if there is none.
func raisedIn(err error) Raised {
	r, _ := innermost(err, func(err error) bool { _, ok := err.(Raised); return ok }).(Raised)
	return r
}

// className is the Python class of an error; one that is none of Python's is
// an Exception.
func className(err error) string {
	if r := raisedIn(err); r != nil {
		return r.Class()
	}
	if leavesLoop(err) {
		return "KeyboardInterrupt"
	}
	return "Exception"
}

// module is where the class of an error is defined, with a dot; nothing if it is
// built in.
func module(err error) string {
	switch raisedIn(err).(type) {
	case *CancelledError, InvalidStateError, BrokenBarrierError, *IncompleteReadError, *LimitOverrunError:
		return "asyncio.exceptions."
	case QueueError:
		return "asyncio.queues."
	case *SSLError:
		return "ssl."
	}
	return ""
}

// baseException is an error of whose class only its maker knows whether it is
// an Exception or, like KeyboardInterrupt, merely a BaseException.
type baseException interface{ IsException() bool }

// isException reports whether an error is an Exception, not merely a
// BaseException.
func isException(err error) bool {
	if isCancelled(err) || leavesLoop(err) {
		return false
	}
	switch err := innermost(err, func(err error) bool {
		_, ok := err.(baseException)
		return ok || isGroup(err)
	}).(type) {
	case *ExceptionGroup:
		return err.Class() == "ExceptionGroup"
	case baseException:
		return err.IsException()
	}
	return true
}

func isGroup(err error) bool { _, ok := err.(*ExceptionGroup); return ok }

// innermost is the first error that is picked among those that err wraps,
// itself the first; nil for none. It does not look into groups, which are not
// what they hold.
func innermost(err error, pick func(error) bool) error {
	for err != nil {
		if pick(err) {
			return err
		}
		if isGroup(err) {
			return nil
		}
		switch wraps := err.(type) {
		case interface{ Unwrap() error }:
			err = wraps.Unwrap()
		case interface{ Unwrap() []error }:
			for _, e := range wraps.Unwrap() {
				if found := innermost(e, pick); found != nil {
					return found
				}
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}
