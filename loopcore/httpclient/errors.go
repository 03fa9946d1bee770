package httpclient

import (
	"errors"
	"fmt"
	"net/url"

	"batuta/loopcore"
)

// Kind says what went wrong with a request.
type Kind uint8

// The kinds of an Error.
const (
	KindRequest      Kind = iota + 1 // it cannot be sent as it is: URL, method, header, or a body that cannot be sent again
	KindConnect                      // no connection: the name, the dialling or TLS
	KindTimeout                      // a time limit has passed; Stage says which
	KindDisconnected                 // the connection ended before the answer did
	KindProtocol                     // the answer is not HTTP/1
	KindTooLarge                     // the answer's head or body is over its limit
	KindEncoding                     // the answer's body is not what Content-Encoding says
	KindRedirect                     // too many redirects, or one to nowhere
	KindBody                         // the source of the request's body failed
	KindClosed                       // the client or the answer is closed
	KindBusy                         // another coroutine is reading the same answer
)

// String is the kind in a word or two.
func (k Kind) String() string {
	names := [...]string{
		"no kind", "bad request", "no connection", "time-out", "disconnected", "not HTTP", "too large",
		"bad encoding", "bad redirect", "body failed", "closed", "busy",
	}
	if int(k) < len(names) {
		return names[k]
	}
	return fmt.Sprintf("kind %d", uint8(k))
}

// Error is a request that failed. A cancellation is none: it arrives as it is.
type Error struct {
	Kind Kind
	// Stage is the time limit that has passed, of a KindTimeout.
	Stage Stage
	// Op is what was being done: "connecting to", "reading the answer of".
	Op string
	// Host is the host and port it was done with, "" if it came to none.
	Host string
	// Err is the cause.
	Err error
	// History is the answers that led to a KindRedirect.
	History []*Response
}

func (e *Error) Error() string {
	s := e.Op
	if e.Host != "" {
		s += " " + e.Host
	}
	return s + ": " + shorten(e.Err.Error())
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// IsKind reports whether an error is, or wraps, an Error of that kind.
func IsKind(err error, k Kind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == k
}

// StatusError is an answer whose status says that the request failed.
type StatusError struct {
	Status int
	Reason string
	Method string
	URL    *url.URL
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("%s %s: %d %s", e.Method, e.URL.Redacted(), e.Status, e.Reason)
}

// What an Error's Err can be, besides errors of the system and of Go's parsers.
var (
	ErrNoRequest      = errors.New("there is no request")
	ErrClientClosed   = errors.New("the client is closed")
	ErrResponseClosed = errors.New("the answer is closed")
	ErrOtherLoop      = errors.New("the client belongs to another event loop")
	ErrBeingRead      = errors.New("another coroutine is reading this answer")
	ErrNoAnswer       = errors.New("the server closed the connection without an answer")
	ErrCutShort       = errors.New("the connection ended in the middle of the answer")
	ErrHeadTooLarge   = errors.New("the answer's head is too large")
	ErrBodyTooLarge   = errors.New("the answer's body is too large")
	ErrLineTooLong    = errors.New("the answer has too long a line")
	ErrTooManyHops    = errors.New("too many redirects")
	ErrSentOnce       = errors.New("its body can be sent only once")
	ErrInterrupted    = errors.New("a read that was interrupted cannot be gone on with")
)

// maxText is how much of a cause's text an Error shows, in bytes: a server's
// nonsense can be long.
const maxText = 300

func shorten(s string) string {
	if len(s) <= maxText {
		return s
	}
	return s[:maxText] + "..."
}

// passes reports whether an error is not ours to wrap: a cancellation, or what
// ends the run.
func passes(err error) bool {
	var exit *loopcore.SystemExit
	return loopcore.IsCancelled(err) || errors.Is(err, loopcore.ErrInterrupted) ||
		errors.Is(err, loopcore.ErrDropped) || errors.As(err, &exit)
}

// wrap makes an Error of a cause, unless it is one, or none of ours to wrap.
func wrap(kind Kind, op, host string, err error) error {
	var e *Error
	if err == nil || passes(err) || errors.As(err, &e) {
		return err
	}
	return &Error{Kind: kind, Op: op, Host: host, Err: err}
}
