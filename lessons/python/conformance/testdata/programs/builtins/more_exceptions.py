"""Exceptions of the system: their numbers, classes and attributes."""
import asyncio

numbers = {1: "EPERM", 2: "ENOENT", 4: "EINTR", 10: "ECHILD", 11: "EAGAIN", 13: "EACCES", 17: "EEXIST", 20: "ENOTDIR", 21: "EISDIR",
           32: "EPIPE", 104: "ECONNRESET", 103: "ECONNABORTED", 110: "ETIMEDOUT", 111: "ECONNREFUSED", 3: "ESRCH", 5: "EIO"}
for number, name in sorted(numbers.items()):
    error = OSError(number, name)
    print(number, name, type(error).__name__, isinstance(error, ConnectionError))
for cls in (ChildProcessError, FileExistsError, IsADirectoryError, NotADirectoryError, ProcessLookupError, ConnectionAbortedError,
            BufferError, FloatingPointError, ReferenceError, SystemError, UnicodeError, PythonFinalizationError):
    print(cls.__name__, cls.__mro__[1].__name__)
error = FileNotFoundError(2, "No such file", "a.txt", None, "b.txt")
print(error, error.filename2)
try:
    open("no/such/file.txt")
except OSError as error:
    print(type(error).__name__, error.errno, error.filename)
group = BaseExceptionGroup("mixed", [ValueError(1), KeyboardInterrupt()])
print(repr(group), isinstance(group, Exception), type(BaseExceptionGroup("plain", [ValueError()])).__name__)
try:
    ExceptionGroup("no", [KeyboardInterrupt()])
except TypeError as error:
    print(error)


class Custom(ValueError, KeyError):
    pass


print(str(Custom("x")), Custom.__mro__[1:3], isinstance(asyncio.CancelledError(), Exception), repr(StopAsyncIteration(1)))
tb = None
try:
    raise Custom("with traceback")
except Custom as error:
    tb = error.__traceback__
fresh = Custom("fresh").with_traceback(tb)
print(fresh.__traceback__ is tb, fresh.__cause__, fresh.__context__)
fresh.__cause__ = OSError("set by hand")
print(fresh.__suppress_context__, repr(fresh.__cause__))
