package py

import (
	"encoding/hex"
	"fmt"
)

func newBytes(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	source, names, err := t.bytesArgs("bytes", args, kw)
	if err != nil {
		return nil, err
	}
	if b, ok := source.(*Bytes); ok && names == nil {
		return b, nil
	}
	b, err := t.bytesContent("bytes", source, names)
	if err != nil {
		return nil, err
	}
	return &Bytes{B: b}, nil
}

// bytesArgs are the arguments of bytes() or bytearray(): the source, nil if there
// is none, and encoding and errors, if one of them is given.
func (t *Thread) bytesArgs(name string, args []Value, kw []KwArg) (source Value, names []*Str, err error) {
	var given [3]Value
	if n := len(args) + len(kw); n > len(given) {
		return nil, nil, t.TypeError("%s() takes at most 3 arguments (%d given)", name, n)
	}
	words := []string{"source", "encoding", "errors"}
	copy(given[:], args)
	for _, k := range kw {
		i := indexOf(words, k.Name)
		switch {
		case i < 0:
			return nil, nil, t.UnexpectedKeyword(name+"()", k.Name, words)
		case given[i] != nil:
			return nil, nil, t.TypeError("argument for %s() given by name ('%s') and position (%d)", name, k.Name, i+1)
		}
		given[i] = k.Value
	}
	if given[1] == nil && given[2] == nil {
		return given[0], nil, nil
	}
	names = make([]*Str, 2)
	for i := range names {
		if given[i+1] == nil {
			continue
		}
		if names[i], err = t.strArg(given[i+1], name+"() argument '"+words[i+1]+"'"); err != nil {
			return nil, nil, err
		}
	}
	return given[0], names, nil
}

// bytesContent are the bytes that bytes(source, encoding, errors) has.
func (t *Thread) bytesContent(name string, source Value, names []*Str) ([]byte, error) {
	s, isText := As[*Str](source)
	switch {
	case names != nil && !isText:
		if names[0] == nil {
			return nil, t.TypeError("errors without a string argument")
		}
		return nil, t.TypeError("encoding without a string argument")
	case isText && (names == nil || names[0] == nil):
		return nil, t.TypeError("string argument without an encoding")
	case isText:
		handler := "strict"
		if names[1] != nil {
			handler = names[1].s
		}
		return t.Encode(s, names[0].s, handler)
	case source == nil:
		return nil, nil
	}
	if name == "bytes" {
		if b, found, err := t.ownBytes(source); found || err != nil {
			return b, err
		}
	}
	if b, ok, err := t.buffer(source); ok || err != nil {
		return append([]byte(nil), b...), err
	}
	if t.isIndex(source) {
		return t.zeroBytes(source)
	}
	return t.bytesOfItems(name, source)
}

// zeroBytes are n zeros.
func (t *Thread) zeroBytes(v Value) ([]byte, error) {
	n, err := t.indexOr(v, Errors.OverflowError)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, t.ValueError("negative count")
	}
	if err := t.Room(int64(n)); err != nil {
		return nil, err
	}
	return make([]byte, n), nil
}

// bytesOfItems are bytes of an iterable of integers.
func (t *Thread) bytesOfItems(name string, source Value) ([]byte, error) {
	it, err := t.Iter(source)
	if err != nil {
		if _, is := IsRaised(err, Errors.TypeError); is {
			err = t.TypeError("cannot convert '%s' object to %s", source.Type().Name, name)
		}
		return nil, err
	}
	word := "byte"
	if name == "bytes" {
		word = "bytes"
	}
	var b []byte
	for {
		x, err := t.Next(it)
		if x == nil || err != nil {
			return b, err
		}
		v, err := t.IndexValue(x)
		if err != nil {
			return nil, err
		}
		n, ok := v.(Int)
		if !ok || n < 0 || n > 255 {
			return nil, t.ValueError("%s must be in range(0, 256)", word)
		}
		if b = append(b, byte(n)); len(b)&0xffff == 0 {
			if err := t.Room(int64(len(b))); err != nil {
				return nil, err
			}
		}
	}
}

func bytesHex(t *Thread, args []Value) (Value, error) {
	return t.hexOf(raw(args[0]), args[1], args[2])
}

// hexOf is b.hex(sep, group): a separator after each group of bytes, counted
// from the right, or from the left if group is negative.
func (t *Thread) hexOf(b []byte, sep, group Value) (Value, error) {
	every, err := t.intArg(group)
	if err != nil {
		return nil, err
	}
	between, err := t.hexSeparator(sep)
	if err != nil {
		return nil, err
	}
	if err := t.Room(int64(len(b)) * 3); err != nil {
		return nil, err
	}
	size := max(every, -every)
	if between == "" || size == 0 {
		return plainStr(hex.EncodeToString(b)), nil
	}
	out := make([]byte, 0, len(b)*3)
	for i := range b {
		left := i
		if every > 0 {
			left = len(b) - i
		}
		if i > 0 && left%size == 0 {
			out = append(out, between...)
		}
		out = hex.AppendEncode(out, b[i:i+1])
	}
	return plainStr(string(out)), nil
}

func (t *Thread) hexSeparator(sep Value) (string, error) {
	if sep == nil {
		return "", nil
	}
	n, err := t.Len(sep)
	if err != nil {
		return "", err
	}
	if n != 1 {
		return "", t.ValueError("sep must be length 1.")
	}
	if s, ok := As[*Str](sep); ok {
		if !s.ASCII() {
			return "", t.ValueError("sep must be ASCII.")
		}
		return s.s, nil
	}
	b, ok := rawBytes(sep)
	if !ok {
		return "", t.TypeError("sep must be str or bytes.")
	}
	if b[0] >= 0x80 {
		return "", t.ValueError("sep must be ASCII.")
	}
	return string(b), nil
}

func bytesFromHex(t *Thread, args []Value) (Value, error) {
	var text []rune
	if s, ok := As[*Str](args[1]); ok {
		text = s.Points()
	} else {
		b, ok, err := t.buffer(args[1])
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, t.TypeError("fromhex() argument must be str or bytes-like, not %s", args[1].Type().Name)
		}
		for _, c := range b {
			text = append(text, rune(c))
		}
	}
	b, problem := unhex(text)
	if problem != "" {
		return nil, t.ValueError("%s", problem)
	}
	cls := args[0].(*Class)
	if cls == BytesClass {
		return &Bytes{B: b}, nil
	}
	return t.Call(cls, &Bytes{B: b})
}

// unhex reads pairs of hexadecimal digits, with white space between them.
func unhex(text []rune) (b []byte, problem string) {
	for i := 0; i < len(text); {
		if text[i] < 128 && isByteSpace(byte(text[i])) {
			i++
			continue
		}
		value := 0
		for j := range 2 {
			if i+j >= len(text) {
				return nil, "fromhex() arg must contain an even number of hexadecimal digits"
			}
			d := hexDigit(text[i+j])
			if d < 0 {
				return nil, fmt.Sprintf("non-hexadecimal number found in fromhex() arg at position %d", i+j)
			}
			value = value*16 + d
		}
		b = append(b, byte(value))
		i += 2
	}
	return b, ""
}

func hexDigit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= 'a' && r <= 'f':
		return int(r-'a') + 10
	case r >= 'A' && r <= 'F':
		return int(r-'A') + 10
	}
	return -1
}
