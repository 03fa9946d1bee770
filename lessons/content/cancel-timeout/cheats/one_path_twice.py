import asyncio

async def fetch(path):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8765)
    try:
        writer.write(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        return len(await reader.read())
    finally:
        writer.close()
        print(path, "lets its socket go")

async def visit(path):
    try:
        async with asyncio.timeout(0.5):
            return await fetch(path)
    except TimeoutError:
        print("no answer from", path)
        return 0

async def main():
    paths = ["/users", "/hang", "/users"]
    sizes = await asyncio.gather(*(visit(path) for path in paths))
    await asyncio.sleep(0.1)  # the program goes on without it
    print(len([size for size in sizes if size]), "answers; main ends")

asyncio.run(main())
