"""The hierarchy of exceptions, their arguments, text and attributes."""
tree = [BaseException, Exception, ArithmeticError, ZeroDivisionError, OverflowError, LookupError, IndexError, KeyError,
        ValueError, UnicodeDecodeError, OSError, FileNotFoundError, ConnectionError, ConnectionResetError,
        ConnectionRefusedError, BrokenPipeError, TimeoutError, BlockingIOError, InterruptedError, PermissionError,
        RuntimeError, NotImplementedError, RecursionError, StopIteration, StopAsyncIteration, GeneratorExit,
        KeyboardInterrupt, SystemExit, AttributeError, NameError, UnboundLocalError, ImportError,
        ModuleNotFoundError, AssertionError, MemoryError, EOFError, SyntaxError, IndentationError, Warning,
        DeprecationWarning, RuntimeWarning, ResourceWarning, UserWarning, BaseExceptionGroup, ExceptionGroup]
for cls in tree:
    print(cls.__name__, "<", " ".join(b.__name__ for b in cls.__bases__))
print(repr(ValueError()), repr(ValueError("a")), repr(ValueError("a", 1)), str(ValueError()), str(ValueError("a", 1)))
print(str(KeyError("k")), KeyError("k").args, ValueError("x") == ValueError("x"))
error = OSError(2, "No such file", "notes.txt")
print(error, error.errno, error.strerror, error.filename, type(error).__name__, repr(error))
print(type(OSError(111, "refused")).__name__, OSError("just text").errno, ConnectionRefusedError(111, "x"))
print(StopIteration(5).value, SystemExit(3).code, IOError is OSError, EnvironmentError is OSError)
try:
    [].nope
except AttributeError as e:
    print(e.name, e.obj, e)
try:
    import no_such_module_here
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from math import squareroot
except ImportError as e:
    print(e.name, e.msg.split(" (")[0])
try:
    b"\xe9".decode("utf-8")
except UnicodeDecodeError as e:
    print(e.encoding, e.start, e.end, e.reason, e)


class Broken(Exception):
    pass


print(repr(Broken("x", y := 2)), Broken.__mro__[1].__name__, issubclass(Broken, Exception), Broken("m").args, y)
