//go:build ignore

// This program draws icon.svg as icon.png, 512 pixels wide, for those who want
// pixels: fyne's packager and old desktops. Run it with go generate ./assets.
package main

import (
	"bytes"
	"image"
	"image/png"
	"log"
	"os"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

const size = 512

func main() {
	svg, err := os.ReadFile("icon.svg")
	if err != nil {
		log.Fatal(err)
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
	if err != nil {
		log.Fatal(err)
	}
	icon.SetTarget(0, 0, size, size)
	picture := image.NewRGBA(image.Rect(0, 0, size, size))
	scanner := rasterx.NewScannerGV(size, size, picture, picture.Bounds())
	icon.Draw(rasterx.NewDasher(size, size, scanner), 1)

	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("icon.png", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
