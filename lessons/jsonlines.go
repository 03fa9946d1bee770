package lessons

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// node is a value in a JSON file that knows its line, so that what is wrong
// with it can be said with the place. encoding/json tells the place of syntax
// errors only.
type node struct {
	line   int // from 1
	raw    []byte
	value  json.Token // a scalar, or the delimiter that opens it
	fields []field    // of an object
	items  []*node    // of a list
}

// field is one of an object's, in the order in which they are written.
type field struct {
	name  string
	line  int
	value *node
}

// readNodes reads a file that holds one JSON value. Its errors begin with the
// line.
func readNodes(text []byte) (*node, error) {
	r := &nodeReader{text: text, d: json.NewDecoder(bytes.NewReader(text))}
	r.d.UseNumber()
	n, err := r.value()
	if err != nil {
		return nil, r.explain(err)
	}
	if at := r.next(); at < len(text) {
		return nil, fmt.Errorf("%d: there is something behind the closing brace: take it out", r.line(at))
	}
	return n, nil
}

type nodeReader struct {
	text []byte
	d    *json.Decoder
}

// line is that of a byte of the text, from 1.
func (r *nodeReader) line(at int) int {
	return 1 + bytes.Count(r.text[:min(max(at, 0), len(r.text))], []byte("\n"))
}

// next is where the next value begins: behind the space and the punctuation
// that the decoder has yet to pass over.
func (r *nodeReader) next() int {
	at := int(r.d.InputOffset())
	for at < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[at]) >= 0 {
		at++
	}
	return at
}

func (r *nodeReader) value() (*node, error) {
	begin := r.next()
	token, err := r.d.Token()
	if err != nil {
		return nil, err
	}
	n := &node{line: r.line(begin), value: token}
	if open, ok := token.(json.Delim); ok {
		for r.d.More() {
			if err := r.member(n, open); err != nil {
				return nil, err
			}
		}
		if _, err := r.d.Token(); err != nil {
			return nil, err
		}
	}
	n.raw = r.text[begin:r.d.InputOffset()]
	return n, nil
}

// member reads the next of an object's fields or of a list's items.
func (r *nodeReader) member(n *node, open json.Delim) error {
	f := field{line: r.line(r.next())}
	if open == '{' {
		name, err := r.d.Token()
		if err != nil {
			return err
		}
		f.name, _ = name.(string)
	}
	var err error
	if f.value, err = r.value(); err != nil {
		return err
	}
	if open == '[' {
		n.items = append(n.items, f.value)
		return nil
	}
	if n.field(f.name) != nil {
		return fmt.Errorf("%d: %q is there twice: keep one", f.line, f.name)
	}
	n.fields = append(n.fields, f)
	return nil
}

// explain adds the line to an error of the decoder's; our own have it.
func (r *nodeReader) explain(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%d: %w", r.line(int(syntax.Offset)-1), err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%d: the file ends too early: a quote, bracket or brace is not closed", r.line(len(bytes.TrimSpace(r.text))))
	}
	return err
}

// field is an object's field of that name, nil if there is none.
func (n *node) field(name string) *node {
	for _, f := range n.fields {
		if f.name == name {
			return f.value
		}
	}
	return nil
}

// errorf is an error about n.
func (n *node) errorf(format string, args ...any) error {
	return fmt.Errorf("%d: %w", n.line, fmt.Errorf(format, args...))
}

// object holds n to be an object with no other fields than these.
func (n *node) object(what string, fields ...string) error {
	if n.value != json.Delim('{') {
		return n.errorf("%s is an object: write it in braces, with %s", what, inWords(fields))
	}
	for _, f := range n.fields {
		if !slices.Contains(fields, f.name) {
			return fmt.Errorf("%d: unknown field %q: %s holds %s", f.line, f.name, what, inWords(fields))
		}
	}
	return nil
}

// text is the field of that name, "" if there is none.
func (n *node) text(name string) (string, error) {
	f := n.field(name)
	if f == nil {
		return "", nil
	}
	s, ok := f.value.(string)
	if !ok {
		return "", f.errorf("%s is a text: write it in quotes", name)
	}
	return s, nil
}

// yes is the field of that name, false if there is none.
func (n *node) yes(name string) (bool, error) {
	f := n.field(name)
	if f == nil {
		return false, nil
	}
	b, ok := f.value.(bool)
	if !ok {
		return false, f.errorf("%s is true or false, without quotes", name)
	}
	return b, nil
}

// number is n as a whole number.
func (n *node) number(what string) (int, error) {
	var i int
	if _, ok := n.value.(json.Number); !ok || json.Unmarshal(n.raw, &i) != nil {
		return 0, n.errorf("%s is a whole number, without quotes", what)
	}
	return i, nil
}

// list is the items of the field of that name, none if there is none.
func (n *node) list(name string) ([]*node, error) {
	f := n.field(name)
	if f == nil {
		return nil, nil
	}
	if f.value != json.Delim('[') {
		return nil, f.errorf("%s is a list: write it in brackets", name)
	}
	return f.items, nil
}

// decode reads n into v, as encoding/json does, and knows no other fields than
// v has.
func (n *node) decode(v any) error {
	d := json.NewDecoder(bytes.NewReader(n.raw))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		var wrong *json.UnmarshalTypeError
		line := n.line
		if errors.As(err, &wrong) {
			line += bytes.Count(n.raw[:min(int(wrong.Offset), len(n.raw))], []byte("\n"))
		}
		return fmt.Errorf("%d: %w", line, err)
	}
	return nil
}

// inWords lists names: a, b and c.
func inWords(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
