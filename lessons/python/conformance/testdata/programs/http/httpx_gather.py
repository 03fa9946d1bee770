"""Three requests at once with httpx."""
import asyncio

import httpx

API = "http://127.0.0.1:8765"


async def main():
    async with httpx.AsyncClient(base_url=API) as client:
        responses = await asyncio.gather(*(client.get(path) for path in ("/users", "/orders", "/weather")))
    for response in responses:
        print(response.status_code, response.url.path, response.headers["content-type"], len(response.json()))
    users, orders, weather = (response.json() for response in responses)
    unpaid = [order for order in orders if not order["paid"]]
    names = {user["id"]: user["name"] for user in users}
    for order in unpaid:
        print(names[order["user"]], "owes", order["amount"] * order["price"])
    warmest = max(weather, key=lambda city: city["celsius"])
    print(warmest["city"], responses[0].text.startswith("["), responses[1].content[:1])


asyncio.run(main())
