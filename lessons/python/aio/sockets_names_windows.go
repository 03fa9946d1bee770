package aio

// The flags that Linux takes with a socket's type, and those of recv: Windows
// has the last of them only.
const nonBlocking, closeOnExec, dontWait, waitAll, peek = 0, 0, 0, 8, 2

// systemConstants are those of Windows beside what every system has.
func systemConstants() map[string]int {
	return map[string]int{
		"SO_ERROR": 0x1007, "SO_TYPE": 0x1008, "SO_ACCEPTCONN": 2, "SO_EXCLUSIVEADDRUSE": -5,
		"MSG_PEEK": 2, "MSG_OOB": 1, "MSG_DONTROUTE": 4, "MSG_WAITALL": 8,
	}
}
