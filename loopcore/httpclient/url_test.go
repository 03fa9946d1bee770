package httpclient_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

func TestAURLIsSentAsItWasMeant(t *testing.T) {
	for _, c := range []sent{
		{name: "a percent sign for itself", request: httpclient.Request{URL: "/50%?of=100%&a=%4"}, want: []string{"GET /50%25?of=100%25&a=%254 HTTP/1.1"}},
		{name: "what is escaped already", request: httpclient.Request{URL: "/a%2Fb%C3%a9?c=%26"}, want: []string{"GET /a%2Fb%C3%a9?c=%26 HTTP/1.1"}},
		{name: "dots", request: httpclient.Request{URL: "/a/./b/../c"}, want: []string{"GET /a/c HTTP/1.1"}},
		{name: "dots beyond the root", request: httpclient.Request{URL: "../../c"}, want: []string{"GET /c HTTP/1.1"}},
		{name: "two slashes in a path", request: httpclient.Request{URL: "/a//b%"}, want: []string{"GET /a//b%25 HTTP/1.1"}},
		{name: "a query alone", request: httpclient.Request{URL: "?a"}, want: []string{"GET /?a HTTP/1.1"}},
		{name: "a line end in a parameter", request: httpclient.Request{Params: map[string][]string{"a\r\nb": {"c\r\nd"}}}, want: []string{"GET /?a%0D%0Ab=c%0D%0Ad HTTP/1.1"}},
	} {
		t.Run(c.name, c.check)
	}
}

func TestRedirectsLeadWhereTheySay(t *testing.T) {
	for _, c := range []struct{ location, want string }{
		{"../up", "/a/up"},
		{"./here", "/a/b/here"},
		{"/50%?of=100%", "/50%25?of=100%25"},
		{"/a\xf1o", "/a%F1o"},
		{"?page=2", "/a/b/c?page=2"},
		{"?from=a b", "/a/b/c?from=a%20b"},
		{"c#part", "/a/b/c"},
		{"//HOST/x", "/x"},
	} {
		t.Run(c.location, func(t *testing.T) {
			server := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.RawQuery == "first" {
					w.Header().Set("Location", strings.Replace(c.location, "HOST", r.Host, 1))
					w.WriteHeader(http.StatusFound)
					return
				}
				fmt.Fprint(w, r.RequestURI)
			})
			run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
				if got, err := text(co, client, server.URL+"/a/b/c?first"); got != c.want || err != nil {
					t.Errorf("got %s, %v, want %s", got, err, c.want)
				}
				return nil
			})
		})
	}
}

func TestRedirectsToWhatIsNoPlaceOfTheWebAreRefused(t *testing.T) {
	for _, location := range []string{
		"file:///etc/passwd", "javascript:alert(1)", "data:text/plain,x", "ftp://h/", "http://", "https:///x",
		"http:/x", "http://h:70000/", "http://[::1/",
	} {
		url := says(t, "HTTP/1.1 302 Found\r\nLocation: "+location+"\r\nContent-Length: 0\r\n\r\n")
		run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
			if _, err := client.Get(co, url); !httpclient.IsKind(err, httpclient.KindRedirect) {
				t.Errorf("to %q: %v", location, err)
			}
			if s := client.Stats(); s.Requests != 1 || s.Open != s.Idle {
				t.Errorf("to %q: %+v", location, s)
			}
			return nil
		})
	}
}

func TestSecretsDoNotLeaveTheirOrigin(t *testing.T) {
	plain := serve(t, told)
	port := serve(t, told)
	secure, config := serveTLS(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, plain.URL+"/end", http.StatusFound)
	})
	other := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, port.URL+"/end", http.StatusFound)
	})
	for name, from := range map[string]string{"from TLS to none": secure.URL, "to another port": other.URL} {
		t.Run(name, func(t *testing.T) {
			o := httpclient.Options{
				TLS: config, Auth: &httpclient.BasicAuth{User: "ana"},
				Header: http.Header{"Cookie": {"a=b"}, "X-Own": {"x"}},
			}
			run(t, o, func(co *loopcore.Co, client *httpclient.Client) error {
				body, err := text(co, client, from)
				if want := `GET /end body="" type="" user="" cookie="" own="x"`; body != want {
					t.Errorf("got %s, want %s", body, want)
				}
				return err
			})
		})
	}
}
