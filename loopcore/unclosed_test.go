package loopcore_test

import (
	"runtime"
	"sync"
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
				if descriptors(t) <= before {
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

// output is what a program prints, from any thread.
type output struct {
	mu   sync.Mutex
	text string
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text += string(b)
	return len(b), nil
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text
}

func TestWithoutAHookALoopThatIsNeverClosedIsSaidWhereTheProgramPrints(t *testing.T) {
	before, out := descriptors(t), &output{}
	abandon(t, loopcore.Options{Stdout: out})
	const want = "ResourceWarning: unclosed event loop <_UnixSelectorEventLoop running=False closed=False debug=True>\n"
	for range 10_000 {
		if runtime.GC(); out.String() == want && descriptors(t) <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("it says %q; %d descriptors before, %d after", out, before, descriptors(t))
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
