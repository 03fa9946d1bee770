package modules

import (
	_ "embed" // the modules that are written in Python

	"batuta/lessons/python/py"
)

//go:embed lib/types.py
var typesSource string

//go:embed lib/collections_abc.py
var collectionsABCSource string

//go:embed lib/dataclasses.py
var dataclassesSource string

//go:embed lib/enum.py
var enumSource string

//go:embed lib/typing.py
var typingSource string

//go:embed lib/functools.py
var functoolsSource string

//go:embed lib/future.py
var futureSource string

// objectModules are the modules about objects, classes and types.
func objectModules() map[string]py.Loader {
	return map[string]py.Loader{
		"__future__":      py.PythonModule("__future__", futureSource),
		"_types":          loadTypesCore,
		"_codegen":        loadCodegen,
		"_functools":      loadFunctoolsCore,
		"abc":             loadABC,
		"collections.abc": py.PythonModule("collections.abc", collectionsABCSource),
		"dataclasses":     py.PythonModule("dataclasses", dataclassesSource),
		"enum":            py.PythonModule("enum", enumSource),
		"functools":       py.PythonModule("functools", functoolsSource),
		"_typing":         loadTypingCore,
		"typing":          py.PythonModule("typing", typingSource),
		"types":           py.PythonModule("types", typesSource),
	}
}

// loadTypesCore makes _types: the classes that the module types gives names.
func loadTypesCore(*py.Thread) (*py.Module, error) {
	namespaceClass.Define(namespaceSpec)
	return py.NewModule(py.ModuleSpec{
		Name: "_types", Classes: []*py.Class{namespaceClass},
		Values: map[string]py.Value{
			"AsyncGeneratorType":        py.AsyncGeneratorClass,
			"BuiltinFunctionType":       py.BuiltinClass,
			"BuiltinMethodType":         py.BuiltinClass,
			"CellType":                  py.CellClass,
			"ClassMethodDescriptorType": py.ClassMethodClass,
			"CodeType":                  py.CodeClass,
			"CoroutineType":             py.CoroutineClass,
			"EllipsisType":              py.EllipsisClass,
			"FrameType":                 py.FrameClass,
			"FunctionType":              py.FunctionClass,
			"GeneratorType":             py.GeneratorClass,
			"GenericAlias":              py.GenericAliasClass,
			"GetSetDescriptorType":      py.GetSetClass,
			"LambdaType":                py.FunctionClass,
			"MappingProxyType":          py.MappingProxyClass,
			"MemberDescriptorType":      py.MemberClass,
			"MethodDescriptorType":      py.MethodDescClass,
			"MethodType":                py.MethodClass,
			"MethodWrapperType":         py.MethodWrapperClass,
			"ModuleType":                py.ModuleClass,
			"NoneType":                  py.NoneClass,
			"NotImplementedType":        py.NotImplementedClass,
			"TracebackType":             py.TracebackClass,
			"UnionType":                 py.UnionClass,
			"WrapperDescriptorType":     py.WrapperDescClass,
		},
		Defs: []py.Def{{Sig: "coroutine(func)", Fn: py.GeneratorCoroutine}},
	}), nil
}
