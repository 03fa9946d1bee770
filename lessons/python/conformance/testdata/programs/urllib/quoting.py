"""Quoting, and the fields of a query; and an error that a crawler would meet."""
import asyncio
from urllib.error import ContentTooShortError, URLError
from urllib.parse import parse_qs, parse_qsl, quote, quote_from_bytes, quote_plus, unquote, unquote_plus, unquote_to_bytes, urlencode

print(quote("año nuevo/día?"), quote("a/b", safe=""), quote_plus("a b&c=d"), quote_from_bytes(b"\xff~"))
print(unquote("a%C3%B1o%20x+y"), unquote_plus("x+y%2Bz"), unquote_to_bytes("%00%ff"), unquote("%E9", encoding="latin-1"), unquote("%zz%e"))
print(urlencode({"name": "Ana María", "n": 3, "tags": ["a", "b"]}))
print(urlencode([("tag", ("x", "y")), ("q", "1&2")], doseq=True), urlencode({"q": "a b"}, quote_via=quote))
print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qs("c=&d", keep_blank_values=True))
print(parse_qsl("x=1;y=%20", separator=";"))
for wrong in [lambda: parse_qs("a", strict_parsing=True), lambda: parse_qs("a=1&b=2", max_num_fields=1), lambda: urlencode(5), lambda: quote(5)]:
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


async def fetch(page):
    await asyncio.sleep(0.1)
    if page == "missing":
        raise URLError("no such page")
    if page == "cut":
        raise ContentTooShortError("cut off", b"half")
    return quote(page)


async def main():
    for result in await asyncio.gather(*map(fetch, ["home page", "missing", "cut"]), return_exceptions=True):
        if isinstance(result, OSError):
            print(repr(result), "|", result, "|", result.reason)
        else:
            print(result)


asyncio.run(main())
