package trace

import (
	"strings"
	"sync"
	"unicode/utf8"
)

const (
	// MaxText is the length in bytes of the longest text that is kept whole.
	MaxText = 256 << 10

	lastingLen   = 64       // texts up to so many bytes may be kept for good,
	lastingCount = 1 << 16  // as long as there are no more of them than this
	passingBytes = 64 << 20 // of the others, at most about so many bytes are kept
	textCost     = 48       // what a text takes beside its bytes, about
	passing      = 1 << 31  // this bit of a Text says that it is a passing one
	textBits     = 6        // texts are kept in chunks of 1<<textBits

	forgotten = "…"
)

// texts numbers strings. Reading one by its number never waits.
//
// Short ones, names and reasons, are few, come again and again, and last for
// good. The others, log lines and output and whatever comes when the table of
// the short ones is full, are passing: they go with the events of their time,
// or earlier when they take up too much. Without this, a program that prints
// would grow for as long as it runs.
type texts struct {
	lasting, passing ring[string]

	mu     sync.Mutex      // held to add
	ids    map[string]Text // the lasting ones
	recent map[string]Text // the passing ones since the last turn
	sizes  []int           // bytes in each chunk of the passing ones
	bytes  int             // their sum, with what the texts take beside
}

func (x *texts) init() {
	x.ids = map[string]Text{"": 0}
	x.recent = map[string]Text{}
	x.lasting.init(textBits)
	x.passing.init(textBits)
	x.lasting.append("")
}

func (x *texts) intern(s string) Text {
	x.mu.Lock()
	defer x.mu.Unlock()
	if id, ok := x.ids[s]; ok {
		return id
	}
	if len(s) <= lastingLen && len(x.ids) < lastingCount {
		s = strings.Clone(s) // it may be a piece of something large
		id := Text(x.lasting.append(s))
		x.ids[s] = id
		return id
	}
	if id, ok := x.recent[s]; ok {
		return id
	}
	return x.pass(strings.Clone(cut(s)))
}

// pass adds a passing text, and lets old ones go if there is too much of them.
func (x *texts) pass(s string) Text {
	n := x.passing.append(s)
	if n&(1<<textBits-1) == 0 {
		x.sizes = append(x.sizes, 0)
	}
	x.sizes[len(x.sizes)-1] += len(s) + textCost
	x.bytes += len(s) + textCost
	for x.bytes > passingBytes && len(x.sizes) > 1 {
		x.drop(x.passing.forget(x.passing.head.Load().first + 1<<textBits))
		clear(x.recent) // it may hold some of those
	}
	id := Text(n&(passing-1)) | passing
	x.recent[s] = id
	return id
}

// held is how many bytes the passing texts take.
func (x *texts) held() int64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	return int64(x.bytes)
}

// turn answers how many passing texts there have been, and from here on makes
// anew even those that it has seen.
func (x *texts) turn() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	clear(x.recent)
	return int(x.passing.end.Load())
}

// forget lets the passing texts before number n go.
func (x *texts) forget(n int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.drop(x.passing.forget(n))
}

// drop takes the first chunks out of the account.
func (x *texts) drop(chunks int) {
	for _, size := range x.sizes[:chunks] {
		x.bytes -= size
	}
	x.sizes = x.sizes[:copy(x.sizes, x.sizes[chunks:])]
}

// at is the string behind t.
func (x *texts) at(t Text) string {
	if t&passing == 0 {
		w := x.lasting.window()
		if int(t) >= w.end {
			return forgotten
		}
		return *w.at(int(t))
	}
	w := x.passing.window()
	// t holds the low bits of the number, which lies at or after first.
	n := w.first() + int((t-Text(w.first()))&(passing-1))
	if n >= w.end {
		return forgotten
	}
	return *w.at(n)
}

// cut shortens s to what a text may hold.
func cut(s string) string {
	if len(s) <= MaxText {
		return s
	}
	n := MaxText - len(forgotten)
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + forgotten
}
