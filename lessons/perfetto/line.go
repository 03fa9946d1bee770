package perfetto

import (
	"fmt"
	"io"
	"strconv"
	"time"
	"unicode/utf8"
)

// flushAt is how many bytes are gathered before they are written.
const flushAt = 64 << 10

// track is a line of the viewer: a thread of a process.
type track struct{ pid, tid int }

// arg is one of the details that a viewer shows of what is clicked on.
type arg struct {
	key   string
	text  string
	num   int64
	shape shape
}

// shape says how an arg is written.
type shape uint8

const (
	absent  shape = iota // not at all
	quoted               // text, in quotes
	integer              // num
	micros               // num, nanoseconds, as microseconds
	yes                  // true
)

func textArg(key, text string) arg {
	if text == "" {
		return arg{}
	}
	return arg{key: key, text: text, shape: quoted}
}

func numberArg(key string, n int64) arg { return arg{key: key, num: n, shape: integer} }

func flagArg(key string, on bool) arg {
	if !on {
		return arg{}
	}
	return arg{key: key, shape: yes}
}

// lineArg is a line of the program, 0 where none is known.
func lineArg(line uint16) arg {
	if line == 0 {
		return arg{}
	}
	return numberArg("line", int64(line))
}

// lines writes the events of the file, one a line.
type lines struct {
	w     io.Writer
	buf   []byte
	begun bool
	err   error // the first of the writer's; after it nothing is written
}

// open begins an event of phase ph.
func (l *lines) open(ph byte, on track) {
	if l.begun {
		l.buf = append(l.buf, ",\n"...)
	} else {
		l.buf = append(l.buf, "[\n"...)
		l.begun = true
	}
	l.buf = append(l.buf, `{"ph":"`...)
	l.buf = append(l.buf, ph, '"')
	l.number("pid", int64(on.pid))
	l.number("tid", int64(on.tid))
}

// close ends the event.
func (l *lines) close() {
	l.buf = append(l.buf, '}')
	if len(l.buf) >= flushAt {
		l.flush()
	}
}

func (l *lines) flush() {
	if l.err == nil && len(l.buf) > 0 {
		if _, err := l.w.Write(l.buf); err != nil {
			l.err = fmt.Errorf("write the run: %w", err)
		}
	}
	l.buf = l.buf[:0]
}

// finish ends the file.
func (l *lines) finish() error {
	if !l.begun {
		l.buf = append(l.buf, '[')
	}
	l.buf = append(l.buf, "\n]\n"...)
	l.flush()
	return l.err
}

func (l *lines) key(key string) {
	l.buf = append(l.buf, ',', '"')
	l.buf = append(l.buf, key...)
	l.buf = append(l.buf, '"', ':')
}

func (l *lines) number(key string, n int64) {
	l.key(key)
	l.buf = strconv.AppendInt(l.buf, n, 10)
}

func (l *lines) text(key, s string) {
	l.key(key)
	l.buf = appendQuoted(l.buf, s)
}

// ts is a moment, in microseconds.
func (l *lines) ts(at time.Duration) {
	l.key("ts")
	l.buf = appendMicros(l.buf, int64(at))
}

// args writes the details that are present.
func (l *lines) args(list ...arg) {
	first := true
	for i := range list {
		a := &list[i]
		if a.shape == absent {
			continue
		}
		if first {
			l.key("args")
			l.buf = append(l.buf, '{')
		} else {
			l.buf = append(l.buf, ',')
		}
		first = false
		l.buf = appendQuoted(l.buf, a.key)
		l.buf = append(l.buf, ':')
		switch a.shape {
		case quoted:
			l.buf = appendQuoted(l.buf, a.text)
		case integer:
			l.buf = strconv.AppendInt(l.buf, a.num, 10)
		case micros:
			l.buf = appendMicros(l.buf, a.num)
		case yes:
			l.buf = append(l.buf, "true"...)
		}
	}
	if !first {
		l.buf = append(l.buf, '}')
	}
}

// appendMicros writes nanoseconds as microseconds, all digits of them: never
// as a float, whose last digits would be wrong after some hours.
func appendMicros(b []byte, ns int64) []byte {
	b = strconv.AppendInt(b, ns/1000, 10)
	if rest := ns % 1000; rest != 0 {
		b = append(b, '.', byte('0'+rest/100), byte('0'+rest/10%10), byte('0'+rest%10))
	}
	return b
}

const hexDigits = "0123456789abcdef"

// appendQuoted writes s as a JSON string. What is not UTF-8 becomes U+FFFD.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf && c != 0x7f {
			i++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			if r != utf8.RuneError || size > 1 {
				i += size
				continue
			}
		}
		b = append(b, s[from:i]...)
		b = appendEscaped(b, c)
		i += size
		from = i
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

// appendEscaped writes a byte that cannot stand in a JSON string as it is.
func appendEscaped(b []byte, c byte) []byte {
	switch {
	case c == '"' || c == '\\':
		return append(b, '\\', c)
	case c == '\n':
		return append(b, '\\', 'n')
	case c == '\t':
		return append(b, '\\', 't')
	case c >= utf8.RuneSelf:
		return append(b, "\ufffd"...)
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
}
