"""A scheduler of generators over select.select, as it is built live in talks."""
from collections import deque
from select import select
from socket import create_connection, create_server, socketpair

tasks, to_read, to_write = deque(), {}, {}


def run():
    while any((tasks, to_read, to_write)):
        while not tasks:
            readable, writable, _ = select(to_read, to_write, [])
            for sock in readable:
                tasks.append(to_read.pop(sock))
            for sock in writable:
                tasks.append(to_write.pop(sock))
        task = tasks.popleft()
        try:
            why, what = next(task)
            {"read": to_read, "write": to_write}[why][what] = task
        except StopIteration as e:
            print("ended:", e.value)


def server(listener):
    yield "read", listener
    client, _ = listener.accept()
    while True:
        yield "read", client
        if not (data := client.recv(100)):
            break
        yield "write", client
        client.send(data.upper())
    client.close()
    return "server"


def client(address):
    sock = create_connection(address)
    for word in (b"one", b"two"):
        yield "write", sock
        sock.send(word)
        yield "read", sock
        print(sock.recv(100))
    sock.close()
    return "client"


with create_server(("127.0.0.1", 0)) as listener:
    tasks.extend([server(listener), client(listener.getsockname())])
    run()
a, b = socketpair()
print(select([a], [], [], 0.5), select([], [], [], 0), len(select([a, b], (b, a), [a])[1]))
for wrong in ([a], [], [], -1), ([a], [], [], "soon"), (a, [], []), (["a"], [], [], 0), ([-1], [], [], 0):
    try:
        select(*wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
