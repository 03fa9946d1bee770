package lessons

import (
	"os"
	"path/filepath"
	"testing"
)

// beside writes the modules that the programs of this file import.
func beside(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"helper.py":               "X = 5\n",
		"util/__init__.py":        "from util.delay import delay\nfrom .timed import timed as measured\nprint('util is', __name__)\n",
		"util/delay.py":           "import asyncio\n\nasync def delay(n):\n    await asyncio.sleep(n)\n    return n\n",
		"util/timed.py":           "from . import delay\nfrom .deep.inner import Y\n\ndef timed():\n    return delay.__name__, Y\n",
		"util/deep/__init__.py":   "",
		"util/deep/inner.py":      "from ..delay import delay as later\nY = later.__name__\n",
		"util/broken/__init__.py": "from ...far import away\n",
		"plain.py":                "from .helper import X\n",
	} {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// What CPython does with them was asked of it, with the same files.
func TestModulesAndPackagesBesideAProgramAreImportedWhereTheyMayBeRead(t *testing.T) {
	folder := beside(t)
	for _, c := range []struct{ text, want string }{
		{"import helper\nprint(helper.X)", "5\n"},
		{
			"import asyncio\nfrom util import delay, measured\nprint(asyncio.run(delay(1)), measured())",
			"util is util\n1 ('delay', 'delay')\n",
		},
		{"import util.timed as at\nprint(at.__name__, at.timed()[1])", "util is util\nutil.timed delay\n"},
		{"from util import timed\nprint(timed.timed())", "util is util\n('delay', 'delay')\n"},
		{"from util.deep import inner\nprint(inner.Y, inner.__name__)", "util is util\ndelay util.deep.inner\n"},
		{"try:\n    import util.broken\nexcept ImportError as e:\n    print(e)", "util is util\nattempted relative import beyond top-level package\n"},
		{"try:\n    import plain\nexcept ImportError as e:\n    print(e)", "attempted relative import with no known parent package\n"},
		{"try:\n    import helper.inner\nexcept ImportError as e:\n    print(e)", "No module named 'helper.inner'; 'helper' is not a package\n"},
		{"try:\n    import util.absent\nexcept ImportError as e:\n    print(e)", "util is util\nNo module named 'util.absent'\n"},
	} {
		r := runPython(t, c.text, Options{Clock: Virtual, AllowFiles: []string{folder}, Folder: folder})
		if r.stdout != c.want {
			t.Errorf("%s\nprinted %q, not %q; %s", c.text, r.stdout, c.want, r.stderr)
		}
	}
	r := runPython(t, "try:\n    import helper\nexcept ImportError as e:\n    print(e)", Options{Clock: Virtual, Folder: folder})
	if want := "No module named 'helper'\n"; r.stdout != want {
		t.Errorf("where it may not be read, a module is imported: %q, %s", r.stdout, r.stderr)
	}
}
