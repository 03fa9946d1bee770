package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"batuta/assets"
	"batuta/lessons"
)

const commandCheck = "check"

// checkArgs is what the arguments of "batuta check" ask for.
type checkArgs struct {
	lesson, part string // as they were named
	program      string // a file
	folder       string // of lessons of one's own; "": those that Batuta is built with
	lang         string
	all          bool
	json, help   bool
}

func flagsOfCheck() []string { return []string{"--all", "--json", "--lessons", "--lang", "--help"} }

// parseCheck reads what follows "check". What it has understood until something
// is wrong is in the call, the language above all.
func parseCheck(args []string) (checkArgs, *misuse) {
	c := checkArgs{lang: assets.System()}
	if lang, ok := langOf(args); ok {
		c.lang = lang
	}
	var operands []string
	for len(args) > 0 {
		arg := args[0]
		if !strings.HasPrefix(arg, "-") {
			operands, args = append(operands, arg), args[1:]
			continue
		}
		var wrong *misuse
		if args, wrong = c.take(args); wrong != nil {
			return c, wrong
		}
	}
	most := 2
	if c.all {
		most = 1
	}
	if len(operands) > most {
		return c, &misuse{"terminal.misuse.extra", []any{commandCheck, operands[most]}}
	}
	if len(operands) > 0 {
		c.lesson, c.part, _ = strings.Cut(operands[0], "/")
	}
	if len(operands) > 1 {
		c.program = operands[1]
	}
	return c, nil
}

// take reads the first of args, a flag, with its value if it takes one, and
// answers what is left.
func (c *checkArgs) take(args []string) ([]string, *misuse) {
	name, value, given := strings.Cut(args[0], "=")
	args = args[1:]
	switch name {
	case "--help", "-h", "--all", "--json":
		if given {
			return nil, &misuse{"terminal.misuse.novalue", []any{name, value}}
		}
		c.help = c.help || name == "--help" || name == "-h"
		c.all = c.all || name == "--all"
		c.json = c.json || name == "--json"
		return args, nil
	case "--lessons", "--lang":
	default:
		return nil, &misuse{"terminal.misuse.flag", []any{name, commandCheck, list(flagsOfCheck())}}
	}
	if !given && len(args) > 0 {
		value, args = args[0], args[1:]
	}
	switch {
	case value == "":
		return nil, &misuse{"terminal.misuse.needsvalue", []any{name}}
	case name == "--lessons":
		c.folder = value
	case !slices.Contains(assets.Languages(), value):
		return nil, &misuse{"terminal.misuse.value", []any{name, value, list(assets.Languages())}}
	default:
		c.lang = value
	}
	return args, nil
}

// lessonsFrom reads the lessons of a folder.
func lessonsFrom(folder string) ([]*lessons.Lesson, error) {
	if _, err := os.ReadDir(folder); err != nil {
		return nil, fmt.Errorf("load the lessons: %w", err)
	}
	return lessons.LoadFrom(os.DirFS(folder))
}

// partNamed is the part of a lesson that was named, by its id or by its number;
// of a lesson that has but one, that one.
func partNamed(l *lessons.Lesson, name string) (int, *misuse) {
	var ids []string
	for i, p := range l.Parts {
		if name == p.ID || name == fmt.Sprint(i+1) || name == "" && len(l.Parts) == 1 {
			if len(p.Rules) == 0 {
				return 0, &misuse{"terminal.misuse.norules", []any{l.ID + "/" + p.ID}}
			}
			return i, nil
		}
		ids = append(ids, l.ID+"/"+p.ID)
	}
	if name == "" {
		return 0, &misuse{"terminal.misuse.nopart", []any{l.ID, list(ids)}}
	}
	return 0, &misuse{"terminal.misuse.part", []any{l.ID, name, list(ids)}}
}

// programAt reads a program's file.
func programAt(path string) (lessons.Program, *misuse) {
	file, err := os.Open(path)
	if err != nil {
		return lessons.Program{}, unreadable(path, err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, mostSource+1))
	switch {
	case err != nil:
		return lessons.Program{}, unreadable(path, err)
	case len(text) > mostSource:
		return lessons.Program{}, &misuse{"terminal.misuse.toolong", []any{path, mostSource >> 20}}
	}
	return lessons.Python(path, string(text)), nil
}

// errNotHeld says that a program did not do as was asked of it. It has been told of.
var errNotHeld = errors.New("a check has not passed")
