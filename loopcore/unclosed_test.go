package loopcore_test

import (
	"runtime"
	"testing"
	"time"

	"batuta/loopcore"
)

// abandon makes a loop that has run, and lets go of it.
func abandon(t *testing.T, o loopcore.Options) {
	t.Helper()
	l := must(loopcore.New(o))
	l.SetDebug(true)
	if _, err := l.RunUntilComplete(loopcore.Sleep(0)); err != nil {
		t.Fatal(err)
	}
}

// Collected at some time after it was abandoned, in CPython at once.
func TestALoopThatIsNeverClosedIsWarnedOfAndItsDescriptorsClosed(t *testing.T) {
	before := descriptors(t)
	said := make(chan string, 1)
	abandon(t, loopcore.Options{Warn: func(category, message string) { said <- category + ": " + message }})
	patience := time.After(10 * time.Second)
	for {
		runtime.GC()
		select {
		case got := <-said:
			if want := "ResourceWarning: unclosed event loop <_UnixSelectorEventLoop running=False closed=False debug=True>"; got != want {
				t.Errorf("it says %q", got)
			}
			for range 1000 { // the warning comes first
				if descriptors(t) == before {
					return
				}
				time.Sleep(time.Millisecond)
			}
			t.Fatalf("%d descriptors before, %d after", before, descriptors(t))
		case <-patience:
			t.Fatal("the loop has not been collected")
		default:
			time.Sleep(time.Millisecond)
		}
	}
}

func TestALoopThatIsClosedIsNotWarnedOf(t *testing.T) {
	said := make(chan string, 1)
	func() {
		l := must(loopcore.New(loopcore.Options{Warn: func(_, message string) { said <- message }}))
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}()
	for range 5 {
		runtime.GC()
		time.Sleep(2 * time.Millisecond)
	}
	select {
	case got := <-said:
		t.Errorf("it says %q", got)
	default:
	}
}
