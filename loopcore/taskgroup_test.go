package loopcore_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"batuta/loopcore"
)

// group runs body in a TaskGroup, and says what comes of it: the error, and how
// many requests for its cancellation the task is left with.
func (s *scene) group(co *loopcore.Co, body func(g *loopcore.TaskGroup) error) error {
	err := co.TaskGroup(body)
	s.say("%s, cancelling %d", inWords(err), co.Task().Cancelling())
	return err
}

// child makes a task of a group.
func child(g *loopcore.TaskGroup, c loopcore.Coroutine) *loopcore.Task {
	return must(g.CreateTask(c, loopcore.TaskOptions{}))
}

func TestATaskThatFailsCancelsItsSiblingsAndTheBlock(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			var group *loopcore.TaskGroup
			err := s.group(co, func(g *loopcore.TaskGroup) error {
				group = g
				child(g, s.stubborn("a", 1, nil))
				child(g, fails(errNo))
				child(g, s.stubborn("c", 2, loopcore.TypeError("late")))
				err := sleepLong(co)
				s.say("block %v %v %d", err, g, co.Task().Cancelling())
				return err
			})
			s.say("%v", err)
			s.pause(co, 1)
			s.say("goes on %v", group)
			return nil
		})
	},
		"4 a is cancelled", "4 c is cancelled",
		"4 block CancelledError <TaskGroup tasks=2 errors=1 cancelling> 1",
		"8 ExceptionGroup[ValueError: no, TypeError: late], cancelling 0",
		"8 unhandled errors in a TaskGroup (2 sub-exceptions)",
		"9 goes on <TaskGroup cancelling>", "9 t ends")
}

func TestABlocksErrorJoinsThoseOfItsTasks(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error {
				child(g, s.stubborn("a", 1, loopcore.TypeError("late")))
				s.pause(co, 1)
				return errNo
			})
		})
	}, "3 a is cancelled", "6 t ExceptionGroup[TypeError: late, ValueError: no]")
	perform(t, func(s *scene) { // the task is cancelled before it has begun
		s.try("t", func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error {
				child(g, s.stubborn("a", 1, nil))
				return errNo
			})
		})
	}, "4 t ExceptionGroup[ValueError: no]")
}

func TestAParentThatIsCancelledTakesItsTasksAlong(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error {
				child(g, s.stubborn("a", 2, nil))
				return nil
			})
		})
		s.pause(s.co, 2)
		s.cancel("t", "away")
		s.say("cancelling %d", s.tasks["t"].Cancelling())
		s.pause(s.co, 1)
		s.cancel("t", "again") // which changes nothing: the tasks are awaited all the same
	}, "2 cancelling 1", "4 a is cancelled", "8 t CancelledError: away")
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error {
				child(g, s.stubborn("a", 2, nil))
				return sleepLong(co)
			})
		})
		s.pause(s.co, 2)
		s.cancel("t", "away")
	}, "4 a is cancelled", "8 t CancelledError: away")
}

// thenPause lets the others run once, and says if that is refused.
func (s *scene) thenPause(co *loopcore.Co) error {
	err := co.Sleep(0)
	if err != nil {
		s.say("then %v, cancelling %d", err, co.Task().Cancelling())
	}
	return err
}

func TestErrorsComeBeforeAParentsCancellationWhichIsDeliveredNext(t *testing.T) {
	perform(t, func(s *scene) { // the task fails first
		s.try("t", func(co *loopcore.Co) error {
			_ = s.group(co, func(g *loopcore.TaskGroup) error {
				child(g, pauses(2, errNo))
				child(g, s.stubborn("a", 3, nil))
				return nil
			})
			return s.thenPause(co)
		})
		s.pause(s.co, 5)
		s.cancel("t", "away")
		s.say("cancelled")
	},
		"5 cancelled", "6 a is cancelled", "11 ExceptionGroup[ValueError: no], cancelling 1",
		"12 then CancelledError, cancelling 1", "12 t CancelledError")
	perform(t, func(s *scene) { // the parent is cancelled first
		s.try("t", func(co *loopcore.Co) error {
			_ = s.group(co, func(g *loopcore.TaskGroup) error {
				child(g, loopcore.Coro(func(co *loopcore.Co) (any, error) { _ = sleepLong(co); return nil, errNo }))
				return nil
			})
			return s.thenPause(co)
		})
		s.pause(s.co, 2)
		s.cancel("t", "away")
	},
		"6 ExceptionGroup[ValueError: no], cancelling 1",
		"7 then CancelledError, cancelling 1", "7 t CancelledError")
}

func TestATaskThatIsCancelledAloneDoesNotEndItsGroup(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error {
				a := child(g, s.stubborn("a", 1, nil))
				b := child(g, pauses(4, nil))
				b.AddDoneCallback(func(b *loopcore.Future) { s.say("b was cancelled: %v, %v", b.Cancelled(), g) })
				s.pause(co, 1)
				a.Cancel("")
				return nil
			})
		})
	}, "3 a is cancelled", "7 b was cancelled: false, <TaskGroup entered>", "8 t ends")
}

func TestAnInnerGroupsErrorsStandInAGroupOfTheOuters(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return co.TaskGroup(func(outer *loopcore.TaskGroup) error {
				child(outer, s.stubborn("a", 1, nil))
				return co.TaskGroup(func(inner *loopcore.TaskGroup) error {
					child(inner, fails(errNo))
					child(inner, s.stubborn("b", 1, nil))
					return nil
				})
			})
		})
	}, "4 b is cancelled", "8 a is cancelled", "11 t ExceptionGroup[ExceptionGroup[ValueError: no]]")
}

func TestAGroupTakesTasksWhileItsOwnAreNotDone(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error {
				child(g, loopcore.Coro(func(co *loopcore.Co) (any, error) {
					s.pause(co, 1)
					child(g, loopcore.Coro(func(co *loopcore.Co) (any, error) {
						s.pause(co, 1)
						s.say("other")
						return nil, nil
					}))
					return nil, nil
				}))
				return nil
			})
		})
	}, "5 other", "7 t ends")
}

func TestAnEagerTasksFailureDoesNotDisturbTheBlockBeforeItsNextWait(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error {
				must(g.CreateTask(fails(errNo), loopcore.TaskOptions{Eager: true}))
				s.say("still in the block, %v", g)
				err := co.Sleep(0)
				if err == nil {
					err = co.Sleep(0)
				}
				return err
			})
		})
	}, "1 still in the block, <TaskGroup tasks=1 entered>", "2 t ExceptionGroup[ValueError: no]")
}

func TestABlockThatIgnoresItsCancellationIsNotCancelledLater(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			_ = s.group(co, func(g *loopcore.TaskGroup) error {
				child(g, fails(errNo))
				_ = sleepLong(co)
				s.say("ignored, cancelling %d", co.Task().Cancelling())
				s.pause(co, 1)
				return nil
			})
			return co.Sleep(0)
		})
	}, "4 ignored, cancelling 1", "5 ExceptionGroup[ValueError: no], cancelling 0", "6 t ends")
}

func TestAGroupInATimeoutEndsWithIt(t *testing.T) {
	limited := func(co *loopcore.Co, body func(g *loopcore.TaskGroup)) error {
		return co.Timeout(loopcore.After(0), func(*loopcore.Timeout) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error { body(g); return nil })
		})
	}
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return limited(co, func(g *loopcore.TaskGroup) {
				child(g, s.stubborn("a", 1, nil))
				child(g, s.stubborn("b", 2, nil))
			})
		})
	}, "4 a is cancelled", "4 b is cancelled", "8 t TimeoutError")
	perform(t, func(s *scene) { // what a task makes of it comes first
		s.try("t", func(co *loopcore.Co) error {
			err := limited(co, func(g *loopcore.TaskGroup) { child(g, s.stubborn("a", 1, errNo)) })
			s.say("%s, cancelling %d", inWords(err), co.Task().Cancelling())
			return co.Sleep(0)
		})
	}, "4 a is cancelled", "7 ExceptionGroup[ValueError: no], cancelling 0", "8 t ends")
}

func TestATimeoutInATaskOfAGroupIsAFailureOfIt(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error {
				child(g, loopcore.Coro(func(co *loopcore.Co) (any, error) {
					return nil, co.Timeout(loopcore.After(0), func(*loopcore.Timeout) error { return sleepLong(co) })
				}))
				child(g, s.stubborn("b", 1, nil))
				return nil
			})
		})
	}, "6 b is cancelled", "9 t ExceptionGroup[TimeoutError]")
}

func TestAGroupSaysWhyItTakesNoTaskAndClosesTheCoroutine(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		refused := func(g *loopcore.TaskGroup, words string) {
			t.Helper()
			c := value()
			_, err := g.CreateTask(c, loopcore.TaskOptions{})
			wantError(t, err, loopcore.RuntimeError(words))
			_, err = co.Await(c)
			wantError(t, err, loopcore.ErrCoroutineUsed)
		}
		g := loopcore.NewTaskGroup()
		refused(g, "TaskGroup <TaskGroup> has not been entered")
		wantError(t, g.Enter(nil), loopcore.RuntimeError("TaskGroup <TaskGroup> cannot determine the parent task"))
		_, err := co.Await(g.Exit(nil))
		wantError(t, err, loopcore.RuntimeError("TaskGroup <TaskGroup> has not been entered"))
		if err := g.Enter(co.Task()); err != nil {
			return nil, err
		}
		_, err = g.CreateTask(nil, loopcore.TaskOptions{})
		wantError(t, err, loopcore.TypeError("a coroutine was expected, got None"))
		child(g, value())
		wantError(t, g.Enter(co.Task()), loopcore.RuntimeError("TaskGroup <TaskGroup tasks=1 entered> has already been entered"))
		if _, err := co.Await(g.Exit(nil)); err != nil {
			return nil, err
		}
		refused(g, "TaskGroup <TaskGroup entered> is finished")
		err = co.TaskGroup(func(g *loopcore.TaskGroup) error {
			child(g, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				err := sleepLong(co)
				refused(g, "TaskGroup <TaskGroup tasks=1 errors=1 cancelling> is shutting down")
				return nil, err
			}))
			child(g, fails(errNo))
			return nil
		})
		return nil, wantClass(err, "ExceptionGroup")
	})
}

func TestATaskWhoseGroupWasNeverLeftFailsToTheExceptionHandler(t *testing.T) {
	var told []loopcore.ExceptionContext
	run(t, func(co *loopcore.Co) (any, error) {
		co.Loop().ExceptionHandler = func(c loopcore.ExceptionContext) { told = append(told, c) }
		parent := start(co, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			g := loopcore.NewTaskGroup()
			if err := g.Enter(co.Task()); err != nil {
				return nil, err
			}
			_, err := g.CreateTask(fails(errNo), loopcore.TaskOptions{Name: "child"})
			return nil, err
		}))
		_, err := co.Await(parent)
		return nil, errors.Join(err, co.Sleep(0.001))
	})
	words := regexp.MustCompile(`^Task <Task finished name='child' coro=<.+> exception=.+> has errored out ` +
		`but its parent task <Task finished name='Task-2' coro=<.+> result=None> is already completed$`)
	if len(told) != 1 || !words.MatchString(told[0].Message) || told[0].Exception != errNo {
		t.Errorf("the handler was told %v", told)
	}
}

func TestKeyboardInterruptAndSystemExitLeaveAGroupAsThemselves(t *testing.T) {
	leaving := &loopcore.SystemExit{Code: 3}
	for name, body := range map[string]func(co *loopcore.Co, g *loopcore.TaskGroup) error{
		"out of a task": func(co *loopcore.Co, g *loopcore.TaskGroup) error {
			child(g, fails(leaving))
			return sleepLong(co)
		},
		"out of the block": func(*loopcore.Co, *loopcore.TaskGroup) error { return leaving },
	} {
		t.Run(name, func(t *testing.T) {
			cancelled, raised := false, error(nil)
			_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				raised = co.TaskGroup(func(g *loopcore.TaskGroup) error {
					child(g, loopcore.Coro(func(co *loopcore.Co) (any, error) {
						err := sleepLong(co)
						cancelled = loopcore.IsCancelled(err)
						return nil, err
					}))
					s := co.Sleep(0)
					return errors.Join(body(co, g), s)
				})
				return nil, raised
			}))
			if !isItself(err, leaving) {
				t.Errorf("the run ended with %v, want SystemExit: 3", err)
			}
			if !isItself(raised, leaving) || !cancelled {
				t.Errorf("the group raised %v, and its other task was cancelled: %v", raised, cancelled)
			}
		})
	}
}

func TestAPanicInABlockStillWaitsForItsTasks(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			err := co.TaskGroup(func(g *loopcore.TaskGroup) error {
				child(g, s.stubborn("a", 1, nil))
				s.pause(co, 1)
				panic("oh")
			})
			var p *loopcore.PanicError
			if !errors.As(err, &p) || p.Value != "oh" || !strings.Contains(string(p.Stack), "taskgroup_test") {
				t.Errorf("the group raised %v, want the panic", err)
			}
			return nil
		})
	}, "3 a is cancelled", "6 t ends")
}

func TestALoopThatIsClosedWhileAGroupWaitsLetsGoOfAll(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	var errs []error
	note := func(err error) (any, error) { errs = append(errs, err); return nil, err }
	must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		return note(co.TaskGroup(func(g *loopcore.TaskGroup) error {
			child(g, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				defer func() { errs = append(errs, errBoom) }()
				return nil, sleepLong(co)
			}))
			return nil
		}))
	}), ""))
	must(l.CallSoon(func() { must(l.CallSoon(func() { must(l.CallSoon(l.Stop)) })) }))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if len(errs) != 1 || errs[0] != errBoom {
		t.Errorf("ended with %v: want the task unwound, and nothing raised by the group", errs)
	}
}
