package httpclient

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// maxCodings is how many times over a body may be encoded.
const maxCodings = 4

var errTrailingData = errors.New("there is data behind the end of the encoded body")

// contentCodings is how a body is encoded, as the head says, the last coding
// first; none if it is not, or if one is not known: then it is left as it is.
func contentCodings(h http.Header) []string {
	var codings []string
	for _, list := range h["Content-Encoding"] {
		for coding := range strings.SplitSeq(list, ",") {
			switch coding = strings.ToLower(strings.TrimSpace(coding)); coding {
			case "", "identity":
			case "gzip", "x-gzip", "deflate":
				codings = append(codings, coding)
			default:
				return nil
			}
		}
	}
	if len(codings) > maxCodings {
		return nil
	}
	slices.Reverse(codings)
	return codings
}

// decoder decodes a body. Nothing is read before it is asked for the first time.
type decoder struct {
	codings []string
	raw     io.Reader
	out     io.Reader // of the last coding; nil before the first Read
	ended   bool
}

func (d *decoder) Read(b []byte) (int, error) {
	if d.out == nil {
		out := d.raw
		for _, coding := range d.codings {
			out = &layer{coding: coding, in: bufio.NewReader(out)}
		}
		d.out = out
	}
	n, err := d.out.Read(b)
	if err == io.EOF && !d.ended {
		d.ended = true
		if rest := d.finish(); rest != nil {
			return n, rest
		}
	}
	return n, err
}

// finish reads what frames the body behind its encoded end.
func (d *decoder) finish() error {
	n, err := io.CopyN(io.Discard, d.raw, maxDrain)
	switch {
	case err == io.EOF:
		return nil // what follows an encoded body is ignored, as browsers do
	case err == nil && n > 0:
		return errTrailingData
	}
	return err
}

// layer undoes one coding.
type layer struct {
	coding string
	in     *bufio.Reader
	out    io.Reader
}

func (l *layer) Read(b []byte) (int, error) {
	if l.out == nil {
		if err := l.begin(); err != nil {
			return 0, err
		}
	}
	return l.out.Read(b)
}

// begin looks at the body's first bytes. An empty one is no error, whatever the
// head says of it.
func (l *layer) begin() (err error) {
	first, err := l.in.Peek(2)
	if len(first) == 0 {
		return err
	}
	switch {
	case l.coding != "deflate":
		l.out, err = newMembers(l.in)
	case isZlib(first):
		l.out, err = zlib.NewReader(l.in)
	default: // some servers take deflate to mean the bare stream
		l.out, err = flate.NewReader(l.in), nil
	}
	return err
}

// members is a body in gzip: one text, of which each member has a part (RFC
// 1952, 2.2). It ends where no further member begins.
type members struct {
	in   *bufio.Reader
	part *gzip.Reader
}

func newMembers(in *bufio.Reader) (io.Reader, error) {
	part, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	part.Multistream(false)
	return &members{in: in, part: part}, nil
}

func (m *members) Read(b []byte) (int, error) {
	for {
		n, err := m.part.Read(b)
		if err != io.EOF {
			return n, err
		}
		if n > 0 {
			return n, nil
		}
		next, err := m.in.Peek(2)
		if err != nil && err != io.EOF {
			return 0, err
		}
		if !bytes.Equal(next, []byte{0x1f, 0x8b}) {
			return 0, io.EOF
		}
		if err := m.part.Reset(m.in); err != nil {
			return 0, err
		}
		m.part.Multistream(false)
	}
}

// isZlib reports whether a body begins as RFC 1950 has it.
func isZlib(first []byte) bool {
	return len(first) == 2 && first[0]&0x0f == 8 && (int(first[0])<<8|int(first[1]))%31 == 0
}

// keepAliveTimeout is how long the server says that it keeps an idle connection,
// in seconds.
func keepAliveTimeout(h http.Header) (seconds float64, ok bool) {
	for _, list := range h["Keep-Alive"] {
		for parameter := range strings.SplitSeq(list, ",") {
			name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
			if n, err := strconv.ParseUint(value, 10, 31); err == nil && strings.EqualFold(name, "timeout") {
				return float64(n), true
			}
		}
	}
	return 0, false
}
