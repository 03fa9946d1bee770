package judge

import (
	"strconv"
	"strings"

	"batuta/loopcore/trace"
)

// requestSpecs are the measures of what the sample API was asked.
func requestSpecs() []spec {
	return []spec{
		{name: "requests", kind: Number, of: ofPath, status: true, find: findRequests},
		{name: "requests-at-once", kind: Number, of: ofPath, find: findRequestsAtOnce},
		{name: "request-order", kind: Labels, of: ofPath, find: findRequestOrder},
		{name: "paths", kind: Number, of: ofPath, status: true, find: findPaths},
	}
}

// request is what became of a request.
type request struct {
	path     string // with its query
	begun    int    // the moment
	answered int    // the moment, 0 for never
	status   int
}

// requests are those whose path a pattern names, in the order in which they came.
func (s *scene) requests(pattern string) []request {
	var list []request
	place := map[int64]int{}
	for i := s.v.First(); i < s.v.End(); i++ {
		switch e := s.v.At(i); e.Kind {
		case trace.RequestBegin:
			_, path, _ := strings.Cut(s.v.Text(e.Text), " ")
			if matches(pattern, path) {
				place[e.A] = len(list)
				list = append(list, request{path: path, begun: i + 1})
			}
		case trace.RequestEnd:
			if n, ok := place[e.A]; ok && e.B != 0 {
				list[n].answered, list[n].status = i+1, int(e.B)
			}
		}
	}
	return list
}

// isSo reports whether it ended as a measure's For says, and when that showed.
func (r request) isSo(what string) (moment int, ok bool) {
	switch {
	case what == neverAnswered:
		return r.begun, r.answered == 0
	case what == "":
		return r.answered, r.answered > 0
	}
	return r.answered, r.answered > 0 && strconv.Itoa(r.status) == what
}

// findRequests is how many requests were answered, or ended as For says.
func findRequests(s *scene, m Measure, _ []string) Finding {
	all := s.requests(m.Of)
	f := none(len(all) > 0 || m.For == "")
	for _, r := range all {
		if moment, ok := r.isSo(m.For); ok {
			f.hit(moment, r.path)
		}
	}
	return f
}

// findPaths is how many different paths were answered, or ended as For says: the
// same one asked for nine times is one.
func findPaths(s *scene, m Measure, _ []string) Finding {
	all := s.requests(m.Of)
	f := none(len(all) > 0 || m.For == "")
	seen := map[string]bool{}
	for _, r := range all {
		if moment, ok := r.isSo(m.For); ok && !seen[r.path] {
			seen[r.path] = true
			f.hit(moment, r.path)
		}
	}
	return f
}

// findRequestsAtOnce is how many requests were under way at one moment, at most.
func findRequestsAtOnce(s *scene, m Measure, _ []string) Finding {
	f := none(false)
	open := map[int64]bool{}
	for i := s.v.First(); i < s.v.End(); i++ {
		switch e := s.v.At(i); e.Kind {
		case trace.RequestBegin:
			if _, path, _ := strings.Cut(s.v.Text(e.Text), " "); matches(m.Of, path) {
				open[e.A] = true
				f.most(float64(len(open)), i+1, path)
			}
		case trace.RequestEnd:
			delete(open, e.A)
		}
	}
	return f
}

// findRequestOrder is in which order requests came, by their paths.
func findRequestOrder(s *scene, m Measure, _ []string) Finding {
	f := nothing()
	for _, r := range s.requests(m.Of) {
		f.list(r.path, r.begun)
	}
	return f
}
