"""What nobody catches goes to the loop's exception handler."""
import asyncio


def handler(loop, context):
    print("handler:", context["message"].split(" <")[0].split(" print")[0], "|", repr(context.get("exception")), "|", sorted(context))


def boom():
    raise ZeroDivisionError("in a callback")


async def forgotten():
    raise LookupError("nobody awaits me")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    loop.call_soon(boom)
    await asyncio.sleep(0)
    future = loop.create_future()
    future.add_done_callback(lambda f: 1 / 0)
    future.set_result(None)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "made by hand", "extra": 5})
    print(loop.get_exception_handler() is handler)
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)
    loop.set_exception_handler(lambda loop, context: loop.default_exception_handler({"message": "passed on"}))
    loop.call_soon(boom)
    await asyncio.sleep(0)
    loop.set_exception_handler(handler)
    task = asyncio.create_task(forgotten())
    await asyncio.sleep(0.1)
    print("main ends", task.done())


asyncio.run(main())
