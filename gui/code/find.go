package code

import "strings"

// Find selects the next place that holds the words, in small letters or large, and
// brings it into sight: from the cursor on or, with forward false, before it, and
// round the end. again passes by what is selected now. It answers which one that
// is, from 1, and of how many; 0 of 0 where there is none, and then nothing changes.
func (v *View) Find(search string, forward, again bool) (which, of int) {
	if v.buf == nil || search == "" {
		return 0, 0
	}
	places := v.places(search)
	if len(places) == 0 {
		return 0, 0
	}
	from, to := v.buf.Selection()
	start := v.offset(from)
	if again {
		start = v.offset(to)
	}
	i := len(places) // the first at start or after it
	for n, at := range places {
		if at >= start {
			i = n
			break
		}
	}
	if !forward { // the last that ends before what is selected
		i = -1
		for n, at := range places {
			if at < v.offset(from) {
				i = n
			}
		}
	}
	i = (i + len(places)) % len(places)
	at := places[i]
	v.buf.Select(v.posAt(at), v.posAt(at+len(search)))
	v.changed()
	v.revealCursor()
	return i + 1, len(places)
}

// places is the bytes at which the words begin. Letters are compared without
// regard to their size only where that changes no text's length.
func (v *View) places(search string) []int {
	text, words := v.text, search
	if small := strings.ToLower(text); len(small) == len(text) && len(strings.ToLower(search)) == len(search) {
		text, words = small, strings.ToLower(search)
	}
	var at []int
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return at
		}
		at = append(at, from+i)
		from += i + len(words)
	}
}
