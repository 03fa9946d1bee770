"""What code, frames and generators tell of themselves."""
import asyncio
import sys


def area(width, /, height=1, *rest, unit="m", **more):
    product = width * height
    return product, unit


code = area.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)
print(code.co_varnames, code.co_freevars, code.co_firstlineno, code.co_flags & 0x04 != 0, code.co_flags & 0x08 != 0, code.co_stacksize > 0)
print("width" in code.co_varnames, "len" in (lambda: len("x")).__code__.co_names)


class Box:
    def open(self):
        return sys._getframe()


frame = Box().open()
print(frame.f_code.co_qualname, frame.f_lineno - Box.open.__code__.co_firstlineno, frame.f_globals is globals(), "len" in vars(frame.f_builtins["__builtins__"]) if "__builtins__" in frame.f_builtins else "len" in frame.f_builtins)
print(sorted(frame.f_locals), frame.f_back is None, isinstance(frame.f_lasti, int))


def numbers():
    yield 1
    yield 2


walk = numbers()
print(walk.gi_suspended, walk.gi_running, next(walk), walk.gi_suspended, walk.gi_code.co_name, walk.gi_yieldfrom)
walk.close()
print(walk.gi_suspended, walk.gi_frame)


async def letters():
    yield "a"
    await asyncio.sleep(0)
    yield "b"


async def main():
    walk = letters()
    print(walk.ag_suspended, walk.ag_running, walk.ag_code.co_name, walk.ag_await)
    print(await anext(walk), walk.ag_suspended, walk.ag_frame.f_lineno - letters.__code__.co_firstlineno)
    await walk.aclose()
    print(walk.ag_frame, walk.ag_suspended)


asyncio.run(main())
try:
    area()
except TypeError as error:
    trace = error.__traceback__
    print(trace.tb_lineno == trace.tb_frame.f_lineno or trace.tb_lineno < sys._getframe().f_lineno, trace.tb_lasti >= 0, trace.tb_next)
