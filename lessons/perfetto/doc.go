// Package perfetto writes a run as a file that ui.perfetto.dev and
// chrome://tracing open: JSON in the Trace Event Format, its array form.
//
//	process           thread           what is on it
//	PROGRAM           loop             run_forever > cycle > beat > callback
//	tasks             one for a task   ready, run and wait, one after another;
//	                                   lines within a run, where they are known
//	worker threads    one for each     the functions that they ran
//	sample API        as many as there requests, from their arrival to the answer
//	                  were at once
//
// The beats of a cycle are select, process events, timers and run; those in
// which nothing happened but the first two are left out. Counters of the ready
// callbacks and the waiting tasks stand by the loop. Instants are what has no
// length: output, log records, timers, descriptors, cancellations, results.
// They stand on the track of the task that was running, else on the loop's.
// Arrows lead from what queued a callback (a callback, the selector's answer, a
// timer, a worker) to the callback or the task's step, and from a task to what
// a worker does for it. A task that queues its own next step has none.
//
// A file names its tasks in the order of their making, and says at its end in
// what order a viewer should show them: each below the one that made it.
//
// A slice is written as a B when it begins and as an E when it ends, never as
// one X: so the file is in the order of time, can be written while the run goes
// on, and where it breaks off all of it can be seen that there is. (The format
// lets the last bracket be missing; some versions of Perfetto complain of it.)
// There is no displayTimeUnit, because Perfetto has at times taken it for the
// unit of the timestamps.
package perfetto
