package conformance_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// schedule is a program that is played by both drivers.
type schedule struct {
	Title string      `json:"title"`
	Coros []coroutine `json:"coros"`
	text  string      // as written, its title left out
}

// coroutine is a coroutine of a schedule.
type coroutine struct {
	Name string      `json:"name"`
	Body []statement `json:"body"`
}

// statement is one thing that a coroutine does.
type statement struct {
	Text    string            `json:"text"`           // as written
	Name    string            `json:"name,omitempty"` // what stands before =
	Of      string            `json:"of,omitempty"`   // in lock.acquire: lock
	Verb    string            `json:"verb"`
	Args    []argument        `json:"args,omitempty"`
	Options map[string]string `json:"options,omitempty"`
	Body    []statement       `json:"body"`
	Arms    []statement       `json:"arms,omitempty"` // of a try
}

// argument is a word, or a statement in parentheses.
type argument struct {
	Word   string     `json:"word"`
	Quoted bool       `json:"quoted,omitempty"`
	Call   *statement `json:"call,omitempty"`
}

// flags are the options that stand without a value.
var flags = map[string]bool{"eager": true, "unnamed": true, "return_exceptions": true}

// digest tells one text of a schedule from another.
func (s schedule) digest() string {
	sum := sha256.Sum256([]byte(s.text))
	return hex.EncodeToString(sum[:8])
}

// readSchedules reads every file of schedules, by its base name.
func readSchedules(t *testing.T) map[string][]schedule {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no schedules in testdata (%v)", err)
	}
	files, titles := map[string][]schedule{}, map[string]bool{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all, err := parse(string(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, s := range all {
			if titles[s.Title] {
				t.Errorf("%s: a second schedule is called %q", name, s.Title)
			}
			titles[s.Title] = true
		}
		files[strings.TrimSuffix(filepath.Base(name), ".txt")] = all
	}
	return files
}

// parse reads the schedules of a text.
func parse(text string) ([]schedule, error) {
	var all []schedule
	for i, part := range strings.Split("\n"+text, "\n== ") {
		if i == 0 {
			continue // what stands before the first is a comment
		}
		title, body, _ := strings.Cut(part, "\n")
		p := &parser{lines: codeLines(body)}
		s := schedule{Title: title, text: strings.Join(p.lines, "\n")}
		for len(p.lines) > 0 {
			name := p.lines[0]
			if indent(name) > 0 {
				return nil, fmt.Errorf("%s: %q stands in no coroutine", title, name)
			}
			p.lines = p.lines[1:]
			body, err := p.block(1)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", title, name, err)
			}
			s.Coros = append(s.Coros, coroutine{Name: name, Body: body})
		}
		if len(s.Coros) == 0 || s.Coros[0].Name != "main" {
			return nil, fmt.Errorf("%s: main must come first", title)
		}
		all = append(all, s)
	}
	return all, nil
}

// codeLines are a text's lines, a statement each, without comments and empty
// ones: "a: sleep 1; return A" is three.
func codeLines(text string) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimRight(line, " \t")
		if name, body, ok := strings.Cut(line, ": "); ok && indent(line) == 0 {
			lines = append(lines, name)
			line = "\t" + body
		}
		if line == "" {
			continue
		}
		margin := line[:indent(line)]
		for i, s := range strings.Split(line, "; ") {
			if i > 0 {
				s = margin + strings.TrimSpace(s)
			}
			lines = append(lines, s)
		}
	}
	return lines
}

// indent counts the tabs a line begins with.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, "\t")) }

type parser struct{ lines []string }

// block reads the statements that stand at a depth.
func (p *parser) block(depth int) ([]statement, error) {
	body := []statement{}
	for len(p.lines) > 0 && indent(p.lines[0]) >= depth {
		if indent(p.lines[0]) > depth {
			return nil, fmt.Errorf("%q stands too deep", p.lines[0])
		}
		s, err := parseStatement(strings.TrimLeft(p.lines[0], "\t"))
		if err != nil {
			return nil, err
		}
		p.lines = p.lines[1:]
		below, err := p.block(depth + 1)
		if err != nil {
			return nil, err
		}
		if len(below) > 0 {
			s.Body = below
		}
		if s.Verb != "except" && s.Verb != "finally" {
			body = append(body, s)
			continue
		}
		if len(body) == 0 || body[len(body)-1].Verb != "try" {
			return nil, fmt.Errorf("%q follows no try", s.Text)
		}
		of := &body[len(body)-1]
		of.Arms = append(of.Arms, s)
	}
	return body, nil
}

// parseStatement reads one line. In try X, which has no block, the outcome of X does not matter.
func parseStatement(line string) (statement, error) {
	if rest, ok := strings.CutPrefix(line, "try "); ok {
		inner, err := parseStatement(rest)
		return statement{Text: line, Verb: "attempt", Body: []statement{inner}}, err
	}
	t := &tokens{rest: line}
	s, err := t.statement()
	if err == nil && t.rest != "" {
		err = fmt.Errorf("in %q: what is %q?", line, t.rest)
	}
	s.Text = line
	return s, err
}

// tokens reads the words of a line.
type tokens struct{ rest string }

// statement reads words as far as the line's end or a closing parenthesis.
func (t *tokens) statement() (statement, error) {
	s := statement{Body: []statement{}}
	for {
		t.rest = strings.TrimLeft(t.rest, " ")
		switch {
		case t.rest == "" || t.rest[0] == ')':
			if s.Verb == "" {
				return s, fmt.Errorf("a statement without a verb")
			}
			return s, nil
		case t.rest[0] == '(':
			t.rest = t.rest[1:]
			before := t.rest
			inner, err := t.statement()
			if err != nil {
				return s, err
			}
			if !strings.HasPrefix(t.rest, ")") {
				return s, fmt.Errorf("a parenthesis is not closed")
			}
			inner.Text = strings.TrimSuffix(before, t.rest)
			t.rest = t.rest[1:]
			s.Args = append(s.Args, argument{Call: &inner})
		case t.rest[0] == '"':
			word, rest, closed := strings.Cut(t.rest[1:], `"`)
			if !closed {
				return s, fmt.Errorf("a quotation is not closed")
			}
			t.rest = rest
			s.Args = append(s.Args, argument{Word: word, Quoted: true})
		default:
			end := strings.IndexAny(t.rest, " ()")
			if end < 0 {
				end = len(t.rest)
			}
			word := t.rest[:end]
			t.rest = t.rest[end:]
			s.take(word)
		}
	}
}

// take adds a plain word to a statement.
func (s *statement) take(word string) {
	key, value, isOption := strings.Cut(word, "=")
	switch {
	case word == "=":
		s.Name, s.Of, s.Verb = s.Verb, "", ""
	case s.Verb == "":
		s.Verb = word
		if of, verb, isMethod := strings.Cut(word, "."); isMethod {
			s.Of, s.Verb = of, verb
		}
	case flags[word]:
		s.option(word, "True")
	case isOption:
		s.option(key, value)
	default:
		s.Args = append(s.Args, argument{Word: word})
	}
}

func (s *statement) option(key, value string) {
	if s.Options == nil {
		s.Options = map[string]string{}
	}
	s.Options[key] = value
}
