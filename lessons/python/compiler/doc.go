package compiler

import "strings"

// cleanDoc takes from a docstring the indentation that its lines share, as
// CPython does since 3.13.
func cleanDoc(doc string) string {
	lines := strings.Split(expandTabs(doc), "\n")
	margin := -1
	for _, line := range lines[1:] {
		if trimmed := strings.TrimLeft(line, " "); trimmed != "" {
			if indent := len(line) - len(trimmed); margin < 0 || indent < margin {
				margin = indent
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	if margin < 0 && len(lines) == 1 {
		return lines[0]
	}
	for i, line := range lines[1:] {
		lines[i+1] = line[min(max(margin, 0), len(line)):]
	}
	return strings.Join(lines, "\n")
}

// expandTabs replaces tabs by spaces up to the next multiple of eight.
func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range s {
		switch r {
		case '\t':
			n := 8 - col%8
			b.WriteString(strings.Repeat(" ", n))
			col += n
			continue
		case '\n', '\r':
			col = -1
		}
		b.WriteRune(r)
		col++
	}
	return b.String()
}
