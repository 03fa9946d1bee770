package gui

import (
	"runtime"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"batuta/assets"
	"batuta/gui/palette"
	"batuta/loopcore/trace"
)

// themeChoice is which palette is used.
type themeChoice string

const (
	themeDark   themeChoice = "dark"
	themeLight  themeChoice = "light"
	themeSystem themeChoice = "system" // what the desktop says
)

// The steps of what is chosen in steps.
func textScales() []float32       { return []float32{0.8, 1, 1.25, 1.5, 1.75, 2} }
func speeds() []float64           { return []float64{0.125, 0.25, 0.5, 1, 2, 4} }
func speedNames() []string        { return []string{"×1/8", "×1/4", "×1/2", "×1", "×2", "×4"} }
func themeChoices() []themeChoice { return []themeChoice{themeDark, themeLight, themeSystem} }
func levels() []trace.Level {
	return []trace.Level{trace.Debug, trace.Info, trace.Warning, trace.Error}
}

// settings is what the window remembers from one time to the next.
type settings struct {
	lang  string
	theme themeChoice
	scale float32
	size  fyne.Size
	speed float64
	time  bool        // the score is by time, not by bars
	level trace.Level // the lowest that the Log tab shows
	debug bool        // runs are played in the loop's debug mode

	projector bool // large, over the whole screen, without the list of lessons
	calm      bool // little moves
	tab       string
	split     [dividers]float64 // where dividers were dragged to, as desk has them
	across    [dividers]float64
}

// usualSpeed is slow enough to see what happens in a run of half a second.
const usualSpeed = 0.25

// Keys of the preferences.
const (
	prefLang   = "language"
	prefTheme  = "theme"
	prefScale  = "text-scale"
	prefWidth  = "window-width"
	prefHeight = "window-height"
	prefSpeed  = "speed"
	prefTime   = "score-by-time"
	prefLevel  = "log-level"
	prefDebug  = "debug-mode"

	prefProjector = "projector"
	prefCalm      = "reduced-motion"
	prefTab       = "tab"
	prefSplit     = "divider-"        // and its number
	prefAcross    = "column-divider-" // and its number
)

// loadSettings reads what was remembered; what was not, or is no choice any
// more, is the default.
func loadSettings(p fyne.Preferences) settings {
	s := settings{
		lang:  p.String(prefLang),
		theme: themeChoice(p.StringWithFallback(prefTheme, string(themeDark))),
		scale: float32(p.FloatWithFallback(prefScale, 1)),
		size: fyne.NewSize(float32(p.FloatWithFallback(prefWidth, 1440)),
			float32(p.FloatWithFallback(prefHeight, 900))),
		speed: p.FloatWithFallback(prefSpeed, usualSpeed),
		time:  p.Bool(prefTime),
		level: trace.Level(p.IntWithFallback(prefLevel, int(trace.Debug))),
		debug: p.Bool(prefDebug),

		projector: p.Bool(prefProjector), calm: p.Bool(prefCalm),
		tab: p.StringWithFallback(prefTab, tabScore),
	}
	for i := range s.split {
		s.split[i] = part(p.Float(prefSplit + strconv.Itoa(i)))
		s.across[i] = part(p.Float(prefAcross + strconv.Itoa(i)))
	}
	if !slices.Contains(tabNames(), s.tab) {
		s.tab = tabScore
	}
	if !slices.Contains(assets.Languages(), s.lang) {
		s.lang = systemLanguage()
	}
	if !slices.Contains(themeChoices(), s.theme) {
		s.theme = themeDark
	}
	if !slices.Contains(textScales(), s.scale) {
		s.scale = 1
	}
	if !slices.Contains(speeds(), s.speed) {
		s.speed = usualSpeed
	}
	if !slices.Contains(levels(), s.level) {
		s.level = trace.Debug
	}
	return s
}

// part is a part of a length, 0 for what is none.
func part(f float64) float64 {
	if f >= dragLeast && f <= dragMost {
		return f
	}
	return 0
}

// projectorScale is how large text is at least in projector mode.
const projectorScale = 1.5

// textScale is how large all text is.
func (s settings) textScale() float32 {
	if s.projector {
		return max(s.scale, projectorScale)
	}
	return s.scale
}

// save writes what is to be remembered.
func (s settings) save(p fyne.Preferences) {
	p.SetString(prefLang, s.lang)
	p.SetString(prefTheme, string(s.theme))
	p.SetFloat(prefScale, float64(s.scale))
	p.SetFloat(prefWidth, float64(s.size.Width))
	p.SetFloat(prefHeight, float64(s.size.Height))
	p.SetFloat(prefSpeed, s.speed)
	p.SetBool(prefTime, s.time)
	p.SetInt(prefLevel, int(s.level))
	p.SetBool(prefDebug, s.debug)
	p.SetBool(prefProjector, s.projector)
	p.SetBool(prefCalm, s.calm)
	p.SetString(prefTab, s.tab)
	for i := range s.split {
		p.SetFloat(prefSplit+strconv.Itoa(i), s.split[i])
		p.SetFloat(prefAcross+strconv.Itoa(i), s.across[i])
	}
}

// systemLanguage is what the environment asks for; macOS and Windows have
// their own way of saying it.
func systemLanguage() string {
	switch runtime.GOOS {
	case "darwin", "windows":
		return assets.Nearest(string(lang.SystemLocale()))
	}
	return assets.System()
}

// colours is the palette of the choice; variant is the desktop's own.
func (c themeChoice) colours(variant fyne.ThemeVariant, light fyne.ThemeVariant) palette.Palette {
	if c == themeLight || c == themeSystem && variant == light {
		return palette.Light()
	}
	return palette.Dark()
}

// next is the element of list after the first that equals now, going round.
func next[T comparable](list []T, now T) T {
	return list[(slices.Index(list, now)+1)%len(list)]
}
