package loopcore_test

import (
	"testing"

	"batuta/loopcore"
)

// One line to the server and back, client and server on one loop.
func BenchmarkStreamEcho(b *testing.B) {
	server, client := tlsConfigs()
	for _, c := range []struct {
		name string
		link link
	}{
		{"TCP", link{}},
		{"TLS", link{serve: loopcore.ServeOptions{TLS: server}, connect: loopcore.ConnectOptions{TLS: client}}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				s, to := serve(co, c.link, echo)
				r, w, err := co.OpenConnection(to)
				if err != nil {
					return nil, err
				}
				line := []byte("one line of sixty-four bytes, its newline included, as it were.\n")
				for b.Loop() {
					w.Write(line)
					if _, err := co.ReadLine(r); err != nil {
						return nil, err
					}
				}
				return nil, stop(co, s, w)
			}))
			if err != nil {
				b.Fatal(err)
			}
		})
	}
}
