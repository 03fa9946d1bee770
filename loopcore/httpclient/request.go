package httpclient

import (
	"crypto/tls"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"batuta/loopcore"
)

// Request is what is to be asked. It is not changed by being sent, and can be
// sent again, unless its body can be sent only once.
type Request struct {
	Method string // sent in capitals; "" is GET
	URL    string // absolute, or relative to the client's BaseURL
	Params url.Values
	// Header is added to the client's own; where both name a field, this
	// stands. Host, Content-Length and Transfer-Encoding may be given, but
	// not against what is sent.
	Header http.Header
	Body   *Body // nil: none
	Auth   *BasicAuth
	// Timeouts replace the client's, if not nil.
	Timeouts *Timeouts
	// TLS and Jar replace the client's, if not nil. Connections that were made
	// by one *tls.Config serve only requests of that same one.
	TLS *tls.Config
	Jar http.CookieJar
	// NoRedirects has an answer that names another place be the answer.
	NoRedirects bool
	// MaxRedirects replaces the client's, if not 0.
	MaxRedirects int
	// MaxBody replaces the client's, if not 0; negative: no limit.
	MaxBody int64
}

// BasicAuth is a name and a password, which are sent as they are.
type BasicAuth struct{ User, Password string }

func (a *BasicAuth) header() string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(a.User+":"+a.Password))
}

// Body is what a request brings.
type Body struct {
	ContentType string // "": the head does not say
	// Chunked has it sent in chunks even if its length is known.
	Chunked bool

	data   []byte
	source func(*loopcore.Co) ([]byte, error) // instead of data; it can be asked only once
	length int64                              // of what the source gives; negative: not known
	asked  bool
}

// BytesBody is a body of these bytes, which are not to be changed before the
// answer is here.
func BytesBody(contentType string, b []byte) *Body { return &Body{ContentType: contentType, data: b} }

// JSONBody is a body of v as JSON.
func JSONBody(v any) (*Body, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("making a JSON body: %w", err)
	}
	return BytesBody("application/json", b), nil
}

// FormBody is a body of a form's fields, sorted by their names.
func FormBody(fields url.Values) *Body {
	return BytesBody("application/x-www-form-urlencoded", []byte(fields.Encode()))
}

// StreamBody is a body that next gives piece by piece, and ends with io.EOF. It
// runs in a task of its own, so that the answer can begin before it has ended;
// other errors end the request. A length in bytes that is known is announced;
// a negative one has it sent in chunks. It can be sent only once.
func StreamBody(contentType string, length int64, next func(*loopcore.Co) ([]byte, error)) *Body {
	return &Body{ContentType: contentType, source: next, length: max(length, -1)}
}

// size is the body's length in bytes, -1 if it is not known.
func (b *Body) size() int64 {
	switch {
	case b == nil:
		return 0
	case b.source != nil:
		return b.length
	}
	return int64(len(b.data))
}

// spent reports whether it has been sent and cannot be sent again.
func (b *Body) spent() bool { return b != nil && b.source != nil && b.asked }

// hop is one request of a chain: the one that was asked for, or what a redirect
// made of it.
type hop struct {
	method string
	url    *url.URL
	header http.Header
	body   *Body
	auth   *BasicAuth
}

// firstHop makes a hop of a request, or says what is wrong with it.
func (c *Client) firstHop(r *Request) (*hop, error) {
	h := &hop{method: strings.ToUpper(r.Method), body: r.Body, auth: r.Auth, header: http.Header{}}
	if h.method == "" {
		h.method = http.MethodGet
	}
	if !isToken(h.method) {
		return nil, fmt.Errorf("%q is no method", h.method)
	}
	if h.body.spent() {
		return nil, ErrSentOnce
	}
	u, err := parseURL(r.URL)
	if err != nil {
		return nil, err
	}
	if c.base != nil {
		u = c.base.ResolveReference(u)
	}
	if h.url, err = sendable(u); err != nil {
		return nil, err
	}
	if len(r.Params) > 0 {
		if h.url.RawQuery != "" {
			h.url.RawQuery += "&"
		}
		h.url.RawQuery += r.Params.Encode()
	}
	maps.Copy(h.header, canonical(c.options.Header))
	maps.Copy(h.header, canonical(r.Header))
	if h.auth == nil {
		h.auth = c.options.Auth
	}
	if user := u.User; user != nil && r.Auth == nil {
		password, _ := user.Password()
		h.auth = &BasicAuth{User: user.Username(), Password: password}
	}
	return h, h.check()
}

// canonical is a header under canonical names, however they were written.
func canonical(from http.Header) http.Header {
	h := http.Header{}
	for _, name := range slices.Sorted(maps.Keys(from)) {
		key := http.CanonicalHeaderKey(name)
		h[key] = append(h[key], from[name]...)
	}
	return h
}

// check refuses a head that would not be HTTP, or would say of the body what is
// not true.
func (h *hop) check() error {
	for name, values := range h.header {
		if !isToken(name) {
			return fmt.Errorf("%q is no header's name", name)
		}
		for _, v := range values {
			if !isFieldValue(v) {
				return fmt.Errorf("the header %s has a value that cannot be sent: %q", name, v)
			}
		}
	}
	if h.auth != nil && strings.Contains(h.auth.User, ":") {
		return fmt.Errorf("the user %q has a colon in the name: who is told it would take the rest for the password", h.auth.User)
	}
	if h.body != nil && !isFieldValue(h.body.ContentType) {
		return fmt.Errorf("the content type %q cannot be sent", h.body.ContentType)
	}
	if said := h.header.Get("Content-Length"); said != "" && said != fmt.Sprint(h.body.size()) {
		return fmt.Errorf("the header Content-Length says %s, but the body has %d bytes", said, h.body.size())
	}
	if said := h.header.Get("Transfer-Encoding"); said != "" && !strings.EqualFold(said, "chunked") {
		return fmt.Errorf("the transfer encoding %q is not known", said)
	}
	return nil
}

// chunked reports whether the body is sent in chunks.
func (h *hop) chunked() bool {
	return h.body != nil && (h.body.Chunked || h.body.size() < 0 || h.header.Get("Transfer-Encoding") != "")
}

// safe reports whether sending it once more does no harm, whatever has become
// of the first.
func (h *hop) safe() bool {
	switch h.method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodTrace, http.MethodPut, http.MethodDelete:
		return !h.body.spent()
	}
	return false
}

// waitsToSend reports whether the body is to be held back until the server asks
// for it.
func (h *hop) waitsToSend() bool {
	return h.body.size() != 0 && strings.EqualFold(h.header.Get("Expect"), "100-continue")
}

// isToken reports whether s is a token in RFC 9110's sense.
func isToken(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && strings.IndexByte("!#$%&'*+-.^_`|~", c) < 0 {
			return false
		}
	}
	return s != ""
}

// isFieldValue reports whether s can be a header's value.
func isFieldValue(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// hasToken reports whether one of a header's values, which are lists, holds a token.
func hasToken(values []string, token string) bool {
	for _, list := range values {
		for s := range strings.SplitSeq(list, ",") {
			if strings.EqualFold(strings.TrimSpace(s), token) {
				return true
			}
		}
	}
	return false
}
