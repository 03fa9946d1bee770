package lessons

import (
	"context"
	"errors"
	"testing"
	"time"

	"batuta/lessons/judge"
	"batuta/lessons/sampleapi"
)

// part is a part with these rules.
func part(rules ...judge.Rule) *Part { return &Part{ID: "main", Rules: rules} }

// is is a rule that asks for a value.
func is(name, of string, v judge.Value) judge.Rule {
	return judge.Rule{Measure: judge.Measure{Name: name, Of: of}, Is: &v}
}

const total = `import aiohttp, asyncio

async def total():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1:8765/orders") as answer:
            return sum(row["amount"] * row["price"] for row in await answer.json())

asyncio.run(total())
`

func TestAProgramIsJudgedOnceForEachSeed(t *testing.T) {
	p := part(is("result", "total()", judge.FactOf("orders.total")))
	trials, err := Judge(context.Background(), p, Python("prog.py", total), 1, 2, 3)
	if err != nil || len(trials) != 3 {
		t.Fatalf("%d trials, %v", len(trials), err)
	}
	found := map[string]bool{}
	for i, trial := range trials {
		if !trial.Passed() || trial.Seed != int64(i+1) {
			t.Errorf("seed %d: %+v", trial.Seed, trial.Verdicts)
		}
		found[trial.Verdicts[0].Finding.Value.Text] = true
	}
	if len(found) != 3 {
		t.Errorf("three seeds came to %v", found)
	}
}

func TestAnAnswerThatWasCopiedFailsWithOtherData(t *testing.T) {
	p := part(is("result", "main()", judge.FactOf("orders.total")))
	first := sampleapi.Facts(1)["orders.total"]
	text := "import asyncio\nasync def main():\n    return " + first + "\nasyncio.run(main())\n"
	trials, err := Judge(context.Background(), p, Python("prog.py", text), 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	if !trials[0].Passed() || trials[1].Passed() {
		t.Errorf("%+v", trials)
	}
	if w := Worst(trials); w[0].State != judge.Failed || w[0].Want.Text != sampleapi.Facts(2)["orders.total"] {
		t.Errorf("the worst is %+v", w[0])
	}
}

func TestAProgramThatDoesNotEndIsStoppedAndPassesNothing(t *testing.T) {
	for name, text := range map[string]string{
		"busy":    "import asyncio\nasync def main():\n    await asyncio.sleep(0)\n    while True:\n        pass\nasyncio.run(main())\n",
		"waiting": "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n",
		"ticking": "import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\nasyncio.run(main())\n",
	} {
		t.Run(name, func(t *testing.T) {
			one := 1.0
			p := part(judge.Rule{Measure: judge.Measure{Name: "steps"}, AtLeast: &one})
			begun := time.Now()
			trials, err := judgeFor(context.Background(), 300*time.Millisecond, p, Python("prog.py", text), []int64{1, 2})
			if err != nil || len(trials) != 1 || !trials[0].Late || trials[0].Passed() || trials[0].Verdicts[0].State == judge.Passed {
				t.Errorf("%+v, %v", trials, err)
			}
			if took := time.Since(begun); took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestJudgingEndsWhenItIsToldTo(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	_, err := Judge(ctx, part(is("runs", "", judge.NumberOf(1))), Python("prog.py", "while True:\n    pass\n"), 1)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestWhatAProgramLetsOutIsToldToTheJudge(t *testing.T) {
	for text, want := range map[string]string{
		"print(1)\n":                          "",
		"raise KeyError('x')\n":               "KeyError: 'x'",
		"raise SystemExit(3)\n":               "SystemExit: 3",
		"raise SystemExit\n":                  "",
		"class A(Exception): pass\nraise A\n": "A",
		"def\n":                               "SyntaxError: invalid syntax",
	} {
		s := begin(t, Python("prog.py", text), Options{Clock: Virtual})
		if got := s.Ran().Failed; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
