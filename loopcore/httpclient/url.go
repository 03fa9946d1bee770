package httpclient

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// parseURL is url.Parse, for URLs as people and servers write them: behind the
// host a "%" that escapes nothing stands for itself.
func parseURL(s string) (*url.URL, error) {
	begin := 0
	if i := strings.Index(s, "//"); i >= 0 && !strings.ContainsAny(s[:i], "/?#") {
		end := strings.IndexAny(s[i+2:], "/?#")
		if end < 0 {
			return url.Parse(s)
		}
		begin = i + 2 + end
	}
	var b strings.Builder
	b.WriteString(s[:begin])
	for i := begin; i < len(s); i++ {
		b.WriteByte(s[i])
		if s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			b.WriteString("25")
		}
	}
	return url.Parse(b.String())
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

// sendable is a copy of a URL that can be asked for: of http or https, with an
// ASCII host in small letters; without the user, who goes into the head.
func sendable(u *url.URL) (*url.URL, error) {
	switch {
	case u.Scheme == "" && u.Host == "":
		return nil, fmt.Errorf("the URL %q is relative, and there is no base", u.Redacted())
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("the URL %q is neither http nor https", u.Redacted())
	case u.Hostname() == "":
		return nil, fmt.Errorf("the URL %q names no host", u.Redacted())
	}
	if port := u.Port(); port != "" {
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return nil, fmt.Errorf("there is no port %s", port)
		}
	}
	for _, c := range u.Host {
		if c <= ' ' || c > '~' {
			return nil, fmt.Errorf("the host %q is not ASCII", u.Host)
		}
	}
	clean := *u
	clean.User, clean.Host = nil, strings.ToLower(u.Host)
	clean.RawQuery = escapeQuery(u.RawQuery)
	return &clean, nil
}

// escapeQuery escapes what may not stand in a request's first line.
func escapeQuery(q string) string {
	var b strings.Builder
	for i := range len(q) {
		if c := q[i]; c <= ' ' || c > '~' || c == '"' || c == '<' || c == '>' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// hostField is what the Host field says of a URL: nothing of a port that goes
// without saying, nor of an IPv6 address's zone, which means something on this
// machine only.
func hostField(u *url.URL) string {
	host := withoutZone(u.Hostname())
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port := u.Port(); port != "" && port != defaultPort(u.Scheme) {
		host += ":" + port
	}
	return host
}

func withoutZone(host string) string {
	host, _, _ = strings.Cut(host, "%")
	return host
}

func defaultPort(scheme string) string {
	if scheme == "https" {
		return "443"
	}
	return "80"
}
