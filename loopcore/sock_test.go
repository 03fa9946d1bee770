package loopcore_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// get is an HTTP GET as a coroutine makes it, with net/http's writer and reader.
func get(co *loopcore.Co, url string) (any, error) {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	conn, err := co.Dial(req.URL.Host)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if err := req.Write(conn); err != nil {
		return nil, err
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), req)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}

func TestRequestsOverlapOnOneThreadWithEverySelector(t *testing.T) {
	const requests = 20
	arrived := make(chan struct{}, requests)
	all := make(chan struct{})
	go func() {
		for range requests {
			<-arrived
		}
		close(all)
	}()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case arrived <- struct{}{}:
		default: // a later selector's turn: all have been seen to overlap
		}
		<-all // no answer before every request is here
		_, _ = io.WriteString(w, r.URL.Path)
	}))
	defer server.Close()
	for _, name := range selector.Names() {
		t.Run(name, func(t *testing.T) {
			s := must(selector.New(name))
			got, err := loopcore.Run(loopcore.Options{Selector: s}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				var gets []any
				for range requests {
					gets = append(gets, loopcore.CoroWith(get, server.URL+"/users"))
				}
				return co.Gather(gets...)
			}))
			if err != nil || got.([]any)[requests-1] != "/users" {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestARefusedConnectionIsAsynciosError(t *testing.T) {
	l := must(net.Listen("tcp", "127.0.0.1:0"))
	address := l.Addr().String()
	_ = l.Close()
	_, err := loopcore.Run(loopcore.Options{}, loopcore.CoroWith(get, "http://"+address+"/"))
	if !errors.Is(err, syscall.ECONNREFUSED) || !bytes.Contains([]byte(err.Error()), []byte("Connect call failed ('127.0.0.1', ")) {
		t.Errorf("got %v", err)
	}
}

func TestMoreThanTheSystemTakesAtOnceIsSentInPieces(t *testing.T) {
	l := must(net.Listen("tcp", "127.0.0.1:0"))
	defer l.Close()
	got := make(chan int64, 1)
	go func() {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		n, _ := io.Copy(io.Discard, conn)
		got <- n
	}()
	const size = 20 << 20
	run(t, func(co *loopcore.Co) (any, error) {
		conn, err := co.Dial(l.Addr().String())
		if err != nil {
			return nil, err
		}
		defer conn.Close()
		n, err := conn.Write(make([]byte, size))
		if n != size {
			t.Errorf("wrote %d bytes", n)
		}
		return nil, err
	})
	if n := <-got; n != size {
		t.Errorf("%d bytes arrived, want %d", n, size)
	}
}

func TestACancelledReadLetsGoOfItsDescriptor(t *testing.T) {
	l := must(net.Listen("tcp", "127.0.0.1:0"))
	defer l.Close()
	run(t, func(co *loopcore.Co) (any, error) {
		conn, err := co.Dial(l.Addr().String())
		if err != nil {
			return nil, err
		}
		defer conn.Close()
		watched := co.Loop().Selector().Len()
		task := must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			n, err := conn.Read(make([]byte, 1))
			return n, err
		}), ""))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		if n := co.Loop().Selector().Len(); n != watched+1 {
			t.Errorf("%d descriptors watched while it reads, want %d", n, watched+1)
		}
		task.Cancel("")
		if err := wantCancelled(co.Await(task)); err != nil {
			t.Error(err)
		}
		if n := co.Loop().Selector().Len(); n != watched {
			t.Errorf("%d descriptors watched afterwards, want %d", n, watched)
		}
		return nil, nil
	})
}
