"""Forms, files, cookies and parameters with httpx."""
import asyncio
import io
import httpx

API = "http://127.0.0.1:8765"


async def main():
    async with httpx.AsyncClient(base_url=API + "/", headers={"X-Who": "me"}, params={"k": "v"}, cookies={"mine": "yes"}) as client:
        for options in (
            {"data": {"a": "1", "b": "two words"}}, {"data": {"a": ["1", "2"], "n": 3, "t": True}}, {"data": {}},
            {"files": {"f": ("data.txt", b"content")}}, {"files": {"f": io.BytesIO(b"bytes")}, "data": {"a": "1"}},
            {"files": {"f": ("d.bin", b"\x00", "application/x-thing")}}, {"files": [("f", b"1"), ("f", ("x.json", "{}"))]},
            {"files": {"f": (None, "field")}}, {"content": b"raw", "headers": {"Content-Type": "a/b"}},
        ):
            response = await client.post("form", **options)
            for part in response.json():
                print("   ", part)
        for params in ({"a": 1}, [("a", "1"), ("a", "2")], "a=1&b=2", {"l": [1, None, True]}, None, {}):
            response = await client.get("echo", params=params)
            print(response.json()["query"], response.json()["cookie"], response.json()["x-who"])
        response = await client.get("cookies")
        print(sorted(response.cookies.items()), sorted(client.cookies.items()))
        print(sorted((await client.get("echo/deep")).json()["cookie"].split("; ")))
        for path in ("status?code=500", "status?code=418", "redirect?n=1", "status?code=204"):
            response = await client.get(path)
            try:
                response.raise_for_status()
                print(path, response.status_code)
            except httpx.HTTPStatusError as error:
                print(str(error).replace(API, "API"), error.request.method, error.response is response)
        print(response.is_success, response.is_client_error, response.has_redirect_location, response)


asyncio.run(main())
