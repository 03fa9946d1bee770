import io
with open("a.txt", "w") as f:
    print(f.write("one\ntwo\n"), f.name, f.mode, f.encoding, f.writable(), f.readable(), f.closed)
    f.writelines(["three\n", "fo\u00fcr \u6f22\n"])
    print("five", file=f)
print(f.closed, f)
with open("a.txt") as f:
    print(f.readline(), f.read(3), f.tell(), f.readlines())
    f.seek(0)
    print([line for line in f], f.read(), f.tell())
    f.seek(4)
    print(f.readline(2), repr(f.readline()), next(f))
with open("a.txt", "a") as f:
    f.write("six")
    print(f.tell())
with open("a.txt", "rb") as f:
    print(f.read(5), f.readline(), f.tell(), f.seek(-3, 2), f.read(), f, f.mode)
with open("a.txt", "r+") as f:
    print(f.read(4))
    f.seek(0)
    f.write("ONE")
    f.seek(0)
    print(f.readline())
    print(f.truncate(8), f.seek(0, 2))
print(open("a.txt").read())
with open("b.bin", "wb") as f:
    print(f.write(b"a\r\nb\rc\n"), f)
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("b.bin", newline=newline) as f:
        print(repr(newline), f.readlines())
    with open("b.bin", newline=newline) as f:
        print(list(iter(lambda: f.read(2), "")))
with open("c.txt", "w", newline="\r\n") as f:
    f.write("x\ny\n")
print(open("c.txt", "rb").read())
with open("d.txt", "w", encoding="latin-1") as f:
    f.write("\u00e9\n")
print(open("d.txt", "rb").read(), open("d.txt", encoding="latin-1").read())
for work in (
    lambda: open("d.txt").read(),
    lambda: open("missing.txt"),
    lambda: open("a.txt", "x"),
    lambda: open("a.txt").write("x"),
    lambda: open("a.txt", "w").read(),
    lambda: open("a.txt", "rb").write(b"x"),
    lambda: f.read(),
    lambda: open("d.txt", "w", encoding="ascii").write("\u00e9"),
    lambda: open("a.txt", "r").seek(3, 1),
    lambda: open("a.txt", "rb").seek(-3),
    lambda: open("a.txt", "wb").write("s"),
    lambda: open("a.txt", newline="x"),
    lambda: open("a.txt", "r", 0),
):
    try:
        print(work())
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
open("e.txt", "wb", buffering=0).write(b"raw")
with open("e.txt", "rb") as f:
    buffer = bytearray(5)
    print(f.readinto(buffer), buffer)
with open("e.txt", "rb") as f, io.TextIOWrapper(f, encoding="utf-8") as text:
    print(text.read(), text.encoding)
