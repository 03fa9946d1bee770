package conformance_test

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"batuta/loopcore"
)

// item is what a PriorityQueue holds: its number decides, its name tells it apart.
type item struct {
	number int
	name   string
}

var (
	itemWord  = regexp.MustCompile(`^\d+:\w+$`)
	taskRepr  = regexp.MustCompile(`<Task .*>`)
	reprTail  = regexp.MustCompile(`: <Task .*`)
	tokenHead = regexp.MustCompile(`^<Token .*> (has|was)`)
)

// value is what a word means.
func (p *play) value(a argument) any {
	if a.Quoted {
		return a.Word
	}
	if offset, ok := strings.CutPrefix(a.Word, "now"); ok {
		now := p.loop.Time()
		if offset == "" {
			return now
		}
		return now + mustNumber(offset)
	}
	switch a.Word {
	case "None":
		return nil
	case "True":
		return true
	case "False":
		return false
	}
	if n, err := strconv.Atoi(a.Word); err == nil {
		return n
	}
	if x, err := strconv.ParseFloat(a.Word, 64); err == nil {
		return x
	}
	if itemWord.MatchString(a.Word) {
		number, name, _ := strings.Cut(a.Word, ":")
		return item{int(mustNumber(number)), name}
	}
	return a.Word
}

func mustNumber(word string) float64 {
	x, err := strconv.ParseFloat(word, 64)
	if err != nil {
		panic(err)
	}
	return x
}

// number is a value that must be one.
func (p *play) number(a argument) float64 {
	switch v := p.value(a).(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	panic(fmt.Sprintf("%q is no number", a.Word))
}

// seconds is a time or a time limit; nil for None.
func (p *play) seconds(a argument) *float64 {
	if a.Word == "None" {
		return nil
	}
	return loopcore.After(p.number(a))
}

// text is a value that is a text, "" if there is none.
func (p *play) text(args []argument) string {
	if len(args) == 0 {
		return ""
	}
	return args[0].Word
}

// said is a value as the log has it.
func (p *play) said(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		return map[bool]string{true: "True", false: "False"}[v]
	case float64:
		return fmt.Sprintf("%.6f", v)
	case item:
		return fmt.Sprintf("%d:%s", v.number, v.name)
	case []any:
		return "[" + p.list(v, ", ") + "]"
	case *loopcore.Waited:
		return "done {" + p.list(anys(v.Done), " ") + "} pending {" + p.list(anys(v.Pending), " ") + "}"
	case *loopcore.Token:
		return "token"
	case error:
		return told(v)
	}
	if f := futureOf(v); f != nil {
		if label := p.labels[f]; label != "" {
			return label
		}
		return "?"
	}
	return fmt.Sprint(v)
}

func (p *play) list(all []any, between string) string {
	words := make([]string, len(all))
	for i, v := range all {
		words[i] = p.said(v)
	}
	return strings.Join(words, between)
}

func anys[T any](all []T) []any {
	out := make([]any, len(all))
	for i, x := range all {
		out[i] = x
	}
	return out
}

// futureOf is the future that x is, or nil.
func futureOf(x any) *loopcore.Future {
	switch x := x.(type) {
	case *loopcore.Future:
		return x
	case *loopcore.Task:
		return &x.Future
	}
	return nil
}

// exception is what raise CLASS TEXT raises; group TEXT (CLASS TEXT)... is a group.
func (p *play) exception(args []argument) error {
	text := p.text(args[1:])
	switch class := args[0].Word; class {
	case "ValueError":
		return loopcore.ValueError(text)
	case "RuntimeError":
		return loopcore.RuntimeError(text)
	case "TypeError":
		return loopcore.TypeError(text)
	case "TimeoutError":
		return &loopcore.TimeoutError{Msg: text}
	case "CancelledError":
		return &loopcore.CancelledError{Msg: text}
	case "KeyboardInterrupt":
		return loopcore.ErrInterrupted
	case "SystemExit":
		return &loopcore.SystemExit{Code: p.value(args[1])}
	case "group":
		group := &loopcore.ExceptionGroup{Message: text}
		for _, a := range args[2:] {
			words := append([]argument{{Word: a.Call.Verb}}, a.Call.Args...)
			group.Errors = append(group.Errors, p.exception(words))
		}
		return group
	default:
		panic("nothing can raise " + class)
	}
}

// told is an error as the log has it; a group with all that it holds.
func told(err error) string {
	class := className(err)
	if g, ok := err.(*loopcore.ExceptionGroup); ok {
		words := make([]string, len(g.Errors))
		for i, e := range g.Errors {
			words[i] = told(e)
		}
		return class + "(" + g.Message + ": " + strings.Join(words, ", ") + ")"
	}
	text := err.Error()
	if text == class {
		text = ""
	}
	text = strings.TrimPrefix(text, class+": ")
	text = tokenHead.ReplaceAllString(text, "Token $1")
	return class + "(" + reprTail.ReplaceAllString(text, "") + ")"
}

// withoutTasks is a message without the tasks' reprs, in which there are addresses.
func withoutTasks(message string) string { return taskRepr.ReplaceAllString(message, "<Task>") }

// className is the Python class of an error. An error of several is a group, or
// what closing the loop has joined: there the interrupt counts.
func className(err error) string {
	var raised loopcore.Raised
	switch _, exits := err.(*loopcore.SystemExit); {
	case exits:
		return "SystemExit"
	case errors.As(err, &raised):
		return raised.Class()
	case errors.Is(err, loopcore.ErrInterrupted):
		return "KeyboardInterrupt"
	}
	return "an error without a class"
}

// isA reports whether an error is of a class or of one that is derived from it.
func isA(err error, class string) bool {
	if err == nil || errors.Is(err, loopcore.ErrDropped) {
		return false
	}
	own := className(err)
	switch class {
	case own, "BaseException":
		return true
	case "Exception":
		return !slices.Contains([]string{"CancelledError", "KeyboardInterrupt", "SystemExit", "BaseExceptionGroup"}, own)
	case "BaseExceptionGroup":
		return own == "ExceptionGroup"
	case "RuntimeError":
		return own == "BrokenBarrierError"
	}
	return false
}
