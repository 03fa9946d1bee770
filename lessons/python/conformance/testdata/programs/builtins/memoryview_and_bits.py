"""Views of memory, and numbers packed into bytes by hand."""
data = bytearray(range(10))
view = memoryview(data)
print(view[2], view[2:5].tolist(), len(view), view.format, view.itemsize, view.ndim, view.shape, view.nbytes, view.readonly)
view[0:3] = b"abc"
part = view[5:]
part[0] = 255
print(data, bytes(part), part.obj is data, view == data, view[::2].tolist(), view.hex())
try:
    data.append(1)
except BufferError as error:
    print("BufferError", error)
part.release()
view.release()
data.append(1)
try:
    view[0]
except ValueError as error:
    print(error)
with memoryview(b"fixed") as fixed:
    try:
        fixed[0] = 1
    except TypeError as error:
        print(error)
    print(fixed.tobytes(), b"ix" in bytes(fixed), list(reversed(fixed))[:2], fixed[-1])


def pack(*fields):
    return b"".join(value.to_bytes(size, "big") for value, size in fields)


def unpack(data, *sizes):
    values, at = [], 0
    for size in sizes:
        values.append(int.from_bytes(data[at:at + size], "big"))
        at += size
    return values


packet = pack((1, 1), (512, 2), (2**31, 4))
print(packet, packet.hex("-"), unpack(packet, 1, 2, 4), int.from_bytes(b"\xff\xfe", signed=True), (-2).to_bytes(2, signed=True))
flags = 0b0000
for bit in (0, 3):
    flags |= 1 << bit
print(f"{flags:04b} {flags & ~1:04b} {flags ^ 0b1111:04b} {bool(flags & 8)} {flags.bit_count()} {(-flags).bit_length()}")
checksum = 0
for byte in b"asyncio":
    checksum = (checksum * 31 + byte) & 0xFFFF_FFFF
print(checksum, f"{checksum:#010x}", checksum.to_bytes(4, "little")[::-1].hex() == f"{checksum:08x}")
