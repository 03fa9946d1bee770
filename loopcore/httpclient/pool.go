package httpclient

import (
	"container/list"
	"crypto/tls"
	"net"
	"net/url"
	"slices"

	"batuta/loopcore"
)

// origin is where a connection leads.
type origin struct {
	tls        bool
	host, port string
	config     *tls.Config // how TLS is spoken; nil: as the client's options say
}

func originOf(u *url.URL) origin {
	o := origin{tls: u.Scheme == "https", host: u.Hostname(), port: u.Port()}
	if o.port == "" {
		o.port = defaultPort(u.Scheme)
	}
	return o
}

func (o origin) String() string { return net.JoinHostPort(o.host, o.port) }

// pool keeps connections, and sees that there are not too many. Who would have
// one too many waits: first come, first served, but nobody waits for another
// host's sake.
type pool struct {
	limit   int // of all connections; 0: none
	perHost int // of those to one host; 0: none
	loop    *loopcore.Loop

	places   []*place // in the order in which they were asked for
	conns    []*conn  // in the order in which they were opened
	open     int      // connections, with those that are being dialled
	waiting  int
	arrivals uint64                // how many have waited so far
	timer    *loopcore.TimerHandle // closes what has been idle too long
	closed   bool
	maxKept  int // Options.MaxKept
}

// place is what the pool knows of one origin.
type place struct {
	origin  origin
	open    int
	idle    []*conn    // the longest idle first
	waiters *list.List // of *waiter
}

// waiter is who waits for a connection.
type waiter struct {
	future  *loopcore.Future // its result is a *lease
	fresh   bool             // it wants none that was used before
	arrival uint64
	element *list.Element // among its place's; nil once it has left them
}

// lease is the leave to have a connection: one that was kept, or nil for one
// that is to be dialled.
type lease struct {
	place *place
	conn  *conn
}

// place is the pool's place for an origin.
func (p *pool) place(o origin) *place {
	for _, at := range p.places {
		if at.origin == o {
			return at
		}
	}
	at := &place{origin: o, waiters: list.New()}
	p.places = append(p.places, at)
	return at
}

// tidy lets go of the places of which there is nothing to know.
func (p *pool) tidy() {
	p.places = slices.DeleteFunc(p.places, func(at *place) bool { return at.open == 0 && at.waiters.Len() == 0 })
}

// acquire waits for a lease, which is the caller's to give back: by put or drop
// once it holds a connection, else by giveBack.
func (p *pool) acquire(co *loopcore.Co, o origin, fresh bool) (*lease, error) {
	if p.closed {
		return nil, ErrClientClosed
	}
	at := p.place(o)
	if p.waiting == 0 {
		if l := p.take(at, fresh); l != nil {
			return l, nil
		}
	}
	w := &waiter{future: p.loop.NewNamedFuture("a connection to " + o.String()), fresh: fresh, arrival: p.arrivals}
	w.element = at.waiters.PushBack(w)
	p.arrivals++
	p.waiting++
	p.serve() // there may be an idle connection, of no use to those before it
	granted := false
	defer func() {
		if granted {
			return
		}
		if w.element != nil {
			p.leave(at, w)
			p.tidy()
		} else if l, err := w.future.Result(); err == nil { // it was served, but is cancelled too
			p.giveBack(l.(*lease))
		}
	}()
	l, err := co.Await(w.future)
	if err != nil {
		return nil, err
	}
	granted = true
	return l.(*lease), nil
}

// leave takes a waiter out of those who wait.
func (p *pool) leave(at *place, w *waiter) {
	at.waiters.Remove(w.element)
	w.element = nil
	p.waiting--
}

// take is a lease if there can be one at once, else nil.
func (p *pool) take(at *place, fresh bool) *lease {
	for !fresh && len(at.idle) > 0 { // the one used last: it is the likeliest to live
		c := at.idle[len(at.idle)-1]
		p.unidle(c)
		if !c.wire.stale() {
			return &lease{place: at, conn: c}
		}
		p.discard(c)
	}
	if p.perHost > 0 && at.open >= p.perHost {
		if len(at.idle) == 0 {
			return nil
		}
		p.evict(at.idle[0])
	}
	if p.limit > 0 && p.open >= p.limit && !p.evictOldest() {
		return nil
	}
	at.open++
	p.open++
	return &lease{place: at}
}

// serve grants what can be granted, to who has waited longest.
func (p *pool) serve() {
	for p.waiting > 0 && p.serveOne() {
	}
	p.tidy()
}

func (p *pool) serveOne() bool {
	type first struct {
		at *place
		w  *waiter
	}
	var firsts []first
	for _, at := range p.places {
		for e := at.waiters.Front(); e != nil; e = e.Next() {
			if w := e.Value.(*waiter); !w.future.Done() { // else it is cancelled, and about to leave
				firsts = append(firsts, first{at, w})
				break
			}
		}
	}
	slices.SortFunc(firsts, func(a, b first) int { return int(a.w.arrival) - int(b.w.arrival) })
	for _, f := range firsts {
		if l := p.take(f.at, f.w.fresh); l != nil {
			p.leave(f.at, f.w)
			_ = f.w.future.SetResult(l)
			return true
		}
	}
	return false
}

// giveBack returns a lease that nothing came of.
func (p *pool) giveBack(l *lease) {
	if l.conn != nil {
		p.put(l.conn)
		return
	}
	p.vacate(l.place)
	p.serve()
}

// vacate counts one connection less.
func (p *pool) vacate(at *place) {
	at.open--
	p.open--
}

// add makes a new connection of a lease and a wire.
func (p *pool) add(l *lease, c *conn) {
	c.place, l.conn = l.place, c
	p.conns = append(p.conns, c)
}

// put keeps a connection for whoever is next.
func (p *pool) put(c *conn) {
	if p.closed || c.dead || c.wire.stale() || c.keep <= 0 {
		p.drop(c)
		return
	}
	c.idleSince = p.loop.Time()
	c.idle = true
	c.place.idle = append(c.place.idle, c)
	c.wire.watch(func() { // the server has closed it, or speaks without being asked
		p.evict(c)
		p.serve()
	})
	p.serve()
	if c.idle && p.maxKept != 0 && len(p.conns) > max(p.maxKept, 0) {
		p.evict(c)
	}
	p.schedule()
}

// schedule has the first idle connection that expires closed in time.
func (p *pool) schedule() {
	var first *conn
	for _, at := range p.places {
		for _, c := range at.idle {
			if first == nil || c.expires() < first.expires() {
				first = c
			}
		}
	}
	switch {
	case first == nil:
		if p.timer != nil {
			p.timer.Cancel()
			p.timer = nil
		}
	case p.timer == nil || p.timer.When() > first.expires():
		if p.timer != nil {
			p.timer.Cancel()
		}
		p.timer, _ = p.loop.CallAtWith(first.expires(), loopcore.Call{ // it fails only if the loop is closed
			Fn:    func() error { p.sweep(); return nil },
			Label: func() string { return "httpclient.sweep" },
		})
	}
}

// sweep closes what has been idle too long.
func (p *pool) sweep() {
	p.timer = nil
	now := p.loop.Time()
	for _, c := range slices.Clone(p.conns) {
		if c.idle && c.expires() <= now {
			p.evict(c)
		}
	}
	p.serve()
	p.schedule()
}

// close closes every connection, and sends who waits away.
func (p *pool) close() {
	p.closed = true
	for _, at := range p.places {
		for at.waiters.Len() > 0 {
			w := at.waiters.Front().Value.(*waiter)
			p.leave(at, w)
			if !w.future.Done() {
				_ = w.future.SetException(ErrClientClosed)
			}
		}
	}
	for _, c := range slices.Clone(p.conns) {
		if c.idle {
			p.unidle(c)
		}
		p.discard(c)
	}
	p.tidy()
	p.schedule()
}

// drop closes a connection at once, and lets the next one have its place.
func (p *pool) drop(c *conn) {
	if c.dead {
		return
	}
	p.discard(c)
	p.serve()
}

// discard closes a connection that is with nobody.
func (p *pool) discard(c *conn) {
	c.dead = true
	c.wire.abort()
	p.conns = slices.DeleteFunc(p.conns, func(other *conn) bool { return other == c })
	p.vacate(c.place)
}

// evict closes an idle connection.
func (p *pool) evict(c *conn) {
	p.unidle(c)
	p.discard(c)
}

// unidle takes a connection out of the idle ones.
func (p *pool) unidle(c *conn) {
	c.idle = false
	c.wire.watch(nil)
	c.place.idle = slices.DeleteFunc(c.place.idle, func(other *conn) bool { return other == c })
}

// evictOldest closes the connection that has been idle longest; false if none is.
func (p *pool) evictOldest() bool {
	var oldest *conn
	for _, at := range p.places {
		for _, c := range at.idle {
			if oldest == nil || c.idleSince < oldest.idleSince {
				oldest = c
			}
		}
	}
	if oldest != nil {
		p.evict(oldest)
	}
	return oldest != nil
}
