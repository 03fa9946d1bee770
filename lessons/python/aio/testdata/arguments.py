import asyncio

loop = asyncio.new_event_loop()
calls = {
    "sleep": lambda: asyncio.sleep(),
    "run": lambda: asyncio.run(),
    "gather": lambda: asyncio.gather(loop=loop),
    "wait_for": lambda: asyncio.wait_for(1),
    "wait": lambda: asyncio.wait(),
    "create_task": lambda: asyncio.create_task(),
    "timeout": lambda: asyncio.timeout(),
    "shield": lambda: asyncio.shield(1, 2),
    "call_soon": lambda: loop.call_soon(),
    "call_later": lambda: loop.call_later(1),
    "run_until_complete": lambda: loop.run_until_complete(),
    "stop": lambda: loop.stop(1),
    "as_completed": lambda: asyncio.as_completed(),
    "ensure_future": lambda: asyncio.ensure_future(),
    "to_thread": lambda: asyncio.to_thread(),
    "TaskGroup.create_task": lambda: asyncio.TaskGroup().create_task(),
}
for name, call in calls.items():
    try:
        call()
    except TypeError as error:
        print(f"{name:24}{error}")
loop.close()
