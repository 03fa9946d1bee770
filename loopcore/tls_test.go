package loopcore_test

import (
	"cmp"
	"crypto/tls"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"batuta/loopcore"
)

// noting is a protocol that notes what it is told.
type noting struct {
	name   string
	notes  *[]string
	onMade func(loopcore.Transport)
	onData func(loopcore.Transport, []byte)
	t      loopcore.Transport
	lost   *loopcore.Future
}

func (p *noting) note(format string, args ...any) {
	*p.notes = append(*p.notes, p.name+" "+fmt.Sprintf(format, args...))
}

func (p *noting) ConnectionMade(t loopcore.Transport) error {
	p.t = t
	p.note("made")
	if p.onMade != nil {
		p.onMade(t)
	}
	return nil
}

func (p *noting) ConnectionLost(err error) {
	switch e := err.(type) {
	case nil:
		p.note("lost")
	case loopcore.Raised:
		p.note("lost by %s: %v", e.Class(), e)
	default:
		p.note("lost by %v", err)
	}
	_ = p.lost.SetResult(nil)
}

func (p *noting) DataReceived(b []byte) error {
	p.note("data %d", len(b))
	if p.onData != nil {
		p.onData(p.t, b)
	}
	return nil
}

func (p *noting) EOFReceived() (bool, error) {
	p.note("eof")
	return false, nil
}

func (p *noting) PauseWriting()  { p.note("pause") }
func (p *noting) ResumeWriting() { p.note("resume") }

// duet is a server and a client on one loop that note what they are told.
type duet struct {
	co     *loopcore.Co
	notes  []string
	server loopcore.ServeOptions
	client loopcore.ConnectOptions

	serverMade func(loopcore.Transport)
	serverData func(loopcore.Transport, []byte)
	served     []*noting
	options    loopcore.Options
}

func (d *duet) protocol(name string) *noting {
	return &noting{name: name, notes: &d.notes, lost: d.co.Loop().NewFuture()}
}

// connect opens the client's connection.
func (d *duet) connect() (*noting, error) {
	p := d.protocol("client")
	_, err := d.co.Await(d.co.Loop().CreateConnection(func() loopcore.BaseProtocol { return p }, d.client))
	return p, err
}

// until waits for a note.
func (d *duet) until(note string) error {
	for !slices.Contains(d.notes, note) {
		if err := d.co.Sleep(0.001); err != nil {
			return err
		}
	}
	return nil
}

// play runs the client against the server, and answers the notes.
func (d *duet) play(t *testing.T, client func(*duet) error) []string {
	t.Helper()
	files := descriptors(t)
	_, err := loopcore.Run(d.options, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		d.co = co
		l := co.Loop()
		l.ExceptionHandler = func(c loopcore.ExceptionContext) {
			d.notes = append(d.notes, "handler "+c.Message+": "+cameTo(nil, c.Exception))
		}
		d.server.Host = "127.0.0.1"
		s := must(co.Await(l.CreateServer(func() loopcore.BaseProtocol {
			p := d.protocol("server")
			p.onMade, p.onData = d.serverMade, d.serverData
			d.served = append(d.served, p)
			return p
		}, d.server))).(*loopcore.Server)
		d.client.Host, d.client.Port = "127.0.0.1", portOf(s)
		if err := client(d); err != nil {
			d.notes = append(d.notes, "raised "+cameTo(nil, err))
		}
		for _, p := range d.served {
			if p.t != nil {
				if _, err := co.Await(p.lost); err != nil {
					return nil, err
				}
			}
		}
		s.Close()
		if _, err := co.Await(s.WaitClosed()); err != nil {
			return nil, err
		}
		return nil, co.Sleep(0) // a failed handshake is told of by a task of its own
	}))
	if err != nil {
		t.Errorf("the run failed: %v", err)
	}
	wantClosed(t, files)
	return d.notes
}

func checkNotes(t *testing.T, got []string, want string) {
	t.Helper()
	var lines []string
	for line := range strings.Lines(want) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if g, w := strings.Join(got, "\n"), strings.Join(lines, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

// tlsScene is a connection over TLS, and what both sides are told.
type tlsScene struct {
	server, client *tls.Config // nil: the usual
	hostname       string
	plain          bool // the client knows no TLS
	made           func(loopcore.Transport)
	play           func(*duet) error
	want           string
}

// connects is a client that does no more.
func connects(d *duet) error {
	_, err := d.connect()
	return err
}

// writesAndCloses is a client of few words.
func writesAndCloses(d *duet) error {
	p, err := d.connect()
	if err != nil {
		return err
	}
	p.t.Write([]byte("hello"))
	p.t.Close()
	if !p.t.IsClosing() {
		p.note("does not close")
	}
	_, err = d.co.Await(p.lost)
	return err
}

// with is a config that differs from another.
func with(base *tls.Config, change func(*tls.Config)) *tls.Config {
	c := base.Clone()
	change(c)
	return c
}

// refusedHandshakes are those that one side does not accept.
func refusedHandshakes(server, client *tls.Config) map[string]tlsScene {
	return map[string]tlsScene{
		"a certificate nobody vouches for": {
			client: &tls.Config{}, hostname: "localhost", play: connects,
			want: "raised SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate",
		},
		"a certificate of another host": {
			hostname: "example.com", play: connects,
			want: "raised SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'example.com'.",
		},
		"a certificate of another address": {
			hostname: "127.0.0.2", play: connects,
			want: "raised SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: IP address mismatch, certificate is not valid for '127.0.0.2'.",
		},
		"a certificate that has expired": {
			client: with(client, func(c *tls.Config) { c.Time = func() time.Time { return time.Now().Add(24 * time.Hour) } }), play: connects,
			want: "raised SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired",
		},
		"a certificate that is not valid yet": {
			client: with(client, func(c *tls.Config) { c.Time = func() time.Time { return time.Now().Add(-24 * time.Hour) } }), play: connects,
			want: "raised SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate is not yet valid",
		},
		"no version in common": {
			server: with(server, func(c *tls.Config) { c.MinVersion = tls.VersionTLS13 }),
			client: with(client, func(c *tls.Config) { c.MaxVersion = tls.VersionTLS12 }), play: connects,
			want: "raised ConnectionResetError: ConnectionResetError",
		},
		"a client without the certificate that is asked for": {
			server: with(server, func(c *tls.Config) { c.ClientAuth = tls.RequireAnyClientCert }),
			play: func(d *duet) error {
				p, err := d.connect()
				if err == nil {
					_, err = d.co.Await(p.lost)
				}
				return err
			},
			want: `
				client made
				client eof
				client lost`,
		},
	}
}

// talks are connections over which words go.
func talks(client *tls.Config) map[string]tlsScene {
	return map[string]tlsScene{
		"a few words and the end": {
			play: writesAndCloses,
			want: `
				client made
				server made
				server data 5
				server eof
				client eof
				server lost
				client lost`,
		},
		"words that come after the end": {
			made: func(t loopcore.Transport) { t.Write(make([]byte, 100_000)) }, play: writesAndCloses,
			want: `
				client made
				server made
				server data 5
				server eof
				server lost
				client lost by SSLError: [SSL: APPLICATION_DATA_AFTER_CLOSE_NOTIFY] application data after close notify`,
		},
		"TLS 1.2": {
			client: with(client, func(c *tls.Config) { c.MaxVersion = tls.VersionTLS12 }),
			made:   func(t loopcore.Transport) { t.Write(make([]byte, 10)) },
			play: func(d *duet) error {
				p, err := d.connect()
				if err != nil {
					return err
				}
				if err := d.until("client data 10"); err != nil {
					return err
				}
				p.t.Write([]byte("hello"))
				p.t.Close()
				_, err = d.co.Await(p.lost)
				return err
			},
			want: `
				server made
				client made
				client data 10
				server data 5
				server eof
				client eof
				server lost
				client lost`,
		},
	}
}

// abruptClients are clients that do not keep to TLS.
func abruptClients() map[string]tlsScene {
	return map[string]tlsScene{
		"a client that aborts": {
			play: func(d *duet) error {
				p, err := d.connect()
				if err != nil {
					return err
				}
				p.t.Write([]byte("hi"))
				if err := d.until("server data 2"); err != nil {
					return err
				}
				p.t.Abort()
				_, err = d.co.Await(p.lost)
				return err
			},
			want: `
				client made
				server made
				server data 2
				client lost
				server eof
				server lost`,
		},
		"a client that speaks HTTP": {
			plain: true,
			play: func(d *duet) error {
				p, err := d.connect()
				if err != nil {
					return err
				}
				p.t.Write([]byte("GET / HTTP/1.0\r\n\r\n"))
				_, err = d.co.Await(p.lost)
				return err
			},
			want: `
				client made
				client eof
				client lost`,
		},
		"a client that closes in the handshake": {
			plain: true,
			play: func(d *duet) error {
				p, err := d.connect()
				if err != nil {
					return err
				}
				p.t.Close()
				_, err = d.co.Await(p.lost)
				return err
			},
			want: `
				client made
				client lost`,
		},
	}
}

// What both sides are told, and in which order, is what CPython 3.14.6 tells
// them; errors have its words but for the place in OpenSSL's source.
func TestBothSidesOfTLSAreToldWhatAsyncioTellsThem(t *testing.T) {
	server, client := tlsConfigs()
	scenes := refusedHandshakes(server, client)
	maps.Copy(scenes, talks(client))
	maps.Copy(scenes, abruptClients())
	for name, c := range scenes {
		t.Run(name, func(t *testing.T) {
			d := &duet{serverMade: c.made}
			d.server.TLS = cmp.Or(c.server, server)
			if !c.plain {
				d.client.TLS, d.client.ServerHostname = cmp.Or(c.client, client), cmp.Or(c.hostname, "localhost")
			}
			checkNotes(t, d.play(t, c.play), c.want)
		})
	}
}
