"""The enumerations of socket, and the kinds of sockets there are."""
import socket

print([family.name for family in (socket.AF_UNSPEC, socket.AF_UNIX, socket.AF_INET, socket.AF_INET6)])
print([(kind.name, kind.value) for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_RDM, socket.SOCK_SEQPACKET)])
print(repr(socket.AddressFamily.AF_INET), socket.AddressFamily(2) is socket.AF_INET, issubclass(socket.AddressFamily, int))
print(repr(socket.SocketKind["SOCK_DGRAM"]), f"{socket.SOCK_RAW:d}", socket.SOCK_RAW == 3)
try:
    socket.AddressFamily(12345)
except ValueError as error:
    print(error)

# The flags of a new socket are told apart from its kind.
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
print(s.type.name, s.getblocking(), s.gettimeout(), s.get_inheritable())
print(socket.SocketType.__name__, isinstance(s, socket.SocketType), issubclass(socket.socket, socket.SocketType))

# A copy of a descriptor is a socket of its own.
copy = socket.fromfd(s.fileno(), socket.AF_INET, socket.SOCK_STREAM)
print(copy.fileno() != s.fileno(), copy.family.name, copy.get_inheritable())
copy.close()
socket.close(s.detach())
print(s.fileno(), copy.fileno())
try:
    socket.close(-1)
except OSError as error:
    print(error)

# A pair that keeps the bounds of messages.
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
a.send(b"first")
a.send(b"second")
print(b.recv(100), b.recv(100), a.type.name)
a.close()
b.close()
print(socket.SOMAXCONN > 0, isinstance(socket.has_dualstack_ipv6(), bool))
