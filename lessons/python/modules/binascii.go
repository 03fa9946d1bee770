package modules

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"strings"

	"batuta/lessons/python/py"
)

var (
	binasciiErrorClass      = py.NewClass("binascii", "Error")
	binasciiIncompleteClass = py.NewClass("binascii", "Incomplete")
)

// loadBinascii is the module binascii.
func loadBinascii(*py.Thread) (*py.Module, error) {
	binasciiErrorClass.Define(func() py.Spec { return py.Spec{Bases: []*py.Class{py.Errors.ValueError}} })
	binasciiIncompleteClass.Define(func() py.Spec { return py.Spec{Bases: []*py.Class{py.Errors.Exception}} })
	return py.NewModule(py.ModuleSpec{
		Name: "binascii", Doc: "Bytes as text, and back.",
		Classes: []*py.Class{binasciiErrorClass, binasciiIncompleteClass},
		Defs: []py.Def{
			{Sig: "b2a_base64(data, /, *, newline=True)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				b, err := py.BytesOf(t, args[0])
				if err != nil {
					return nil, err
				}
				newline, err := t.Truth(args[1])
				if err != nil {
					return nil, err
				}
				text := base64.StdEncoding.AppendEncode(nil, b)
				if newline {
					text = append(text, '\n')
				}
				return &py.Bytes{B: text}, nil
			}},
			{Sig: "a2b_base64(data, /, *, strict_mode=False)", Fn: fromBase64},
			{Sig: "hexlify(data, sep=?, bytes_per_sep=1)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				b, err := py.BytesOf(t, args[0])
				if err != nil {
					return nil, err
				}
				if args[1] == nil {
					return &py.Bytes{B: hex.AppendEncode(nil, b)}, nil
				}
				s, err := t.CallMethod(&py.Bytes{B: b}, "hex", args[1], args[2])
				if err != nil {
					return nil, err
				}
				return t.CallMethod(s, "encode")
			}},
			{Sig: "unhexlify(hexstr, /)", Fn: fromHex},
			{Sig: "crc32(data, crc=0, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				b, err := py.BytesOf(t, args[0])
				if err != nil {
					return nil, err
				}
				start, err := t.Index(args[1])
				return py.MakeInt(int64(crc32.Update(uint32(start), crc32.IEEETable, b))), err
			}},
			{Sig: "_entropy(n, /)", Fn: entropy},
		},
		Missing: []string{"a2b_qp", "b2a_qp", "a2b_uu", "b2a_uu", "crc_hqx"},
	}), nil
}

// entropy is so many bytes by chance, for secrets and uuid.
func entropy(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, t.ValueError("negative argument not allowed")
	}
	if err := t.Room(int64(n)); err != nil {
		return nil, err
	}
	b := make([]byte, n)
	if _, err := rand.Read(b); err != nil {
		return nil, fmt.Errorf("reading random bytes: %w", err)
	}
	return &py.Bytes{B: b}, nil
}

// asciiData is what may be given as bytes or as a string of ASCII.
func asciiData(t *py.Thread, v py.Value) ([]byte, error) {
	if s, ok := py.As[*py.Str](v); ok {
		if !s.ASCII() {
			return nil, t.ValueError("string argument should contain only ASCII characters")
		}
		return []byte(s.String()), nil
	}
	b, err := py.BytesOf(t, v)
	if _, is := py.IsRaised(err, py.Errors.TypeError); is {
		return nil, t.TypeError("argument should be bytes, buffer or ASCII string, not '%s'", v.Type().Name)
	}
	return b, err
}

func fromHex(t *py.Thread, args []py.Value) (py.Value, error) {
	b, err := asciiData(t, args[0])
	if err != nil {
		return nil, err
	}
	if len(b)%2 == 1 {
		return nil, t.Raise(binasciiErrorClass, "Odd-length string")
	}
	out := make([]byte, len(b)/2)
	if _, err := hex.Decode(out, b); err != nil {
		return nil, t.Raise(binasciiErrorClass, "Non-hexadecimal digit found")
	}
	return &py.Bytes{B: out}, nil
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// fromBase64 is a2b_base64: other characters are left out, unless it is strict.
func fromBase64(t *py.Thread, args []py.Value) (py.Value, error) {
	data, err := asciiData(t, args[0])
	if err != nil {
		return nil, err
	}
	strict, err := t.Truth(args[1])
	if err != nil {
		return nil, err
	}
	if strict && len(data) > 0 && data[0] == '=' {
		return nil, t.Raise(binasciiErrorClass, "Leading padding not allowed")
	}
	var out []byte
	var bits uint32
	digits, pads := 0, 0
	for _, c := range data {
		n := strings.IndexByte(base64Digits, c)
		if strict {
			if wrong := strictBase64(digits%4, pads, n, c); wrong != "" {
				return nil, t.Raise(binasciiErrorClass, "%s", wrong)
			}
		}
		if c == '=' {
			pads++
		}
		if n < 0 {
			continue
		}
		pads = 0
		bits = bits<<6 | uint32(n)
		digits++
		if k := digits % 4; k != 1 {
			out = append(out, byte(bits>>[...]int{0, 0, 4, 2}[k]))
		}
	}
	switch k := digits % 4; {
	case k == 1:
		return nil, t.Raise(binasciiErrorClass, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", digits)
	case k > 1 && k+pads < 4:
		return nil, t.Raise(binasciiErrorClass, "Incorrect padding")
	}
	return &py.Bytes{B: out}, nil
}

// strictBase64 says what is wrong with a character, behind so many digits of a
// group of four and so much padding; n is its digit, -1 for none.
func strictBase64(digits, pads, n int, c byte) string {
	complete := digits+pads >= 4
	switch {
	case c == '=' && (digits == 0 || complete):
		return "Excess padding not allowed"
	case c == '=':
		return ""
	case n < 0:
		return "Only base64 data is allowed"
	case pads > 0 && complete:
		return "Excess data after padding"
	case pads > 0:
		return "Discontinuous padding not allowed"
	}
	return ""
}
