//go:build unix

package terminal

import (
	"bufio"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"

	"go.uber.org/goleak"

	"batuta/loopcore"
)

func TestEachSignalThatEndsAProcessStopsTheRunAndLeavesNoFile(t *testing.T) {
	for _, sig := range endings() {
		t.Run(sig.String(), func(t *testing.T) {
			defer goleak.VerifyNone(t, goleak.IgnoreTopFunction("os/signal.loop"))
			folder := t.TempDir()
			t.Setenv("TMPDIR", folder)
			b := newTestbed(t, func(co *loopcore.Co) (any, error) {
				co.Println("tuning")
				return nil, co.Sleep(3600)
			})
			b.app.catch = func() func() { return catch(b.interrupts) }
			read, write := io.Pipe()
			b.app.stdout = write
			code := make(chan int, 1)
			go func() {
				code <- b.app.run([]string{"play", "1"})
				write.Close()
			}()
			lines := bufio.NewScanner(read)
			for lines.Scan() && lines.Text() != "tuning" {
			}
			if left(t, folder) == 0 {
				t.Error("the run keeps its files elsewhere, so this test sees nothing")
			}
			if err := syscall.Kill(os.Getpid(), sig.(syscall.Signal)); err != nil {
				t.Fatal(os.NewSyscallError("kill", err))
			}
			var rest strings.Builder
			for lines.Scan() {
				rest.WriteString(lines.Text() + "\n")
			}
			if got := <-code; got != exitFailed {
				t.Errorf("exit code %d, want %d", got, exitFailed)
			}
			wants(t, rest.String(), "The program was stopped.", "── Score ──")
			if n := left(t, folder); n > 0 {
				t.Errorf("%d files or folders are left", n)
			}
		})
	}
}

// left is how many files and folders are in folder.
func left(t *testing.T, folder string) int {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}
