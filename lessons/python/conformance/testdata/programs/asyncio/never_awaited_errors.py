"""A coroutine that an expression cannot use is told of when the error lets go of it."""

import asyncio
import warnings


def told(message, category, filename, lineno, file=None, line=None):
    print("told at", lineno, message)


async def fetch():
    return {"a": 1}


async def wrong(what):
    try:
        match what:
            case "item":
                fetch()["a"]
            case "attribute":
                fetch().result()
            case "await":
                await [fetch()]
            case "gather":
                await asyncio.gather([fetch()])
            case "sum":
                fetch() + 1
            case "loop":
                for _ in fetch():
                    pass
            case "len":
                len(fetch())
    except (TypeError, AttributeError) as e:
        print(what, e)
    print("after", what)


async def main():
    for what in ("item", "attribute", "await", "gather", "sum", "loop", "len"):
        await wrong(what)


warnings.simplefilter("always")
warnings.showwarning = told
asyncio.run(main())
