"""The flags of send and recv, each where it makes a difference."""
import socket

a, b = socket.socketpair()
a.send(b"seen twice", socket.MSG_NOSIGNAL)
print(b.recv(4, socket.MSG_PEEK), b.recv(100))
try:
    b.recv(10, socket.MSG_DONTWAIT)
except BlockingIOError as error:
    print(error)
a.send(b"ab")
a.send(b"cd")
print(b.recv(4, socket.MSG_WAITALL))
a.shutdown(socket.SHUT_WR)
print("the end is nothing:", b.recv(10), b.send(b"still heard"), a.recv(50))
b.shutdown(socket.SHUT_RD)
a.close()
b.close()

x = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
y = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
y.bind(("127.0.0.1", 0))
x.connect(y.getsockname())
x.send(b"one ", socket.MSG_MORE)
x.send(b"datagram")
print(y.recv(100))
x.send(b"a long one", socket.MSG_DONTROUTE)
data, ancillary, flags, sender = y.recvmsg(6)
print(data, ancillary, flags == socket.MSG_TRUNC, bool(flags & socket.MSG_CTRUNC), sender == x.getsockname())
x.close()
y.close()

with socket.create_server(("127.0.0.1", 0)) as listener:
    client = socket.create_connection(listener.getsockname())
    served, _ = listener.accept()
    client.send(b"plain")
    client.send(b"!", socket.MSG_OOB)
    print(served.recv(5, socket.MSG_WAITALL), served.recv(1, socket.MSG_OOB))
    try:
        served.recv(1, socket.MSG_OOB)
    except OSError as error:
        print(error)
    client.close()
    served.close()
