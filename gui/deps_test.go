package gui_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// machine is a made-up one on which .ci/deps runs: it has a few real tools,
// and of those that tell systems apart only what a test gives it.
type machine struct {
	t   *testing.T
	bin string // its only folder of programs
	log string // what the programs that would change it were called with
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	dir := t.TempDir()
	m := &machine{t: t, bin: filepath.Join(dir, "bin"), log: filepath.Join(dir, "log")}
	if err := os.Mkdir(m.bin, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, tool := range []string{"bash", "dirname", "env", "sed", "tr"} {
		path, err := exec.LookPath(tool)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(path, filepath.Join(m.bin, tool)); err != nil {
			t.Fatal(err)
		}
	}
	m.has("uname", "echo Linux")
	m.has("id", "echo 1000")
	m.has("go", "echo go1.24.4")
	return m
}

// has gives the machine a program, by its script.
func (m *machine) has(name, script string) {
	m.t.Helper()
	text := fmt.Sprintf("#!/usr/bin/env bash\nlog() { echo \"$@\" >>%q; }\n%s\n", m.log, script)
	if err := os.WriteFile(filepath.Join(m.bin, name), []byte(text), 0o755); err != nil {
		m.t.Fatal(err)
	}
}

// deps runs .ci/deps there. It answers what it said, what it did, and whether
// it was content.
func (m *machine) deps(args ...string) (said, did string, content bool) {
	m.t.Helper()
	cmd := exec.Command(filepath.Join(m.bin, "bash"), append([]string{filepath.Join(root, ".ci", "deps")}, args...)...)
	cmd.Env = []string{"PATH=" + m.bin, "HOME=" + m.t.TempDir(), "GO_PLACES="}
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		m.t.Fatal(err)
	}
	log, err := os.ReadFile(m.log)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		m.t.Fatal(err)
	}
	return string(out), string(log), exit == nil
}

const (
	// allThere answers dpkg-query for each package asked about.
	allThere = `shift 2; for p; do printf '%s installed ' "$p"; done`
	// noGcc does so too, but for gcc, which was removed once.
	noGcc = `shift 2; for p; do if [ $p = gcc ]; then printf 'gcc config-files '; else printf '%s installed ' "$p"; fi; done`
	// passOn is a sudo that only notes that it was asked.
	passOn = `[ "$1" != -n ] || shift; [ "$1" = true ] || log sudo; "$@"`
)

func TestNothingIsDoneWhereNothingIsMissing(t *testing.T) {
	for system, programs := range map[string][][2]string{
		"Debian": {{"apt-get", "log apt-get"}, {"dpkg-query", allThere}},
		"Fedora": {{"dnf", "log dnf"}, {"rpm", "exit 0"}},
		"Arch":   {{"pacman", "exit 0"}},
		"macOS":  {{"uname", "echo Darwin"}, {"xcode-select", "exit 0"}},
	} {
		m := newMachine(t)
		for _, p := range programs {
			m.has(p[0], p[1])
		}
		if said, did, content := m.deps(); !content || said != "" || did != "" {
			t.Errorf("%s: said %q, did %q, content: %v", system, said, did, content)
		}
	}
}

func TestWhatIsMissingOnDebianIsInstalledAndSaid(t *testing.T) {
	m := newMachine(t)
	m.has("sudo", passOn)
	m.has("dpkg-query", noGcc)
	m.has("apt-get", `log "$DEBIAN_FRONTEND" "$@"`)
	said, did, content := m.deps("build", "e2e")
	if !content || !strings.Contains(said, "Installing with apt-get: gcc") {
		t.Errorf("content: %v, said %q", content, said)
	}
	if !strings.HasPrefix(did, "sudo\nnoninteractive ") || !strings.HasSuffix(did, "install --no-install-recommends gcc\n") {
		t.Errorf("did %q", did)
	}
}

func TestRootInstallsWithoutSudo(t *testing.T) {
	m := newMachine(t)
	m.has("id", "echo 0")
	m.has("dpkg-query", noGcc)
	m.has("apt-get", `log apt-get`)
	if said, did, content := m.deps(); !content || did != "apt-get\n" {
		t.Errorf("content: %v, said %q, did %q", content, said, did)
	}
}

func TestPackageListsAreFetchedOnlyIfThoseThereWillNotDo(t *testing.T) {
	m := newMachine(t)
	m.has("sudo", passOn)
	m.has("dpkg-query", noGcc)
	fresh := filepath.Join(t.TempDir(), "fresh")
	m.has("apt-get", fmt.Sprintf(`case " $* " in *" update "*) log update; >%[1]q ;; *) log install; [ -e %[1]q ] ;; esac`, fresh))
	said, did, content := m.deps()
	if !content || did != "sudo\ninstall\nsudo\nupdate\nsudo\ninstall\n" {
		t.Errorf("content: %v, said %q, did %q", content, said, did)
	}
}

func TestWhatCannotBeInstalledIsNamedWithItsCommand(t *testing.T) {
	for system, c := range map[string]struct {
		programs [][2]string
		group    string
		want     []string
	}{
		"Debian without sudo": {[][2]string{{"apt-get", "log apt-get"}, {"dpkg-query", noGcc}}, "build", []string{"apt-get install gcc"}},
		"Debian, no password": {[][2]string{{"sudo", "exit 1"}, {"apt-get", "log apt-get"}, {"dpkg-query", noGcc}}, "build", []string{"apt-get install gcc"}},
		"Fedora":              {[][2]string{{"dnf", "log dnf"}, {"rpm", "exit 1"}}, "build", []string{"sudo dnf install gcc", "libXcursor-devel"}},
		"Arch":                {[][2]string{{"pacman", "exit 1"}}, "build", []string{"sudo pacman -S --needed gcc", "libxcursor"}},
		"macOS":               {[][2]string{{"uname", "echo Darwin"}, {"xcode-select", "exit 2"}}, "build", []string{"xcode-select --install"}},
		"macOS, for e2e":      {[][2]string{{"uname", "echo Darwin"}, {"xcode-select", "exit 0"}}, "e2e", []string{"Linux only"}},
		"another":             {nil, "build", []string{"what Debian calls", "libgl1-mesa-dev"}},
		"an unknown group":    {nil, "nothing", []string{"no group 'nothing'"}},
	} {
		m := newMachine(t)
		for _, p := range c.programs {
			m.has(p[0], p[1])
		}
		said, did, content := m.deps(c.group)
		if content || did != "" {
			t.Errorf("%s: content: %v, did %q", system, content, did)
		}
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: said %q, and not %q", system, said, want)
			}
		}
	}
}

func TestAGoThatIsMissingOrTooOldIsNamedWithTheWayToGetOne(t *testing.T) {
	for rule, c := range map[string]struct{ goProgram, want string }{
		"missing": {"", "there is no Go here"},
		"old":     {"echo go1.19.8", "found: 1.19 in "},
		"refused": {`[ "$PWD" = / ] && echo go1.23.4`, "found: 1.23 in "}, // go.mod asks for more than it may fetch
	} {
		m := newMachine(t)
		m.has("apt-get", "log apt-get")
		m.has("dpkg-query", allThere)
		if c.goProgram == "" {
			if err := os.Remove(filepath.Join(m.bin, "go")); err != nil {
				t.Fatal(err)
			}
		} else {
			m.has("go", c.goProgram)
		}
		said, _, content := m.deps()
		if content || !strings.Contains(said, c.want) || !strings.Contains(said, "https://go.dev/dl") {
			t.Errorf("%s: content: %v, said %q", rule, content, said)
		}
	}
}
