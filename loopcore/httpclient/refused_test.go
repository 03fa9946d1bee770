package httpclient_test

import (
	"math"
	"net/http"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

func TestWhatCannotBeSentIsRefused(t *testing.T) {
	for _, c := range []struct {
		request httpclient.Request
		says    string
	}{
		{httpclient.Request{URL: "/users"}, "relative"},
		{httpclient.Request{URL: "ftp://example.org/"}, "neither http nor https"},
		{httpclient.Request{URL: "http:///users"}, "no host"},
		{httpclient.Request{URL: "http://ñandú.example/"}, "not ASCII"},
		{httpclient.Request{URL: "http://h:port/"}, "port"},
		{httpclient.Request{URL: "http://h/\x7f"}, "control character"},
		{httpclient.Request{URL: "http://h/", Method: "GET /"}, "no method"},
		{httpclient.Request{URL: "http://h/", Method: "GET\r\nEvil: yes"}, "no method"},
		{httpclient.Request{URL: "http://h/\r\nEvil: yes"}, "control character"},
		{httpclient.Request{URL: "http://h/", Header: http.Header{"A:\r\nEvil": {"c"}}}, "no header's name"},
		{httpclient.Request{URL: "http://h/", Header: http.Header{"Host": {"h\r\nEvil: yes"}}}, "cannot be sent"},
		{httpclient.Request{URL: "http://h/", Auth: &httpclient.BasicAuth{User: "a:b"}}, "a colon"},
		{httpclient.Request{URL: "http://a%3Ab:c@h/"}, "a colon"},
		{httpclient.Request{URL: "http://h/", Header: http.Header{"A b": {"c"}}}, "no header's name"},
		{httpclient.Request{URL: "http://h/", Header: http.Header{"A": {"b\r\nEvil: yes"}}}, "cannot be sent"},
		{httpclient.Request{URL: "http://h/", Header: http.Header{"Content-Length": {"7"}}}, "Content-Length says 7"},
		{httpclient.Request{URL: "http://h/", Header: http.Header{"Transfer-Encoding": {"gzip"}}}, "not known"},
		{httpclient.Request{URL: "http://h/", Body: httpclient.BytesBody("a\nb", nil)}, "cannot be sent"},
		{httpclient.Request{URL: "http://h/", Timeouts: &httpclient.Timeouts{SockRead: loopcore.After(math.NaN())}}, `"sock_read" is not a number`},
	} {
		run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
			_, err := client.Send(co, &c.request)
			if !httpclient.IsKind(err, httpclient.KindRequest) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%+v: got %v, want %q", c.request, err, c.says)
			}
			return nil
		})
	}
	if _, err := httpclient.New(httpclient.Options{BaseURL: "/here"}); !httpclient.IsKind(err, httpclient.KindRequest) {
		t.Errorf("a relative base: %v", err)
	}
	if _, err := httpclient.JSONBody(func() {}); err == nil {
		t.Error("JSONBody took a function")
	}
}
