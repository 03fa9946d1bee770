package py

import "reflect"

// exceptionClasses are the exception classes that are built in, with their
// bases.
type exceptionClasses struct {
	BaseException, Exception,
	GeneratorExit, KeyboardInterrupt, SystemExit, CancelledError,
	ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError,
	AssertionError, AttributeError, BufferError, EOFError,
	ImportError, ModuleNotFoundError,
	LookupError, IndexError, KeyError,
	MemoryError,
	NameError, UnboundLocalError,
	OSError, BlockingIOError, ChildProcessError,
	ConnectionError, BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError,
	FileExistsError, FileNotFoundError, InterruptedError, IsADirectoryError, NotADirectoryError,
	PermissionError, ProcessLookupError, TimeoutError,
	ReferenceError,
	RuntimeError, NotImplementedError, PythonFinalizationError, RecursionError,
	StopAsyncIteration, StopIteration,
	SyntaxError, IndentationError, TabError,
	SystemError, TypeError,
	ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError,
	Warning, BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning, ImportWarning,
	PendingDeprecationWarning, ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning,
	BaseExceptionGroup, ExceptionGroup *Class
}

// Errors are the exception classes.
var Errors = newExceptionClasses()

func newExceptionClasses() (e exceptionClasses) {
	v := reflect.ValueOf(&e).Elem()
	for i := range v.NumField() {
		v.Field(i).Set(reflect.ValueOf(newBuiltin(v.Type().Field(i).Name)))
	}
	e.CancelledError.Module = "asyncio.exceptions"
	return e
}

// family is a class and those that inherit from it and nothing else.
type family struct {
	parent   *Class
	children []*Class
}

// exceptionFamilies are all of them but the groups, parents first.
func exceptionFamilies() []family {
	e := &Errors
	return []family{
		{ObjectClass, []*Class{e.BaseException}},
		{e.BaseException, []*Class{e.Exception, e.GeneratorExit, e.KeyboardInterrupt, e.SystemExit, e.CancelledError, e.BaseExceptionGroup}},
		{e.Exception, []*Class{
			e.ArithmeticError, e.AssertionError, e.AttributeError, e.BufferError, e.EOFError, e.ImportError, e.LookupError,
			e.MemoryError, e.NameError, e.OSError, e.ReferenceError, e.RuntimeError, e.StopAsyncIteration, e.StopIteration,
			e.SyntaxError, e.SystemError, e.TypeError, e.ValueError, e.Warning,
		}},
		{e.ArithmeticError, []*Class{e.FloatingPointError, e.OverflowError, e.ZeroDivisionError}},
		{e.ImportError, []*Class{e.ModuleNotFoundError}},
		{e.LookupError, []*Class{e.IndexError, e.KeyError}},
		{e.NameError, []*Class{e.UnboundLocalError}},
		{e.OSError, []*Class{
			e.BlockingIOError, e.ChildProcessError, e.ConnectionError, e.FileExistsError, e.FileNotFoundError, e.InterruptedError,
			e.IsADirectoryError, e.NotADirectoryError, e.PermissionError, e.ProcessLookupError, e.TimeoutError,
		}},
		{e.ConnectionError, []*Class{e.BrokenPipeError, e.ConnectionAbortedError, e.ConnectionRefusedError, e.ConnectionResetError}},
		{e.RuntimeError, []*Class{e.NotImplementedError, e.PythonFinalizationError, e.RecursionError}},
		{e.SyntaxError, []*Class{e.IndentationError}},
		{e.IndentationError, []*Class{e.TabError}},
		{e.ValueError, []*Class{e.UnicodeError}},
		{e.UnicodeError, []*Class{e.UnicodeDecodeError, e.UnicodeEncodeError, e.UnicodeTranslateError}},
		{e.Warning, []*Class{
			e.BytesWarning, e.DeprecationWarning, e.EncodingWarning, e.FutureWarning, e.ImportWarning,
			e.PendingDeprecationWarning, e.ResourceWarning, e.RuntimeWarning, e.SyntaxWarning, e.UnicodeWarning, e.UserWarning,
		}},
	}
}

// defineExceptions says what the exception classes can do.
func defineExceptions() {
	for _, f := range exceptionFamilies() {
		for _, c := range f.children {
			c.Define(func() Spec { return exceptionSpec(c, f.parent) })
		}
	}
	e := &Errors
	e.ExceptionGroup.Define(func() Spec { return exceptionSpec(e.ExceptionGroup, e.BaseExceptionGroup, e.Exception) })
}

// exceptionList are all exception classes that are built in.
func exceptionList() []*Class {
	v := reflect.ValueOf(&Errors).Elem()
	all := make([]*Class, v.NumField())
	for i := range all {
		all[i] = v.Field(i).Interface().(*Class)
	}
	return all
}
