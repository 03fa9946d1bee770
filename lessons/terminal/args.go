package terminal

import (
	"slices"
	"strings"

	"batuta/assets"
	"batuta/lessons"
)

// call is what the arguments ask for.
type call struct {
	command string
	lesson  string // as it was named
	part    string // the same; "" for the first
	with    string // the name of the variant of its program; "" for the first
	folder  string // of lessons of one's own; "": those that Batuta is built with
	lang    string
	help    bool
	debug   bool
	net     bool // the program may reach any address
	clock   lessons.ClockKind
}

// misuse says what is wrong with the arguments: a text of the catalogue.
type misuse struct {
	key  string
	args []any
}

// The commands, and the flags that each takes.
const (
	commandPlay    = "play"
	commandLessons = "lessons"
)

func commands() []string { return []string{commandPlay, commandLessons} }

func flagsOf(command string) []string {
	if command == commandPlay {
		return []string{"--with", "--lessons", "--lang", "--debug", "--clock", "--allow-net", "--help"}
	}
	return []string{"--lessons", "--lang", "--help"}
}

// parse reads the arguments. What it has understood until something is wrong
// is in the call, the language above all.
func parse(args []string) (call, *misuse) {
	c := call{lang: assets.System()}
	if lang, ok := langOf(args); ok {
		c.lang = lang
	}
	if len(args) == 0 {
		return c, &misuse{"terminal.misuse.nocommand", []any{list(commands())}}
	}
	c.command, args = args[0], args[1:]
	if c.command == "--help" || c.command == "-h" {
		c.help = true
		return c, nil
	}
	if !slices.Contains(commands(), c.command) {
		return c, &misuse{"terminal.misuse.command", []any{c.command, list(commands())}}
	}
	for len(args) > 0 {
		var wrong *misuse
		if args, wrong = c.take(args); wrong != nil {
			return c, wrong
		}
	}
	return c, nil
}

// langOf is the language asked for, wherever it stands among args, so that
// even a complaint about what stands before it is in that language.
func langOf(args []string) (string, bool) {
	for i, a := range args {
		name, value, given := strings.Cut(a, "=")
		if name != "--lang" {
			continue
		}
		if !given && i+1 < len(args) {
			value = args[i+1]
		}
		if slices.Contains(assets.Languages(), value) {
			return value, true
		}
	}
	return "", false
}

// take reads the first of args, and its value if it takes one, and answers
// what is left.
func (c *call) take(args []string) ([]string, *misuse) {
	arg, args := args[0], args[1:]
	if !strings.HasPrefix(arg, "-") {
		if c.command != commandPlay || c.lesson != "" {
			return nil, &misuse{"terminal.misuse.extra", []any{c.command, arg}}
		}
		c.lesson, c.part, _ = strings.Cut(arg, "/")
		return args, nil
	}
	name, value, given := strings.Cut(arg, "=")
	if name == "-h" {
		name = "--help"
	}
	if !slices.Contains(flagsOf(c.command), name) {
		return nil, &misuse{"terminal.misuse.flag", []any{name, c.command, list(flagsOf(c.command))}}
	}
	switch name {
	case "--help", "--debug", "--allow-net":
		if given {
			return nil, &misuse{"terminal.misuse.novalue", []any{name, value}}
		}
		c.help = c.help || name == "--help"
		c.debug = c.debug || name == "--debug"
		c.net = c.net || name == "--allow-net"
		return args, nil
	}
	if !given && len(args) > 0 {
		value, args = args[0], args[1:]
	}
	return args, c.set(name, value)
}

// set gives a flag its value.
func (c *call) set(name, value string) *misuse {
	switch name {
	case "--with", "--lessons":
		if value == "" {
			return &misuse{"terminal.misuse.needsvalue", []any{name}}
		}
		if name == "--with" {
			c.with = value
		} else {
			c.folder = value
		}
		return nil
	case "--lang":
		if slices.Contains(assets.Languages(), value) {
			c.lang = value
			return nil
		}
		return &misuse{"terminal.misuse.value", []any{name, value, list(assets.Languages())}}
	default: // --clock
		kinds := []lessons.ClockKind{lessons.Real, lessons.Virtual}
		var names []string
		for _, kind := range kinds {
			if kind.String() == value {
				c.clock = kind
				return nil
			}
			names = append(names, kind.String())
		}
		return &misuse{"terminal.misuse.value", []any{name, value, list(names)}}
	}
}

func list(names []string) string { return strings.Join(names, ", ") }
