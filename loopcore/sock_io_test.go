package loopcore_test

import (
	"bytes"
	"errors"
	"net"
	"net/netip"
	"slices"
	"syscall"
	"testing"

	"batuta/loopcore"
)

// socketsOf opens a pair of connected TCP sockets, which the caller closes.
func socketsOf(co *loopcore.Co) (near, far int, err error) {
	l := co.Loop()
	listener := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
	defer l.CloseSocket(listener)
	if err := errors.Join(l.BindSocket(listener, netip.MustParseAddrPort("127.0.0.1:0")), l.ListenSocket(listener, 1)); err != nil {
		return 0, 0, err
	}
	near = must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
	accepting := must(l.CreateTask(l.SockAccept(listener), ""))
	_, err = co.Await(l.SockConnect(near, l.SocketName(listener).(netip.AddrPort)))
	if err != nil {
		return 0, 0, errors.Join(err, l.CloseSocket(near))
	}
	a, err := co.Await(accepting)
	if err != nil {
		return 0, 0, errors.Join(err, l.CloseSocket(near))
	}
	far = a.(*loopcore.Accepted).FD
	if l.PeerName(near) != l.SocketName(far) {
		return 0, 0, errors.New("the two are not connected to one another")
	}
	return near, far, nil
}

func TestSockCallsCanBeAwaitedByAnyCoroutine(t *testing.T) {
	before := descriptors(t)
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		near, far, err := socketsOf(co)
		if err != nil {
			return nil, err
		}
		defer l.CloseSocket(far)
		// A task's coroutine is the call itself: no Go coroutine stands behind it.
		reading := must(l.CreateTask(l.SockRecv(far, 100), ""))
		big := bytes.Repeat([]byte("0123456789"), 1<<20)
		sending := must(l.CreateTask(l.SockSendAll(near, big), ""))
		first, err := co.Await(reading)
		if err != nil {
			return nil, err
		}
		got := slices.Clone(first.([]byte))
		buffer := make([]byte, 1<<16)
		for len(got) < len(big) {
			n, err := co.Await(l.SockRecvInto(far, buffer))
			if err != nil {
				return nil, err
			}
			got = append(got, buffer[:n.(int)]...)
		}
		if _, err := co.Await(sending); err != nil || !bytes.Equal(got, big) {
			t.Errorf("%d bytes came of %d, or others; %v", len(got), len(big), err)
		}
		if err := l.CloseSocket(near); err != nil {
			return nil, err
		}
		end, err := co.Await(l.SockRecv(far, 10))
		if err != nil || len(end.([]byte)) != 0 {
			t.Errorf("at the end: %v, %v", end, err)
		}
		return nil, nil
	})
	wantClosed(t, before)
}

func TestDatagramsCanBeSentAndReadWithoutAProtocol(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		a, b := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_DGRAM)), must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_DGRAM))
		defer l.CloseSocket(a)
		defer l.CloseSocket(b)
		loopback := netip.MustParseAddrPort("127.0.0.1:0")
		if err := errors.Join(l.BindSocket(a, loopback), l.BindSocket(b, loopback)); err != nil {
			return nil, err
		}
		whole := must(l.CreateTask(l.SockRecvFrom(b, 100), ""))
		if n, err := co.Await(l.SockSendTo(a, []byte("one"), l.SocketName(b).(netip.AddrPort))); err != nil || n != 3 {
			t.Errorf("sent %v, %v", n, err)
		}
		got, err := co.Await(whole)
		if err != nil {
			return nil, err
		}
		if d := got.(*loopcore.Datagram); string(d.Data) != "one" || d.From != l.SocketName(a) {
			t.Errorf("got %q from %v", d.Data, d.From)
		}
		if _, err := co.Await(l.SockSendTo(a, []byte("another"), l.SocketName(b).(netip.AddrPort))); err != nil {
			return nil, err
		}
		buffer := make([]byte, 4)
		got, err = co.Await(l.SockRecvFromInto(b, buffer))
		if err != nil {
			return nil, err
		}
		if d := got.(*loopcore.Datagram); string(d.Data) != "anot" || string(buffer) != "anot" {
			t.Errorf("got %q", d.Data)
		}
		return nil, nil
	})
}

func TestACancelledSockCallLetsGoOfItsDescriptor(t *testing.T) {
	before := descriptors(t)
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		near, far, err := socketsOf(co)
		if err != nil {
			return nil, err
		}
		defer l.CloseSocket(near)
		defer l.CloseSocket(far)
		listener := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
		defer l.CloseSocket(listener)
		if err := errors.Join(l.BindSocket(listener, netip.MustParseAddrPort("127.0.0.1:0")), l.ListenSocket(listener, 1)); err != nil {
			return nil, err
		}
		watched := l.Selector().Len()
		for name, c := range map[string]loopcore.Coroutine{
			"sock_recv": l.SockRecv(near, 1), "sock_sendall": l.SockSendAll(near, make([]byte, 64<<20)), "sock_accept": l.SockAccept(listener),
		} {
			task := must(l.CreateTask(c, ""))
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
			if n := l.Selector().Len(); n != watched+1 {
				t.Errorf("%s: %d descriptors watched while it waits, want %d", name, n, watched+1)
			}
			task.Cancel("")
			if err := wantCancelled(co.Await(task)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if n := l.Selector().Len(); n != watched {
				t.Errorf("%s: %d descriptors watched afterwards, want %d", name, n, watched)
			}
		}
		return nil, nil
	})
	wantClosed(t, before)
}

func TestAConnectionThatIsAcceptedInVainIsClosed(t *testing.T) {
	before := descriptors(t)
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		listener := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
		defer l.CloseSocket(listener)
		if err := errors.Join(l.BindSocket(listener, netip.MustParseAddrPort("127.0.0.1:0")), l.ListenSocket(listener, 1)); err != nil {
			return nil, err
		}
		task := must(l.CreateTask(l.SockAccept(listener), ""))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		near, err := net.DialTCP("tcp", nil, net.TCPAddrFromAddrPort(l.SocketName(listener).(netip.AddrPort)))
		if err != nil {
			return nil, err
		}
		defer near.Close()
		// In the next cycle it is accepted, and in the one after this comes before the task's step.
		must(l.CallSoon(func() { must(l.CallSoon(func() { task.Cancel("") })) }))
		return nil, wantCancelled(co.Await(task))
	})
	wantClosed(t, before)
}
