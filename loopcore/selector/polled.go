package selector

// polled is what poll and WSAPoll have in common: the kernel holds nothing
// between two calls, so registering is only bookkeeping, and the array for the
// kernel is built anew before a call if anything changed.
type polled struct {
	book
	order   order
	changed bool
	got     []report
}

func newPolled() (polled, error) {
	b, err := newBook()
	return polled{book: b, order: newOrder(), changed: true}, err
}

// Register watches fd for mask. Whether fd is open is not looked at here.
func (p *polled) Register(fd int, mask Mask) error {
	if err := p.mayRegister(fd, mask); err != nil {
		return failed("register", fd, err)
	}
	p.interest[fd] = mask
	p.order.add(fd)
	p.changed = true
	return nil
}

// Modify watches fd for mask instead.
func (p *polled) Modify(fd int, mask Mask) error {
	if err := p.mayModify(fd, mask); err != nil {
		return failed("modify", fd, err)
	}
	p.changed = p.changed || p.interest[fd] != mask
	p.interest[fd] = mask
	return nil
}

// Unregister forgets fd, whether or not it is still open.
func (p *polled) Unregister(fd int) error {
	if err := p.mayUnregister(fd); err != nil {
		return failed("unregister", fd, err)
	}
	delete(p.interest, fd)
	p.order.remove(fd)
	p.changed = true
	return nil
}
