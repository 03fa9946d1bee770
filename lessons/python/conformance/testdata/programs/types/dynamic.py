"""Coroutines and generators looked at from outside, and objects made on the fly."""
import asyncio
import types


@types.coroutine
def turn():
    yield
    return "one turn"


async def waits():
    return await turn()


def numbers():
    yield from range(3)


g = numbers()
print(g.gi_running, g.gi_frame is not None, g.gi_yieldfrom, g.gi_code.co_name)
next(g)
print(type(g.gi_yieldfrom).__name__, list(g), g.gi_frame)
c = waits()
print(c.cr_running, c.cr_await, c.cr_code.co_name, c.__name__, c.__qualname__)
print(c.send(None), c.cr_await.__name__, isinstance(c, types.CoroutineType))
try:
    c.send(None)
except StopIteration as stop:
    print("returned", stop.value, c.cr_frame)
config = types.SimpleNamespace(**{"host": "localhost", "port": 80})
config.__dict__.update(port=8080)
print(config.port, types.SimpleNamespace({"from": "a dict"}), sorted(vars(config)))
print(asyncio.run(waits()))
module = types.ModuleType("made", "its doc")
module.value = 5
print(module.__name__, module.__doc__, module.value, repr(module))
