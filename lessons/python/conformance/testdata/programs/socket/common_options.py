"""The options of SOL_SOCKET that a server or a client sets, and those that only tell."""
import socket
import sys


def number(n, size=4):
    return n.to_bytes(size, sys.byteorder)


listener = socket.socket()
print("a new socket listens:", listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
for name, option in {
    "SO_REUSEADDR": socket.SO_REUSEADDR, "SO_REUSEPORT": socket.SO_REUSEPORT, "SO_KEEPALIVE": socket.SO_KEEPALIVE,
    "SO_BROADCAST": socket.SO_BROADCAST, "SO_DONTROUTE": socket.SO_DONTROUTE, "SO_OOBINLINE": socket.SO_OOBINLINE,
}.items():
    before = listener.getsockopt(socket.SOL_SOCKET, option)
    listener.setsockopt(socket.SOL_SOCKET, option, 1)
    print(f"{name:13} {before} -> {listener.getsockopt(socket.SOL_SOCKET, option)}")
listener.setsockopt(socket.SOL_SOCKET, socket.SO_DONTROUTE, 0)
listener.bind(("127.0.0.1", 0))
listener.listen(socket.SOMAXCONN)
print("listens:", listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
domain, kind, proto = (listener.getsockopt(socket.SOL_SOCKET, o) for o in (socket.SO_DOMAIN, socket.SO_TYPE, socket.SO_PROTOCOL))
print(socket.AddressFamily(domain).name, socket.SocketKind(kind).name, proto == socket.IPPROTO_TCP)

# A second listener at the same port: both have said SO_REUSEPORT.
second = socket.socket()
second.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
second.bind(listener.getsockname())
print("two at one port:", second.getsockname() == listener.getsockname())
second.close()

# Some options are structures: linger is (on, seconds), a timeout (seconds, microseconds).
listener.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, number(1) + number(5))
print("linger", listener.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8) == number(1) + number(5))
for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
    listener.setsockopt(socket.SOL_SOCKET, option, number(2, 8) + number(0, 8))
    print("seconds", listener.getsockopt(socket.SOL_SOCKET, option, 16)[0])
for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
    listener.setsockopt(socket.SOL_SOCKET, option, 8192)
    print("at least what was asked:", listener.getsockopt(socket.SOL_SOCKET, option) >= 8192)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 16)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_PRIORITY, 3)
print([listener.getsockopt(socket.SOL_SOCKET, o) for o in (socket.SO_RCVLOWAT, socket.SO_SNDLOWAT, socket.SO_PRIORITY, socket.SO_ERROR)])
print("bound to the device", listener.getsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, 16))
try:
    listener.getsockopt(socket.SOL_SOCKET, 9999)
except OSError as error:
    print(error)
listener.close()
