"""Identifiers: their parts, forms and versions."""
import uuid

one = uuid.UUID("12345678-1234-5678-9234-567812345678")
print(one, repr(one), one.hex, one.int, one.urn)
print(one.bytes[:4], one.bytes_le[:4], one.fields)
print(one.time_low, one.time_mid, one.time_hi_version, one.clock_seq_hi_variant, one.clock_seq_low, one.node, one.clock_seq)
print(one.version, one.variant == uuid.RFC_4122, uuid.UUID(int=0).version, uuid.UUID(int=0).variant, uuid.UUID(bytes=one.bytes) == one)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://example.org/").version)
made = uuid.uuid4()
print(made.version, made.variant, len(made.hex), made != uuid.uuid4(), made.is_safe.name)
print([safe.name for safe in uuid.SafeUUID], uuid.SafeUUID.safe.value, uuid.SafeUUID.unsafe.value, uuid.SafeUUID.unknown.value)
print(sorted([uuid.UUID(int=5), uuid.UUID(int=2)])[0].int, uuid.UUID(int=1) < uuid.UUID(int=2), {one: "kept"}[uuid.UUID(one.hex)])
for wrong in ({"hex": "123"}, {"int": -1}, {"bytes": b"short"}, {}, {"int": 1, "version": 99}):
    try:
        uuid.UUID(**wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
