"""Which sockets are ready."""

import selectors

__all__ = ["error", "select"]

error = OSError


def select(rlist, wlist, xlist, timeout=None, /):
    """The sockets that can be read, and those that can be written; exceptional conditions there are none."""
    if timeout is not None:
        if not isinstance(timeout, (int, float)) and not hasattr(timeout, "__index__"):
            raise TypeError("timeout must be a real number or None, not " + type(timeout).__name__)
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    lists, wanted = [], {}
    for files, event in (rlist, selectors.EVENT_READ), (wlist, selectors.EVENT_WRITE), (xlist, 0):
        try:
            files = list(files)
        except TypeError:
            raise TypeError("arguments 1-3 must be sequences") from None
        lists.append(files)
        for file in files:
            number = _number(file)
            wanted[number] = wanted.get(number, 0) | event
    ready = {}
    with selectors.DefaultSelector() as selector:
        for number, events in wanted.items():
            if events:
                selector.register(number, events)
        for key, events in selector.select(timeout):
            ready[key.fd] = events
    return (
        [file for file in lists[0] if ready.get(_number(file), 0) & selectors.EVENT_READ],
        [file for file in lists[1] if ready.get(_number(file), 0) & selectors.EVENT_WRITE],
        [],
    )


def _number(file):
    number = file
    if not isinstance(file, int):
        try:
            number = file.fileno()
        except AttributeError:
            raise TypeError("argument must be an int, or have a fileno() method") from None
        if not isinstance(number, int):
            raise TypeError("fileno() returned a non-integer")
    if number < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({number})")
    return number
