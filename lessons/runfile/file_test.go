package runfile_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"batuta/lessons/runfile"
	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

// run is a recording with one of everything that names texts.
func run() *tracetest.Script {
	s := tracetest.New()
	s.Add(trace.Event{Kind: trace.LoopMade, Obj: 1, Text: s.Text("EpollSelector")})
	s.Begin(trace.Ask{Timeout: -1}, trace.BarEvent{FD: 7, Mask: trace.Read})
	main, step := s.Make(0, "main()")
	s.Step(step, main, 3*time.Millisecond, func() {
		s.Add(trace.Event{Kind: trace.TaskMade, Task: 9, B: int64(s.Text("Task-9")), Obj: trace.HandleID(s.Text("coro()")), Text: s.Text("a task")})
		s.Add(trace.Event{Kind: trace.TaskNamed, Task: 9, B: int64(s.Text("nine"))})
		s.Add(trace.Event{Kind: trace.Log, Code: 30, B: int64(s.Text("asyncio")), Text: s.Text("Low on tea\nand milk")})
		s.Add(trace.Event{Kind: trace.Output, Code: 1, Text: s.Text("¡hola!\n"), Task: main, Line: 12})
		s.Suspend(main, trace.WaitRead, 7, 0, "")
	})
	s.End()
	return s
}

func head() runfile.Head {
	return runfile.Head{
		Made: time.Date(2026, 11, 24, 11, 0, 0, 0, time.UTC), Lesson: "conductor", Part: "main", File: "conductor.py",
		Program: "print('¡hola!')\n", Err: "ValueError: no", Wrong: runfile.Wrong{Line: 1, Column: 2, Text: "no"}, Finished: true,
	}
}

// written is the file of a run.
func written(t testing.TB, v trace.View) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := runfile.Write(&b, head(), v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// same compares two recordings, event by event, with the texts they name.
func same(t *testing.T, got, want trace.View) {
	t.Helper()
	if got.End() != want.End()-want.First() {
		t.Fatalf("%d events became %d", want.End()-want.First(), got.End())
	}
	for i := range got.End() {
		g, w := *got.At(i), *want.At(want.First() + i)
		texts := func(v trace.View, e *trace.Event) string {
			text := v.Text(e.Text)
			e.Text = 0
			if e.Kind == trace.Log || e.Kind == trace.TaskMade || e.Kind == trace.TaskNamed {
				text += "|" + v.Text(trace.Text(e.B))
				e.B = 0
			}
			if e.Kind == trace.TaskMade {
				text += "|" + v.Text(trace.Text(e.Obj))
				e.Obj = 0
			}
			return text
		}
		if gt, wt := texts(got, &g), texts(want, &w); gt != wt || g != w {
			t.Errorf("event %d is %+v with %q, was %+v with %q", i, g, gt, w, wt)
		}
	}
}

func TestARunIsReadAsItWasWritten(t *testing.T) {
	s := run()
	h, v, err := runfile.Read(bytes.NewReader(written(t, s.View())))
	if err != nil {
		t.Fatal(err)
	}
	if h != head() {
		t.Errorf("the head is %+v", h)
	}
	same(t, v, s.View())
}

func TestALongRunIsReadWhole(t *testing.T) {
	s := run()
	for i := range 50_000 {
		s.Add(trace.Event{Kind: trace.Output, Code: 1, Text: s.Text(strings.Repeat("x", i%300)), A: int64(i)})
	}
	data := written(t, s.View())
	_, v, err := runfile.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	same(t, v, s.View())
	if len(data) > 48*s.View().End()/4 {
		t.Errorf("%d events take %d bytes", s.View().End(), len(data))
	}
}

func TestWhatIsTheMatterWithAFileIsSaid(t *testing.T) {
	good := written(t, run().View())
	changed := func(at int) []byte {
		data := bytes.Clone(good)
		data[at] ^= 0x40
		return data
	}
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, runfile.ErrForeign},
		{"a picture", []byte("\x89PNG\r\n\x1a\n and so on"), runfile.ErrForeign},
		{"newer", append([]byte("BATUTA\x00\x02"), good[8:]...), runfile.ErrNewer},
		{"only its beginning", good[:8], runfile.ErrDamaged},
		{"half of it", good[:len(good)/2], runfile.ErrDamaged},
		{"all but a byte", good[:len(good)-1], runfile.ErrDamaged},
		{"a byte is another", changed(len(good) / 2), runfile.ErrDamaged},
		{"the checksum is another", changed(len(good) - 6), runfile.ErrDamaged},
	} {
		if _, _, err := runfile.Read(bytes.NewReader(tt.data)); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestADiskThatIsFullIsSaid(t *testing.T) {
	for _, room := range []int{0, 9, 60} {
		if err := runfile.Write(&full{room}, head(), run().View()); err == nil {
			t.Errorf("with room for %d bytes all went well", room)
		}
	}
}

// FuzzRead holds that no file does harm, and that what can be read can be written
// and read again.
func FuzzRead(f *testing.F) {
	good := written(f, run().View())
	f.Add(good)
	f.Add(good[:40])
	f.Add([]byte("BATUTA\x00\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, v, err := runfile.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		trace.NewIndex().At(v, v.End())
		trace.NewScore().Extend(v)
		_, again, err := runfile.Read(bytes.NewReader(written(t, v)))
		if err != nil {
			t.Fatal(err)
		}
		same(t, again, v)
	})
}
