"""A loop that is closed while a task still waits."""
import asyncio


async def forever():
    print("waiting for ever")
    await asyncio.Event().wait()


async def main():
    task = asyncio.create_task(forever(), name="left behind")
    await asyncio.sleep(0.1)
    print("main ends", task.done())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print("closed")
