"""A pretended API that answers with JSON, asked concurrently."""
import asyncio
import json
import sys

ANSWERS = {
    "/users": '[{"id": 1, "name": "Ana"}, {"id": 2, "name": "Bo"}]',
    "/orders": '[{"user": 1, "total": 20.5}, {"user": 2, "total": 3}, {"user": 1, "total": 4.25}]',
    "/broken": '{"id": 1, "name"',
}


async def get(path, seconds):
    await asyncio.sleep(seconds)
    return json.loads(ANSWERS[path])


async def main():
    users, orders, broken = await asyncio.gather(get("/users", 0.2), get("/orders", 0.1), get("/broken", 0.05), return_exceptions=True)
    print(type(broken).__name__, broken)
    totals = {}
    for order in orders:
        totals[order["user"]] = totals.get(order["user"], 0) + order["total"]
    report = [{"name": user["name"], "spent": totals[user["id"]]} for user in users]
    print(json.dumps({"report": report, "users": len(users)}, indent=4))
    json.dump(report, sys.stdout, separators=(",", ":"))
    print()
    try:
        await get("/missing", 0)
    except KeyError as error:
        print(json.dumps({"error": f"no {error.args[0]}"}))


asyncio.run(main())
