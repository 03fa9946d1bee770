package conductor

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

// file is the path of a copy of the program's own text. It has a type of its
// own so that the label of main's task leaves it out.
type file string

// read is Python's open(path).read().
func (f file) read() (string, error) {
	text, err := os.ReadFile(string(f))
	if err != nil {
		return "", fmt.Errorf("read the program's own text: %w", err)
	}
	return string(text), nil
}

// get is one GET of HTTP on a connection: it answers the body of an answer that
// is 200. It knows nothing of loops: the connection's own Read and Write are
// what the task waits in.
func get(conn net.Conn, path string) ([]byte, error) {
	req, err := http.NewRequest(http.MethodGet, "http://"+API+path, nil)
	if err != nil {
		return nil, fmt.Errorf("GET %s: %w", path, err)
	}
	if err := req.Write(conn); err != nil {
		return nil, fmt.Errorf("GET %s: %w", path, err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), req)
	if err != nil {
		return nil, fmt.Errorf("GET %s: %w", path, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("GET %s: %s", path, resp.Status)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("GET %s: %w", path, err)
	}
	return body, nil
}
