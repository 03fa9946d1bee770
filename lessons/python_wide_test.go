package lessons

// wide has what everyday lacks: threads, executors, sockets that nobody closes, servers,
// HTTP, signals, a loop that is left open.
const wide = `import asyncio, concurrent.futures, queue, signal, socket, threading, time
import httpx

signal.signal(signal.SIGINT, lambda *a: None)
jobs, left = queue.Queue(), socket.socketpair()
threads = [threading.Thread(target=lambda: jobs.put(jobs.get())) for _ in range(5)]
for thread in threads:
    thread.start()
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
jobs.put(1)
for thread in threads:
    thread.join()
with concurrent.futures.ThreadPoolExecutor(3) as pool:
    print(sum(pool.map(abs, range(-10, 0))))


async def echo(reader, writer):
    writer.write(await reader.read(10))
    await writer.drain()


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"hello")
    print(await reader.read(5), await asyncio.to_thread(jobs.get))
    async with httpx.AsyncClient() as client:
        print((await client.get("http://127.0.0.1:8765/users")).status_code)
    signal.raise_signal(signal.SIGINT)


asyncio.run(main())
asyncio.new_event_loop().call_soon(print)
`
