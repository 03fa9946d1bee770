package loopcore_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
)

// overEachLink runs main on a loop of its own for each way a stream can go, and
// demands that no descriptor is left.
func overEachLink(t *testing.T, main func(*testing.T, *loopcore.Co, link) error) {
	for name, l := range links(t) {
		t.Run(name, func(t *testing.T) {
			files := descriptors(t)
			run(t, func(co *loopcore.Co) (any, error) { return nil, main(t, co, l) })
			wantClosed(t, files)
		})
	}
}

// stop closes what a test has opened, and waits for its end.
func stop(co *loopcore.Co, s *loopcore.Server, w *loopcore.StreamWriter) error {
	w.Close()
	if err := co.WaitClosed(w); err != nil {
		return fmt.Errorf("closing the client: %w", err)
	}
	s.Close()
	_, err := co.Await(s.WaitClosed())
	return err
}

func TestAnEchoComesBackOverEveryLink(t *testing.T) {
	overEachLink(t, func(t *testing.T, co *loopcore.Co, l link) error {
		s, to := serve(co, l, echo)
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return err
		}
		for _, text := range []string{"hello\n", "how are\n", "you\n"} {
			w.Write([]byte(text[:2]))
			w.WriteLines([][]byte{[]byte(text[2:3]), []byte(text[3:])})
			if err := co.Drain(w); err != nil {
				return err
			}
			got, err := co.ReadLine(r)
			if err != nil || string(got) != text {
				t.Errorf("got %q, %v; want %q", got, err, text)
			}
		}
		return stop(co, s, w)
	})
}

func TestTenMebibytesGoThroughEveryLinkBothWays(t *testing.T) {
	const size = 10 << 20
	sent := bytes.Repeat([]byte("0123456789abcdefghijklmnopqrstuv"), size/32)
	overEachLink(t, func(t *testing.T, co *loopcore.Co, l link) error {
		s, to := serve(co, l, echo)
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return err
		}
		most := 0
		writing := must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			for piece := range slices.Chunk(sent, 100_000) {
				w.Write(piece)
				most = max(most, w.Transport().WriteBufferSize())
				if err := co.Drain(w); err != nil {
					return nil, err
				}
			}
			return nil, nil
		}), ""))
		got, err := co.ReadExactly(r, size)
		if err != nil {
			return err
		}
		if !bytes.Equal(got, sent) {
			t.Error("what came back is not what was sent")
		}
		if most > 1<<20 {
			t.Errorf("the writer was let go on until %d bytes were kept", most)
		}
		if _, err := co.Await(writing); err != nil {
			return err
		}
		return stop(co, s, w)
	})
}

func TestAHalfClosedConnectionIsStillReadable(t *testing.T) {
	overEachLink(t, func(t *testing.T, co *loopcore.Co, l link) error {
		s, to := serve(co, l, func(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
			all, err := co.Read(r, -1)
			w.Write(bytes.ToUpper(all))
			w.Close()
			return err
		})
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return err
		}
		w.Write([]byte("hello"))
		if l.serve.TLS != nil {
			if err := cmp.Or(w.TryWrite([]byte("!")), w.TryWriteLines([][]byte{[]byte("!")})); err != nil {
				t.Errorf("a write came to %v", err)
			}
			if err := w.WriteEOF(); w.CanWriteEOF() || err != loopcore.ErrNoEOF {
				t.Errorf("TLS closed its sending half: %v", err)
			}
			return stop(co, s, w)
		}
		if err := w.WriteEOF(); !w.CanWriteEOF() || err != nil {
			t.Errorf("WriteEOF: %v", err)
		}
		if got := cameTo(nil, w.TryWrite([]byte("x"))); got != "RuntimeError: Cannot call write() after write_eof()" {
			t.Errorf("a write after the end came to %s", got)
		}
		if got := cameTo(nil, w.TryWriteLines([][]byte{[]byte("x")})); got != "RuntimeError: Cannot call writelines() after write_eof()" {
			t.Errorf("a write after the end came to %s", got)
		}
		if got := cameTo(co.Await(r.Read(-1))); got != `"HELLO"` {
			t.Errorf("got %s", got)
		}
		return stop(co, s, w)
	})
}

func TestAReaderThatReadsSlowlyHoldsItsWriterUp(t *testing.T) {
	overEachLink(t, func(t *testing.T, co *loopcore.Co, l link) error {
		const size = 30 << 20
		written := 0
		l.serve.Limit = 1000
		s, to := serve(co, l, func(co *loopcore.Co, _ *loopcore.StreamReader, w *loopcore.StreamWriter) error {
			for piece := make([]byte, 1<<16); written < size; written += len(piece) {
				w.Write(piece)
				if err := co.Drain(w); err != nil {
					return err
				}
			}
			w.Close()
			return nil
		})
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return err
		}
		before := -1
		for written == 0 || before != written {
			before = written
			if err := co.Sleep(0.05); err != nil {
				return err
			}
		}
		if written >= size {
			t.Error("nothing held the writer up")
		}
		total := 0
		for {
			b, err := co.Read(r, 1<<20)
			if err != nil {
				return err
			}
			if total += len(b); len(b) == 0 {
				break
			}
		}
		if total != size {
			t.Errorf("%d bytes came of %d", total, size)
		}
		return stop(co, s, w)
	})
}

func TestIOOfGoGoesOverStreams(t *testing.T) {
	overEachLink(t, func(t *testing.T, co *loopcore.Co, l link) error {
		s, to := serve(co, l, func(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
			defer w.Close()
			_, err := io.Copy(w.In(co), io.LimitReader(r.In(co), 300_000))
			return err
		})
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return err
		}
		text := strings.Repeat("allegro ma non troppo\n", 300_000/22+1)[:300_000]
		if _, err := io.WriteString(w.In(co), text); err != nil {
			return err
		}
		got, err := io.ReadAll(r.In(co))
		if string(got) != text {
			t.Errorf("%d bytes came back, and not those that were sent", len(got))
		}
		if err != nil {
			return err
		}
		return stop(co, s, w)
	})
}
