//go:build e2e && screenshots

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// pictured is where the pictures lie that the README shows.
const pictured = root + "/assets/screenshots"

// TestScreenshots makes pictures of the window's main states, in both themes and
// both languages: make screenshots. Somebody has to look at them.
func TestScreenshots(t *testing.T) {
	path := build(t)
	if err := os.MkdirAll(pictured, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, look := range []struct{ name, locale, theme string }{
		{"dark-en", "en_US.UTF-8", "dark"},
		{"light-en", "en_US.UTF-8", "light"},
		{"dark-es", "es_MX.UTF-8", "dark"},
		{"light-es", "es_MX.UTF-8", "light"},
	} {
		t.Run(look.name, func(t *testing.T) {
			p := startIn(t, newScreen(t), path, t.TempDir(), look.locale)
			for p.now().Theme != look.theme {
				before := p.now().Theme
				p.click("theme")
				p.await("another theme", func(r report) bool { return r.Theme != before })
			}
			pictures(p, look.name)
		})
	}
}

// pictures takes one picture after another: before a run, in its middle, its tasks,
// the selector's calls, the log, an error, and the challenge once it has been run.
func pictures(p *program, look string) {
	p.picture("first-" + look)
	p.click("run")
	end := p.await("the run has ended", func(r report) bool { return r.State == "ended" })
	for at := end; len(at.Waiting) < 5; {
		at = p.back(at)
	}
	p.picture("window-" + look)
	for _, tab := range []string{"tasks", "selector", "log"} {
		p.click("tab_" + tab)
		p.await("the tab", func(r report) bool { return r.Tab == tab })
		p.picture(tab + "-" + look)
	}
	p.click("tab_score")
	p.click("code")
	p.standAfter("all together:\", results")
	p.write("(")
	p.key("ctrl+Return")
	p.await("an error", func(r report) bool { return r.Wrong > 0 })
	p.picture("error-" + look)
	p.click("lesson_17")
	p.await("the challenge", func(r report) bool { return r.Lesson == "challenge" })
	p.click("run")
	p.await("the challenge has been run", func(r report) bool { return r.Lesson == "challenge" && r.State == "ended" })
	p.picture("challenge-" + look)
}

// picture keeps a picture of the screen, of few colours, which a window has.
func (p *program) picture(name string) {
	p.t.Helper()
	p.screen.shoot(p.t, name)
	to := filepath.Join(pictured, name+".png")
	out, err := exec.Command("convert", filepath.Join(shots, name+".png"), "+dither", "-colors", "255", "-define", "png:compression-level=9", to).CombinedOutput()
	if err != nil {
		p.t.Fatalf("keep the picture %s: %v\n%s", name, err, out)
	}
}
