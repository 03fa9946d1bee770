package py

// cache is what the machine remembers of an instruction that looks a name up.
type cache struct {
	class   *Class // of the object, or
	dict    *Dict  // the globals, in which the name was looked for
	version uint64 // of the dict, or the interpreter's epoch
	value   Value  // what was found
	place   int    // or where: the entry of the object's own dict
	builtin uint64 // the version of the built-in names
}
