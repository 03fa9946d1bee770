package loopcore

import (
	"crypto/tls"
	"errors"
	"slices"
	"strings"
	"syscall"
)

// defaultBacklog is how many connections wait to be accepted, at most.
const defaultBacklog = 100

// ServeOptions say where a server listens: on Port of Host or Hosts, or on a
// Unix socket's Path, or on Sock, which is bound already and becomes the server's.
type ServeOptions struct {
	Host    string   // "": every interface, unless there are Hosts
	Hosts   []string // the same Port on each
	Port    int      // 0: a free one
	Path    string
	Sock    int
	HasSock bool

	Family    int   // syscall.AF_INET or AF_INET6; 0: any
	Backlog   int   // 0: 100
	ReuseAddr *bool // SO_REUSEADDR; nil: on, where the system is a Unix
	ReusePort bool
	KeepAlive bool
	KeepPath  bool // the Unix socket's file stays when the server is closed (cleanup_socket=False)
	// NotYet leaves it to StartServing or ServeForever to begin (start_serving=False).
	NotYet bool

	TLS              *tls.Config
	HandshakeTimeout *float64 // seconds; nil: 60
	ShutdownTimeout  *float64 // seconds; nil: 30

	// Limit is of the readers that StartServer makes, in bytes; 0: 64 KiB. CreateServer has no use for it.
	Limit int
}

// CreateServer is loop.create_server, or with a Path loop.create_unix_server: a
// *Server, each of whose connections has a protocol that the factory makes.
func (l *Loop) CreateServer(factory func() BaseProtocol, o ServeOptions) *Operation {
	if o.Backlog == 0 {
		o.Backlog = defaultBacklog
	}
	name := "BaseEventLoop.create_server"
	if o.Path != "" {
		name = "_UnixSelectorEventLoop.create_unix_server"
	}
	return newFlow(name, func(fl *flow) Answer {
		if err := o.check(); err != nil {
			return raise(err)
		}
		switch {
		case o.HasSock:
			if err := l.checkStream(o.Sock, o.Path != ""); err != nil {
				return raise(err)
			}
			return l.serve(fl, factory, o, []int{o.Sock})
		case o.Path != "":
			fd, err := l.listenUnix(o.Path, syscall.SOCK_STREAM)
			if err != nil {
				return raise(err)
			}
			return l.serve(fl, factory, o, []int{fd})
		}
		return l.resolveHosts(fl, o, func(infos []AddrInfo, err error) Answer {
			var fds []int
			if err == nil {
				fds, err = l.bindAll(infos, o)
			}
			if err != nil {
				return raise(err)
			}
			return l.serve(fl, factory, o, fds)
		})
	})
}

func (o *ServeOptions) check() error {
	switch {
	case o.HasSock && o.Path != "":
		return ValueError("path and sock can not be specified at the same time")
	case o.HasSock && (o.Host != "" || o.Port != 0 || o.Hosts != nil):
		return ValueError("host/port and sock can not be specified at the same time")
	}
	return checkTimeouts(o.TLS, o.HandshakeTimeout, o.ShutdownTimeout)
}

// serve makes the server of sockets that are bound, and begins to accept.
func (l *Loop) serve(fl *flow, factory func() BaseProtocol, o ServeOptions, fds []int) Answer {
	s := newServer(l, fds, factory, o.Backlog, o.TLS, tlsTiming{o.HandshakeTimeout, o.ShutdownTimeout})
	if !o.KeepPath {
		s.noteFiles()
	}
	ready := func(err error) Answer {
		if err != nil {
			s.Close()
			return raise(err)
		}
		if o.Path == "" && l.debug.Load() {
			l.log.Infof("%v is serving", s)
		}
		return done(s)
	}
	if o.NotYet {
		return ready(nil)
	}
	if err := s.startNow(); err != nil {
		return ready(err)
	}
	return fl.yield(ready)
}

// resolveHosts finds the addresses of all hosts, each in a task of its own, as
// asyncio does; an address that comes twice counts once.
func (l *Loop) resolveHosts(fl *flow, o ServeOptions, then func([]AddrInfo, error) Answer) Answer {
	hosts := o.Hosts
	if hosts == nil {
		hosts = []string{o.Host}
	}
	var finds []any
	for _, host := range hosts {
		finds = append(finds, newFlow("BaseEventLoop._create_server_getaddrinfo", func(fl *flow) Answer {
			want := AddrInfoOptions{Family: o.Family, Kind: syscall.SOCK_STREAM, Passive: true}
			return l.resolve(fl, "bind", HostPort{host, o.Port}, want, func(infos []AddrInfo, err error) Answer { return outcome(infos, err) })
		}))
	}
	all, err := l.Gather(false, finds...)
	if err != nil {
		return then(nil, err)
	}
	return fl.await(all, func(v any, err error) Answer {
		if err != nil {
			return then(nil, err)
		}
		var infos []AddrInfo
		for _, found := range v.([]any) {
			for _, info := range found.([]AddrInfo) {
				if !slices.Contains(infos, info) {
					infos = append(infos, info)
				}
			}
		}
		return then(infos, nil)
	})
}

// bindAll makes a socket for each address. An address that this machine does
// not have is passed over, if there is another.
func (l *Loop) bindAll(infos []AddrInfo, o ServeOptions) (fds []int, err error) {
	defer func() {
		if err != nil {
			for _, fd := range fds {
				l.discard(fd)
			}
			fds = nil
		}
	}()
	for _, info := range infos {
		fd, err := newSocket(socketKind{info.Family, info.Kind, info.Proto})
		if err != nil { // this machine knows no such family
			if l.debug.Load() {
				l.log.WithError(osError(err)).Warnf("create_server() failed to create socket.socket(%s, %s, %d)",
					familyRepr(info.Family), kindRepr(info.Kind), info.Proto)
			}
			continue
		}
		l.hold(fd)
		fds = append(fds, fd)
		if err := o.prepare(fd, info.Family); err != nil {
			return fds, osError(err)
		}
		err = l.bind(fd, ipAddress(info.Addr))
		if err == nil {
			continue
		}
		failure := bindFailed(ipAddress(info.Addr), err)
		if !errors.Is(err, errAddrNotAvail) {
			return fds, failure
		}
		fds = fds[:len(fds)-1]
		l.discard(fd)
		if l.debug.Load() {
			var e *OSError
			errors.As(failure, &e)
			l.log.Warn(e.Strerror)
		}
	}
	if len(fds) == 0 {
		return nil, plainOSError("could not bind on any address out of [%s]", addressList(infos))
	}
	return fds, nil
}

// prepare sets the options of a socket that is to listen.
func (o *ServeOptions) prepare(fd, family int) error {
	reuse := reuseAddrByDefault
	if o.ReuseAddr != nil {
		reuse = *o.ReuseAddr
	}
	if reuse {
		if err := setReuseAddr(fd); err != nil {
			return err
		}
	}
	if o.ReusePort {
		if err := setReusePort(fd); err != nil {
			return errNoReusePort
		}
	}
	if o.KeepAlive {
		if err := setKeepAlive(fd); err != nil {
			return err
		}
	}
	if family == syscall.AF_INET6 {
		return setOnlyIPv6(fd) // else it would take IPv4's port, too
	}
	return nil
}

// errNoReusePort is asyncio's word where SO_REUSEPORT is not known.
const errNoReusePort ValueError = "reuse_port not supported by socket module"

func addressList(infos []AddrInfo) string {
	var all []string
	for _, info := range infos {
		all = append(all, addrPortRepr(info.Addr))
	}
	return strings.Join(all, ", ")
}
