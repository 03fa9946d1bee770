package lessons

import (
	"net/netip"
	"testing"
	"time"

	"batuta/loopcore/selector"
)

// someClient is a loop's end of a connection.
func someClient() netip.AddrPort { return netip.MustParseAddrPort("127.0.0.1:40001") }

// wireStep is something that happens on a wire, and what is under way after it.
type wireStep struct {
	what string
	do   func(x *wires)
	busy int
}

// wireStories are lives of a wire.
func wireStories() map[string][]wireStep {
	type step = wireStep
	client := someClient()
	connecting := step{"connecting", func(x *wires) { x.connecting(7, client) }, 1}
	accepted := step{"accepted", func(x *wires) { x.Accepted(client) }, 0}
	sent := step{"sent", func(x *wires) { x.sent(7, 90) }, 1}
	read := step{"read", func(x *wires) { x.Read(client, 90) }, 1}
	wrote := step{"wrote", func(x *wires) { x.Wrote(client, 500) }, 1}
	idle := step{"idle", func(x *wires) { x.Idle(client) }, 0}
	return map[string][]step{
		"a request": {
			connecting, accepted, sent, read, wrote, idle,
			{"received", func(x *wires) { x.received(7) }, 0},
			{"left", func(x *wires) { x.leave(7) }, 1}, // until the API notices
			{"closed", func(x *wires) { x.Closed(client) }, 0},
		},
		"accepted before we are told of it": {
			accepted, {"connecting", connecting.do, 0}, sent,
		},
		"read before we are told that it was sent": {
			connecting, accepted, read, {"sent", sent.do, 1}, wrote, idle,
		},
		"half a request": {
			connecting, accepted, sent,
			{"half is read", func(x *wires) { x.Read(client, 45) }, 1},
			{"and waits, with the rest unread", idle.do, 1},
			{"the rest is read", func(x *wires) { x.Read(client, 45) }, 1},
			wrote, idle,
		},
		"given up before it was accepted": {
			connecting,
			{"left", func(x *wires) { x.leave(7) }, 0},
			accepted,
			{"closed", func(x *wires) { x.Closed(client) }, 0},
		},
		"the API dies first": {
			connecting, accepted, sent,
			{"closed", func(x *wires) { x.Closed(client) }, 0},
			{"left", func(x *wires) { x.leave(7) }, 0},
		},
		"the API dies before it accepts": {
			connecting,
			{"cut", func(x *wires) { x.cut() }, 0},
			{"left", func(x *wires) { x.leave(7) }, 0},
		},
		"the API is dead": {
			{"cut", func(x *wires) { x.cut() }, 0},
			{"connecting", connecting.do, 0},
			{"left", func(x *wires) { x.leave(7) }, 0},
		},
		"somebody else's": {
			accepted, read,
			{"a word about a descriptor we do not know", func(x *wires) { x.sent(9, 1); x.leave(9) }, 1},
			wrote, idle,
			{"closed", func(x *wires) { x.Closed(client) }, 0},
		},
	}
}

func TestWiresCountWhatWillComeBack(t *testing.T) {
	for name, story := range wireStories() {
		c := newVirtualClock()
		for _, s := range story {
			s.do(c.wires)
			if c.busy != s.busy {
				t.Errorf("%s: after %q %d are under way, want %d", name, s.what, c.busy, s.busy)
			}
		}
		ended := story[len(story)-1].what
		if n := len(c.wires.byClient); (ended == "closed" || ended == "left") && n != 0 {
			t.Errorf("%s: %d wires are left", name, n)
		}
	}
}

// answered is a wire on which the API has just answered the loop, at descriptor fd.
func answered(c *virtualClock, fd int) {
	c.wires.connecting(fd, someClient())
	c.wires.Accepted(someClient())
	c.wires.Wrote(someClient(), 10)
	c.wires.Idle(someClient())
}

// lateBox is a mailbox in which something is found when it is asked the third time.
type lateBox struct {
	*mailbox
	looks int
}

func (b *lateBox) Select(timeout time.Duration) ([]selector.Event, error) {
	if b.looks++; b.looks == 3 {
		b.set(true)
	}
	return b.mailbox.Select(timeout)
}

func TestBytesToTheLoopAreGivenTimeToArrive(t *testing.T) {
	c, b := newVirtualClock(), &lateBox{mailbox: newMailbox()}
	answered(c, 7)
	if events, _ := c.Select(b, 10); len(events) != 1 || c.seconds() != 0 {
		t.Errorf("answered %v at %v", events, c.seconds())
	}
	if c.wires.fresh != 0 {
		t.Error("the wire is still awaited")
	}
}

func TestBytesNobodyListensForStallNothing(t *testing.T) {
	for name, full := range map[string]bool{"nothing is ready": false, "another is ready": true} {
		c, b := newVirtualClock(), newBell()
		b.set(full)
		answered(c, 8) // not the one that the selector knows
		quick(t, func() {
			events, err := c.Select(b, 10)
			if err != nil || (len(events) > 0) != full {
				t.Errorf("%s: answered %v, %v", name, events, err)
			}
		})
		if c.wires.fresh != 0 {
			t.Errorf("%s: the wire is still awaited", name)
		}
	}
}

func TestAWireThatIsToldOfIsNotAwaited(t *testing.T) {
	c := newVirtualClock()
	answered(c, 7)
	if !c.wires.awaited([]selector.Event{{FD: 7, Mask: selector.Write}, {FD: 3, Mask: selector.Read}}) {
		t.Error("room to write is taken for bytes to read")
	}
	if c.wires.awaited([]selector.Event{{FD: 7, Mask: selector.Read}}) {
		t.Error("the answer was not noticed")
	}
}
