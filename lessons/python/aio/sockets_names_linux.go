package aio

import "golang.org/x/sys/unix"

// The flags that Linux takes with a socket's type. Every socket here is closed
// in child processes.
const (
	nonBlocking = unix.SOCK_NONBLOCK
	closeOnExec = unix.SOCK_CLOEXEC
)

// kernelConstants are Linux's own.
func kernelConstants() map[string]int {
	return map[string]int{
		"SOCK_NONBLOCK": unix.SOCK_NONBLOCK, "SOCK_CLOEXEC": unix.SOCK_CLOEXEC, "MSG_NOSIGNAL": unix.MSG_NOSIGNAL, "MSG_MORE": unix.MSG_MORE,
		"TCP_KEEPIDLE": unix.TCP_KEEPIDLE, "TCP_KEEPINTVL": unix.TCP_KEEPINTVL, "TCP_KEEPCNT": unix.TCP_KEEPCNT, "TCP_CORK": unix.TCP_CORK,
		"TCP_USER_TIMEOUT": unix.TCP_USER_TIMEOUT, "TCP_QUICKACK": unix.TCP_QUICKACK, "TCP_FASTOPEN": unix.TCP_FASTOPEN,
		"TCP_DEFER_ACCEPT": unix.TCP_DEFER_ACCEPT, "SO_DOMAIN": unix.SO_DOMAIN, "SO_PROTOCOL": unix.SO_PROTOCOL,
		"SO_PRIORITY": unix.SO_PRIORITY, "SO_BINDTODEVICE": unix.SO_BINDTODEVICE,
	}
}
