package httpclient

import "batuta/loopcore"

// wire is a connection as the client needs it.
type wire interface {
	// read waits for bytes, and takes what there are, at most len(b). At the
	// end of the stream it answers io.EOF.
	read(co *loopcore.Co, b []byte) (int, error)
	// ready reports whether bytes are here: then read does not wait, and needs no co.
	ready() bool
	// unread is how many bytes are here.
	unread() int
	// write sends b, or keeps what the system does not take at once. What
	// fails is told by the next read or drain.
	write(b []byte)
	// drain waits until little enough is kept.
	drain(co *loopcore.Co) error
	// unsent is how many bytes are kept.
	unsent() int
	// stale reports whether the other side has closed the connection, or has
	// sent bytes that nobody has read.
	stale() bool
	// watch has fn called whenever bytes or the stream's end have come, until
	// watch(nil).
	watch(fn func())
	// abort closes it at once, and wakes who waits for it. It may be called twice.
	abort()
	// closed waits until nothing of an aborted one is left.
	closed(co *loopcore.Co) error
}
