// Package terminal is Batuta without its window: it lists the lessons, and
// plays one as text, so that the same run that the window shows can be read in
// a terminal, a log or a pipe.
package terminal

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"batuta/assets"
	"batuta/lessons"
	"batuta/lessons/words"
)

// The exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // the program failed, or could not be played
	exitMisuse = 2 // the arguments make no sense
)

// Main does what args ask for, "lessons" or "play LESSON" with its flags, and
// answers the process's exit code: 0, 1 when the program that was played
// failed, 2 when args make no sense. Of the latter one line on stderr speaks.
//
// While a program plays, SIGINT stops it as it stops Python, and so do SIGTERM
// and SIGHUP: whichever of them ends a run, it leaves nothing behind.
func Main(args []string, stdout, stderr io.Writer) int {
	interrupts := make(chan os.Signal, 1)
	a := &app{
		stdout: stdout, stderr: stderr, columns: columnsOf(stdout), load: lessons.Load,
		interrupts: interrupts,
		catch:      func() func() { return catch(interrupts) },
	}
	return a.run(args)
}

// catch has the signals that ask a process to end come through interrupts,
// until release gives them back their usual effect. Windows makes a SIGTERM of
// its own, when the console is closed.
func catch(interrupts chan<- os.Signal) (release func()) {
	signal.Notify(interrupts, endings()...)
	return func() { signal.Stop(interrupts) }
}

// endings are the signals that end a run. A SIGHUP that is ignored already, as
// nohup has it, stays so.
func endings() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// app is one call of Main, with what it takes from around it.
type app struct {
	stdout, stderr io.Writer
	columns        int // the terminal's width
	load           func() ([]*lessons.Lesson, error)
	interrupts     <-chan os.Signal
	catch          func() (release func()) // has interrupts come through the channel
}

func (a *app) run(args []string) int {
	c, wrong := parse(args)
	t := assets.Texts(c.lang)
	switch {
	case wrong != nil:
		return a.misused(t, wrong)
	case c.help:
		fmt.Fprintln(a.stdout, t.T("terminal.help"))
		return exitOK
	}
	if c.folder != "" {
		a.load = func() ([]*lessons.Lesson, error) { return lessonsFrom(c.folder) }
	}
	all, err := a.load()
	switch {
	case err != nil && c.folder != "":
		return a.misused(t, &misuse{"terminal.misuse.folder", []any{"--lessons", c.folder, reason(err)}})
	case err != nil:
		return a.failed(err)
	case c.command == commandLessons:
		return a.list(all, c.lang)
	}
	ch, wrong := choose(all, c)
	if wrong != nil {
		return a.misused(t, wrong)
	}
	return a.play(ch, c, t)
}

// list prints the lessons, one a line: number, id and title; below one of
// several parts, these.
func (a *app) list(all []*lessons.Lesson, lang string) int {
	longest := 0
	for _, l := range all {
		longest = max(longest, len(l.ID))
	}
	var b strings.Builder
	for _, l := range all {
		fmt.Fprintf(&b, "%2d  %-*s  %s\n", l.Number, longest, l.ID, l.Page(lang).Title)
		for i := range l.Parts {
			b.WriteString(partLine(l, i, lang))
		}
	}
	if _, err := io.WriteString(a.stdout, b.String()); err != nil {
		return a.failed(fmt.Errorf("list the lessons: %w", err))
	}
	return exitOK
}

// partLine is a part in the list: how to name it, its title, and its programs if
// one may choose. The only part of a lesson with one program has none.
func partLine(l *lessons.Lesson, part int, lang string) string {
	p := &l.Parts[part]
	if len(l.Parts) == 1 && len(p.Variants) == 1 {
		return ""
	}
	line := "    " + nameOf(l, p.ID)
	if title := l.Page(lang).Parts[part].Title; title != "" {
		line += "  " + title
	}
	if len(p.Variants) > 1 {
		line += "  (" + list(namesOf(p.Variants)) + ")"
	}
	return line + "\n"
}

// namesOf are the names of programs.
func namesOf(variants []lessons.Variant) []string {
	var names []string
	for _, v := range variants {
		names = append(names, v.Name)
	}
	return names
}

// find is the lesson of that id or number, nil if there is none.
func find(all []*lessons.Lesson, name string) *lessons.Lesson {
	for _, l := range all {
		if name == l.ID || name == strconv.Itoa(l.Number) {
			return l
		}
	}
	return nil
}

// unknown says which lessons there are, none being the one that was named.
func unknown(all []*lessons.Lesson, name string) *misuse {
	var ids []string
	for _, l := range all {
		ids = append(ids, fmt.Sprintf("%d %s", l.Number, l.ID))
	}
	if name == "" {
		return &misuse{"terminal.misuse.nolesson", []any{list(ids)}}
	}
	return &misuse{"terminal.misuse.lesson", []any{name, list(ids)}}
}

func (a *app) misused(t words.Texts, m *misuse) int {
	fmt.Fprintf(a.stderr, "batuta: %s\n", oneLine(t.T(m.key, m.args...)))
	return exitMisuse
}

func (a *app) failed(err error) int {
	fmt.Fprintf(a.stderr, "batuta: %s\n", oneLine(err.Error()))
	return exitFailed
}

// oneLine keeps a message in one line, whatever stood in the arguments.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
