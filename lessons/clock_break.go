package lessons

// Break ends the Select that is under way, or the next, early and with nothing. Any
// thread.
func (c *realClock) Break() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.broken = true
	c.wake()
}

// Mend forgets a Break that no Select has seen. Loop thread.
func (c *realClock) Mend() { c.mended() }

// mended reports whether Break was called, once.
func (c *realClock) mended() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	broken := c.broken
	c.broken = false
	return broken
}

// Break ends the Select that is under way, or the next, early and with nothing. Any
// thread.
func (c *virtualClock) Break() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.broken = true
	c.shift(0)
}

// Mend forgets a Break that no Select has seen. Loop thread.
func (c *virtualClock) Mend() { c.mended() }

// mended reports whether Break was called, once.
func (c *virtualClock) mended() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	broken := c.broken
	c.broken = false
	return broken
}

func closed(stop <-chan struct{}) bool {
	select {
	case <-stop:
		return true
	default:
		return false
	}
}
