package lessons

import "errors"

var (
	// ErrSpeed says that a speed is not one of Speeds.
	ErrSpeed = errors.New("the speed must be one of 1/8, 1/4, 1/2, 1, 2 and 4")
	// ErrOutside says that a program asked for an address that it may not reach.
	ErrOutside = errors.New("a program may only reach the sample API, http://127.0.0.1:8765, and what it serves itself")

	errReleased = errors.New("the run's clock has been stopped")
)
