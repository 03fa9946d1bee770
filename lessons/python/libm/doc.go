// Package libm is C's mathematical functions, as Python programs see them
// through float's ** and the module math.
//
// Go's own are within one unit in the last place, which shows: 1.1**10 would
// print other digits than under CPython. glibc's are nearly always the float
// that is nearest to the true value, and so are these.
package libm
