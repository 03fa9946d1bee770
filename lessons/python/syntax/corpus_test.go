package syntax

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var (
	corpus = flag.String("corpus", "", "a folder of Python files: compare every tree with CPython's")
	python = flag.String("python", "", "the CPython 3.14 for -corpus and -update; without it, the project's oracle")
	update = flag.Bool("update", false, "write the golden files anew with -python")
)

// oracle answers where the CPython is that says what is right.
func oracle(t *testing.T) string {
	t.Helper()
	if *python == "" {
		out, err := exec.Command("go", "run", "-C", "../../../loopcore/testdata/cpython", ".",
			"-c", "import sys; print(sys.executable)").Output()
		if err != nil {
			t.Fatalf("find CPython: %v", err)
		}
		*python = strings.TrimSpace(string(out))
	}
	return *python
}

// TestCorpus compares our trees of a folder's programs with CPython's. It does
// nothing without its flag.
func TestCorpus(t *testing.T) {
	if *corpus == "" {
		return
	}
	var files []string
	err := filepath.WalkDir(*corpus, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(oracle(t), append([]string{"testdata/dump.py", "--sums"}, files...)...).Output()
	if err != nil {
		t.Fatalf("dump.py: %v", err)
	}
	want := map[string]string{}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		sum, path, _ := strings.Cut(lines.Text(), " ")
		want[path] = sum
	}
	equal := 0
	for _, path := range files {
		sum := sha256.Sum256(dumpFile(t, path))
		if hex.EncodeToString(sum[:]) == want[path] {
			equal++
		} else {
			t.Errorf("%s: the tree is not CPython's", path)
		}
	}
	t.Logf("%d of %d trees are equal", equal, len(files))
}

// dumpFile is the tree of a file, or its error, as dump.py prints them.
func dumpFile(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return dumpText(t, path, text)
}

func dumpText(t *testing.T, path string, text []byte) []byte {
	t.Helper()
	m, err := Parse(path, text)
	if err != nil {
		e := err.(*Error)
		return []byte(e.Class() + ": " + e.Msg + "\n")
	}
	var b bytes.Buffer
	if err := Dump(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
