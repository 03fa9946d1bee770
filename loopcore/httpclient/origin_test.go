package httpclient

import (
	"strings"
	"testing"

	"batuta/loopcore"
)

// sentBy is what is sent to ask for a URL, wherever it leads, if nothing is kept.
func sentBy(t *testing.T, url string) (string, error) {
	t.Helper()
	s := &fakeServer{answers: []string{"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}, step: 100}
	var failed error
	withFake(t, s, Options{}, func(co *loopcore.Co, c *Client) error {
		_, failed = c.Get(co, url)
		return nil
	})
	if failed != nil {
		return "", failed
	}
	return s.wires[0].sent.String(), nil
}

func TestTheHostFieldNamesTheHostAsItIsKnown(t *testing.T) {
	for url, want := range map[string]string{
		"http://example.org/":           "example.org",
		"http://Example.ORG/":           "example.org",
		"http://example.org:80/":        "example.org",
		"http://example.org:443/":       "example.org:443",
		"http://example.org:/":          "example.org",
		"https://example.org:443/":      "example.org",
		"https://example.org:80/":       "example.org:80",
		"http://example.org:8080/":      "example.org:8080",
		"http://ana:secret@example.org": "example.org",
		"http://[::1]/":                 "[::1]",
		"http://[::1]:80/":              "[::1]",
		"http://[::1]:8080/":            "[::1]:8080",
		"http://[FE80::1%25eth0]/":      "[fe80::1]",
	} {
		sent, err := sentBy(t, url)
		if err != nil || !strings.Contains(sent, "\r\nHost: "+want+"\r\n") || strings.Contains(sent, "secret") {
			t.Errorf("%s: sent %q, %v; want the host %s", url, sent, err, want)
		}
	}
}

func TestAPortThatIsNoneIsRefused(t *testing.T) {
	for _, url := range []string{"http://h:65536/", "http://h:99999999999999999999/", "http://h:-1/"} {
		if _, err := sentBy(t, url); !IsKind(err, KindRequest) || !strings.Contains(err.Error(), "port") {
			t.Errorf("%s: %v", url, err)
		}
	}
}

func TestOneOriginHasOnePlaceHoweverItIsWritten(t *testing.T) {
	s := &fakeServer{answers: []string{"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}, step: 100}
	withFake(t, s, Options{}, func(co *loopcore.Co, c *Client) error {
		for _, url := range []string{"http://example.org", "HTTP://EXAMPLE.ORG/", "http://example.org:80/x", "http://Example.org:"} {
			if _, err := c.Get(co, url); err != nil {
				return err
			}
		}
		if len(s.wires) != 1 {
			t.Errorf("%d connections", len(s.wires))
		}
		return nil
	})
}

func TestASecureCookieIsNotSentInTheClear(t *testing.T) {
	s := &fakeServer{step: 100, answers: []string{
		"HTTP/1.1 302 Found\r\nSet-Cookie: hidden=1; Secure; Path=/\r\nSet-Cookie: open=1; Path=/\r\n" +
			"Location: http://example.org/there\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 302 Found\r\nLocation: https://example.org/back\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 302 Found\r\nLocation: https://example.net/other\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
	}}
	withFake(t, s, Options{}, func(co *loopcore.Co, c *Client) error {
		_, err := c.Get(co, "https://example.org/")
		return err
	})
	var all strings.Builder
	for _, w := range s.wires {
		all.WriteString(w.sent.String())
	}
	for path, want := range map[string]string{"/there": "open=1", "/back": "hidden=1; open=1", "/other": ""} {
		_, request, asked := strings.Cut(all.String(), "GET "+path+" ")
		head, _, _ := strings.Cut(request, "\r\n\r\n")
		_, cookies, _ := strings.Cut(head, "\r\nCookie: ")
		if cookies, _, _ = strings.Cut(cookies, "\r\n"); !asked || cookies != want {
			t.Errorf("%s: the cookies %q are sent, want %q", path, cookies, want)
		}
	}
}
