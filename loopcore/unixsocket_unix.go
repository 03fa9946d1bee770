//go:build unix

package loopcore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// reuseAddrByDefault is whether servers set SO_REUSEADDR if nothing is said of it.
const reuseAddrByDefault = true

// unixSocket is a new Unix socket.
func unixSocket(kind int) (int, error) {
	fd, err := newSocket(socketKind{family: syscall.AF_UNIX, kind: kind})
	return fd, osError(err)
}

// listenUnix is a Unix socket that is bound to a path. A socket's file that
// was left there before is removed.
func (l *Loop) listenUnix(path string, kind int) (int, error) {
	fd, err := unixSocket(kind)
	if err != nil {
		return -1, err
	}
	l.hold(fd)
	if err := l.mayBind(unixAddress(path)); err != nil {
		l.discard(fd)
		return -1, fmt.Errorf("bind: %w", err)
	}
	l.removeStale(path)
	if err := bindSocket(fd, unixAddress(path)); err != nil {
		l.discard(fd)
		if errors.Is(err, errAddrInUse) {
			return -1, osErrorAbout(err, "Address "+quoted(path)+" is already in use")
		}
		return -1, osError(err)
	}
	return fd, nil
}

// removeStale removes a Unix socket's file that nobody may need any more.
func (l *Loop) removeStale(path string) {
	if path[0] == 0 {
		return
	}
	info, err := os.Stat(path)
	if err == nil && info.Mode().Type() == fs.ModeSocket {
		err = os.Remove(path)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.log.Errorf("Unable to check or remove stale UNIX socket %s: %s", quoted(path), reprError(osError(err)))
	}
}

// noteFiles notes the files of a server's sockets, which go when it is closed.
func (s *Server) noteFiles() {
	for i, sock := range s.sockets {
		a := localAddress(sock.fd)
		if !a.unix || a.path == "" || a.path[0] == 0 {
			continue
		}
		if info, err := os.Stat(a.path); err == nil {
			s.sockets[i].inode = inode(info)
		}
	}
}

// removeUnixFile removes a socket's file, unless it is another's by now.
func (l *Loop) removeUnixFile(path string, was uint64) {
	info, err := os.Stat(path)
	if err == nil && inode(info) == was {
		err = os.Remove(path)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.log.Errorf("Unable to clean up listening UNIX socket %s: %s", quoted(path), reprError(osError(err)))
	}
}

func inode(info fs.FileInfo) uint64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Ino)
	}
	return 0
}
