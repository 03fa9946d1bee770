package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"os"
	"time"

	"batuta/assets"
	"batuta/lessons/sampleapi"
	"batuta/lessons/words"
)

// freshAfter is how long nothing must be asked for until flaky paths are flaky
// again.
const freshAfter = 2 * time.Second

// Serve is the command "batuta serve": the sample API by itself, until SIGINT,
// SIGTERM or SIGHUP ends it, so that a program can be run against it under real
// Python. args is what follows the command. It answers 0; 1 when it cannot
// listen, or cannot say what it does; 2 when args make no sense.
func Serve(args []string, stdout, stderr io.Writer) int {
	interrupts := make(chan os.Signal, 1)
	a := &app{stdout: stdout, stderr: stderr, interrupts: interrupts, catch: func() func() { return catch(interrupts) }}
	return a.serve(args)
}

func (a *app) serve(args []string) int {
	c, wrong := parseServe(args)
	t := assets.Texts(c.lang)
	switch {
	case wrong != nil:
		return a.misused(t, wrong)
	case c.help:
		fmt.Fprintln(a.stdout, t.T("terminal.serve.help", defaultPort, defaultTLSPort))
		return exitOK
	case c.certificate:
		if _, err := a.stdout.Write(sampleapi.CA()); err != nil {
			return a.failed(fmt.Errorf("print the certificate: %w", err))
		}
		return exitOK
	}
	defer a.catch()()
	told := newReporter()
	api, err := sampleapi.Start(sampleapi.Options{
		Clock: wallClock{}, Seed: c.seed, Note: told.note, Fresh: freshAfter,
		Addr: local(c.port), TLSAddr: local(c.tlsPort),
	})
	if err != nil {
		return a.failed(cannotListen(t, err))
	}
	err = a.report(t, c, api, told)
	if err := errors.Join(err, api.Close()); err != nil {
		return a.failed(err)
	}
	return exitOK
}

// local is a port of this machine's.
func local(port int) string { return fmt.Sprintf("127.0.0.1:%d", port) }

// cannotListen says at which port, and why, in the reader's words.
func cannotListen(t words.Texts, err error) error {
	op, call := (*net.OpError)(nil), (*os.SyscallError)(nil)
	if !errors.As(err, &op) || !errors.As(err, &call) || op.Addr == nil {
		return err
	}
	return errors.New(t.T("terminal.serve.port", op.Addr.String(), call.Err))
}

// report says how to reach the API, and what it is asked, until a signal comes or
// the API has ended.
func (a *app) report(t words.Texts, c serveCall, api *sampleapi.Server, told *reporter) error {
	if _, err := fmt.Fprintln(a.stdout, t.T("terminal.serve.ready", api.Addr(), api.TLSAddr(), c.seed, sampleapi.CAFile)); err != nil {
		return fmt.Errorf("say where the sample API is: %w", err)
	}
	for {
		select {
		case <-told.more:
			for _, r := range told.take() {
				if c.quiet {
					continue
				}
				if _, err := fmt.Fprintln(a.stdout, r.line(t)); err != nil {
					return fmt.Errorf("say what the sample API is asked: %w", err)
				}
			}
		case <-a.interrupts:
			_, err := fmt.Fprintln(a.stdout, t.T("terminal.serve.ended", told.count()))
			return err
		case <-api.Ended():
			return errors.New(t.T("terminal.serve.gone"))
		}
	}
}

// line is a request as it is reported: when it came, what was asked for and
// answered, and how long that took.
func (r request) line(t words.Texts) string {
	status := fmt.Sprint(r.status)
	if r.status == 0 {
		status = t.T("terminal.serve.left")
	}
	return fmt.Sprintf("%s  %s  %s  %.2f s", r.came.Format(time.TimeOnly), r.what, status, r.took.Seconds())
}

// wallClock is real time, for a server that belongs to no run.
type wallClock struct{}

// Wait is sampleapi.Clock's.
func (wallClock) Wait(ctx context.Context, seconds float64) error {
	if math.IsInf(seconds, 1) {
		<-ctx.Done()
		return ctx.Err()
	}
	timer := time.NewTimer(time.Duration(seconds * float64(time.Second)))
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}
