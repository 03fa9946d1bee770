"""A server and a client with blocking sockets, in two threads."""
import socket
import threading


def serve(listener):
    connection, (host, port) = listener.accept()
    with connection:
        print("server: connection from", host)
        while True:
            data = connection.recv(1024)
            if not data:
                break
            connection.sendall(b"<" + data + b">")
    print("server: done")


with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(1)
    host, port = listener.getsockname()
    print(host, listener.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR) != 0)
    thread = threading.Thread(target=serve, args=(listener,))
    thread.start()
    with socket.create_connection((host, port), timeout=5) as client:
        for word in (b"one", b"two"):
            client.sendall(word)
            print("client:", client.recv(1024))
        print(client.getpeername() == (host, port), client.gettimeout())
    thread.join()
try:
    socket.create_connection((host, port), timeout=1)
except ConnectionRefusedError as error:
    print(type(error).__name__, error.strerror)
