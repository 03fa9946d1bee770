package py

import "bytes"

func bytesSplitDefs() []Def {
	return []Def{
		{Sig: "split(self, /, sep=None, maxsplit=-1)", Fn: bytesSplit},
		{Sig: "rsplit(self, /, sep=None, maxsplit=-1)", Fn: bytesRsplit},
		{Sig: "splitlines(self, /, keepends=False)", Fn: bytesSplitlines},
		{Sig: "partition(self, sep, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.bytesPartition(args, bytes.Index, false)
		}},
		{Sig: "rpartition(self, sep, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.bytesPartition(args, bytes.LastIndex, true)
		}},
	}
}

// bytesSplitArgs are the separator, nil for white space, and how often to split
// at most.
func (t *Thread) bytesSplitArgs(args []Value) (sep []byte, most int, err error) {
	if most, err = t.sizeArg(args[2]); err != nil || args[1] == None {
		return nil, most, err
	}
	if sep, err = BytesOf(t, args[1]); err == nil && len(sep) == 0 {
		err = t.ValueError("empty separator")
	}
	return sep, most, err
}

func bytesList(self Value, parts [][]byte) *List {
	items := make([]Value, len(parts))
	for i, p := range parts {
		items[i] = like(self, p)
	}
	return &List{Items: items}
}

func isByteSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func isNoByteSpace(r rune) bool { return !isSpaceByte(r) }

// isSpaceByte is isByteSpace for the functions of package bytes, of which the
// bytes beyond ASCII are something else.
func isSpaceByte(r rune) bool { return r < 128 && isByteSpace(byte(r)) }

func bytesSplit(t *Thread, args []Value) (Value, error) {
	sep, most, err := t.bytesSplitArgs(args)
	if err != nil {
		return nil, err
	}
	b := raw(args[0])
	var parts [][]byte
	if sep != nil {
		if most < 0 || most > len(b) {
			most = -2
		}
		if n := bytes.Count(b, sep); most < 0 || n < most {
			if err := t.Room(int64(n) * partSize); err != nil {
				return nil, err
			}
		}
		return bytesList(args[0], bytes.SplitN(b, sep, most+1)), nil
	}
	b = bytes.TrimLeftFunc(b, isSpaceByte)
	for ; len(b) > 0 && (most < 0 || len(parts) < most); b = bytes.TrimLeftFunc(b, isSpaceByte) {
		end := bytes.IndexFunc(b, isSpaceByte)
		if end < 0 {
			end = len(b)
		}
		parts = append(parts, b[:end])
		b = b[end:]
		if err := t.partsRoom(len(parts)); err != nil {
			return nil, err
		}
	}
	if len(b) > 0 {
		parts = append(parts, b)
	}
	return bytesList(args[0], parts), nil
}

func bytesRsplit(t *Thread, args []Value) (Value, error) {
	sep, most, err := t.bytesSplitArgs(args)
	if err != nil {
		return nil, err
	}
	b := raw(args[0])
	var parts [][]byte // the last first
	if sep == nil {
		b = bytes.TrimRightFunc(b, isSpaceByte)
		for ; len(b) > 0 && (most < 0 || len(parts) < most); b = bytes.TrimRightFunc(b, isSpaceByte) {
			rest := bytes.TrimRightFunc(b, isNoByteSpace)
			parts = append(parts, b[len(rest):])
			b = rest
			if err := t.partsRoom(len(parts)); err != nil {
				return nil, err
			}
		}
		if len(b) > 0 {
			parts = append(parts, b)
		}
		reverse(parts)
		return bytesList(args[0], parts), nil
	}
	for most < 0 || len(parts) < most {
		i := bytes.LastIndex(b, sep)
		if i < 0 {
			break
		}
		parts = append(parts, b[i+len(sep):])
		b = b[:i]
		if err := t.partsRoom(len(parts)); err != nil {
			return nil, err
		}
	}
	parts = append(parts, b)
	reverse(parts)
	return bytesList(args[0], parts), nil
}

func bytesSplitlines(t *Thread, args []Value) (Value, error) {
	keep, err := t.Truth(args[1])
	if err != nil {
		return nil, err
	}
	b := raw(args[0])
	var parts [][]byte
	for len(b) > 0 {
		end := bytes.IndexAny(b, "\r\n")
		if end < 0 {
			parts = append(parts, b)
			break
		}
		next := end + 1
		if b[end] == '\r' && next < len(b) && b[next] == '\n' {
			next++
		}
		if keep {
			end = next
		}
		parts = append(parts, b[:end])
		b = b[next:]
		if err := t.partsRoom(len(parts)); err != nil {
			return nil, err
		}
	}
	return bytesList(args[0], parts), nil
}

func (t *Thread) bytesPartition(args []Value, find func(b, sep []byte) int, right bool) (Value, error) {
	sep, err := BytesOf(t, args[1])
	if err != nil {
		return nil, err
	}
	if len(sep) == 0 {
		return nil, t.ValueError("empty separator")
	}
	b := raw(args[0])
	none := like(args[0], nil)
	i := find(b, sep)
	switch {
	case i < 0 && right:
		return NewTuple(none, like(args[0], nil), like(args[0], b)), nil
	case i < 0:
		return NewTuple(like(args[0], b), none, like(args[0], nil)), nil
	}
	between := args[1] // bytes answer the separator itself
	if _, mutable := args[0].(*ByteArray); mutable {
		between = like(args[0], sep)
	}
	return NewTuple(like(args[0], b[:i]), between, like(args[0], b[i+len(sep):])), nil
}
