package lessons

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A program's folders are its own: what it makes where temporary files are, and
// beside its text, nobody else sees, and it is gone when the run ends.
func TestWhatAProgramMakesIsItsOwn(t *testing.T) {
	shared := filepath.Join(os.TempDir(), "batuta-shared-by-a-test.txt")
	r := runPython(t, `
import os, tempfile
shared = r'`+shared+`'
with open(shared, 'w') as f:
    f.write('mine')
os.rename(shared, shared + '2')
print(open(shared + '2').read(), os.path.exists(shared))
os.mkdir('folder')
print(os.listdir(), os.path.isdir(os.path.join(os.getcwd(), 'folder')))
print(os.path.dirname(tempfile.mkdtemp()) == tempfile.gettempdir())
`, Options{Clock: Virtual})
	if want := "mine False\n['folder', 'prog.py'] True\nTrue\n"; r.stdout != want {
		t.Errorf("it printed %q, want %q; %s", r.stdout, want, r.stderr)
	}
	for _, name := range []string{shared, shared + "2", "folder"} {
		if _, err := os.Lstat(name); err == nil {
			t.Errorf("%s was made outside", name)
		}
	}
}

func TestNamesOutsideTheSandboxAreRefusedToEveryOperation(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, call := range []string{
		"os.stat(s)", "os.lstat(s)", "os.listdir(os.path.dirname(s))", "os.remove(s)", "os.rmdir(os.path.dirname(s))", "os.rename(s, 'x')",
		"os.rename(__file__, s)", "os.mkdir(s + 'x')", "os.mkdir('../x')", "pathlib.Path(s).write_text('x')", "os.listdir('/')", "os.stat('/etc/passwd')",
	} {
		text := "import os, pathlib\ns = r'" + secret + "'\ntry:\n    " + call + "\nexcept OSError as e:\n    print(type(e).__name__)\n"
		if r := runPython(t, text, Options{Clock: Virtual}); r.stdout != "PermissionError\n" {
			t.Errorf("%s: %q, %s", call, r.stdout, r.stderr)
		}
	}
	if text, err := os.ReadFile(secret); err != nil || string(text) != "secret" {
		t.Errorf("the file is %q, %v", text, err)
	}
}

func TestALinkThatLeadsOutIsNotFollowed(t *testing.T) {
	allowed, secret := t.TempDir(), filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(allowed, "link")
	if err := os.Symlink(secret, link); err != nil {
		t.Fatal(err)
	}
	r := runPython(t, `
import os
link = r'`+link+`'
print(os.path.islink(link), os.path.exists(link), os.path.isfile(link))
for call in lambda: os.stat(link), lambda: os.rename(link, link + '2'), lambda: os.path.realpath(link):
    try:
        call()
    except (OSError, NotImplementedError) as e:
        print(type(e).__name__)
os.remove(link)
`, Options{Clock: Virtual, AllowFiles: []string{allowed}})
	if want := "True False False\nPermissionError\nNotImplementedError\nNotImplementedError\n"; r.stdout != want {
		t.Errorf("%q, want %q; %s", r.stdout, want, r.stderr)
	}
	if _, err := os.Stat(secret); err != nil || strings.TrimSpace(r.stderr) != "" {
		t.Errorf("the file that the link led to: %v; %s", err, r.stderr)
	}
}
