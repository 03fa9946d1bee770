"""Requests over TLS: whom a program trusts, and how it says so."""
import asyncio
import ssl
import warnings
import aiohttp

API = "https://127.0.0.1:8766"
trusting = ssl.create_default_context(cadata="CERTIFICATE")


async def attempt(name, session, path="/echo", **options):
    try:
        async with session.get(API + path, **options) as response:
            print(name, response.status, response.url.scheme, response.url.path, (await response.json())["method"])
    except aiohttp.ClientConnectorCertificateError as error:
        cause = error.certificate_error
        print(name, type(error).__name__, error.host, error.port == int(API.rpartition(":")[2]), error.ssl)
        print(type(cause).__name__, cause.verify_code, cause.verify_message, cause.reason, isinstance(cause, ssl.SSLError))
        told = str(error).replace(str(error.port), "PORT")
        print(told.partition("self-signed certificate")[:2], [c.__name__ for c in type(error).__mro__[1:-3]])
    except aiohttp.ClientConnectorError as error:
        print(name, type(error).__name__, isinstance(error, ssl.SSLError), error.os_error.reason)


async def main():
    async with aiohttp.ClientSession() as session:
        await attempt("unknown", session)
        await attempt("trusted", session, ssl=trusting)
        await attempt("unchecked", session, ssl=False)
        await attempt("none", session, ssl=None)
        await attempt("redirected", session, "/redirect?n=2", ssl=trusting)
        try:
            await session.get(API, ssl="yes")
        except TypeError as error:
            print(error)
    for verify in (trusting, False):
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=verify)) as session:
            await attempt("connector", session)
            responses = await asyncio.gather(*(session.get(API + "/echo") for _ in range(4)))
            print([r.status for r in responses])
            async with session.post(API + "/echo", data=b"x" * 100_000) as response:
                print(len((await response.json())["body"]))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        first = await session.get(API + "/drip", ssl=trusting)
        print(await first.content.readline())
        second = asyncio.create_task(session.get(API + "/echo", ssl=False))
        await asyncio.sleep(0.02)
        print(second.done())
        print(len(await first.read()), (await second).status)
    named = ssl.create_default_context(cadata="CERTIFICATE")
    named.check_hostname = False
    async with aiohttp.ClientSession(API) as session:
        async with session.get("/echo", ssl=named) as response:
            print(response.status)
        named.verify_mode = ssl.CERT_NONE
        async with session.get("/echo", ssl=named) as response:
            print(response.status)


asyncio.run(main())
