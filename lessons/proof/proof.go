// Package proof holds lessons to what a lesson must be: pages that fit and say
// the same in each language, programs that run and do what their page says,
// predictions that have one answer, checks that the program as given fails, that
// its solution passes, and that cannot be cheated. Whoever writes a lesson reads
// here what is left to do: each error names the file and the mend.
package proof

import (
	"fmt"
	"runtime"
	"sync"
	"time"

	"batuta/lessons"
)

// Options say how thoroughly.
type Options struct {
	// Real plays each program on the real clock too, at two speeds, and cheats
	// with more of the sample API's data: seconds for each program, not
	// fractions of one.
	Real bool
	// Patience is how long a program may take, in real time; 0: 30 s.
	Patience time.Duration
	// At is how many programs play at once; 0: as many as there are processors.
	At int
}

// Lessons proves a catalogue. The errors are in the lessons' order.
func Lessons(all []*lessons.Lesson, o Options) []error {
	if o.Patience == 0 {
		o.Patience = 30 * time.Second
	}
	if o.At == 0 {
		o.At = runtime.NumCPU()
	}
	places := make(chan struct{}, o.At)
	found := make([][]error, len(all))
	var group sync.WaitGroup
	for i, l := range all {
		p := &prover{lesson: l, o: o, places: places}
		group.Add(1)
		go func() {
			defer group.Done()
			p.pages()
			p.programs()
			found[i] = p.errors()
		}()
	}
	group.Wait()
	var errs []error
	for _, list := range found {
		errs = append(errs, list...)
	}
	return errs
}

// prover proves a lesson.
type prover struct {
	lesson *lessons.Lesson
	o      Options
	places chan struct{} // one for each program that may play

	errs []error
}

// wrong notes that a file of the lesson is not as it must be.
func (p *prover) wrong(file, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%s/%s: %w", p.lesson.ID, file, fmt.Errorf(format, args...)))
}

func (p *prover) errors() []error { return p.errs }

// manifest is the file that says what a lesson consists of.
const manifest = "lesson.json"
