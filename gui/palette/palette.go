// Package palette holds the window's colours by what they are for, in a dark
// and a light set, and the Fyne theme that is made of them.
package palette

import "image/color"

// Palette is one set of colours. Names beginning with On are for text and
// marks on the colour they name. It is a value: two palettes are the same
// look if they are equal.
type Palette struct {
	Dark bool // which of the two it is

	Background color.NRGBA // the window, behind everything
	Panel      color.NRGBA // rails, cards, the score
	Raised     color.NRGBA // buttons, inputs, chosen rows, a card's head
	Border     color.NRGBA // edges, separators, bar lines
	Highlight  color.NRGBA // the current line of code, the current bar, the open beat

	Text     color.NRGBA
	Muted    color.NRGBA // secondary text and marks
	Accent   color.NRGBA // the baton: what is current, and the one main action
	OnAccent color.NRGBA

	Danger     color.NRGBA // errors, and what blocks the loop
	OnDanger   color.NRGBA
	DangerTint color.NRGBA // the ground of an error's box
	Success    color.NRGBA
	OnSuccess  color.NRGBA
	Registered color.NRGBA // the mark of a task that paused and was registered

	Code Code

	// Tasks fills a task's notes, TaskLines draws its outlines, curves and
	// hatching: the same hues, darker where the ground is light.
	Tasks     [Hues]color.NRGBA
	TaskLines [Hues]color.NRGBA
	OnTask    color.NRGBA // marks on a note, whatever its hue
}

// Hues is how many tasks are told apart by colour before they repeat.
const Hues = 8

// Code is the colours of program text.
type Code struct {
	Plain      color.NRGBA
	Keyword    color.NRGBA
	Name       color.NRGBA // functions and attributes
	String     color.NRGBA
	Number     color.NRGBA
	Comment    color.NRGBA
	LineNumber color.NRGBA
}

// Dark is the palette for dark rooms and dark desktops.
func Dark() Palette {
	tasks := hues()
	return Palette{
		Dark:       true,
		Background: rgb(0x13151a),
		Panel:      rgb(0x1a1d24),
		Raised:     rgb(0x222630),
		Border:     rgb(0x303644),
		Highlight:  rgb(0x2a3040),
		Text:       rgb(0xe8eaf0),
		Muted:      rgb(0x98a1b3),
		Accent:     rgb(0xf2b84b),
		OnAccent:   rgb(0x1b1405),
		Danger:     rgb(0xe5683a),
		OnDanger:   rgb(0x1b0d06),
		DangerTint: rgb(0x3a1f16),
		Success:    rgb(0x35c08e),
		OnSuccess:  rgb(0x06170f),
		Registered: rgb(0x82aaff),
		Code: Code{
			Plain:      rgb(0xe8eaf0),
			Keyword:    rgb(0xc792ea),
			Name:       rgb(0x82aaff),
			String:     rgb(0xa5d6a7),
			Number:     rgb(0xf2b84b),
			Comment:    rgb(0x98a1b3),
			LineNumber: rgb(0x8e98ab),
		},
		Tasks:     tasks,
		TaskLines: tasks,
		OnTask:    rgb(0x10131a),
	}
}

// Light is the palette for bright rooms, projectors and paper.
func Light() Palette {
	return Palette{
		Background: rgb(0xf4f5f8),
		Panel:      rgb(0xffffff),
		Raised:     rgb(0xeceef3),
		Border:     rgb(0xd3d8e2),
		Highlight:  rgb(0xfdf1d6),
		Text:       rgb(0x1b2130),
		Muted:      rgb(0x525c6f),
		Accent:     rgb(0x8a5700),
		OnAccent:   rgb(0xffffff),
		Danger:     rgb(0xb93a0a),
		OnDanger:   rgb(0xffffff),
		DangerTint: rgb(0xfdebe3),
		Success:    rgb(0x147a55),
		OnSuccess:  rgb(0xffffff),
		Registered: rgb(0x1d4ed8),
		Code: Code{
			Plain:      rgb(0x1b2130),
			Keyword:    rgb(0x6d28d9),
			Name:       rgb(0x1d4ed8),
			String:     rgb(0x166534),
			Number:     rgb(0x8a5700),
			Comment:    rgb(0x5f697c),
			LineNumber: rgb(0x5f697c),
		},
		Tasks: hues(),
		TaskLines: [Hues]color.NRGBA{
			rgb(0x6b84b5), rgb(0x1f8fcb), rgb(0xb9740b), rgb(0x16945f),
			rgb(0xbf569a), rgb(0x8a6fdc), rgb(0x6f8f1c), rgb(0x1a929a),
		},
		OnTask: rgb(0x10131a),
	}
}

// hues is the fill of tasks 1, 2, 3, ..., light enough for dark marks on it.
func hues() [Hues]color.NRGBA {
	return [Hues]color.NRGBA{
		rgb(0x8aa0c8), rgb(0x4fb3e8), rgb(0xe8a13a), rgb(0x35c08e),
		rgb(0xd27ab0), rgb(0xb9a4f0), rgb(0xa3c552), rgb(0x4fc4c8),
	}
}

// Task is the fill of task number i, from 1; for 0, the loop itself, it is
// the muted colour.
func (p Palette) Task(i int) color.NRGBA {
	if i <= 0 {
		return p.Muted
	}
	return p.Tasks[(i-1)%Hues]
}

// TaskLine is the colour of thin lines that belong to task number i, as Task.
func (p Palette) TaskLine(i int) color.NRGBA {
	if i <= 0 {
		return p.Muted
	}
	return p.TaskLines[(i-1)%Hues]
}

// TaskInk is the colour of words about task number i: its line's, so much nearer to
// the text's that it can be read.
func (p Palette) TaskInk(i int) color.NRGBA {
	if p.Dark {
		return p.TaskLine(i)
	}
	return Mix(p.TaskLine(i), p.Text, 0.25)
}

// Tint is the ground of what belongs to task number i but is at rest: a
// breath of its colour over the panel, opaque.
func (p Palette) Tint(i int) color.NRGBA {
	return Mix(p.Panel, p.Task(i), 0.13)
}

// Dimmed is the fill of a note of task number i that was cancelled; Text is
// what is drawn on it.
func (p Palette) Dimmed(i int) color.NRGBA {
	return Mix(p.Panel, p.Task(i), 0.45)
}

// Dim is the colour of what is named but is not there yet.
func (p Palette) Dim() color.NRGBA { return Mix(p.Panel, p.Muted, 0.62) }

// Mix is a with part of b laid over it, part between 0 and 1.
func Mix(a, b color.NRGBA, part float64) color.NRGBA {
	mix := func(x, y uint8) uint8 {
		return uint8(float64(x)*(1-part) + float64(y)*part + 0.5)
	}
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: mix(a.A, b.A)}
}

// Alpha is c, seen through by part: 0 is invisible, 1 is opaque.
func Alpha(c color.NRGBA, part float64) color.NRGBA {
	c.A = uint8(float64(c.A)*part + 0.5)
	return c
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}
