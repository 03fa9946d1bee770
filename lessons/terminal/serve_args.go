package terminal

import (
	"slices"
	"strconv"
	"strings"

	"batuta/assets"
)

const commandServe = "serve"

// The ports at which programs look for the sample API.
const (
	defaultPort    = 8765
	defaultTLSPort = 8766
)

// serveCall is what the arguments of "batuta serve" ask for.
type serveCall struct {
	lang          string
	help          bool
	certificate   bool // print it, and do nothing else
	quiet         bool // no line for each request
	seed          int64
	port, tlsPort int // 0: any that is free
}

func flagsOfServe() []string {
	return []string{"--seed", "--port", "--tls-port", "--quiet", "--certificate", "--lang", "--help"}
}

// parseServe reads the arguments. What it has understood until something is
// wrong is in the call, the language above all.
func parseServe(args []string) (serveCall, *misuse) {
	c := serveCall{lang: assets.System(), port: defaultPort, tlsPort: defaultTLSPort}
	if lang, ok := langOf(args); ok {
		c.lang = lang
	}
	for len(args) > 0 {
		name, value, given := strings.Cut(args[0], "=")
		if name == "-h" {
			name = "--help"
		}
		switch {
		case !strings.HasPrefix(name, "-"):
			return c, &misuse{"terminal.misuse.extra", []any{commandServe, args[0]}}
		case !slices.Contains(flagsOfServe(), name):
			return c, &misuse{"terminal.misuse.flag", []any{name, commandServe, list(flagsOfServe())}}
		}
		args = args[1:]
		if c.turnOn(name) {
			if given {
				return c, &misuse{"terminal.misuse.novalue", []any{name, value}}
			}
			continue
		}
		if !given {
			if len(args) == 0 {
				return c, &misuse{"terminal.misuse.needsvalue", []any{name}}
			}
			value, args = args[0], args[1:]
		}
		if wrong := c.set(option{name, value}); wrong != nil {
			return c, wrong
		}
	}
	if c.port == c.tlsPort && c.port != 0 {
		return c, &misuse{"terminal.misuse.oneport", []any{c.port}}
	}
	return c, nil
}

// turnOn does as a flag without a value says; false if it takes one.
func (c *serveCall) turnOn(name string) bool {
	switch name {
	case "--help":
		c.help = true
	case "--quiet":
		c.quiet = true
	case "--certificate":
		c.certificate = true
	default:
		return false
	}
	return true
}

// set gives a flag its value.
func (c *serveCall) set(f option) *misuse {
	switch f.name {
	case "--lang":
		return oneOf(f, assets.Languages())
	case "--seed":
		seed, err := strconv.ParseInt(f.value, 10, 64)
		if err != nil {
			return &misuse{"terminal.misuse.seed", []any{f.name, f.value}}
		}
		c.seed = seed
		return nil
	}
	port, err := strconv.ParseUint(f.value, 10, 16)
	if err != nil {
		return &misuse{"terminal.misuse.port", []any{f.name, f.value}}
	}
	if f.name == "--port" {
		c.port = int(port)
	} else {
		c.tlsPort = int(port)
	}
	return nil
}
