package lessons

import (
	"errors"
	"fmt"
	"io/fs"
)

var (
	// ErrSpeed says that a speed does not lie between MinSpeed and MaxSpeed.
	ErrSpeed = errors.New("a speed lies between 1/8 and 4")
	// ErrClock says that there is no such kind of clock.
	ErrClock = errors.New("there is no such clock; there are: real, virtual")
	// ErrOutside says that a program asked for an address that it may not
	// reach. It is also fs.ErrPermission, which Python calls PermissionError.
	ErrOutside = fmt.Errorf("%w: a program may only reach the sample API here: use http://%s",
		fs.ErrPermission, apiAddress())

	// ErrListen says that a program may listen on the machine's own address only.
	ErrListen = fmt.Errorf("%w: a program may only listen on this machine's own address here: use 127.0.0.1", fs.ErrPermission)

	errReleased = errors.New("the run's clock has been stopped")
)
