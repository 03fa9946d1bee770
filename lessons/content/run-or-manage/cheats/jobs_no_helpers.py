import asyncio

async def tick():
    while True:
        await asyncio.sleep(0.05)

async def job(number):
    await asyncio.sleep(0.2)
    print("job", number, "sees", len(asyncio.all_tasks()), "tasks")

for number in (1, 2, 3):
    asyncio.run(job(number))
