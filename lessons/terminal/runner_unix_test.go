//go:build unix

package terminal

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSIGINTInterruptsTheProgramAndASecondOneEndsIt(t *testing.T) {
	for _, c := range []struct {
		name, text string
		signals    int
		last       string
	}{
		{"a sleep", "import time\nprint('up', flush=True)\ntime.sleep(60)", 1, "KeyboardInterrupt"},
		{
			"a coroutine", "import asyncio\nasync def main():\n    print('up', flush=True)\n    try:\n        await asyncio.sleep(60)\n" +
				"    finally:\n        print('cleaned up')\nasyncio.run(main())", 1, "KeyboardInterrupt",
		},
		{"one that will not", "print('up', flush=True)\nwhile True:\n    try:\n        while True: pass\n    except BaseException: pass", 2, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "prog.py")
			if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), "BATUTA_TEST_RUN="+file)
			var stdout, stderr watched
			cmd.Stdout, cmd.Stderr = &stdout, &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			stdout.wait(t, "up")
			for range c.signals {
				if err := cmd.Process.Signal(os.Interrupt); err != nil {
					t.Fatal(err)
				}
				time.Sleep(300 * time.Millisecond)
			}
			var exit *exec.ExitError
			err := cmd.Wait()
			if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
				t.Errorf("%v, want exit code %d; stderr %s", err, exitInterrupted, stderr.text())
			}
			if last := strings.TrimSpace(stderr.text()); !strings.HasSuffix(last, c.last) {
				t.Errorf("stderr ends with %q, want %q", last, c.last)
			}
			if strings.Contains(c.text, "cleaned up") && !strings.Contains(stdout.text(), "cleaned up") {
				t.Errorf("finally did not run: %q", stdout.text())
			}
		})
	}
}
