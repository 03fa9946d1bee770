package terminal

import (
	"bytes"
	"fmt"
	"io"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// narrator prints what a run logs and what its program writes: either all of
// it as it happens, or first the log and then, at the end, the output.
type narrator struct {
	out  io.Writer
	t    words.Texts
	live bool

	next   int          // the next event to look at
	output bytes.Buffer // what waits for the end
	titled bool         // the title has been printed
	broken bool         // the last output did not end its line
}

// tell goes on with what v has beyond what has been told.
func (n *narrator) tell(v trace.View) error {
	for n.next = max(n.next, v.First()); n.next < v.End(); n.next++ {
		e := v.At(n.next)
		var err error
		switch e.Kind {
		case trace.Log:
			err = n.log(v, e)
		case trace.Output:
			err = n.print(v.Text(e.Text))
		}
		if err != nil {
			return fmt.Errorf("print the run: %w", err)
		}
	}
	return nil
}

// title prints what the lines that follow are, once.
func (n *narrator) title() error {
	if n.titled {
		return nil
	}
	n.titled = true
	key := "terminal.log"
	if n.live {
		key = "terminal.live"
	}
	return heading(n.out, n.t.T(key))
}

func (n *narrator) log(v trace.View, e *trace.Event) error {
	line, err := Formatter{}.Format(record(v, e))
	if err != nil {
		return err
	}
	if err := n.title(); err != nil {
		return err
	}
	if n.broken { // a record begins a line of its own
		n.broken = false
		line = append([]byte{'\n'}, line...)
	}
	_, err = n.out.Write(line)
	return err
}

func (n *narrator) print(text string) error {
	if text == "" {
		return nil
	}
	n.broken = n.live && text[len(text)-1] != '\n'
	if !n.live {
		n.output.WriteString(text)
		return nil
	}
	if err := n.title(); err != nil {
		return err
	}
	_, err := io.WriteString(n.out, text)
	return err
}

// end prints what waited for the end.
func (n *narrator) end() error {
	if n.output.Len() > 0 {
		if err := heading(n.out, n.t.T("terminal.output")); err != nil {
			return err
		}
		text := n.output.Bytes()
		n.broken = text[len(text)-1] != '\n'
		if _, err := n.out.Write(text); err != nil {
			return fmt.Errorf("print the output: %w", err)
		}
	}
	if n.broken {
		_, err := fmt.Fprintln(n.out)
		return err
	}
	return nil
}

// heading begins a part of what is printed.
func heading(out io.Writer, text string) error {
	_, err := fmt.Fprintf(out, "\n── %s ──\n", text)
	return err
}
