"""What goes wrong with httpx, and in which words."""
import asyncio
import httpx

API = "http://127.0.0.1:8765"


async def attempt(name, awaitable):
    try:
        response = await awaitable
        print(name, response.status_code)
        response.raise_for_status()
        print(response.json())
    except Exception as error:
        print(name, type(error).__name__, str(error).replace(API, "API"), [c.__name__ for c in type(error).__mro__[1:4]])


async def main():
    async with httpx.AsyncClient() as client:
        await attempt("status", client.get(API + "/status?code=503"))
        await attempt("missing", client.get(API + "/status?code=404"))
        await attempt("redirect", client.get(API + "/redirect?n=1"))
        await attempt("too many", client.get(API + "/redirect?n=30", follow_redirects=True))
        await attempt("not json", client.get(API + "/notjson"))
        await attempt("hung up", client.get(API + "/hangup"))
        await attempt("slow", client.get(API + "/slow", timeout=0.05))
        await attempt("slow read", client.get(API + "/slow", timeout=httpx.Timeout(5, read=0.05)))
        await attempt("relative", client.get("/users"))
        await attempt("protocol", client.get("ftp://x/y"))
        await attempt("number", client.get(5))
        try:
            await asyncio.wait_for(client.get(API + "/slow"), 0.05)
        except asyncio.TimeoutError as error:
            print("waited", type(error).__name__)
        async with client.stream("GET", API + "/echo") as r:
            try:
                r.json()
            except httpx.ResponseNotRead as error:
                print(error)
        try:
            await r.aread()
        except httpx.StreamClosed as error:
            print(error)
    await attempt("closed", client.get(API))
    raise httpx.ReadError("last words")


asyncio.run(main())
