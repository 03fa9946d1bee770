"""Options of the Internet protocols: time to live, kind of service, groups."""
import socket

INTERFACE = socket.inet_aton("127.0.0.1")
GROUP = socket.inet_aton("224.1.2.3") + INTERFACE

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
print(s.proto == socket.IPPROTO_UDP, socket.IPPROTO_IP, socket.IPPROTO_ICMP, socket.IPPROTO_UDP, socket.IPPROTO_IPV6, socket.IPPROTO_ICMPV6, socket.IPPROTO_RAW)
s.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 7)
s.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, 0x10)
print("hops", s.getsockopt(socket.IPPROTO_IP, socket.IP_TTL), "service", s.getsockopt(socket.IPPROTO_IP, socket.IP_TOS))
print("a group's hops", s.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL), end=" ")
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
print("->", s.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL))
print("hears itself", s.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP), end=" ")
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)
print("->", s.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP))

s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, GROUP)
try:
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, GROUP)
except OSError as error:
    print("a second time:", error)
s.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, GROUP)
for wrong in (GROUP, b"short"):
    try:
        s.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, wrong)
    except OSError as error:
        print(len(wrong), error)
s.close()

print([hex(a) for a in (socket.INADDR_ANY, socket.INADDR_LOOPBACK, socket.INADDR_BROADCAST, socket.INADDR_NONE)])
print(socket.inet_ntoa(socket.INADDR_LOOPBACK.to_bytes(4)), socket.inet_ntoa(socket.INADDR_BROADCAST.to_bytes(4)))
if socket.has_ipv6:
    with socket.socket(socket.AF_INET6) as six:
        six.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        print("IPv6 only", six.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
