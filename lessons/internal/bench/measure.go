package main

import (
	"errors"
	"fmt"
	"slices"
)

// times is how often each side of a row is measured.
const times = 5

// row is one comparison.
type row struct {
	name  string
	about string
	unit  string
	trace string  // whether the loop writes a trace meanwhile: traceOn or traceOff
	need  float64 // the ratio asked for; 0: none
	less  bool    // less is better: ours is to stay within the peer's
	ours  func() (float64, error)
	peer  peer
}

// What a row says of its trace.
const (
	traceOn  = "on"
	traceOff = "off"
)

// peer is what ours is measured against.
type peer interface {
	// name says who it is.
	name() string
	// measure answers its figure, once; errAbsent if it is not to be had here.
	measure() (float64, error)
	// close lets go of what measuring needed.
	close() error
}

// errAbsent says that a peer is not to be had on this machine.
var errAbsent = errors.New("absent")

// bound is a peer that is a figure somebody asked for.
type bound float64

func (b bound) name() string              { return "the bound" }
func (b bound) measure() (float64, error) { return float64(b), nil }
func (b bound) close() error              { return nil }

// result is a row as it was measured. Ratio above 1 means that ours is better;
// it and the peer's value are null where the peer is absent.
type result struct {
	Name      string   `json:"name"`
	Trace     string   `json:"trace"`
	Ours      float64  `json:"ours"`
	Peer      string   `json:"peer"`
	PeerValue *float64 `json:"peer_value"`
	Ratio     *float64 `json:"ratio"`
	Need      float64  `json:"need"`
	Unit      string   `json:"unit"`
}

// good tells whether the row has reached what it needs, if it needs anything.
func (r result) good() bool { return r.Need == 0 || r.Ratio != nil && *r.Ratio >= r.Need }

// measure takes both sides in turn. Each is tried once beforehand, uncounted:
// the first time pays for what is loaded, compiled and unpacked.
func measure(r row) (out result, err error) {
	defer func() {
		if closing := r.peer.close(); err == nil && closing != nil {
			err = fmt.Errorf("close the peer: %w", closing)
		}
	}()
	out = result{Name: r.name, Trace: r.trace, Peer: r.peer.name(), Need: r.need, Unit: r.unit}

	var ours, theirs []float64
	present := true
	for i := range times + 1 {
		v, err := r.ours()
		if err != nil {
			return result{}, fmt.Errorf("ours: %w", err)
		}
		var w float64
		if present {
			w, err = r.peer.measure()
		}
		if errors.Is(err, errAbsent) {
			present, out.Peer = false, fmt.Sprintf("%s (%v)", r.peer.name(), err)
		} else if err != nil {
			return result{}, fmt.Errorf("%s: %w", r.peer.name(), err)
		}
		if i > 0 {
			ours, theirs = append(ours, v), append(theirs, w)
		}
	}
	out.Ours = median(ours)
	if present {
		value := median(theirs)
		ratio := compare(out.Ours, value, r.less)
		out.PeerValue, out.Ratio = &value, &ratio
	}
	return out, nil
}

// compare is how many times better ours is. Where less is better and ours is
// nothing at all, no bound is left to be better than: that counts as 1.
func compare(ours, theirs float64, less bool) float64 {
	switch {
	case !less:
		return ours / theirs
	case ours > 0:
		return theirs / ours
	}
	return 1
}

// median is the middle one of values, which it leaves alone; of an even number
// the upper of the two.
func median(values []float64) float64 {
	return slices.Sorted(slices.Values(values))[len(values)/2]
}
