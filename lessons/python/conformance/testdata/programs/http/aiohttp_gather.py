"""Three requests at once with aiohttp."""
import asyncio

import aiohttp

API = "http://127.0.0.1:8765"


async def fetch(session, path):
    async with session.get(API + path) as response:
        print(path, response.status, response.headers["Content-Type"])
        return await response.json()


async def main():
    async with aiohttp.ClientSession() as session:
        users, orders, weather = await asyncio.gather(
            fetch(session, "/users"), fetch(session, "/orders"), fetch(session, "/weather"))
    spent = {}
    for order in orders:
        spent[order["user"]] = spent.get(order["user"], 0) + order["amount"] * order["price"]
    sky = {city["city"]: city["sky"] for city in weather}
    for user in users:
        print(f"{user['name']:<16} {spent.get(user['id'], 0):>7.2f} {sky[user['city']]}")


asyncio.run(main())
