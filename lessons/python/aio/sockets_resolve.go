package aio

import (
	"encoding/binary"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The flags of getaddrinfo and getnameinfo, as Linux has them.
const (
	passiveFlag     = 1
	canonicalFlag   = 2
	hostNumberFlag  = 4 // of getaddrinfo
	mappedFlag      = 8
	allFlag         = 16
	configuredFlag  = 32
	portNumberFlag  = 1024
	addressFlags    = passiveFlag | canonicalFlag | hostNumberFlag | mappedFlag | allFlag | configuredFlag | portNumberFlag
	numericHostFlag = 1 // of getnameinfo
	numericPortFlag = 2
	shortNameFlag   = 4
	needNameFlag    = 8
	datagramFlag    = 16
	nameFlags       = numericHostFlag | numericPortFlag | shortNameFlag | needNameFlag | datagramFlag
)

// What getaddrinfo says, as the C library says it.
const (
	badFlags     = -1
	noName       = -2
	noFamily     = -6
	noSocketType = -7
	noService    = -8
)

// noAddress is the error of a name or a service that cannot be looked up.
func noAddress(t *py.Thread, n int) error {
	words := map[int]string{
		badFlags: "Bad value for ai_flags", noName: "Name or service not known", noFamily: "ai_family not supported",
		noSocketType: "ai_socktype not supported", noService: "Servname not supported for ai_socktype",
	}
	return makeException(t, gaierrorClass, py.MakeInt(int64(n)), py.NewStr(words[n]))
}

// question is what getaddrinfo is asked.
type question struct {
	loopcore.AddrInfoOptions
	host      string
	port      int
	canonical bool // the first answer says the host's name
	named     bool // the port was a service's name: of streams and datagrams alone
}

// addressQuestion reads host, port, family, type, proto and flags.
func addressQuestion(t *py.Thread, args []py.Value) (question, error) {
	var q question
	flags := 0
	for i, to := range []*int{&q.Family, &q.Kind, &q.Proto, &flags} {
		var err error
		if *to, err = numberOr(t, args[i+2], 0); err != nil {
			return q, err
		}
	}
	host, port := given(args[0]), given(args[1])
	if host != nil {
		var err error
		if q.host, err = hostArgument(t, host); err != nil {
			return q, t.TypeError("getaddrinfo() argument 1 must be string or None")
		}
	}
	q.Passive, q.Mapped, q.All = flags&passiveFlag != 0, flags&mappedFlag != 0, flags&allFlag != 0
	q.canonical = flags&canonicalFlag != 0
	switch {
	case host == nil && port == nil, host != nil && q.host == "":
		return q, noAddress(t, noName)
	case flags&^addressFlags != 0, q.canonical && host == nil:
		return q, noAddress(t, badFlags)
	case q.Family != 0 && q.Family != syscall.AF_INET && q.Family != syscall.AF_INET6:
		return q, noAddress(t, noFamily)
	}
	if err := q.checkKind(t); err != nil {
		return q, err
	}
	if port != nil {
		if err := q.readPort(t, port, flags); err != nil {
			return q, err
		}
	}
	return q, q.readHost(t, flags)
}

// checkKind refuses a type of sockets that there is not, or that its protocol is
// not of.
func (q *question) checkKind(t *py.Thread) error {
	switch q.Kind {
	case 0, syscall.SOCK_RAW:
	case syscall.SOCK_STREAM:
		if q.Proto != 0 && q.Proto != syscall.IPPROTO_TCP {
			return noAddress(t, noSocketType)
		}
	case syscall.SOCK_DGRAM:
		if q.Proto != 0 && q.Proto != syscall.IPPROTO_UDP {
			return noAddress(t, noSocketType)
		}
	case syscall.SOCK_SEQPACKET:
		return t.NotYet("getaddrinfo() of sockets that keep the bounds of messages")
	default:
		return noAddress(t, noSocketType)
	}
	return nil
}

// readPort reads the port: a number, or a service's name.
func (q *question) readPort(t *py.Thread, port py.Value, flags int) error {
	if q.Kind == syscall.SOCK_RAW || q.Kind == 0 && !slices.Contains([]int{0, syscall.IPPROTO_TCP, syscall.IPPROTO_UDP}, q.Proto) {
		return noAddress(t, noService) // it has no ports
	}
	service, err := hostArgument(t, port)
	if err != nil {
		if _, missing := t.Attr(port, "__index__"); missing != nil {
			return t.Raise(py.Errors.OSError, "Int or String expected")
		}
		n, err := t.Index(port)
		if err != nil {
			return err
		}
		service = strconv.Itoa(n)
	}
	if n, err := strconv.ParseUint(service, 10, 64); err == nil || service == "" {
		q.port = int(uint16(n)) // C cuts it, too
		return nil
	}
	if flags&portNumberFlag != 0 {
		return noAddress(t, noName)
	}
	tcp, streams := net.LookupPort("tcp", service)
	udp, datagrams := net.LookupPort("udp", service)
	q.port, q.named = tcp, true
	switch {
	case streams == nil && q.Kind != syscall.SOCK_DGRAM && q.Proto != syscall.IPPROTO_UDP:
		if datagrams != nil {
			q.Kind = syscall.SOCK_STREAM
		}
	case datagrams == nil && q.Kind != syscall.SOCK_STREAM && q.Proto != syscall.IPPROTO_TCP:
		q.port, q.Kind = udp, syscall.SOCK_DGRAM
	default:
		return noAddress(t, noService)
	}
	return nil
}

// readHost reads the host, which may be one to four numbers.
func (q *question) readHost(t *py.Thread, flags int) error {
	if q.host == "" {
		return nil
	}
	_, err := netip.ParseAddr(q.host)
	if n, ok := dotted(q.host); ok && err != nil {
		q.host, err = netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, n))).String(), nil
	}
	switch {
	case err == nil:
	case flags&hostNumberFlag != 0:
		return noAddress(t, noName)
	case q.canonical:
		return t.NotYet("getaddrinfo() with AI_CANONNAME of a name")
	}
	return nil
}

// answer is what getaddrinfo answers, given what families and kinds are shown as.
func (q *question) answer(infos []loopcore.AddrInfo, family, kind func(int) py.Value) *py.List {
	all := py.NewList()
	for _, i := range infos {
		if q.named && i.Kind == syscall.SOCK_RAW {
			continue
		}
		name := ""
		if q.canonical && len(all.Items) == 0 {
			name = q.host
		}
		all.Items = append(all.Items, py.NewTuple(family(i.Family), kind(i.Kind), py.MakeInt(int64(i.Proto)), py.NewStr(name), addressValue(i.Addr)))
	}
	return all
}

func getAddrInfo(t *py.Thread, args []py.Value) (py.Value, error) {
	q, err := addressQuestion(t, args)
	if err != nil {
		return nil, err
	}
	infos, err := lookUp(t, q.host, q.port, q.AddrInfoOptions)
	if err != nil {
		return nil, err
	}
	number := func(n int) py.Value { return py.MakeInt(int64(n)) }
	return q.answer(infos, number, number), nil
}

// nameAddress is the address that getnameinfo is asked about.
func nameAddress(t *py.Thread, v py.Value, flags int) (at netip.AddrPort, err error) {
	parts, ok := py.As[*py.Tuple](v)
	if !ok {
		return at, t.TypeError("getnameinfo() argument 1 must be a tuple")
	}
	n := len(parts.Items)
	illegal := t.TypeError("getnameinfo(): illegal sockaddr argument")
	if n < 2 || n > 4 {
		return at, illegal
	}
	host, ok := py.As[*py.Str](parts.Items[0])
	if !ok {
		return at, illegal
	}
	port, err := t.Index(parts.Items[1])
	if err != nil {
		return at, err
	}
	ip, err := netip.ParseAddr(host.String())
	switch {
	case port < 0:
		return at, noAddress(t, noService)
	case err != nil:
		return at, noAddress(t, noName) // it is to be an address
	case ip.Is4() && n != 2:
		return at, t.Raise(py.Errors.OSError, "IPv4 sockaddr must be 2 tuple")
	case flags&^nameFlags != 0:
		return at, noAddress(t, badFlags)
	case flags&numericHostFlag != 0 && flags&needNameFlag != 0:
		return at, noAddress(t, noName)
	}
	return netip.AddrPortFrom(ip, uint16(port)), nil
}

// nameInfo is what getnameinfo answers of an address whose name is known; host is
// the address itself if it has none.
func nameInfo(t *py.Thread, host string, at netip.AddrPort, flags int) (py.Value, error) {
	number := at.Addr().String()
	if flags&numericHostFlag != 0 {
		host = number
	} else if flags&needNameFlag != 0 && host == number {
		return nil, noAddress(t, noName)
	}
	network := "tcp"
	if flags&datagramFlag != 0 {
		network = "udp"
	}
	port := strconv.Itoa(int(at.Port()))
	if flags&numericPortFlag == 0 {
		for _, known := range []string{"http", "https", "ssh", "ftp", "smtp", "domain", "telnet", "pop3", "imap2"} {
			if n, err := net.LookupPort(network, known); err == nil && n == int(at.Port()) {
				port = known
			}
		}
	}
	return py.NewTuple(py.NewStr(host), py.NewStr(port)), nil
}

func getNameInfo(t *py.Thread, args []py.Value) (py.Value, error) {
	flags, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	at, err := nameAddress(t, args[0], flags)
	if err != nil {
		return nil, err
	}
	host := at.Addr().String()
	if flags&numericHostFlag == 0 {
		t.Blocking(func() {
			if names, err := net.LookupAddr(host); err == nil && len(names) > 0 {
				host = strings.TrimSuffix(names[0], ".")
			}
		})
	}
	return nameInfo(t, host, at, flags)
}
