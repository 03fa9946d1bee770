"""A keyword with a letter missing."""
import asyncio


asnc def main():
    await asyncio.sleep(1)
    print("done")


asyncio.run(main())
