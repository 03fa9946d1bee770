"""Redirects and cookies with aiohttp."""
import asyncio
import aiohttp

API = "http://127.0.0.1:8765"


async def main():
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar, cookies={"mine": "1"}) as session:
        async with session.get(API + "/redirect?n=2") as r:
            print(r.status, r.url.path, [old.status for old in r.history], [old.url.path_qs for old in r.history])
        async with session.get(API + "/redirect?n=2", allow_redirects=False) as r:
            print(r.status, r.headers["Location"], r.history)
        async with session.post(API + "/redirect?n=1", data=b"x") as r:
            print(r.method, (await r.json())["method"])
        try:
            await session.get(API + "/redirect?n=20", max_redirects=3)
        except aiohttp.TooManyRedirects as error:
            print(type(error).__name__, len(error.history), error.status)
        async with session.get(API + "/set-cookie") as r:
            print({name: cookie.value for name, cookie in r.cookies.items()})
        async with session.get(API + "/echo", cookies={"more": "2"}) as r:
            print(sorted((await r.json())["cookie"].split("; ")))
        print(sorted((cookie.key, cookie.value) for cookie in session.cookie_jar))
    async with aiohttp.ClientSession() as session:
        await session.get(API + "/set-cookie")
        print((await (await session.get(API + "/echo")).json())["cookie"], len(session.cookie_jar))


asyncio.run(main())
