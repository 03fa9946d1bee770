package lessons

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const kept = "not the program's"

// FuzzNoNameLeadsOutOfTheSandbox opens files by any name, to read and to write:
// what lies outside is neither read nor changed, and nothing is made there. In a
// name @ stands for the folder around the sandbox.
func FuzzNoNameLeadsOutOfTheSandbox(f *testing.F) {
	for _, name := range []string{
		"prog.py", "a", "../kept", "@/kept", "@/run/../kept", "@/run/prog.py", "@/allowed/x", "@/allowed/../kept", "link", "@/run/link", "@/allowed/link",
		"up/kept", "@/allowed/up/new", "./../run/../kept", "/etc/passwd", "/tmp/x", "/tmp/../etc/passwd", "", ".", "..", "a\x00b", "a//b", "@", "@/run", "~/x", `..\kept`,
	} {
		f.Add(name, false)
		f.Add(name, true)
	}
	f.Fuzz(func(t *testing.T, name string, write bool) {
		outer := t.TempDir()
		for _, folder := range []string{"run", "allowed"} {
			if err := os.Mkdir(filepath.Join(outer, folder), 0o700); err != nil {
				t.Fatal(err)
			}
			for link, to := range map[string]string{"link": "../kept", "up": ".."} {
				_ = os.Symlink(to, filepath.Join(outer, folder, link)) // a system may keep links to itself
			}
		}
		if err := os.WriteFile(filepath.Join(outer, "kept"), []byte(kept), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := newSandbox(filepath.Join(outer, "run", "prog.py"), "prog.py", []string{filepath.Join(outer, "allowed")})
		if err != nil {
			t.Fatal(err)
		}
		defer s.close()
		tryName(t, s, strings.ReplaceAll(name, "@", outer), write)
		if text, err := os.ReadFile(filepath.Join(outer, "kept")); err != nil || string(text) != kept {
			t.Errorf("%q has changed what lies outside: %q, %v", name, text, err)
		}
		var left []string
		all, err := os.ReadDir(outer)
		for _, e := range all {
			left = append(left, e.Name())
		}
		if err != nil || !slices.Equal(left, []string{"allowed", "kept", "run"}) {
			t.Errorf("after %q there is outside: %q, %v", name, left, err)
		}
	})
}

// tryName opens a file and reads or writes it, if it may.
func tryName(t *testing.T, s *sandbox, name string, write bool) {
	t.Helper()
	flag := os.O_RDONLY
	if write {
		flag = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	file, err := s.open(name, flag)
	if err != nil {
		return
	}
	defer file.Close()
	if write {
		_, _ = file.Write([]byte("x")) // what became of it is looked at outside
		return
	}
	text, err := io.ReadAll(file)
	if err == nil && len(text) > 0 {
		t.Errorf("%q reads %q, and the sandbox has no file with a text", name, text)
	}
}
