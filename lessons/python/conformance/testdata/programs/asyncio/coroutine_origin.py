"""In debug mode a coroutine knows where it was made, and the warning says so."""
import asyncio
import sys


async def forgotten():
    pass


def helper():
    return forgotten()


async def main():
    coroutine = helper()
    print(sys.get_coroutine_origin_tracking_depth())
    print([(line, name) for _, line, name in coroutine.cr_origin][:2])
    coroutine.close()
    helper()
    asyncio.sleep(1)
    asyncio.get_running_loop().set_debug(False)
    await asyncio.sleep(0)
    print(sys.get_coroutine_origin_tracking_depth())
    print(main_coroutine.cr_origin)


main_coroutine = main()
asyncio.run(main_coroutine, debug=True)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(1)


def twice():
    helper()


twice()
sys.set_coroutine_origin_tracking_depth(0)
twice()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as e:
    print(e)
