package loopcore_test

import (
	"fmt"
	"testing"

	"batuta/loopcore"
)

// awkward is a protocol whose callbacks answer what its fields say.
type awkward struct {
	*noting
	made, data, end error
	keepOpen        bool
}

func (p *awkward) ConnectionMade(t loopcore.Transport) error {
	_ = p.noting.ConnectionMade(t)
	return p.made
}

func (p *awkward) DataReceived(b []byte) error {
	_ = p.noting.DataReceived(b)
	return p.data
}

func (p *awkward) EOFReceived() (bool, error) {
	_, _ = p.noting.EOFReceived()
	return p.keepOpen, p.end
}

// ownBuffer is a protocol with a buffer of its own.
type ownBuffer struct {
	loopcore.NopProtocol
	*awkward
	buffer []byte
}

func (p *ownBuffer) ConnectionMade(t loopcore.Transport) error { return p.awkward.ConnectionMade(t) }
func (p *ownBuffer) ConnectionLost(err error)                  { p.awkward.ConnectionLost(err) }
func (p *ownBuffer) PauseWriting()                             {}
func (p *ownBuffer) ResumeWriting()                            {}
func (p *ownBuffer) GetBuffer(int) ([]byte, error)             { return p.buffer, nil }
func (p *ownBuffer) EOFReceived() (bool, error)                { return p.awkward.EOFReceived() }

func (p *ownBuffer) BufferUpdated(n int) error {
	p.note("data %d", n)
	return nil
}

// secured is a duet in TLS, with its loop's warnings among the notes.
func secured() *duet {
	server, client := tlsConfigs()
	log, _ := logLines()
	d := &duet{}
	log.SetOutput(logNotes{d})
	d.options = loopcore.Options{Log: log}
	d.server.TLS = server
	d.client.TLS, d.client.ServerHostname = client, "localhost"
	return d
}

// misbehaviour is a protocol that misbehaves, what is said to it, and what
// both sides are told.
type misbehaviour struct {
	server func(loopcore.Transport)
	client awkward
	buffer int
	want   string
}

func misbehaviours() map[string]misbehaviour {
	says := func(text string) func(loopcore.Transport) {
		return func(t loopcore.Transport) {
			t.Write([]byte(text))
			t.Close()
		}
	}
	return map[string]misbehaviour{
		"its data_received fails": {
			server: func(t loopcore.Transport) { t.Write([]byte("hi")) }, client: awkward{data: loopcore.ValueError("bad")},
			want: `
				client made
				server made
				client data 2
				handler Fatal error on SSL protocol: ValueError: bad
				client lost by ValueError: bad
				server eof
				server lost`,
		},
		"it would stay open": {
			server: says("hi"), client: awkward{keepOpen: true},
			want: `
				client made
				server made
				client data 2
				client eof
				WARNING returning true from eof_received() has no effect when using ssl
				server eof
				client lost
				server lost`,
		},
		"its eof_received fails": {
			server: says("hi"), client: awkward{end: loopcore.ValueError("bad eof")},
			want: `
				client made
				server made
				client data 2
				client eof
				handler Error calling eof_received(): ValueError: bad eof
				client lost by ValueError: bad eof
				server eof
				server lost`,
		},
		"its connection_made fails": {
			client: awkward{made: loopcore.ValueError("bad made")},
			want: `
				client made
				handler Fatal error: protocol.buffer_updated() call failed.: ValueError: bad made
				client lost by ValueError: bad made
				raised ValueError: bad made`,
		},
		"it has a buffer that is too small": {
			server: says("12345678901234567890"), buffer: 7,
			want: `
				client made
				server made
				client data 7
				client data 7
				client data 6
				client eof
				server eof
				client lost
				server lost`,
		},
	}
}

// What becomes of protocols that misbehave over TLS is what becomes of them in
// CPython 3.14.6.
func TestAProtocolThatMisbehavesOverTLSIsToldOff(t *testing.T) {
	for name, c := range misbehaviours() {
		t.Run(name, func(t *testing.T) {
			d := secured()
			d.serverMade = c.server
			checkNotes(t, d.play(t, func(d *duet) error {
				p := c.client
				p.noting = d.protocol("client")
				var app loopcore.BaseProtocol = &p
				if c.buffer > 0 {
					app = &ownBuffer{awkward: &p, buffer: make([]byte, c.buffer)}
				}
				_, err := d.co.Await(d.co.Loop().CreateConnection(func() loopcore.BaseProtocol { return app }, d.client))
				if err == nil {
					_, err = d.co.Await(p.lost)
				}
				return err
			}), c.want)
		})
	}
}

func TestWritesAfterTheEndOfTLSAreWarnedOf(t *testing.T) {
	d := secured()
	checkNotes(t, d.play(t, func(d *duet) error {
		p, err := d.connect()
		if err != nil {
			return err
		}
		if err := d.until("server made"); err != nil {
			return err
		}
		p.t.Close()
		for range 7 {
			p.t.Write([]byte("x"))
		}
		_, err = d.co.Await(p.lost)
		return err
	}), `
		client made
		server made
		WARNING SSL connection is closed
		WARNING SSL connection is closed
		server eof
		client eof
		server lost
		client lost`)
}

func TestAPausedTLSTransportKeepsWhatComes(t *testing.T) {
	const size = 2_000_000
	d := secured()
	d.serverMade = func(t loopcore.Transport) { t.Write(make([]byte, size)) }
	d.play(t, func(d *duet) error {
		got := 0
		p, err := d.connect()
		if err != nil {
			return err
		}
		p.onData = func(_ loopcore.Transport, b []byte) { got += len(b) }
		p.t.PauseReading()
		if err := d.co.Sleep(0.05); err != nil {
			return err
		}
		if got > 0 || p.t.IsReading() {
			t.Errorf("%d bytes came while reading was paused", got)
		}
		p.t.ResumeReading()
		if !p.t.IsReading() {
			t.Error("not reading after ResumeReading")
		}
		for n := 0; got < size && n < 1000; n++ {
			if err := d.co.Sleep(0.005); err != nil {
				return err
			}
		}
		if got != size {
			t.Errorf("%d bytes came of %d", got, size)
		}
		p.t.Close()
		_, err = d.co.Await(p.lost)
		return err
	})
}

// A peer that closes while reading is paused is heard when it is resumed, after
// its last words.
func TestAPausedTLSTransportHearsTheEndLater(t *testing.T) {
	d := secured()
	d.serverMade = func(t loopcore.Transport) {
		t.Write(make([]byte, 20))
		t.Close()
	}
	checkNotes(t, d.play(t, func(d *duet) error {
		p, err := d.connect()
		if err != nil {
			return err
		}
		p.t.PauseReading()
		for p.t.(readLimits).ReadBufferSize() == 0 {
			if err := d.co.Sleep(0.001); err != nil {
				return err
			}
		}
		p.note("resumes")
		p.t.ResumeReading()
		_, err = d.co.Await(p.lost)
		return err
	}), `
		client made
		server made
		client resumes
		client data 20
		client eof
		server eof
		client lost
		server lost`)
}

type readLimits interface {
	ReadBufferLimits() (low, high int)
	SetReadBufferLimits(high, low int) error
	ReadBufferSize() int
}

func TestTheWaterMarksOfTLSAreAsyncios(t *testing.T) {
	d := secured()
	d.play(t, func(d *duet) error {
		p, err := d.connect()
		if err != nil {
			return err
		}
		reads := p.t.(readLimits)
		marks := func(low, high int) string { return fmt.Sprint(low, " ", high) }
		for _, c := range []struct {
			err  error
			got  string
			want string
		}{
			{nil, marks(p.t.WriteBufferLimits()), "131072 524288"},
			{nil, marks(reads.ReadBufferLimits()), "65536 262144"},
			{p.t.SetWriteBufferLimits(100, -1), marks(p.t.WriteBufferLimits()), "25 100"},
			{p.t.SetWriteBufferLimits(-1, 10), marks(p.t.WriteBufferLimits()), "10 40"},
			{reads.SetReadBufferLimits(50, 20), marks(reads.ReadBufferLimits()), "20 50"},
		} {
			if c.err != nil || c.got != c.want {
				t.Errorf("got %s, %v; want %s", c.got, c.err, c.want)
			}
		}
		for _, err := range []error{p.t.SetWriteBufferLimits(1, 2), reads.SetReadBufferLimits(1, 2)} {
			if got := cameTo(nil, err); got != "ValueError: high (1) must be >= low (2) must be >= 0" {
				t.Error(got)
			}
		}
		if n := reads.ReadBufferSize(); n != 0 {
			t.Errorf("%d bytes are kept", n)
		}
		p.t.Close()
		_, err = d.co.Await(p.lost)
		return err
	})
}

// A writer that outruns its peer is paused, and resumed once the peer has read.
func TestAWriterOverTLSIsPausedAndResumed(t *testing.T) {
	d := secured()
	d.serverMade = func(t loopcore.Transport) { t.PauseReading() }
	checkNotes(t, d.play(t, func(d *duet) error {
		p, err := d.connect()
		if err != nil {
			return err
		}
		for p.t.WriteBufferSize() < 512*1024 {
			p.t.Write(make([]byte, 1<<18))
		}
		for len(d.served) == 0 || d.served[0].t == nil {
			if err := d.co.Sleep(0.001); err != nil {
				return err
			}
		}
		d.served[0].notes = new([]string) // it says how much comes at once, which nobody can know
		d.served[0].t.ResumeReading()
		for p.t.WriteBufferSize() > 0 {
			if err := d.co.Sleep(0.001); err != nil {
				return err
			}
		}
		p.t.Close()
		_, err = d.co.Await(p.lost)
		return err
	}), `
		client made
		client pause
		server made
		client resume
		client eof
		client lost`)
}

// deaf is a protocol that cannot be given data.
type deaf struct{ p *noting }

func (d deaf) ConnectionMade(t loopcore.Transport) error { return d.p.ConnectionMade(t) }
func (d deaf) ConnectionLost(err error)                  { d.p.ConnectionLost(err) }
func (d deaf) PauseWriting()                             {}
func (d deaf) ResumeWriting()                            {}
func (d deaf) String() string                            { return "<deaf>" }

func TestDataOverTLSForAProtocolThatTakesNoneIsAnError(t *testing.T) {
	d := secured()
	d.serverMade = func(t loopcore.Transport) { t.Write([]byte("hi")) }
	checkNotes(t, d.play(t, func(d *duet) error {
		p := d.protocol("client")
		_, err := d.co.Await(d.co.Loop().CreateConnection(func() loopcore.BaseProtocol { return deaf{p} }, d.client))
		if err == nil {
			_, err = d.co.Await(p.lost)
		}
		return err
	}), `
		client made
		server made
		handler Fatal error on SSL protocol: TypeError: <deaf> takes no data
		client lost by TypeError: <deaf> takes no data
		server eof
		server lost`)
}
