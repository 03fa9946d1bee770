package web

import (
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strings"

	"batuta/lessons/python/py"
)

// jar keeps cookies, and can tell which. aiohttp's takes none from a host that
// is an address, unless it is told to.
type jar struct {
	*cookiejar.Jar
	anyHost bool
	kept    []kept
}

type kept struct {
	from   *url.URL
	cookie *http.Cookie
}

func newJar(anyHost bool) (*jar, error) {
	inner, err := cookiejar.New(nil)
	return &jar{Jar: inner, anyHost: anyHost}, err
}

// SetCookies keeps cookies.
func (j *jar) SetCookies(from *url.URL, cookies []*http.Cookie) {
	if !j.anyHost && net.ParseIP(from.Hostname()) != nil {
		return
	}
	j.Jar.SetCookies(from, cookies)
	for _, c := range cookies {
		j.kept = slices.DeleteFunc(j.kept, func(k kept) bool {
			return k.cookie.Name == c.Name && k.cookie.Domain == c.Domain && k.cookie.Path == c.Path && k.from.Hostname() == from.Hostname()
		})
		j.kept = append(j.kept, kept{from, c})
	}
}

// alive are those that the jar would still send to where they came from.
func (j *jar) alive() []*http.Cookie {
	var all []*http.Cookie
	for _, k := range j.kept {
		at := *k.from
		if k.cookie.Path != "" {
			at.Path = k.cookie.Path
		}
		if k.cookie.Secure {
			at.Scheme = "https"
		}
		if slices.ContainsFunc(j.Cookies(&at), func(c *http.Cookie) bool { return c.Name == k.cookie.Name }) {
			all = append(all, k.cookie)
		}
	}
	return all
}

// forget empties the jar.
func (j *jar) forget() error {
	inner, err := cookiejar.New(nil)
	if err == nil {
		j.Jar, j.kept = inner, nil
	}
	return err
}

// cookieValues are cookies as a list of (name, value).
func cookieValues(cookies []*http.Cookie) py.Value {
	all := make([]py.Value, len(cookies))
	for i, c := range cookies {
		all[i] = py.NewTuple(py.NewStr(c.Name), py.NewStr(c.Value))
	}
	return py.NewList(all...)
}

// clientCookies are the cookies that a request for a URL would bring.
func clientCookies(t *py.Thread, args []py.Value) (py.Value, error) {
	u, err := urlArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	return cookieValues(args[0].(*client).jar.Cookies(u)), nil
}

func clientKept(_ *py.Thread, args []py.Value) (py.Value, error) {
	return cookieValues(args[0].(*client).jar.alive()), nil
}

// clientSetCookie keeps a cookie as if an answer of a URL had set it, by a line
// of its head.
func clientSetCookie(t *py.Thread, args []py.Value) (py.Value, error) {
	u, err := urlArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	line, err := t.Str(args[2])
	if err != nil {
		return nil, err
	}
	c, err := http.ParseSetCookie(line)
	if err != nil {
		return nil, t.ValueError("%s", err)
	}
	args[0].(*client).jar.SetCookies(u, []*http.Cookie{c})
	return nil, nil
}

func urlArgument(t *py.Thread, v py.Value) (*url.URL, error) {
	s, err := t.Str(v)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil, t.ValueError("%s", err)
	}
	return u, nil
}

// quote is text in UTF-8 with every byte escaped that is no letter, digit or in
// safe.
func quote(t *py.Thread, args []py.Value) (py.Value, error) {
	text, err := t.Str(args[0])
	if err != nil {
		return nil, err
	}
	safe, err := t.Str(args[1])
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("_.-~", c) >= 0 || strings.IndexByte(safe, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteString("%" + string("0123456789ABCDEF"[c>>4]) + string("0123456789ABCDEF"[c&15]))
	}
	return py.NewStr(b.String()), nil
}

// unquote undoes quote; plus says whether "+" is a space. What escapes nothing
// stands for itself.
func unquote(t *py.Thread, args []py.Value) (py.Value, error) {
	text, err := t.Str(args[0])
	if err != nil {
		return nil, err
	}
	plus, err := t.Truth(args[1])
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '+' && plus:
			b.WriteByte(' ')
			continue
		case text[i] == '%' && i+2 < len(text):
			if s, err := url.PathUnescape(text[i : i+3]); err == nil {
				b.WriteString(s)
				i += 2
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return py.NewStr(strings.ToValidUTF8(b.String(), "\uFFFD")), nil
}
