"""add_reader and add_writer on a pair of connected sockets."""
import asyncio
import socket


def readable(loop, sock, done):
    data = sock.recv(100)
    print("readable:", data)
    if not data:
        loop.remove_reader(sock)
        done.set_result(None)


def writable(loop, sock, messages):
    if messages:
        message = messages.pop(0)
        print("writable, sends", message)
        sock.send(message)
    else:
        print("nothing to send", loop.remove_writer(sock), loop.remove_writer(sock))
        sock.close()


async def main():
    loop = asyncio.get_running_loop()
    left, right = socket.socketpair()
    left.setblocking(False)
    right.setblocking(False)
    done = loop.create_future()
    loop.add_reader(right, readable, loop, right, done)
    loop.add_writer(left.fileno(), writable, loop, left, [b"one", b"two"])
    await done
    print(loop.remove_reader(right))
    right.close()
    a, b = socket.socketpair()
    for s in (a, b):
        s.setblocking(False)
    loop.add_reader(a, print, "replaced before it was called")
    loop.add_reader(a, print, "this one is called")
    b.send(b"x")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.remove_reader(a)
    a.close()
    b.close()


asyncio.run(main())
