"""That a coroutine was never awaited is said at the line that lets go of it."""
import asyncio
import sys
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print("line", lineno, message)


warnings.showwarning = show
warnings.simplefilter("always")


async def ready():
    return True


def forget():
    c = ready()
    print("in forget")


async def main():
    if ready():
        print("a coroutine is true")
    try:
        len(ready())
    except TypeError as e:
        print(e)
    try:
        print(ready() + 1)
    except TypeError as e:
        print(e)
    try:
        for x in ready():
            print(x)
    except TypeError as e:
        print(e)
    jobs = [ready(), ready()]
    print("two in a list")
    jobs = None
    forget()
    c = ready()
    d = c
    c = None
    print("still held:", await d)
    try:
        asyncio.run(ready())
    except RuntimeError as e:
        print(e)
    print("the end", file=sys.stdout)


asyncio.run(main())
