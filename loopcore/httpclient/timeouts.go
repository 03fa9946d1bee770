package httpclient

import (
	"fmt"
	"math"

	"batuta/loopcore"
)

// Stage is a part of a request that has a time limit of its own.
type Stage uint8

// The stages, and what each takes in.
const (
	StageTotal       Stage = iota + 1 // all, from Send to the end of the answer's body
	StageConnect                      // a connection: waiting for a place in the pool, dialling, TLS
	StagePool                         // waiting for a place in the pool
	StageSockConnect                  // one dialling, with TLS
	StageSockRead                     // from one piece of the answer to the next
	StageSockWrite                    // from one piece of the request that the system takes to the next

	// Nobody is told that these have passed.
	stageContinue // the wait for the leave to send a body
	stageDrain    // the reading of what nobody wants
)

// String is the name that aiohttp's ClientTimeout has for it, where it has one.
func (s Stage) String() string {
	names := [...]string{"none", "total", "connect", "pool", "sock_connect", "sock_read", "sock_write"}
	if int(s) < len(names) {
		return names[s]
	}
	return fmt.Sprintf("stage %d", uint8(s))
}

// Timeouts are the time limits of a request in seconds; nil: no limit. At 0 and
// below a limit has passed as soon as there is something to wait for.
type Timeouts struct {
	Total       *float64
	Connect     *float64
	Pool        *float64
	SockConnect *float64
	SockRead    *float64
	SockWrite   *float64
}

// check refuses what is no number.
func (t *Timeouts) check() error {
	for stage, seconds := range []*float64{
		StageTotal: t.Total, StageConnect: t.Connect, StagePool: t.Pool,
		StageSockConnect: t.SockConnect, StageSockRead: t.SockRead, StageSockWrite: t.SockWrite,
	} {
		if seconds != nil && math.IsNaN(*seconds) {
			return fmt.Errorf("the time limit %q is not a number", Stage(stage))
		}
	}
	return nil
}

// limit is a moment by which something is to be done.
type limit struct {
	stage   Stage
	when    float64 // the loop's time
	seconds float64 // as it was asked for
}

// from is the limit of a stage that begins now; its stage is 0 if there is none.
func from(now float64, stage Stage, seconds *float64) limit {
	if seconds == nil {
		return limit{}
	}
	return limit{stage: stage, when: now + max(*seconds, 0), seconds: *seconds}
}

// earliest is the limit that passes first; its stage is 0 if there is none.
func earliest(limits ...limit) limit {
	var first limit
	for _, l := range limits {
		if l.stage != 0 && (first.stage == 0 || l.when < first.when) {
			first = l
		}
	}
	return first
}

// expiredError says which limit has passed.
type expiredError struct{ limit limit }

func (e *expiredError) Error() string {
	return fmt.Sprintf("the time limit %q of %v s has passed", e.limit.stage, e.limit.seconds)
}

// Class is the exception's name in Python.
func (*expiredError) Class() string { return "TimeoutError" }

// within calls fn, and ends its wait when the earliest of the limits passes:
// the error is an expiredError then.
func within(co *loopcore.Co, fn func() error, limits ...limit) error {
	first := earliest(limits...)
	if first.stage == 0 {
		return fn()
	}
	err := co.TimeoutAt(&first.when, func(*loopcore.Timeout) error { return fn() })
	if _, passed := err.(*loopcore.TimeoutError); passed {
		return &expiredError{limit: first}
	}
	return err
}

// budget is the time that one request has.
type budget struct {
	timeouts Timeouts
	total    limit
}

func newBudget(now float64, t Timeouts) *budget {
	return &budget{timeouts: t, total: from(now, StageTotal, t.Total)}
}

// reading is the limit of a read that begins now; while some of the request is
// still to be taken by the system that is what is waited for, too.
func (b *budget) reading(co *loopcore.Co, sending bool) limit {
	if sending && b.timeouts.SockWrite != nil {
		return b.writing(co)
	}
	if b.timeouts.SockRead == nil {
		return limit{}
	}
	return from(co.Loop().Time(), StageSockRead, b.timeouts.SockRead)
}

// writing is the limit of a write that begins now.
func (b *budget) writing(co *loopcore.Co) limit {
	if b.timeouts.SockWrite == nil {
		return limit{}
	}
	return from(co.Loop().Time(), StageSockWrite, b.timeouts.SockWrite)
}
