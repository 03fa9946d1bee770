"""Error numbers by name: a socket that does not block, and one that nobody answers."""
import errno
import os
import socket

listener = socket.socket()
listener.setblocking(False)
listener.bind(("127.0.0.1", 0))
listener.listen()
try:
    listener.accept()
except OSError as e:
    print(e.errno == errno.EAGAIN, e.errno in (errno.EAGAIN, errno.EWOULDBLOCK), type(e).__name__, errno.errorcode[e.errno])
address = listener.getsockname()
listener.close()
client = socket.socket()
code = client.connect_ex(address)
print(errno.errorcode[code], code == errno.ECONNREFUSED)
client.close()
for make in [lambda: open("no such file"), lambda: client.send(b"x")]:
    try:
        make()
    except OSError as e:
        print(errno.errorcode[e.errno], e.errno == errno.ENOENT, e.errno == errno.EBADF, type(e).__name__)
for name in ["EINTR", "EPIPE", "ECONNRESET", "ETIMEDOUT", "EADDRINUSE"]:
    print(name, type(OSError(getattr(errno, name), "made")).__name__)
print(os.strerror(errno.EACCES), errno.errorcode[errno.ENOTSUP], len(errno.errorcode) > 100)
