package lessons

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"batuta/lessons/judge"
)

// page is a page that is right.
const page = `# Title

The idea,
in *two* lines.

And another paragraph.

> A note,
> and more of it.

## Predict

Which?

- one
- two

## Your turn

Do it.

- It is
  done
- In time

## What you should see

| You see | Why |
| --- | --- |
| a \| b | because |

## Hints

- A nudge
- Nearly there

## Why

So.

## Sources

- [The loop](https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.call_soon)
- [` + "`_run_once`" + ` (turns)](https://example.org/a_(b))
`

// severalPages is a page of a lesson of two parts.
const severalPages = `# Title

The idea.

# First

Its idea.

## Your turn

Do it.

- It is done

## What you should see

| You see | Why |
| --- | --- |
| a | because |

# Second

Its idea.

## Your turn

Try what you like.

## What you should see

| You see | Why |
| --- | --- |
| b | because |
`

// asked are the parts that page is a page of.
func asked() []Part {
	return []Part{{ID: "main", Rules: make([]judge.Rule, 2), Predict: &judge.Prediction{Choices: make([]judge.Value, 2)}}}
}

// askedOfSeveral are those that severalPages is a page of.
func askedOfSeveral() []Part {
	return []Part{{ID: "one", Rules: make([]judge.Rule, 1)}, {ID: "two", Free: true}}
}

func TestPageIsReadIntoItsParts(t *testing.T) {
	for name, text := range map[string]string{"as written": page, "from Windows": strings.ReplaceAll(page, "\n", "\r\n")} {
		p, err := parsePage(text, "en", asked())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := &Page{
			Title: "Title", Idea: "The idea, in *two* lines.\n\nAnd another paragraph.\n\n> A note, and more of it.",
			Parts: []PartPage{{
				Predict: Predict{"Which?", []string{"one", "two"}}, Turn: "Do it.", Checks: []string{"It is done", "In time"},
				See: []Symptom{{"a | b", "because"}}, Hints: []string{"A nudge", "Nearly there"}, Why: "So.",
			}},
			Sources: []Link{
				{"The loop", "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.call_soon"},
				{"_run_once (turns)", "https://example.org/a_(b)"},
			},
		}
		if !reflect.DeepEqual(p, want) {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestPartsOfAPageHaveTheirOwnTitleAndIdea(t *testing.T) {
	p, err := parsePage(severalPages, "en", askedOfSeveral())
	if err != nil {
		t.Fatal(err)
	}
	want := []PartPage{
		{Title: "First", Idea: "Its idea.", Turn: "Do it.", Checks: []string{"It is done"}, See: []Symptom{{"a", "because"}}},
		{Title: "Second", Idea: "Its idea.", Turn: "Try what you like.", See: []Symptom{{"b", "because"}}},
	}
	if fmt.Sprintf("%+v", p.Parts) != fmt.Sprintf("%+v", want) || p.Sources != nil {
		t.Errorf("%+v", p)
	}
}

func TestWrongPageNamesTheLineAndTheMend(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"# Title\n", "Title\n", "1: the page begins with its title"},
		{"The idea,\nin *two* lines.\n\nAnd another paragraph.\n\n> A note,\n> and more of it.\n", "", "2: the idea is missing"},
		{"And another paragraph.", strings.Repeat("word ", 116), "2: the idea has 121 words: keep it to 120"},
		{"The idea,\nin *two* lines.\n\nAnd another paragraph.\n", "", "2: the idea is missing: write it above the note"},
		{"and more of it.", strings.Repeat("word ", 39), "2: the note has 41 words: keep it to 40"},
		{"## Predict", "## Predice", "11: here comes something else: write ## Predict"},
		{"Which?\n", "", "12: the question is missing"},
		{"- two\n", "", "15: there are 1 choices, and the manifest has 2: list as many"},
		{"Do it.\n", "", "19: what to do is missing"},
		{"- In time\n", "", "22: 1 checks have a name, and the manifest has 2: list a name for each"},
		{"| You see | Why |", "| Seen | Why |", "28: the table's head is | You see | Why |"},
		{"| --- | --- |\n", "", "29: below the table's head comes | --- | --- |"},
		{"| because |", "| because", "30: a row has two cells"},
		{"| because |", "| |", "30: a cell is empty"},
		{"| a \\| b | because |\n", "", "27: the table is missing"},
		{"| because |\n", "| because |\n\nMore.\n", "32: the page ends here: take \"More.\" out, or put it where it belongs: ## Predict, ## Your"},
		{"- A nudge\n", "", "33: there are 1 hints: list two"},
		{"So.\n", "", "38: why is missing"},
		{"https://docs", "http://docs", "43: a source is a link: write - [what"},
		{"[The loop](", "The loop, (", "43: a source is a link: write - [what"},
		{page[strings.Index(page, "- [The"):], "", "42: there are no sources"},
		{page, "", "1: the page begins with its title"},
	} {
		text := strings.Replace(page, test.old, test.new, 1)
		if text == page {
			t.Errorf("%q is not in the page", test.old)
		}
		if _, err := parsePage(text, "en", asked()); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%v\nwant %s", err, test.want)
		}
	}
}

func TestWrongPartOfAPageNamesTheLineAndTheMend(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"# First\n\nIts", "Its", "7: here begins the part \"one\": write # and its title"},
		{"# Second\n", "## Second\n", "21: here begins the part \"two\": write # and its title"},
		{"Its idea.", strings.Repeat("word ", 61), "6: the idea has 61 words: keep it to 60"},
		{"Its idea.\n\n## Your", "Its idea.\n\n## Predict\n\nWho?\n\n## Your", "9: the manifest asks for no prediction: take ## Predict out"},
		{"you like.", "you like.\n\n- Done", "29: 1 checks have a name, and the manifest has 0"},
	} {
		text := strings.Replace(severalPages, test.old, test.new, 1)
		if _, err := parsePage(text, "en", askedOfSeveral()); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%v\nwant %s", err, test.want)
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add(page, "en", true)
	f.Add(severalPages, "en", false)
	f.Add("# T\n\n## Predice\n", "es", true)
	f.Fuzz(func(t *testing.T, text, lang string, one bool) {
		parts := askedOfSeveral()
		if one {
			parts = asked()
		}
		p, err := parsePage(text, lang, parts)
		if err != nil {
			return
		}
		if p.Idea == "" || len(p.Parts) != len(parts) {
			t.Errorf("it is not whole: %+v", p)
		}
		for i, part := range p.Parts {
			if part.Turn == "" || len(part.See) == 0 || len(part.Checks) != len(parts[i].Rules) {
				t.Errorf("part %d is not whole: %+v", i, part)
			}
		}
	})
}
