package lessons

import (
	"os"
	"path/filepath"
	"runtime"
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
	if want := "mine False\n['batuta-api.pem', 'folder', 'prog.py'] True\nTrue\n"; r.stdout != want {
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
for call in lambda: os.stat(link), lambda: os.stat(link + '/x'), lambda: os.rename(link + '/x', 'x'), lambda: os.path.realpath(link):
    try:
        call()
    except (OSError, NotImplementedError) as e:
        print(type(e).__name__)
os.rename(link, link + '2')
print(os.listdir(r'`+allowed+`'))
os.remove(link + '2')
`, Options{Clock: Virtual, AllowFiles: []string{allowed}})
	if want := "True False False\nPermissionError\nPermissionError\nPermissionError\nNotImplementedError\n['link2']\n"; r.stdout != want {
		t.Errorf("%q, want %q; %s", r.stdout, want, r.stderr)
	}
	if _, err := os.Stat(secret); err != nil || strings.TrimSpace(r.stderr) != "" {
		t.Errorf("the file that the link led to: %v; %s", err, r.stderr)
	}
}

func TestRenamingIsTheSystemsOwn(t *testing.T) {
	r := runPython(t, `
import os
def tell(call):
    try:
        print(call())
    except OSError as e:
        print(type(e).__name__, e.filename, e.filename2)
os.makedirs('a/b')
with open('a/b/f.txt', 'w') as f:
    f.write('kept')
os.rename('a', 'c')
print(open('c/b/f.txt').read(), os.path.exists('a'))
os.mkdir('d')
tell(lambda: os.rename('c/b/f.txt', 'd'))
tell(lambda: os.rename('nothing', 'c'))
tell(lambda: os.rename('c/b/f.txt', ''))
tell(lambda: os.rename('', 'x'))
for call in (open, os.listdir, os.stat, os.mkdir, os.remove, os.rmdir):
    tell(lambda: call(''))
print(os.path.exists(''), os.path.isdir(''), open('c/b/f.txt').read())
`, Options{Clock: Virtual})
	want := "kept False\nIsADirectoryError c/b/f.txt d\nFileNotFoundError nothing c\nFileNotFoundError c/b/f.txt \nFileNotFoundError  x\n" +
		strings.Repeat("FileNotFoundError  None\n", 6) + "False False kept\n"
	if runtime.GOOS == "windows" { // whose error of a folder in the way is another
		want = strings.Replace(want, "IsADirectoryError", "PermissionError", 1)
	}
	if r.stdout != want {
		t.Errorf("%q, want %q; %s", r.stdout, want, r.stderr)
	}
}

// What was there stays, and no half copy beside it, when a file cannot be moved
// from one disk to another.
func TestAMoveBetweenDisksIsWholeOrNotAtAll(t *testing.T) {
	open := func() (*os.Root, string) {
		path := t.TempDir()
		root, err := os.OpenRoot(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = root.Close() })
		return root, path
	}
	from, fromPath := open()
	to, toPath := open()
	write := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(fromPath, "f"), "new")
	write(filepath.Join(toPath, "f"), "old")
	if err := moveAcross(from, "f", to, "f"); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(toPath, "f")); err != nil || string(text) != "new" {
		t.Errorf("what was moved is %q, %v", text, err)
	}
	if _, err := os.Stat(filepath.Join(fromPath, "f")); err == nil {
		t.Error("what was moved is still in its old place")
	}
	write(filepath.Join(fromPath, "g"), "new")
	if err := os.Mkdir(filepath.Join(toPath, "g"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := moveAcross(from, "g", to, "g"); err == nil {
		t.Error("a file took a folder's place")
	}
	left, err := os.ReadDir(toPath)
	if err != nil || len(left) != 2 {
		t.Errorf("beside f and g there lie %v, %v", left, err)
	}
	if _, err := os.Stat(filepath.Join(fromPath, "g")); err != nil {
		t.Error("what could not be moved is gone")
	}
}
