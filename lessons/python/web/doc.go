// Package web is Python's aiohttp, httpx and requests over the loop core's HTTP
// client, as much of them as programs use every day.
//
// The modules themselves are written in Python, in lib. Under them lies _http,
// which is written in Go:
//
//	Client   httpclient.Client: connections, redirects, cookies, time limits
//	Answer   httpclient.Response: a head, and a body that is still to be read
//
// What they wait for is done by the loop core's coroutines. Each answers a pair
// (result, failure), one of which is None. A failure says in numbers and words
// what went wrong, and each library makes an exception of its own of it;
// cancellations go through as they are.
package web
