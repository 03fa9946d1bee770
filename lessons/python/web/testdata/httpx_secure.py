"""Requests over TLS with httpx: whom a program trusts."""
import asyncio
import ssl
import httpx

API = "https://127.0.0.1:8766"
trusting = ssl.create_default_context(cadata="CERTIFICATE")


async def main():
    for name, verify in (("unknown", True), ("trusted", trusting), ("unchecked", False)):
        async with httpx.AsyncClient(base_url=API, verify=verify) as client:
            try:
                response = await client.get("/echo", params={"a": "1"})
                print(name, response.status_code, response.url.scheme, response.json()["query"])
                responses = await asyncio.gather(*(client.post("/echo", content=b"x" * n) for n in (1, 100_000)))
                print([len(r.json()["body"]) for r in responses])
            except (httpx.ConnectError, ssl.SSLError) as error:  # which of them, libraries' versions differ
                print(name, str(error).partition("self-signed certificate")[:2])
    print(httpx.get(API + "/echo", verify=trusting).json()["method"])
    with httpx.Client(verify=False) as client:
        print(client.get(API + "/echo").status_code)


asyncio.run(main())
