package perfetto

import "batuta/lessons/words"

// memo remembers what has just been said: a run says the same things again and
// again, and putting a sentence together costs more than writing it does.
type memo struct {
	words.Texts
	said map[phrase]string
}

// phrase is a text of the catalogue with what fills its only gap.
type phrase struct{ key, filling string }

// mostSaid is how many phrases are remembered at a time.
const mostSaid = 4096

// T is the text of key. Only what is filled with one string is remembered.
func (m *memo) T(key string, args ...any) string {
	if len(args) != 1 {
		return m.Texts.T(key, args...)
	}
	filling, ok := args[0].(string)
	if !ok {
		return m.Texts.T(key, args...)
	}
	p := phrase{key, filling}
	text, known := m.said[p]
	if !known {
		if len(m.said) >= mostSaid {
			clear(m.said)
		}
		text = m.Texts.T(key, filling)
		m.said[p] = text
	}
	return text
}
