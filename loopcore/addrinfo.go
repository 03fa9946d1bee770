package loopcore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Resolver finds the addresses of names, and the names of addresses. The zero
// net.Resolver is one. Worker threads call it.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
	LookupAddr(ctx context.Context, addr string) (names []string, err error)
}

// AddrInfo is one of the answers of getaddrinfo.
type AddrInfo struct {
	Family int // syscall.AF_INET or AF_INET6
	Kind   int // syscall.SOCK_STREAM, SOCK_DGRAM or SOCK_RAW
	Proto  int
	Addr   netip.AddrPort
}

// String is the answer as Python's repr writes it.
func (i AddrInfo) String() string {
	return fmt.Sprintf("(%s, %s, %d, '', %s)", familyRepr(i.Family), kindRepr(i.Kind), i.Proto, addrPortRepr(i.Addr))
}

// AddrInfoOptions narrow getaddrinfo down; 0: any.
type AddrInfoOptions struct {
	Family, Kind, Proto int
	Passive             bool // AI_PASSIVE: the address is to be bound, so no host is every interface
	Mapped              bool // AI_V4MAPPED: of IPv6, a host that has none is told by its IPv4 addresses
	All                 bool // AI_ALL: with Mapped, by both
}

// GetAddrInfo is loop.getaddrinfo(host, port): an []AddrInfo, found on a worker
// thread. No host ("") is this machine's loopback, or with Passive any of its
// interfaces.
func (l *Loop) GetAddrInfo(host string, port int, o AddrInfoOptions) *Operation {
	return newFlow("BaseEventLoop.getaddrinfo", func(fl *flow) Answer {
		asked, name := "", "getaddrinfo"
		if l.debug.Load() {
			asked, name = addrInfoAsked(host, port, o), "_getaddrinfo_debug"
			l.log.Debugf("Get address info %s", asked)
		}
		var took time.Duration
		f, err := l.runInExecutor(name, func(w *Worker) (any, error) {
			begun, _ := l.clock.Stamp()
			found, err := l.lookup(w, host, port, o)
			ended, _ := l.clock.Stamp()
			took = ended - begun
			return found, err
		})
		if err != nil {
			return raise(err)
		}
		return fl.await(f, func(found any, err error) Answer {
			if err == nil && asked != "" {
				l.logAddrInfo(asked, took.Seconds(), found.([]AddrInfo))
			}
			return outcome(found, err)
		})
	})
}

// addrInfoAsked is what debug mode says of the arguments.
func addrInfoAsked(host string, port int, o AddrInfoOptions) string {
	said := fmt.Sprintf("%s:%d", cmp.Or(host, "None"), port)
	if o.Family != 0 {
		said += ", family=" + familyRepr(o.Family)
	}
	if o.Kind != 0 {
		said += ", type=" + kindRepr(o.Kind)
	}
	if o.Proto != 0 {
		said += ", proto=" + strconv.Itoa(o.Proto)
	}
	if o.Passive {
		said += ", flags=<AddressInfo.AI_PASSIVE: 1>"
	}
	return said
}

// logAddrInfo is debug mode's word on what was found, a louder one if that took
// long. asyncio says it on the worker thread; here it is the loop's to say.
func (l *Loop) logAddrInfo(asked string, seconds float64, found []AddrInfo) {
	log := l.log.Debugf
	if seconds >= l.SlowCallback {
		log = l.log.Infof
	}
	log("Getting address info %s took %.3fms: %s", asked, seconds*1e3, addrInfosRepr(found))
}

// lookup is socket.getaddrinfo. Worker thread.
func (l *Loop) lookup(w *Worker, host string, port int, o AddrInfoOptions) ([]AddrInfo, error) {
	if port < 0 || port > 0xffff {
		return nil, &OSError{Errno: -8, Strerror: "Servname not supported for ai_socktype", class: "gaierror"}
	}
	ips, err := l.addresses(w, host, o)
	if err != nil {
		return nil, err
	}
	var all []AddrInfo
	for _, ip := range ips {
		family := ipAddress(netip.AddrPortFrom(ip, 0)).family()
		if o.Family != 0 && o.Family != family {
			continue
		}
		for _, kind := range []int{syscall.SOCK_STREAM, syscall.SOCK_DGRAM, syscall.SOCK_RAW} {
			proto := protocolOf(kind)
			if (o.Kind != 0 && o.Kind != kind) || (o.Proto != 0 && proto != 0 && o.Proto != proto) {
				continue
			}
			all = append(all, AddrInfo{Family: family, Kind: kind, Proto: proto, Addr: netip.AddrPortFrom(ip, uint16(port))})
			if o.Kind != 0 || o.Proto != 0 {
				break // of what is asked for, the first that fits
			}
		}
	}
	if len(all) == 0 {
		return nil, addressError(nil)
	}
	return all, nil
}

// addresses are the IP addresses of a host.
func (l *Loop) addresses(w *Worker, host string, o AddrInfoOptions) ([]netip.Addr, error) {
	switch {
	case host == "" && o.Passive:
		return []netip.Addr{netip.IPv4Unspecified(), netip.IPv6Unspecified()}, nil
	case host == "":
		return []netip.Addr{netip.IPv6Loopback(), netip.AddrFrom4([4]byte{127, 0, 0, 1})}, nil
	}
	mapped := o.Mapped && o.Family == syscall.AF_INET6
	if ip, err := netip.ParseAddr(host); err == nil {
		if mapped && ip.Is4() {
			return []netip.Addr{netip.AddrFrom16(ip.As16())}, nil
		}
		if family := ipAddress(netip.AddrPortFrom(ip, 0)).family(); o.Family != 0 && o.Family != family {
			return nil, &OSError{Errno: -9, Strerror: "Address family for hostname not supported", class: "gaierror"}
		}
		return []netip.Addr{ip}, nil
	}
	network := map[int]string{0: "ip", syscall.AF_INET: "ip4", syscall.AF_INET6: "ip6"}[o.Family]
	ips, err := l.resolver.LookupNetIP(jobContext{w}, network, host)
	if mapped && (o.All || len(ips) == 0) {
		four, failed := l.resolver.LookupNetIP(jobContext{w}, "ip4", host)
		for _, ip := range four {
			ips = append(ips, netip.AddrFrom16(ip.As16()))
		}
		if len(four) > 0 {
			return ips, nil
		}
		err = cmp.Or(err, failed)
	}
	if err != nil {
		return nil, addressError(err)
	}
	unmapped := make([]netip.Addr, len(ips)) // a resolver may give several the same list
	for i, ip := range ips {
		unmapped[i] = ip.Unmap()
	}
	return unmapped, nil
}

// jobContext is done when its worker is to drop what it does.
type jobContext struct{ worker *Worker }

// Deadline says that there is none.
func (jobContext) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }

// Done is closed when the run has been stopped.
func (c jobContext) Done() <-chan struct{} { return c.worker.Stopped() }

// Err says whether it has.
func (c jobContext) Err() error {
	select {
	case <-c.worker.Stopped():
		return context.Canceled
	default:
		return nil
	}
}

// Value is nothing.
func (jobContext) Value(any) any { return nil }

// GetNameInfo is loop.getnameinfo((host, port)): a HostPort with the name of
// the address, or the address itself if it has none, found on a worker thread.
func (l *Loop) GetNameInfo(of netip.AddrPort) *Operation {
	return newFlow("BaseEventLoop.getnameinfo", func(fl *flow) Answer {
		f, err := l.runInExecutor("getnameinfo", func(w *Worker) (any, error) {
			host := of.Addr().String()
			names, err := l.resolver.LookupAddr(jobContext{w}, host)
			var dns *net.DNSError
			if err != nil && (!errors.As(err, &dns) || !dns.IsNotFound) {
				return nil, addressError(err)
			}
			if len(names) > 0 {
				host = strings.TrimSuffix(names[0], ".")
			}
			return HostPort{Host: host, Port: int(of.Port())}, nil
		})
		if err != nil {
			return raise(err)
		}
		return fl.await(f, outcome)
	})
}

// HostPort is a host, by name or address, and a port.
type HostPort struct {
	Host string
	Port int
}

// resolve is _ensure_resolved: an address needs no worker to be found; then is
// given what there is, which is something. Use is what it is for, bind or connect.
func (l *Loop) resolve(fl *flow, use string, at HostPort, o AddrInfoOptions, then func([]AddrInfo, error) Answer) Answer {
	if info, ok := knownAddress(at, o); ok {
		if at.Port < 0 || at.Port > 0xffff {
			return then(nil, OverflowError(use+"(): port must be 0-65535."))
		}
		return then([]AddrInfo{info}, nil)
	}
	return fl.call(l.GetAddrInfo(at.Host, at.Port, o), func(v any, err error) Answer {
		infos, _ := v.([]AddrInfo)
		return then(infos, err)
	})
}

// knownAddress is _ipaddr_info: a host that is an address already.
func knownAddress(at HostPort, o AddrInfoOptions) (AddrInfo, bool) {
	ip, err := netip.ParseAddr(at.Host)
	if err != nil || ip.Zone() != "" {
		return AddrInfo{}, false
	}
	family := syscall.AF_INET6
	if ip.Is4() {
		family = syscall.AF_INET
	}
	if o.Family != 0 && o.Family != family {
		return AddrInfo{}, false
	}
	return AddrInfo{
		Family: family, Kind: o.Kind, Proto: protocolOf(o.Kind), Addr: netip.AddrPortFrom(ip, uint16(at.Port)),
	}, true
}

// OverflowError is a number that is too big for the system.
type OverflowError string

func (e OverflowError) Error() string { return string(e) }

// Class is the exception's name in Python.
func (OverflowError) Class() string { return "OverflowError" }

// addressError is socket.gaierror for a name that leads nowhere.
func addressError(err error) error {
	var dns *net.DNSError
	isDNS := errors.As(err, &dns)
	switch {
	case err == nil || (isDNS && dns.IsNotFound):
		return &OSError{Errno: -2, Strerror: "Name or service not known", class: "gaierror", cause: err}
	case isDNS && dns.Temporary():
		return &OSError{Errno: -3, Strerror: "Temporary failure in name resolution", class: "gaierror", cause: err}
	}
	return err
}

func addrInfosRepr(all []AddrInfo) string {
	var b strings.Builder
	for i, info := range all {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(info.String())
	}
	return "[" + b.String() + "]"
}

func familyRepr(family int) string {
	name := map[int]string{syscall.AF_INET: "AF_INET", syscall.AF_INET6: "AF_INET6", syscall.AF_UNIX: "AF_UNIX"}[family]
	if name == "" {
		return strconv.Itoa(family)
	}
	return fmt.Sprintf("<AddressFamily.%s: %d>", name, family)
}

func kindRepr(kind int) string {
	name := map[int]string{syscall.SOCK_STREAM: "SOCK_STREAM", syscall.SOCK_DGRAM: "SOCK_DGRAM", syscall.SOCK_RAW: "SOCK_RAW"}[kind]
	if name == "" {
		return strconv.Itoa(kind)
	}
	return fmt.Sprintf("<SocketKind.%s: %d>", name, kind)
}
