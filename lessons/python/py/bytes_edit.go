package py

import "bytes"

func bytesTrimDefs() []Def {
	return []Def{
		bytesStripper("strip", true, true),
		bytesStripper("lstrip", true, false),
		bytesStripper("rstrip", false, true),
		bytesPadder("center", func(n, width int) int { return n/2 + n&width&1 }),
		bytesPadder("ljust", func(int, int) int { return 0 }),
		bytesPadder("rjust", func(n, _ int) int { return n }),
		{Sig: "zfill(self, width, /)", Fn: bytesZfill},
		{Sig: "expandtabs(self, /, tabsize=8)", Fn: bytesExpandtabs},
	}
}

func bytesStripper(name string, left, right bool) Def {
	return Def{Sig: name + "(self, bytes=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		of := isByteSpace
		if args[1] != None {
			set, err := BytesOf(t, args[1])
			if err != nil {
				return nil, err
			}
			of = func(c byte) bool { return bytes.IndexByte(set, c) >= 0 }
		}
		b := raw(args[0])
		for left && len(b) > 0 && of(b[0]) {
			b = b[1:]
		}
		for right && len(b) > 0 && of(b[len(b)-1]) {
			b = b[:len(b)-1]
		}
		return like(args[0], b), nil
	}}
}

func bytesPadder(name string, left func(n, width int) int) Def {
	return Def{Sig: name + "(self, width, fillchar=?, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		width, err := t.sizeArg(args[1])
		if err != nil {
			return nil, err
		}
		fill := []byte{' '}
		if args[2] != nil {
			b, ok := rawBytes(args[2])
			if !ok {
				return nil, t.TypeError("%s() argument 2 must be a byte string of length 1, not %s", name, typeWord(args[2]))
			}
			if len(b) != 1 {
				kind := "bytes"
				if _, is := As[*ByteArray](args[2]); is {
					kind = "bytearray"
				}
				return nil, t.TypeError("%s(): argument 2 must be a byte string of length 1, not a %s object of length %d", name, kind, len(b))
			}
			fill = b
		}
		b := raw(args[0])
		n := width - len(b)
		if n <= 0 {
			return like(args[0], b), nil
		}
		if err := t.Room(int64(n)); err != nil {
			return nil, err
		}
		before := left(n, width)
		out := make([]byte, 0, width)
		out = append(append(out, bytes.Repeat(fill, before)...), b...)
		return like(args[0], append(out, bytes.Repeat(fill, n-before)...)), nil
	}}
}

func bytesZfill(t *Thread, args []Value) (Value, error) {
	width, err := t.sizeArg(args[1])
	if err != nil {
		return nil, err
	}
	b := raw(args[0])
	n := width - len(b)
	if n <= 0 {
		return like(args[0], b), nil
	}
	if err := t.Room(int64(n)); err != nil {
		return nil, err
	}
	sign := 0
	if len(b) > 0 && (b[0] == '+' || b[0] == '-') {
		sign = 1
	}
	out := append(append([]byte(nil), b[:sign]...), bytes.Repeat([]byte{'0'}, n)...)
	return like(args[0], append(out, b[sign:]...)), nil
}

func bytesExpandtabs(t *Thread, args []Value) (Value, error) {
	size, err := t.intArg(args[1])
	if err != nil {
		return nil, err
	}
	b := raw(args[0])
	if size > 0 {
		if err := t.Room(int64(bytes.Count(b, []byte{'\t'})) * int64(min(size, 1<<40))); err != nil {
			return nil, err
		}
	}
	var out []byte
	col := 0
	for _, c := range b {
		if c == '\t' {
			if size > 0 {
				n := size - col%size
				out = append(out, bytes.Repeat([]byte{' '}, n)...)
				col += n
			}
			continue
		}
		out = append(out, c)
		if col++; c == '\n' || c == '\r' {
			col = 0
		}
	}
	return like(args[0], out), nil
}

func bytesReplace(t *Thread, args []Value) (Value, error) {
	old, err := BytesOf(t, args[1])
	if err != nil {
		return nil, err
	}
	by, err := BytesOf(t, args[2])
	if err != nil {
		return nil, err
	}
	most, err := t.sizeArg(args[3])
	if err != nil {
		return nil, err
	}
	b := raw(args[0])
	n := countBytes(b, old)
	if most >= 0 {
		n = min(n, most)
	}
	if err := t.Room(int64(len(b)) + int64(n)*int64(len(by)-len(old))); err != nil {
		return nil, err
	}
	if len(old) > 0 {
		return like(args[0], bytes.Replace(b, old, by, n)), nil
	}
	var out []byte
	for i := range n {
		out = append(out, by...)
		if i < len(b) {
			out = append(out, b[i])
		}
	}
	return like(args[0], append(out, b[min(n, len(b)):]...)), nil
}

func bytesMaketrans(t *Thread, args []Value) (Value, error) {
	from, err := BytesOf(t, args[0])
	if err != nil {
		return nil, err
	}
	to, err := BytesOf(t, args[1])
	if err != nil {
		return nil, err
	}
	if len(from) != len(to) {
		return nil, t.ValueError("maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i, c := range from {
		table[c] = to[i]
	}
	return &Bytes{B: table}, nil
}

func bytesTranslate(t *Thread, args []Value) (Value, error) {
	var table, gone []byte
	var err error
	if args[1] != None {
		if table, err = BytesOf(t, args[1]); err != nil {
			return nil, err
		}
		if len(table) != 256 {
			return nil, t.ValueError("translation table must be 256 characters long")
		}
	}
	if args[2] != nil {
		if gone, err = BytesOf(t, args[2]); err != nil {
			return nil, err
		}
	}
	b := raw(args[0])
	out := make([]byte, 0, len(b))
	for _, c := range b {
		if bytes.IndexByte(gone, c) >= 0 {
			continue
		}
		if table != nil {
			c = table[c]
		}
		out = append(out, c)
	}
	return like(args[0], out), nil
}
