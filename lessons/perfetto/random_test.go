package perfetto

import (
	"math/rand/v2"
	"testing"
	"time"

	"batuta/loopcore/trace"
)

// metronome is a clock that is moved by hand.
type metronome struct{ now time.Duration }

func (m *metronome) Stamp() (run, real time.Duration) { return m.now, m.now }

// arbitrary turns bytes into a recording of events that no loop would write,
// on a clock that moves, stands still, or goes back.
func arbitrary(data []byte) trace.View {
	const kinds = uint8(trace.RequestEnd) + 2 // one past the last, too
	m := &metronome{}
	r := trace.NewRecorder(m)
	texts := [...]trace.Text{0, r.Intern("work()"), r.Intern("a\"b\\c\x00\x7f\n\xff…\u2028"), r.Intern("gather.<locals>._done_callback")}
	for ; len(data) >= 8; data = data[8:] {
		m.now = max(m.now+time.Duration(int8(data[7]))*time.Nanosecond, 0)
		r.Append(trace.Event{
			Kind: trace.Kind(data[0] % kinds), Code: data[1], Task: trace.TaskID(data[2] % 6), Obj: trace.HandleID(data[3] % 8),
			A: int64(int8(data[4])), B: int64(data[5]), Text: texts[data[6]%4], Line: uint16(data[5]),
		})
	}
	return r.View()
}

// noise is so many events by chance.
func noise(seed uint64, events int) trace.View {
	rnd := rand.New(rand.NewPCG(seed, 2))
	data := make([]byte, 8*events)
	for i := range data {
		data[i] = byte(rnd.Uint32())
	}
	return arbitrary(data)
}

func TestAnyRecordingIsAFileThatKeepsTheRules(t *testing.T) {
	for seed := range uint64(200) {
		check(t, written(t, noise(seed, int(seed)*3), inEnglish()))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func TestAFileCanBreakOffAnywhere(t *testing.T) {
	v := scene().View()
	for end := range v.End() + 1 {
		check(t, written(t, v.Upto(end), inEnglish()))
		if t.Failed() {
			t.Fatalf("after %d events", end)
		}
	}
}

func FuzzAnyRecordingIsAFile(f *testing.F) {
	f.Add([]byte{})
	v := scene().View()
	var data []byte
	for i := range v.End() {
		e := v.At(i)
		data = append(data, byte(e.Kind), e.Code, byte(e.Task), byte(e.Obj), byte(e.A), byte(e.B), byte(e.Text), 1)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) { check(t, written(t, arbitrary(data), inEnglish())) })
}
