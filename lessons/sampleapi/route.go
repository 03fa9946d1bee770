package sampleapi

import (
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// How long answers take, in seconds of the run's clock.
const (
	// refusal is how long it takes to say anything but yes. Nothing is
	// answered at once: whether such an answer is there when its client looks
	// for the first time, right after sending, would be chance.
	refusal = 0.04
	paged   = 0.20 // a page
	limited = 0.20 // whatever is behind /limited
	slow    = 1.50 // whatever is behind /slow
	// longestDelay is the most that /delay takes.
	longestDelay = 30.0
)

const (
	// pageSize is how many rows a page has.
	pageSize = 3
	// mostAtOnce is how many requests under /limited may be under way.
	mostAtOnce = 3
)

// table is one list that the API has.
type table struct {
	path    string
	latency float64
	list    any                            // what the path answers
	rows    int                            // how many rows there are
	page    func(from, to int) (slice any) // some of them
}

// newTable makes a table of which the path itself answers the first rows.
func newTable[T any](path string, latency float64, rows []T, first int) table {
	return table{path, latency, rows[:first], len(rows), func(from, to int) any { return rows[from:to] }}
}

// tables lists what there is, in the order in which a 404 names it. The
// latencies lie at least 80 ms apart: which answer comes first must not hang
// on noise.
func tables(seed int64) []table {
	people, bought, sky := users(), orders(seed), weather(seed)
	return []table{
		newTable("/users", 0.30, people, len(people)),
		newTable("/orders", 0.12, bought, latest),
		newTable("/weather", 0.20, sky, len(sky)),
	}
}

// reply is what a request is answered, and how.
type reply struct {
	status  int
	latency float64 // seconds; without end for what is never answered
	body    any
	cut     bool   // the body breaks off in its middle
	gzip    bool   // it is compressed
	limited bool   // it takes one of the few places
	flaky   string // it is refused the first time; "" for what is not
	retry   string // the Retry-After header
}

// problem is the body of an answer that is an error.
type problem struct {
	Error string `json:"error"`
}

func refuse(status int, format string, args ...any) reply {
	return reply{status: status, latency: refusal, body: problem{fmt.Sprintf(format, args...)}}
}

// behaviours are the prefixes that a path may have, in the order in which they
// may follow one another.
func behaviours() []string { return []string{"/limited", "/flaky", "/slow", "/gzip", "/fail"} }

// plan is what a request is to be answered, before it is known what else goes
// on at the API.
func plan(list []table, method string, u *url.URL) reply {
	if method != http.MethodGet && method != http.MethodHead {
		return refuse(http.StatusMethodNotAllowed, "this API is only for reading: use GET")
	}
	path := u.Path
	given := map[string]bool{}
	for _, b := range behaviours() {
		if rest, ok := strings.CutPrefix(path, b); ok && strings.HasPrefix(rest, "/") {
			path, given[b] = rest, true
		}
	}
	r := resource(list, path, u)
	if r.status != http.StatusOK {
		return r
	}
	switch {
	case given["/fail"]:
		r = refuse(http.StatusInternalServerError, "%s has failed, as it always does", u.Path)
	case math.IsInf(r.latency, 1): // whatever stands in front, it is never answered
	case given["/slow"]:
		r.latency = slow
	case given["/limited"]:
		r.latency = limited
	}
	r.limited, r.gzip = given["/limited"], given["/gzip"]
	if given["/flaky"] {
		r.flaky = u.RequestURI()
	}
	return r
}

// resource is what stands behind the prefixes.
func resource(list []table, path string, u *url.URL) reply {
	for _, t := range list {
		if t.path == path {
			return t.reply(u.Query())
		}
	}
	if seconds, ok := strings.CutPrefix(path, "/delay/"); ok {
		return delay(seconds)
	}
	switch path {
	case "/broken":
		// Far from every other latency, as they are from one another.
		return reply{status: http.StatusOK, latency: 0.38, body: list[1].list, cut: true}
	case "/hang":
		return reply{status: http.StatusOK, latency: math.Inf(1)}
	}
	return refuse(http.StatusNotFound, "there is no %s here; there are %s", u.Path, paths(list))
}

// reply is the table's answer: all of its list, or a page.
func (t table) reply(query url.Values) reply {
	if !query.Has("page") {
		return reply{status: http.StatusOK, latency: t.latency, body: t.list}
	}
	n, err := strconv.Atoi(query.Get("page"))
	if err != nil || n < 0 {
		return refuse(http.StatusBadRequest, "page is a whole number, from 0: not %q", query.Get("page"))
	}
	from := min(min(n, t.rows)*pageSize, t.rows) // behind the last page there is an empty one
	return reply{status: http.StatusOK, latency: paged, body: t.page(from, min(from+pageSize, t.rows))}
}

// slept is the body of an answer that only took its time.
type slept struct {
	Slept decimal `json:"slept"`
}

// delay is an answer after so many seconds.
func delay(text string) reply {
	seconds, err := strconv.ParseFloat(text, 64)
	if err != nil || !(seconds >= 0 && seconds <= longestDelay) { // NaN is neither
		return refuse(http.StatusBadRequest, "a delay is a number of seconds, from 0 to %.0f: not %q", longestDelay, text)
	}
	return reply{status: http.StatusOK, latency: seconds, body: slept{decimal(seconds)}}
}

// paths lists what there is, as a sentence does.
func paths(list []table) string {
	var names []string
	for _, t := range list {
		names = append(names, t.path, t.path+"?page=0")
	}
	names = append(names, "/delay/0.2", "/broken")
	return strings.Join(names, ", ") + " and /hang; in front of them may stand " + strings.Join(behaviours(), ", ")
}
