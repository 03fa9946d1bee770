"""What becomes of a task: made, running, waiting, done; who holds it."""
import asyncio

background = set()


def spawn(coro, name):
    task = asyncio.create_task(coro, name=name)
    background.add(task)
    task.add_done_callback(background.discard)
    return task


def report(task):
    if task.cancelled():
        outcome = "cancelled"
    elif task.exception():
        outcome = f"failed with {task.exception()!r}"
    else:
        outcome = f"returned {task.result()!r}"
    print(f"{task.get_name()} {outcome}")


async def job(seconds, result=None, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
    return result


async def main():
    tasks = [spawn(job(0.1, result=42), "fine"), spawn(job(0.2, error=OSError("disk")), "broken"), spawn(job(9), "endless")]
    for task in tasks:
        task.add_done_callback(report)
    print(len(background), [t.done() for t in tasks])
    await asyncio.sleep(0.3)
    print(len(background), [t.done() for t in tasks])
    tasks[2].cancel()
    await asyncio.sleep(0)
    print(len(background), [t.done() for t in tasks])
    await asyncio.sleep(0)
    print(len(background), tasks[2].cancelled())
    direct = asyncio.Task(job(0, "made by hand"), name="direct")
    print(await direct, direct.get_coro().__name__, direct.cancel())
    anonymous = asyncio.create_task(job(0))
    print(anonymous.get_name().startswith("Task-"), anonymous in asyncio.all_tasks())
    await anonymous
    print(anonymous in asyncio.all_tasks())


asyncio.run(main())
