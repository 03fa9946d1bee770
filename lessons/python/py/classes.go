package py

import "batuta/lessons/python/bytecode"

// The built-in classes. What they can do is filled in once, by setUp; nobody
// changes them after that.
var (
	ObjectClass         = newBuiltin("object")
	TypeClass           = newBuiltin("type")
	NoneClass           = newBuiltin("NoneType")
	NotImplementedClass = newBuiltin("NotImplementedType")
	EllipsisClass       = newBuiltin("ellipsis")
	BoolClass           = newBuiltin("bool")
	IntClass            = newBuiltin("int")
	FloatClass          = newBuiltin("float")
	StrClass            = newBuiltin("str")
	BytesClass          = newBuiltin("bytes")
	ByteArrayClass      = newBuiltin("bytearray")
	TupleClass          = newBuiltin("tuple")
	ListClass           = newBuiltin("list")
	DictClass           = newBuiltin("dict")
	SetClass            = newBuiltin("set")
	FrozenSetClass      = newBuiltin("frozenset")
	RangeClass          = newBuiltin("range")
	SliceClass          = newBuiltin("slice")
	CellClass           = newBuiltin("cell")
	FunctionClass       = newBuiltin("function")
	MethodClass         = newBuiltin("method")
	BuiltinClass        = newBuiltin("builtin_function_or_method")
	MethodDescClass     = newBuiltin("method_descriptor")
	GetSetClass         = newBuiltin("getset_descriptor")
	PropertyClass       = newBuiltin("property")
	StaticMethodClass   = newBuiltin("staticmethod")
	ClassMethodClass    = newBuiltin("classmethod")
	SuperClass          = newBuiltin("super")
	ModuleClass         = newBuiltin("module")
	CodeClass           = newBuiltin("code")
	FrameClass          = newBuiltin("frame")
	TracebackClass      = newBuiltin("traceback")
	GeneratorClass      = newBuiltin("generator")
	CoroutineClass      = newBuiltin("coroutine")
	AsyncGeneratorClass = newBuiltin("async_generator")
)

// Type of the values: type(x).
func (NoneType) Type() *Class           { return NoneClass }
func (NotImplementedType) Type() *Class { return NotImplementedClass }
func (EllipsisType) Type() *Class       { return EllipsisClass }
func (Bool) Type() *Class               { return BoolClass }
func (Int) Type() *Class                { return IntClass }
func (*BigInt) Type() *Class            { return IntClass }
func (Float) Type() *Class              { return FloatClass }
func (*Str) Type() *Class               { return StrClass }
func (*Bytes) Type() *Class             { return BytesClass }
func (*ByteArray) Type() *Class         { return ByteArrayClass }
func (*Tuple) Type() *Class             { return TupleClass }
func (*List) Type() *Class              { return ListClass }
func (*Dict) Type() *Class              { return DictClass }
func (*Set) Type() *Class               { return SetClass }
func (*FrozenSet) Type() *Class         { return FrozenSetClass }
func (*Range) Type() *Class             { return RangeClass }
func (*Slice) Type() *Class             { return SliceClass }
func (*Cell) Type() *Class              { return CellClass }
func (*Function) Type() *Class          { return FunctionClass }
func (*Property) Type() *Class          { return PropertyClass }
func (*StaticMethod) Type() *Class      { return StaticMethodClass }
func (*ClassMethod) Type() *Class       { return ClassMethodClass }
func (*Super) Type() *Class             { return SuperClass }
func (*Module) Type() *Class            { return ModuleClass }
func (*Code) Type() *Class              { return CodeClass }
func (*Frame) Type() *Class             { return FrameClass }
func (*Traceback) Type() *Class         { return TracebackClass }

// Type is method, or a built-in one.
func (m *BoundMethod) Type() *Class {
	if b, native := m.Func.(*Builtin); native {
		if isSlotName(b.Name) {
			return MethodWrapperClass
		}
		return BuiltinClass
	}
	return MethodClass
}

// Type is getset_descriptor, or member_descriptor for a slot.
func (g *GetSet) Type() *Class {
	if g.member {
		return MemberClass
	}
	return GetSetClass
}

// Type is method_descriptor for a method of a class, else built-in function.
func (b *Builtin) Type() *Class {
	if b.Owner != nil {
		if isSlotName(b.Name) {
			return WrapperDescClass
		}
		return MethodDescClass
	}
	return BuiltinClass
}

// Type is generator, coroutine or async_generator.
func (g *Generator) Type() *Class {
	switch g.kind {
	case bytecode.CoroutineCode:
		return CoroutineClass
	case bytecode.AsyncGeneratorCode:
		return AsyncGeneratorClass
	}
	return GeneratorClass
}
