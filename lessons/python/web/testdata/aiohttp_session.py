"""What a session adds to its requests, and what it makes of answers."""
import asyncio
import json
import aiohttp
from yarl import URL

API = "http://127.0.0.1:8765"


async def told(request):
    async with request as response:
        return await response.json()


async def brought(request):
    """The cookies that a request brings; libraries differ in their order."""
    return sorted((await told(request))["cookie"].split("; "))


async def main():
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookies={"mine": "yes"}, cookie_jar=jar, headers={"X-Who": "me"}) as session:
        async with session.get(API + "/cookies") as r:
            print(sorted(r.cookies), r.cookies["flat"].value, r.cookies["flat"]["path"], (await r.json())["cookie"])
        print(await brought(session.get(API + "/echo")), await brought(session.get(API + "/echo/deep")))
        print(await brought(session.get(API + "/echo", cookies={"once": "1", "flat": "own"})))
        print(sorted((c.key, c.value) for c in session.cookie_jar), len(jar))
        print(sorted(jar.filter_cookies(URL(API + "/echo"))), jar.filter_cookies(URL(API))["flat"].value)
        jar.update_cookies({"added": "later"}, URL(API))
        print(await brought(session.get(API + "/echo")))
        jar.clear()
        print(len(jar), (await told(session.get(API + "/echo")))["cookie"] == "")
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        await session.get(API + "/cookies")
        print((await told(session.get(API + "/echo")))["cookie"] == "", len(session.cookie_jar))
    async with aiohttp.ClientSession(API, raise_for_status=True, auth=aiohttp.BasicAuth("u", "p")) as session:
        for params in ({"a": 1, "b": "x y"}, [("a", "1"), ("a", "2")], "a=1&b=c", {"l": ["1", "2"]}, {"f": 1.5}, {}, None):
            print((await told(session.get("/echo?k=v", params=params)))["query"])
        for wrong in ({"a": None}, {"a": True}, {"a": object}, 5):
            try:
                await session.get("/echo", params=wrong)
            except TypeError as error:
                print(error)
        print((await told(session.request("PATCH", "/echo", json=[1, {"é": None}]))), session.auth)
        for options in ({}, {"raise_for_status": False}):
            try:
                r = await session.get("/status?code=418", **options)
                print(r.status, r.ok, r.reason)
                r.raise_for_status()
            except aiohttp.ClientResponseError as error:
                print(error.status, error.message, str(error).replace(API, "API"), error.request_info.method, error.history)
                print(error.headers["Content-Length"], error.request_info.real_url.path, error.request_info.headers["Authorization"])
        async with session.get("/vendor") as r:
            print(await r.json(), r.content_type, r.charset)
        for kind in ("text/html", "", None, "application/json", "text/plain"):
            try:
                async with session.get("/html") as r:
                    print(await r.json(content_type=kind, loads=lambda text: text.upper()))
            except aiohttp.ContentTypeError as error:
                print(error.status, error.message, error.request_info.url.path)
        async with session.get("/notjson") as r:
            try:
                await r.json()
            except json.JSONDecodeError as error:
                print(error)
        async with session.get("/redirect?n=3") as r:
            print(r.url.path, len(r.history), [old.url.query_string for old in r.history], r.real_url.path, r.host)
        r = await session.get("/redirect?n=3", allow_redirects=False)
        print(r.status, r.headers["Location"])
        try:
            await session.get("/redirect?n=3", max_redirects=2)
        except aiohttp.TooManyRedirects as error:
            print(error.status, repr(error.message), len(error.history), error.request_info.url.query_string)
        async with session.post("/redirect?n=1", data=b"x") as r:
            print(r.method, await r.json())


asyncio.run(main())
