"""The frames of a task: of one that waits its own, of one that runs its callers too."""
import asyncio


async def waits():
    await asyncio.sleep(1)


async def look():
    me = asyncio.current_task()
    print([f.f_code.co_name for f in me.get_stack()[-1:]], me.get_stack()[0].f_code.co_name)
    print([f.f_lineno for f in me.get_stack(limit=1)], me.get_stack(limit=0))
    print(me.get_coro().cr_frame is me.get_stack()[-1])


async def main():
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    print([f.f_lineno for f in task.get_stack()], task.get_coro().cr_frame.f_back)
    await asyncio.create_task(look())


def start():
    asyncio.run(main())


start()
