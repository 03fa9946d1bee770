package proof

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"batuta/lessons"
)

// How many characters fit where the window shows them.
const (
	titleFits  = 40
	partFits   = 24 // in a row of parts
	choiceFits = 48
	checkFits  = 60
)

// pages holds the pages to what must be on them, in each language and in both.
func (p *prover) pages() {
	for _, lang := range lessons.Languages() {
		file, page := lang+".md", p.lesson.Page(lang)
		p.fits(file, "title", page.Title, titleFits)
		if len(page.Sources) == 0 {
			p.wrong(file, "there are no sources: add %s at its end, with links to read on", heading(lang, "## Sources", "## Fuentes"))
		}
		for i := range page.Parts {
			p.partPage(file, lang, i, &page.Parts[i])
		}
		p.strangers(file, lang, page)
	}
	p.translated()
	if len(p.lesson.Parts) > 1 || !p.lesson.Parts[0].Free {
		p.asked()
	}
}

// heading is the one of a language.
func heading(lang, en, es string) string {
	if lang == "es" {
		return es
	}
	return en
}

// asked holds a lesson to having a question to answer before the run.
func (p *prover) asked() {
	if !slices.ContainsFunc(p.lesson.Parts, func(part lessons.Part) bool { return part.Predict != nil }) {
		p.wrong(manifest, "nothing is predicted: give a part a predict, and the pages its question")
	}
}

func (p *prover) partPage(file, lang string, i int, page *lessons.PartPage) {
	part := &p.lesson.Parts[i]
	p.fits(file, "part's title", page.Title, partFits)
	p.each(file, "choice", page.Predict.Choices, choiceFits)
	p.each(file, "check's name", page.Checks, checkFits)
	if part.Free {
		return
	}
	in := ""
	if len(p.lesson.Parts) > 1 {
		in = fmt.Sprintf("in %q ", page.Title)
	}
	if len(page.Hints) == 0 {
		p.wrong(file, "%sthere are no hints: add %s with two, each after a -: a nudge, then nearly there", in, heading(lang, "## Hints", "## Pistas"))
	}
	if page.Why == "" {
		p.wrong(file, "%sit does not say why: add %s with a sentence or two, to be read after passing", in, heading(lang, "## Why", "## Por qué"))
	}
}

// fits holds a text to what there is room for.
func (p *prover) fits(file, what, text string, most int) {
	if n := utf8.RuneCountInString(text); n > most {
		p.wrong(file, "the %s %q has %d characters: keep it to %d", what, text, n, most)
	}
}

// each holds texts to what there is room for, and to differing.
func (p *prover) each(file, what string, texts []string, most int) {
	for i, text := range texts {
		p.fits(file, what, text, most)
		if slices.Contains(texts[:i], text) {
			p.wrong(file, "the %s %q is there twice: have each say something else", what, text)
		}
	}
}

// prose is all that a page says in sentences, which another language says in
// other words.
func prose(page *lessons.Page) []string {
	list := []string{page.Title, page.Idea}
	for _, part := range page.Parts {
		list = append(list, part.Title, part.Idea, part.Predict.Question, part.Turn, part.Why)
		list = append(list, part.Checks...)
		list = append(list, part.Hints...)
		for _, s := range part.See {
			list = append(list, s.Cause) // what one sees may be the system's words
		}
	}
	return list
}

// translated finds what is the same in both languages. Choices may be, and what
// has few words: they may be code.
func (p *prover) translated() {
	en := prose(p.lesson.Page("en"))
	for i, text := range prose(p.lesson.Page("es")) {
		if text != "" && text == en[i] && (i == 0 || len(strings.Fields(text)) > 2) {
			p.wrong("es.md", "%q is as in English: say it in Spanish", clip(text))
		}
	}
}

// strangers finds the other language's headings within the prose.
func (p *prover) strangers(file, lang string, page *lessons.Page) {
	others := []string{"Tu turno", "Lo que deberías ver", "Predice", "Pistas", "Fuentes"}
	if lang == "es" {
		others = []string{"Your turn", "What you should see", "Predict", "Hints", "Sources"}
	}
	for _, text := range prose(page) {
		words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n.,;:!?¡¿()*«»“”\"", r) })
		said := " " + strings.Join(words, " ") + " "
		for _, other := range others {
			if strings.Contains(said, " "+other+" ") {
				p.wrong(file, "%q names the heading %q of the other language: name this one's", clip(text), other)
			}
		}
	}
}

// clip is the beginning of a text, to find it by.
func clip(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
