package loopcore

import (
	"cmp"
	"crypto/tls"
	"fmt"
	"slices"
	"strings"
	"syscall"
)

// Connection is what CreateConnection answers: the transport, and the protocol
// that the factory made.
type Connection struct {
	Transport Transport
	Protocol  BaseProtocol
}

// ConnectOptions say what to connect to: Host and Port, or a Unix socket's
// Path, or Sock, a socket that is connected already and becomes the transport's.
type ConnectOptions struct {
	Host    string
	Port    int
	Path    string
	Sock    int
	HasSock bool

	Family    int       // syscall.AF_INET or AF_INET6; 0: any
	LocalAddr *HostPort // where to connect from; nil: wherever the system likes
	// HappyEyeballsDelay is after how many seconds the next address is tried
	// while the one before has not answered; nil: each is tried to its end.
	HappyEyeballsDelay *float64
	// Interleave mixes the addresses' families, beginning with so many of the
	// first; 0: 1 with a HappyEyeballsDelay, else the addresses keep their order.
	Interleave int
	AllErrors  bool // the error is an ExceptionGroup of all that failed

	TLS              *tls.Config
	ServerHostname   string   // as the certificate must have it; "": TLS.ServerName, else Host
	HandshakeTimeout *float64 // seconds; nil: 60
	ShutdownTimeout  *float64 // seconds; nil: 30

	// Limit is of OpenConnection's reader, in bytes; 0: 64 KiB. CreateConnection has no use for it.
	Limit int
}

// CreateConnection is loop.create_connection, or with a Path
// loop.create_unix_connection: a *Connection. The addresses of a name are tried
// in their order, until one of them answers.
func (l *Loop) CreateConnection(factory func() BaseProtocol, o ConnectOptions) *Operation {
	name := "BaseEventLoop.create_connection"
	if o.Path != "" {
		name = "_UnixSelectorEventLoop.create_unix_connection"
	}
	return newFlow(name, func(fl *flow) Answer {
		if err := o.check(); err != nil {
			return raise(err)
		}
		finish := func(fd int, err error) Answer {
			if err != nil {
				return raise(err)
			}
			return l.attach(fl, fd, !o.HasSock, factory, encryption{
				config: o.TLS, hostname: cmp.Or(o.certificateName(), o.Host),
				timing: tlsTiming{o.HandshakeTimeout, o.ShutdownTimeout},
			}, func(c *Connection) {
				if o.Path == "" {
					l.logConnected(c, o)
				}
			})
		}
		switch {
		case o.HasSock:
			return finish(o.Sock, l.checkStream(o.Sock, o.Path != ""))
		case o.Path != "":
			return l.connectUnix(fl, o.Path, finish)
		}
		return l.connectHost(fl, o, finish)
	})
}

// check refuses what does not go together.
func (o *ConnectOptions) check() error {
	host := o.Host != "" || o.Port != 0
	switch {
	case o.ServerHostname != "" && o.TLS == nil:
		return ValueError("server_hostname is only meaningful with ssl")
	case o.TLS != nil && o.certificateName() == "" && o.Path != "":
		return ValueError("you have to pass server_hostname when using ssl")
	case o.TLS != nil && o.certificateName() == "" && o.Host == "":
		return ValueError("You must set server_hostname when using ssl without a host")
	case o.HasSock && o.Path != "":
		return ValueError("path and sock can not be specified at the same time")
	case o.HasSock && host:
		return ValueError("host/port and sock can not be specified at the same time")
	case !o.HasSock && !host && o.Path == "":
		return ValueError("host and port was not specified and no sock specified")
	}
	return checkTimeouts(o.TLS, o.HandshakeTimeout, o.ShutdownTimeout)
}

// certificateName is whom the certificate must name, if anything says so but Host.
func (o *ConnectOptions) certificateName() string {
	if o.ServerHostname == "" && o.TLS != nil {
		return o.TLS.ServerName
	}
	return o.ServerHostname
}

// checkTimeouts refuses TLS's time limits where there is no TLS.
func checkTimeouts(config *tls.Config, handshake, shutdown *float64) error {
	switch {
	case config != nil:
		return nil
	case handshake != nil:
		return ValueError("ssl_handshake_timeout is only meaningful with ssl")
	case shutdown != nil:
		return ValueError("ssl_shutdown_timeout is only meaningful with ssl")
	}
	return nil
}

// checkStream refuses a socket that is not of a stream, and has it not block.
func (l *Loop) checkStream(fd int, mustBeUnix bool) error {
	k, err := socketKindOf(fd)
	if err != nil {
		return err
	}
	if mustBeUnix && (k.kind != syscall.SOCK_STREAM || k.family != syscall.AF_UNIX) {
		return ValueError("A UNIX Domain Stream Socket was expected, got " + l.socketRepr("socket.socket", fd))
	}
	if k.kind != syscall.SOCK_STREAM {
		return ValueError("A Stream Socket was expected, got " + l.socketRepr("socket.socket", fd))
	}
	return osError(setNonblocking(fd))
}

// logConnected is debug mode's word on a connection.
func (l *Loop) logConnected(c *Connection, o ConnectOptions) {
	if !l.debug.Load() {
		return
	}
	sock := "None"
	if fd, ok := c.Transport.ExtraInfo("socket").(int); ok {
		sock = l.socketRepr("asyncio.TransportSocket", fd)
	}
	host, port := cmp.Or(o.Host, "None"), fmt.Sprint(o.Port)
	if o.HasSock {
		port = "None"
	}
	l.log.Debugf("%s connected to %s:%s: (%v, %s)", sock, host, port, c.Transport, instanceRepr(c.Protocol))
}

// attach is _create_connection_transport: a protocol and a transport for a
// connected socket. One that is ours is closed where that fails.
func (l *Loop) attach(fl *flow, fd int, ours bool, factory func() BaseProtocol, setup encryption, made func(*Connection)) Answer {
	c := &Connection{}
	err := called(func() error {
		c.Protocol = factory()
		return nil
	})
	waiter := l.createFuture()
	if err == nil {
		c.Transport, err = l.newConnection(fd, c.Protocol, waiter, address{}, nil, setup)
	}
	if err != nil {
		if ours {
			l.discard(fd)
		}
		return raise(err)
	}
	return fl.await(waiter, func(_ any, err error) Answer {
		if err != nil {
			c.Transport.Close()
			return raise(err)
		}
		made(c)
		return done(c)
	})
}

// ConnectAcceptedSocket is loop.connect_accepted_socket: a *Connection of a
// socket that was accepted outside the loop.
func (l *Loop) ConnectAcceptedSocket(factory func() BaseProtocol, fd int, config *tls.Config, handshake, shutdown *float64) *Operation {
	return newFlow("BaseEventLoop.connect_accepted_socket", func(fl *flow) Answer {
		if err := cmp.Or(checkTimeouts(config, handshake, shutdown), l.checkStream(fd, false)); err != nil {
			return raise(err)
		}
		setup := encryption{config: config, serverSide: true, timing: tlsTiming{handshake, shutdown}}
		return l.attach(fl, fd, false, factory, setup, func(c *Connection) {
			if l.debug.Load() {
				l.log.Debugf("%s handled: (%v, %s)", l.socketRepr("asyncio.TransportSocket", fd), c.Transport, instanceRepr(c.Protocol))
			}
		})
	})
}

// connectUnix connects to a Unix socket.
func (l *Loop) connectUnix(fl *flow, path string, then func(int, error) Answer) Answer {
	fd, err := unixSocket(syscall.SOCK_STREAM)
	if err != nil {
		return then(-1, err)
	}
	l.hold(fd)
	return fl.call(l.sockConnect(fd, unixAddress(path)), func(_ any, err error) Answer {
		if err != nil {
			l.discard(fd)
		}
		return then(fd, err)
	})
}

// connectHost connects to the first of a host's addresses that answers.
func (l *Loop) connectHost(fl *flow, o ConnectOptions, then func(int, error) Answer) Answer {
	want := AddrInfoOptions{Family: o.Family, Kind: syscall.SOCK_STREAM}
	return l.resolve(fl, "connect", HostPort{o.Host, o.Port}, want, func(infos []AddrInfo, err error) Answer {
		if err != nil {
			return then(-1, err)
		}
		a := &attempts{loop: l, infos: infos, options: o, then: then}
		if n := o.Interleave; n > 0 || o.HappyEyeballsDelay != nil {
			a.infos = interleave(infos, max(n, 1))
		}
		if o.LocalAddr == nil {
			return a.begin(fl)
		}
		return l.resolve(fl, "bind", *o.LocalAddr, want, func(local []AddrInfo, err error) Answer {
			if err != nil {
				return then(-1, err)
			}
			a.local = local
			return a.begin(fl)
		})
	})
}

// attempts are what is tried to connect to a host.
type attempts struct {
	loop    *Loop
	infos   []AddrInfo
	local   []AddrInfo // where to connect from; none: wherever
	options ConnectOptions
	errors  [][]error // of each that was begun
	then    func(fd int, err error) Answer
}

func (a *attempts) begin(fl *flow) Answer {
	if a.options.HappyEyeballsDelay != nil {
		return a.race(fl)
	}
	return a.next(fl, 0)
}

// next tries the addresses from the i-th on, one after the other.
func (a *attempts) next(fl *flow, i int) Answer {
	if i == len(a.infos) {
		return a.then(-1, a.failure())
	}
	return fl.call(a.connect(a.infos[i]), func(v any, err error) Answer {
		switch {
		case err == nil:
			return a.then(v.(int), nil)
		case isOSError(err):
			return a.next(fl, i+1)
		}
		return a.then(-1, err)
	})
}

// connect is _connect_sock: a descriptor that is connected to an address.
func (a *attempts) connect(info AddrInfo) *Operation {
	l := a.loop
	return newFlow("BaseEventLoop._connect_sock", func(fl *flow) Answer {
		mine := len(a.errors)
		a.errors = append(a.errors, nil)
		fd, err := newSocket(socketKind{info.Family, info.Kind, info.Proto})
		failed := func(err error, before ...error) Answer {
			if fd >= 0 {
				l.discard(fd)
			}
			if isOSError(err) {
				a.errors[mine] = append(before, err)
			}
			return raise(err)
		}
		if err != nil {
			return failed(osError(err))
		}
		l.hold(fd)
		if before, err := a.bind(fd, info.Family); err != nil {
			return failed(err, before...)
		}
		return fl.call(l.sockConnect(fd, ipAddress(info.Addr)), func(_ any, err error) Answer {
			if err != nil {
				return failed(err)
			}
			return done(fd)
		})
	})
}

// bind binds the socket to the first of the local addresses that will do. Where
// none does the last one's error follows those before.
func (a *attempts) bind(fd, family int) (before []error, err error) {
	if a.local == nil {
		return nil, nil
	}
	var failures []error
	for _, local := range a.local {
		if local.Family != family {
			continue
		}
		to := ipAddress(local.Addr)
		err := a.loop.bind(fd, to)
		if err == nil {
			return nil, nil
		}
		failures = append(failures, bindFailed(to, err))
	}
	if len(failures) == 0 {
		return nil, plainOSError("no matching local address with family=%s found", familyRepr(family))
	}
	last := len(failures) - 1
	return failures[:last], failures[last]
}

// bindFailed words a failed bind as asyncio does.
func bindFailed(a address, err error) error {
	return osErrorAbout(err, fmt.Sprintf("error while attempting to bind on address %v: %s", a, strings.ToLower(osError(err).Error())))
}

// failure is the error of a connection that no address would give.
func (a *attempts) failure() error {
	all := slices.Concat(a.errors...)
	if a.options.AllErrors {
		return &ExceptionGroup{Message: "create_connection failed", Errors: all}
	}
	if len(all) == 0 {
		return &OSError{Strerror: "create_connection failed", class: "TimeoutError"}
	}
	words := make([]string, len(all))
	for i, err := range all {
		words[i] = err.Error()
	}
	if len(slices.Compact(slices.Clone(words))) == 1 {
		return all[0]
	}
	return plainOSError("Multiple exceptions: %s", strings.Join(words, ", "))
}

// interleave is _interleave_addrinfos: the families take turns, after so many
// less one of the first.
func interleave(infos []AddrInfo, first int) []AddrInfo {
	var families []int
	of := map[int][]AddrInfo{}
	for _, info := range infos {
		if of[info.Family] == nil {
			families = append(families, info.Family)
		}
		of[info.Family] = append(of[info.Family], info)
	}
	var mixed []AddrInfo
	if first > 1 && len(families) > 0 {
		f := families[0]
		n := min(first-1, len(of[f]))
		mixed, of[f] = append(mixed, of[f][:n]...), of[f][n:]
	}
	for len(mixed) < len(infos) {
		for _, f := range families {
			if len(of[f]) > 0 {
				mixed, of[f] = append(mixed, of[f][0]), of[f][1:]
			}
		}
	}
	return mixed
}
