"""Receiving into memory that is there already, and sending a file."""
import io
import socket

a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
space = bytearray(12)
a.send(b"datagram")
count, sender = b.recvfrom_into(space)
print(count, sender in (None, ""), space)
a.send(b"more")
print(b.recv_into(memoryview(space)[8:], 2), space)
for wrong in (lambda: b.recv_into(b"fixed"), lambda: b.recv_into(space, 100), lambda: b.recvfrom_into(space, -1)):
    try:
        wrong()
    except (TypeError, ValueError, BufferError) as error:
        print(type(error).__name__, error)
a.close()
b.close()
near, far = socket.socketpair()
file = io.BytesIO(b"head and body and tail")
print(near.sendfile(file, 9, 4), far.recv(100), file.tell())
print(near.sendfile(io.BytesIO(b"whole")), far.recv(100))
near.setblocking(False)
for sock, what in ((near, io.BytesIO(b"x")), (far, io.StringIO("text"))):
    try:
        sock.sendfile(what)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
near.set_inheritable(False)
print(near.get_inheritable(), near.getblocking(), far.gettimeout())
near.close()
far.close()
