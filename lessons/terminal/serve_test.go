package terminal

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"batuta/lessons/sampleapi"
)

// screen is where a command writes, which may be read meanwhile.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// shows waits until the screen shows what pattern matches.
func (s *screen) shows(t *testing.T, pattern string) []string {
	t.Helper()
	for range 500 {
		if m := regexp.MustCompile(pattern).FindStringSubmatch(s.String()); m != nil {
			return m
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("it never shows %s:\n%s", pattern, s)
	return nil
}

// serving is "batuta serve args" as it goes on.
type serving struct {
	out, err screen
	signals  chan os.Signal
	code     chan int
}

func serve(t *testing.T, args ...string) *serving {
	t.Helper()
	t.Setenv("LC_ALL", "C")
	s := &serving{signals: make(chan os.Signal, 1), code: make(chan int, 1)}
	a := &app{stdout: &s.out, stderr: &s.err, interrupts: s.signals, catch: func() func() { return func() {} }}
	go func() { s.code <- a.serve(args) }()
	return s
}

// ends wants the command to have ended with a code.
func (s *serving) ends(t *testing.T, want int) {
	t.Helper()
	select {
	case code := <-s.code:
		if code != want {
			t.Errorf("it ended with %d, want %d: %s", code, want, &s.err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("it does not end")
	}
}

func TestServeSaysWhereItIsAndWhatItIsAskedAndEndsWithASignal(t *testing.T) {
	s := serve(t, "--port", "0", "--tls-port=0", "--seed", "7")
	url := s.out.shows(t, `http://127\.0\.0\.1:\d+`)[0]
	s.out.shows(t, `https://127\.0\.0\.1:\d+`)
	s.out.shows(t, `batuta serve --certificate > batuta-api\.pem`)
	for _, path := range []string{"/orders?page=1", "/nothing"} {
		resp, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
	}
	s.out.shows(t, `(?m)^\d\d:\d\d:\d\d  GET /orders\?page=1  200  0\.2\d s$`)
	s.out.shows(t, `(?m)^\d\d:\d\d:\d\d  GET /nothing  404  0\.0\d s$`)
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, "GET /hang HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond)
	conn.Close()
	s.out.shows(t, `(?m)^\d\d:\d\d:\d\d  GET /hang  no answer  0\.\d\d s$`)
	s.signals <- syscall.SIGINT
	s.ends(t, exitOK)
	s.out.shows(t, `requests: 3\n$`)
	if _, err := net.DialTimeout("tcp", strings.TrimPrefix(url, "http://"), time.Second); err == nil {
		t.Error("the port is still open")
	}
}

func TestServeQuietlySaysNothingOfRequests(t *testing.T) {
	s := serve(t, "--port=0", "--tls-port=0", "--quiet")
	url := s.out.shows(t, `http://127\.0\.0\.1:\d+`)[0]
	resp, err := http.Get(url + "/nothing")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	s.signals <- syscall.SIGTERM
	s.ends(t, exitOK)
	if strings.Contains(s.out.String(), "/nothing") {
		t.Errorf("it says:\n%s", &s.out)
	}
}

func TestServePrintsTheCertificateAndNothingElse(t *testing.T) {
	s := serve(t, "--certificate")
	s.ends(t, exitOK)
	if s.out.String() != string(sampleapi.CA()) {
		t.Errorf("it prints:\n%s", &s.out)
	}
}

func TestServeSaysWhichPortIsTaken(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	for _, args := range [][]string{{"--port", port, "--tls-port", "0"}, {"--port", "0", "--tls-port", port}} {
		s := serve(t, args...)
		s.ends(t, exitFailed)
		if got := s.err.String(); !strings.Contains(got, "127.0.0.1:"+port) || !strings.Contains(got, "--tls-port") || strings.Count(got, "\n") != 1 {
			t.Errorf("%v: %s", args, got)
		}
	}
}

func TestServeRefusesArgumentsThatMakeNoSense(t *testing.T) {
	for args, want := range map[string]string{
		"--port":                      "--port needs a value",
		"--port 65536":                `--port cannot be "65536"; it can be a port, from 0 to 65535`,
		"--tls-port -1":               `--tls-port cannot be "-1"; it can be a port, from 0 to 65535`,
		"--port 8766":                 "8766 cannot be both",
		"--seed x":                    `--seed cannot be "x"`,
		"--quiet=yes":                 "--quiet takes no value",
		"--fast":                      "there is no flag --fast; serve takes: --seed",
		"here":                        "serve does not take here",
		"--lang fr":                   `--lang cannot be "fr"`,
		"--certificate --port=banana": `--port cannot be "banana"`,
	} {
		s := serve(t, strings.Fields(args)...)
		s.ends(t, exitMisuse)
		if got := s.err.String(); !strings.Contains(got, want) || strings.Count(got, "\n") != 1 || s.out.String() != "" {
			t.Errorf("%s: %s", args, got)
		}
	}
}

// shut is a screen that nobody looks at any more.
type shut struct{}

func (shut) Write([]byte) (int, error) { return 0, errors.New("closed") }

func TestServeEndsWhenNobodyCanReadIt(t *testing.T) {
	var out bytes.Buffer
	a := &app{stdout: shut{}, stderr: &out, interrupts: make(chan os.Signal), catch: func() func() { return func() {} }}
	if code := a.serve([]string{"--port=0", "--tls-port=0", "--lang=en"}); code != exitFailed || !strings.Contains(out.String(), "closed") {
		t.Errorf("%d: %s", code, &out)
	}
}

func TestServeHelpsInBothLanguages(t *testing.T) {
	for lang, want := range map[string]string{"en": "batuta serve", "es": "certificado"} {
		s := serve(t, "--help", "--lang", lang)
		s.ends(t, exitOK)
		s.out.shows(t, want)
	}
}
