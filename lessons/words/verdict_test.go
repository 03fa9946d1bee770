package words

import (
	"strings"
	"testing"
	"time"

	"batuta/assets"
	"batuta/lessons/judge"
)

// bound is a bound of a rule.
func bound(x float64) *float64 { return &x }

func TestAVerdictIsAShortFigure(t *testing.T) {
	number := func(x float64) judge.Finding { return judge.Finding{Value: judge.NumberOf(x), Found: true, Cycle: 11} }
	is := func(v judge.Value) *judge.Value { return &v }
	for _, tt := range []struct {
		rule    judge.Rule
		want    judge.Value
		state   judge.State
		reason  judge.Reason
		finding judge.Finding
		en, es  string
	}{
		{judge.Rule{Measure: judge.Measure{Name: "requests"}, AtLeast: bound(9)}, judge.Value{}, judge.Failed, 0, number(3), "3 of 9", "3 de 9"},
		{judge.Rule{Measure: judge.Measure{Name: "requests"}, AtLeast: bound(9)}, judge.Value{}, judge.Passed, 0, number(9), "9 of 9", "9 de 9"},
		{judge.Rule{Measure: judge.Measure{Name: "requests"}, AtLeast: bound(9)}, judge.Value{}, judge.Passed, 0, number(12), "12", "12"},
		{judge.Rule{Measure: judge.Measure{Name: "requests", For: "429"}, Is: is(judge.NumberOf(0))}, judge.NumberOf(0), judge.Failed, 0, number(6), "6, the first in cycle 11", "6; la primera vez, en el ciclo 11"},
		{judge.Rule{Measure: judge.Measure{Name: "requests", For: "429"}, Is: is(judge.NumberOf(0))}, judge.NumberOf(0), judge.Passed, 0, number(0), "0", "0"},
		{judge.Rule{Measure: judge.Measure{Name: "steps"}, Is: is(judge.NumberOf(2))}, judge.NumberOf(2), judge.Failed, 0, number(5), "5, wanted 2", "5; se pedía 2"},
		{judge.Rule{Measure: judge.Measure{Name: "requests-at-once"}, AtMost: bound(3)}, judge.Value{}, judge.Passed, 0, number(3), "3 at the most", "3 como máximo"},
		{judge.Rule{Measure: judge.Measure{Name: "requests-at-once"}, AtMost: bound(3)}, judge.Value{}, judge.Failed, 0, number(6), "6 at once, 3 allowed", "6 a la vez; máximo 3"},
		{judge.Rule{Measure: judge.Measure{Name: "waits-at-once"}, AtLeast: bound(5)}, judge.Value{}, judge.Failed, 0, number(4), "4 of 5", "4 de 5"},
		{judge.Rule{Measure: judge.Measure{Name: "time"}, AtMost: bound(0.5)}, judge.Value{}, judge.Passed, 0, number(0.4123), "0.41 s", "0.41 s"},
		{judge.Rule{Measure: judge.Measure{Name: "time"}, AtMost: bound(0.5)}, judge.Value{}, judge.Failed, 0, number(0.9), "0.90 s, wanted 0.50 s or less", "0.90 s; se pedía 0.50 s o menos"},
		{judge.Rule{Measure: judge.Measure{Name: "time"}, AtMost: bound(0.5)}, judge.Value{}, judge.Failed, 0, number(0.5011), "0.5011 s, wanted 0.50 s or less", "0.5011 s; se pedía 0.50 s o menos"},
		{judge.Rule{Measure: judge.Measure{Name: "time"}, AtLeast: bound(1)}, judge.Value{}, judge.Failed, 0, number(0.5), "0.50 s, wanted 1.00 s or more", "0.50 s; se pedía 1.00 s o más"},
		{judge.Rule{Measure: judge.Measure{Name: "longest-step"}, AtMost: bound(0.05)}, judge.Value{}, judge.Failed, 0, number(0.5), "0.50 s, wanted 50 ms or less", "0.50 s; se pedía 50 ms o menos"},
		{judge.Rule{Measure: judge.Measure{Name: "result"}, Is: is(judge.FactOf("x"))}, judge.TextOf("27"), judge.Failed, 0, judge.Finding{Value: judge.TextOf("26"), Found: true}, "26, wanted 27", "26; se pedía 27"},
		{judge.Rule{Measure: judge.Measure{Name: "result"}, Is: is(judge.FactOf("x"))}, judge.TextOf("27"), judge.Passed, 0, judge.Finding{Value: judge.TextOf("27"), Found: true}, "27", "27"},
		{judge.Rule{Measure: judge.Measure{Name: "failed"}, Is: is(judge.TextOf(""))}, judge.TextOf(""), judge.Failed, 0, judge.Finding{Value: judge.TextOf("KeyError"), Found: true}, "ended with KeyError", "terminó con KeyError"},
		{judge.Rule{Measure: judge.Measure{Name: "failed"}, Is: is(judge.TextOf(""))}, judge.TextOf(""), judge.Passed, 0, judge.Finding{Value: judge.TextOf(""), Found: true}, "ended well", "terminó bien"},
		{judge.Rule{Measure: judge.Measure{Name: "writers"}}, judge.LabelsOf("A", "B", "A"), judge.Failed, 0, judge.Finding{Value: judge.LabelsOf("A", "A", "B"), Found: true}, "no. 2 was A, wanted B", "n.º 2: A; se pedía B"},
		{judge.Rule{Measure: judge.Measure{Name: "writers"}}, judge.LabelsOf("A", "B", "A"), judge.Failed, 0, judge.Finding{Value: judge.LabelsOf("A", "B"), Found: true}, "2 of 3", "2 de 3"},
		{judge.Rule{Measure: judge.Measure{Name: "writers"}}, judge.LabelsOf("A"), judge.Failed, 0, judge.Finding{Value: judge.LabelsOf("A", "B"), Found: true}, "2, wanted 1", "2; se pedían 1"},
		{judge.Rule{Measure: judge.Measure{Name: "writers"}}, judge.LabelsOf("A", "B"), judge.Passed, 0, judge.Finding{Value: judge.LabelsOf("A", "B"), Found: true}, "A, B", "A, B"},
		{judge.Rule{Measure: judge.Measure{Name: "time", Of: "main()"}, AtMost: bound(1)}, judge.Value{}, judge.Open, 0, judge.Finding{}, "it did not end", "no terminó"},
		{judge.Rule{Measure: judge.Measure{Name: "time"}, AtMost: bound(1)}, judge.Value{}, judge.Open, judge.ProgramFailed, number(0.1), "the program failed", "el programa falló"},
		{judge.Rule{Measure: judge.Measure{Name: "time"}, AtMost: bound(1)}, judge.Value{}, judge.Open, judge.TraceForgotten, number(0.1), "its beginning is forgotten", "ya no se guarda el inicio"},
		{judge.Rule{Measure: judge.Measure{Name: "result"}}, judge.TextOf("1"), judge.Open, judge.TextIsShortened, judge.Finding{}, "too long to compare", "demasiado largo para comparar"},
	} {
		v := judge.Verdict{Rule: tt.rule, State: tt.state, Reason: tt.reason, Finding: tt.finding, Want: tt.want}
		if got := Verdict(assets.Texts("en"), v); got != tt.en {
			t.Errorf("%+v: %q, want %q", tt.rule, got, tt.en)
		}
		if got := Verdict(assets.Texts("es"), v); got != tt.es {
			t.Errorf("%+v: %q, want %q", tt.rule, got, tt.es)
		}
	}
}

func TestALongFigureIsCutToFitItsColumn(t *testing.T) {
	long := strings.Repeat("ñ", 100)
	v := judge.Verdict{State: judge.Passed, Finding: judge.Finding{Value: judge.TextOf(long), Found: true}}
	if got := []rune(Verdict(assets.Texts("en"), v)); len(got) != mostFigure || got[len(got)-1] != '…' {
		t.Errorf("%d characters: %s", len(got), string(got))
	}
}

func TestARunSaysItsAnswerInASentence(t *testing.T) {
	first := judge.Finding{
		Value: judge.TextOf("fetch('/orders')"), Found: true, Who: "fetch('/orders')", At: 166 * time.Millisecond,
		Next: "fetch('/users')", NextAt: 310 * time.Millisecond,
	}
	alone := first
	alone.Next = ""
	for _, tt := range []struct {
		measure judge.Measure
		finding judge.Finding
		en, es  string
	}{
		{judge.Measure{Name: "first-done"}, first, "fetch('/orders') finished first, at 0.166 s; next was fetch('/users'), at 0.310 s.", "fetch('/orders') terminó primero, a los 0.166 s; luego, fetch('/users'), a los 0.310 s."},
		{judge.Measure{Name: "first-done"}, alone, "fetch('/orders') finished, at 0.166 s, and no other.", "Solo terminó fetch('/orders'), a los 0.166 s."},
		{judge.Measure{Name: "time"}, judge.Finding{Value: judge.NumberOf(0.4)}, "The whole program took 0.40 s.", "El programa entero tardó 0.40 s."},
		{judge.Measure{Name: "time", Of: "*"}, judge.Finding{Value: judge.NumberOf(0.4), Who: "main()"}, "main() took 0.40 s.", "main() tardó 0.40 s."},
		{judge.Measure{Name: "writers"}, judge.Finding{Value: judge.LabelsOf("A", "B")}, "The lines were written in this order: A, B.", "Las líneas se escribieron en este orden: A, B."},
		{judge.Measure{Name: "steps", Of: "main()"}, judge.Finding{Value: judge.NumberOf(2)}, "Steps taken: 2 (main()).", "Pasos dados: 2 (main())."},
		{judge.Measure{Name: "tasks", For: "cancelled"}, judge.Finding{Value: judge.NumberOf(1)}, "Tasks that were cancelled: 1.", "Tareas canceladas: 1."},
		{judge.Measure{Name: "requests", For: "429"}, judge.Finding{Value: judge.NumberOf(6)}, "Requests answered: 6 with 429.", "Peticiones respondidas: 6 con 429."},
		{judge.Measure{Name: "requests", For: "open"}, judge.Finding{Value: judge.NumberOf(1)}, "Requests never answered: 1.", "Peticiones sin respuesta: 1."},
		{judge.Measure{Name: "failed"}, judge.Finding{Value: judge.TextOf("")}, "The program ended well.", "El programa terminó bien."},
		{judge.Measure{Name: "failed"}, judge.Finding{Value: judge.TextOf("KeyError")}, "The program ended with KeyError.", "El programa terminó con KeyError."},
		{judge.Measure{Name: "longest-step"}, judge.Finding{Value: judge.NumberOf(0.5), Who: "busy()"}, "The longest step took 0.50 s: busy().", "El paso más largo duró 0.50 s: busy()."},
		{judge.Measure{Name: "result"}, judge.Finding{Value: judge.TextOf("[1]"), Who: "main()"}, "main() returned [1].", "main() devolvió [1]."},
		{judge.Measure{Name: "outcome", Of: "save(*"}, judge.Finding{Value: judge.TextOf("cancelled"), Who: "save('score')"}, "save('score'): it was cancelled.", "save('score'): fue cancelada."},
		{judge.Measure{Name: "thread-time"}, judge.Finding{Value: judge.NumberOf(0.25)}, "Worker threads worked for 0.25 s.", "Los hilos de trabajo ocuparon 0.25 s."},
	} {
		if got := RunSays(assets.Texts("en"), tt.measure, tt.finding); got != tt.en {
			t.Errorf("%+v: %q, want %q", tt.measure, got, tt.en)
		}
		if got := RunSays(assets.Texts("es"), tt.measure, tt.finding); got != tt.es {
			t.Errorf("%+v: %q, want %q", tt.measure, got, tt.es)
		}
	}
}

func TestEveryMeasureHasItsWords(t *testing.T) {
	for _, lang := range assets.Languages() {
		texts := assets.Texts(lang)
		for _, name := range judge.Measures() {
			m := judge.Measure{Name: name}
			if got := Nothing(texts, m); strings.HasPrefix(got, "judge.") {
				t.Errorf("%s.json lacks %q", lang, got)
			}
			f := judge.Finding{Found: true, Who: "main()", Next: "other()"}
			for _, how := range []string{"", "returned", "failed", "cancelled", "dropped", "429", "open"} {
				m.For = how
				if m.Check() != nil {
					continue
				}
				if got := RunSays(texts, m, f); strings.Contains(got, "judge.") {
					t.Errorf("%s.json lacks %q (%s for %q)", lang, got, name, how)
				}
			}
		}
	}
}
