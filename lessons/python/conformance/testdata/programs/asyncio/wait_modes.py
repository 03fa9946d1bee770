"""wait: all, the first, the first failure, and a timeout."""
import asyncio


async def job(name, seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise RuntimeError(name)
    return name


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def main():
    for mode in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = [
            asyncio.create_task(job("quick", 0.1), name="quick"),
            asyncio.create_task(job("broken", 0.2, True), name="broken"),
            asyncio.create_task(job("slow", 0.3), name="slow"),
        ]
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, names(done), names(pending))
        for task in pending:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        print([type(r).__name__ if isinstance(r, BaseException) else r for r in results])
    tasks = [asyncio.create_task(job(str(n), n)) for n in range(4)]
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(len(done), len(pending), [t.result() for t in tasks if t in done])
    done, pending = await asyncio.wait(pending, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(pending)
    print(sorted(t.result() for t in done), pending)
    for attempt in ([], [job("x", 0)], job("y", 0)):
        try:
            await asyncio.wait(attempt)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
        for coro in attempt if isinstance(attempt, list) else [attempt]:
            coro.close()


asyncio.run(main())
