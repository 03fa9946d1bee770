package words

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"batuta/assets"
	"batuta/lessons/progress"
)

func TestEachTroubleWithTheProgressIsSaidInBothLanguages(t *testing.T) {
	for _, lang := range assets.Languages() {
		said := map[string]bool{}
		for _, trouble := range []progress.Trouble{
			progress.Damaged, progress.Newer, progress.Busy, progress.Unread, progress.Unsaved, progress.Unsure, progress.Rejected,
		} {
			err := fmt.Errorf("open it: %w", &progress.Error{Trouble: trouble, Path: "PATH", Aside: "ASIDE", Err: errors.New("CAUSE")})
			text := Progress(assets.Texts(lang), err)
			if strings.HasPrefix(text, "kept.") || !strings.Contains(text, "PATH") && trouble != progress.Rejected || said[text] {
				t.Errorf("%s, %s: %q", lang, trouble, text)
			}
			if trouble == progress.Damaged && !strings.Contains(text, "ASIDE") {
				t.Errorf("%s: it does not say where it is: %q", lang, text)
			}
			said[text] = true
		}
		if got := Progress(assets.Texts(lang), errors.New("what else")); got != "what else" {
			t.Errorf("%s: %q", lang, got)
		}
	}
}
