package httpclient_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

// redirector sends /STATUS to /end, /loop to itself, /far to another server,
// and answers at /end what was asked.
func redirector(t *testing.T, other *httptest.Server) *httptest.Server {
	t.Helper()
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		var status int
		switch {
		case r.URL.Path == "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case r.URL.Path == "/far":
			http.Redirect(w, r, other.URL+"/end", http.StatusTemporaryRedirect)
		case r.URL.Path == "/as-eva":
			w.Header().Set("Location", "http://eva:secret@"+r.Host+"/end")
			w.WriteHeader(http.StatusPermanentRedirect)
		case r.URL.Path == "/bad":
			w.Header().Set("Location", "gopher://hole/")
			w.WriteHeader(http.StatusFound)
		case r.URL.Path == "/nowhere":
			w.WriteHeader(http.StatusFound)
		case r.URL.Path == "/much":
			w.Header().Set("Location", "/end")
			w.WriteHeader(http.StatusFound)
			_, _ = w.Write(bytes.Repeat([]byte("x"), 1<<20))
		case sscan(r.URL.Path, &status):
			http.Redirect(w, r, "end?from=here", status)
		default:
			told(w, r)
		}
	})
}

func sscan(path string, status *int) bool {
	_, err := fmt.Sscanf(path, "/%d", status)
	return err == nil
}

// told answers what it was asked.
func told(w http.ResponseWriter, r *http.Request) {
	var body bytes.Buffer
	_, _ = body.ReadFrom(r.Body)
	user, _, _ := r.BasicAuth()
	fmt.Fprintf(w, "%s %s body=%q type=%q user=%q cookie=%q own=%q", r.Method, r.URL, &body,
		r.Header.Get("Content-Type"), user, r.Header.Get("Cookie"), r.Header.Get("X-Own"))
}

func TestRedirectsAreFollowedAsBrowsersDo(t *testing.T) {
	other := serve(t, told)
	server := redirector(t, other)
	for _, c := range []struct {
		method, path string
		want         string
		hops         int
	}{
		{"GET", "/301", `GET /end?from=here body="" type="" user="ana" cookie="a=b" own="x"`, 1},
		{"POST", "/301", `GET /end?from=here body="" type="" user="ana" cookie="a=b" own="x"`, 1},
		{"PUT", "/301", `PUT /end?from=here body="hello" type="text/plain" user="ana" cookie="a=b" own="x"`, 1},
		{"POST", "/302", `GET /end?from=here body="" type="" user="ana" cookie="a=b" own="x"`, 1},
		{"HEAD", "/303", ``, 1},
		{"PUT", "/303", `GET /end?from=here body="" type="" user="ana" cookie="a=b" own="x"`, 1},
		{"POST", "/307", `POST /end?from=here body="hello" type="text/plain" user="ana" cookie="a=b" own="x"`, 1},
		{"POST", "/308", `POST /end?from=here body="hello" type="text/plain" user="ana" cookie="a=b" own="x"`, 1},
		{"POST", "/far", `POST /end body="hello" type="text/plain" user="" cookie="" own="x"`, 1},
		{"GET", "/as-eva", `GET /end body="" type="" user="eva" cookie="a=b" own="x"`, 1},
		{"GET", "/much", `GET /end body="" type="" user="ana" cookie="a=b" own="x"`, 1},
		{"GET", "/nowhere", ``, 0},
	} {
		t.Run(c.method+c.path, func(t *testing.T) {
			run(t, httpclient.Options{Jar: httpclient.NoCookies{}}, func(co *loopcore.Co, client *httpclient.Client) error {
				request := &httpclient.Request{
					Method: c.method, URL: server.URL + c.path + "#part", Auth: &httpclient.BasicAuth{User: "ana"},
					Header: http.Header{"Cookie": {"a=b"}, "X-Own": {"x"}},
				}
				if c.method != "GET" && c.method != "HEAD" {
					request.Body = httpclient.BytesBody("text/plain", []byte("hello"))
				}
				r, err := client.Send(co, request)
				if err != nil {
					return err
				}
				body, err := r.Text(co)
				if err != nil || body != c.want {
					t.Errorf("got  %s, %v\nwant %s", body, err, c.want)
				}
				if len(r.History) != c.hops || r.URL.Fragment != "part" || r.URL.User != nil {
					t.Errorf("%d hops to %v", len(r.History), r.URL)
				}
				if c.hops > 0 && r.History[0].URL.Path != c.path {
					t.Errorf("the history begins with %v", r.History[0].URL)
				}
				return nil
			})
		})
	}
}

func TestRedirectsHaveAnEnd(t *testing.T) {
	server := redirector(t, nil)
	run(t, httpclient.Options{MaxRedirects: 3}, func(co *loopcore.Co, c *httpclient.Client) error {
		_, err := c.Get(co, server.URL+"/loop")
		var e *httpclient.Error
		if !errors.As(err, &e) || e.Kind != httpclient.KindRedirect || !errors.Is(err, httpclient.ErrTooManyHops) || len(e.History) != 4 {
			t.Errorf("a circle: %v", err)
		}
		_, err = c.Get(co, server.URL+"/bad")
		if !httpclient.IsKind(err, httpclient.KindRedirect) || !strings.Contains(err.Error(), "gopher") {
			t.Errorf("to a place that is none: %v", err)
		}
		r, err := c.Send(co, &httpclient.Request{URL: server.URL + "/loop", NoRedirects: true})
		if err != nil || r.Status != http.StatusFound || len(r.History) != 0 {
			t.Errorf("told not to follow: %+v, %v", r, err)
		}
		_, err = r.Bytes(co)
		return err
	})
}

func TestABodyThatCanBeSentOnceIsNotSentTwice(t *testing.T) {
	server := redirector(t, nil)
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		body := httpclient.StreamBody("", -1, pieces("once"))
		_, err := c.Post(co, server.URL+"/307", body)
		if !httpclient.IsKind(err, httpclient.KindRedirect) || !errors.Is(err, httpclient.ErrSentOnce) {
			t.Errorf("redirected: %v", err)
		}
		_, err = c.Post(co, server.URL+"/end", body)
		if !httpclient.IsKind(err, httpclient.KindRequest) || !errors.Is(err, httpclient.ErrSentOnce) {
			t.Errorf("sent again: %v", err)
		}
		return nil
	})
}

func TestCookiesAreKeptAndSentBack(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/login" {
			http.SetCookie(w, &http.Cookie{Name: "session", Value: "42", Path: "/"})
			http.Redirect(w, r, "/home", http.StatusSeeOther)
			return
		}
		told(w, r)
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Send(co, &httpclient.Request{URL: server.URL + "/login", Header: http.Header{"Cookie": {"own=1"}}})
		if err != nil {
			return err
		}
		if set := r.History[0].Cookies(); len(set) != 1 || set[0].Value != "42" {
			t.Errorf("the first answer sets %v", set)
		}
		body, err := r.Text(co)
		if err != nil || !strings.Contains(body, `cookie="own=1; session=42"`) {
			t.Errorf("got %s, %v", body, err)
		}
		if kept := c.Jar().Cookies(r.URL); len(kept) != 1 {
			t.Errorf("the jar has %v", kept)
		}
		return nil
	})
}
