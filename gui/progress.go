package gui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"batuta/lessons/progress"
	"batuta/lessons/words"
)

// lessonName is what a lesson is called beside others.
func (w *Window) lessonName(l *Lesson) string {
	title := l.Page(w.look.Lang()).Title
	if l.Section == challenge {
		return w.look.T("window.section."+challenge) + " · " + title
	}
	return fmt.Sprintf("%d · %s", l.Number, title)
}

// challenge is the section of the lesson that has no number.
const challenge = "challenge"

// standing is how the learner stands with a lesson: it is done when each of its
// parts of which something is asked has been passed, and skipped when what is
// left of it was skipped.
func (w *Window) standing(l *Lesson) mark {
	asked, passed, skipped := 0, 0, 0
	for i := range l.Parts {
		kept := w.kept.Part(l.ID, l.Parts[i].ID)
		switch {
		case len(l.Parts[i].Rules) == 0:
			continue
		case !kept.Passed.IsZero():
			passed++
		case kept.Skipped:
			skipped++
		}
		asked++
	}
	switch {
	case asked > 0 && passed == asked:
		return standsDone
	case asked > 0 && passed+skipped == asked:
		return standsSkipped
	}
	return standsOpen
}

// done is how many lessons are done.
func (w *Window) done() int {
	n := 0
	for i := range w.lessons {
		if w.standing(&w.lessons[i]) == standsDone {
			n++
		}
	}
	return n
}

// showProgress brings the rail, the header and the switch among the parts up to
// what has been done.
func (w *Window) showProgress() {
	if w.header == nil || w.rail == nil || w.page == nil {
		return
	}
	for i := range w.lessons {
		w.rail.stands(i, w.standing(&w.lessons[i]))
	}
	done := w.done()
	w.header.progress.set(fmt.Sprintf("%d / %d", done, len(w.lessons)), iconNone, false, false)
	w.header.bar.set(float32(done) / float32(len(w.lessons)))
	for i, p := range w.page.parts {
		switch kept := w.kept.Part(w.lesson.ID, w.lesson.Parts[i].ID); {
		case !kept.Passed.IsZero():
			p.say(iconRight, &w.look.Success)
		case kept.Skipped:
			p.say(iconUndecided, nil)
		default:
			p.say(iconNone, nil)
		}
	}
}

// keep changes what is kept of the part that is open: in the window at once,
// on the disk soon.
func (w *Window) keep(do func(*progress.Part)) {
	at := w.place()
	w.noteDown(func(s *progress.State) { s.Change(at.lesson, at.part, do) })
}

// visit keeps where the learner is.
func (w *Window) visit() {
	at, variant, now := w.place(), w.variant().Name, time.Now()
	w.noteDown(func(s *progress.State) { s.Visit(at.lesson, at.part, variant, now) })
}

func (w *Window) noteDown(do func(*progress.State)) {
	w.book.Note(do)
	w.kept = w.book.State()
	w.scribe.write()
	w.showProgress()
}

// written is told how a writing of the book went, on any goroutine. The book
// may know more then: what another window has done.
func (w *Window) written(err error) {
	w.post.Do(func() {
		w.kept = w.book.State()
		w.showProgress()
		if err != nil {
			w.complain(w.notKept(err))
		}
	})
}

// notKept says what is the matter with what is kept, and what to do.
func (w *Window) notKept(err error) trouble {
	l := w.look
	var of *progress.Error
	if errors.As(err, &of) {
		return trouble{what: l.T("window.trouble.kept"), remedy: words.Progress(l, err)}
	}
	return trouble{l.T("window.trouble.kept"), err.Error(), l.T("window.trouble.kept.remedy")}
}

// progressMenu offers what can be done with what is kept.
func (w *Window) progressMenu() {
	l := w.look
	w.drop(w.header.progress,
		fyne.NewMenuItem(l.T("window.progress.export"), w.exportProgress),
		fyne.NewMenuItem(l.T("window.progress.import"), w.importProgress),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(l.T("window.progress.reset"), w.askReset))
}

// progressFile is what the file is called that progress is written to.
const progressFile = "batuta-progress.json"

// exportProgress writes what is kept into a file that the learner names. It
// asks before it takes the place of another.
func (w *Window) exportProgress() {
	l := w.look
	w.askPath("window.progress.export", "window.progress.export.what", progressFile, true, func(path string) {
		w.saveEdits()
		w.scribe.wait(partingTime)
		err := w.exportTo(path, os.O_EXCL)
		if errors.Is(err, fs.ErrExist) {
			w.ask(l.T("window.progress.export"), l.T("window.progress.export.there", path), l.T("window.progress.export.replace"),
				func() { w.told(w.exportTo(path, os.O_TRUNC), "window.progress.exported") })
			return
		}
		w.told(err, "window.progress.exported")
	})
}

// exportTo writes what is kept into a file; how says what becomes of one that is
// there: os.O_EXCL or os.O_TRUNC.
func (w *Window) exportTo(path string, how int) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|how, 0o600)
	if err != nil {
		return fmt.Errorf("export the progress: %w", err)
	}
	if err := errors.Join(w.book.Export(file), file.Close()); err != nil {
		return fmt.Errorf("export the progress: %w", err)
	}
	return nil
}

// importProgress adds what such a file holds.
func (w *Window) importProgress() {
	w.askPath("window.progress.import", "window.progress.import.what", progressFile, false, func(path string) {
		w.saveEdits()
		w.scribe.wait(partingTime)
		err := w.importFrom(path)
		if err == nil {
			w.recallAll()
		}
		w.told(err, "window.progress.imported")
	})
}

func (w *Window) importFrom(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("import progress: %w", err)
	}
	defer file.Close()
	if err := w.book.Import(file); err != nil {
		return fmt.Errorf("import progress: %w", err)
	}
	return nil
}

// askReset asks before it begins anew.
func (w *Window) askReset() {
	l := w.look
	w.ask(l.T("window.progress.reset"), l.T("window.progress.reset.what"), l.T("window.progress.reset.do"), w.resetProgress)
}

// resetProgress begins anew.
func (w *Window) resetProgress() {
	w.scribe.wait(partingTime)
	_, err := w.book.Reset()
	if err == nil {
		w.recallAll()
	}
	w.told(err, "window.progress.done")
}

// told says how something went that was done to what is kept.
func (w *Window) told(err error, key string) {
	if err != nil {
		w.complain(w.notKept(err))
		return
	}
	w.complain(trouble{})
	w.tell(w.look.T(key))
}

// recallAll shows what is kept now, in place of what the window had of it.
func (w *Window) recallAll() {
	w.leaveRun()
	w.kept = w.book.State()
	w.works = map[place]*work{}
	w.showProgram()
	w.build()
	w.clear()
}
