package terminal

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"batuta/assets"
	"batuta/lessons"
	"batuta/loopcore/selector"
)

const commandRun = "run"

// option is a flag of "batuta run" as it was given.
type option struct{ name, value string }

func flagsOfRun() []string {
	return []string{
		"--clock", "--speed", "--debug", "--selector", "--trace", "--seed", "--allow-net", "--allow-files", "--lang", "--help",
	}
}

// valued reports whether a flag takes a value.
func valued(name string) bool { return name != "--debug" && name != "--allow-net" && name != "--help" }

// splitRun parts the flags from the program and its own arguments, which begin
// at the first that is no flag, or after "--". A bare "-" is a program.
func splitRun(args []string) (flags []option, rest []string, wrong *misuse) {
	for len(args) > 0 {
		arg := args[0]
		if arg == "--" {
			return flags, args[1:], wrong
		}
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			return flags, args, wrong
		}
		args = args[1:]
		name, value, given := strings.Cut(arg, "=")
		if name == "-h" {
			name = "--help"
		}
		var now *misuse
		switch {
		case !slices.Contains(flagsOfRun(), name):
			now = &misuse{"terminal.misuse.flag", []any{name, commandRun, list(flagsOfRun())}}
		case !valued(name) && given:
			now = &misuse{"terminal.misuse.novalue", []any{name, value}}
		case valued(name) && !given && len(args) == 0:
			now = &misuse{"terminal.misuse.needsvalue", []any{name}}
		case valued(name) && !given:
			value, args = args[0], args[1:]
		}
		if now == nil {
			flags = append(flags, option{name, value})
		} else if wrong == nil {
			wrong = now
		}
	}
	return flags, nil, wrong
}

// langOfRun is the language asked for, else the system's: known before
// anything is said of the other flags. A program's own --lang is none of ours.
func langOfRun(flags []option) string {
	lang := assets.System()
	for _, f := range flags {
		if f.name == "--lang" && slices.Contains(assets.Languages(), f.value) {
			lang = f.value
		}
	}
	return lang
}

func hasHelp(flags []option) bool {
	return slices.ContainsFunc(flags, func(f option) bool { return f.name == "--help" })
}

// set does as a flag says.
func (c *RunCall) set(f option) *misuse {
	switch f.name {
	case "--debug":
		c.Debug = true
	case "--allow-net":
		c.AllowNet = true
	case "--allow-files":
		return c.allow(f)
	case "--speed":
		speed, err := strconv.ParseFloat(f.value, 64)
		if err != nil || !(speed >= lessons.MinSpeed && speed <= lessons.MaxSpeed) { // NaN is neither
			return &misuse{"terminal.misuse.speed", []any{f.name, f.value, lessons.MinSpeed, lessons.MaxSpeed}}
		}
		c.Speed = speed
	case "--seed":
		seed, err := strconv.ParseInt(f.value, 10, 64)
		if err != nil {
			return &misuse{"terminal.misuse.seed", []any{f.name, f.value}}
		}
		c.Seed = &seed
	case "--selector":
		c.Selector = f.value
		return oneOf(f, selector.Names())
	case "--lang":
		return oneOf(f, assets.Languages())
	case "--trace":
		if f.value == "" {
			return &misuse{"terminal.misuse.needsvalue", []any{f.name}}
		}
	case "--clock":
		c.Clock = lessons.Real
		if f.value == lessons.Virtual.String() {
			c.Clock = lessons.Virtual
		}
		return oneOf(f, []string{lessons.Real.String(), lessons.Virtual.String()})
	}
	return nil
}

// oneOf wants a flag's value to be one of names.
func oneOf(f option, names []string) *misuse {
	if slices.Contains(names, f.value) {
		return nil
	}
	return &misuse{"terminal.misuse.value", []any{f.name, f.value, list(names)}}
}

// allow adds a folder whose files the program may use. It must be there: a
// misspelt one would otherwise be told of by the program's own errors only.
func (c *RunCall) allow(f option) *misuse {
	about, err := os.Stat(f.value)
	if err != nil {
		return &misuse{"terminal.misuse.folder", []any{f.name, f.value, reason(err)}}
	}
	if !about.IsDir() {
		return &misuse{"terminal.misuse.nofolder", []any{f.name, f.value}}
	}
	path, err := filepath.Abs(f.value)
	if err != nil {
		return &misuse{"terminal.misuse.folder", []any{f.name, f.value, err}}
	}
	c.AllowFiles = append(c.AllowFiles, path)
	return nil
}
