package selector

import (
	"slices"
	"testing"
)

const private = 99

// watched is who the translations below are told is registered.
func watched() keys {
	return keys{
		interest: map[int]Mask{3: Read, 4: Write, 5: Read | Write},
		private:  private,
	}
}

func TestAnyBitButInWakesTheWriterAndAnyBitButOutTheReader(t *testing.T) {
	type translate func([]Event, []report, keys) ([]Event, bool)
	systems := []struct {
		name              string
		translate         translate
		in, out, err, hup uint32
		other             uint32 // a bit of no direction: EPOLLRDHUP, POLLNVAL
	}{
		{name: "epoll", translate: epollEvents, in: 0x1, out: 0x4, err: 0x8, hup: 0x10, other: 0x2000},
		{name: "poll", translate: pollEvents, in: 0x1, out: 0x4, err: 0x8, hup: 0x10, other: 0x20},
		{name: "WSAPoll", translate: wsapollEvents, in: 0x100, out: 0x10, err: 0x1, hup: 0x2, other: 0x4},
	}
	for _, sys := range systems {
		tests := []struct {
			name string
			bits uint32
			want Mask // of a descriptor registered for both
		}{
			{"in", sys.in, Read},
			{"out", sys.out, Write},
			{"in and out", sys.in | sys.out, Read | Write},
			{"hang-up", sys.hup, Read | Write},
			{"error", sys.err, Read | Write},
			{"in and hang-up", sys.in | sys.hup, Read | Write},
			{"another bit", sys.other, Read | Write},
			{"nothing", 0, 0},
		}
		for _, test := range tests {
			t.Run(sys.name+"/"+test.name, func(t *testing.T) {
				for fd, interest := range watched().interest {
					got, woken := sys.translate(nil, []report{{fd, test.bits}}, watched())
					want := oneEvent(fd, test.want&interest)
					if !slices.Equal(got, want) || woken {
						t.Errorf("fd %d, registered for %b: %v (woken %v), want %v", fd, interest, got, woken, want)
					}
				}
			})
		}
	}
}

func TestWSAPollReadsBothKindsOfInput(t *testing.T) {
	got, _ := wsapollEvents(nil, []report{{5, 0x100}, {5, 0x200}, {5, 0x300}}, watched())
	want := []Event{{5, Read}, {5, Read}, {5, Read}}
	if !slices.Equal(got, want) {
		t.Errorf("POLLRDNORM, POLLRDBAND and both: %v, want %v", got, want)
	}
}

func TestAnswersKeepTheSystemsOrderAndNameOnlyTheRegistered(t *testing.T) {
	got, woken := epollEvents(nil, []report{{5, 1}, {private, 1}, {7, 1}, {3, 1}}, watched())
	if want := []Event{{5, Read}, {3, Read}}; !slices.Equal(got, want) {
		t.Errorf("answered %v, want %v", got, want)
	}
	if !woken {
		t.Error("the private descriptor was in the answer and was not noticed")
	}
}

func TestAnswersAreAppended(t *testing.T) {
	before := []Event{{1, Read}}
	want := []Event{{1, Read}, {3, Read}}
	if got, _ := pollEvents(before, []report{{3, 1}}, watched()); !slices.Equal(got, want) {
		t.Errorf("poll: %v, want %v", got, want)
	}
	if got, _ := selectEvents(before, []uint64{1 << 3}, []uint64{0}, watched()); !slices.Equal(got, want) {
		t.Errorf("select: %v, want %v", got, want)
	}
	got, _ := keventEvents(before, []kevent{{fd: 3, filter: filterRead}}, map[int]int{}, watched())
	if !slices.Equal(got, want) {
		t.Errorf("kevent: %v, want %v", got, want)
	}
}

func TestSelectReadsSetsOfEveryWidth(t *testing.T) {
	t.Run("int32", setsOf[int32])
	t.Run("uint32", setsOf[uint32])
	t.Run("int64", setsOf[int64])
	t.Run("uint64", setsOf[uint64])
}

// setsOf checks select's answer for sets made of W, as one system or another
// has them.
func setsOf[W word](t *testing.T) {
	k := keys{interest: map[int]Mask{}, private: private}
	for _, fd := range []int{0, 3, 31, 32, 63, 64, 100, 1023} {
		k.interest[fd] = Read | Write
	}
	k.interest[100] = Read
	read, write := setOf[W](0, 31, 32, 63, 100, private, 500), setOf[W](3, 31, 64, 100, 1023)
	got, woken := selectEvents(nil, read, write, k)
	want := []Event{
		{0, Read},
		{3, Write},
		{31, Read | Write},
		{32, Read},
		{63, Read},
		{64, Write},
		{100, Read},
		{1023, Write},
	}
	if !slices.Equal(got, want) {
		t.Errorf("answered %v, want %v", got, want)
	}
	if !woken {
		t.Error("the private descriptor was in the sets and was not noticed")
	}
	if got, woken := selectEvents(nil, setOf[W](), setOf[W](), k); len(got) > 0 || woken {
		t.Errorf("empty sets: %v, woken %v", got, woken)
	}
}

// setOf is an fd_set of 1024 bits, made as the C macros make it.
func setOf[W word](fds ...int) []W {
	var width int
	for w := W(1); w != 0; w <<= 1 {
		width++
	}
	set := make([]W, 1024/width)
	for _, fd := range fds {
		set[fd/width] |= 1 << (fd % width)
	}
	return set
}

func TestKeventsOfOneDescriptorAreOneEvent(t *testing.T) {
	const reset = 104
	tests := []struct {
		name string
		got  []kevent
		want []Event
	}{
		{"a read filter", []kevent{{fd: 3, filter: filterRead}}, []Event{{3, Read}}},
		{"a write filter", []kevent{{fd: 4, filter: filterWrite}}, []Event{{4, Write}}},
		{
			"both filters, others between",
			[]kevent{{fd: 5, filter: filterWrite}, {fd: 3, filter: filterRead}, {fd: 5, filter: filterRead}, {fd: 4, filter: filterWrite}},
			[]Event{{5, Read | Write}, {3, Read}, {4, Write}},
		},
		{"a filter not registered", []kevent{{fd: 3, filter: filterWrite}}, nil},
		{"a filter of another kind", []kevent{{fd: 5}}, nil},
		{"the other side has finished writing", []kevent{{fd: 5, filter: filterRead, flags: flagEOF}}, []Event{{5, Read}}},
		{"nobody reads any more", []kevent{{fd: 5, filter: filterWrite, flags: flagEOF}}, []Event{{5, Write}}},
		{
			"the connection was reset",
			[]kevent{{fd: 5, filter: filterRead, flags: flagEOF, fflags: reset}},
			[]Event{{5, Read | Write}},
		},
		{"the filter failed", []kevent{{fd: 5, filter: filterRead, flags: flagError}}, []Event{{5, Read | Write}}},
		{"an error reaches who is registered", []kevent{{fd: 4, filter: filterRead, flags: flagError}}, []Event{{4, Write}}},
		{
			"an error, then the other filter",
			[]kevent{{fd: 5, filter: filterRead, flags: flagError}, {fd: 5, filter: filterWrite}},
			[]Event{{5, Read | Write}},
		},
		{"a descriptor not registered", []kevent{{fd: 7, filter: filterRead}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			seen := map[int]int{5: 17} // left over from the answer before
			got, woken := keventEvents(nil, test.got, seen, watched())
			if !slices.Equal(got, test.want) || woken {
				t.Errorf("answered %v (woken %v), want %v", got, woken, test.want)
			}
		})
	}
}

func TestKeventNoticesThePrivateDescriptor(t *testing.T) {
	got, woken := keventEvents(nil, []kevent{{fd: private, filter: filterRead}, {fd: 3, filter: filterRead}}, map[int]int{}, watched())
	if want := oneEvent(3, Read); !slices.Equal(got, want) || !woken {
		t.Errorf("answered %v, woken %v; want %v, true", got, woken, want)
	}
}

// oneEvent is the answer that names fd alone, or no answer for an empty mask.
func oneEvent(fd int, mask Mask) []Event {
	if mask == 0 {
		return nil
	}
	return []Event{{fd, mask}}
}
