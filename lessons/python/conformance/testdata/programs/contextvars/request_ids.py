"""A request's identity in a context variable, through tasks and callbacks."""
import asyncio
import contextvars
import itertools

request_id = contextvars.ContextVar("request_id")
counter = itertools.count(100)


def log(text):
    print(f"[{request_id.get('-')}] {text}")


async def query(seconds):
    log("query begins")
    await asyncio.sleep(seconds)
    log("query ends")


async def audit():
    await asyncio.sleep(0.05)
    log("audited")


async def handle(path):
    token = request_id.set(next(counter))
    log(f"GET {path}")
    background = asyncio.create_task(audit())
    await query(0.1 if path == "/a" else 0.2)
    asyncio.get_running_loop().call_later(0.07, log, "callback of " + path)
    await background
    request_id.reset(token)
    log("handled " + path)


async def main():
    await asyncio.gather(handle("/a"), handle("/b"))
    log("back in main")
    await asyncio.sleep(0.5)


asyncio.run(main())
