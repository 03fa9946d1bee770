package httpclient

import (
	"fmt"
	"maps"
	"net/http"
	"slices"

	"batuta/loopcore"
)

// follow sends a hop and those that redirects make of it, at most so many;
// negative: the first answer is the one that counts, wherever it points.
func (c *Client) follow(co *loopcore.Co, h *hop, x *exchangeOptions, hops int) (*Response, error) {
	var history []*Response
	for {
		r, err := c.exchange(co, h, x)
		if err != nil {
			return nil, err
		}
		r.History = slices.Clip(history)
		if cookies := r.Cookies(); len(cookies) > 0 {
			x.jar.SetCookies(r.URL, cookies)
		}
		location := r.Header.Get("Location")
		if hops < 0 || location == "" || !redirects(r.Status) {
			return r, nil
		}
		history = append(history, r)
		if len(history) > hops {
			r.Close()
			return nil, &Error{Kind: KindRedirect, Op: "asking", Host: r.origin.String(), Err: ErrTooManyHops, History: history}
		}
		if h, err = h.redirected(r.Status, location); err != nil {
			r.Close()
			return nil, &Error{Kind: KindRedirect, Op: "following " + r.origin.String() + " to", Host: shorten(location), Err: err, History: history}
		}
		if err := r.Discard(co); passes(err) || IsKind(err, KindTimeout) {
			return nil, err // any other error is of a body that nobody wants
		}
	}
}

// redirects reports whether a status has its Location be gone to.
func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// redirected is the hop that a redirect makes of this one. As browsers do, it
// makes a GET of a POST, but at 307 and 308; at 303 of everything but a HEAD.
// What is for one host only is not told another.
func (h *hop) redirected(status int, location string) (*hop, error) {
	to, err := parseURL(location)
	if err != nil {
		return nil, err
	}
	to = h.url.ResolveReference(to)
	user := to.User
	next := &hop{method: h.method, header: maps.Clone(h.header), body: h.body, auth: h.auth}
	if next.url, err = sendable(to); err != nil {
		return nil, err
	}
	if next.url.Fragment == "" {
		next.url.Fragment, next.url.RawFragment = h.url.Fragment, h.url.RawFragment
	}
	if status == http.StatusSeeOther && h.method != http.MethodHead ||
		(status == http.StatusMovedPermanently || status == http.StatusFound) && h.method == http.MethodPost {
		next.method, next.body = http.MethodGet, nil
		for _, name := range []string{"Content-Length", "Content-Type", "Content-Encoding", "Transfer-Encoding", "Expect"} {
			delete(next.header, name)
		}
	}
	if next.body.spent() {
		return nil, fmt.Errorf("%s %s: %w", next.method, next.url.Redacted(), ErrSentOnce)
	}
	if originOf(next.url) != originOf(h.url) {
		next.auth = nil
		for _, name := range []string{"Authorization", "Proxy-Authorization", "Cookie", "Host"} {
			delete(next.header, name)
		}
	}
	if user != nil {
		password, _ := user.Password()
		next.auth = &BasicAuth{User: user.Username(), Password: password}
	}
	return next, nil
}
