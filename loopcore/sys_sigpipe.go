//go:build unix && !darwin

package loopcore

import "golang.org/x/sys/unix"

const sendFlags = unix.MSG_NOSIGNAL
