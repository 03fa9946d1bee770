package httpclient

import (
	"cmp"
	"crypto/tls"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"

	"batuta/loopcore"
)

// What stands where Options say 0.
const (
	DefaultLimit        = 100     // connections
	DefaultKeepAlive    = 15.0    // seconds
	DefaultMaxRedirects = 10      // one after the other
	DefaultMaxHead      = 1 << 17 // bytes
)

// Options say how a client behaves. The zero Options are aiohttp's, but for the
// time limits, of which there are none.
type Options struct {
	BaseURL string // what relative URLs are relative to, as RFC 3986 has it
	// Header goes with every request, unless it says otherwise itself.
	Header   http.Header
	Auth     *BasicAuth
	Timeouts Timeouts
	// TLS is how https is spoken, but for the protocol inside, which is
	// HTTP/1.1; nil: with the system's roots.
	TLS *tls.Config
	// Jar keeps the cookies; nil: a jar of its own. NoCookies keeps none.
	Jar http.CookieJar
	// Limit is how many connections there may be, LimitPerHost how many to
	// one host and port. 0: DefaultLimit, and no limit; negative: no limit.
	Limit, LimitPerHost int
	// KeepAlive is how long a connection may be idle, in seconds; 0:
	// DefaultKeepAlive; negative: none is kept.
	KeepAlive float64
	// MaxKept is from how many connections on, in all, idle ones are closed, as
	// httpx's max_keepalive_connections has it; 0: none is for that; negative: each is.
	MaxKept      int
	MaxRedirects int   // one after the other; 0: DefaultMaxRedirects
	MaxHead      int   // an answer's head, in bytes; 0: DefaultMaxHead
	MaxBody      int64 // an answer's body, decoded, in bytes; 0: no limit
}

func (o *Options) keepAlive() float64 { return cmp.Or(o.KeepAlive, DefaultKeepAlive) }
func (o *Options) maxHead() int       { return cmp.Or(o.MaxHead, DefaultMaxHead) }

// Client sends requests and keeps connections for the next. It belongs to the
// loop that it is first used on.
type Client struct {
	options Options
	base    *url.URL
	jar     http.CookieJar
	pool    pool
	stats   Stats
	open    func(*loopcore.Co, origin) (wire, error)
}

// Stats count what a client has and has done.
type Stats struct {
	Open     int // connections, without those that are being dialled
	Idle     int // of which are idle
	Dialling int
	Waiting  int // requests that wait for a connection

	Requests int // heads that have been sent
	Opened   int // connections that were opened
	Reused   int // requests that were sent over a connection that was kept
	Retried  int // requests that were sent once more, over a new one
}

// New makes a client; nothing is opened before it is used. Whoever makes one
// closes it.
func New(o Options) (*Client, error) {
	c := &Client{options: o, jar: o.Jar}
	if o.BaseURL != "" {
		base, err := parseURL(o.BaseURL)
		if err == nil {
			_, err = sendable(base)
		}
		if err != nil {
			return nil, &Error{Kind: KindRequest, Op: "making a client", Err: err}
		}
		c.base = base
	}
	if c.jar == nil {
		jar, err := cookiejar.New(nil)
		if err != nil {
			return nil, fmt.Errorf("making a client: %w", err)
		}
		c.jar = jar
	}
	c.pool.limit = max(cmp.Or(o.Limit, DefaultLimit), 0)
	c.pool.perHost = max(o.LimitPerHost, 0)
	c.pool.maxKept = o.MaxKept
	c.open = c.openStream
	return c, nil
}

// NoCookies is a jar that keeps none.
type NoCookies struct{}

// SetCookies forgets them.
func (NoCookies) SetCookies(*url.URL, []*http.Cookie) {}

// Cookies has none.
func (NoCookies) Cookies(*url.URL) []*http.Cookie { return nil }

// Jar is what keeps the client's cookies.
func (c *Client) Jar() http.CookieJar { return c.jar }

// Closed reports whether the client is closed.
func (c *Client) Closed() bool { return c.pool.closed }

// Stats are the counts of this moment.
func (c *Client) Stats() Stats {
	s := c.stats
	s.Open, s.Waiting = len(c.pool.conns), c.pool.waiting
	for _, conn := range c.pool.conns {
		if conn.idle {
			s.Idle++
		}
	}
	return s
}

// Close closes every connection, those in use included, sends away who waits
// for one, and waits until all is gone. A closed client is left as it is.
func (c *Client) Close(co *loopcore.Co) error {
	switch {
	case c.pool.closed:
		return nil
	case c.pool.loop != nil && c.pool.loop != co.Loop():
		return &Error{Kind: KindRequest, Op: "closing a client", Err: ErrOtherLoop}
	}
	conns := slices.Clone(c.pool.conns)
	c.pool.close()
	for _, conn := range conns {
		conn.sender.stop()
	}
	for _, conn := range conns {
		if err := conn.wire.closed(co); err != nil {
			return err
		}
	}
	return nil
}

// Do is Send as a coroutine; its result is the *Response. Whoever is no task and
// no Go coroutine binds it to the loop before awaiting it.
func (c *Client) Do(r *Request) *loopcore.GoCoroutine { return loopcore.CoroWith(c.request, r) }

func (c *Client) request(co *loopcore.Co, r *Request) (any, error) {
	answer, err := c.Send(co, r)
	if err != nil {
		return nil, err // and no *Response that is nil
	}
	return answer, nil
}

// Send sends a request, follows where it is redirected to, and answers once the
// head of the last answer is here. Its errors are *Errors, but for cancellations.
func (c *Client) Send(co *loopcore.Co, r *Request) (*Response, error) {
	if c.pool.loop == nil {
		c.pool.loop = co.Loop()
	}
	switch {
	case r == nil:
		return nil, &Error{Kind: KindRequest, Op: "asking", Err: ErrNoRequest}
	case c.pool.loop != co.Loop():
		return nil, &Error{Kind: KindRequest, Op: "asking", Err: ErrOtherLoop}
	case c.pool.closed:
		return nil, &Error{Kind: KindClosed, Op: "asking", Err: ErrClientClosed}
	}
	timeouts := c.options.Timeouts
	if r.Timeouts != nil {
		timeouts = *r.Timeouts
	}
	h, err := c.firstHop(r)
	if err == nil {
		err = timeouts.check()
	}
	if err != nil {
		return nil, &Error{Kind: KindRequest, Op: "asking", Err: err}
	}
	x := &exchangeOptions{
		budget:  newBudget(co.Loop().Time(), timeouts),
		maxBody: max(cmp.Or(r.MaxBody, c.options.MaxBody), 0),
		tls:     r.TLS,
		jar:     cmp.Or(r.Jar, c.jar),
	}
	hops := cmp.Or(r.MaxRedirects, c.options.MaxRedirects, DefaultMaxRedirects)
	if r.NoRedirects {
		hops = -1
	}
	return c.follow(co, h, x, hops)
}

// Get asks for a URL.
func (c *Client) Get(co *loopcore.Co, url string) (*Response, error) {
	return c.Send(co, &Request{URL: url})
}

// Head asks for the head of what a GET would answer.
func (c *Client) Head(co *loopcore.Co, url string) (*Response, error) {
	return c.Send(co, &Request{Method: http.MethodHead, URL: url})
}

// Post sends a body to a URL.
func (c *Client) Post(co *loopcore.Co, url string, body *Body) (*Response, error) {
	return c.Send(co, &Request{Method: http.MethodPost, URL: url, Body: body})
}
