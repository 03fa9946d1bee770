"""Everything that a star imports, of what is used: what is not used need not be there."""
from asyncio import *
from concurrent.futures import *


def double(x):
    return x * 2


async def main():
    await sleep(0.1)
    print("slept", await gather(sleep(0, 1), sleep(0, 2)))
    with ThreadPoolExecutor(2) as pool:
        print(list(pool.map(double, range(4))), pool.submit(double, 21).result())
    queue = Queue()
    queue.put_nowait("item")
    print(await wait_for(queue.get(), 1))


print(ALL_COMPLETED, FIRST_EXCEPTION, issubclass(TimeoutError, Exception))
run(main())
try:
    print(no_such_name)
except NameError as e:
    print(e)
