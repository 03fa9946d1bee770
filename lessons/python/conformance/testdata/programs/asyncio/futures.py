"""Future: results, errors, callbacks, states, and who waits."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.done(), future.cancelled(), repr(future))
    for attempt in (future.result, future.exception):
        try:
            attempt()
        except asyncio.InvalidStateError as error:
            print("InvalidStateError", error)
    future.add_done_callback(lambda f: print("callback 1", f.result()))
    second = lambda f: print("never called")
    future.add_done_callback(second)
    print("removed", future.remove_done_callback(second))
    future.add_done_callback(lambda f: print("callback 2", f is future))
    loop.call_later(0.1, future.set_result, 42)
    print("awaited", await future, repr(future))
    future.add_done_callback(lambda f: print("added late"))
    await asyncio.sleep(0)
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print("InvalidStateError", error)
    failed = asyncio.Future()
    failed.set_exception(ValueError("no"))
    print(repr(failed), repr(failed.exception()))
    try:
        await failed
    except ValueError as error:
        print("raised", error)
    dropped = loop.create_future()
    print(dropped.cancel("why not"), dropped.cancel(), dropped.cancelled(), repr(dropped))
    try:
        await dropped
    except asyncio.CancelledError as error:
        print("CancelledError", error.args)
    print(asyncio.isfuture(dropped), asyncio.isfuture(5), dropped.get_loop() is loop)
    wrong = loop.create_future()
    wrong.set_exception(StopIteration("x"))
    print(repr(wrong.exception()), repr(wrong.exception().__cause__))


asyncio.run(main())
