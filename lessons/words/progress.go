package words

import (
	"errors"

	"batuta/lessons/progress"
)

// Progress says what is the matter with the file of a learner's progress, and
// what to do. Errors that are not about that speak for themselves.
func Progress(t Texts, err error) string {
	var e *progress.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	return t.T("kept."+string(e.Trouble), e.Path, e.Aside, e.Err)
}
