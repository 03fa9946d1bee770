"""A server of one thread that asks which sockets are ready."""
import select
import socket

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen()
server.setblocking(False)
print(select.select([server], [], [], 0))
clients = [socket.create_connection(server.getsockname()) for _ in range(2)]
inputs, outputs, waiting, said = [server], [], {}, []
while len(said) < 2:
    readable, writable, exceptional = select.select(inputs, outputs, inputs, 5)
    for s in readable:
        if s is server:
            connection, _ = s.accept()
            connection.setblocking(False)
            inputs.append(connection)
            clients[len(inputs) - 2].sendall(b"hello %d" % len(inputs))
        else:
            waiting[s] = s.recv(100).upper()
            outputs.append(s)
    for s in writable:
        s.sendall(waiting.pop(s))
        outputs.remove(s)
        said.append(s)
    print(exceptional, len(inputs))
print(sorted(c.recv(100) for c in clients))
readable, writable, _ = select.select([clients[0]], clients, [], 0)
print(readable, writable == clients)
clients[0].close()
for wrong in [lambda: select.select([clients[0]], [], [], 0), lambda: select.select([], [], [], -1), lambda: select.select(["x"], [], [], 0), lambda: select.select(5, [], [])]:
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for s in [clients[1], *inputs]:
    s.close()
print(select.select([], [], [], 0.01), select.error is OSError)
