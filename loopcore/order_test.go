package loopcore_test

import (
	"fmt"
	"reflect"
	"testing"

	"batuta/loopcore"
)


func TestScratch(t *testing.T) {
	var log []string
	say := func(s string) { log = append(log, s) }
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		ab := func(co *loopcore.Co, name string) (any, error) {
			for i := range 3 {
				say(fmt.Sprint(name, i))
				if err := co.Sleep(0); err != nil {
					return nil, err
				}
			}
			return name, nil
		}
		r, err := co.Gather(loopcore.CoroWith(ab, "a"), loopcore.CoroWith(ab, "b"), loopcore.Sleep(0.05))
		say(fmt.Sprint(r))
		return nil, err
	}))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"a0", "b0", "a1", "b1", "a2", "b2", "[a b <nil>]"}; !reflect.DeepEqual(log, want) {
		t.Errorf("%v", log)
	}
}
