"""bytes, bytearray and memoryview."""
data = b"hello world"
print(data[0], data[1:4], data[::-1], len(data), list(b"abc"), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(range(3)))
print(data.decode(), b"\xc3\xa9".decode("utf-8"), b"\xff".decode(errors="replace"), b"\xffa".decode("ascii", "ignore"))
print(data.upper(), data.title(), data.find(b"o"), data.count(b"l"), data.replace(b"l", b"L"), data.split(), data.partition(b" "))
print(data.startswith(b"he"), data.endswith((b"x", b"d")), b" x ".strip(), b"-".join([b"a", b"b"]), b"a,b".split(b","))
print(data.hex(), data.hex(" ", 2), bytes.fromhex("68 69"), b"ab" + b"cd", b"ab" * 2, b"b" in b"abc", 98 in b"abc")
print(b"7".zfill(3), b"x".ljust(3, b"."), b"x".center(5), b"abc".isalpha(), b"12".isdigit(), b"a\nb".splitlines(), b"ab" < b"b")
print(b"%d-%s" % (5, b"x"), repr(b"it's \"q\" \n\x00\xe9"), b"abc".index(b"c"), b"x.py".removesuffix(b".py"), b"abc".rfind(b"z"))
array = bytearray(b"score")
array[0] = ord("S")
array += b"!"
array.append(33)
array.extend([63, 63])
array[1:3] = b"CO"
print(array, array.pop(), array.decode(), len(array), bytes(array), array == b"SCOre!!?")
array.insert(0, 42)
array.remove(33)
del array[-1]
array.reverse()
print(array, array.copy(), bytearray(2), array.upper())
array.clear()
print(array)
view = memoryview(bytearray(b"abcdef"))
view[0] = 122
print(view[1], bytes(view[2:4]), view.tobytes(), len(view), view.nbytes, view.tolist()[:2], view[:2] == b"zb", view.readonly)
for attempt in (lambda: bytes("x"), lambda: bytes([256]), lambda: data + "x", lambda: b"\xff".decode(), lambda: data.index(b"z"), lambda: bytearray(b"a").append(300), lambda: b"a".join(["x"]), lambda: data.__setitem__, lambda: bytes.fromhex("6")):
    try:
        print(attempt())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
