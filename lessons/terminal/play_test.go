package terminal

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"batuta/lessons"
	"batuta/loopcore"
)

// testbed is an app whose surroundings a test holds.
type testbed struct {
	app        *app
	out, err   bytes.Buffer
	interrupts chan os.Signal
	released   chan struct{} // closed once interrupts are let go
}

// newTestbed makes one with lesson 1, or with fn as lesson 1's program.
func newTestbed(t *testing.T, fn func(co *loopcore.Co) (any, error)) *testbed {
	t.Setenv("LC_ALL", "C")
	b := &testbed{interrupts: make(chan os.Signal, 1), released: make(chan struct{})}
	release := sync.OnceFunc(func() { close(b.released) })
	b.app = &app{
		stdout: &b.out, stderr: &b.err, columns: 100, interrupts: b.interrupts,
		catch: func() func() { return release },
		load: func() ([]*lessons.Lesson, error) {
			all, err := lessons.Load()
			if err != nil {
				return nil, err
			}
			all = all[:1]
			if fn != nil {
				all[0].Parts[0].Variants[0].Program = lessons.Program{
					Name: "test.go", Play: func(s *lessons.Stage) (any, error) {
						o, err := s.Loop()
						if err != nil {
							return nil, err
						}
						return loopcore.Run(o, loopcore.Coro(fn))
					},
				}
			}
			return all, nil
		},
	}
	return b
}

// run calls the app with args and wants an exit code.
func (b *testbed) run(t *testing.T, args string, want int) {
	t.Helper()
	if got := b.app.run(strings.Fields(args)); got != want {
		t.Errorf("%s: exit code %d, want %d; stderr: %s", args, got, want, b.err.String())
	}
}

func TestMisuseIsOneLineThatSaysWhatThereIs(t *testing.T) {
	for args, want := range map[string]string{
		"":                           "batuta: a command is missing; there are: play, lessons\n",
		"dance":                      "batuta: there is no command dance; there are: play, lessons\n",
		"dance --lang es":            "batuta: no existe el comando dance; hay: play, lessons\n",
		"play":                       "batuta: play needs a lesson; there are: 1 conductor\n",
		"play --debug":               "batuta: play needs a lesson; there are: 1 conductor\n",
		"play tango":                 "batuta: there is no lesson \"tango\"; there are: 1 conductor\n",
		"play 0":                     "batuta: there is no lesson \"0\"; there are: 1 conductor\n",
		"play tango --lang es":       "batuta: no existe la lección \"tango\"; hay: 1 conductor\n",
		"play 1 2":                   "batuta: play does not take 2\n",
		"play 1 --loud":              "batuta: there is no flag --loud; play takes: --with, --lessons, --lang, --debug, --clock, --allow-net, --help\n",
		"play 1 -x":                  "batuta: there is no flag -x; play takes: --with, --lessons, --lang, --debug, --clock, --allow-net, --help\n",
		"play 1 --lang fr":           "batuta: --lang cannot be \"fr\"; it can be: en, es\n",
		"play 1 --lang":              "batuta: --lang cannot be \"\"; it can be: en, es\n",
		"play 1 --clock=sun":         "batuta: --clock cannot be \"sun\"; it can be: real, virtual\n",
		"play 1/tango":               "batuta: conductor has no part \"tango\"; there are: conductor/main\n",
		"play 1 --with tango":        "batuta: conductor has one program: --with chooses where there are several\n",
		"play 1 --with":              "batuta: --with needs a value\n",
		"play 1 --allow-net=yes":     "batuta: --allow-net takes no value, but got yes\n",
		"lessons --lessons /no/such": "batuta: --lessons: cannot use the folder /no/such: no such file or directory\n",
		"play 1 --debug=yes":         "batuta: --debug takes no value, but got yes\n",
		"lessons --debug":            "batuta: there is no flag --debug; lessons takes: --lessons, --lang, --help\n",
		"lessons one":                "batuta: lessons does not take one\n",
		"lessons --loud --lang=es x": "batuta: no existe la opción --loud; lessons acepta: --lessons, --lang, --help\n",
	} {
		b := newTestbed(t, nil)
		b.run(t, args, exitMisuse)
		if got := b.err.String(); got != want {
			t.Errorf("%q: stderr is %q, want %q", args, got, want)
		}
		if b.out.Len() > 0 {
			t.Errorf("%q: stdout is %q", args, b.out.String())
		}
	}
}

func TestALineOfMisuseHasNoOther(t *testing.T) {
	b := newTestbed(t, nil)
	if code := b.app.run([]string{"play", "tango\nfoxtrot"}); code != exitMisuse || strings.Count(b.err.String(), "\n") != 1 {
		t.Errorf("exit code %d and %q", code, b.err.String())
	}
}

func TestTheLessonsAreListedOneALine(t *testing.T) {
	for args, want := range map[string]string{
		"lessons":           " 1  conductor  Meet the conductor\n",
		"lessons --lang es": " 1  conductor  Conoce al director\n",
	} {
		b := newTestbed(t, nil)
		b.run(t, args, exitOK)
		if got := b.out.String(); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", args, got, want)
		}
	}
}

func TestHelpIsInTheReadersLanguage(t *testing.T) {
	for args, want := range map[string]string{
		"--help":                   "list the lessons",
		"play --help":              "Ctrl+C stops",
		"lessons -h":               "list the lessons",
		"play -h --lang es":        "Ctrl+C detiene",
		"lessons --help --lang=es": "lista las lecciones",
	} {
		b := newTestbed(t, nil)
		b.run(t, args, exitOK)
		if got := b.out.String(); !strings.Contains(got, want) || b.err.Len() > 0 {
			t.Errorf("%s: %q, want %q in it; stderr: %q", args, got, want, b.err.String())
		}
	}
}

// wants checks that out holds each of the texts, one after the other.
func wants(t *testing.T, out string, texts ...string) {
	t.Helper()
	rest := out
	for _, text := range texts {
		_, after, ok := strings.Cut(rest, text)
		if !ok {
			t.Fatalf("there is no %q, or not in its place, in\n%s", text, out)
		}
		rest = after
	}
}

func TestALessonIsPlayedAsLogOutputAndScore(t *testing.T) {
	defer goleak.VerifyNone(t)
	for _, name := range []string{"1", "conductor"} {
		b := newTestbed(t, nil)
		b.run(t, "play --clock virtual --debug "+name, exitOK)
		wants(
			t, b.out.String(), "1 · Meet the conductor", "── Log ──", "DEBUG:asyncio:Using selector: ", "DEBUG:asyncio:Close ",
			"── Output ──", "/orders ", " bytes", "all together:", "The program ended.", "── Score ──", "bar 1 · at 0.000 s",
			"main() is ready", "gather: 4 tasks", "the timer of sleep(0.4) is due", "── asyncio.run closes ──",
			"loop ", "selector ", "main() ", " fetch('/users') ", " to_thread(read) ", "█ runs",
		)
	}
}

func TestALessonIsPlayedInSpanish(t *testing.T) {
	defer goleak.VerifyNone(t)
	b := newTestbed(t, nil)
	b.run(t, "play 1 --lang es --clock virtual", exitOK)
	wants(
		t, b.out.String(), "1 · Conoce al director", "── Log ──", "── Salida ──", "El programa terminó.",
		"── Partitura ──", "compás 1 · ", "hilo auxiliar", "█ corre",
	)
}

func TestAProgramThatFailsIsExitCode1(t *testing.T) {
	defer goleak.VerifyNone(t)
	b := newTestbed(t, func(co *loopcore.Co) (any, error) {
		return nil, errors.New("no such tune")
	})
	b.run(t, "play 1", exitFailed)
	wants(t, b.out.String(), "The program ended with an error: no such tune", "raised no such tune", "█!")
	if b.err.Len() > 0 {
		t.Errorf("stderr is %q", b.err.String())
	}
}

func TestLinesAppearAsTheyHappenAndAnInterruptStopsTheRun(t *testing.T) {
	defer goleak.VerifyNone(t)
	b := newTestbed(t, func(co *loopcore.Co) (any, error) {
		co.Println("tuning")
		return nil, co.Sleep(3600)
	})
	read, write := io.Pipe()
	b.app.stdout = write
	code := make(chan int, 1)
	go func() {
		code <- b.app.run([]string{"play", "1"})
		write.Close()
	}()
	lines := bufio.NewScanner(read)
	for lines.Scan() && lines.Text() != "tuning" {
	}
	if lines.Text() != "tuning" {
		t.Fatal("the program's line did not appear")
	}
	begun := time.Now()
	b.interrupts <- os.Interrupt
	<-b.released // a second one would end the process
	var rest strings.Builder
	for lines.Scan() {
		rest.WriteString(lines.Text() + "\n")
	}
	if got := <-code; got != exitFailed {
		t.Errorf("exit code %d, want %d", got, exitFailed)
	}
	wants(t, rest.String(), "The program was stopped.", "── Score ──", "now waits: timer, due at 3600", "cancelled")
	if d := time.Since(begun); d > 5*time.Second {
		t.Errorf("it took %v to stop", d)
	}
}

// closed is a reader who has gone.
type closed struct{ after int }

func (c *closed) Write(p []byte) (int, error) {
	if c.after--; c.after < 0 {
		return 0, io.ErrClosedPipe
	}
	return len(p), nil
}

func TestARunEndsWhenNobodyReadsIt(t *testing.T) {
	defer goleak.VerifyNone(t)
	for after := range 4 {
		b := newTestbed(t, func(co *loopcore.Co) (any, error) {
			co.Println("is anybody there?")
			return nil, co.Sleep(3600)
		})
		b.app.stdout = &closed{after: after}
		b.run(t, "play 1", exitFailed)
		if got := b.err.String(); !strings.Contains(got, io.ErrClosedPipe.Error()) || strings.Count(got, "\n") != 1 {
			t.Errorf("after %d writes: stderr is %q", after, got)
		}
	}
}

func TestABrokenCatalogueIsToldInOneLine(t *testing.T) {
	b := newTestbed(t, nil)
	b.app.load = func() ([]*lessons.Lesson, error) { return nil, errors.New("load the lessons:\n no page") }
	b.run(t, "lessons", exitFailed)
	if got, want := b.err.String(), "batuta: load the lessons: no page\n"; got != want {
		t.Errorf("stderr is %q, want %q", got, want)
	}
}

func TestTheWidthIsWhatTheEnvironmentSays(t *testing.T) {
	for value, want := range map[string]int{"72": 72, "": usualColumns, "-5": usualColumns, "wide": usualColumns} {
		t.Setenv("COLUMNS", value)
		if got := columnsOf(&bytes.Buffer{}); got != want {
			t.Errorf("COLUMNS=%q: %d, want %d", value, got, want)
		}
	}
	t.Setenv("COLUMNS", "")
	file, err := os.Create(t.TempDir() + "/out")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if got := columnsOf(file); got != usualColumns {
		t.Errorf("a file has %d columns", got)
	}
}

func TestMainDoesWhatTheArgumentsSay(t *testing.T) {
	t.Setenv("LC_ALL", "C")
	var out, err bytes.Buffer
	if code := Main([]string{"lessons"}, &out, &err); code != exitOK || !strings.Contains(out.String(), "conductor") {
		t.Errorf("exit code %d, %q, %q", code, out.String(), err.String())
	}
	out.Reset()
	if code := Main([]string{"play", "1", "--clock=virtual"}, &out, &err); code != exitOK || err.Len() > 0 {
		t.Errorf("exit code %d, %q", code, err.String())
	}
	wants(t, out.String(), "The program ended.")
}
