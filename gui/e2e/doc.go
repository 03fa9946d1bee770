// Package e2e drives the real program from outside, as a user would: its window
// under Xvfb, with a mouse and keys; what `make install` installs; what
// `make package` packs. It holds tests only, behind the build tag e2e; `make
// e2e` runs them.
package e2e
