import asyncio

async def play(name, what):
    print(name, what)

async def main():
    await asyncio.gather(
        play("A", "begins"),
        play("B", "begins"),
        play("C", "begins"),
        play("A", "goes on"),
        play("B", "goes on"),
        play("C", "goes on"),
    )

asyncio.run(main())
