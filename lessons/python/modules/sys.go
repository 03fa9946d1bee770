package modules

import (
	"math"
	"runtime"
	"slices"

	"batuta/lessons/python/py"
)

// loadSys makes sys.
func loadSys(t *py.Thread) (*py.Module, error) {
	in := t.In()
	for _, s := range []*structSeq{sysVersion, sysFlags, sysFloat, sysInt, sysHash, sysThread, sysHooks} {
		s.class.Define(s.spec)
	}
	m := py.NewModule(py.ModuleSpec{
		Name: "sys", Doc: "What a program knows of the interpreter that runs it.",
		Defs: append(sysFunctions(), sysStreams()...), Values: sysValues(),
	})
	put := func(name string, v py.Value) { m.Dict.SetStr(in.Intern(name), v) }
	put("modules", in.Modules)
	in.BuiltinsModule()
	argv := py.NewList()
	for _, arg := range in.Host.Args {
		argv.Items = append(argv.Items, py.NewStr(arg))
	}
	put("argv", argv)
	put("orig_argv", py.NewList(append([]py.Value{py.NewStr("python3")}, argv.Items...)...))
	put("path", py.NewList(py.NewStr("")))
	put("warnoptions", py.NewList())
	put("meta_path", py.NewList())
	for name, f := range map[string]py.Value{"stdin": in.Stdin(), "stdout": in.Stdout(), "stderr": in.Stderr()} {
		put(name, f)
		put("__"+name+"__", f)
	}
	for _, name := range []string{"displayhook", "excepthook", "unraisablehook"} {
		put("__"+name+"__", m.Dict.GetStr(in.Intern(name)))
	}
	missing := sysMissing()
	put("__getattr__", py.NewBuiltin("sys", py.Def{Sig: "__getattr__(name, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
		return sysLate(t, m, missing, args[0])
	}}))
	modules := &py.FrozenSet{}
	for _, name := range py.StandardModules() {
		modules.Dict.SetStr(py.NewStr(name), py.None)
	}
	put("stdlib_module_names", modules)
	put("builtin_module_names", py.NewTuple(py.NewStr("builtins"), py.NewStr("sys"), py.NewStr("time")))
	return m, nil
}

// sysLate is a name of sys that is made when it is first asked for.
func sysLate(t *py.Thread, m *py.Module, missing []string, name py.Value) (py.Value, error) {
	s, _ := name.(*py.Str)
	switch {
	case s != nil && s.String() == "implementation":
		types, err := t.Import("types")
		if err != nil {
			return nil, err
		}
		class, err := t.Attr(types, "SimpleNamespace")
		if err != nil {
			return nil, err
		}
		v, err := t.CallKw(class, nil, []py.KwArg{
			{Name: "name", Value: py.NewStr("cpython")},
			{Name: "cache_tag", Value: py.NewStr("cpython-314")},
			{Name: "version", Value: m.Dict.GetStr(t.In().Intern("version_info"))},
			{Name: "hexversion", Value: py.MakeInt(pythonHex)},
		})
		if err == nil {
			m.Dict.SetStr(s, v)
		}
		return v, err
	case s != nil && slices.Contains(missing, s.String()):
		return nil, t.NotYet("sys." + s.String())
	}
	text, err := t.Str(name)
	if err != nil {
		return nil, err
	}
	return nil, t.AttributeError(m, text, "module 'sys' has no attribute '%s'", text)
}

// sysMissing are the names that CPython's sys has and ours has not.
func sysMissing() []string {
	return []string{
		"activate_stack_trampoline", "addaudithook", "audit", "breakpointhook", "call_tracing", "deactivate_stack_trampoline",
		"getallocatedblocks", "getdlopenflags", "getprofile",
		"getrefcount", "gettrace", "is_remote_debug_enabled", "is_stack_trampoline_active", "monitoring",
		"path_hooks", "path_importer_cache", "remote_exec", "setdlopenflags",
		"set_asyncgen_hooks", "setprofile", "settrace",
	}
}

const pythonHex = 3<<24 | 14<<16 | 6<<8 | 0xf0

// sysValues are the constants of sys.
func sysValues() map[string]py.Value {
	n := func(n int64) py.Value { return py.MakeInt(n) }
	return map[string]py.Value{
		"version": py.Name("3.14.6 (Batuta)"), "hexversion": n(pythonHex), "api_version": n(1013),
		"version_info": sysVersion.make([]py.Value{n(3), n(14), n(6), py.Name("final"), n(0)}),
		"copyright":    py.Name("Copyright (c) the authors of Batuta."), "platform": py.Name(platform()), "byteorder": py.Name("little"),
		"maxsize": n(math.MaxInt64), "maxunicode": n(0x10ffff), "float_repr_style": py.Name("short"),
		"executable": py.Name(""), "prefix": py.Name(""), "base_prefix": py.Name(""), "exec_prefix": py.Name(""),
		"base_exec_prefix": py.Name(""), "platlibdir": py.Name("lib"), "pycache_prefix": py.None, "abiflags": py.Name(""),
		"dont_write_bytecode": py.True,
		"flags": sysFlags.make([]py.Value{
			n(0), n(0), n(0), n(0), n(1), n(0), n(0), n(0), n(0), n(0), n(0), n(1), n(0), py.False, n(0), n(0), py.False, n(4300),
		}),
		"float_info": sysFloat.make([]py.Value{
			py.Float(math.MaxFloat64), n(1024), n(308), py.Float(0x1p-1022), n(-1021), n(-307), n(15), n(53),
			py.Float(0x1p-52), n(2), n(1),
		}),
		"int_info":    sysInt.make([]py.Value{n(30), n(4), n(4300), n(640)}),
		"thread_info": sysThread.make([]py.Value{py.Name("pthread"), py.None, py.None}),
		"hash_info": sysHash.make([]py.Value{
			n(64), n(1<<61 - 1), n(314159), n(0), n(1000003), py.Name("siphash13"), n(64), n(128), n(0),
		}),
	}
}

// platform is sys.platform.
func platform() string {
	switch runtime.GOOS {
	case "windows":
		return "win32"
	case "freebsd":
		return "freebsd14"
	}
	return runtime.GOOS
}

var (
	sysVersion = &structSeq{
		class:  py.NewClass("sys", "sys.version_info"),
		fields: []string{"major", "minor", "micro", "releaselevel", "serial"}, visible: 5,
	}
	sysFlags = &structSeq{
		class: py.NewClass("sys", "sys.flags"),
		fields: []string{
			"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
			"ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
			"utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits",
		}, visible: 18,
	}
	sysThread = &structSeq{
		class:  py.NewClass("sys", "sys.thread_info"),
		fields: []string{"name", "lock", "version"}, visible: 3,
	}
	sysHooks = &structSeq{
		class:  py.NewClass("sys", "asyncgen_hooks"),
		fields: []string{"firstiter", "finalizer"}, visible: 2,
	}
	sysFloat = &structSeq{
		class: py.NewClass("sys", "sys.float_info"),
		fields: []string{
			"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
		}, visible: 11,
	}
	sysInt = &structSeq{
		class:  py.NewClass("sys", "sys.int_info"),
		fields: []string{"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"}, visible: 4,
	}
	sysHash = &structSeq{
		class:  py.NewClass("sys", "sys.hash_info"),
		fields: []string{"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"}, visible: 9,
	}
)
