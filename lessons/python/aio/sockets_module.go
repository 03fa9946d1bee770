package aio

import (
	_ "embed" // socket, which is written in Python
	"encoding/binary"
	"math/bits"
	"net"
	"net/netip"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

//go:embed lib/socket.py
var socketSource string

//go:embed lib/socketfiles.py
var socketFilesSource string

// loadSocketCore makes _socket: the calls that the module socket is made of.
func loadSocketCore(t *py.Thread) (*py.Module, error) {
	defineSocketErrors(t.In())
	SocketClass.Define(socketSpec)
	values := map[string]py.Value{
		"error": py.Errors.OSError, "timeout": py.Errors.TimeoutError, "has_ipv6": py.True,
		"INADDR_BROADCAST": py.MakeInt(0xffffffff), "INADDR_LOOPBACK": py.MakeInt(0x7f000001),
	}
	for name, n := range socketConstants() {
		values[name] = py.MakeInt(int64(n))
	}
	return py.NewModule(py.ModuleSpec{
		Name: "_socket", Classes: []*py.Class{SocketClass, gaierrorClass, herrorClass}, Values: values,
		Defs: append(byteOrderDefs(), []py.Def{
			{Sig: "getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)", Fn: getAddrInfo},
			{Sig: "gethostbyname(hostname, /)", Fn: getHostByName},
			{Sig: "gethostname()", Fn: func(*py.Thread, []py.Value) (py.Value, error) {
				name, err := os.Hostname()
				return py.NewStr(name), err
			}},
			{Sig: "getnameinfo(sockaddr, flags, /)", Fn: getNameInfo},
			{Sig: "inet_aton(ip_addr, /)", Fn: inetAton},
			{Sig: "inet_ntoa(packed_ip, /)", Fn: inetNtoa},
			{Sig: "inet_pton(address_family, ip_string, /)", Fn: inetPton},
			{Sig: "inet_ntop(address_family, packed_ip, /)", Fn: inetNtop},
			{Sig: "_socketpair(family, type)", Fn: socketPair},
			{Sig: "dup(fd, /)", Fn: socketDup},
			{Sig: "close(fd, /)", Fn: socketClose},
			{Sig: "setdefaulttimeout(timeout, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				seconds, err := timeoutArgument(t, args[0])
				if err == nil {
					socketsOf(t.In()).limit = seconds
				}
				return nil, err
			}},
			{Sig: "getdefaulttimeout()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return timeoutValue(socketsOf(t.In()).limit), nil
			}},
		}...),
	}), nil
}

// socketConstants are the numbers of this system.
func socketConstants() map[string]int {
	all := map[string]int{
		"AF_UNSPEC": 0, "AF_INET": syscall.AF_INET, "AF_INET6": syscall.AF_INET6, "AF_UNIX": syscall.AF_UNIX,
		"SOCK_STREAM": syscall.SOCK_STREAM, "SOCK_DGRAM": syscall.SOCK_DGRAM, "SOCK_RAW": syscall.SOCK_RAW,
		"SOL_SOCKET": syscall.SOL_SOCKET, "SO_REUSEADDR": syscall.SO_REUSEADDR, "SO_KEEPALIVE": syscall.SO_KEEPALIVE,
		"SO_BROADCAST": syscall.SO_BROADCAST, "SO_RCVBUF": syscall.SO_RCVBUF, "SO_SNDBUF": syscall.SO_SNDBUF,
		"SO_LINGER": syscall.SO_LINGER, "SOMAXCONN": syscall.SOMAXCONN,
		"IPPROTO_IP": syscall.IPPROTO_IP, "IPPROTO_TCP": syscall.IPPROTO_TCP, "IPPROTO_UDP": syscall.IPPROTO_UDP,
		"IPPROTO_IPV6": syscall.IPPROTO_IPV6, "IPPROTO_ICMP": 1, "TCP_NODELAY": syscall.TCP_NODELAY,
		"IPV6_V6ONLY": syscall.IPV6_V6ONLY, "SHUT_RD": 0, "SHUT_WR": 1, "SHUT_RDWR": 2,
		"AI_PASSIVE": passiveFlag, "AI_CANONNAME": 2, "AI_NUMERICHOST": 4, "AI_V4MAPPED": 8, "AI_ALL": 16, "AI_ADDRCONFIG": 32,
		"AI_NUMERICSERV": 1024, "NI_NUMERICHOST": numericHostFlag, "NI_NUMERICSERV": 2, "NI_NOFQDN": 4, "NI_NAMEREQD": 8, "NI_DGRAM": 16,
		"EAI_ADDRFAMILY": -9, "EAI_AGAIN": -3, "EAI_BADFLAGS": -1, "EAI_FAIL": -4, "EAI_FAMILY": -6, "EAI_MEMORY": -10,
		"EAI_NODATA": -5, "EAI_NONAME": -2, "EAI_SERVICE": -8, "EAI_SOCKTYPE": -7, "EAI_SYSTEM": -11,
		"INADDR_ANY": 0, "INADDR_NONE": 0xffffffff,
	}
	for name, n := range systemConstants() {
		all[name] = n
	}
	return all
}

// byteOrderDefs are htons and its kin: Python runs on machines whose own order
// is little-endian, and so do we.
func byteOrderDefs() []py.Def {
	short := func(t *py.Thread, args []py.Value) (py.Value, error) {
		n, err := t.Index(args[0])
		if err != nil {
			return nil, err
		}
		if n < 0 || n > 0xffff {
			return nil, t.OverflowError("htons: Python int too large to convert to C 16-bit unsigned integer")
		}
		return py.MakeInt(int64(bits.ReverseBytes16(uint16(n)))), nil
	}
	long := func(t *py.Thread, args []py.Value) (py.Value, error) {
		n, err := t.Index(args[0])
		if err != nil {
			return nil, err
		}
		if n < 0 || n > 0xffffffff {
			return nil, t.OverflowError("int larger than 32 bits")
		}
		return py.MakeInt(int64(bits.ReverseBytes32(uint32(n)))), nil
	}
	return []py.Def{
		{Sig: "htons(x, /)", Fn: short},
		{Sig: "ntohs(x, /)", Fn: short},
		{Sig: "htonl(x, /)", Fn: long},
		{Sig: "ntohl(x, /)", Fn: long},
	}
}

// hostAndPort are the first two arguments of getaddrinfo.
func hostAndPort(t *py.Thread, host, port py.Value, proto string) (string, int, error) {
	name := ""
	if given(host) != nil {
		var err error
		if name, err = hostArgument(t, host); err != nil {
			return "", 0, err
		}
	}
	if given(port) == nil {
		return name, 0, nil
	}
	if _, text := py.As[*py.Str](port); !text {
		n, err := t.Index(port)
		return name, n, err
	}
	service, err := hostArgument(t, port)
	if err != nil {
		return "", 0, err
	}
	if n, err := strconv.Atoi(service); err == nil {
		return name, n, nil
	}
	n, err := net.LookupPort(proto, service)
	if err != nil {
		return "", 0, makeException(t, gaierrorClass, py.MakeInt(-8), py.NewStr("Servname not supported for ai_socktype"))
	}
	return name, n, nil
}

func getHostByName(t *py.Thread, args []py.Value) (py.Value, error) {
	host, err := hostArgument(t, args[0])
	if err != nil {
		return nil, err
	}
	ip, err := hostAddress(t, host, syscall.AF_INET)
	return py.NewStr(ip.String()), err
}

// inetAton takes what C's inet_aton takes: one to four numbers, of base 8, 10 or 16.
func inetAton(t *py.Thread, args []py.Value) (py.Value, error) {
	text, err := hostArgument(t, args[0])
	if err != nil {
		return nil, err
	}
	n, ok := dotted(text)
	if !ok {
		return nil, t.Raise(py.Errors.OSError, "illegal IP address string passed to inet_aton")
	}
	return &py.Bytes{B: binary.BigEndian.AppendUint32(nil, n)}, nil
}

// dotted is the IPv4 address that C reads from one to four numbers.
func dotted(text string) (uint32, bool) {
	parts := strings.Split(text, ".")
	if len(parts) > 4 {
		return 0, false
	}
	whole := uint64(0)
	for i, part := range parts {
		most := uint64(0xff)
		if last := len(parts) - 1; i == last {
			most = 1<<(8*(4-last)) - 1
		}
		n, err := strconv.ParseUint(part, 0, 32)
		if err != nil || n > most || strings.ContainsAny(part, "_bBoO") {
			return 0, false
		}
		if i == len(parts)-1 {
			whole |= n
			break
		}
		whole |= n << (8 * (3 - i))
	}
	return uint32(whole), true
}

func inetNtoa(t *py.Thread, args []py.Value) (py.Value, error) {
	b, err := py.BytesOf(t, args[0])
	if err != nil {
		return nil, err
	}
	if len(b) != 4 {
		return nil, t.Raise(py.Errors.OSError, "packed IP wrong length")
	}
	return py.NewStr(netip.AddrFrom4([4]byte(b)).String()), nil
}

func inetPton(t *py.Thread, args []py.Value) (py.Value, error) {
	family, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	text, err := hostArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	if family != syscall.AF_INET && family != syscall.AF_INET6 {
		return nil, loopcore.NewOSError(syscall.EAFNOSUPPORT, py.ErrnoText(int(syscall.EAFNOSUPPORT)))
	}
	ip, err := netip.ParseAddr(text)
	if err != nil || ip.Is4() != (family == syscall.AF_INET) || ip.Zone() != "" {
		return nil, t.Raise(py.Errors.OSError, "illegal IP address string passed to inet_pton")
	}
	return &py.Bytes{B: ip.AsSlice()}, nil
}

func inetNtop(t *py.Thread, args []py.Value) (py.Value, error) {
	family, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	b, err := py.BytesOf(t, args[1])
	if err != nil {
		return nil, err
	}
	size := map[int]int{syscall.AF_INET: 4, syscall.AF_INET6: 16}[family]
	if size == 0 {
		return nil, t.ValueError("unknown address family %d", family)
	}
	ip, ok := netip.AddrFromSlice(b)
	if !ok || len(b) != size {
		return nil, t.ValueError("invalid length of packed IP address string")
	}
	return py.NewStr(ip.String()), nil
}

// socketPair answers two descriptors that are connected.
func socketPair(t *py.Thread, args []py.Value) (py.Value, error) {
	family, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	if runtime.GOOS != "windows" && family != syscall.AF_UNIX {
		return nil, loopcore.NewOSError(syscall.EOPNOTSUPP, py.ErrnoText(int(syscall.EOPNOTSUPP)))
	}
	kind, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	all, b := socketsOf(t.In()), -1
	a, err := opened(all, func() (a int, err error) {
		a, b, err = all.Pair(kind)
		return a, err
	})
	return py.NewTuple(py.MakeInt(int64(all.loosen(a))), py.MakeInt(int64(all.loosen(b)))), err
}

func socketDup(t *py.Thread, args []py.Value) (py.Value, error) {
	fd, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	all := socketsOf(t.In())
	if !all.knows(fd) {
		return nil, badDescriptor()
	}
	n, err := opened(all, func() (int, error) { return all.Dup(fd) })
	return py.MakeInt(int64(all.loosen(n))), err
}

// socketClose closes a descriptor by its number, if it is one of the program's
// sockets.
func socketClose(t *py.Thread, args []py.Value) (py.Value, error) {
	fd, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	return nil, socketsOf(t.In()).closeNumber(fd)
}
