package py

// ProgramModule is the __name__ of the module that called the library: of the
// innermost frame whose code is not the library's own; None if there is none.
func (t *Thread) ProgramModule() Value {
	for f := t.frame; f != nil; f = f.back {
		if !f.FromLibrary() {
			return OrNone(f.globals.GetStr(nameName))
		}
	}
	return None
}
