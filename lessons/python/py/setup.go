package py

import "sync"

// setUpOnce guards the built-in classes, which all interpreters share.
var setUpOnce sync.Once

// setUp says what the built-in classes can do. Bases come before what inherits
// from them.
func setUp() {
	setUpOnce.Do(func() {
		ObjectClass.Define(objectSpec)
		TypeClass.Define(typeSpec)
		for _, c := range append(builtinSpecs(), iterSpecs()...) {
			c.class.Define(c.spec)
		}
		defineExceptions()
		defineIO()
	})
}

// classSpec is a built-in class and what it can do.
type classSpec struct {
	class *Class
	spec  func() Spec
}

func builtinSpecs() []classSpec {
	return []classSpec{
		{NoneClass, noneSpec},
		{NotImplementedClass, notImplementedSpec},
		{EllipsisClass, ellipsisSpec},
		{IntClass, intSpec},
		{BoolClass, boolSpec},
		{FloatClass, floatSpec},
		{ComplexClass, complexSpec},
		{StrClass, strSpec},
		{BytesClass, bytesSpec},
		{ByteArrayClass, byteArraySpec},
		{MemoryViewClass, memoryViewSpec},
		{strIterClass, strIterSpec},
		{strASCIIIterClass, strIterSpec},
		{bytesIterClass, bytesIterSpec},
		{byteArrayIterClass, bytesIterSpec},
		{memoryIterClass, iteratorSpec},
		{TupleClass, tupleSpec},
		{ListClass, listSpec},
		{DictClass, dictSpec},
		{SetClass, setSpec},
		{FrozenSetClass, frozenSetSpec},
		{RangeClass, rangeSpec},
		{SliceClass, sliceSpec},
		{SequenceIterClass, iteratorSpec},
		{CellClass, cellSpec},
		{FunctionClass, functionSpec},
		{MethodClass, methodSpec},
		{BuiltinClass, builtinSpec},
		{MethodDescClass, methodDescSpec},
		{GetSetClass, getSetSpec},
		{MemberClass, getSetSpec},
		{WrapperDescClass, methodDescSpec},
		{MethodWrapperClass, builtinSpec},
		{MappingProxyClass, mappingProxySpec},
		{GenericAliasClass, genericAliasSpec},
		{UnionClass, unionSpec},
		{ForwardRefClass, forwardRefSpec},
		{TypeVarClass, typeVarSpec},
		{ParamSpecClass, paramSpecSpec},
		{TypeVarTupleClass, typeVarTupleSpec},
		{ParamSpecArgsClass, paramPartSpec},
		{ParamSpecKwClass, paramPartSpec},
		{NoDefaultClass, noDefaultSpec},
		{TypeAliasClass, typeAliasSpec},
		{ABCMetaClass, abcMetaSpec},
		{ABCClass, abcSpec},
		{PropertyClass, propertySpec},
		{StaticMethodClass, staticMethodSpec},
		{ClassMethodClass, classMethodSpec},
		{SuperClass, superSpec},
		{ModuleClass, moduleSpec},
		{CodeClass, codeSpec},
		{FrameClass, frameSpec},
		{TracebackClass, tracebackSpec},
		{GeneratorClass, generatorSpec},
		{CoroutineClass, coroutineSpec},
		{AsyncGeneratorClass, asyncGeneratorSpec},
		{coroutineWrapperClass, coroutineWrapperSpec},
		{asendClass, stepSpec},
		{athrowClass, stepSpec},
		{anextClass, anextSpec},
	}
}

// iteratorSpec is that of a class of iterators that has nothing else.
func iteratorSpec() Spec { return Spec{Defs: IterDefs()} }

// builtinFunctions are the functions of the builtins module.
func builtinFunctions() []Def {
	var all []Def
	for _, some := range [][]Def{numberFunctions(), textFunctions(), iterFunctions(), objectFunctions(), ioFunctions(), machineFunctions()} {
		all = append(all, some...)
	}
	return all
}

// NewInterpreter is an interpreter with the built-in names, and no program yet.
func NewInterpreter(host Host) *Interpreter {
	setUp()
	in := &Interpreter{
		Builtins: NewDict(), Modules: NewDict(), Host: host, warned: NewDict(),
		Limits:  Limits{Depth: 1000, Memory: 256 << 20, Digits: 4300},
		Loaders: map[string]Loader{}, names: map[string]*Str{}, starred: map[string]string{}, handlers: newHandlers(),
	}
	for _, d := range builtinFunctions() {
		b := NewBuiltin("builtins", d)
		in.Builtins.SetStr(Name(b.Name), b)
	}
	for name, v := range builtinNames() {
		in.Builtins.SetStr(Name(name), v)
	}
	return in
}

// builtinNames are the classes and constants of the builtins module.
func builtinNames() map[string]Value {
	all := map[string]Value{
		"None": None, "True": True, "False": False, "NotImplemented": NotImplemented, "Ellipsis": Ellipsis, "__debug__": True,
	}
	for _, c := range []*Class{
		ObjectClass, TypeClass, BoolClass, IntClass, FloatClass, ComplexClass, StrClass, BytesClass, ByteArrayClass, TupleClass, ListClass,
		DictClass, SetClass, FrozenSetClass, RangeClass, SliceClass, PropertyClass, StaticMethodClass, ClassMethodClass, SuperClass,
		EnumerateClass, ZipClass, MapClass, FilterClass, ReversedClass, MemoryViewClass,
	} {
		all[c.Name] = c
	}
	for _, c := range exceptionList() {
		if c.Module == "builtins" {
			all[c.Name] = c
		}
	}
	all["EnvironmentError"], all["IOError"] = Errors.OSError, Errors.OSError
	return all
}
