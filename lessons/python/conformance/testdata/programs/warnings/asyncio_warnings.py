"""Warnings that asyncio programs meet."""
import asyncio
import warnings


told = []


def show(message, category, filename, lineno, file=None, line=None):
    told.append(f"{category.__name__}: {message}".splitlines()[0])


warnings.showwarning = show
warnings.simplefilter("always")


async def forgotten():
    return 1


async def main():
    forgotten()
    print("a coroutine was made and never awaited")
    asyncio.iscoroutinefunction(forgotten)
    task = asyncio.create_task(forgotten())
    print(await task)


asyncio.run(main())
print(*sorted(told), sep="\n")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    asyncio.get_event_loop_policy()
    print([(w.category.__name__, str(w.message)) for w in caught])
loop = asyncio.new_event_loop()
loop.run_until_complete(forgotten())
loop.close()
