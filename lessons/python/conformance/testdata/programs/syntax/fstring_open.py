"""An f-string whose brace is not closed."""
import asyncio


async def main():
    name = "Ana"
    await asyncio.sleep(0)
    print(f"hello {name")


asyncio.run(main())
