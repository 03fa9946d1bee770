import asyncio

async def fetch(number):
    await asyncio.sleep(0.2)
    return number

async def main():
    answers = await asyncio.gather(*(fetch(number) for number in range(20)))
    print(len(answers), "answers")

asyncio.run(main())
