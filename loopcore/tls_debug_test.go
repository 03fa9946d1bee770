package loopcore_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"batuta/loopcore"
)

// speak has the duet's loop log in debug mode, into the notes: the lines of
// asyncio's own logger, without what differs from run to run or machine to machine.
func (d *duet) speak() {
	log, _ := logLines()
	log.SetOutput(logNotes{d})
	d.options = loopcore.Options{Debug: true, Log: log}
}

type logNotes struct{ d *duet }

func (n logNotes) Write(b []byte) (int, error) {
	line := string(bytes.TrimSuffix(b, []byte("\n")))
	if level, message, ok := strings.Cut(line, ":asyncio:"); ok && !strings.HasPrefix(message, "Using selector") && !strings.HasPrefix(message, "Executing") {
		for _, s := range [][2]string{{`0x[0-9a-f]+`, "0x"}, {`\b\d{4,5}\b`, "PORT"}, {`fd=\d+`, "fd=N"}, {`took [\d.]+ ms`, "took N ms"}} {
			message = regexp.MustCompile(s[0]).ReplaceAllString(message, s[1])
		}
		n.d.notes = append(n.d.notes, level+" "+message)
	}
	return len(b), nil
}

func TestDebugModeSpeaksOfTLSAsAsyncioDoes(t *testing.T) {
	server, client := tlsConfigs()
	for name, c := range map[string]struct {
		hostname string
		want     string
	}{
		"a handshake and its end": {"localhost", `
			INFO <Server sockets=(<asyncio.TransportSocket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', PORT)>,)> is serving
			DEBUG <Server sockets=(<asyncio.TransportSocket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', PORT)>,)> got a new connection from ('127.0.0.1', PORT): <socket.socket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', PORT), raddr=('127.0.0.1', PORT)>
			DEBUG <asyncio.sslproto.SSLProtocol object at 0x> starts SSL handshake
			DEBUG <asyncio.sslproto.SSLProtocol object at 0x> starts SSL handshake
			DEBUG <asyncio.sslproto.SSLProtocol object at 0x>: SSL handshake took N ms
			client made
			DEBUG <asyncio.TransportSocket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', PORT), raddr=('127.0.0.1', PORT)> connected to 127.0.0.1:PORT: (<asyncio.sslproto._SSLProtocolTransport object at 0x>, <noting object>)
			DEBUG <asyncio.sslproto.SSLProtocol object at 0x>: SSL handshake took N ms
			server made
			server data 5
			server eof
			client eof
			server lost
			client lost
			DEBUG Close <_UnixSelectorEventLoop running=False closed=False debug=True>`},
		"a handshake that fails": {"example.com", `
			INFO <Server sockets=(<asyncio.TransportSocket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', PORT)>,)> is serving
			DEBUG <Server sockets=(<asyncio.TransportSocket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', PORT)>,)> got a new connection from ('127.0.0.1', PORT): <socket.socket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', PORT), raddr=('127.0.0.1', PORT)>
			DEBUG <asyncio.sslproto.SSLProtocol object at 0x> starts SSL handshake
			DEBUG <asyncio.sslproto.SSLProtocol object at 0x> starts SSL handshake
			DEBUG <asyncio.sslproto.SSLProtocol object at 0x>: SSL handshake failed on verifying the certificate
			raised SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'example.com'.
			DEBUG <_SelectorSocketTransport fd=N read=polling write=<idle, bufsize=0>> received EOF
			DEBUG <asyncio.sslproto.SSLProtocol object at 0x> received EOF
			DEBUG <asyncio.sslproto.SSLProtocol object at 0x>: SSL handshake failed
			handler Error on transport creation for incoming connection: ConnectionResetError: ConnectionResetError
			DEBUG Close <_UnixSelectorEventLoop running=False closed=False debug=True>`},
	} {
		t.Run(name, func(t *testing.T) {
			d := &duet{}
			d.speak()
			d.server.TLS = server
			d.client.TLS, d.client.ServerHostname = client, c.hostname
			checkNotes(t, d.play(t, func(d *duet) error {
				p, err := d.connect()
				if err != nil {
					return err
				}
				p.t.Write([]byte("hello"))
				p.t.Close()
				_, err = d.co.Await(p.lost)
				return err
			}), c.want)
		})
	}
}
