package code

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// caret is the text of b with | at the cursor, and [ where the selection began.
func caret(b *Buffer) string {
	lines := append([]string(nil), b.lines...)
	put := func(p Pos, sign string) {
		lines[p.Line] = lines[p.Line][:p.Col] + sign + lines[p.Line][p.Col:]
	}
	switch {
	case b.cursor == b.anchor:
		put(b.cursor, "|")
	case b.anchor.before(b.cursor):
		put(b.cursor, "|")
		put(b.anchor, "[")
	default:
		put(b.anchor, "[")
		put(b.cursor, "|")
	}
	return strings.Join(lines, "\n")
}

// at is a buffer made of a text as caret writes it.
func at(t *testing.T, text string) *Buffer {
	t.Helper()
	b := NewBuffer(strings.NewReplacer("|", "", "[", "").Replace(text))
	place := func(sign, other string) (Pos, bool) {
		before, _, found := strings.Cut(strings.ReplaceAll(text, other, ""), sign)
		return after(Pos{}, before), found
	}
	cursor, found := place("|", "[")
	if !found {
		t.Fatalf("%q has no cursor", text)
	}
	anchor, found := place("[", "|")
	if !found {
		anchor = cursor
	}
	b.Select(anchor, cursor)
	return b
}

func TestWhatEachEditDoes(t *testing.T) {
	type edit = func(*Buffer)
	enter := func(b *Buffer) { b.Enter(Python{}.Levels) }
	insert := func(text string) edit { return func(b *Buffer) { b.Insert(text) } }
	move := func(m Motion, extend bool) edit { return func(b *Buffer) { b.Move(m, extend) } }
	for _, tc := range []struct {
		rule, from string
		edit       edit
		want       string
	}{
		{"a character goes where the cursor is", "a|c", func(b *Buffer) { b.Type('b') }, "ab|c"},
		{"what is selected is replaced", "a[bcd|e", insert("X\nY"), "aX\nY|e"},
		{"selected backwards too", "a|b\nc[d", insert(""), "a|d"},
		{"pasted line ends become newlines", "|", insert("a\r\nb\rc"), "a\nb\nc|"},
		{"a line keeps the indentation", "    a|b", enter, "    a\n    |b"},
		{"after a colon it is one level more", "def f():|", enter, "def f():\n    |"},
		{"a comment behind the colon is no matter", "  if x: # y|", enter, "  if x: # y\n      |"},
		{"a colon in a string is none", "x = ':'|", enter, "x = ':'\n|"},
		{"in an open bracket it is one level more", "f(|", enter, "f(\n    |"},
		{"after a return one level less", "    return x|", enter, "    return x\n|"},
		{"blanks at the cursor are not indented twice", "    a |  b", enter, "    a \n    |b"},
		{"backspace in the indentation goes back a level", "        |x", (*Buffer).Backspace, "    |x"},
		{"to the level, not by four", "      |x", (*Buffer).Backspace, "    |x"},
		{"elsewhere by a character", "a    |", (*Buffer).Backspace, "a   |"},
		{"at a line's beginning it joins lines", "a\n|b", (*Buffer).Backspace, "a|b"},
		{"at the text's beginning it does nothing", "|b", (*Buffer).Backspace, "|b"},
		{"delete joins lines too", "a|\nb", (*Buffer).Delete, "a|b"},
		{"a letter and its accent go together", "e\u0301|", (*Buffer).Backspace, "|"},
		{"tab goes to the next stop", "ab|", (*Buffer).Indent, "ab  |"},
		{"with a selection it indents lines", "a\n[b\n\nc|", (*Buffer).Indent, "a\n[    b\n\n    c|"},
		{"but not the line before which the selection ends", "[a\nb\n|c", (*Buffer).Indent, "[    a\n    b\n|c"},
		{"shift-tab takes a level off", "    a\n  [b|", (*Buffer).Dedent, "    a\n[b|"},
		{"of each selected line", "[      a\n\tb|", (*Buffer).Dedent, "[  a\nb|"},
		{"left goes to the selection's beginning", "a[bc|d", move(Left, false), "a|bcd"},
		{"right to its end", "a|bc[d", move(Right, false), "abc|d"},
		{"with shift it grows", "a[b|c", move(Right, true), "a[bc|"},
		{"right goes on in the next line", "a|\nb", move(Right, false), "a\n|b"},
		{"home goes to the first word", "    ab|c", move(Home, false), "    |abc"},
		{"and then to the beginning", "    |abc", move(Home, false), "|    abc"},
		{"by words, signs apart", "|foo(bar)", move(WordRight, false), "foo|(bar)"},
		{"and back", "foo(bar|)", move(WordLeft, false), "foo(|bar)"},
		{"a word is deleted", "foo  bar|", func(b *Buffer) { b.DeleteTo(WordLeft) }, "foo  |"},
		{"down keeps the cell", "abc|d\n漢字x", func(b *Buffer) { b.MoveLines(1, false) }, "abcd\n漢|字x"},
		{"down from the last line goes to the end", "a|b", func(b *Buffer) { b.MoveLines(1, false) }, "ab|"},
		{"a word is selected", "x = fo|o_1 + 2", func(b *Buffer) { b.SelectWord(b.cursor) }, "x = [foo_1| + 2"},
		{"also from just behind it", "foo|(1)", func(b *Buffer) { b.SelectWord(b.cursor) }, "[foo|(1)"},
		{"a line is selected with its end", "a\nb|c\nd", func(b *Buffer) { b.SelectLine(b.cursor) }, "a\n[bc\n|d"},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			b := at(t, tc.from)
			tc.edit(b)
			if got := caret(b); got != tc.want {
				t.Errorf("%q became %q, want %q", tc.from, got, tc.want)
			}
		})
	}
}

func TestUpAndDownComeBackToTheirCellOverAShortLine(t *testing.T) {
	b := at(t, "long line|\nx\nanother one")
	b.MoveLines(1, false)
	b.MoveLines(1, false)
	if got := caret(b); got != "long line\nx\nanother o|ne" {
		t.Errorf("got %q", got)
	}
}

func TestTypingIsUndoneWordByWord(t *testing.T) {
	b := NewBuffer("")
	for _, r := range "ab cd" {
		b.Type(r)
	}
	for _, want := range []string{"ab |", "|"} {
		if b.Undo(); caret(b) != want {
			t.Errorf("undone: %q, want %q", caret(b), want)
		}
	}
	b.Redo()
	b.Move(Left, false)
	b.Type('x') // elsewhere: a step of its own
	if b.Undo(); caret(b) != "ab| " {
		t.Errorf("undone: %q", caret(b))
	}
	for range 2 {
		b.Backspace()
	}
	if b.Undo(); caret(b) != "ab| " {
		t.Errorf("backspaces one after another are not one step: %q", caret(b))
	}
}

func TestResetGoesBackToTheStartAndCanBeUndone(t *testing.T) {
	b := NewBuffer("a\nb\n")
	b.Insert("x")
	if !b.Edited() {
		t.Error("it does not say that it is edited")
	}
	b.Reset()
	if b.Edited() || b.Text() != "a\nb\n" {
		t.Errorf("reset, it is %q", b.Text())
	}
	steps := len(b.done)
	if b.Reset(); len(b.done) != steps {
		t.Error("a reset of what is not edited is a step")
	}
	if b.Undo(); b.Text() != "xa\nb\n" {
		t.Errorf("the reset undone, it is %q", b.Text())
	}
}

func TestOnlySoManyStepsAreKept(t *testing.T) {
	b := NewBuffer("")
	for range maxSteps + 50 {
		b.Insert("x")
	}
	n := 0
	for b.Undo() {
		n++
	}
	if n != maxSteps || len(b.Text()) != 50 {
		t.Errorf("%d steps undone leave %q", n, b.Text())
	}
}

// anyEdit does something to b.
func anyEdit(r *rand.Rand, b *Buffer) {
	texts := []string{"", "x", "(\n  [", "\n\n", "\t", "漢", "e\u0301", "👩\u200d🚀", "\r\n", "\xff", "    if x:\n        pass"}
	anywhere := func() Pos { return Pos{r.IntN(len(b.lines)+2) - 1, r.IntN(30) - 1} }
	switch r.IntN(14) {
	case 0, 1:
		b.Insert(texts[r.IntN(len(texts))])
	case 2:
		b.Type([]rune("a é漢\u0301 \t")[r.IntN(7)])
	case 3:
		b.Backspace()
	case 4:
		b.Delete()
	case 5:
		b.Enter(Python{}.Levels)
	case 6:
		b.Indent()
	case 7:
		b.Dedent()
	case 8:
		b.Select(anywhere(), anywhere())
	case 9:
		b.Move(Motion(r.IntN(int(TextEnd)+1)), r.IntN(2) == 0)
	case 10:
		b.MoveLines(r.IntN(7)-3, r.IntN(2) == 0)
	case 11:
		b.DeleteTo(Motion(r.IntN(int(TextEnd) + 1)))
	case 12:
		b.SelectWord(anywhere())
	case 13:
		if r.IntN(8) == 0 {
			b.Reset()
		} else {
			b.SelectLine(anywhere())
		}
	}
}

func TestTheCursorIsAlwaysWithinTheText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		b := NewBuffer("async def main():\n    pass\n")
		for range 200 {
			anyEdit(r, b)
			if r.IntN(5) == 0 {
				b.Undo()
			}
			if r.IntN(9) == 0 {
				b.Redo()
			}
			for _, p := range []Pos{b.cursor, b.anchor} {
				if p.Line < 0 || p.Line >= len(b.lines) || p.Col < 0 || p.Col > len(b.lines[p.Line]) {
					t.Fatalf("%v is outside of %q", p, b.lines)
				}
				if line := b.lines[p.Line]; p.Col < len(line) && !utf8.RuneStart(line[p.Col]) {
					t.Fatalf("%v is within a character of %q", p, line)
				}
			}
			if !utf8.ValidString(b.Text()) || strings.Contains(b.Text(), "\r") {
				t.Fatalf("the text is %q", b.Text())
			}
		}
	}
}

func TestUndoGivesEveryEarlierTextBackAndRedoEveryLater(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		b := NewBuffer("a\n  b\n")
		for range 100 {
			anyEdit(r, b)
		}
		end := b.Text()
		texts := []string{end}
		for b.Undo() {
			texts = append(texts, b.Text())
		}
		if b.Text() != "a\n  b\n" {
			t.Fatalf("all undone, it is %q", b.Text())
		}
		for i := len(texts) - 2; b.Redo(); i-- {
			if b.Text() != texts[i] {
				t.Fatalf("redone, it is %q, and was %q", b.Text(), texts[i])
			}
		}
		if b.Text() != end {
			t.Fatalf("all redone, it is %q, and was %q", b.Text(), end)
		}
	}
}

func TestEveryPlaceComesBackFromItsCell(t *testing.T) {
	for _, line := range []string{"", "abc", "\ta\tb", "漢字 x", "e\u0301a", "👩\u200d🚀x"} {
		for col := 0; col < len(line); col = next(line, col) {
			if got := colAt(line, cellAt(line, col)); got != col {
				t.Errorf("%q: byte %d is in cell %d, where byte %d is", line, col, cellAt(line, col), got)
			}
		}
		if n := cellAt(line, len(line)); colAt(line, n) != len(line) || colAt(line, n+9) != len(line) {
			t.Errorf("%q: the end is not found", line)
		}
	}
}
