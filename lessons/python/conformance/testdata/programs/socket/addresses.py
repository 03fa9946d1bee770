"""Names, addresses and constants of sockets, without a network."""
import socket

print(socket.inet_aton("127.0.0.1"), socket.inet_ntoa(b"\x7f\x00\x00\x01"))
print(socket.inet_pton(socket.AF_INET6, "::1")[-1], socket.inet_ntop(socket.AF_INET, b"\x0a\x00\x00\x01"))
print(socket.htons(1), socket.ntohs(256), socket.htonl(1), socket.ntohl(1 << 24))
print(repr(socket.AF_INET), repr(socket.SOCK_STREAM), socket.AF_INET.name, int(socket.SOCK_DGRAM))
for family, kind, proto, name, address in socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM):
    print(family.name, kind.name, repr(name), address)
s = socket.socket()
print(s.family.name, s.type.name, s.proto, s.gettimeout(), socket.getdefaulttimeout())
s.bind(("127.0.0.1", 0))
print(s.getsockname()[0], s.getsockname()[1] > 0)
for attempt in (s.getpeername, s.accept, lambda: s.connect(("127.0.0.1", "80")), lambda: socket.inet_aton("x")):
    try:
        attempt()
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)
s.close()
print(s)
