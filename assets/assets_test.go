package assets

import (
	"bytes"
	"encoding/json"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryLanguageHasTheSameKeysAndPlaceholders(t *testing.T) {
	want := Texts(Languages()[0]).texts
	for _, lang := range Languages()[1:] {
		got := Texts(lang).texts
		for key := range got {
			if _, ok := want[key]; !ok {
				t.Errorf("%s.json has %q, which %s.json lacks", lang, key, Languages()[0])
			}
		}
		for key, text := range want {
			other, ok := got[key]
			if !ok {
				t.Errorf("%s.json lacks %q", lang, key)
			} else if a, b := placeholders(text), placeholders(other); !slices.Equal(a, b) {
				t.Errorf("%s.json: %q has placeholders %v, want %v", lang, key, b, a)
			}
		}
	}
}

func TestNoTextIsEmpty(t *testing.T) {
	for _, lang := range Languages() {
		for key, text := range Texts(lang).texts {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s.json: %q is empty", lang, key)
			}
		}
	}
}

func TestNoKeyIsWrittenTwice(t *testing.T) {
	for _, lang := range Languages() {
		data, err := catalogues.ReadFile("i18n/" + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, m := range regexp.MustCompile(`(?m)^\s*("[^"]+")\s*:`).FindAllSubmatch(data, -1) {
			var key string
			if err := json.Unmarshal(m[1], &key); err != nil {
				t.Fatal(err)
			}
			if seen[key] {
				t.Errorf("%s.json has %q twice", lang, key)
			}
			seen[key] = true
		}
		if len(seen) != len(Texts(lang).texts) {
			t.Errorf("%s.json: %d lines with a key, %d keys", lang, len(seen), len(Texts(lang).texts))
		}
	}
}

// TestEveryKeyIsUsedAndEveryUsedKeyIsThere reads the program's sources. A key
// put together from a literal prefix that ends in a dot ("stage.beat." + n)
// counts as used.
func TestEveryKeyIsUsedAndEveryUsedKeyIsThere(t *testing.T) {
	texts := Texts(Languages()[0]).texts
	literals := map[string]string{} // literal → the file it stands in
	shape := regexp.MustCompile(`"((?:` + strings.Join(prefixes(texts), "|") + `)\.[a-zA-Z0-9_.]*)"`)
	for _, dir := range []string{"../gui", "../lessons", "../main.go"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			for _, m := range shape.FindAllSubmatch(source, -1) {
				literals[string(m[1])] = path
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if !used(key, literals) {
			t.Errorf("no source uses the text %q", key)
		}
	}
	for literal, path := range literals {
		if _, ok := texts[literal]; !ok && !strings.HasSuffix(literal, ".") {
			t.Errorf("%s uses the text %q, which is not there", path, literal)
		}
	}
}

// prefixes is what stands before the first dot of the keys.
func prefixes(texts map[string]string) []string {
	set := map[string]bool{}
	for key := range texts {
		first, _, _ := strings.Cut(key, ".")
		set[first] = true
	}
	return slices.Sorted(maps.Keys(set))
}

func used(key string, literals map[string]string) bool {
	if _, ok := literals[key]; ok {
		return true
	}
	for i, c := range key {
		if c == '.' && literals[key[:i+1]] != "" {
			return true
		}
	}
	return false
}

func placeholders(text string) []string {
	found := regexp.MustCompile(`\{\d+\}`).FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestTextsFillPlaceholdersAndShowMissingKeys(t *testing.T) {
	c := &Catalog{lang: "en", texts: map[string]string{"x.two": "{1} before {0}, {1}"}}
	for _, tt := range []struct {
		key  string
		args []any
		want string
	}{
		{"x.two", []any{3, "a"}, "a before 3, a"},
		{"x.two", []any{"{1}", "b"}, "b before {1}, b"},
		{"x.none", nil, "x.none"},
	} {
		if got := c.T(tt.key, tt.args...); got != tt.want {
			t.Errorf("T(%q, %v) = %q, want %q", tt.key, tt.args, got, tt.want)
		}
	}
}

func TestTheSystemLocaleChoosesTheLanguage(t *testing.T) {
	for _, tt := range []struct{ all, messages, lang, want string }{
		{"", "", "", "en"},
		{"", "", "es_MX.UTF-8", "es"},
		{"", "es_AR", "en_US.UTF-8", "es"},
		{"C", "es_AR", "es_AR", "en"},
		{"es", "", "", "es"},
		{"", "", "es-419", "es"},
		{"", "", "est_EE", "en"},
		{"", "", "de_DE.UTF-8", "en"},
	} {
		t.Setenv("LC_ALL", tt.all)
		t.Setenv("LC_MESSAGES", tt.messages)
		t.Setenv("LANG", tt.lang)
		if got := System(); got != tt.want {
			t.Errorf("LC_ALL=%q LC_MESSAGES=%q LANG=%q: %q, want %q", tt.all, tt.messages, tt.lang, got, tt.want)
		}
	}
}

func TestTheIconIsAnSVGAndItsPNGIs512PixelsWide(t *testing.T) {
	if !bytes.HasPrefix(Icon, []byte("<svg ")) {
		t.Error("the icon is not an SVG picture")
	}
	file, err := os.Open("icon.png")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	c, err := png.DecodeConfig(file)
	if err != nil || c.Width != 512 || c.Height != 512 {
		t.Errorf("icon.png: %d×%d, %v", c.Width, c.Height, err)
	}
}
