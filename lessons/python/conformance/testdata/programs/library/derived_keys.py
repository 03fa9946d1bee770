# Keys derived from passwords: the rounds, the length and the hash all count.
import hashlib

for name in ("md5", "sha1", "sha256", "sha512"):
    for rounds, length in ((1, None), (2, 20), (1000, 33), (1025, 64)):
        key = hashlib.pbkdf2_hmac(name, b"password", b"salt", rounds, length)
        print(name, rounds, len(key), key.hex()[:40])
print(hashlib.pbkdf2_hmac("sha256", b"", b"", 3).hex())
for wrong in (("sha1", b"a", b"b", 0), ("sha1", "a", b"b", 1)):
    try:
        hashlib.pbkdf2_hmac(*wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
