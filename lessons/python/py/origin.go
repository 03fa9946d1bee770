package py

import (
	"slices"
	"strings"
)

// originFrame is a caller at the time a coroutine was made.
type originFrame struct {
	file, name string
	line       int
}

// originOf is where a coroutine is being made, if the thread keeps that: its
// callers, the innermost first, nil if it does not. The library's frames count,
// and are not kept.
func (t *Thread) originOf() []originFrame {
	var all []originFrame
	f := t.frame
	for range t.OriginDepth {
		if f == nil {
			break
		}
		if !f.FromLibrary() {
			all = append(all, originFrame{f.code.File, f.code.Name, f.Line()})
		}
		f = f.back
	}
	return all
}

// originValue is cr_origin.
func originValue(c Coroutine) Value {
	frames := c.origins()
	if frames == nil {
		return None
	}
	all := make([]Value, len(frames))
	for i, f := range frames {
		all[i] = NewTuple(NewStr(f.file), MakeInt(int64(f.line)), NewStr(f.name))
	}
	return NewTuple(all...)
}

// originText is what a warning about a coroutine says of where it was made;
// nothing if that is not known.
func (t *Thread) originText(frames []originFrame) string {
	if frames == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString("\nCoroutine created at (most recent call last)\n")
	for _, f := range slices.Backward(frames) {
		line := FrameLine{File: f.file, Name: f.name, Bare: true}
		line.Span.Start.Line = uint32(f.line)
		b.WriteString(t.in.FormatFrame(line))
	}
	return strings.TrimRight(b.String(), "\n")
}

func (g *routine) origins() []originFrame         { return g.origin }
func (c *NativeCoroutine) origins() []originFrame { return c.origin }
