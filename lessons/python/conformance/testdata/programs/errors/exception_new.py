# __new__ of exceptions: whose it is, and what it refuses.
import asyncio


class Own(ValueError):
    pass


class OwnOS(ConnectionError):
    pass


def tell(call):
    try:
        print(call())
    except TypeError as e:
        print(e)


for cls in (Exception, ValueError, KeyError, OSError, ImportError, StopIteration, RecursionError,
            UnicodeDecodeError, KeyboardInterrupt, asyncio.InvalidStateError, asyncio.CancelledError,
            ConnectionResetError, ExceptionGroup, Own):
    print(cls.__name__, "__new__" in vars(cls))
    tell(lambda: cls.__new__(int))
    tell(lambda: cls.__new__())
    tell(lambda: cls.__new__(1))
tell(lambda: ValueError.__new__(Exception))
tell(lambda: Exception.__new__(OSError, 1))
tell(lambda: Exception.__new__(OwnOS, 1))
tell(lambda: BaseException.__new__(ExceptionGroup, 1))
tell(lambda: repr(OSError.__new__(ConnectionError, 1, 2)))
tell(lambda: repr(ValueError.__new__(Own, 1)))
tell(lambda: repr(BaseException.__new__(Own, 1, 2)))
