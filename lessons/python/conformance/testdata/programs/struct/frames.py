"""Messages with a header of their length, over a stream; and values as bytes."""
import asyncio
import struct

HEADER = struct.Struct("!HI")


def frame(kind, data):
    return HEADER.pack(kind, len(data)) + data


async def read_frame(reader):
    kind, size = HEADER.unpack(await reader.readexactly(HEADER.size))
    return kind, await reader.readexactly(size)


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(frame(1, b"hello") + frame(65535, b""))
    reader.feed_eof()
    print(await read_frame(reader), await read_frame(reader))
    try:
        await read_frame(reader)
    except asyncio.IncompleteReadError as e:
        print(e)


asyncio.run(main())
print(HEADER.size, HEADER.format, struct.calcsize("<bhiq"), struct.calcsize("=bhiq"), struct.calcsize("@bhi"), struct.calcsize(">3s2x?"))
print(struct.pack("<bBhH", -1, 255, -2, 65534), struct.pack(">iIqQ", -3, 3, -4, 4), struct.pack("<efd", 1.5, -0.1, 0.1))
print(struct.pack("4s3pc?x", b"ab", b"abcd", b"z", True), struct.unpack("<3s?2h", b"abc\1\1\0\xff\xff"))
print(struct.unpack("<efd", struct.pack("<efd", 0.1, 0.1, 0.1)), list(struct.iter_unpack("<H", b"\1\0\2\0")))
buffer = bytearray(10)
struct.pack_into("!I", buffer, 2, 0xCAFE)
HEADER.pack_into(buffer, 4, 7, 8)
print(buffer, struct.unpack_from("!I", buffer, 6), struct.unpack_from("!H", buffer, -2))
for wrong in [
    lambda: struct.pack("<B", 256), lambda: struct.pack("<h", "x"), lambda: struct.pack("<hh", 1), lambda: struct.unpack("<I", b"abc"),
    lambda: struct.unpack_from("<I", b"abcd", 2), lambda: struct.pack("<k", 1), lambda: struct.pack("s", "text"), lambda: struct.pack("<f", 1e40),
    lambda: struct.pack("c", b"ab"), lambda: struct.calcsize("5"), lambda: struct.pack_into("<H", buffer, 9, 1),
]:
    try:
        wrong()
    except (struct.error, OverflowError) as e:
        print(type(e).__name__, e)
