package py_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"batuta/lessons/python/py"
)

// TestEncodingsNotYet has encodings that CPython knows and Batuta does not be
// refused by name.
func TestEncodingsNotYet(t *testing.T) {
	for _, name := range []string{"idna", "utf-7", "big5", "CP037"} {
		got := evaluate(t, []string{`"a".encode("` + name + `")`})
		if want := "NotImplementedError: not in Batuta yet: the encoding " + name; got[0] != want {
			t.Errorf("%s: got %q, want %q", name, got[0], want)
		}
	}
}

// TestTextTooLarge has what would not fit be refused before it is made.
func TestTextTooLarge(t *testing.T) {
	for _, line := range []string{
		`"a" * 10**12`, `b"a" * 10**12`, `"a".center(10**12)`, `b"a".ljust(10**12)`, `"a".zfill(10**12)`, `bytes(10**12)`, `bytearray(10**12)`,
		`"%*d" % (10**12, 1)`, `"a\tb".expandtabs(2*10**9)`, `("a" * 10**6).replace("a", "b" * 10**6)`, `("a" * 10**6).join(["b"] * 10**6)`,
		`"%.1000000000s%1000000000s" % (1, 2)`, `("ab" * 10**6).replace("", "x" * 10**6)`, `bytearray(1).resize(10**12)`,
		`("," * 10**7).split(",")`, `("a " * 10**7).split()`, `("a " * 10**7).rsplit()`, `("\n" * 10**7).splitlines()`, `(b"," * 10**7).split(b",")`,
		`(b"a " * 10**7).split()`, `(b"\n" * 10**7).splitlines()`, `("," * 10**7).rsplit(",")`, `memoryview(bytes(10**8)).tolist()`,
		`repr("a" * 200 * 10**6)`,
	} {
		if got := evaluate(t, []string{line}); !strings.HasPrefix(got[0], "MemoryError") {
			t.Errorf("%s: got %.100s, want MemoryError", line, got[0])
		}
	}
}

// TestStringsGrowInPlace has a text that is built up piece by piece take time by
// its length, and the pieces before keep what they are.
func TestStringsGrowInPlace(t *testing.T) {
	const program = `
s, kept = "", []
for i in range(200000):
    s += "x" if i % 3 else "é"
    if i % 20000 == 0:
        kept.append(s)
        s + "!"
        t = s + "?"
show(len(s), s.count("é"), [len(k) for k in kept] == [i * 20000 + 1 for i in range(10)], t[-2:], all(s.startswith(k) for k in kept))
`
	start := time.Now()
	got, err := interpret(t, program)
	if want := "200000 66667 True é? True\n"; err != nil || got != want {
		t.Errorf("printed %q, %v, want %q", got, err, want)
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("it took %v", d)
	}
}

// TestTextsOfManyInterpreters has interpreters that run at once share what the
// package keeps; the race detector looks on.
func TestTextsOfManyInterpreters(t *testing.T) {
	const program = `
d = {c: i for i, c in enumerate("abc é\u20ac")}
show("a".upper() in d, "%s %5.1f" % ("x", 1.5), "{:>5}".format("é"), "é€".encode().decode("utf-8", "strict"), "a,b".split(","), hash("a") == hash("a"),
     "ΑΣ".lower(), "x".center(3), "a b".title(), b"a".decode(), str(b"x", "cp1252"), "".join(["a"]), ascii("é"), "abc"[1], len("é"), "é"[0])
`
	var wait sync.WaitGroup
	for range 4 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			got, err := interpret(t, program)
			if want := "False x   1.5     é é€ ['a', 'b'] True ας  x  A B a x a '\\xe9' b 1 é\n"; err != nil || got != want {
				t.Errorf("printed %q, %v, want %q", got, err, want)
			}
		}()
	}
	wait.Wait()
}

// thread is one of an interpreter of its own, with little room.
func thread(t *testing.T) *py.Thread {
	t.Helper()
	in := py.NewInterpreter(py.Host{})
	in.Limits.Memory = 1 << 20
	th := in.NewThread()
	t.Cleanup(th.Release)
	return th
}

// randomText is a text of characters of all sizes.
func randomText(r *rand.Rand) string {
	all := []rune{'a', 'b', ' ', ',', '%', '{', '\n', 'é', 'ß', '€', '中', '\u2003', '😀', '\u0301'}
	var b strings.Builder
	for range r.Intn(12) {
		b.WriteRune(all[r.Intn(len(all))])
	}
	return b.String()
}

// TestEncodeDecodeRoundTrip has each text come back from each encoding of
// Unicode.
func TestEncodeDecodeRoundTrip(t *testing.T) {
	th := thread(t)
	r := rand.New(rand.NewSource(1))
	for _, encoding := range []string{"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"} {
		for range 300 {
			s := randomText(r)
			b, err := th.Encode(py.NewStr(s), encoding, "strict")
			if err != nil {
				t.Fatal(err)
			}
			back, err := th.Decode(b, encoding, "strict")
			if err != nil || back.String() != s {
				t.Fatalf("%s: %q became %q, %v", encoding, s, back, err)
			}
		}
	}
	for range 300 { // any bytes come back through surrogateescape
		b := make([]byte, r.Intn(12))
		r.Read(b)
		s, err := th.Decode(b, "utf-8", "surrogateescape")
		if err != nil {
			t.Fatal(err)
		}
		back, err := th.Encode(s, "utf-8", "surrogateescape")
		if err != nil || !slices.Equal(back, b) {
			t.Fatalf("%x became %x, %v", b, back, err)
		}
	}
}

// TestStrAgainstGo has find, split, replace and slices agree with Go's of the
// same characters.
func TestStrAgainstGo(t *testing.T) {
	th := thread(t)
	r := rand.New(rand.NewSource(2))
	for range 2000 {
		s, sub := randomText(r), randomText(r)
		sub = sub[:min(len(sub), r.Intn(3))]
		if sub == "" || !utf8.ValidString(sub) {
			sub = ","
		}
		ps, psub := py.NewStr(s), py.NewStr(sub)
		at := strings.Index(s, sub)
		if at > 0 {
			at = utf8.RuneCountInString(s[:at])
		}
		check(t, th, fmt.Sprint(at), ps, "find", psub)
		check(t, th, fmt.Sprint(strings.Count(s, sub)), ps, "count", psub)
		parts, err := th.CallMethod(ps, "split", psub)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(parts.(*py.List).Items); n != len(strings.Split(s, sub)) {
			t.Fatalf("%q.split(%q) has %d parts", s, sub, n)
		}
		check(t, th, s, psub, "join", parts)
		check(t, th, strings.ReplaceAll(s, sub, "é"), ps, "replace", psub, py.NewStr("é"))
		i, j := r.Intn(14), r.Intn(14)
		runes := []rune(s)
		i, j = min(i, len(runes)), min(j, len(runes))
		if i <= j {
			if got := ps.Cut(i, j).String(); got != string(runes[i:j]) {
				t.Fatalf("%q[%d:%d] is %q", s, i, j, got)
			}
		}
	}
}

// check has a method answer a text.
func check(t *testing.T, th *py.Thread, want string, self py.Value, method string, args ...py.Value) {
	t.Helper()
	v, err := th.CallMethod(self, method, args...)
	if err != nil {
		t.Fatalf("%s: %v", method, err)
	}
	if got, err := th.Str(v); err != nil || got != want {
		t.Fatalf("%v.%s: got %q, %v, want %q", self, method, got, err, want)
	}
}

// FuzzPercent has no format string do worse than raise an error.
func FuzzPercent(f *testing.F) {
	for _, s := range []string{"%s", "%5.2d%%", "%(a)s", "%*c", "%#x", "%.3g", "%", "%(", "é%z", "%-+ #0.f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		th := thread(t)
		d := py.NewDict()
		d.SetStr(py.NewStr("a"), py.MakeInt(5))
		for _, args := range []py.Value{py.NewTuple(py.MakeInt(3), py.Float(1.5), py.NewStr("é")), d, py.MakeInt(7)} {
			v, err := th.CallMethod(py.NewStr(s), "__mod__", args)
			shown(t, v, err)
		}
	})
}

// FuzzFormat is the same for str.format.
func FuzzFormat(f *testing.F) {
	for _, s := range []string{"{}", "{0!r:>5}", "{a}", "{a[0].b}", "{{", "{:{}}", "{!}", "{0[", "}", "{:é^5}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		th := thread(t)
		d := py.NewDict()
		d.SetStr(py.NewStr("a"), py.NewList(py.MakeInt(5)))
		out, err := th.FormatTemplate(s, []py.Value{py.MakeInt(3), py.Float(1.5), py.NewStr("é")}, d)
		shown(t, py.NewStr(out), err)
	})
}

// shown has a result be a text that is whole, or an error Python's.
func shown(t *testing.T, v py.Value, err error) {
	t.Helper()
	if err != nil {
		if _, ok := err.(*py.Exception); !ok {
			t.Fatalf("%T: %v", err, err)
		}
		return
	}
	if s := v.(*py.Str).String(); !utf8.ValidString(s) {
		t.Fatalf("%q is no text", s)
	}
}
