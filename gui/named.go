package gui

import (
	"fmt"

	"fyne.io/fyne/v2"
)

// named is what the page has to press, by the names of the report.
func (p *page) named() map[string]fyne.CanvasObject {
	all := map[string]fyne.CanvasObject{}
	numbered := func(name string, list []*pill) {
		for i, b := range list {
			all[fmt.Sprintf("%s_%d", name, i+1)] = b
		}
	}
	numbered("choice", p.choices)
	numbered("part", p.parts)
	numbered("source", p.links)
	for name, b := range map[string]*pill{
		"previous": p.previous, "next": p.next, "onwards": p.ahead, "jump": p.jump, "to_turn": p.onward, "net": p.net,
	} {
		if b != nil {
			all[name] = b
		}
	}
	if len(p.checks.rows) == 0 {
		return all
	}
	for i, row := range p.checks.rows {
		all[fmt.Sprintf("check_%d", i+1)] = row
	}
	all["show"], all["hint"], all["skip"] = p.checks.show, p.checks.hint, p.checks.skip
	if p.passed.content.Visible() {
		all["solution"], all["onwards_passed"] = p.passed.solution, p.passed.next
	}
	return all
}

// named adds the switch among the part's programs to all.
func (b *programBar) named(all map[string]fyne.CanvasObject) {
	for i, p := range b.choices {
		all[fmt.Sprintf("variant_%d", i+1)] = p
	}
	all["own_program"] = b.back
}
