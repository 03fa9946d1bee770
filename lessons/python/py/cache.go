package py

import "batuta/lessons/python/bytecode"

// cache is what the machine remembers of an instruction that looks a name up.
type cache struct {
	class   *Class // of the object, or
	dict    *Dict  // the dict in which the name was looked for
	version uint64 // of the dict, or the interpreter's epoch
	value   Value  // what was found
	place   int    // or where: the entry of a dict; of the built-in names if it is negative
	builtin uint64 // the version of the built-in names
}

// cache is that of the frame's instruction.
func (f *Frame) cache() *cache { return &f.code.caches[f.code.cached[f.pc]] }

// caching reports whether an operation has a cache.
func caching(op bytecode.Op) bool {
	switch op {
	case bytecode.LoadGlobal, bytecode.LoadName, bytecode.LoadFromDictOrGlobals,
		bytecode.LoadAttr, bytecode.LoadMethod, bytecode.LoadFastAttr, bytecode.LoadFastMethod, bytecode.StoreAttr:
		return true
	}
	return false
}

// NewCode makes compiled code ready to run.
func (in *Interpreter) NewCode(b *bytecode.Code) *Code {
	c := &Code{Code: b, cached: make([]uint32, len(b.Instrs)), slots: len(b.Locals) + b.Stack}
	for i, instr := range b.Instrs {
		if caching(instr.Op()) {
			c.caches = append(c.caches, cache{})
			c.cached[i] = uint32(len(c.caches) - 1)
		}
	}
	for _, name := range b.Names {
		c.names = append(c.names, in.Intern(name))
	}
	for _, name := range b.Locals {
		c.locals = append(c.locals, in.Intern(name))
	}
	for _, k := range b.Consts {
		c.consts = append(c.consts, in.constant(k))
	}
	return c
}
