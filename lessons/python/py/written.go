package py

// PythonKind says what a native function is in CPython if it is written in
// Python there: "function", or "method" of what is bound; "" if it is native
// there too.
func PythonKind(v Value) string {
	switch v := v.(type) {
	case *Builtin:
		if v.python || v.coroutine {
			return "function"
		}
	case *BoundMethod:
		if PythonKind(v.Func) != "" {
			return "method"
		}
	}
	return ""
}
