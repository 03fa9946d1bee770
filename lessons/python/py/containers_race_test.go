package py_test

import (
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"batuta/lessons/python/py"
)

// TestInterpretersShareNothing runs programs in several interpreters at once:
// under -race, what they share must not be written.
func TestInterpretersShareNothing(t *testing.T) {
	var all sync.WaitGroup
	for _, name := range []string{"mappings.py", "sequences.py", "mappings.py", "sequences.py"} {
		text, err := os.ReadFile(filepath.Join("testdata", "containers", name))
		if err != nil {
			t.Fatal(err)
		}
		code, err := compile(name, string(text))
		if err != nil {
			t.Fatal(err)
		}
		all.Add(1)
		go func() {
			defer all.Done()
			in := py.NewInterpreter(py.Host{Stdout: io.Discard})
			th, err := in.RunMain(code, name)
			th.Release()
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}()
	}
	all.Wait()
}
