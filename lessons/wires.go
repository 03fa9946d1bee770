package lessons

import (
	"net/netip"

	"batuta/loopcore/selector"
)

// wires is what a virtual clock knows of the connections between the loop and
// the sample API: whether bytes are on their way, and whether the API is at
// work. The loop tells its end through the session's network, the API tells
// the other as a sampleapi.Watcher. Whether the connecting or the accepting is
// told first is chance, so either begins a wire. The clock's lock guards it.
type wires struct {
	clock    *virtualClock
	byClient map[netip.AddrPort]*wire
	byFD     map[int]*wire
	fresh    int  // wires that are fresh
	turns    int  // how often the loop has sent something
	down     bool // the API has gone
}

// wire is one connection. Its client is the loop's end.
type wire struct {
	client   netip.AddrPort
	begun    bool // the loop has begun to connect
	left     bool // the loop has closed its end
	accepted bool // the API has taken it up
	closed   bool // the API has closed its end, or will never take it up
	busy     bool // the API is at work on what it read
	turn     int  // when the loop sent something last, among all that it sent
	toServer int  // bytes the loop has sent and the API has not read; below 0 if it read before we were told
	fresh    bool // the API wrote or closed, and the loop's selector has not told it yet
	weight   int  // what the clock counts for it
}

func newWires(c *virtualClock) *wires {
	return &wires{clock: c, byClient: map[netip.AddrPort]*wire{}, byFD: map[int]*wire{}}
}

// underWay is how much of what the wire carries will come back to the loop
// without its doing. An API that waits for a latency counts as busy; the clock
// takes that off as long as it sleeps.
func (w *wire) underWay() int {
	switch {
	case w.closed:
		return 0
	case !w.accepted:
		if w.begun && !w.left {
			return 1
		}
		return 0
	}
	n := 0
	if w.busy || w.toServer > 0 {
		n++
	}
	if w.left { // the API is to notice, and to close its own end
		n++
	}
	return n
}

// change applies edit to w and tells the clock. The clock's lock is held.
func (x *wires) change(w *wire, edit func(w *wire)) {
	if w == nil {
		return
	}
	wasFresh := w.fresh
	edit(w)
	if !w.begun || w.left {
		w.fresh = false // nobody is there to see it
	}
	if w.fresh != wasFresh {
		if w.fresh {
			x.fresh++
		} else {
			x.fresh--
		}
	}
	n := w.underWay()
	x.clock.shift(n - w.weight)
	w.weight = n
	if (w.closed && (w.left || !w.begun)) || (w.left && !w.accepted) {
		delete(x.byClient, w.client)
	}
}

// at is the wire of that client, which begins if there is none yet.
func (x *wires) at(client netip.AddrPort) *wire {
	w := x.byClient[client]
	if w == nil {
		w = &wire{client: client, closed: x.down}
		x.byClient[client] = w
	}
	return w
}

// The loop's end.

func (x *wires) connecting(fd int, local netip.AddrPort) {
	x.clock.mu.Lock()
	defer x.clock.mu.Unlock()
	w := x.at(local)
	x.byFD[fd] = w
	x.change(w, func(w *wire) { w.begun = true })
}

func (x *wires) sent(fd, n int) {
	x.clock.mu.Lock()
	defer x.clock.mu.Unlock()
	x.turns++
	x.change(x.byFD[fd], func(w *wire) {
		w.toServer += n
		w.turn = x.turns
	})
}

// turn is when a client sent something last, among all that the loop sent; 0 for
// one that has closed. The clock's lock is held.
func (x *wires) turn(client netip.AddrPort) int {
	if w := x.byClient[client]; w != nil {
		return w.turn
	}
	return 0
}

func (x *wires) received(fd int) {
	x.clock.mu.Lock()
	defer x.clock.mu.Unlock()
	x.change(x.byFD[fd], func(w *wire) { w.fresh = false })
}

func (x *wires) leave(fd int) {
	x.clock.mu.Lock()
	defer x.clock.mu.Unlock()
	w := x.byFD[fd]
	delete(x.byFD, fd)
	x.change(w, func(w *wire) { w.left = true })
}

// awaited takes note of what the loop's selector has answered, and reports
// whether there is a wire of which it must still say something.
func (x *wires) awaited(events []selector.Event) bool {
	x.clock.mu.Lock()
	defer x.clock.mu.Unlock()
	if x.fresh == 0 {
		return false
	}
	for _, e := range events {
		if w := x.byFD[e.FD]; w != nil && e.Mask&selector.Read != 0 && w.fresh {
			w.fresh = false
			x.fresh--
		}
	}
	return x.fresh > 0
}

// give gives up waiting for the selector to say something of fresh wires.
func (x *wires) give() {
	x.clock.mu.Lock()
	defer x.clock.mu.Unlock()
	for _, w := range x.byFD {
		w.fresh = false
	}
	x.fresh = 0
}

// The API's end: wires is a sampleapi.Watcher.

// Accepted is told that the API has taken a connection up.
func (x *wires) Accepted(client netip.AddrPort) {
	x.clock.mu.Lock()
	defer x.clock.mu.Unlock()
	x.change(x.at(client), func(w *wire) { w.accepted = true })
}

// Read is told that the API has taken n bytes and works on them.
func (x *wires) Read(client netip.AddrPort, n int) {
	x.tell(client, func(w *wire) {
		w.toServer -= n
		w.busy = true
	})
}

// Wrote is told that the API is about to write n bytes.
func (x *wires) Wrote(client netip.AddrPort, _ int) {
	x.tell(client, func(w *wire) { w.fresh = true })
}

// Idle is told that the API waits for more.
func (x *wires) Idle(client netip.AddrPort) {
	x.tell(client, func(w *wire) { w.busy = false })
}

// Closed is told that the API has closed its end.
func (x *wires) Closed(client netip.AddrPort) {
	x.tell(client, func(w *wire) { w.closed, w.fresh = true, true })
}

func (x *wires) tell(client netip.AddrPort, edit func(w *wire)) {
	x.clock.mu.Lock()
	defer x.clock.mu.Unlock()
	x.change(x.byClient[client], edit) // none is left when both ends have closed
}

// cut says that the API has gone: what it has not taken up it never will.
func (x *wires) cut() {
	x.clock.mu.Lock()
	defer x.clock.mu.Unlock()
	x.down = true
	for _, w := range x.byClient {
		if !w.accepted {
			x.change(w, func(w *wire) { w.closed, w.fresh = true, true })
		}
	}
}
