//go:build windows

package loopcore

// reuseAddrByDefault is whether servers set SO_REUSEADDR if nothing is said of
// it: on Windows that would let two servers have one port.
const reuseAddrByDefault = false

// errNoUnixSockets is asyncio's answer on Windows.
const errNoUnixSockets NotImplementedError = "Unix sockets are not supported on Windows"

func unixSocket(int) (int, error) { return -1, errNoUnixSockets }

func (l *Loop) listenUnix(string, int) (int, error) { return -1, errNoUnixSockets }

func (s *Server) noteFiles() {}

func (l *Loop) removeUnixFile(string, uint64) {}
