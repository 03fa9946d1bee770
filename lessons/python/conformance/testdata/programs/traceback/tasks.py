"""Tracebacks of tasks: where they failed, and where they wait."""
import asyncio
import sys
import traceback


async def leaf(seconds):
    await asyncio.sleep(seconds)
    raise ValueError("leaf failed")


async def branch(seconds):
    await leaf(seconds)


async def main():
    task = asyncio.create_task(branch(0.2), name="branch")
    await asyncio.sleep(0.1)
    task.print_stack(file=sys.stdout)
    print([(f.f_code.co_name, f.f_lineno) for f in task.get_stack()])
    try:
        await task
    except ValueError as error:
        names = [f.name for f in traceback.extract_tb(error.__traceback__)]
        print(names, traceback.extract_tb(error.__traceback__)[-1].line)
    print([f.f_lineno for f in task.get_stack()], repr(task.exception()))
    task.print_stack(file=sys.stdout, limit=1)
    results = await asyncio.gather(branch(0), leaf(0), return_exceptions=True)
    for error in results:
        print(traceback.format_exception(error)[-1].strip(), [f.name for f in traceback.extract_tb(error.__traceback__)])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(leaf(0.1))
    except ExceptionGroup as errors:
        traceback.print_exception(errors.exceptions[0], file=sys.stdout)


asyncio.run(main())
