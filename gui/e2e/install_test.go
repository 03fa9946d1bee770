//go:build e2e

package e2e

import (
	"bytes"
	"debug/elf"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// entryName is where menu entries lie, below a prefix, and what ours is called.
const entryName = "share/applications/org.batuta.Batuta.desktop"

func TestInstallIntoAnEmptyHomeAndUninstall(t *testing.T) {
	s := newScreen(t)
	// A space, and what an Exec key must escape.
	home := filepath.Join(t.TempDir(), "ana's $home 100%")
	if err := os.Mkdir(home, 0o755); err != nil {
		t.Fatal(err)
	}
	prefix := filepath.Join(home, ".local")
	run(t, makeEnv(t, s, home), "make", "-C", root, "install")

	entry := readEntry(t, filepath.Join(prefix, entryName))
	program := entry.program(t)
	if want := filepath.Join(prefix, "bin", "batuta"); program != want {
		t.Fatalf("the entry names %q; installed is %q", program, want)
	}
	entry.iconIn(t, prefix)
	starts(t, s, program)

	run(t, makeEnv(t, s, home), "make", "-C", root, "uninstall")
	for _, left := range files(t, home) {
		if !strings.HasPrefix(left, filepath.Join(home, ".config", "go")) { // what Go counts of itself
			t.Errorf("make uninstall left %s", left)
		}
	}
}

func TestARelativePrefixIsInstalledByItsWholePath(t *testing.T) {
	here, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	prefix := filepath.Join(home, "apps")
	relative, err := filepath.Rel(here, prefix)
	if err != nil {
		t.Fatal(err)
	}
	env := makeEnv(t, newScreen(t), home)
	run(t, env, "make", "-C", root, "install", "PREFIX="+relative)
	program := readEntry(t, filepath.Join(prefix, entryName)).program(t)
	if want := filepath.Join(prefix, "bin", "batuta"); filepath.Clean(program) != want {
		t.Errorf("the entry names %q; installed is %q", program, want)
	}

	run(t, env, "make", "-C", root, "uninstall", "PREFIX="+relative)
	if left := files(t, prefix); len(left) > 0 {
		t.Errorf("make uninstall left %v", left)
	}
}

func TestTheDebUnpackedIntoAnEmptyRootStarts(t *testing.T) {
	deb := packed(t, "batuta_*.deb")
	to := t.TempDir()
	run(t, os.Environ(), "dpkg-deb", "-x", deb, to)
	unpackedStarts(t, to, "usr")

	depends := run(t, os.Environ(), "dpkg-deb", "-f", deb, "Depends")
	for _, library := range linked(t, filepath.Join(to, "usr/bin/batuta")) {
		if owner := owner(t, library); !regexp.MustCompile(`(^|, )` + regexp.QuoteMeta(owner) + `( |,|$)`).MatchString(depends) {
			t.Errorf("%s, of the package %s, is linked to; the package depends on %s", library, owner, depends)
		}
	}
}

func TestTheTarUnpackedIntoAnEmptyRootStarts(t *testing.T) {
	to := t.TempDir()
	run(t, os.Environ(), "tar", "-C", to, "-xf", packed(t, "batuta-*-linux-*.tar.xz"))
	unpackedStarts(t, to, "usr/local")
}

// unpackedStarts checks a package that was unpacked into the folder to, and
// whose files lie in prefix there.
func unpackedStarts(t *testing.T, to, prefix string) {
	t.Helper()
	entry := readEntry(t, filepath.Join(to, prefix, entryName))
	program := entry.program(t)
	if want := "/" + prefix + "/bin/batuta"; program != want {
		t.Errorf("the entry names %q and not %q", program, want)
	}
	entry.iconIn(t, filepath.Join(to, prefix))
	starts(t, newScreen(t), filepath.Join(to, program))
	for _, path := range files(t, to) {
		if info, err := os.Stat(path); err != nil {
			t.Error(err)
		} else if info.Mode().Perm()&0o044 != 0o044 {
			t.Errorf("%s, of mode %v, cannot be read by everybody", path, info.Mode())
		}
	}
}

// starts checks that a program says its version, plays a lesson in the
// terminal, and opens its window.
func starts(t *testing.T, s *screen, program string) {
	t.Helper()
	home := t.TempDir()
	version := run(t, s.env(home), program, "--version")
	if !regexp.MustCompile(`^batuta \d+\.\d+\.\d+\n$`).MatchString(version) {
		t.Errorf("--version prints %q", version)
	}
	if lessons := run(t, s.env(home), program, "lessons"); !strings.Contains(lessons, "conductor") {
		t.Errorf("the lessons are\n%s", lessons)
	}
	if played := run(t, s.env(home), program, "play", "conductor", "--clock", "virtual"); !strings.Contains(played, "all together") {
		t.Errorf("played in the terminal, lesson 1 prints\n%s", played)
	}
	var said bytes.Buffer
	cmd := exec.Command(program)
	cmd.Env = s.env(home)
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	window := s.window(t, "Batuta")
	time.Sleep(time.Second) // it must stay up, too
	if _, err := s.xdotool("windowfocus", window, "key", "ctrl+q"); err != nil {
		t.Error(err)
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the program ended with %v", err)
		}
	case <-time.After(patience):
		t.Error("the program does not end")
		_ = cmd.Process.Kill()
		<-ended
	}
	if said := complaints(said.String()); said != "" {
		t.Errorf("the program said:\n%s", said)
	}
}

// makeEnv is the surroundings of make in an empty home: what Go has built and
// fetched so far stays where it is.
func makeEnv(t *testing.T, s *screen, home string) []string {
	t.Helper()
	env := s.env(home)
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPATH"} {
		env = append(env, name+"="+strings.TrimSpace(run(t, os.Environ(), "go", "env", name)))
	}
	return slices.DeleteFunc(env, func(setting string) bool {
		return strings.HasPrefix(setting, "MAKE") || strings.HasPrefix(setting, "PREFIX=") || strings.HasPrefix(setting, "DESTDIR=")
	})
}

// run runs a command and answers what it printed.
func run(t *testing.T, env []string, name string, args ...string) string {
	t.Helper()
	var out, complaints bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &out, &complaints
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, &out, &complaints)
	}
	return out.String()
}

// packed is the one file in dist/ that fits pattern.
func packed(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(root, "dist", pattern))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 {
		t.Fatalf("for %s there are %v in dist/; make package makes one", pattern, found)
	}
	return found[0]
}

// files are all files below dir.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// linked are the libraries that a program is linked to.
func linked(t *testing.T, path string) []string {
	t.Helper()
	f, err := elf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	libraries, err := f.ImportedLibraries()
	if err != nil {
		t.Fatal(err)
	}
	return libraries
}

// owner is the Debian package that brings a library.
func owner(t *testing.T, library string) string {
	t.Helper()
	// A line such as "libgl1:amd64: /usr/lib/x86_64-linux-gnu/libGL.so.1".
	found, _, _ := strings.Cut(run(t, os.Environ(), "dpkg", "-S", "*/"+library), ":")
	return found
}
