"""Names and numbers of hosts and services, looked up without a network."""
import socket


def told(host, port, **options):
    try:
        return [(family.name, kind.name, address) for family, kind, _, _, address in socket.getaddrinfo(host, port, **options)]
    except socket.gaierror as error:
        return error


TCP = {"type": socket.SOCK_STREAM}
print(told("127.0.0.1", 80, **TCP, flags=socket.AI_NUMERICHOST))
print(told("127.0.0.1", "8080", **TCP, flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV))
print(told(None, 80, **TCP, family=socket.AF_INET))
print(told(None, 80, **TCP, family=socket.AF_INET, flags=socket.AI_PASSIVE))
print(told("10.0.0.1", 5, **TCP, family=socket.AF_INET6, flags=socket.AI_V4MAPPED | socket.AI_ALL))
print(told("::1", 80, **TCP, family=socket.AF_UNSPEC)[0][2][:2])
print(socket.getaddrinfo("127.0.0.1", 1, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_CANONNAME)[0][3])
print(told("127.0.0.1", 80, **TCP, family=socket.AF_INET, flags=socket.AI_ADDRCONFIG)[0][0])
for host, port, options in (
    ("localhost", 80, {"flags": socket.AI_NUMERICHOST}),
    ("127.0.0.1", "http", {"flags": socket.AI_NUMERICSERV}),
    ("127.0.0.1", "no-such-service", {}),
    ("127.0.0.1", 80, {"family": 12345}),
    ("::1", 80, {"family": socket.AF_INET}),
):
    error = told(host, port, **options)
    print(host, port, error, [n for n in dir(socket) if n.startswith("EAI_") and getattr(socket, n) == error.errno][:1])
print(socket.EAI_NONAME, socket.EAI_SERVICE, socket.EAI_FAMILY, socket.EAI_BADFLAGS, socket.EAI_SOCKTYPE)
print([socket.EAI_AGAIN, socket.EAI_FAIL, socket.EAI_MEMORY, socket.EAI_SYSTEM, socket.EAI_NODATA, socket.EAI_ADDRFAMILY])

NUMBERS = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV
print(socket.getnameinfo(("127.0.0.1", 80), NUMBERS), socket.getnameinfo(("::1", 443), NUMBERS))
print(socket.getnameinfo(("127.0.0.1", 8), NUMBERS | socket.NI_DGRAM | socket.NI_NOFQDN))
for address in (("localhost-is-no-number.invalid", 1), ("127.0.0.1",), ("127.0.0.1", -1)):
    try:
        print(socket.getnameinfo(address, NUMBERS | socket.NI_NAMEREQD))
    except (OSError, TypeError, OverflowError) as error:
        print(type(error).__name__)
print(len(socket.getfqdn()) > 0)
