package stage

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"batuta/assets"
	"batuta/gui/palette"
	"batuta/loopcore/trace"
)

// underway is a moment with these requests under way.
func underway(what ...string) *trace.State {
	s := &trace.State{FDs: []trace.FD{{FD: 9, Task: 4}}}
	for i, w := range what {
		s.Requests = append(s.Requests, trace.Request{Number: i + 1, FD: 9 + i, What: w})
	}
	return s
}

func TestRequestsAreCalledByTheirPagesAndMarkedWhereTheyAreRefused(t *testing.T) {
	fourth := func(number int) bool { return number == 4 }
	for _, tt := range []struct {
		rule    string
		refused func(int) bool
		what    []string
		want    []Call
	}{
		{"the one that is refused is marked", fourth, []string{
			"GET /limited/orders?page=0", "GET /limited/orders?page=1", "GET /limited/orders?page=2", "GET /limited/orders?page=3",
		}, []Call{{Label: "p0", Task: 4}, {Label: "p1"}, {Label: "p2"}, {Label: "p3", Over: true}}},
		{"without a page it is the end of the path", fourth, []string{"GET /users", "GET /delay/0.2", "GET /limited/users?x=1"}, []Call{
			{Label: "users", Task: 4}, {Label: "0.2"}, {Label: "users"},
		}},
		{"nothing is known at the live edge", nil, []string{"GET /a", "GET /b", "GET /c", "GET /d"}, []Call{
			{Label: "a", Task: 4}, {Label: "b"}, {Label: "c"}, {Label: "d"},
		}},
	} {
		got := callsOf(underway(tt.what...), tt.refused)
		for i := range got {
			got[i].What = ""
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %+v", tt.rule, got)
		}
	}
}

func TestTheBandKeepsItsHeightHoweverManyRequestsThereAre(t *testing.T) {
	test.NewTempApp(t)
	r := NewRequests(palette.Dark(), assets.Texts("en"))
	r.Resize(fyne.NewSize(340, 90))
	r.SetLimit(3)
	empty := r.MinSize()
	var many []string
	for range 30 {
		many = append(many, "GET /orders")
	}
	r.SetState(underway(many...), nil)
	if got := r.MinSize(); got != empty {
		t.Errorf("with thirty requests it is %v, with none %v", got, empty)
	}
	said, most := "", float32(0)
	for _, o := range test.WidgetRenderer(r).Objects() {
		if label, ok := o.(*canvas.Text); ok && o.Visible() {
			said += label.Text + " "
		}
		if o.Visible() {
			most = max(most, o.Position().X+o.Size().Width)
		}
	}
	if most > 340 || !strings.Contains(said, "+2") {
		t.Errorf("it reaches to %v and says %q", most, said)
	}
	if got := r.AccessibilityLabel(); strings.Count(got, "GET /orders") != 30 {
		t.Errorf("a screen reader hears %q", got)
	}
}
