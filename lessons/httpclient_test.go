package lessons

import (
	"fmt"
	"regexp"
	"testing"

	"go.uber.org/goleak"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

// withClient is a program with a client of the sample API's, of so many connections.
func withClient(limit int, main func(*loopcore.Co, *httpclient.Client) (any, error)) Program {
	return program(func(co *loopcore.Co) (any, error) {
		c, err := httpclient.New(httpclient.Options{BaseURL: "http://" + apiAddress().String(), Limit: limit})
		if err != nil {
			return nil, err
		}
		result, err := main(co, c)
		if closing := c.Close(co); err == nil {
			err = closing
		}
		return result, err
	})
}

// names asks for all there is at once, and answers with what, how much and when.
func names(co *loopcore.Co, c *httpclient.Client) (any, error) {
	begun := co.Loop().Time()
	var asked []any
	for _, path := range []string{"/users", "/orders", "/weather", "/nothing"} {
		asked = append(asked, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			r, err := c.Get(co, path)
			if err != nil {
				return nil, err
			}
			var list []any
			if r.OK() {
				err = r.JSON(co, &list)
			} else {
				_, err = r.Bytes(co)
			}
			return fmt.Sprintf("%d: %d at %.1f", r.Status, len(list), co.Loop().Time()-begun), err
		}))
	}
	list, err := co.Gather(asked...)
	return fmt.Sprint(list), err
}

// hasty gives the API less time than it takes, and then enough.
func hasty(co *loopcore.Co, c *httpclient.Client) (any, error) {
	var ends []string
	for _, limit := range []float64{0.1, 5} {
		r, err := c.Send(co, &httpclient.Request{URL: "/users", Timeouts: &httpclient.Timeouts{SockRead: &limit}})
		if err != nil {
			ends = append(ends, fmt.Sprint(httpclient.IsKind(err, httpclient.KindTimeout)))
			continue
		}
		if _, err := r.Bytes(co); err != nil {
			return nil, err
		}
		ends = append(ends, fmt.Sprint(r.Status))
	}
	return fmt.Sprint(ends), nil
}

func TestTheSampleAPIAnswersTheHTTPClientOnBothClocks(t *testing.T) {
	defer goleak.VerifyNone(t)
	moment := regexp.MustCompile(` at [0-9.]+`)
	for _, c := range []struct {
		name  string
		limit int
		main  func(*loopcore.Co, *httpclient.Client) (any, error)
		want  string
	}{
		{"all at once", 0, names, "[200: 10 at 0.3 200: 7 at 0.1 200: 10 at 0.2 404: 0 at 0.0]"},
		{"one after the other", 1, names, "[200: 10 at 0.3 200: 7 at 0.4 200: 10 at 0.6 404: 0 at 0.7]"},
		{"hasty", 1, hasty, "[true 200]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var first string
			for _, clock := range []ClockKind{Real, Virtual, Virtual, Virtual, Virtual, Virtual} {
				s := begin(t, withClient(c.limit, c.main), Options{Clock: clock})
				result, err := ends(t, s)
				got, want := fmt.Sprint(result), c.want
				if clock == Real { // on which a busy machine is late
					got, want = moment.ReplaceAllString(got, ""), moment.ReplaceAllString(want, "")
				}
				if err != nil || got != want {
					t.Errorf("%v: %s, %v; want %s", clock, got, err, want)
				}
				events := history(s.View())
				if clock == Virtual && first == "" {
					first = events
				}
				if clock == Virtual && events != first {
					t.Fatalf("a virtual run is another:\n%s", firstDifference(first, events))
				}
			}
		})
	}
}
