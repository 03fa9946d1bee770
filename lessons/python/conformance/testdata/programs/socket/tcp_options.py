"""What can be asked of a TCP connection: when it sends, and when it gives up."""
import socket

PATIENCE = {"TCP_KEEPIDLE": 60, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 5, "TCP_USER_TIMEOUT": 30000}

listener = socket.create_server(("127.0.0.1", 0))
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_FASTOPEN, 5)
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 1)
print("fast open", listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_FASTOPEN),
      "deferred", listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT) > 0)
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 0)

client = socket.create_connection(listener.getsockname())
served, _ = listener.accept()
for name, value in PATIENCE.items():
    option = getattr(socket, name)
    client.setsockopt(socket.IPPROTO_TCP, option, value)
    print(f"{name:16} {client.getsockopt(socket.IPPROTO_TCP, option)}")
for option in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT, socket.TCP_USER_TIMEOUT):
    print(option in [getattr(socket, name) for name in PATIENCE], end=" ")
print()
try:
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 1000)
except OSError as error:
    print(error)
print("segments of some length:", client.getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG) > 500)
served.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
print("acknowledges at once:", served.getsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK))

# A corked connection sends when the cork is drawn: three parts in one.
client.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)
for part in (b"head ", b"body ", b"end"):
    client.send(part)
client.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 0)
print(served.recv(100))
client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
print("waits to fill a segment:", not client.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
for s in (client, served, listener):
    s.close()
