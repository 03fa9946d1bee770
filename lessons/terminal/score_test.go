package terminal

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"batuta/assets"
	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("it differs from %s; it is\n%s", path, got)
	}
}

// written is the text of a score.
func written(t *testing.T, s *trace.Score, lang string, columns int) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteScore(&out, s, assets.Texts(lang), columns); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheScoreInText(t *testing.T) {
	s := everything().Score()
	golden(t, "everything-en.txt", written(t, s, "en", 100))
	golden(t, "everything-es.txt", written(t, s, "es", 100))
	golden(t, "everything-narrow.txt", written(t, s, "en", 60))
}

func TestARunThatStandsStillInTheSelector(t *testing.T) {
	s := everything()
	full := s.Score()
	wait := full.Bars[3]
	score := trace.NewScore()
	score.Extend(s.View().Upto(wait.Asked + 1))
	text := written(t, score, "en", 100)
	for _, want := range []string{"still waiting", "fd 9, to read", "4 bars"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
}

func TestNoLineOfTheGridIsWiderThanTheTerminal(t *testing.T) {
	s := everything().Score()
	for _, columns := range []int{50, 60, 80, 100, 200} {
		text := written(t, s, "es", columns)
		grid := text[strings.LastIndex(text, "\n\n         "):]
		grid = grid[:strings.Index(grid, "█ corre")]
		for _, line := range strings.Split(grid, "\n") {
			if n := utf8.RuneCountInString(line); n > columns {
				t.Errorf("with %d columns a line has %d: %s", columns, n, line)
			}
		}
	}
}

func TestAScoreWithoutBarsSaysSo(t *testing.T) {
	if got, want := written(t, trace.NewScore(), "en", 80), "No bars: the loop never turned.\n"; got != want {
		t.Errorf("it is %q, want %q", got, want)
	}
}

func TestWhatDoesNotFitIsNotDrawn(t *testing.T) {
	many, wide := tracetest.New(), tracetest.New()
	for range 2000 {
		many.Begin(trace.Ask{})
		many.End()
	}
	wide.Begin(trace.Ask{})
	for range 100 {
		wide.Callback(wide.Queue(0, "tick", trace.CauseOutside, 0), "tick", us, nil)
	}
	wide.End()
	for name, s := range map[string]*tracetest.Script{"too many bars": many, "a bar too wide": wide} {
		text := written(t, s.Score(), "en", 80)
		if strings.ContainsRune(text, barLine) || !strings.Contains(text, "The lanes are not drawn") {
			t.Errorf("%s: it ends with\n%s", name, text[len(text)-200:])
		}
	}
}
