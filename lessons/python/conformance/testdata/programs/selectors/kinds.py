"""The selector classes there are, their events and keys."""
import selectors
import socket

print(issubclass(selectors.DefaultSelector, selectors.BaseSelector))
print(selectors.EVENT_READ, selectors.EVENT_WRITE, selectors.EVENT_READ | selectors.EVENT_WRITE)
for cls in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    a, b = socket.socketpair()
    with cls() as sel:
        sel.register(a, selectors.EVENT_READ | selectors.EVENT_WRITE, "a")
        sel.register(b, selectors.EVENT_READ, "b")
        ready = [(key.data, mask) for key, mask in sel.select(0)]
        print(cls.__name__, sorted(ready))
        a.send(b"x")
        sel.modify(a, selectors.EVENT_READ, "a")
        ready = [(key.data, mask) for key, mask in sel.select(None)]
        print(cls.__name__, sorted(ready), len(sel.get_map()))
        b.recv(1)
        print(sel.select(0.5), sel.unregister(b).data)
    a.close()
    b.close()
key = selectors.SelectorKey("file", 7, selectors.EVENT_READ, None)
print(key, key.fd, key._replace(fd=8).fd)
