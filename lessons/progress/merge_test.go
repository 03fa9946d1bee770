package progress

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

// anyState is some state, of few lessons and few moments, so that two of them
// speak of the same.
func anyState(r *rand.Rand) State {
	at := func() time.Time {
		if n := r.IntN(4); n > 0 {
			return noon().Add(time.Duration(n) * time.Hour)
		}
		return time.Time{}
	}
	s := State{Last: Place{Lesson: []string{"a", "b"}[r.IntN(2)], At: at()}, Parts: map[string]Part{}}
	for range r.IntN(4) {
		p := Part{
			Passed: at(), Best: float64(r.IntN(3)), Skipped: r.IntN(2) == 0, Attempts: r.IntN(3), Hints: r.IntN(3),
			Predict: Prediction{r.IntN(2), r.IntN(2) == 0, at()},
		}
		if r.IntN(2) == 0 {
			p.Edit([]string{"", "httpx"}[r.IntN(2)], []string{"x", "y"}[r.IntN(2)], false, at())
		}
		s.Parts[[]string{"a/main", "b/main"}[r.IntN(2)]] = p.tidy()
	}
	return s
}

func TestMergingIsTheSameInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		a, b, c := anyState(r), anyState(r), anyState(r)
		ab, ba := merge(&a, &b), merge(&b, &a)
		if !reflect.DeepEqual(ab, ba) {
			t.Fatalf("%+v\nand %+v\nmerge to %+v\nor %+v", a, b, ab, ba)
		}
		if again := merge(&ab, &b); !reflect.DeepEqual(again, ab) {
			t.Fatalf("%+v\nonce more is %+v", ab, again)
		}
		bc := merge(&b, &c)
		if left, right := merge(&ab, &c), merge(&a, &bc); !reflect.DeepEqual(left, right) {
			t.Fatalf("%+v\nor %+v", left, right)
		}
	}
}

func TestOfTwoMarksTheBetterOneStays(t *testing.T) {
	early, late := noon(), noon().Add(time.Hour)
	edits := func(text string, at time.Time) map[string]Edit { return map[string]Edit{"": {text, at}} }
	for _, tt := range []struct {
		rule       string
		a, b, want Part
	}{
		{"the first time", Part{Passed: late}, Part{Passed: early}, Part{Passed: early}},
		{"the shortest run", Part{Best: 2}, Part{Best: 1}, Part{Best: 1}},
		{"a run, and none", Part{Best: 2}, Part{}, Part{Best: 2}},
		{"passed, not skipped", Part{Passed: late}, Part{Skipped: true}, Part{Passed: late}},
		{"skipped, not nothing", Part{Skipped: true}, Part{}, Part{Skipped: true}},
		{"most attempts, not their sum", Part{Attempts: 2}, Part{Attempts: 3}, Part{Attempts: 3}},
		{"most hints", Part{Hints: 2}, Part{Hints: 1}, Part{Hints: 2}},
		{"right, not the later", Part{Predict: Prediction{1, true, early}}, Part{Predict: Prediction{0, false, late}}, Part{Predict: Prediction{1, true, early}}},
		{"wrong, not none", Part{Predict: Prediction{0, false, early}}, Part{}, Part{Predict: Prediction{0, false, early}}},
		{"the newer text", Part{Edits: edits("old", early)}, Part{Edits: edits("new", late)}, Part{Edits: edits("new", late)}},
	} {
		if got := mergePart(tt.a, tt.b); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v", tt.rule, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5 {
		s := anyState(r)
		text, err := encode(&s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte(`{"batuta": "progress", "version": 1, "parts": {"a/main": {"best": -1, "attempts": -7, "skipped": true, "passed": "2026-03-01T12:00:00Z"}}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := decode(text)
		if err != nil {
			return
		}
		for key, p := range s.Parts {
			if p.Best < 0 || p.Attempts < 0 || p.Hints < 0 || p.Predict.Choice < 0 || p.Skipped && !p.Passed.IsZero() {
				t.Errorf("%s: %+v", key, p)
			}
		}
		once, err := encode(&s)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		again, err := decode(once)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if twice, err := encode(&again); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("it is another: %s\n%s", once, twice)
		}
	})
}
