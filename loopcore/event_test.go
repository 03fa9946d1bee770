package loopcore_test

import (
	"testing"

	"batuta/loopcore"
)

func TestAnEventWakesAllWhoWaitEvenIfItIsClearedAtOnce(t *testing.T) {
	perform(t, func(s *scene) {
		event := loopcore.NewEvent()
		s.each("abc", func(co *loopcore.Co, name string) error {
			v, err := co.Await(event.Wait())
			if err == nil {
				s.say("%s %v", name, v)
			}
			return err
		})
		s.pause(s.co, 1)
		event.Set()
		event.Clear()
		s.cancel("b", "") // which has been woken
		s.say("set %v", event.IsSet())
	},
		"1 set false", "2 a true", "2 a ends", "2 b CancelledError", "2 c true", "2 c ends")
}

func TestAnEventThatIsSetKeepsNobodyWaiting(t *testing.T) {
	perform(t, func(s *scene) {
		event := loopcore.NewEvent()
		event.Set()
		event.Set()
		s.say("%v %v", event.IsSet(), s.await(event.Wait()))
	}, "0 true true")
}
