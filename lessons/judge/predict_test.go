package judge_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"batuta/lessons/judge"
	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

func TestThePredictionOfWhoIsFirstIsAnsweredByTheTasksThatReturned(t *testing.T) {
	type end struct {
		label string
		how   trace.Outcome
	}
	for _, tt := range []struct {
		name  string
		ends  []end
		first int    // -1 for no answer
		next  string // who came after it
	}{
		{"nobody has finished", nil, -1, ""},
		{"one has", []end{{"b", trace.Returned}}, 1, ""},
		{"two have", []end{{"c", trace.Returned}, {"a", trace.Returned}, {"b", trace.Returned}}, 2, "a"},
		{"one that was not asked about", []end{{"x", trace.Returned}, {"a", trace.Returned}}, 0, ""},
		{"one that failed", []end{{"a", trace.Failed}, {"c", trace.Returned}}, 2, ""},
		{"one that was cancelled, alone", []end{{"a", trace.Cancelled}}, -1, ""},
		{"two of one name", []end{{"a", trace.Returned}, {"a", trace.Returned}, {"b", trace.Returned}}, 0, "b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := tracetest.New()
			for _, e := range tt.ends {
				task, h := s.Make(0, e.label)
				s.Step(h, task, time.Millisecond, func() { s.Done(task, e.how, "") })
			}
			p := judge.Prediction{
				Measure: judge.Measure{Name: "first-done"},
				Choices: []judge.Value{judge.TextOf("a"), judge.TextOf("b"), judge.TextOf("c")},
			}
			a, ok := judge.Predict(judge.Run{View: s.View()}, p)
			if ok != (tt.first >= 0) || a.Choice != tt.first || a.Finding.Next != tt.next {
				t.Errorf("%+v, %v", a, ok)
			}
			if ok && (a.Finding.Moment < 1 || tt.next != "" && a.Finding.NextAt <= a.Finding.At) {
				t.Errorf("%+v", a.Finding)
			}
		})
	}
}

func TestOfNumbersTheNearestChoiceIsRightIfItIsNearerByFar(t *testing.T) {
	for _, tt := range []struct {
		took   time.Duration
		choice int
	}{
		{400 * time.Millisecond, 0},
		{390 * time.Millisecond, 0},
		{499 * time.Millisecond, 0},
		{530 * time.Millisecond, -1}, // more than a quarter of the way from 0.4 to 0.9
		{700 * time.Millisecond, -1},
		{880 * time.Millisecond, 1},
		{3 * time.Second, 2},
		{20 * time.Second, -1},
	} {
		s := tracetest.New()
		task, h := s.Make(0, "main()")
		s.Peek(task)
		s.Step(h, task, tt.took, func() { s.Done(task, trace.Returned, "") })
		p := judge.Prediction{
			Measure: judge.Measure{Name: "time", Of: "main()"},
			Choices: []judge.Value{judge.NumberOf(0.4), judge.NumberOf(0.9), judge.NumberOf(3)},
		}
		a, ok := judge.Predict(judge.Run{View: s.View()}, p)
		if a.Choice != tt.choice || ok != (tt.choice >= 0) {
			t.Errorf("%v: choice %d, %v", tt.took, a.Choice, ok)
		}
	}
}

func TestListsTextsAndFactsAreChoicesToo(t *testing.T) {
	r := play(t, `import asyncio

async def say(name):
    for _ in range(2):
        print(name)
        await asyncio.sleep(0)
    return 7

async def main():
    await asyncio.gather(say("A"), say("B"))

asyncio.run(main())
`)
	r.Facts = map[string]string{"seven": "7", "eight": "8"}
	a, b := "say('A')", "say('B')"
	for _, tt := range []struct {
		measure judge.Measure
		choices []judge.Value
		want    int
	}{
		{judge.Measure{Name: "writers"}, []judge.Value{judge.LabelsOf(a, a, b, b), judge.LabelsOf(a, b, a, b)}, 1},
		{judge.Measure{Name: "writers"}, []judge.Value{judge.LabelsOf(a, a, b, b), judge.LabelsOf(b, a, b, a)}, -1},
		{judge.Measure{Name: "done-order"}, []judge.Value{judge.LabelsOf(b, a), judge.LabelsOf(a, b)}, 1}, // main() is not asked about
		{judge.Measure{Name: "result", Of: a}, []judge.Value{judge.FactOf("eight"), judge.FactOf("seven")}, 1},
		{judge.Measure{Name: "result", Of: a}, []judge.Value{judge.FactOf("eight"), judge.FactOf("nine")}, -1},
		{judge.Measure{Name: "steps", Of: a}, []judge.Value{judge.NumberOf(2), judge.NumberOf(3), judge.NumberOf(4)}, 1},
		{judge.Measure{Name: "failed"}, []judge.Value{judge.TextOf("KeyError"), judge.TextOf("")}, 1},
		{judge.Measure{Name: "first-done"}, []judge.Value{judge.TextOf("main()"), judge.TextOf("say(*)")}, 1},
	} {
		got, ok := judge.Predict(r, judge.Prediction{Measure: tt.measure, Choices: tt.choices})
		if got.Choice != tt.want || ok != (tt.want >= 0) {
			t.Errorf("%+v: %+v, %v", tt.measure, got, ok)
		}
	}
}

func TestWhatIsMisdeclaredIsNamedWithItsMend(t *testing.T) {
	for text, want := range map[string]string{
		`{"is": 1}`:                                                   `there is no measure`,
		`{"measure": "speed", "is": 1}`:                               `no measure "speed": there are `,
		`{"measure": "time"}`:                                         `time: nothing is asked of it: add "is", "atLeast" or "atMost"`,
		`{"measure": "first-done"}`:                                   `first-done: nothing is asked of it: add "is"`,
		`{"measure": "first-done", "atMost": 3}`:                      `first-done finds a text, which has no bounds: write "is"`,
		`{"measure": "time", "is": "fast"}`:                           `time finds a number, and fast is a text`,
		`{"measure": "result", "of": "main()", "is": 27}`:             `result finds a text: write "27" for 27`,
		`{"measure": "result", "is": "27"}`:                           `result needs to know of whom: add "of"`,
		`{"measure": "writers", "is": "A"}`:                           `writers finds a list of texts: write ["A"]`,
		`{"measure": "writers", "is": {"fact": "orders.ids"}}`:        `writers finds a list of texts, and a fact is none`,
		`{"measure": "cycles", "of": "main()", "atMost": 3}`:          `cycles is of the whole run: leave "of"`,
		`{"measure": "time", "for": "200", "atMost": 3}`:              `time takes no "for": leave "200" out`,
		`{"measure": "tasks", "for": "ended", "atMost": 3}`:           `tasks for "ended": "for" is one of returned, failed`,
		`{"measure": "waits", "for": "disk", "atMost": 3}`:            `waits for "disk": "for" is one of timer, read`,
		`{"measure": "requests", "for": "ok", "atMost": 3}`:           `requests for "ok": "for" is the status of the answer`,
		`{"measure": "requests", "for": "2000", "atMost": 3}`:         `"for" is the status of the answer`,
		`{"measure": "time", "is": 1, "atMost": 3}`:                   `"is" says all there is to say`,
		`{"measure": "time", "atLeast": 5, "atMost": 3}`:              `at least 5 and at most 3: nothing is both`,
		`{"measure": "requests", "atLeast": 0}`:                       `every run does that`,
		`{"measure": "requests", "atMost": -1}`:                       `no run does that`,
		`{"measure": "requests", "for": "open", "is": 1}`:             ``,
		`{"measure": "requests", "for": "429", "is": 0}`:              ``,
		`{"measure": "log", "for": "=debug", "atMost": 0}`:            ``,
		`{"measure": "result", "of": "m()", "is": {"fact": "a"}}`:     ``,
		`{"measure": "steps", "of": "m()", "is": {"fact": "a"}}`:      ``,
		`{"measure": "waits-at-once", "for": "io", "atLeast": 5}`:     ``,
		`{"measure": "time", "of": "m()", "atLeast": 1, "atMost": 2}`: ``,
	} {
		var r judge.Rule
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		err := r.Check()
		if want == "" != (err == nil) || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func TestAPredictionIsCheckedWithItsChoices(t *testing.T) {
	for text, want := range map[string]string{
		`{"measure": "first-done", "choices": ["a"]}`:                         `there are 1 choices`,
		`{"measure": "first-done", "choices": ["a", 2]}`:                      `first-done finds a text: write "2" for 2`,
		`{"measure": "time", "choices": [1, 2, 1]}`:                           `the choice 1 is there twice`,
		`{"measure": "speed", "choices": [1, 2]}`:                             `no measure "speed"`,
		`{"measure": "writers", "choices": [["a", "b"], ["b", "a"]]}`:         ``,
		`{"measure": "result", "of": "m()", "choices": ["1", {"fact": "a"}]}`: ``,
	} {
		var p judge.Prediction
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		err := p.Check()
		if want == "" != (err == nil) || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func TestAFactThatThereIsNotIsNamed(t *testing.T) {
	facts := map[string]string{"orders.count": "7", "users.names": "['Ana']"}
	for _, tt := range []struct {
		rule judge.Rule
		want string
	}{
		{rule("result", "main()", isValue(judge.FactOf("orders.count"))), ""},
		{rule("result", "main()", isValue(judge.FactOf("orders.sum"))), `there is no fact "orders.sum": there are orders.count, users.names`},
		{rule("steps", "main()", isValue(judge.FactOf("users.names"))), `finds a number, and the fact "users.names" is ['Ana']`},
		{rule("steps", "main()", atLeast(2)), ""},
	} {
		err := tt.rule.CheckFacts(facts)
		if tt.want == "" != (err == nil) || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v, want %q", err, tt.want)
		}
	}
	p := judge.Prediction{Measure: judge.Measure{Name: "result", Of: "main()"}, Choices: []judge.Value{judge.TextOf("1"), judge.FactOf("x")}}
	if err := p.CheckFacts(facts); err == nil || !strings.Contains(err.Error(), `there is no fact "x"`) {
		t.Errorf("%v", err)
	}
}
