package py_test

import "testing"

// BenchmarkText runs everyday loops over texts.
func BenchmarkText(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"index", "s = 'abcdefghij' * 10\nfor i in range(20000):\n    s[i % 100]\n"},
		{"wide", "s = 'abcdéfghij' * 10\nfor i in range(20000):\n    s[i % 100]\n"},
		{"iterate", "s = 'abcdefghij' * 2000\nfor c in s:\n    c\n"},
		{"in", "s = 'abcdefghij' * 10\nfor i in range(20000):\n    'j' in s\n"},
		{"methods", "for i in range(5000):\n    'a,b,c'.split(',')\n    ' a '.strip()\n    'Abc'.lower()\n    'abc'.startswith('a')\n"},
		{"grow", "s = ''\nfor i in range(20000):\n    s += 'x'\n"},
		{"percent", "for i in range(5000):\n    '%s is %d of %5.1f' % ('x', i, 1.5)\n"},
		{"format", "for i in range(5000):\n    '{} is {:>5} of {:5.1f}'.format('x', i, 1.5)\n"},
		{"join", "for i in range(5000):\n    ', '.join(['a', 'b', 'c', 'd'])\n"},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := interpret(b, c.text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
