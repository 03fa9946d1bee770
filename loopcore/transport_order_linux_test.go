package loopcore_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"batuta/loopcore"
)

// In which order descriptors that are ready together are answered is the
// selector's affair: epoll's, as in CPython's run on Linux.
func TestThreeClientsAndAServerAreToldInCPythonsOrder(t *testing.T) {
	var says []string
	served := 0
	var l *loopcore.Loop
	server := func() loopcore.BaseProtocol {
		served++ // CPython's program numbers them as they are told; that is the same order here
		p := newTalker(l, fmt.Sprint("s", served), &says)
		p.onMade = func(p *talker) error {
			p.t.Write([]byte("welcome"))
			return nil
		}
		p.onData = func(p *talker, b []byte) error {
			p.t.Write(b)
			return p.t.WriteEOF()
		}
		return p
	}
	withServer(t, loopcore.Options{OnLoop: func(made *loopcore.Loop) { l = made }}, server, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
		var clients []any
		for i := range 3 {
			clients = append(clients, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				p := newTalker(l, fmt.Sprint("c", i), &says)
				p.keep = true
				p.onData = func(p *talker, b []byte) error {
					if string(b) == "welcome" {
						p.t.Write([]byte("x" + p.name[1:]))
					}
					return nil
				}
				if _, err := co.Await(l.CreateConnection(func() loopcore.BaseProtocol { return p }, to(s))); err != nil {
					return nil, err
				}
				says = append(says, fmt.Sprint("one", i))
				err := co.Sleep(0.02)
				p.t.Close()
				p.t.Close()
				return nil, err
			}))
		}
		_, err := co.Gather(clients...)
		s.Close()
		return errors.Join(err, second(co.Await(s.WaitClosed())))
	})
	want := "s1: made;s2: made;s3: made;c0: made;c1: made;c2: made;one0;one1;one2;" +
		"c0: data welcome;c1: data welcome;c2: data welcome;s1: data x0;s2: data x1;s3: data x2;" +
		"c0: data x0;c1: data x1;c2: data x2;c0: eof;c1: eof;c2: eof;" +
		"c0: lost <nil>;c1: lost <nil>;c2: lost <nil>;s1: eof;s2: eof;s3: eof;" +
		"s1: lost <nil>;s2: lost <nil>;s3: lost <nil>"
	if got := strings.Join(says, ";"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
