package modules

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"batuta/lessons/python/py"
)

// parsedTime is what strptime read.
type parsedTime struct {
	timeParts
	micro       int
	hasOffset   bool
	offsetMicro int
	zoneName    string
}

// timeFormat is a format of strptime's, taken apart.
type timeFormat struct {
	steps []formatStep
	seen  map[byte]bool
}

// formatStep is a directive (verb), white space (verb ' '), or a character as
// it stands (verb 0).
type formatStep struct {
	verb byte
	char rune
}

// canonical maps the directives that are others by another name.
var canonical = strings.NewReplacer("k", "H", "l", "I", "e", "d", "P", "p")

// compounds are the directives that are several.
var compounds = map[byte]string{
	'T': "%H:%M:%S", 'X': "%H:%M:%S", 'R': "%H:%M", 'r': "%I:%M:%S %p", 'x': "%m/%d/%y", 'c': "%a %b %d %H:%M:%S %Y",
}

// readFormat takes a format apart.
func (f *timeFormat) readFormat(t *py.Thread, whole, format string) error {
	for i := 0; i < len(format); {
		r, size := decodePoint(format[i:])
		switch {
		case r == '%':
			n, err := f.readVerb(t, whole, format[i:])
			if err != nil {
				return err
			}
			i += n
			continue
		case unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f:
			if n := len(f.steps); n == 0 || f.steps[n-1].verb != ' ' {
				f.steps = append(f.steps, formatStep{verb: ' '})
			}
		default:
			f.steps = append(f.steps, formatStep{char: r})
		}
		i += size
	}
	return nil
}

func (f *timeFormat) readVerb(t *py.Thread, whole, s string) (int, error) {
	i := 1
	for i < len(s) && strings.IndexByte("-_0^#", s[i]) >= 0 {
		i++
	}
	i = digitsEnd(s, i)
	from := i
	if i+1 < len(s) && (s[i] == 'E' || s[i] == 'O') {
		i++
	}
	if i >= len(s) || s[i] == ' ' {
		return 0, t.ValueError("stray %% in format '%s'", whole)
	}
	verb := canonical.Replace(s[i : i+1])[0]
	if s[from] == 'E' || strings.IndexByte("dfHIGjmMSUWwuVyYzAaBbpZ%TXRrxc", verb) < 0 || s[from] == 'O' && strings.IndexByte("dmyHIMSw", verb) < 0 {
		_, size := decodePoint(s[i:])
		return 0, t.ValueError("'%s' is a bad directive in format '%s'", s[from:i+size], whole)
	}
	if means, ok := compounds[verb]; ok {
		return i + 1, f.readFormat(t, whole, means)
	}
	if verb == '%' {
		f.steps = append(f.steps, formatStep{char: '%'})
		return i + 1, nil
	}
	if f.seen[verb] {
		return 0, t.NotYet("strptime with %" + string(verb) + " twice")
	}
	f.seen[verb] = true
	f.steps = append(f.steps, formatStep{verb: verb})
	return i + 1, nil
}

// match lays the steps from n on along s from i, trying longer pieces first as
// CPython's expressions do; it answers where they end, and notes each piece.
func (f *timeFormat) match(s string, n, i int, found map[byte]string) (int, bool) {
	if n == len(f.steps) {
		return i, true
	}
	step := f.steps[n]
	if step.verb == 0 {
		r, size := decodePoint(s[min(i, len(s)):])
		if i >= len(s) || unicode.ToLower(r) != unicode.ToLower(step.char) {
			return 0, false
		}
		return f.match(s, n+1, i+size, found)
	}
	for _, size := range pieces(step.verb, s[i:]) {
		if end, ok := f.match(s, n+1, i+size, found); ok {
			if step.verb != ' ' {
				found[step.verb] = s[i : i+size]
			}
			return end, true
		}
	}
	return 0, false
}

// pieces are the sizes of what a directive may take of s, in the order in which
// they are tried.
func pieces(verb byte, s string) []int {
	switch verb {
	case ' ':
		return spaces(s)
	case 'A':
		return word(s, dayNames[:], 0)
	case 'a':
		return word(s, dayNames[:], 3)
	case 'B':
		return word(s, monthNames[1:], 0)
	case 'b':
		return word(s, monthNames[1:], 3)
	case 'p':
		return word(s, []string{"am", "pm"}, 0)
	case 'Z':
		names := zoneNames()
		return word(s, append([]string{"utc", "gmt"}, names[:]...), 0)
	case 'z':
		return offsets(s)
	case 'f':
		var all []int
		for n := min(digitsEnd(s, 0), 6); n > 0; n-- {
			all = append(all, n)
		}
		return all
	}
	return numbers(verb, s)
}

func spaces(s string) []int {
	end := 0
	var all []int
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsSpace(r) && (r < 0x1c || r > 0x1f) {
			break
		}
		end += size
		all = append([]int{end}, all...)
	}
	return all
}

// word tries names, cut to a length unless that is 0, the longest first.
func word(s string, names []string, cut int) []int {
	longest := 0
	for _, name := range names {
		if cut > 0 {
			name = name[:cut]
		}
		if len(name) > longest && len(s) >= len(name) && strings.EqualFold(s[:len(name)], name) {
			longest = len(name)
		}
	}
	if longest == 0 {
		return nil
	}
	return []int{longest}
}

// numeric bounds a directive's number; digits is how many it has at most.
type numeric struct {
	least, most, digits int
	exact               bool // has all its digits
	spaced              bool // may be one digit behind a space
}

var numerics = map[byte]numeric{
	'd': {1, 31, 2, false, true}, 'H': {0, 23, 2, false, true}, 'I': {1, 12, 2, false, true},
	'j': {1, 366, 3, false, false}, 'm': {1, 12, 2, false, false}, 'M': {0, 59, 2, false, false},
	'S': {0, 61, 2, false, false}, 'U': {0, 53, 2, false, false}, 'W': {0, 53, 2, false, false},
	'w': {0, 6, 1, true, false}, 'u': {1, 7, 1, true, false}, 'V': {0, 53, 2, false, false},
	'y': {0, 99, 2, true, false}, 'Y': {0, 9999, 4, true, false}, 'G': {0, 9999, 4, true, false},
}

func numbers(verb byte, s string) []int {
	n := numerics[verb]
	var all []int
	for digits := min(digitsEnd(s, 0), n.digits); digits > 0; digits-- {
		v, err := strconv.Atoi(s[:digits])
		if err == nil && v >= n.least && v <= n.most && (!n.exact || digits == n.digits) {
			all = append(all, digits)
		}
	}
	if n.spaced && len(s) > 1 && s[0] == ' ' && s[1] >= '0' && s[1] <= '9' && int(s[1]-'0') >= n.least {
		all = append(all, 2)
	}
	return all
}

// offsets are the pieces that %z may take: +hh:mm, with seconds and their
// fraction if they are there, or Z.
func offsets(s string) []int {
	if strings.HasPrefix(s, "Z") {
		return []int{1}
	}
	if len(s) < 5 || s[0] != '+' && s[0] != '-' || digitsEnd(s, 1) < 3 {
		return nil
	}
	i, ok := pairEnd(s, 3)
	if !ok {
		return nil
	}
	all := []int{i}
	if i, ok = pairEnd(s, i); !ok {
		return all
	}
	all = []int{i, all[0]}
	if n := digitsEnd(s, min(i+1, len(s))) - i - 1; n > 0 && s[i] == '.' {
		all = append([]int{i + 1 + min(n, 6)}, all...)
	}
	return all
}

// pairEnd is the end of :?[0-5]\d at i.
func pairEnd(s string, i int) (int, bool) {
	if i < len(s) && s[i] == ':' {
		i++
	}
	if digitsEnd(s, i) < i+2 || s[i] > '5' {
		return 0, false
	}
	return i + 2, true
}

// parseTime is strptime.
func parseTime(t *py.Thread, text, format *py.Str) (p parsedTime, err error) {
	f := timeFormat{seen: map[byte]bool{}}
	if err := f.readFormat(t, format.String(), format.String()); err != nil {
		return p, err
	}
	if f.seen['d'] && !f.seen['Y'] && !f.seen['y'] && !f.seen['G'] {
		if err := warnNoYear(t, format.String()); err != nil {
			return p, err
		}
	}
	found := map[byte]string{}
	s := text.String()
	end, ok := f.match(s, 0, 0, found)
	if !ok {
		shown, err := t.Repr(text)
		if err != nil {
			return p, err
		}
		want, err := t.Repr(format)
		if err != nil {
			return p, err
		}
		return p, t.ValueError("time data %s does not match format %s", shown, want)
	}
	if end != len(s) {
		return p, t.ValueError("unconverted data remains: %s", s[end:])
	}
	return p, p.assemble(t, found)
}

type yearlessKey struct{}

// warnNoYear warns, once for each format, of days that a year would make sure of.
func warnNoYear(t *py.Thread, format string) error {
	warned := py.Kept(t.In(), yearlessKey{}, func() map[string]bool { return map[string]bool{} })
	if warned[format] {
		return nil
	}
	warned[format] = true
	return t.Warn(py.Errors.DeprecationWarning, `Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647.`, nil)
}

// zoneNames are the names of local time, without and with daylight saving.
func zoneNames() [2]string {
	year := time.Now().Year()
	winter := time.Date(year, time.January, 1, 0, 0, 0, 0, time.Local)
	summer := time.Date(year, time.July, 1, 0, 0, 0, 0, time.Local)
	if winter.IsDST() {
		winter, summer = summer, winter
	}
	a, _ := winter.Zone()
	b, _ := summer.Zone()
	return [2]string{a, b}
}
