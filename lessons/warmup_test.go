package lessons

import "testing"

func TestTheLibraryIsReadInBeforehand(t *testing.T) {
	if err := WarmUp(); err != nil {
		t.Fatal(err)
	}
}
