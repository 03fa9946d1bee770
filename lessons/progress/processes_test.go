package progress

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// asWriter says, in the environment, that the process is a window that passes
// lessons in the file that it names until it is killed.
const asWriter = "BATUTA_PROGRESS_WRITER"

func TestMain(m *testing.M) {
	if path := os.Getenv(asWriter); path != "" {
		write(path)
	}
	os.Exit(m.Run())
}

// write passes one lesson after the other and tells of each that is saved.
func write(path string) {
	b, err := Open(path)
	for i := 0; err == nil; i++ {
		if err = b.Update(pass(fmt.Sprintf("%d-%d", os.Getpid(), i))); err == nil {
			fmt.Printf("%d-%d\n", os.Getpid(), i)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestAKilledProcessLosesNothingThatItSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress.json")
	var saved []string
	for round := range 4 {
		var group sync.WaitGroup
		var mu sync.Mutex
		for range 2 { // two windows, both killed in the middle of it
			c := exec.Command(os.Args[0])
			c.Env, c.Stderr = append(os.Environ(), asWriter+"="+path), os.Stderr
			out, err := c.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			group.Add(1)
			go func() {
				defer group.Done()
				lines := bufio.NewScanner(out)
				for n := 0; lines.Scan(); n++ {
					mu.Lock()
					saved = append(saved, lines.Text())
					mu.Unlock()
					if n == 5+round {
						time.Sleep(time.Duration(round) * 700 * time.Microsecond)
						_ = c.Process.Kill()
					}
				}
				_ = c.Wait() // it was killed
			}()
		}
		group.Wait()
		s := opened(t, path).State()
		for _, lesson := range saved {
			if !s.Passed(lesson, "main") {
				t.Errorf("round %d: %s was saved, and is lost", round, lesson)
			}
		}
	}
	if len(saved) < 40 {
		t.Errorf("only %d were saved", len(saved))
	}
}

func TestManyWindowsAtOnceLoseNoMark(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress.json")
	const windows, each = 4, 10
	var group sync.WaitGroup
	for range windows {
		b := opened(t, path)
		group.Add(1)
		go func() {
			defer group.Done()
			for range each {
				if err := b.Update(func(s *State) { s.Change("a", "main", func(p *Part) { p.Attempts++ }) }); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	group.Wait()
	s := opened(t, path).State()
	if got := s.Part("a", "main").Attempts; got != windows*each {
		t.Errorf("%d attempts of %d are counted", got, windows*each)
	}
}
