package aio_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io/fs"
	"math/big"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"batuta/lessons/python"
	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// netPrograms are the project's programs about connections.
func netPrograms() []string {
	return []string{
		"asyncio/accepted_socket", "asyncio/buffered_protocol", "asyncio/chat_server", "asyncio/datagrams", "asyncio/echo_server",
		"asyncio/flow_control", "asyncio/graceful_shutdown", "asyncio/http_by_hand", "asyncio/names_and_addresses",
		"asyncio/protocols", "asyncio/serve_forever", "asyncio/signals", "asyncio/sock_datagram", "asyncio/sock_methods",
		"asyncio/socket_streams", "asyncio/socketpair_readers", "asyncio/stream_reading", "asyncio/stream_writing", "asyncio/tcp_proxy",
		"socket/addresses", "socket/options_and_files", "socket/pair", "selectors/echo_by_hand", "selectors/from_scratch",
		"selectors/kinds", "selectors/own_selector", "ssl/contexts", "ssl/errors_and_names", "ssl/handshake_errors",
	}
}

func TestProgramsAboutConnectionsDoWhatCPythonDoes(t *testing.T) {
	for _, name := range netPrograms() {
		path := "../conformance/testdata/programs/" + name + ".py"
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got, want := world{}.play(t, string(text)), golden(t, path)
			if got.stdout != want.stdout || got.exit != want.exit || lastLine(got.stderr) != lastLine(want.stderr) {
				t.Errorf("exit %d, not %d\n%s\n-- stderr\n%s\nnot\n%s", got.exit, want.exit, difference(got.stdout, want.stdout), got.stderr, want.stderr)
			}
		})
	}
}

// world is what a program about connections is run in.
type world struct {
	network loopcore.Network
	files   map[string][]byte
}

func (w world) play(t *testing.T, text string) outcome {
	t.Helper()
	var stdout, stderr strings.Builder
	clock := newJumpClock()
	r := python.Run(t.Context(), python.Program{Name: "net.py", Text: text}, python.Options{
		Host: py.Host{
			Stdout: &stdout, Stderr: &stderr, Clock: hostClock{clock}, Network: w.network,
			Loop: func() (loopcore.Options, error) { return loopcore.Options{Clock: clock, Network: w.network}, nil },
			Open: func(name string, _ int) (py.File, error) {
				if b, ok := w.files[name]; ok {
					return &memoryFile{bytes.NewReader(b)}, nil
				}
				return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
			},
		},
		Modules: aio.Modules(),
		Broken:  func(what string) { t.Error(what) },
	})
	return outcome{stdout.String(), stderr.String(), r.Exit}
}

// memoryFile is a file that can be read.
type memoryFile struct{ *bytes.Reader }

func (*memoryFile) Write([]byte) (int, error) { return 0, fs.ErrPermission }
func (*memoryFile) Truncate(int64) error      { return fs.ErrPermission }
func (*memoryFile) Close() error              { return nil }

// identity is a certificate of localhost's, and its key.
func identity(t *testing.T) []byte {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cert := &x509.Certificate{
		SerialNumber: big.NewInt(4242), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, cert, cert, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: secret})...)
}

func TestSnippetsAboutConnectionsDoWhatCPythonDoes(t *testing.T) {
	files, err := filepath.Glob("testdata/net/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no snippets: %v", err)
	}
	w := world{files: map[string][]byte{"both.pem": identity(t)}}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, ".py") + ".golden")
			if err != nil {
				t.Fatal(err)
			}
			if got := w.play(t, string(text)); got.stdout != string(want) || got.exit != 0 {
				t.Errorf("exit %d\n%s\n-- stderr\n%s", got.exit, difference(got.stdout, string(want)), got.stderr)
			}
		})
	}
}

// ledger is a network that allows the loopback only, and counts what is open.
type ledger struct {
	mu   sync.Mutex
	open map[int]bool
	shut int
}

func (*ledger) Route(to netip.AddrPort) (netip.AddrPort, error) {
	if !to.Addr().IsLoopback() {
		return to, fmt.Errorf("connect to %s: %w", to, fs.ErrPermission)
	}
	return to, nil
}

func (*ledger) Bind(local netip.AddrPort) error {
	if !local.Addr().IsLoopback() {
		return fs.ErrPermission
	}
	return nil
}

func (*ledger) Unix(string) error                              { return fs.ErrPermission }
func (*ledger) Connecting(int, netip.AddrPort, netip.AddrPort) {}
func (*ledger) Accepted(int, netip.AddrPort, netip.AddrPort)   {}
func (*ledger) Sent(int, int)                                  {}
func (*ledger) Received(int, int)                              {}

func (l *ledger) Bound(fd int, _ netip.AddrPort) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open[fd] = true
}

func (l *ledger) Closed(fd int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shut++
	delete(l.open, fd)
}

func TestSocketsGoWhereTheNetworkAllows(t *testing.T) {
	n := &ledger{open: map[int]bool{}}
	got := world{network: n}.play(t, `
import socket
def tried(what, *args):
    try:
        what(*args)
    except OSError as error:
        print(type(error).__name__)
    else:
        print("went")
with socket.socket() as s, socket.socket(type=socket.SOCK_DGRAM) as d, socket.socket(socket.AF_UNIX) as u:
    tried(s.connect, ("192.0.2.1", 80))
    tried(s.bind, ("0.0.0.0", 0))
    tried(s.listen)
    tried(d.sendto, b"x", ("192.0.2.1", 53))
    tried(u.connect, "/tmp/nothing")
    tried(u.bind, "/tmp/nothing")
    tried(d.setsockopt, socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("224.1.2.3") + bytes(4))
    tried(d.bind, ("127.0.0.1", 0))
`)
	want := strings.Repeat("PermissionError\n", 7) + "went\n"
	if got.stdout != want || got.exit != 0 {
		t.Errorf("exit %d: got\n%s%s", got.exit, got.stdout, got.stderr)
	}
}

// A process has sockets that are not the program's: it cannot take them by number.
func TestADescriptorThatIsNotTheProgramsIsNone(t *testing.T) {
	all := loopcore.NewSockets(nil)
	fd, err := all.Open(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = all.Close(fd) }()
	got := world{}.play(t, fmt.Sprintf(`
import socket
for take in (lambda: socket.socket(fileno=%[1]d), lambda: socket.fromfd(%[1]d, socket.AF_INET, socket.SOCK_STREAM), lambda: socket.close(%[1]d)):
    try:
        print(take())
    except OSError as error:
        print(error.errno == 9)
own = socket.socket()
socket.close(own.detach())
again = socket.socket(fileno=socket.socket().detach())
print(again.fileno() >= 0)
`, fd))
	if want := "True\nTrue\nTrue\nTrue\n"; got.stdout != want || got.exit != 0 {
		t.Errorf("exit %d: got\n%s%s", got.exit, got.stdout, got.stderr)
	}
	if _, _, _, err := all.Kind(fd); err != nil {
		t.Errorf("the program has closed it: %v", err)
	}
}

func TestWhatAProgramLeavesOpenIsClosedAtItsEnd(t *testing.T) {
	n := &ledger{open: map[int]bool{}}
	got := world{network: n}.play(t, `
import asyncio, socket
kept = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
async def main():
    server = await asyncio.start_server(print, "127.0.0.1", 0)
    kept.append(server)
asyncio.run(main())
raise SystemExit(3)
`)
	if got.exit != 3 {
		t.Fatalf("exit %d: %s", got.exit, got.stderr)
	}
	if len(n.open) > 0 || n.shut < 4 {
		t.Errorf("%d closed, still open: %v", n.shut, n.open)
	}
}
