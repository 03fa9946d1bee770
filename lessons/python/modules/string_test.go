package modules_test

import (
	"strings"
	"testing"
)

// TestTemplatePatternsNotYet has a Template with a pattern of its own be
// refused by name: it would need regular expressions.
func TestTemplatePatternsNotYet(t *testing.T) {
	for _, name := range []string{"pattern", "idpattern", "braceidpattern", "flags"} {
		got := play(t, "from string import Template\ntry:\n    class T(Template):\n        "+name+" = 'x'\nexcept NotImplementedError as e:\n    show(e)\n")
		if want := "not in Batuta yet: string.Template." + name; !strings.HasPrefix(got, want) {
			t.Errorf("%s: printed %q, want %q", name, got, want)
		}
	}
	if got := play(t, "from string import Template\ntry:\n    Template.pattern\nexcept NotImplementedError as e:\n    show(e)\n"); got != "not in Batuta yet: string.Template.pattern\n" {
		t.Errorf("printed %q", got)
	}
}
