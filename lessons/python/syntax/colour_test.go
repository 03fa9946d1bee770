package syntax

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

var kindNames = map[TokenKind]string{
	Invalid: "invalid", KeywordToken: "keyword", SoftKeyword: "soft", NameToken: "name", Number: "number",
	String: "string", StringPrefix: "prefix", FString: "fstring", FStringBrace: "brace", Comment: "comment",
	Operator: "op", Decorator: "decorator",
}

// coloured writes a text's tokens as kind:text.
func coloured(text string) string {
	var out []string
	for t := range Tokens([]byte(text)) {
		out = append(out, fmt.Sprintf("%s:%s", kindNames[t.Kind], text[t.From:t.To]))
	}
	return strings.Join(out, " ")
}

func TestTokensHaveKinds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"x = 1 # one", "name:x op:= number:1 comment:# one"},
		{"async def f(): pass", "keyword:async keyword:def name:f op:( op:) op:: keyword:pass"},
		{"@a.b(c)\ndef f(): ...", "decorator:@ decorator:a op:. decorator:b op:( name:c op:) keyword:def name:f op:( op:) op:: op:..."},
		{"a @ b", "name:a op:@ name:b"},
		{`rb'a\n' "b"`, `prefix:rb string:'a\n' string:"b"`},
		{`f"a{x!r:>{w}}b"`, `prefix:f fstring:" fstring:a brace:{ name:x brace:! name:r brace:: fstring:> op:{ name:w op:} brace:} fstring:b fstring:"`},
		{`f"{a['k']}"`, `prefix:f fstring:" brace:{ name:a op:[ string:'k' op:] brace:} fstring:"`},
		{"match x:\n  case _: pass", "soft:match name:x op:: soft:case soft:_ op:: keyword:pass"},
		{"match = case(type)", "name:match op:= name:case op:( name:type op:)"},
		{"match(x)", "name:match op:( name:x op:)"},
		{"match (x):", "soft:match op:( name:x op:) op::"},
		{"type X = int\ntype(x)", "soft:type name:X op:= name:int name:type op:( name:x op:)"},
		{"for _ in x: _", "keyword:for name:_ keyword:in name:x op:: name:_"},
	} {
		if got := coloured(c.text); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestTokensOfBrokenText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"x = 'abc\ny = 1", "name:x op:= string:'abc name:y op:= number:1"},
		{"x = f'abc {a\ny", "name:x op:= prefix:f fstring:' fstring:abc  brace:{ name:a name:y"},
		{"x = f'abc\ny = 1", "name:x op:= prefix:f fstring:' fstring:abc name:y op:= number:1"},
		{"x = )\nif y:", "name:x op:= invalid:) keyword:if name:y op::"},
		{"x = (1]\ny", "name:x op:= op:( number:1 invalid:] name:y"},
		{"12ab + c", "invalid:12ab op:+ name:c"},
		{"a $ b ? c", "name:a invalid:$ name:b invalid:? name:c"},
		{"x = “a” + 1", "name:x op:= invalid:“ invalid:a” op:+ number:1"},
		{"'''abc\ndef", "string:'''abc\ndef"},
		{"if x:\n\ty\n  z", "keyword:if name:x op:: name:y name:z"},
		{"f'}' + f'{'", "prefix:f fstring:' invalid:} fstring:' op:+ prefix:f fstring:' brace:{ string:'"},
		{"x = \\ 1", "name:x op:= invalid:\\  number:1"},
		{"\x00 a \xff b", "invalid:\x00 name:a invalid:\xff name:b"},
	} {
		if got := coloured(c.text); got != c.want {
			t.Errorf("%q\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestTokensOfLines(t *testing.T) {
	for _, text := range []string{"a = \\\n  b\n\nc # d\n'e'", "a = \\\r\n  b\r\n\r\nc # d\r\n'e'", "a = \\\r  b\r\rc # d\r'e'"} {
		var got []string
		for tok := range Tokens([]byte(text)) {
			got = append(got, fmt.Sprintf("%d:%d-%d:%d", tok.Start.Line, tok.Start.Col, tok.End.Line, tok.End.Col))
		}
		const want = "1:0-1:1 1:2-1:3 2:2-2:3 4:0-4:1 4:2-4:5 5:0-5:3"
		if all := strings.Join(got, " "); all != want {
			t.Errorf("%q: %s, want %s", text, all, want)
		}
	}
}

// program is a text of about so many lines, of ordinary code.
func program(tb testing.TB, lines int) []byte {
	tb.Helper()
	one, err := os.ReadFile("testdata/trees/program.py")
	if err != nil {
		tb.Fatal(err)
	}
	n := strings.Count(string(one), "\n")
	return []byte(strings.Repeat(string(one), max(lines/n, 1)))
}

func BenchmarkTokens(b *testing.B) {
	text := program(b, 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for range Tokens(text) {
		}
	}
}

func BenchmarkParse(b *testing.B) {
	text := program(b, 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Parse("t.py", text); err != nil {
			b.Fatal(err)
		}
	}
}
