//go:build windows

package loopcore

import (
	"strings"
	"syscall"

	"golang.org/x/sys/windows"
)

// errnoWord is what stands before the number in an error's text.
func errnoWord(errno int) string {
	if errno < 0 {
		return "Errno"
	}
	return "WinError"
}

// trimStrerror leaves out the full stop that the system's sentences end with.
func trimStrerror(s string) string { return strings.TrimRight(s, ". \r\n") }

// errnoClass is the subclass of OSError that Python raises for a number of the
// system's (PEP 3151).
func errnoClass(errno syscall.Errno) string {
	switch errno {
	case windows.WSAEWOULDBLOCK, windows.WSAEALREADY, windows.WSAEINPROGRESS:
		return "BlockingIOError"
	case windows.WSAESHUTDOWN, windows.ERROR_BROKEN_PIPE, windows.ERROR_NO_DATA:
		return "BrokenPipeError"
	case windows.WSAECONNABORTED:
		return "ConnectionAbortedError"
	case windows.WSAECONNREFUSED:
		return "ConnectionRefusedError"
	case windows.WSAECONNRESET:
		return "ConnectionResetError"
	case windows.ERROR_FILE_EXISTS, windows.ERROR_ALREADY_EXISTS:
		return "FileExistsError"
	case windows.ERROR_FILE_NOT_FOUND, windows.ERROR_PATH_NOT_FOUND:
		return "FileNotFoundError"
	case windows.WSAEINTR:
		return "InterruptedError"
	case windows.WSAEACCES, windows.ERROR_ACCESS_DENIED:
		return "PermissionError"
	case windows.WSAETIMEDOUT:
		return "TimeoutError"
	}
	return "OSError"
}

// outOfResources reports whether accept failed for want of something that may
// be free again in a while.
func outOfResources(errno syscall.Errno) bool {
	return errno == windows.WSAEMFILE || errno == windows.WSAENOBUFS
}

const (
	errAddrInUse    = windows.WSAEADDRINUSE
	errAddrNotAvail = windows.WSAEADDRNOTAVAIL
	errAborted      = windows.WSAECONNABORTED
)
