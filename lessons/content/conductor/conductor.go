package conductor

import asyncio "batuta/loopcore"

func main(co *asyncio.Co, this file) (any, error) {
	results, err := co.Gather( // await: all four
		asyncio.CoroWith(fetch, "/users"),
		asyncio.CoroWith(fetch, "/orders"),
		asyncio.ToThread(read, this),
		asyncio.Sleep(0.4),
	)
	if err != nil {
		return nil, err
	}
	co.Println("all together:", results)
	return results, nil
}

const API = "127.0.0.1:8765"

func fetch(co *asyncio.Co, path string) (any, error) {
	conn, err := co.Dial(API) // await: connected
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	body, err := get(conn, path) // await: the answer
	if err != nil {
		return nil, err
	}
	co.Println(path, len(body), "bytes")
	return len(body), nil
}

// read has a thread of its own: no await.
func read(w *asyncio.Worker, this file) (any, error) {
	err := w.Sleep(0.25) // the disk is slow
	if err != nil {
		return nil, err
	}
	text, err := this.read()
	return len(text), err
}
