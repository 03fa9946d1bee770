// Package conformance holds the Python that Batuta runs against CPython 3.14.6.
// It is tests only: programs, and what CPython did with each of them.
//
// # Programs
//
// testdata/programs has a folder for each subject. A program is a file of 10 to
// 60 lines that reads as a learner or a tutor would write it. What it prints is
// the same in every run: it prints no address, and sorts what a set holds.
// Those in syntax are wrong, and never run. Those in http use aiohttp or httpx;
// they ask the sample API, whose address they hold as a constant.
//
// # Goldens
//
// Beside each program lies what CPython did with it: the digest of the text it
// ran, its exit code, stdout, stderr, and the steps of its tasks in their order.
//
//	program 51a8c0de
//	exit 0
//	-- stdout
//	done
//	-- stderr
//	-- steps
//	Task-1: line 7
//	Task-1: returned
//
// A step is written when it ends, an eager task's first one therefore before
// that of the task that made it. It says where the task stands then: at the
// innermost line of the program it waits in (0 if only the library waits), or
// how it ended: returned, cancelled, failed and the error's class. In stdout and
// stderr the program's folder is left out of paths, and in stderr the frames of
// tracebacks that are not the program's own.
//
// Go test -run Goldens -update has CPython write the goldens anew, with -only
// SUBJECT/NAME those of a few programs; -conformance, which is part of make
// conformance, compares them with what CPython does now.
// testdata/oracle.py runs the programs, under conditions that testdata/stage
// makes: a clock that jumps over every wait and moves by a microsecond when the
// loop reads it, a seed for random, sets in the order of insertion in asyncio,
// and threads that go on one at a time. The programs in http run in real time,
// under Debian's python3 with its aiohttp and httpx.
//
// # The course
//
// The lessons' own programs and model solutions have no goldens: -conformance
// runs each of them under CPython and in Batuta, and compares what they print and
// how they end; -only LESSON/NAME.py does so with a few.
package conformance
