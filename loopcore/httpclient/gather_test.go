package httpclient_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

// With one connection only, the second request would wait for ever if the first
// answer's body stayed on it.
func TestAnAnswerThatIsGatheredFreesItsConnectionOnceAllOfItIsHere(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "10")
		fmt.Fprint(w, "first")
		w.(http.Flusher).Flush()
		time.Sleep(20 * time.Millisecond)
		fmt.Fprint(w, "-last")
	}))
	defer server.Close()
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		c, err := httpclient.New(httpclient.Options{Limit: 1, Timeouts: httpclient.Timeouts{Total: loopcore.After(5)}})
		if err != nil {
			return nil, err
		}
		var all []*httpclient.Response
		for range 2 {
			r, err := c.Get(co, server.URL)
			if err != nil {
				return nil, err
			}
			r.Gather()
			if r.Released() {
				t.Error("it is released before its end has come")
			}
			all = append(all, r)
		}
		for _, r := range all {
			if text, err := r.Text(co); text != "first-last" || err != nil {
				t.Errorf("%q, %v", text, err)
			}
			if !r.Released() {
				t.Error("it is not released at its end")
			}
		}
		return nil, c.Close(co)
	}))
	if err != nil {
		t.Fatal(err)
	}
}
