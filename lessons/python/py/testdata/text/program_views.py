def resize(data, how):
    try:
        how(data)
        show("resized", bytes(data))
    except BufferError as e:
        show("BufferError", e)


data = bytearray(b"0123")
view = memoryview(data)
resize(data, lambda d: d.append(33))
resize(data, lambda d: d.extend(b""))
resize(data, lambda d: d.__setitem__(0, 65))
resize(data, lambda d: d.__setitem__(slice(1, 3), b"xy"))
resize(data, lambda d: d.__setitem__(slice(1, 3), b"xyz"))
resize(data, lambda d: d.__delitem__(0))
resize(data, lambda d: d.clear())
resize(data, lambda d: d.pop())
resize(data, lambda d: d.resize(9))
resize(data, lambda d: d.__iadd__(b"z"))
resize(data, lambda d: d.__imul__(2))
resize(data, lambda d: d.insert(0, 1))
resize(data, lambda d: d.remove(65))
resize(data, lambda d: d.reverse())
part = view[1:3]
view.release()
resize(data, lambda d: d.append(34))
del part
resize(data, lambda d: d.append(35))
view = memoryview(data)
view = None
resize(data, lambda d: d.append(36))


def local():
    mine = bytearray(b"ab")
    show(memoryview(mine)[1:].tobytes())
    mine.append(99)
    look = memoryview(mine)
    resize(mine, lambda d: d.append(100))
    look.release()
    resize(mine, lambda d: d.append(101))
    look = memoryview(mine)
    look = look[1:]

    def inner():
        return look[0]

    resize(mine, lambda d: d.append(102))
    return inner


show(local()())


class Reader:
    def __init__(self):
        self.buffer = bytearray(4)
        self.view = memoryview(self.buffer)

    def grow(self):
        resize(self.buffer, lambda d: d.extend(b"more"))

    def drop(self):
        del self.view
        self.grow()


reader = Reader()
reader.grow()
reader.drop()


def views():
    own = bytearray(b"gen")
    v = memoryview(own)
    try:
        own.append(1)
    except BufferError:
        yield "held"
    v.release()
    own.append(1)
    yield bytes(own)


show(list(views()))
