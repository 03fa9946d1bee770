"""A pair of connected sockets: sending, receiving, timeouts, closing."""
import socket

a, b = socket.socketpair()
a.sendall(b"hello")
print(b.recv(2), b.recv(100))
print(b.send(b"abc"), a.recv(10, socket.MSG_PEEK), a.recv(10))
buffer = bytearray(8)
a.send(b"12345")
print(b.recv_into(buffer), buffer)
print(a.fileno() >= 0, a.type == socket.SOCK_STREAM, a.family == socket.AF_UNIX, a.getblocking())
a.setblocking(False)
try:
    a.recv(1)
except BlockingIOError as error:
    print(type(error).__name__, error.errno)
a.settimeout(2.5)
print(a.gettimeout(), a.getblocking())
a.settimeout(None)
b.shutdown(socket.SHUT_WR)
print(a.recv(10))
a.close()
print(a.fileno())
try:
    a.send(b"x")
except OSError as error:
    print(error)
try:
    b.send(b"x")
except BrokenPipeError as error:
    print(type(error).__name__)
with b:
    pass
print(b.fileno(), socket.timeout is TimeoutError, socket.error is OSError)
