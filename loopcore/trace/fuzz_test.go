package trace

import (
	"encoding/binary"
	"testing"
)

// arbitrary turns bytes into a recording of events that no loop would write.
func arbitrary(data []byte) View {
	r := newRecorder(&ticks{}, 3, 100)
	for len(data) >= 8 {
		r.Append(Event{
			Kind: Kind(data[0] % uint8(kinds+1)), Code: data[1],
			Task: TaskID(data[2] % 6), Obj: HandleID(data[3] % 8),
			A: int64(int8(data[4])), B: int64(data[5]), Text: Text(data[6]), Line: uint16(data[7]),
		})
		data = data[8:]
	}
	return r.View()
}

// FuzzFolds wants that no sequence of events whatever makes the folds panic,
// and that the score's own rules hold for any.
func FuzzFolds(f *testing.F) {
	for seed := range uint64(4) {
		v := simulated(seed)
		var data []byte
		for i := range min(v.End(), 200) {
			e := v.At(i)
			data = append(data, byte(e.Kind), e.Code, byte(e.Task), byte(e.Obj), byte(e.A), byte(e.B), byte(e.Text), byte(e.Line))
		}
		f.Add(data)
	}
	f.Add(binary.LittleEndian.AppendUint64(nil, 1<<63|uint64(TaskDone)))
	f.Fuzz(func(t *testing.T, data []byte) {
		v := arbitrary(data)
		x := NewIndex()
		x.every = 4
		for _, pos := range []int{v.End(), v.First(), (v.First() + v.End()) / 2} {
			x.At(v, pos)
		}
		s := NewScore()
		s.fold.every, s.fold.most = 16, 40
		s.Extend(v.Upto(v.First() + (v.End()-v.First())/3))
		s.Extend(v)
		checkScore(t, s, v)
	})
}
