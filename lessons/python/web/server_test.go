package web_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"
)

// handler answers everything that the programs ask for.
func handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/echo", echo)
	text := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			fmt.Fprint(w, body)
		})
	}
	text("/lines", "text/plain; charset=utf-8", "first\nsecond line\nthird é\nlast")
	text("/latin", "text/plain; charset=iso-8859-1", "caf\xe9")
	text("/html", "text/html", "<p>no</p>")
	text("/notjson", "application/json", "{not json}")
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, _ *http.Request) {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte("packed"))
		_ = z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(b.Bytes())
	})
	mux.HandleFunc("/redirect", func(w http.ResponseWriter, r *http.Request) {
		to, n := "/echo", 0
		if n, _ = strconv.Atoi(r.FormValue("n")); n > 1 {
			to = fmt.Sprint("/redirect?n=", n-1)
		}
		http.Redirect(w, r, to, http.StatusFound)
	})
	mux.HandleFunc("/set-cookie", func(w http.ResponseWriter, _ *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "fresh", Value: "baked", Path: "/"})
	})
	mux.HandleFunc("/status", func(w http.ResponseWriter, r *http.Request) {
		code, _ := strconv.Atoi(r.FormValue("code"))
		w.WriteHeader(code)
	})
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { pause(r, time.Second) })
	mux.HandleFunc("/fifty", func(_ http.ResponseWriter, r *http.Request) { pause(r, 50*time.Millisecond) })
	mux.HandleFunc("/hangup", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	mux.HandleFunc("/short", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		fmt.Fprint(w, "too little")
	})
	mux.HandleFunc("/form", form)
	mux.HandleFunc("/drip", drip)
	mux.HandleFunc("/vendor", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/problem+json; charset=utf-8")
		fmt.Fprint(w, `{"title": "a problem"}`)
	})
	mux.HandleFunc("/cookies", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "deep", Value: "1", Path: "/echo/deep"})
		http.SetCookie(w, &http.Cookie{Name: "flat", Value: "2", Path: "/", HttpOnly: true})
		http.SetCookie(w, &http.Cookie{Name: "gone", Value: "", Path: "/", MaxAge: -1})
		echo(w, r)
	})
	mux.HandleFunc("/echo/deep", echo)
	return mux
}

// serve is a server with everything that the programs ask for.
func serve(t *testing.T) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(handler())
	t.Cleanup(s.Close)
	return s
}

// addressed is the text of a program that asks the servers where they really
// are: a plain one, and if it asks for that, one behind TLS.
func addressed(t *testing.T, text string) string {
	t.Helper()
	text = strings.ReplaceAll(text, apiAddress, serve(t).URL)
	if !strings.Contains(text, secureAddress) {
		return text
	}
	s := httptest.NewUnstartedServer(handler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // of clients that do not trust it
	s.StartTLS()
	t.Cleanup(s.Close)
	own := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	return strings.NewReplacer(secureAddress, s.URL, `"`+certificate+`"`, `"""`+string(own)+`"""`).Replace(text)
}

// form answers what the fields of a form are, in their order; those of files by
// name and type as well.
func form(w http.ResponseWriter, r *http.Request) {
	told := []any{r.Method, r.ContentLength >= 0}
	parts, err := r.MultipartReader()
	if err != nil {
		body, _ := io.ReadAll(r.Body)
		told = append(told, r.Header.Get("Content-Type"), string(body))
	}
	for err == nil {
		var part *multipart.Part
		if part, err = parts.NextRawPart(); err != nil {
			break
		}
		content, _ := io.ReadAll(part)
		told = append(told, []any{part.FormName(), part.FileName(), part.Header, string(content)})
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(told)
}

// drip answers in pieces, with a moment between each and the next.
func drip(w http.ResponseWriter, r *http.Request) {
	for i := range 4 {
		fmt.Fprintf(w, "piece %d\n", i)
		w.(http.Flusher).Flush()
		pause(r, 60*time.Millisecond)
	}
}

func pause(r *http.Request, d time.Duration) {
	select {
	case <-time.After(d):
	case <-r.Context().Done():
	}
}

// echo answers what it was asked.
func echo(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	told := map[string]any{"method": r.Method, "query": r.URL.RawQuery, "body": string(body)}
	for _, name := range []string{"Content-Type", "X-Who", "Authorization", "Cookie"} {
		if v := r.Header.Get(name); v != "" {
			told[strings.ToLower(name)] = v
		}
	}
	if _, ok := told["cookie"]; !ok {
		told["cookie"] = ""
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(told)
}
