"""TLS by streams, by start_tls, and between two memories."""
import asyncio
import ssl

async def handle(reader, writer):
    print("server", (await reader.readline()), writer.get_extra_info("ssl_object") is not None)
    writer.write(b"tls answer\n")
    await writer.drain()
    writer.close()

async def main():
    server_ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_ctx.load_cert_chain("both.pem")
    ctx = ssl.create_default_context(cafile="both.pem")
    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=server_ctx)
    port = server.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection("127.0.0.1", port, ssl=ctx, server_hostname="localhost")
    w.write(b"hello\n")
    print(await r.readline())
    print(type(w.transport).__name__, w.get_extra_info("cipher")[1], w.get_extra_info("sslcontext") is ctx, w.can_write_eof())
    print(w.get_extra_info("peercert")["subject"], w.get_extra_info("ssl_object").version())
    try:
        w.write_eof()
    except NotImplementedError as e:
        print("no eof", e)
    w.close()
    await w.wait_closed()
    for hostname in ("wrong.example", "localhost"):
        c = ssl.create_default_context() if hostname == "localhost" else ctx
        try:
            await asyncio.open_connection("127.0.0.1", port, ssl=c, server_hostname=hostname)
        except ssl.SSLCertVerificationError as e:
            print(type(e).__name__, e.reason, e.errno, str(e).split(" (_ssl")[0])
    server.close()
    loop = asyncio.get_running_loop()
    async def plain(reader, writer):
        writer.write(b"go\n")
        await reader.readline()
        await writer.start_tls(server_ctx)
        writer.write(b"secret\n")
        await writer.drain()
        print("server read", await reader.readline())
        writer.close()
    server = await asyncio.start_server(plain, "127.0.0.1", 0)
    r, w = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    print(await r.readline())
    w.write(b"STARTTLS\n")
    await w.start_tls(ctx, server_hostname="localhost")
    print(await r.readline())
    w.write(b"over\n")
    print(await r.read())
    w.close()
    a, b, c, d = (ssl.MemoryBIO() for _ in range(4))
    client = ctx.wrap_bio(a, b, server_hostname="localhost")
    serv = server_ctx.wrap_bio(b, a, server_side=True)
    done = set()
    for _ in range(20):
        for name, side in (("c", client), ("s", serv)):
            if name in done: continue
            try:
                side.do_handshake()
                done.add(name)
            except ssl.SSLWantReadError:
                pass
    print(sorted(done), client.version(), client.getpeercert()["subject"])
    print(client.write(b"ping"), serv.read(10))
    try:
        client.read(5)
    except ssl.SSLWantReadError as e:
        print("wants", str(e).split(" (_ssl")[0])
    serv.write(b"pong")
    print(client.read(5))
asyncio.run(main())
