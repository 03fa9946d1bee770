package gui

import (
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

// Display says whether system has a screen to open a window on. The toolkit
// panics where it has none, and a DISPLAY that leads nowhere is common: over
// ssh, in tmux, after sudo.
func Display(system string) bool {
	switch system {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("WAYLAND_DISPLAY") != "" || answers(os.Getenv("DISPLAY"))
}

// answers says whether an X server listens where DISPLAY says, host:number.screen.
func answers(display string) bool {
	host, rest, ok := cutLast(display, ":")
	if !ok {
		return false
	}
	digits, _, _ := strings.Cut(rest, ".")
	number, err := strconv.Atoi(digits)
	if err != nil || number < 0 {
		return false
	}
	if host != "" && host != "unix" {
		return dials("tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(6000+number)))
	}
	socket := "/tmp/.X11-unix/X" + digits
	return dials("unix", socket) || dials("unix", "@"+socket)
}

func dials(network, address string) bool {
	c, err := net.DialTimeout(network, address, 3*time.Second)
	if err != nil {
		return false
	}
	_ = c.Close()
	return true
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
