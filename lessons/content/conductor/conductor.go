package conductor

import (
	"bufio"
	"io"
	"net/http"
	"os"

	"batuta/loopcore"
)

const API = "127.0.0.1:8765"

func fetch(co *loopcore.Co, path string) (any, error) {
	conn, err := co.Dial(API) // wait to write
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	req, err := http.NewRequest("GET", "http://"+API+path, nil)
	if err != nil {
		return nil, err
	}
	if err := req.Write(conn); err != nil {
		return nil, err
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), req)
	if err != nil { // it waits to read
		return nil, err
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	co.Println(path, resp.StatusCode, len(body), "bytes")
	return len(body), nil
}

func read(w *loopcore.Worker, f file) (any, error) {
	if err := w.Sleep(0.25); err != nil { // a slow disk
		return nil, err
	}
	text, err := os.ReadFile(string(f)) // this very file
	return len(text), err
}

func main(co *loopcore.Co, f file) (any, error) {
	sizes, err := co.Gather(
		loopcore.CoroWith(fetch, "/users"),
		loopcore.CoroWith(fetch, "/orders"),
		loopcore.ToThread(read, f),
		loopcore.Sleep(0.4),
	)
	if err != nil {
		return nil, err
	}
	co.Println("all together:", sizes)
	return sizes, nil
}
