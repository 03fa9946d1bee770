package lessons

import (
	"net/url"
	"strings"
)

// list reads a list, the lines that begin with a -; a line that does not goes
// on with the one before.
func (r *pageReader) list() []string {
	var items []string
	for {
		line, _ := r.peek()
		item, ok := strings.CutPrefix(line, "- ")
		if !ok {
			return items
		}
		r.at++
		items = append(items, strings.TrimSpace(strings.TrimSpace(item)+" "+r.paragraph()))
	}
}

// predict reads a question and its choices, of which the manifest has so many.
func (r *pageReader) predict(choices int) (Predict, error) {
	var p Predict
	var err error
	if p.Question, err = r.prose("the question"); err != nil {
		return p, err
	}
	begin := r.at
	p.Choices = r.list()
	if len(p.Choices) != choices {
		return p, r.errorAt(begin, "there are %d choices, and the manifest has %d: list as many, in the same order, each after a -",
			len(p.Choices), choices)
	}
	return p, nil
}

// links reads a list of links.
func (r *pageReader) links() ([]Link, error) {
	begin := r.at
	var links []Link
	for {
		line, _ := r.peek()
		item, ok := strings.CutPrefix(line, "- ")
		if !ok {
			break
		}
		link, ok := linkOf(item)
		if !ok {
			return nil, r.errorAt(r.at, "a source is a link: write - [what it is](https://where.it/is)")
		}
		links = append(links, link)
		r.at++
	}
	if len(links) == 0 {
		return nil, r.errorAt(begin, "there are no sources: list them, each as - [what it is](https://where.it/is)")
	}
	return links, nil
}

// linkOf reads [text](url). In the text marks of code are left out: it is
// plain.
func linkOf(item string) (Link, bool) {
	text, address, ok := strings.Cut(strings.TrimSpace(item), "](")
	text, opened := strings.CutPrefix(text, "[")
	address, closed := strings.CutSuffix(address, ")")
	u, err := url.Parse(address)
	if !ok || !opened || !closed || text == "" || err != nil || u.Scheme != "https" || u.Host == "" || strings.ContainsAny(address, " \t") {
		return Link{}, false
	}
	return Link{Text: strings.ReplaceAll(text, "`", ""), URL: address}, true
}

// table reads a table of two columns with these heads.
func (r *pageReader) table(columns [2]string) ([]Symptom, error) {
	begin := r.at
	var rows []Symptom
	for n := 0; ; n++ {
		line, _ := r.peek()
		if !strings.HasPrefix(line, "|") {
			break
		}
		left, right, ok := cells(line)
		switch {
		case !ok:
			return nil, r.errorAt(r.at, "a row has two cells: write | what one sees | why |")
		case n == 0 && (left != columns[0] || right != columns[1]):
			return nil, r.errorAt(r.at, "the table's head is | %s | %s |", columns[0], columns[1])
		case n == 1 && strings.Trim(left+right, "-:") != "":
			return nil, r.errorAt(r.at, "below the table's head comes | --- | --- |")
		case n > 1 && (left == "" || right == ""):
			return nil, r.errorAt(r.at, "a cell is empty: fill it")
		case n > 1:
			rows = append(rows, Symptom{See: left, Cause: right})
		}
		r.at++
	}
	if len(rows) == 0 {
		return nil, r.errorAt(begin, "the table is missing: write | %s | %s |, | --- | --- |, and a row for each", columns[0], columns[1])
	}
	return rows, nil
}

// cells are a row's two. A | that belongs to a cell is written \|.
func cells(line string) (left, right string, ok bool) {
	const bar = "\x00"
	line = strings.ReplaceAll(line, `\|`, bar)
	line, closed := strings.CutSuffix(strings.TrimPrefix(line, "|"), "|")
	parts := strings.Split(line, "|")
	if !closed || len(parts) != 2 {
		return "", "", false
	}
	for i := range parts {
		parts[i] = strings.ReplaceAll(strings.TrimSpace(parts[i]), bar, "|")
	}
	return parts[0], parts[1], true
}
