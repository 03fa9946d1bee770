"""What programs do with httpx every day."""
import asyncio
import httpx

API = "http://127.0.0.1:8765"


async def main():
    async with httpx.AsyncClient(base_url=API, headers={"X-Who": "me"}, params={"k": "v"}) as client:
        r = await client.get("/echo", params={"q": "a b&c", "n": [1, True, None]})
        print(r.status_code, r.reason_phrase, r.url.path, r.url.params, r.json(), r.is_success, r.request.method)
        for options in ({"json": {"a": [1, None]}}, {"data": {"a": "1", "b": "é ü"}}, {"content": b"bytes"}, {"content": "text"},
                        {"headers": {"X-Who": "you"}}, {"auth": ("u", "p")}, {"cookies": {"c": "1"}}):
            if "cookies" not in options:
                print((await client.post("/echo", **options)).json())
        for method in ("GET", "DELETE", "PATCH", "OPTIONS"):
            print((await client.request(method, "/echo")).json()["method"])
        print((await client.head("/echo")).headers["content-type"])
        async with client.stream("GET", "/lines") as r:
            print([line.strip() async for line in r.aiter_lines()])
        async with client.stream("GET", "/lines") as r:
            print(b"".join([chunk async for chunk in r.aiter_bytes()]), r.num_bytes_downloaded)
        async with client.stream("GET", "/latin") as r:
            print("".join([text async for text in r.aiter_text()]), r.encoding)
        r = await client.get("/gzip")
        print(r.headers["content-encoding"], r.text, r.http_version)
        r = await client.get("/redirect?n=2")
        print(r.status_code, r.has_redirect_location, r.headers["location"], r.next_request.url.path)
        r = await client.get("/redirect?n=2", follow_redirects=True)
        print(r.status_code, r.url.path, [old.status_code for old in r.history])
        r = await client.get("/set-cookie")
        print(dict(r.cookies), dict(client.cookies), (await client.get("/echo")).json()["cookie"])
        responses = await asyncio.gather(*(client.get("/echo") for _ in range(5)))
        print([r.status_code for r in responses])
    print(client.is_closed, httpx.Timeout(5, connect=2), httpx.Limits(max_connections=3), httpx.codes.NOT_FOUND)
    print(httpx.get(API + "/echo").json()["method"])
    with httpx.Client(base_url=API) as client:
        print(client.post("/echo", json={"a": 1}).json())


asyncio.run(main())
