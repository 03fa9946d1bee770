package syntax_test

import (
	"strconv"
	"strings"
	"testing"

	"batuta/lessons/python/syntax"
)

// What was warned of is CPython's, as far as the line and how the text begins.
func TestWarningsAreCPythons(t *testing.T) {
	for _, c := range []struct{ program, want string }{
		{`x = "\d" "\w"`, `1 "\d" is an invalid escape; 1 "\w" is an invalid escape`},
		{`x = r"\d", b"\u", "\u0041", "\N{EM DASH}"[:0], '\é'`, `1 "\u" is an invalid escape`},
		{"x = f'{y:\\d}\\w', rf'\\d', f'\\'{y}\\q\\z'", `1 "\d" is an invalid escape; 1 "\w" is an invalid escape; 1 "\q" is an invalid escape`},
		{"x = '''\n\n\\400'''", `3 "\400" is an invalid octal`},
		{"x = 1if y else 0xfor 2", "1 invalid decimal; 1 invalid hexadecimal"},
		{"x is 5 is 6", `1 "is" with 'int' literal`},
		{"x is -1, x is None, x is (y,), x is [1]", ""},
		{"assert (x, 'y')\nassert ()", "1 assertion is always true"},
		{"def f():\n  try: pass\n  finally:\n    while 1: return 1\n    return 2", "5 'return' in a 'finally' block"},
		{"[1]()\n(lambda: 1)()\n{1: 2}['a']\n[1][2:3]\n'a'['b']", "1 'list' object is not callable; 5 str indices must be integers"},
	} {
		m, err := syntax.Parse("p.py", []byte(c.program))
		if err != nil {
			t.Fatal(err)
		}
		found := syntax.Warnings("p.py", []byte(c.program), m)
		want := strings.Split(c.want, "; ")
		if c.want == "" {
			want = nil
		}
		ok := len(found) == len(want)
		for i := 0; ok && i < len(want); i++ {
			ok = strings.HasPrefix(strconv.Itoa(found[i].Line)+" "+found[i].Text, want[i])
		}
		if !ok {
			t.Errorf("%s: %v, want %s", c.program, found, c.want)
		}
	}
}

func TestAWrongProgramIsWarnedOfWhatStandsBefore(t *testing.T) {
	const text = "x = '\\d'\ny = '\\w' = = 3\nz = '\\q'\n"
	if found := syntax.WarningsBefore("p.py", []byte(text), 2); len(found) != 1 || found[0].Line != 1 {
		t.Errorf("%v", found)
	}
	if found := syntax.WarningsBefore("p.py", []byte("'\\d' 'open\n"), 1); len(found) != 0 {
		t.Errorf("%v", found)
	}
}
