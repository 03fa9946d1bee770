package perfetto

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"batuta/assets"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestARunIsWrittenAsTheFileThatWasLookedAt(t *testing.T) {
	for _, lang := range assets.Languages() {
		o := inEnglish()
		o.Texts = assets.Texts(lang)
		got := written(t, scene().View(), o)
		check(t, got)
		path := filepath.Join("testdata", "scene-"+lang+".json")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("it differs from %s; it is\n%s", path, got)
		}
	}
}
