// Batuta teaches how asyncio's event loop schedules tasks: it shows a real
// loop, on a real selector, conducting a small program.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"batuta/assets"
	"batuta/gui"
	"batuta/lessons"
	"batuta/lessons/progress"
	"batuta/lessons/runfile"
	"batuta/lessons/terminal"
)

// What FyneApp.toml says too; a test holds them together.
const (
	appID   = "org.batuta.Batuta"
	version = "0.1.0"
	build   = 1
)

// The exit codes.
const (
	exitOK = iota
	exitFailed
	exitUsage
)

// memoryLimit is from how much memory on the collector works harder: the bounds of a
// program and of its trace, and as much as window and all else may need. So the
// process stays near 700 MB at most; what outruns the collector goes beyond it for a while.
const memoryLimit = 600 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" { // else it is the user's choice
		debug.SetMemoryLimit(memoryLimit)
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run does what args ask for and answers the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 && args[0] == "run" {
		return terminal.Run(args[1:], os.Stdin, stdout, stderr, terminal.RunPython)
	}
	if len(args) > 0 && args[0] == "serve" {
		return terminal.Serve(args[1:], stdout, stderr)
	}
	if len(args) > 0 && args[0] == "check" {
		return terminal.Check(args[1:], stdout, stderr)
	}
	if len(args) > 0 && (args[0] == "play" || args[0] == "lessons") {
		return terminal.Main(args, stdout, stderr)
	}
	t := assets.Texts(assets.System())
	o, wrong := parse(args)
	switch {
	case wrong != nil:
		complain(stderr, t.T("main.misuse", t.T(wrong.key, wrong.args...)))
		return exitUsage
	case o.help:
		fmt.Fprintln(stdout, t.T("main.help"))
		return exitOK
	case o.version:
		fmt.Fprintln(stdout, "batuta", version)
		return exitOK
	}
	err := play(o, t, stdout, stderr)
	var left exit
	switch {
	case errors.As(err, &left):
		return int(left)
	case err != nil:
		complain(stderr, err.Error())
		return exitFailed
	}
	return exitOK
}

// complain says what is the matter in one line, whatever stood in the arguments.
func complain(stderr io.Writer, what string) {
	fmt.Fprintf(stderr, "batuta: %s\n", strings.Join(strings.Fields(what), " "))
}

// options is what the flags say.
type options struct {
	help, version bool
	report        string
	lessons       string // a folder of lessons; "": those that come with the program
	open          string // a program or a run to open; "": none
}

// misuse says what is wrong with the arguments: a text of the catalogue.
type misuse struct {
	key  string
	args []any
}

// parse reads the flags.
func parse(args []string) (options, *misuse) {
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
				return o, &misuse{key: "main.misuse.report"}
			}
			o.report = value
		case "--lessons":
			if !given && len(args) > 0 {
				value, args = args[0], args[1:]
			}
			if value == "" {
				return o, &misuse{key: "main.misuse.lessons"}
			}
			o.lessons = value
		default:
			if strings.HasPrefix(name, "-") {
				return o, &misuse{"main.misuse.flag", []any{name}}
			}
			if ext := filepath.Ext(name); o.open != "" || ext != ".py" && ext != runfile.Extension {
				return o, &misuse{"main.misuse.command", []any{name}}
			}
			if _, err := os.Stat(name); err != nil {
				return o, &misuse{"main.misuse.open", []any{name}}
			}
			o.open = name
		}
	}
	return o, nil
}

// exit is the exit code of a run in the terminal.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// load reads the lessons of a folder, or those that come with the program.
func load(folder string) ([]*lessons.Lesson, error) {
	if folder == "" {
		return lessons.Load()
	}
	all, err := lessons.LoadFrom(os.DirFS(folder))
	if err == nil && len(all) == 0 {
		err = errors.New("there is no lesson in it")
	}
	if err != nil {
		return nil, fmt.Errorf("--lessons %s: %w", folder, err)
	}
	return all, nil
}

// play opens the window, or plays the first lesson in the terminal where
// there is no display.
func play(o options, t *assets.Catalog, stdout, stderr io.Writer) error {
	all, err := load(o.lessons)
	if err != nil {
		return err
	}
	if !gui.Display(runtime.GOOS) {
		complain(stderr, t.T("main.nodisplay"))
		args := []string{"play", all[0].ID}
		if o.lessons != "" {
			args = append(args, "--lessons", o.lessons)
		}
		if code := terminal.Main(args, stdout, stderr); code != exitOK {
			return exit(code)
		}
		return nil
	}
	opened := gui.Options{Lessons: gui.Lessons(all)}
	if o.report != "" {
		file, err := os.Create(o.report)
		if err != nil {
			return fmt.Errorf("%s: %w", t.T("main.report"), err)
		}
		defer file.Close()
		opened.Report = file
	}
	if cache, err := os.UserCacheDir(); err == nil {
		// Fyne makes its own folder in it, but not this one, which a new
		// user may lack. Without it the window works too.
		_ = os.MkdirAll(cache, 0o700)
	}
	opened.Book, opened.BookTrouble = progress.Open(progress.At(o.lessons))
	app.SetMetadata(metadata())
	w, err := gui.New(app.NewWithID(appID), opened)
	if err != nil {
		return err
	}
	if o.open != "" {
		w.Open(o.open)
	}
	// It only saves time: what is wrong with it, the first run says better.
	go func() { _ = lessons.WarmUp() }()
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
