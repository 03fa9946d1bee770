package terminal

import (
	"strings"
	"testing"

	"batuta/lessons"
)

func TestWhatTheArgumentsAskFor(t *testing.T) {
	t.Setenv("LC_ALL", "C")
	for args, want := range map[string]call{
		"lessons":           {command: "lessons", lang: "en"},
		"lessons --lang es": {command: "lessons", lang: "es"},
		"lessons -h":        {command: "lessons", lang: "en", help: true},
		"--help":            {command: "--help", lang: "en", help: true},
		"play":              {command: "play", lang: "en"},
		"play 17/2 --with=httpx --lessons here --allow-net": {
			command: "play", lesson: "17", part: "2", with: "httpx", folder: "here", lang: "en", net: true,
		},
		"lessons --lessons=here": {command: "lessons", lang: "en", folder: "here"},
		"play 1":                 {command: "play", lesson: "1", lang: "en"},
		"play conductor --help":  {command: "play", lesson: "conductor", lang: "en", help: true},
		"play --debug conductor --clock=virtual --lang=es": {
			command: "play", lesson: "conductor", lang: "es", debug: true, clock: lessons.Virtual,
		},
		"play conductor --clock real": {command: "play", lesson: "conductor", lang: "en", clock: lessons.Real},
	} {
		got, wrong := parse(strings.Fields(args))
		if wrong != nil {
			t.Errorf("%s: %+v", args, *wrong)
			continue
		}
		if got != want {
			t.Errorf("%s: %+v, want %+v", args, got, want)
		}
	}
}

func TestTheLanguageIsTheSystemsUnlessAskedFor(t *testing.T) {
	t.Setenv("LC_ALL", "es_MX.UTF-8")
	for args, want := range map[string]string{
		"lessons":                     "es",
		"lessons --lang en":           "en",
		"play --wrong --lang en":      "en",
		"play conductor --lang=xx -h": "es",
	} {
		if c, _ := parse(strings.Fields(args)); c.lang != want {
			t.Errorf("%s: %s, want %s", args, c.lang, want)
		}
	}
}
