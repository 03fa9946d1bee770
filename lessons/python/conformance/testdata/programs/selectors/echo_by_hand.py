"""Selectors without asyncio: one thread, several sockets."""
import selectors
import socket

sel = selectors.DefaultSelector()


def accept(listener, mask):
    connection, address = listener.accept()
    connection.setblocking(False)
    print("accepted", address[0])
    sel.register(connection, selectors.EVENT_READ, read)


def read(connection, mask):
    data = connection.recv(100)
    print("server got", data)
    if data:
        connection.send(data.upper())
    else:
        sel.unregister(connection)
        connection.close()


listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
key = sel.register(listener, selectors.EVENT_READ, data=accept)
print(key.fileobj is listener, key.events == selectors.EVENT_READ, key.data.__name__)
client = socket.create_connection(listener.getsockname())


def turn():
    for key, mask in sel.select(timeout=1):
        key.data(key.fileobj, mask)


turn()
client.sendall(b"hello")
turn()
print("client got", client.recv(100))
client.close()
turn()
print(len(sel.get_map()), sel.get_key(listener) == key, sel.select(0))
sel.modify(listener, selectors.EVENT_READ, "new data")
print(sel.get_key(listener).data)
for attempt in (lambda: sel.register(listener, 1), lambda: sel.unregister(client), lambda: sel.register("x", 1), lambda: sel.get_key(999), lambda: sel.register(listener, 0)):
    try:
        attempt()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, "" if "socket" in str(error) else str(error).split(":")[0])
listener.close()
sel.close()
