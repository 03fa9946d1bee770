package progress

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
)

// version is that of the file's form. A file of a later one is left alone; what
// is added to the form makes a new one.
const version = 1

// mostBytes is how large a file may be. A learner's edits come to some
// kilobytes for each lesson.
const mostBytes = 32 << 20

// document is the file.
type document struct {
	Batuta  string `json:"batuta"` // progress
	Version int    `json:"version"`
	State
}

// kindOfFile is what the file says that it is.
const kindOfFile = "progress"

// errNewer is that a file is of a later version.
var errNewer = errors.New("it is of a newer version")

// decode reads a file.
func decode(text []byte) (State, error) {
	if len(text) > mostBytes {
		return State{}, fmt.Errorf("it is larger than %d MB", mostBytes>>20)
	}
	var head struct {
		Batuta  string `json:"batuta"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return State{}, fmt.Errorf("read the progress: %w", err)
	}
	switch {
	case head.Batuta != kindOfFile || head.Version < 1:
		return State{}, errors.New("it does not say that it is Batuta's progress")
	case head.Version > version:
		return State{}, errNewer
	}
	var d document
	if err := json.Unmarshal(text, &d); err != nil {
		return State{}, fmt.Errorf("read the progress: %w", err)
	}
	s := d.State.clone()
	for key, p := range s.Parts {
		s.Parts[key] = p.tidy()
	}
	return s, nil
}

// encode writes a file.
func encode(s *State) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // programs are in it
	e.SetIndent("", " ")
	if err := e.Encode(document{kindOfFile, version, *s}); err != nil {
		return nil, fmt.Errorf("write the progress: %w", err)
	}
	return b.Bytes(), nil
}

// tidy takes out what cannot be, whoever wrote it.
func (p Part) tidy() Part {
	p.Attempts, p.Hints, p.Predict.Choice = max(p.Attempts, 0), max(p.Hints, 0), max(p.Predict.Choice, 0)
	if p.Best < 0 || math.IsInf(p.Best, 0) {
		p.Best = 0
	}
	if !p.Passed.IsZero() {
		p.Skipped = false
	}
	return p
}
