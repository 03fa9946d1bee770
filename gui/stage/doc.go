// Package stage shows one moment of the loop: the conductor and the beat of
// the bar, what runs, who is ready and who waits for what, and what the
// selector was asked and knows.
//
// model.go, selector.go and short.go turn a trace.State into words; layout.go says
// where they go; both are pure. Stage and its parts draw them and hold no
// logic of their own.
package stage
