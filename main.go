// Batuta teaches how asyncio's event loop schedules tasks: it shows a real
// loop, on a real selector, conducting a small program.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"batuta/assets"
	"batuta/gui"
	"batuta/lessons"
	"batuta/lessons/terminal"
)

// What FyneApp.toml says too; a test holds them together.
const (
	appID   = "org.batuta.Batuta"
	version = "0.1.0"
	build   = 1
)

const usage = `Batuta shows how asyncio's event loop schedules tasks.

Usage:
  batuta                     open the window
  batuta lessons             list the lessons, one a line
  batuta play LESSON [...]   play a lesson in the terminal (batuta play --help)
  batuta --version           print the version
  batuta --help              print this help

For tests that watch the window from outside:
  --report FILE   write to FILE what the window says and shows, as lines of
                  JSON, whenever it changes, ten times a second at most:
                  state, live, lesson, lang, theme, cycle, cycles, beat,
                  running, ready, waiting, selector, message, events,
                  position, output, and controls: where each button is, as
                  [x, y, width, height] in pixels of the window
`

// The exit codes.
const (
	exitOK = iota
	exitFailed
	exitUsage
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run does what args ask for and answers the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 && (args[0] == "play" || args[0] == "lessons") {
		return terminal.Main(args, stdout, stderr)
	}
	o, err := parse(args)
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "batuta: %v; see batuta --help\n", err)
		return exitUsage
	case o.help:
		fmt.Fprint(stdout, usage)
		return exitOK
	case o.version:
		fmt.Fprintln(stdout, "batuta", version)
		return exitOK
	}
	err = play(o, stdout, stderr)
	var left exit
	switch {
	case errors.As(err, &left):
		return int(left)
	case err != nil:
		fmt.Fprintf(stderr, "batuta: %v\n", err)
		return exitFailed
	}
	return exitOK
}

// options is what the flags say.
type options struct {
	help, version bool
	report        string
}

// parse reads the flags. They are few, and an error of theirs is one line.
func parse(args []string) (options, error) {
	var o options
	for len(args) > 0 {
		name, value, given := strings.Cut(args[0], "=")
		args = args[1:]
		switch name {
		case "--help", "-h", "help":
			o.help = true
		case "--version":
			o.version = true
		case "--report":
			if !given && len(args) > 0 {
				value, args = args[0], args[1:]
			}
			if value == "" {
				return o, errors.New("--report needs the name of a file")
			}
			o.report = value
		default:
			if strings.HasPrefix(name, "-") {
				return o, fmt.Errorf("there is no flag %s", name)
			}
			return o, fmt.Errorf("there is no command %q", name)
		}
	}
	return o, nil
}

// exit is the exit code of a run in the terminal.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// play opens the window, or plays the first lesson in the terminal where
// there is no display.
func play(o options, stdout, stderr io.Writer) error {
	all, err := lessons.Load()
	if err != nil {
		return err
	}
	if !gui.Display(runtime.GOOS) {
		fmt.Fprintf(stderr, "batuta: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so lesson 1 plays here\n")
		if code := terminal.Main([]string{"play", all[0].ID}, stdout, stderr); code != exitOK {
			return exit(code)
		}
		return nil
	}
	opened := gui.Options{Lessons: gui.Lessons(all)}
	if o.report != "" {
		file, err := os.Create(o.report)
		if err != nil {
			return fmt.Errorf("open the report: %w", err)
		}
		defer file.Close()
		opened.Report = file
	}
	if cache, err := os.UserCacheDir(); err == nil {
		// Fyne makes its own folder in it, but not this one, which a new
		// user may lack. Without it the window works too.
		_ = os.MkdirAll(cache, 0o700)
	}
	app.SetMetadata(metadata())
	w, err := gui.New(app.NewWithID(appID), opened)
	if err != nil {
		return err
	}
	w.ShowAndRun()
	return nil
}

// metadata is the application's card. That its calls come from the right thread
// is said by the build tag migrated_fynedo and by FyneApp.toml, not here: here
// it would silence the toolkit in builds that are made to complain, too.
func metadata() fyne.AppMetadata {
	return fyne.AppMetadata{
		ID: appID, Name: "Batuta", Version: version, Build: build,
		Icon: fyne.NewStaticResource("batuta.svg", assets.Icon),
	}
}
