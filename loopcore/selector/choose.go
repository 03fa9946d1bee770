package selector

import (
	"fmt"
	"strings"
)

// backend is one way to ask that this system offers.
type backend struct {
	name string
	make func() (Selector, error)
}

// Names lists the selectors of this system, the best first: epoll, poll,
// select on Linux; kqueue, poll, select on darwin and the BSDs; wsapoll on
// Windows.
func Names() []string {
	var names []string
	for _, b := range backends() {
		names = append(names, b.name)
	}
	return names
}

// Default makes the best selector of this system, as CPython's
// selectors.DefaultSelector. It, like every one made here, is an Interrupter.
// The error is the system's: there are no descriptors left.
func Default() (Selector, error) { return New(Names()[0]) }

// New makes the selector of that name. One this system does not have is
// ErrName, in words that list those it has.
func New(name string) (Selector, error) {
	for _, b := range backends() {
		if b.name != name {
			continue
		}
		s, err := b.make()
		if err != nil {
			return nil, fmt.Errorf("selector: new %s: %w", name, err)
		}
		return s, nil
	}
	return nil, fmt.Errorf("selector: new %q: %w; there are: %s", name, ErrName, strings.Join(Names(), ", "))
}
