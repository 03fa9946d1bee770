"""What goes wrong with aiohttp, and in which words."""
import asyncio
import aiohttp

API = "http://127.0.0.1:8765"


async def attempt(name, request, read=None):
    try:
        async with request() as response:
            print(name, response.status, await (read or type(response).text)(response))
    except Exception as error:
        told = str(error).replace(API, "API").replace(API.rpartition("/")[2], "HOST")
        print(name, type(error).__name__, told, [c.__name__ for c in type(error).__mro__[1:4]])


async def main():
    async with aiohttp.ClientSession() as s:
        await attempt("raised", lambda: s.get(API + "/status?code=503", raise_for_status=True))
        await attempt("type", lambda: s.get(API + "/html"), lambda r: r.json())
        await attempt("any type", lambda: s.get(API + "/html"), lambda r: r.read())
        await attempt("not json", lambda: s.get(API + "/notjson"), lambda r: r.json())
        await attempt("hung up", lambda: s.get(API + "/hangup"))
        await attempt("cut short", lambda: s.get(API + "/short"))
        await attempt("total", lambda: s.get(API + "/slow", timeout=aiohttp.ClientTimeout(total=0.05)))
        await attempt("sock_read", lambda: s.get(API + "/slow", timeout=aiohttp.ClientTimeout(sock_read=0.05)))
        await attempt("wait_for", lambda: s.get(API + "/slow", timeout=aiohttp.ClientTimeout(total=0.05)))
        await attempt("relative", lambda: s.get("/users"))
        await attempt("no host", lambda: s.get(""))
        await attempt("number", lambda: s.get(5))
        await attempt("both", lambda: s.post(API, json={}, data={}))
        await attempt("params", lambda: s.get(API, params={"a": None}))
        await attempt("argument", lambda: s.get(API, nothing=1))
        try:
            await asyncio.wait_for(s.get(API + "/slow"), 0.05)
        except asyncio.TimeoutError as error:
            print("waited", type(error).__name__)
        async with s.get(API + "/echo") as r:
            pass
        await attempt("after", lambda: s.get(API + "/echo"), lambda _: r.text())
    await attempt("closed", lambda: s.get(API))
    raise aiohttp.ClientError("last words")


asyncio.run(main())
