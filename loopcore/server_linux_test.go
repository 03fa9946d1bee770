package loopcore_test

import (
	"testing"

	"batuta/loopcore"
)

// Only Linux has an abstract namespace.
func TestAbstractSocketsHaveNoFile(t *testing.T) {
	name := "\x00" + socketPath(t)
	withServer(t, loopcore.Options{}, nop, loopcore.ServeOptions{Path: name}, func(co *loopcore.Co, s *loopcore.Server) error {
		if got := s.Sockets()[0].Addr(); got != any(name) {
			t.Errorf("it is at %q", got)
		}
		c, err := co.Await(co.Loop().CreateConnection(nop, loopcore.ConnectOptions{Path: name}))
		if err != nil {
			return err
		}
		c.(*loopcore.Connection).Transport.Close()
		return co.Sleep(0.01)
	})
}
