package loopcore_test

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"batuta/loopcore"
)

// names is a Resolver that knows these, and no others.
type names map[string][]netip.Addr

func (n names) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	if found, ok := n[host]; ok {
		return found, nil
	}
	return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
}

func (n names) LookupAddr(_ context.Context, addr string) ([]string, error) {
	for name, all := range n {
		for _, a := range all {
			if a.String() == addr {
				return []string{name + "."}, nil
			}
		}
	}
	return nil, &net.DNSError{Err: "no such host", Name: addr, IsNotFound: true}
}

var sample = names{"two.test": {netip.MustParseAddr("::ffff:192.0.2.1"), netip.MustParseAddr("2001:db8::1")}}

func TestGetAddrInfoAnswersAsPythonDoes(t *testing.T) {
	for _, test := range []struct {
		name, host, want string
		o                loopcore.AddrInfoOptions
	}{
		{"a name", "two.test", "[(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('192.0.2.1', 80)), (<AddressFamily.AF_INET6: N>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('2001:db8::1', 80, 0, 0))]", loopcore.AddrInfoOptions{Kind: syscall.SOCK_STREAM}},
		{"one family", "two.test", "[(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_DGRAM: 2>, 17, '', ('192.0.2.1', 80))]", loopcore.AddrInfoOptions{Kind: syscall.SOCK_DGRAM, Family: syscall.AF_INET}},
		{"every kind", "127.0.0.1", "[(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80)), (<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_DGRAM: 2>, 17, '', ('127.0.0.1', 80)), (<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_RAW: 3>, 0, '', ('127.0.0.1', 80))]", loopcore.AddrInfoOptions{}},
		{"none", "", "[(<AddressFamily.AF_INET6: N>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('::1', 80, 0, 0)), (<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80))]", loopcore.AddrInfoOptions{Kind: syscall.SOCK_STREAM}},
		{"none, to be bound", "", "[(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('0.0.0.0', 80)), (<AddressFamily.AF_INET6: N>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('::', 80, 0, 0))]", loopcore.AddrInfoOptions{Kind: syscall.SOCK_STREAM, Passive: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			log, lines := logLines()
			_, err := loopcore.Run(loopcore.Options{Log: log, Debug: true, Resolver: sample}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				return co.Await(co.Loop().GetAddrInfo(test.host, 80, test.o))
			}))
			if err != nil {
				t.Fatal(err)
			}
			said := regexp.MustCompile(`AF_INET6: \d+`).ReplaceAllString(lines.String(), "AF_INET6: N")
			if !strings.Contains(said, "ms: "+test.want+"\n") {
				t.Errorf("got %s\nwant %s", said, test.want)
			}
		})
	}
}

func TestDebugModeSaysHowLongAnAddressTook(t *testing.T) {
	for level, slow := range map[string]float64{"INFO": 0, "DEBUG": 1e6} {
		log, lines := logLines()
		_, err := loopcore.Run(loopcore.Options{Log: log, Debug: true, Resolver: sample}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			co.Loop().SlowCallback = slow
			o := loopcore.AddrInfoOptions{Family: syscall.AF_INET, Kind: syscall.SOCK_STREAM, Proto: syscall.IPPROTO_TCP, Passive: true}
			return co.Await(co.Loop().GetAddrInfo("two.test", 80, o))
		}))
		if err != nil {
			t.Fatal(err)
		}
		asked := "two.test:80, family=<AddressFamily.AF_INET: 2>, type=<SocketKind.SOCK_STREAM: 1>, proto=6, flags=<AddressInfo.AI_PASSIVE: 1>"
		want := `DEBUG:asyncio:Get address info ` + regexp.QuoteMeta(asked) + "\n" +
			`(?s:.*)` + level + `:asyncio:Getting address info ` + regexp.QuoteMeta(asked) + ` took \d+\.\d{3}ms: \[`
		if !regexp.MustCompile(want).MatchString(lines.String()) {
			t.Errorf("got %s\nwant %s", lines, want)
		}
	}
}

func TestANameThatLeadsNowhereIsGaierror(t *testing.T) {
	_, err := loopcore.Run(loopcore.Options{Resolver: sample}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		return co.Await(co.Loop().CreateConnection(nop, loopcore.ConnectOptions{Host: "nobody.test", Port: 80}))
	}))
	var e *loopcore.OSError
	var dns *net.DNSError
	if !errors.As(err, &e) || e.Class() != "gaierror" || err.Error() != "[Errno -2] Name or service not known" || !errors.As(err, &dns) {
		t.Errorf("got %T %v", err, err)
	}
}

func TestGetNameInfoNamesAnAddressThatHasAName(t *testing.T) {
	got, err := loopcore.Run(loopcore.Options{Resolver: sample}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		named, err := co.Await(co.Loop().GetNameInfo(netip.MustParseAddrPort("[2001:db8::1]:80")))
		if err != nil {
			return nil, err
		}
		bare, err := co.Await(co.Loop().GetNameInfo(netip.MustParseAddrPort("192.0.2.9:5")))
		return []any{named, bare}, err
	}))
	if err != nil {
		t.Fatal(err)
	}
	if all := got.([]any); all[0] != (loopcore.HostPort{Host: "two.test", Port: 80}) || all[1] != (loopcore.HostPort{Host: "192.0.2.9", Port: 5}) {
		t.Errorf("got %v", all)
	}
}

func TestTheSystemsResolverKnowsLocalhost(t *testing.T) {
	got := run(t, func(co *loopcore.Co) (any, error) {
		return co.Await(co.Loop().GetAddrInfo("localhost", 80, loopcore.AddrInfoOptions{Kind: syscall.SOCK_STREAM}))
	})
	for _, info := range got.([]loopcore.AddrInfo) {
		if !info.Addr.Addr().IsLoopback() || info.Addr.Port() != 80 {
			t.Errorf("got %v", info)
		}
	}
}
