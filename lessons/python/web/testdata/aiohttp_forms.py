"""What a form holds, and how it is sent."""
import asyncio
import io
import aiohttp

API = "http://127.0.0.1:8765"


async def send(session, data, method="POST"):
    try:
        async with session.request(method, API + "/form", data=data) as response:
            for part in await response.json():
                print("   ", part)
    except (TypeError, ValueError, RuntimeError) as error:
        print(type(error).__name__, error)


async def main():
    async with aiohttp.ClientSession() as session:
        form = aiohttp.FormData()
        form.add_field("name", "Zoë & co")
        form.add_field("n", 3)
        print(form.is_multipart)
        await send(session, form)
        form = aiohttp.FormData({"a": "1", "b": "two words"})
        form.add_field("file", io.BytesIO(b"\x00bytes"), filename="data.bin", content_type="application/x-thing")
        form.add_field("text", "plain", content_type="text/markdown")
        form.add_fields(("late", "field"))
        print(form.is_multipart)
        await send(session, form, "PUT")
        await send(session, {"f": io.BytesIO(b"only bytes")})
        await send(session, {"f": io.StringIO("only text"), "g": "h"})
        await send(session, {"raw": b"bytes", "x": "y"})
        await send(session, [("a", "1"), ("a", "2"), ("b", "")])
        await send(session, aiohttp.FormData([("q", 'a "quoted" name'), ("e", "é")], charset="utf-8"))
        form = aiohttp.FormData(quote_fields=False)
        form.add_field('na"me ü', b"v", filename="fä le.txt")
        await send(session, form)
        form = aiohttp.FormData()
        form.add_field('na"me ü', b"v", filename="fä le.txt")
        await send(session, form)
        form = aiohttp.FormData()
        form.add_field("png", b"v", filename="picture.png")
        form.add_field("csv", "a,b", filename="table.csv")
        await send(session, form)
        await send(session, aiohttp.FormData(form._fields and {"one": "two"}))
        await send(session, io.BytesIO(b"a stream of bytes"))
        await send(session, io.StringIO("a stream of text"))
        await send(session, bytearray(b"array"))
        await send(session, "")
        await send(session, {})
        await send(session, {"object": object})
        await send(session, 5)
        for options in ({"filename": 5}, {"content_type": 5}, {"content_transfer_encoding": 5}):
            try:
                aiohttp.FormData().add_field("x", "y", **options)
            except TypeError as error:
                print(error)
        try:
            aiohttp.FormData(5)
        except TypeError as error:
            print(error)


asyncio.run(main())
