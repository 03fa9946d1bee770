package code

import (
	"image/color"

	"batuta/loopcore/trace"
)

// Mark is a task's mark in the gutter.
type Mark struct {
	Line   int // from 1
	Color  color.Color
	Hollow bool   // the task was created here and stands somewhere else
	Label  string // the task's
}

// Marks is where the tasks of s stand, in the order of their making: full on
// the line where a task stands in the program, hollow on the line that created
// it while it is inside a library. Tasks that have finished, and those of
// which no line is known, have none. s may be nil.
func Marks(s *trace.State, colour func(trace.TaskID) color.Color) []Mark {
	if s == nil {
		return nil
	}
	var marks []Mark
	for _, task := range s.Tasks {
		at, hollow := int(task.Line), false
		if at == 0 {
			at, hollow = int(task.MadeLine), true
		}
		if task.Life == trace.Done || at == 0 {
			continue
		}
		marks = append(marks, Mark{at, colour(task.ID), hollow, task.Label})
	}
	return marks
}
