// Package content holds the lessons themselves: a folder for each, with its
// manifest, its page in each language, and its program.
package content

import (
	"embed"
	"io/fs"
)

//go:embed */lesson.json */*.md */*.py
var files embed.FS

// Files is the lessons' folders, each named by its lesson's id: lesson.json,
// a page for each language, en.md and es.md, and the program that it names.
func Files() fs.FS { return files }
