//go:build unix

package loopcore_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"batuta/loopcore"
)

// asChild says that the test binary is to be the process that gets the signals.
const asChild = "BATUTA_SIGNALS_CHILD"

// heedSignals runs a loop that says what signals come, until SIGTERM or SIGINT ends it.
func heedSignals(main *loopcore.Co) (any, error) {
	l := main.Loop()
	ended := l.NewFuture()
	say := func(sig syscall.Signal, then func()) error {
		return l.AddSignalHandler(sig, loopcore.Call{Fn: func() error {
			fmt.Println(sig)
			then()
			return nil
		}})
	}
	if err := say(syscall.SIGUSR1, func() {}); err != nil {
		return nil, err
	}
	if err := say(syscall.SIGTERM, func() { _ = ended.SetResult(nil) }); err != nil {
		return nil, err
	}
	fmt.Println("ready")
	return main.Await(ended)
}

func TestSignalsFromAnotherProcessReachTheirHandlers(t *testing.T) {
	if os.Getenv(asChild) != "" {
		_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(heedSignals))
		fmt.Println("ended", err)
		return
	}
	for end, want := range map[syscall.Signal][]string{
		syscall.SIGTERM: {"terminated", "ended <nil>"},
		syscall.SIGINT:  {"ended KeyboardInterrupt"},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), asChild+"=1")
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		next := func(want string) {
			t.Helper()
			if !lines.Scan() || lines.Text() != want {
				t.Errorf("the process said %q, want %q", lines.Text(), want)
			}
		}
		next("ready")
		for range 2 {
			_ = cmd.Process.Signal(syscall.SIGUSR1)
			next(syscall.SIGUSR1.String())
		}
		_ = cmd.Process.Signal(end)
		for _, line := range want {
			next(line)
		}
		for lines.Scan() { // what the test binary says of itself
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("the process ended with %v", err)
		}
	}
}
