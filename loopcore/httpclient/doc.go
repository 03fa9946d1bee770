// Package httpclient is an HTTP/1.1 client that waits as coroutines do: on the
// loop it is used on, never on a thread. It reads what servers say with Go's own
// parsers, and starts no goroutine of its own: net/http's Transport and Client
// have no part in it.
//
// A request goes through these hands:
//
//	Request          what is asked, and checked    request.go, url.go
//	Client.Send      redirects, cookies            client.go, redirect.go
//	  attempt        one try; again if it is safe  attempt.go
//	    pool         a connection, kept or new     pool.go
//	    conn         the head and body sent, the   conn.go, sender.go
//	                 answer's head read
//	  Response       the answer's body, decoded    response.go, decode.go
//
// A connection is with the pool or with one answer. An answer that is read to
// its end gives it back, and so does one that is closed when all of it has come;
// any other that is closed, fails or is cancelled drops it. So no connection is
// used again that may hold half an answer.
//
// A wait ends early for a time limit (Timeouts) or a cancellation. Either is
// final for the answer that is being read: Go's parsers cannot go on where
// they were interrupted.
//
// A Client is used on one loop, by that loop's coroutines only.
package httpclient
