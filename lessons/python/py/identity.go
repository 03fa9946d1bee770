package py

// Identical is a is b.
func Identical(a, b Value) bool { return identical(a, b) }
