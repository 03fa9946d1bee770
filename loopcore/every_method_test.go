package loopcore_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"batuta/loopcore"
)

// These tests call whatever a Loop can do with the emptiest of arguments: nil
// for a coroutine, a callback, a context, a pointer, a list; 0 for a number of
// seconds, and -1 for a whole number, since 0 is a descriptor that is open.
// Nothing may panic or hang, whenever it is called. A method that comes to the
// loop one day is tested from that day on.

// methods are the names of all that a Loop can do, but for those named.
func methods(but ...string) []string {
	var names []string
	of := reflect.TypeFor[*loopcore.Loop]()
	for i := range of.NumMethod() {
		if name := of.Method(i).Name; !slices.Contains(but, name) {
			names = append(names, name)
		}
	}
	return names
}

// callEmpty calls a method with nothing but empty values. What it answers is its
// results, and how it panicked.
func callEmpty(l *loopcore.Loop, name string) (results []any, panicked any) {
	defer func() { panicked = recover() }()
	method := reflect.ValueOf(l).MethodByName(name)
	var args []reflect.Value
	for i := range method.Type().NumIn() {
		if method.Type().IsVariadic() && i == method.Type().NumIn()-1 {
			break // none of those
		}
		arg := reflect.New(method.Type().In(i)).Elem()
		if arg.CanInt() {
			arg.SetInt(-1)
		}
		args = append(args, arg)
	}
	for _, result := range method.Call(args) {
		results = append(results, result.Interface())
	}
	return results, nil
}

// failure is the error among results, nil if there is none.
func failure(results []any) error {
	for _, result := range results {
		if err, ok := result.(error); ok {
			return err
		}
	}
	return nil
}

func TestAClosedLoopRefusesOrDoesNothing(t *testing.T) {
	// What asks a closed loop for work is refused, with asyncio's words.
	refused := []string{
		"AddReader", "AddWriter", "CallAt", "CallAtWith", "CallLater", "CallLaterWith",
		"CallSoon", "CallSoonThreadsafe", "CallSoonThreadsafeWith", "CallSoonWith",
		"RunForever", "RunInExecutor", "RunOnce", "RunUntilComplete",
	}
	for _, name := range methods() {
		t.Run(name, func(t *testing.T) {
			within(t, 20*time.Second, func() {
				l := must(loopcore.New(loopcore.Options{}))
				if err := l.Close(); err != nil {
					t.Fatal(err)
				}
				results, panicked := callEmpty(l, name)
				if panicked != nil {
					t.Errorf("it panicked: %v", panicked)
				}
				if err := failure(results); slices.Contains(refused, name) && !errors.Is(err, loopcore.ErrClosed) {
					t.Errorf("it answered %v, want %v", err, loopcore.ErrClosed)
				}
				if err := l.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			})
		})
	}
}

func TestALoopThatDoesNotRunTakesEmptyArguments(t *testing.T) {
	for _, name := range methods("RunForever") { // which has no end, as asyncio's
		t.Run(name, func(t *testing.T) {
			within(t, 20*time.Second, func() {
				l := must(loopcore.New(loopcore.Options{}))
				if _, panicked := callEmpty(l, name); panicked != nil {
					t.Errorf("it panicked: %v", panicked)
				}
				if err := l.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			})
		})
	}
}

func TestALoopThatRunsTakesEmptyArgumentsAndWhatTheyMakeCanBeAwaited(t *testing.T) {
	for _, name := range methods("Drop", "Interrupt", "Signal", "Stop") { // which end the run, as they are to
		t.Run(name, func(t *testing.T) {
			within(t, 20*time.Second, func() {
				_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
					results, panicked := callEmpty(co.Loop(), name)
					if panicked != nil {
						t.Errorf("it panicked: %v", panicked)
					}
					for _, result := range results {
						awaitBriefly(t, co, result)
					}
					return nil, co.Sleep(0)
				}))
				if err != nil {
					t.Errorf("the run answered %v", err)
				}
			})
		})
	}
}

// awaitBriefly waits a moment for x, if it is something to be awaited. How it
// ends is its own affair, but for a panic.
func awaitBriefly(t *testing.T, co *loopcore.Co, x any) {
	t.Helper()
	switch x.(type) {
	case *loopcore.Future, *loopcore.Task, loopcore.Coroutine:
	default:
		return
	}
	var panicked *loopcore.PanicError
	_, err := co.Await(loopcore.WaitFor(x, loopcore.After(0.05)))
	if errors.As(err, &panicked) {
		t.Errorf("awaiting %v panicked: %v\n%s", reflect.TypeOf(x), err, panicked.Stack)
	}
	_ = fmt.Sprint(x) // and it can be written
}

func TestInDebugModeWhatTouchesTheLoopIsRefusedToAnotherThread(t *testing.T) {
	refused := []string{"CallAt", "CallAtWith", "CallLater", "CallLaterWith", "CallSoon", "CallSoonWith"}
	for _, name := range refused {
		t.Run(name, func(t *testing.T) {
			within(t, 20*time.Second, func() {
				_, err := loopcore.Run(loopcore.Options{Debug: true}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
					answers := make(chan error, 1)
					l := co.Loop()
					go func() {
						results, _ := callEmpty(l, name)
						answers <- failure(results)
					}()
					isRaised(t, <-answers, "RuntimeError", "Non-thread-safe operation invoked on an event loop other than the current one")
					return nil, nil
				}))
				if err != nil {
					t.Error(err)
				}
			})
		})
	}
}
