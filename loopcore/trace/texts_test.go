package trace

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// longText is a text that does not last.
func longText(i int) string {
	return fmt.Sprintf("%064d %d", i, i)
}

func TestEqualTextsShareANumber(t *testing.T) {
	r := NewRecorder(&ticks{})
	for _, s := range []string{"", "fetch('/users')", "reçu", longText(1)} {
		a, b := r.Intern(s), r.Intern(s)
		if a != b {
			t.Errorf("%q got the numbers %d and %d", s, a, b)
		}
		if got := r.View().Text(a); got != s {
			t.Errorf("the text of %q is %q", s, got)
		}
	}
	if r.Intern("") != 0 {
		t.Error("the empty string is not 0")
	}
}

func TestALongTextGoesWithItsEvents(t *testing.T) {
	r := newRecorder(&ticks{}, 6, 1000)
	const n = 20_000
	for i := range n {
		r.Append(Event{A: int64(i), Text: r.Intern(longText(i))})
		r.Append(Event{A: int64(i), Text: r.Intern("short")})
	}
	v := r.View()
	for i := v.First(); i < v.End(); i++ {
		e := v.At(i)
		want := "short"
		if i%2 == 0 {
			want = longText(int(e.A))
		}
		if got := v.Text(e.Text); got != want {
			t.Fatalf("the text of event %d is %q, want %q", i, got, want)
		}
	}
	if kept := r.texts.passing.window(); kept.end-kept.first() > 1000 {
		t.Errorf("%d texts are kept for 1,000 events, half of which have one", kept.end-kept.first())
	}
	if got := v.Text(passing); got != forgotten {
		t.Errorf("the first long text is still %q", got)
	}
	if len(r.texts.sizes) > 1+1000>>textBits {
		t.Errorf("sizes of %d chunks are kept", len(r.texts.sizes))
	}
}

func TestShortTextsBeyondTheTableGoToo(t *testing.T) {
	r := newRecorder(&ticks{}, 6, 1000)
	for i := range 2 * lastingCount {
		s := fmt.Sprintf("Task-%d", i)
		r.Append(Event{Text: r.Intern(s)})
		v := r.View()
		if got := v.Text(v.At(v.End() - 1).Text); got != s {
			t.Fatalf("the text of %q is %q", s, got)
		}
	}
	if n := len(r.texts.ids); n > lastingCount {
		t.Errorf("%d texts last, want at most %d", n, lastingCount)
	}
	if w := r.texts.passing.window(); w.end-w.first() > 2000 {
		t.Errorf("%d texts are kept for 1,000 events", w.end-w.first())
	}
}

func TestLongTextsTakeBoundedMemory(t *testing.T) {
	r := NewRecorder(&ticks{})
	tail := strings.Repeat("x", 1<<20)
	for i := range 600 {
		id := r.Intern(fmt.Sprint(i) + tail)
		got := r.View().Text(id)
		if len(got) > MaxText || !strings.HasPrefix(got, fmt.Sprint(i)+"x") || !strings.HasSuffix(got, forgotten) {
			t.Fatalf("text %d has %d bytes, from %q to %q", i, len(got), got[:5], got[len(got)-5:])
		}
	}
	if r.texts.bytes > passingBytes {
		t.Errorf("the texts take %d bytes, want at most %d", r.texts.bytes, passingBytes)
	}
	if got := r.View().Text(passing); got != forgotten {
		t.Error("the first text is still there")
	}
}

func TestATextIsCutBetweenCharacters(t *testing.T) {
	for i := range 4 {
		got := cut(strings.Repeat("x", i) + strings.Repeat("ñ", MaxText))
		if len(got) > MaxText || !utf8.ValidString(got) {
			t.Errorf("%d bytes, valid %v", len(got), utf8.ValidString(got))
		}
	}
}

func TestPassingNumbersMayWrap(t *testing.T) {
	var x texts
	x.init()
	// As if two thousand million texts had come and gone.
	const n = passing - 100
	x.passing.end.Store(n &^ (1<<textBits - 1))
	x.passing.head.Store(&chunks[string]{first: n &^ (1<<textBits - 1)})
	for i := range 1000 {
		if got := x.at(x.intern(longText(i))); got != longText(i) {
			t.Fatalf("text %d is %q", i, got)
		}
	}
	if got := x.at(x.intern(longText(0))); got != longText(0) {
		t.Errorf("the first is now %q", got)
	}
}

func TestAnUnknownTextIsAnEllipsis(t *testing.T) {
	r := NewRecorder(&ticks{})
	for _, id := range []Text{1, 1 << 20, passing, passing | 77, 1<<32 - 1} {
		if got := r.View().Text(id); got != forgotten {
			t.Errorf("text %d is %q", id, got)
		}
	}
	if got := (View{}).Text(9); got != "" {
		t.Errorf("a text of the zero view is %q", got)
	}
}
