package py

// NewInstance is an object of a built-in class that carries another's Go value,
// as time.struct_time carries a tuple, and attributes, which may be nil.
func NewInstance(class *Class, native Value, attrs *Dict) *Instance {
	return &Instance{class: class, attrs: attrs, Native: native}
}

// NewBy is a New that binds its arguments by a signature, which bears the
// class's name and no self.
func NewBy(sig string, fn Native) New { return newBy(sig, fn) }

// Attrs is the object's __dict__, made if nothing was set yet.
func (i *Instance) Attrs() *Dict {
	if i.attrs == nil {
		i.attrs = NewDict()
	}
	return i.attrs
}

// SetAttrs has the object another __dict__: threading.local has one for each
// thread.
func (i *Instance) SetAttrs(d *Dict) { i.attrs = d }
