package code

import "strings"

// maxSteps is how many steps can be undone.
const maxSteps = 1000

// step is one change of a text, and where the cursor was before and after it.
type step struct {
	from          Pos
	out, in       string // what was taken out, and what was put there
	before, after spot
}

// spot is a cursor and a selection.
type spot struct{ cursor, anchor Pos }

func (b *Buffer) spot() spot { return spot{b.cursor, b.anchor} }

func (b *Buffer) goTo(s spot) {
	b.cursor, b.anchor, b.want, b.open = s.cursor, s.anchor, -1, false
}

// change puts text in the place of what stands between from and to, as a step
// that can be undone. The cursor is after it then.
func (b *Buffer) change(from, to Pos, text string) {
	out := b.slice(from, to)
	if out == text {
		b.place(to, false)
		return
	}
	s := step{from: from, out: out, in: text, before: b.spot()}
	b.place(b.splice(from, to, text), false)
	s.after = b.spot()
	b.undone = nil
	b.done = append(b.done, s)
	if len(b.done) > maxSteps {
		b.done = append(b.done[:0], b.done[1:]...)
	}
}

// join makes one step of the last two, where the second goes on from the first:
// characters typed one after another, or taken away one after another. A word
// and the blanks before the next are a step.
func (b *Buffer) join() {
	n := len(b.done)
	if n < 2 {
		return
	}
	last, now := &b.done[n-2], b.done[n-1]
	switch {
	case now.out == "" && last.in != "" && last.after.cursor == now.from && !strings.HasSuffix(last.in, "\n"):
		if blank(last.in[len(last.in)-1]) && !blank(now.in[0]) {
			return
		}
		last.in += now.in
	case now.in == "" && last.in == "" && now.after.cursor == now.from && last.from != now.from:
		last.from, last.out = now.from, now.out+last.out // backspace
	case now.in == "" && last.in == "" && last.from == now.from:
		last.out += now.out // delete
	default:
		return
	}
	last.after = now.after
	b.done = b.done[:n-1]
}

func blank(c byte) bool { return c == ' ' || c == '\t' }

// Undo takes the last step back, and says whether there was one.
func (b *Buffer) Undo() bool {
	n := len(b.done)
	if n == 0 {
		return false
	}
	s := b.done[n-1]
	b.done, b.undone = b.done[:n-1], append(b.undone, s)
	b.splice(s.from, after(s.from, s.in), s.out)
	b.goTo(s.before)
	return true
}

// Redo does again what was undone last, and says whether there was anything.
func (b *Buffer) Redo() bool {
	n := len(b.undone)
	if n == 0 {
		return false
	}
	s := b.undone[n-1]
	b.undone, b.done = b.undone[:n-1], append(b.done, s)
	b.splice(s.from, after(s.from, s.out), s.in)
	b.goTo(s.after)
	return true
}

// after is where text ends that begins at from.
func after(from Pos, text string) Pos {
	if last := strings.LastIndexByte(text, '\n'); last >= 0 {
		return Pos{from.Line + strings.Count(text, "\n"), len(text) - last - 1}
	}
	return Pos{from.Line, from.Col + len(text)}
}
