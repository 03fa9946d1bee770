package selector_test

import (
	"testing"

	"batuta/loopcore/selector"
	"batuta/loopcore/selector/selectortest"
)

func TestEverySelectorOfThisSystemKeepsTheContract(t *testing.T) {
	for _, name := range selector.Names() {
		t.Run(name, func(t *testing.T) {
			selectortest.Run(t, func() (selector.Selector, error) { return selector.New(name) })
		})
	}
}
