package score_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"batuta/gui/palette"
)

func TestTheScoreIsDrawnAsSVG(t *testing.T) {
	for _, theme := range []palette.Palette{palette.Dark(), palette.Light()} {
		s := show(t, lesson())
		var b bytes.Buffer
		s.SetPalette(theme)
		if err := s.WriteSVG(&b); err != nil {
			t.Fatal(err)
		}
		shapes := map[string]int{}
		for d := xml.NewDecoder(bytes.NewReader(b.Bytes())); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("it is no XML: %v", err)
			}
			if e, ok := token.(xml.StartElement); ok {
				shapes[e.Name.Local]++
			}
		}
		if shapes["path"] < 40 || shapes["text"] < 20 || shapes["pattern"] < 2 || shapes["rect"] < 20 {
			t.Errorf("it has but %v", shapes)
		}
		if !strings.Contains(b.String(), "fetch(&#39;/users&#39;)") {
			t.Error("the names of its lanes are not in it")
		}
		if dir := os.Getenv("SCORE_SVG"); dir != "" { // to be looked at
			name := map[bool]string{true: "dark.svg", false: "light.svg"}[theme.Dark]
			if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestTheScoreAsAPictureIsAsLargeAsAsked(t *testing.T) {
	s := show(t, lesson())
	if got := s.Picture(2).Bounds().Size(); got.X != 2*1226 || got.Y != 2*290 {
		t.Errorf("it is %v", got)
	}
}
