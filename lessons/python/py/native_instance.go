package py

// NewInstance is an object of a built-in class that carries another's Go value,
// as time.struct_time carries a tuple, and attributes, which may be nil.
func NewInstance(class *Class, native Value, attrs *Dict) *Instance {
	return &Instance{class: class, attrs: attrs, Native: native}
}
