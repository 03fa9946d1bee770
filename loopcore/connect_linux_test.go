package loopcore_test

import (
	"errors"
	"net/netip"
	"syscall"
	"testing"

	"batuta/loopcore"
)

// withSilence runs fn with the port of a listener at 127.0.0.1 that answers
// nobody: its backlog is full. Only Linux lets further connections wait, and
// has 127.0.0.2 beside.
func withSilence(t *testing.T, fn func(co *loopcore.Co, port int) error) {
	t.Helper()
	both := names{"both.test": {netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("127.0.0.2")}}
	before := descriptors(t)
	_, err := loopcore.Run(loopcore.Options{Resolver: both}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		silent := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
		defer l.CloseSocket(silent)
		if err := errors.Join(l.BindSocket(silent, netip.MustParseAddrPort("127.0.0.1:0")), l.ListenSocket(silent, 0)); err != nil {
			return nil, err
		}
		at := l.SocketName(silent).(netip.AddrPort)
		for range 2 { // one is let in, the other fills the queue
			fd := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
			defer l.CloseSocket(fd)
			_, err := co.Await(loopcore.WaitFor(l.SockConnect(fd, at), loopcore.After(0.01)))
			var late *loopcore.TimeoutError
			if err != nil && !errors.As(err, &late) {
				return nil, err
			}
		}
		return nil, fn(co, int(at.Port()))
	}))
	if err != nil && !errors.Is(err, loopcore.ErrDropped) {
		t.Error(err)
	}
	wantClosed(t, before)
}

func TestAnAddressThatIsSilentLosesTheRace(t *testing.T) {
	withSilence(t, func(co *loopcore.Co, port int) error {
		l := co.Loop()
		s, err := co.Await(l.CreateServer(nop, loopcore.ServeOptions{Host: "127.0.0.2", Port: port}))
		if err != nil {
			return err
		}
		server := s.(*loopcore.Server)
		defer server.Close()
		begun := l.Time()
		const delay = 0.05
		v, err := co.Await(l.CreateConnection(nop, loopcore.ConnectOptions{Host: "both.test", Port: port, HappyEyeballsDelay: loopcore.After(delay)}))
		if err != nil {
			return err
		}
		c := v.(*loopcore.Connection).Transport
		if took := l.Time() - begun; took < delay || c.ExtraInfo("peername") != any(address(server)) {
			t.Errorf("connected to %v in %.3f s", c.ExtraInfo("peername"), took)
		}
		if n := len(l.AllTasks()); n > 2 { // main, and perhaps the server's connection
			t.Errorf("%d tasks are left", n)
		}
		c.Close()
		return co.Sleep(0.01)
	})
}

func TestACancelledConnectionIsGivenUp(t *testing.T) {
	for name, delay := range map[string]*float64{"one by one": nil, "in a race": loopcore.After(0.005)} {
		t.Run(name, func(t *testing.T) {
			withSilence(t, func(co *loopcore.Co, port int) error {
				l := co.Loop()
				task := must(l.CreateTask(l.CreateConnection(nop, loopcore.ConnectOptions{Host: "both.test", Port: port, HappyEyeballsDelay: delay}), ""))
				if err := co.Sleep(0.002); err != nil {
					return err
				}
				task.Cancel("enough")
				err := wantCancelled(co.Await(task))
				if n := len(l.AllTasks()); n != 1 {
					t.Errorf("%d tasks are left", n)
				}
				return err
			})
		})
	}
}

func TestALoopThatIsDroppedClosesWhatItWasConnecting(t *testing.T) {
	withSilence(t, func(co *loopcore.Co, port int) error {
		must(co.Loop().CreateTask(co.Loop().CreateConnection(nop, loopcore.ConnectOptions{Host: "127.0.0.1", Port: port}), ""))
		if err := co.Sleep(0.002); err != nil {
			return err
		}
		co.Loop().Drop()
		return co.Sleep(0)
	})
}
