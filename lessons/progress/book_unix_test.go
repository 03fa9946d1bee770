//go:build unix

package progress

import (
	"os"
	"path/filepath"
	"testing"
)

func TestALinkToTheFileStaysOne(t *testing.T) {
	folder := t.TempDir()
	real, link := filepath.Join(folder, "real.json"), filepath.Join(folder, "progress.json")
	mustSave(t, opened(t, real), pass("a"))
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	mustSave(t, opened(t, link), pass("b"))
	if s := opened(t, real).State(); !s.Passed("a", "main") || !s.Passed("b", "main") {
		t.Errorf("%+v", s)
	}
}
