package loopcore_test

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sirupsen/logrus"
	"go.uber.org/goleak"

	"batuta/loopcore"
)

// TestMain fails the package when a test has left a goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// run runs main on a plain loop and answers its result; an error fails the test.
func run(t *testing.T, main func(*loopcore.Co) (any, error)) any {
	t.Helper()
	result, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(main))
	if err != nil {
		t.Fatalf("the run failed: %v", err)
	}
	return result
}

// newLoop is a loop that the test closes at its end.
func newLoop(t *testing.T, o loopcore.Options) *loopcore.Loop {
	t.Helper()
	l, err := loopcore.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return l
}

// logLines is a logger that keeps its lines as LEVEL:logger:message.
func logLines() (*logrus.Logger, *bytes.Buffer) {
	var b bytes.Buffer
	log := logrus.New()
	log.SetOutput(&b)
	log.SetLevel(logrus.DebugLevel)
	log.SetFormatter(lineFormat{})
	return log, &b
}

type lineFormat struct{}

func (lineFormat) Format(e *logrus.Entry) ([]byte, error) {
	level := strings.ToUpper(e.Level.String())
	return []byte(level + ":" + e.Data["logger"].(string) + ":" + e.Message + "\n"), nil
}

// descriptors counts what the process has open, where the system tells.
func descriptors(t *testing.T) int {
	t.Helper()
	names, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return -1
	}
	return len(names)
}

// wantClosed fails if more descriptors are open than were before. Those that a
// peer's goroutine is about to close, an earlier test's among them, are waited
// for; that there are fewer by now is no concern of the test's.
func wantClosed(t *testing.T, before int) {
	t.Helper()
	open := descriptors(t)
	for end := time.Now().Add(2 * time.Second); open > before && time.Now().Before(end); open = descriptors(t) {
		time.Sleep(time.Millisecond)
	}
	if open > before {
		t.Errorf("%d descriptors are open, %d were before", open, before)
	}
}

// must panics on an error; for calls in a test that cannot fail.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// spawn runs fn on a goroutine that wg waits for.
func spawn(wg *sync.WaitGroup, fn func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		fn()
	}()
}
