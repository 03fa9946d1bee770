//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// entry is a desktop entry's keys, those without a language.
type entry map[string]string

// readEntry reads the desktop entry at path, which must be valid.
func readEntry(t *testing.T, path string) entry {
	t.Helper()
	if complaints := run(t, os.Environ(), "desktop-file-validate", path); complaints != "" {
		t.Errorf("desktop-file-validate: %s", complaints)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	e := entry{}
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			e[key] = value
		}
	}
	return e
}

// program is the file that Exec starts, unquoted as the Desktop Entry
// Specification has it: first as any string ("\\" is one backslash), then as a
// quoted argument, then "%%".
func (e entry) program(t *testing.T) string {
	t.Helper()
	value := strings.ReplaceAll(e["Exec"], `\\`, `\`)
	inside, quoted := strings.CutPrefix(value, `"`)
	if !quoted || !strings.HasSuffix(inside, `"`) {
		t.Fatalf("Exec is %s, and not one quoted path", e["Exec"])
	}
	inside = strings.TrimSuffix(inside, `"`)
	return strings.NewReplacer(`\"`, `"`, "\\`", "`", `\$`, `$`, `\\`, `\`, `%%`, `%`).Replace(inside)
}

// iconIn checks that the entry's icon is where a desktop looks below prefix.
func (e entry) iconIn(t *testing.T, prefix string) {
	t.Helper()
	path := filepath.Join(prefix, "share/icons/hicolor/scalable/apps", e["Icon"]+".svg")
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Errorf("no icon %s for the entry (%v)", path, err)
	}
}
