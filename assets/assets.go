// Package assets holds what Batuta shows but does not compute: its icon and
// the words of its window and terminal, in English and Spanish, embedded in
// the program.
package assets

import (
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Icon is the application's icon, an SVG picture.
//
//go:embed icon.svg
var Icon []byte

//go:embed i18n/*.json
var catalogues embed.FS

//go:generate go run icon_png.go

// Languages lists the languages there are texts for, the default one first.
func Languages() []string { return []string{"en", "es"} }

// Catalog is the texts of one language. It never changes, so any goroutine may
// read it.
type Catalog struct {
	lang  string
	texts map[string]string
}

// Texts is the catalogue of lang, or of the language nearest to it. The
// catalogues are part of the program: one that cannot be read is a broken
// build, so it panics.
func Texts(lang string) *Catalog {
	c := &Catalog{lang: Nearest(lang)}
	data, err := catalogues.ReadFile("i18n/" + c.lang + ".json")
	if err == nil {
		err = json.Unmarshal(data, &c.texts)
	}
	if err != nil {
		panic(fmt.Errorf("texts of language %q: %w", c.lang, err))
	}
	return c
}

// Lang is the catalogue's language: "en" or "es".
func (c *Catalog) Lang() string { return c.lang }

// T is the text of key, with {0}, {1}, ... replaced by args. A key that is not
// there is answered as it is, so that its absence shows.
func (c *Catalog) T(key string, args ...any) string {
	text, ok := c.texts[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return text
	}
	pairs := make([]string, 0, 2*len(args))
	for i, a := range args {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", fmt.Sprint(a))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// System is the language of Languages that the environment asks for, as POSIX
// reads it: the first of LC_ALL, LC_MESSAGES and LANG that is set decides.
func System() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := os.Getenv(name); locale != "" {
			return Nearest(locale)
		}
	}
	return Languages()[0]
}

// Nearest is the language of Languages that serves a reader of locale best:
// "es" for "es", "es_MX.UTF-8" or "es-419", else the default.
func Nearest(locale string) string {
	spoken, _, _ := strings.Cut(strings.ToLower(locale), ".")
	spoken, _, _ = strings.Cut(strings.ReplaceAll(spoken, "-", "_"), "_")
	for _, lang := range Languages() {
		if spoken == lang {
			return lang
		}
	}
	return Languages()[0]
}
