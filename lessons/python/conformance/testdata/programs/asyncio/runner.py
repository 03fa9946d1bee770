"""Runner: several runs on one loop, its context, and its end."""
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def login(name):
    user.set(name)
    await asyncio.sleep(0)
    return user.get()


async def who():
    return user.get()


async def background():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("background task cancelled at the end")
        raise


async def leave_something():
    asyncio.create_task(background())
    await asyncio.sleep(0)


with asyncio.Runner(debug=False) as runner:
    print(runner.run(login("Ana")))
    print(runner.run(who()), user.get())
    loop = runner.get_loop()
    print(runner.run(who(), context=contextvars.Context()))
    runner.run(leave_something())
    try:
        runner.run(5)
    except TypeError as error:
        print(error)
print(loop.is_closed())
try:
    runner.run(c := who())
except RuntimeError as error:
    print(error)
c.close()


async def nested():
    coro = who()
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print(error)
    coro.close()

asyncio.run(nested())
print(asyncio.run(who(), loop_factory=asyncio.SelectorEventLoop))
