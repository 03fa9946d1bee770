package loopcore

import (
	"fmt"
	"syscall"
)

// DatagramEndpoint is what CreateDatagramEndpoint answers: the transport, and
// the protocol that the factory made.
type DatagramEndpoint struct {
	Transport DatagramTransport
	Protocol  DatagramProtocol
}

// DatagramOptions say where datagrams are taken and where they go: LocalAddr
// is what the socket is bound to, RemoteAddr what it is connected to; of Unix
// sockets LocalPath and RemotePath. Or Sock is a socket, which becomes the
// transport's. With none of them a Family is needed.
type DatagramOptions struct {
	LocalAddr, RemoteAddr *HostPort
	LocalPath, RemotePath string
	Sock                  int
	HasSock               bool

	Family         int // syscall.AF_INET, AF_INET6 or AF_UNIX; 0: what the addresses are
	ReusePort      bool
	AllowBroadcast bool // RemoteAddr is where datagrams go by default, but nothing is connected
}

// places are the two ends of a datagram socket of one family.
type places struct {
	family, proto int
	ends          [2]address // local and remote
}

// CreateDatagramEndpoint is loop.create_datagram_endpoint: a *DatagramEndpoint.
func (l *Loop) CreateDatagramEndpoint(factory func() DatagramProtocol, o DatagramOptions) *Operation {
	return newFlow("BaseEventLoop.create_datagram_endpoint", func(fl *flow) Answer {
		if o.HasSock {
			if err := o.checkSock(l); err != nil {
				return raise(err)
			}
			return l.attachDatagrams(fl, o.Sock, address{}, factory, o)
		}
		return l.datagramPlaces(fl, o, func(all []places, err error) Answer {
			if err != nil {
				return raise(err)
			}
			return l.openDatagrams(fl, all, nil, o, func(fd int, remote address, err error) Answer {
				if err != nil {
					return raise(err)
				}
				return l.attachDatagrams(fl, fd, remote, factory, o)
			})
		})
	})
}

func (o *DatagramOptions) local() bool  { return o.LocalAddr != nil || o.LocalPath != "" }
func (o *DatagramOptions) remote() bool { return o.RemoteAddr != nil || o.RemotePath != "" }

// checkSock refuses a stream's socket, and options that come too late for one.
func (o *DatagramOptions) checkSock(l *Loop) error {
	k, err := socketKindOf(o.Sock)
	if err != nil {
		return err
	}
	if k.kind == syscall.SOCK_STREAM {
		return ValueError("A datagram socket was expected, got " + l.socketRepr("socket.socket", o.Sock))
	}
	if problems := o.said(); problems != "" {
		return ValueError("socket modifier keyword arguments can not be used when sock is specified. (" + problems + ")")
	}
	return osError(setNonblocking(o.Sock))
}

// said lists the options that were given, as keyword arguments.
func (o *DatagramOptions) said() string {
	said := ""
	say := func(given bool, format string, arg any) {
		if given {
			if said != "" {
				said += ", "
			}
			said += fmt.Sprintf(format, arg)
		}
	}
	say(o.local(), "local_addr=%s", endRepr(o.LocalAddr, o.LocalPath))
	say(o.remote(), "remote_addr=%s", endRepr(o.RemoteAddr, o.RemotePath))
	say(o.Family != 0, "family=%d", o.Family)
	say(o.ReusePort, "reuse_port=%s", "True")
	say(o.AllowBroadcast, "allow_broadcast=%s", "True")
	return said
}

// endRepr is one of the two ends as a program gave it.
func endRepr(at *HostPort, path string) string {
	switch {
	case at != nil:
		return fmt.Sprintf("(%s, %d)", quoted(at.Host), at.Port)
	case path != "":
		return quoted(path)
	}
	return "None"
}

// datagramPlaces finds the addresses of both ends, of each family that has all
// that are wanted.
func (l *Loop) datagramPlaces(fl *flow, o DatagramOptions, then func([]places, error) Answer) Answer {
	switch {
	case !o.local() && !o.remote():
		if o.Family == 0 {
			return then(nil, ValueError("unexpected address family"))
		}
		return then([]places{{family: o.Family}}, nil)
	case o.LocalPath != "" || o.RemotePath != "":
		p := places{family: syscall.AF_UNIX}
		if o.LocalPath != "" {
			p.ends[0] = unixAddress(o.LocalPath)
		}
		if o.RemotePath != "" {
			p.ends[1] = unixAddress(o.RemotePath)
		}
		return then([]places{p}, nil)
	}
	return l.resolveEnds(fl, o, 0, nil, func(all []places, err error) Answer {
		var whole []places
		for _, p := range all {
			if (o.LocalAddr == nil || p.ends[0].known()) && (o.RemoteAddr == nil || p.ends[1].known()) {
				whole = append(whole, p)
			}
		}
		if err == nil && len(whole) == 0 {
			err = ValueError("can not get address information")
		}
		return then(whole, err)
	})
}

// resolveEnds adds the addresses of the i-th end, and of those behind it.
func (l *Loop) resolveEnds(fl *flow, o DatagramOptions, i int, all []places, then func([]places, error) Answer) Answer {
	if i == 2 {
		return then(all, nil)
	}
	at := [2]*HostPort{o.LocalAddr, o.RemoteAddr}[i]
	if at == nil {
		return l.resolveEnds(fl, o, i+1, all, then)
	}
	want := AddrInfoOptions{Family: o.Family, Kind: syscall.SOCK_DGRAM}
	return l.resolve(fl, [2]string{"bind", "connect"}[i], *at, want, func(infos []AddrInfo, err error) Answer {
		if err != nil {
			return then(nil, err)
		}
		for _, info := range infos {
			all = addEnd(all, info, i)
		}
		return l.resolveEnds(fl, o, i+1, all, then)
	})
}

// addEnd notes the address of an end with the others of its family.
func addEnd(all []places, info AddrInfo, i int) []places {
	for k := range all {
		if all[k].family == info.Family && all[k].proto == info.Proto {
			all[k].ends[i] = ipAddress(info.Addr)
			return all
		}
	}
	p := places{family: info.Family, proto: info.Proto}
	p.ends[i] = ipAddress(info.Addr)
	return append(all, p)
}

// openDatagrams makes the socket of the first places where that can be done;
// first is the error of those before. Where it is connected, or would be but
// for broadcasts, the answer names the remote end.
func (l *Loop) openDatagrams(fl *flow, all []places, first error, o DatagramOptions, then func(int, address, error) Answer) Answer {
	if len(all) == 0 {
		return then(-1, address{}, first)
	}
	p, rest := all[0], all[1:]
	fd, err := l.bindDatagrams(p, o)
	failed := func(err error) Answer {
		if fd >= 0 {
			l.discard(fd)
		}
		if !isOSError(err) {
			return then(-1, address{}, err)
		}
		if first == nil {
			first = err
		}
		return l.openDatagrams(fl, rest, first, o, then)
	}
	if err != nil {
		return failed(err)
	}
	remote := p.ends[1]
	if !remote.known() || o.AllowBroadcast {
		return then(fd, remote, nil)
	}
	return fl.call(l.sockConnect(fd, remote), func(_ any, err error) Answer {
		if err != nil {
			return failed(err)
		}
		return then(fd, remote, nil)
	})
}

// bindDatagrams makes a datagram socket, and binds it if it has a local end.
// With an error it may answer a descriptor, too, which is to be closed.
func (l *Loop) bindDatagrams(p places, o DatagramOptions) (int, error) {
	local := p.ends[0]
	if p.family == syscall.AF_UNIX && local.known() {
		fd, err := l.listenUnix(local.path, syscall.SOCK_DGRAM)
		return fd, err
	}
	if p.family == syscall.AF_UNIX {
		fd, err := unixSocket(syscall.SOCK_DGRAM)
		if err == nil {
			l.hold(fd)
		}
		return fd, err
	}
	fd, err := newSocket(socketKind{p.family, syscall.SOCK_DGRAM, p.proto})
	if err != nil {
		return -1, osError(err)
	}
	l.hold(fd)
	if o.ReusePort {
		if err := setReusePort(fd); err != nil {
			return fd, errNoReusePort
		}
	}
	if o.AllowBroadcast {
		if err := setBroadcast(fd); err != nil {
			return fd, osError(err)
		}
	}
	if local.known() {
		return fd, l.bind(fd, local)
	}
	return fd, nil
}

// attachDatagrams makes protocol and transport of a socket. One that is ours is
// closed where that fails.
func (l *Loop) attachDatagrams(fl *flow, fd int, remote address, factory func() DatagramProtocol, o DatagramOptions) Answer {
	var p DatagramProtocol
	err := called(func() error {
		p = factory()
		return nil
	})
	waiter := l.createFuture()
	var t *DatagramSocketTransport
	if err == nil {
		t, err = l.newDatagramTransport(fd, p, remote, waiter)
	}
	if err != nil {
		if !o.HasSock {
			l.discard(fd)
		}
		return raise(err)
	}
	l.logDatagrams(t, o)
	return fl.await(waiter, func(_ any, err error) Answer {
		if err != nil {
			t.Close()
			return raise(err)
		}
		return done(&DatagramEndpoint{Transport: t, Protocol: p})
	})
}

// logDatagrams is debug mode's word on a datagram endpoint.
func (l *Loop) logDatagrams(t *DatagramSocketTransport, o DatagramOptions) {
	if !l.debug.Load() {
		return
	}
	remote := endRepr(o.RemoteAddr, o.RemotePath)
	if o.local() {
		l.log.Infof("Datagram endpoint local_addr=%s remote_addr=%s created: (%v, %s)",
			endRepr(o.LocalAddr, o.LocalPath), remote, t, instanceRepr(t.protocol))
		return
	}
	l.log.Debugf("Datagram endpoint remote_addr=%s created: (%v, %s)", remote, t, instanceRepr(t.protocol))
}
