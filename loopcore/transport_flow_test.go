package loopcore_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"batuta/loopcore"
)

func TestTheWaterMarksPauseAndResumeTheProtocol(t *testing.T) {
	withPair(t, loopcore.Options{}, nil, func(co *loopcore.Co, p *pair) error {
		tr := p.near.t
		if low, high := tr.WriteBufferLimits(); low != 16<<10 || high != 64<<10 {
			t.Errorf("the marks are %d and %d", low, high)
		}
		for _, set := range []struct {
			high, low         int
			wantHigh, wantLow int
			wantErr           string
		}{
			{-1, -1, 64 << 10, 16 << 10, ""},
			{-1, 5, 20, 5, ""},
			{8, -1, 8, 2, ""},
			{0, 0, 0, 0, ""},
			{1, 5, 0, 0, "high (1) must be >= low (5) must be >= 0"},
		} {
			err := tr.SetWriteBufferLimits(set.high, set.low)
			low, high := tr.WriteBufferLimits()
			if text(err) != set.wantErr || low != set.wantLow || high != set.wantHigh {
				t.Errorf("%+v: got %d, %d, %v", set, high, low, err)
			}
		}
		if err := tr.SetWriteBufferLimits(1<<20, 1<<10); err != nil {
			return err
		}
		p.far.t.PauseReading()
		for tr.WriteBufferSize() <= 1<<20 {
			tr.Write(make([]byte, 1<<18))
		}
		wantLines(t, p.says, "near: pause")
		p.says = nil
		p.far.t.ResumeReading()
		for !strings.Contains(strings.Join(p.says, "\n"), "near: resume") {
			if err := co.Sleep(0); err != nil {
				return err
			}
		}
		if tr.WriteBufferSize() > 1<<10 {
			t.Errorf("resumed with %d bytes in the buffer", tr.WriteBufferSize())
		}
		return nil
	})
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestAHalfClosedConnectionGoesOnTheOtherWay(t *testing.T) {
	withPair(t, loopcore.Options{}, func(_, far *talker) { far.keep = true }, func(co *loopcore.Co, p *pair) error {
		big := make([]byte, 1<<20)
		p.near.t.Write(big)
		if err := p.near.t.WriteEOF(); err != nil { // comes behind what is still in the buffer
			return err
		}
		var after loopcore.RuntimeError
		if err := p.near.t.(*loopcore.SocketTransport).TryWrite([]byte("x")); !errors.As(err, &after) || err.Error() != "Cannot call write() after write_eof()" {
			t.Errorf("a write after the end: %v", err)
		}
		if err := p.near.t.(*loopcore.SocketTransport).TryWriteLines([][]byte{{1}}); text(err) != "Cannot call writelines() after write_eof()" {
			t.Errorf("writelines after the end: %v", err)
		}
		for len(p.says) == 0 || p.says[len(p.says)-1] != "far: eof" {
			if err := co.Sleep(0.001); err != nil {
				return err
			}
		}
		p.says = nil
		p.far.t.Write([]byte("answer"))
		p.far.t.Close()
		_, err := co.Await(p.near.gone)
		wantLines(t, p.says, "far: lost <nil>", "near: data answer", "near: eof", "near: lost <nil>")
		return err
	})
}

func TestManyPiecesAreSentTogetherAndInOrder(t *testing.T) {
	var want, got bytes.Buffer
	withPair(t, loopcore.Options{}, func(_, far *talker) {
		far.onData = func(_ *talker, b []byte) error {
			got.Write(b)
			return nil
		}
	}, func(co *loopcore.Co, p *pair) error {
		var lines [][]byte
		for i := range 3000 { // more than one call takes
			line := bytes.Repeat([]byte{byte(i)}, i)
			lines = append(lines, line)
			want.Write(line)
		}
		p.near.t.(*loopcore.SocketTransport).WriteLines(lines)
		for _, line := range lines {
			line = bytes.Clone(line)
			want.Write(line)
			p.near.t.Write(line)
			clear(line) // what is kept is kept as it was
		}
		p.near.t.Close()
		_, err := co.Await(p.far.gone)
		return err
	})
	if !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Errorf("%d bytes came of %d, or others", got.Len(), want.Len())
	}
}
