package loopcore_test

import (
	"bytes"
	"errors"
	"testing"

	"batuta/loopcore"
)

// However the data is cut into pieces, reads up to separators come to what a
// search in the whole of it comes to, and lose nothing.
func FuzzReadUntilFindsWhatASearchOfTheWholeFinds(f *testing.F) {
	f.Add([]byte("one\r\ntwo\nthree"), []byte("\r\n"), []byte("\n"), uint8(1))
	f.Add([]byte("aaabaaaab"), []byte("aab"), []byte("aaaa"), uint8(2))
	f.Add([]byte(""), []byte("x"), []byte("yy"), uint8(7))
	f.Fuzz(func(t *testing.T, data, a, b []byte, step uint8) {
		if len(a) == 0 || len(b) == 0 || step == 0 || len(data) > 4096 {
			return
		}
		var got [][]byte
		run(t, func(co *loopcore.Co) (any, error) {
			r, err := co.Loop().NewStreamReader(1 << 20)
			if err != nil {
				return nil, err
			}
			must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
				for rest := bytes.Clone(data); len(rest) > 0; rest = rest[min(int(step), len(rest)):] {
					if err := r.FeedData(bytes.Clone(rest[:min(int(step), len(rest))])); err != nil {
						return nil, err
					}
					if err := co.Sleep(0); err != nil {
						return nil, err
					}
				}
				r.FeedEOF()
				return nil, nil
			}), "feeder"))
			for {
				piece, err := co.ReadUntil(r, a, b)
				var incomplete *loopcore.IncompleteReadError
				if errors.As(err, &incomplete) {
					got = append(got, incomplete.Partial)
					return nil, nil
				}
				if err != nil {
					return nil, err
				}
				got = append(got, piece)
			}
		})
		if joined := bytes.Join(got, nil); !bytes.Equal(joined, data) {
			t.Fatalf("the reads add up to %q", joined)
		}
		for i, piece := range got {
			end := firstEnd(piece, a, b)
			if last := i == len(got)-1; last && end >= 0 || !last && end != len(piece) {
				t.Errorf("piece %d of %q is %q", i, data, piece)
			}
		}
	})
}

// firstEnd is where the separator that ends first ends; -1 if there is none.
// Of data that is cut the one that ends first is found first.
func firstEnd(data []byte, seps ...[]byte) int {
	for end := range len(data) + 1 {
		for _, sep := range seps {
			if bytes.HasSuffix(data[:end], sep) {
				return end
			}
		}
	}
	return -1
}

// Whatever a server sends in place of a handshake, the client's is an error, and
// soon over.
func FuzzAHandshakeWithAnythingEndsInAnError(f *testing.F) {
	f.Add([]byte("HTTP/1.0 400 Bad Request\r\n\r\n"))
	f.Add([]byte{22, 3, 3, 0, 4, 2, 0, 0, 0})
	f.Add([]byte{22, 3, 3, 0, 200, 2})
	f.Add([]byte{21, 3, 3, 0, 2, 1, 0, 23, 3, 3, 0, 0})
	_, client := tlsConfigs()
	client.ServerName = "localhost"
	f.Fuzz(func(t *testing.T, answer []byte) {
		run(t, func(co *loopcore.Co) (any, error) {
			s, to := serve(co, link{}, func(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
				_, err := co.Read(r, 1<<16)
				w.Write(answer)
				w.Close()
				return err
			})
			to.TLS = client
			_, _, err := co.OpenConnection(to)
			var raised loopcore.Raised
			var panicked *loopcore.PanicError
			if !errors.As(err, &raised) || errors.As(err, &panicked) {
				t.Errorf("%q came to %v", answer, err)
			}
			s.Close()
			s.AbortClients()
			return nil, nil
		})
	})
}
