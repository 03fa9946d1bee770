package loopcore

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"syscall"
)

const (
	// sockFileBlock is how many bytes of a file sock_sendfile reads at once
	// (constants.SENDFILE_FALLBACK_READBUFFER_SIZE), and fileBlock how many sendfile.
	sockFileBlock = 256 * 1024
	fileBlock     = 16 * 1024
)

// SockSendFile is loop.sock_sendfile(sock, file, offset, count): how many bytes
// were sent, an int64. Count 0 is to the file's end. The file is read on a
// worker thread, as asyncio does where the system has no sendfile of its own
// for it; afterwards it stands where the sending ended.
func (l *Loop) SockSendFile(fd int, file io.ReadSeeker, offset, count int64) *Operation {
	return newFlow("BaseEventLoop.sock_sendfile", func(fl *flow) Answer {
		if k, err := socketKindOf(fd); err != nil {
			return raise(err)
		} else if k.kind != syscall.SOCK_STREAM {
			return raise(ValueError("only SOCK_STREAM type sockets are supported"))
		}
		s, err := l.beginFile(fl, file, offset, count, sockFileBlock)
		if err != nil {
			return raise(err)
		}
		s.send = func(b []byte, then func(error) Answer) Answer {
			return fl.call(l.SockSendAll(fd, b), func(_ any, err error) Answer { return then(err) })
		}
		return s.next()
	})
}

// SendFile is loop.sendfile(transport, file, offset, count), as SockSendFile.
// While it lasts the protocol is told of nothing, and nothing is read.
func (l *Loop) SendFile(t Transport, file io.ReadSeeker, offset, count int64) *Operation {
	return newFlow("BaseEventLoop.sendfile", func(fl *flow) Answer {
		if t == nil {
			return raise(AttributeError("'NoneType' object has no attribute 'is_closing'"))
		}
		if t.IsClosing() {
			return raise(RuntimeError("Transport is closing"))
		}
		s, err := l.beginFile(fl, file, offset, count, fileBlock)
		if err != nil {
			return raise(err)
		}
		p := standIn(l, t)
		s.send = func(b []byte, then func(error) Answer) Answer {
			t.Write(b)
			return p.drain(fl, then)
		}
		s.end = p.restore
		return s.next()
	})
}

// fileSending is a file on its way.
type fileSending struct {
	loop   *Loop
	flow   *flow
	file   io.ReadSeeker
	offset int64
	count  int64 // 0: to the end
	sent   int64
	buffer []byte
	send   func(b []byte, then func(error) Answer) Answer
	end    func() // what is to be done at last; nil: nothing

	// A worker may still be reading when the sending ends, cancelled or with
	// its loop: then it is the worker who leaves the file where that is.
	mu      sync.Mutex
	reading bool
	over    bool
}

func (l *Loop) beginFile(fl *flow, file io.ReadSeeker, offset, count int64, block int64) (*fileSending, error) {
	switch {
	case file == nil:
		return nil, AttributeError("'NoneType' object has no attribute 'seek'")
	case count < 0:
		return nil, ValueError(fmt.Sprintf("count must be a positive integer (got %d)", count))
	case offset < 0:
		return nil, ValueError(fmt.Sprintf("offset must be a non-negative integer (got %d)", offset))
	}
	if _, err := file.Seek(offset, io.SeekStart); err != nil {
		return nil, osError(err)
	}
	if count > 0 {
		block = min(block, count)
	}
	return &fileSending{loop: l, flow: fl, file: file, offset: offset, count: count, buffer: make([]byte, block)}, nil
}

// next reads and sends the next block.
func (s *fileSending) next() Answer {
	block := s.buffer
	if s.count > 0 {
		block = block[:min(int64(len(block)), s.count-s.sent)]
	}
	if len(block) == 0 {
		return s.finish(nil)
	}
	f, err := s.loop.runInExecutor("readinto", func(*Worker) (any, error) {
		n, err := s.read(block)
		return n, osError(err)
	})
	if err != nil {
		return s.finish(err)
	}
	return s.flow.await(f, func(n any, err error) Answer {
		if err != nil || n == 0 {
			return s.finish(err)
		}
		return s.send(block[:n.(int)], func(err error) Answer {
			if err != nil {
				return s.finish(err)
			}
			s.sent += int64(n.(int))
			return s.next()
		})
	})
}

// read reads into b, on a worker; nothing at the end of the file.
func (s *fileSending) read(b []byte) (int, error) {
	s.mu.Lock()
	s.reading = !s.over
	s.mu.Unlock()
	if !s.reading {
		return 0, nil
	}
	n, err := s.file.Read(b)
	if n > 0 || errors.Is(err, io.EOF) {
		err = nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reading = false
	if s.over {
		err = s.rewind()
	}
	return n, err
}

// rewind puts the file where the sending has ended. The caller holds the lock.
func (s *fileSending) rewind() error {
	if s.sent == 0 {
		return nil
	}
	_, err := s.file.Seek(s.offset+s.sent, io.SeekStart)
	return err
}

// finish leaves the file where the sending has ended.
func (s *fileSending) finish(err error) Answer {
	s.mu.Lock()
	s.over = true
	if !s.reading {
		if failed := s.rewind(); err == nil {
			err = osError(failed)
		}
	}
	s.mu.Unlock()
	if s.end != nil {
		s.end()
	}
	return outcome(s.sent, err)
}

// fileProtocol stands in for a transport's protocol while a file is sent
// (base_events.py: _SendfileFallbackProtocol).
type fileProtocol struct {
	loop          *Loop
	transport     Transport
	protocol      BaseProtocol // the transport's own
	resumeReading bool
	resumeWriting bool
	room          *Future // is done when there is room in the write buffer; nil: there is
}

func standIn(l *Loop, t Transport) *fileProtocol {
	p := &fileProtocol{loop: l, transport: t, protocol: t.Protocol(), resumeReading: t.IsReading()}
	if s, ok := t.(*SocketTransport); ok && s.protocolPaused {
		p.resumeWriting, p.room = true, l.createFuture()
	}
	t.PauseReading()
	t.SetProtocol(p)
	return p
}

// drain waits until there is room for more.
func (p *fileProtocol) drain(fl *flow, then func(error) Answer) Answer {
	switch {
	case p.transport.IsClosing():
		return then(connectionError("Connection closed by peer"))
	case p.room == nil:
		return then(nil)
	}
	return fl.await(p.room, func(_ any, err error) Answer { return then(err) })
}

// restore gives the transport its protocol back.
func (p *fileProtocol) restore() {
	p.transport.SetProtocol(p.protocol)
	if p.resumeReading {
		p.transport.ResumeReading()
	}
	if p.room != nil {
		p.room.Cancel("")
	}
	if p.resumeWriting {
		p.protocol.ResumeWriting()
	}
}

// ConnectionMade is too late.
func (p *fileProtocol) ConnectionMade(Transport) error {
	return RuntimeError("Invalid state: connection should have been established already.")
}

// ConnectionLost ends the sending, and is passed on.
func (p *fileProtocol) ConnectionLost(err error) {
	if p.room != nil && !p.room.Done() {
		reason := err
		if reason == nil {
			reason = connectionError("Connection is closed by peer")
		}
		_ = p.room.SetException(reason)
	}
	p.protocol.ConnectionLost(err)
}

// PauseWriting has the sending wait.
func (p *fileProtocol) PauseWriting() {
	if p.room == nil {
		p.room = p.loop.createFuture()
	}
}

// ResumeWriting has it go on.
func (p *fileProtocol) ResumeWriting() {
	if f := p.room; f != nil {
		p.room = nil
		if !f.Done() {
			_ = f.SetResult(false)
		}
	}
}

// DataReceived is not called while reading is paused.
func (p *fileProtocol) DataReceived([]byte) error {
	return RuntimeError("Invalid state: reading should be paused")
}

// EOFReceived is not called either.
func (p *fileProtocol) EOFReceived() (bool, error) {
	return false, RuntimeError("Invalid state: reading should be paused")
}

func connectionError(text string) error { return &OSError{Strerror: text, class: "ConnectionError"} }
