"""Awaiting what is not awaitable, deep in the program."""
import asyncio


class Client:
    def fetch(self, path):
        print("fetching", path)

    async def load(self, paths):
        return [await self.fetch(path) for path in paths]


async def main():
    client = Client()
    print(await client.load(["/users", "/orders"]))


asyncio.run(main())
