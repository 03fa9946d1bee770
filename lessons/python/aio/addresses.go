package aio

import (
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// addressValue is an address as Python writes it: (host, port), of IPv6 four of
// them, of a Unix socket its path; None if there is none.
func addressValue(at any) py.Value {
	switch at := at.(type) {
	case netip.AddrPort:
		if !at.IsValid() {
			return py.None
		}
		host, port := py.NewStr(at.Addr().WithZone("").String()), py.MakeInt(int64(at.Port()))
		if at.Addr().Is4() {
			return py.NewTuple(host, port)
		}
		return py.NewTuple(host, port, py.MakeInt(0), py.MakeInt(zoneNumber(at.Addr().Zone())))
	case string:
		if strings.HasPrefix(at, "\x00") {
			return &py.Bytes{B: []byte(at)}
		}
		return py.NewStr(at)
	}
	return py.None
}

// zoneNumber is the number of the interface that an address belongs to.
func zoneNumber(zone string) int64 {
	if zone == "" {
		return 0
	}
	if n, err := strconv.ParseInt(zone, 10, 64); err == nil {
		return n
	}
	i, err := net.InterfaceByName(zone)
	if err != nil {
		return 0
	}
	return int64(i.Index)
}

// addressWords are how a function names itself and the family in its errors.
type addressWords struct{ function, family string }

func (w addressWords) wrongType(t *py.Thread, v py.Value) error {
	return t.TypeError("%s(): %s address must be tuple, not %s", w.function, w.family, v.Type().Name)
}

// addressArgument is an argument that is an address of a family, as the loop
// has it: a netip.AddrPort, or a path. A name is looked up.
func addressArgument(t *py.Thread, family int, v py.Value, function string) (any, error) {
	if family == syscall.AF_UNIX {
		return pathArgument(t, v)
	}
	w := addressWords{function, "AF_INET"}
	if family == syscall.AF_INET6 {
		w.family = "AF_INET6"
	}
	parts, ok := py.As[*py.Tuple](v)
	if !ok {
		return nil, w.wrongType(t, v)
	}
	n := len(parts.Items)
	if w.family == "AF_INET" && n != 2 {
		return nil, t.TypeError("%s(): AF_INET address must be a pair (host, port)", function)
	}
	if n < 2 || n > 4 {
		return nil, t.TypeError("%s(): AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])", function)
	}
	host, err := hostArgument(t, parts.Items[0])
	if err != nil {
		return nil, err
	}
	port, err := t.Index(parts.Items[1])
	if err != nil {
		return nil, err
	}
	if port < 0 || port > 0xffff {
		return nil, t.OverflowError("%s(): port must be 0-65535.", function)
	}
	ip, err := hostAddress(t, host, family)
	if err != nil {
		return nil, err
	}
	if n == 4 {
		scope, err := t.Index(parts.Items[3])
		if err != nil {
			return nil, err
		}
		if scope != 0 {
			ip = ip.WithZone(strconv.Itoa(scope))
		}
	}
	return netip.AddrPortFrom(ip, uint16(port)), nil
}

// pathArgument is the address of a Unix socket.
func pathArgument(t *py.Thread, v py.Value) (any, error) {
	if s, ok := py.As[*py.Str](v); ok {
		return s.String(), nil
	}
	b, err := py.BytesOf(t, v)
	return string(b), err
}

// hostArgument is the name of a host: a str, or bytes.
func hostArgument(t *py.Thread, v py.Value) (string, error) {
	if s, ok := py.As[*py.Str](v); ok {
		return s.String(), nil
	}
	b, ok := py.As[*py.Bytes](v)
	if !ok {
		return "", t.TypeError("str, bytes or bytearray expected, not %s", v.Type().Name)
	}
	return string(b.B), nil
}

// hostAddress is the address of a host, of a family; no name is any interface.
func hostAddress(t *py.Thread, host string, family int) (netip.Addr, error) {
	switch host {
	case "":
		if family == syscall.AF_INET6 {
			return netip.IPv6Unspecified(), nil
		}
		return netip.IPv4Unspecified(), nil
	case "<broadcast>":
		return netip.AddrFrom4([4]byte{255, 255, 255, 255}), nil
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.Is4() == (family == syscall.AF_INET) {
		return ip, nil
	}
	infos, err := lookUp(t, host, 0, loopcore.AddrInfoOptions{Family: family})
	if err != nil {
		return netip.Addr{}, err
	}
	return infos[0].Addr.Addr(), nil
}

// lookUp is getaddrinfo, while other threads run.
func lookUp(t *py.Thread, host string, port int, o loopcore.AddrInfoOptions) (infos []loopcore.AddrInfo, err error) {
	if quick, known := literal(host, port, o); known {
		return quick, nil
	}
	untilStopped(t, func(stop chan struct{}) {
		infos, err = loopcore.NewSockets(nil).AddrInfo(&net.Resolver{PreferGo: true}, stop, host, port, o)
	})
	return infos, err
}

// literal is what needs no looking up: an address of any port and one kind.
func literal(host string, port int, o loopcore.AddrInfoOptions) ([]loopcore.AddrInfo, bool) {
	ip, err := netip.ParseAddr(host)
	if err != nil || o.Kind == 0 || o.Kind == syscall.SOCK_RAW {
		return nil, false
	}
	family := syscall.AF_INET6
	if ip.Is4() {
		family = syscall.AF_INET
	}
	proto := syscall.IPPROTO_TCP
	if o.Kind == syscall.SOCK_DGRAM {
		proto = syscall.IPPROTO_UDP
	}
	if o.Family != 0 && o.Family != family || o.Proto != 0 && o.Proto != proto || port < 0 || port > 0xffff {
		return nil, false
	}
	return []loopcore.AddrInfo{{Family: family, Kind: o.Kind, Proto: proto, Addr: netip.AddrPortFrom(ip, uint16(port))}}, true
}
