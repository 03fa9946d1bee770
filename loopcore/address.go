package loopcore

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
)

// address is where a socket is bound or connected: an IP address and a port, or
// the path of a Unix socket. The zero address is none.
type address struct {
	ip   netip.AddrPort
	path string // a leading NUL makes it a name in Linux's abstract namespace
	unix bool
}

func ipAddress(ip netip.AddrPort) address { return address{ip: ip} }

func unixAddress(path string) address { return address{path: path, unix: true} }

// known reports whether it is an address at all.
func (a address) known() bool { return a.unix || a.ip.IsValid() }

// value is the address as programs see it: a netip.AddrPort, a string, or nil.
func (a address) value() any {
	switch {
	case a.unix:
		return a.path
	case a.ip.IsValid():
		return a.ip
	}
	return nil
}

// family is the address family a socket for it has.
func (a address) family() int {
	switch {
	case a.unix:
		return syscall.AF_UNIX
	case a.ip.Addr().Is4():
		return syscall.AF_INET
	}
	return syscall.AF_INET6
}

// String is the address as Python's repr writes it.
func (a address) String() string {
	switch {
	case a.unix:
		return quoted(a.path)
	case !a.ip.IsValid():
		return "None"
	}
	return addrPortRepr(a.ip)
}

// text is the address as Python's str writes it: a path has no quotes. A name in
// the abstract namespace is bytes.
func (a address) text() string {
	switch {
	case !a.unix:
		return a.String()
	case strings.HasPrefix(a.path, "\x00"):
		return "b" + quoted(a.path)
	}
	return a.path
}

// check refuses a path that is longer than the system can say.
func (a address) check() error {
	if a.unix && len(a.path) >= maxUnixPath {
		return plainOSError("AF_UNIX path too long")
	}
	return nil
}

// addrPortRepr is ('127.0.0.1', 80), or of IPv6 ('::1', 80, 0, 0).
func addrPortRepr(ip netip.AddrPort) string {
	if ip.Addr().Is4() {
		return fmt.Sprintf("('%s', %d)", ip.Addr(), ip.Port())
	}
	return fmt.Sprintf("('%s', %d, 0, %d)", ip.Addr(), ip.Port(), zoneID(ip.Addr().Zone()))
}

// zoneID is the number of the interface that a scoped address belongs to.
func zoneID(zone string) uint32 {
	if zone == "" {
		return 0
	}
	if n, err := strconv.ParseUint(zone, 10, 32); err == nil {
		return uint32(n)
	}
	i, err := net.InterfaceByName(zone)
	if err != nil {
		return 0
	}
	return uint32(i.Index)
}

// zoned is an address with the interface it belongs to, if it belongs to one.
func zoned(a netip.Addr, zone uint32) netip.Addr {
	if zone == 0 {
		return a
	}
	return a.WithZone(strconv.FormatUint(uint64(zone), 10))
}

// socketKind is what a socket is made as: its family, type and protocol.
type socketKind struct{ family, kind, proto int }

// socketKindOf is what a descriptor is, as far as the system tells.
func socketKindOf(fd int) (socketKind, error) {
	kind, err := socketType(fd)
	if err != nil {
		return socketKind{}, osError(err)
	}
	k := socketKind{family: socketFamily(fd), kind: kind}
	if k.family != syscall.AF_UNIX {
		k.proto = protocolOf(kind)
	}
	return k, nil
}

// protocolOf is the protocol of the internet's sockets of that type.
func protocolOf(kind int) int {
	switch kind {
	case syscall.SOCK_STREAM:
		return syscall.IPPROTO_TCP
	case syscall.SOCK_DGRAM:
		return syscall.IPPROTO_UDP
	}
	return 0
}

// socketRepr is a socket as Python writes it, with what it is connected to.
func socketRepr(class string, fd int, peer address) string {
	s := fmt.Sprintf("<%s fd=%d", class, fd)
	k, err := socketKindOf(fd)
	if err != nil {
		return s + ">"
	}
	s += fmt.Sprintf(", family=%d, type=%d, proto=%d", k.family, k.kind, k.proto)
	if a := localAddress(fd); a.known() && (!a.unix || a.path != "") {
		s += ", laddr=" + a.text()
	}
	if peer.known() && (!peer.unix || peer.path != "") {
		s += ", raddr=" + peer.text()
	}
	return s + ">"
}
