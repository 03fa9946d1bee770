package py

// abstractStream is what a class written in Python that inherits from an
// abstract class of files has of it: refusals.
type abstractStream struct {
	streamShape
	class *Class
}

// newAbstract is the New of an abstract class of files.
func newAbstract(c *Class) New {
	return func(*Thread, *Class, []Value, []KwArg) (Value, error) {
		return &abstractStream{streamShape{fd: -1}, c}, nil
	}
}

// Type is the abstract class.
func (a *abstractStream) Type() *Class { return a.class }

func (a *abstractStream) shape() *streamShape { return &a.streamShape }

func (a *abstractStream) refuse(t *Thread, what string) error {
	return t.Raise(UnsupportedOperation, "%s", what)
}

func (a *abstractStream) read(t *Thread, _ int) (Value, error)     { return nil, a.refuse(t, "read") }
func (a *abstractStream) readLine(t *Thread, _ int) (Value, error) { return nil, a.refuse(t, "read") }
func (a *abstractStream) write(t *Thread, _ Value) (int, error)    { return 0, a.refuse(t, "write") }
func (a *abstractStream) seek(t *Thread, _, _ int) (int, error)    { return 0, a.refuse(t, "seek") }
func (a *abstractStream) tell(t *Thread) (int, error)              { return 0, a.refuse(t, "seek") }
func (a *abstractStream) truncate(t *Thread, _ int) (int, error)   { return 0, a.refuse(t, "truncate") }
func (a *abstractStream) flush(*Thread) error                      { return nil }

func (a *abstractStream) close(*Thread) error {
	a.closed = true
	return nil
}
