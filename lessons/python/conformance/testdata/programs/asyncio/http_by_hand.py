"""A tiny HTTP server and client on streams."""
import asyncio
import json


async def serve(reader, writer):
    request = (await reader.readuntil(b"\r\n\r\n")).decode()
    method, path, version = request.split("\r\n")[0].split()
    headers = dict(line.split(": ", 1) for line in request.split("\r\n")[1:] if line)
    print("server:", method, path, headers.get("Host", "?").split(":")[0])
    status, body = ("200 OK", {"path": path, "agent": headers["User-Agent"]}) if path != "/no" else ("404 Not Found", {"error": path})
    data = json.dumps(body).encode()
    writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(data)}\r\nConnection: close\r\n\r\n".encode() + data)
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def get(port, path):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: by-hand\r\n\r\n".encode())
    status = (await reader.readline()).decode().strip()
    length = 0
    while (line := await reader.readline()) != b"\r\n":
        name, value = line.decode().strip().split(": ")
        if name.lower() == "content-length":
            length = int(value)
    body = json.loads(await reader.readexactly(length))
    rest = await reader.read()
    writer.close()
    return status, body, rest


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        print(await get(port, "/index"))
        print(await get(port, "/no"))
        for status, body, _ in await asyncio.gather(*(get(port, f"/{n}") for n in range(3))):
            print(status, body)


asyncio.run(main())
