package httpclient_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

// Two requests wait at the same time, on one thread. The answer of each is read
// to its end, so that its connection can carry the next.
func Example() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/users" {
			fmt.Fprint(w, `[{"name": "Alma"}, {"name": "Bruno"}]`)
			return
		}
		http.NotFound(w, r)
	}))
	defer server.Close()

	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		client, err := httpclient.New(httpclient.Options{
			BaseURL:  server.URL,
			Timeouts: httpclient.Timeouts{Total: loopcore.After(30)},
		})
		if err != nil {
			return nil, err
		}
		defer func() { _ = client.Close(co) }()

		answers, err := co.Gather(
			client.Do(&httpclient.Request{URL: "/users"}),
			client.Do(&httpclient.Request{URL: "/pets"}),
		)
		if err != nil {
			return nil, err
		}
		var users []struct{ Name string }
		if err := answers[0].(*httpclient.Response).JSON(co, &users); err != nil {
			return nil, err
		}
		fmt.Println(users)

		pets := answers[1].(*httpclient.Response)
		defer pets.Close() // it is not read
		fmt.Println(pets.Status, pets.Reason)
		return nil, nil
	}))
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// [{Alma} {Bruno}]
	// 404 Not Found
}
