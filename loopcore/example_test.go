package loopcore_test

import (
	"errors"
	"fmt"
	"time"

	"batuta/loopcore"
)

// window is a toy of a window: it has a loop of its own, which takes clicks
// from a channel, draws a frame now and then, and knows nothing of coroutines.
type window struct {
	clicks chan func()
	frames *time.Ticker
	loop   *loopcore.Loop
	woken  chan struct{} // another thread has brought the event loop work
	title  string
	open   bool
}

// run is the window's own loop. It sleeps until somebody clicks, a frame is
// due, the event loop has a deadline, or another thread has something for it.
func (w *window) run() error {
	for w.open {
		if _, err := w.loop.RunOnce(0); err != nil {
			return err
		}
		select {
		case click := <-w.clicks:
			click()
		case <-w.frames.C:
			w.draw()
		case <-w.woken:
		case <-w.deadline():
		}
	}
	return nil
}

// deadline is a channel that speaks when the event loop has something to do;
// never, if it waits for nothing but others.
func (w *window) deadline() <-chan time.Time {
	when, ok := w.loop.NextDeadline()
	if !ok {
		return nil
	}
	return time.After(loopcore.SelectTimeout(max(0, when-w.loop.Time())))
}

func (w *window) draw() {
	if w.title != "" {
		fmt.Println("frame:", w.title)
		w.title = ""
	}
}

// A window's own loop drives the event loop. A click starts a coroutine, which
// waits for a timer and for a thread while the window goes on drawing.
func ExampleLoop_RunOnce() {
	w := &window{clicks: make(chan func(), 8), woken: make(chan struct{}, 1), open: true}
	w.frames = time.NewTicker(time.Second / 60)
	defer w.frames.Stop()

	loop, err := loopcore.New(loopcore.Options{OnWake: func() {
		select { // on whatever thread it is: never wait here
		case w.woken <- struct{}{}:
		default:
		}
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	w.loop = loop

	sum := func(_ *loopcore.Worker, n int) (any, error) { return n * (n + 1) / 2, nil }
	countdown := func(co *loopcore.Co) (any, error) {
		for n := 3; n > 0; n-- {
			fmt.Println("coroutine:", n)
			if err := co.Sleep(0.01); err != nil {
				return nil, err
			}
		}
		result, err := co.Await(loopcore.ToThread(sum, 100))
		if err != nil {
			return nil, err
		}
		w.title = fmt.Sprint("the sum is ", result)
		err = co.Sleep(0.1) // time enough for a frame
		w.clicks <- func() { w.open = false }
		return nil, err
	}
	w.clicks <- func() {
		fmt.Println("click: start")
		if _, err := loop.CreateTask(loopcore.Coro(countdown), "countdown"); err != nil {
			fmt.Println(err)
		}
	}

	if err := errors.Join(w.run(), loop.Close()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// click: start
	// coroutine: 3
	// coroutine: 2
	// coroutine: 1
	// frame: the sum is 5050
}
