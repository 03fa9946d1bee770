"""Control-C while sleeping: the main task is cancelled, then KeyboardInterrupt."""
import asyncio
import signal


async def worker():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("worker cancelled")
        raise


async def main():
    task = asyncio.create_task(worker())
    asyncio.get_running_loop().call_later(1, signal.raise_signal, signal.SIGINT)
    try:
        await task
    finally:
        print("main cleans up")


asyncio.run(main())
print("never printed")
