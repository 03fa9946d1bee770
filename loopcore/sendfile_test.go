package loopcore_test

import (
	"bytes"
	"io"
	"strings"
	"syscall"
	"testing"

	"batuta/loopcore"
)

func TestAFileIsSentThroughATransportOrASocket(t *testing.T) {
	content := bytes.Repeat([]byte("0123456789abcdef"), 100_000)
	for _, test := range []struct {
		name          string
		offset, count int64
		want          []byte
		fail          string
	}{
		{"whole", 0, 0, content, ""},
		{"a part", 100_000, 300_001, content[100_000:400_001], ""},
		{"to the end", int64(len(content)) - 5, 100, content[len(content)-5:], ""},
		{"nothing", int64(len(content)), 0, nil, ""},
		{"less than nothing", 0, -1, nil, "count must be a positive integer (got -1)"},
		{"from before", -1, 0, nil, "offset must be a non-negative integer (got -1)"},
	} {
		for _, raw := range []bool{false, true} {
			t.Run(test.name+map[bool]string{false: " through a transport", true: " through a socket"}[raw], func(t *testing.T) {
				var got bytes.Buffer
				withPair(t, loopcore.Options{}, func(_, far *talker) {
					far.onData = func(_ *talker, b []byte) error {
						got.Write(b)
						return nil
					}
				}, func(co *loopcore.Co, p *pair) error {
					l := co.Loop()
					file := bytes.NewReader(content)
					near := p.near.t
					sending := l.SendFile(near, file, test.offset, test.count)
					if raw {
						fd := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
						defer l.CloseSocket(fd)
						if err := co.SockConnect(fd, address(p.server)); err != nil {
							return err
						}
						sending = l.SockSendFile(fd, file, test.offset, test.count)
					}
					n, err := co.Await(sending)
					if text(err) != test.fail || (err == nil && n != int64(len(test.want))) {
						t.Errorf("sent %v of %d bytes, %v", n, len(test.want), err)
					}
					if at, _ := file.Seek(0, io.SeekCurrent); err == nil && len(test.want) > 0 && at != test.offset+int64(len(test.want)) {
						t.Errorf("the file stands at %d", at)
					}
					if near.Protocol() != loopcore.BaseProtocol(p.near) || !near.IsReading() {
						t.Error("the transport has not got its protocol back, or does not read")
					}
					for got.Len() < len(test.want) {
						if err := co.Sleep(0.001); err != nil {
							return err
						}
					}
					return nil
				})
				if !bytes.Equal(got.Bytes(), test.want) {
					t.Errorf("%d bytes came of %d, or others", got.Len(), len(test.want))
				}
			})
		}
	}
}

func TestAFileWhoseReaderGoesAwayIsAConnectionError(t *testing.T) {
	withPair(t, loopcore.Options{}, nil, func(co *loopcore.Co, p *pair) error {
		l := co.Loop()
		p.far.t.PauseReading()
		sending := must(l.CreateTask(l.SendFile(p.near.t, bytes.NewReader(make([]byte, 64<<20)), 0, 0), ""))
		for p.near.t.WriteBufferSize() < 64<<10 {
			if err := co.Sleep(0.001); err != nil {
				return err
			}
		}
		p.near.t.Abort()
		_, err := co.Await(sending)
		raised, ok := err.(loopcore.Raised)
		if !ok || raised.Class() != "ConnectionError" || !strings.HasPrefix(err.Error(), "Connection ") {
			t.Errorf("got %T %v", err, err)
		}
		if _, err := co.Await(l.SendFile(p.near.t, bytes.NewReader(nil), 0, 0)); text(err) != "Transport is closing" {
			t.Errorf("through a closed one: %v", err)
		}
		wantLines(t, p.says, "near: lost <nil>")
		return nil
	})
}

func TestAFileCannotBeSentInDatagrams(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		fd := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_DGRAM))
		defer l.CloseSocket(fd)
		_, err := co.Await(l.SockSendFile(fd, bytes.NewReader(nil), 0, 0))
		if text(err) != "only SOCK_STREAM type sockets are supported" {
			t.Errorf("got %v", err)
		}
		return nil, nil
	})
}
