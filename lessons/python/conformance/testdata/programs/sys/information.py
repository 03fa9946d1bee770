"""What sys tells: versions, limits, paths, streams and arguments."""
import sys

print(sys.version_info[:3], sys.version_info.major, sys.version_info >= (3, 14), sys.version_info.releaselevel, sys.version.split()[0])
print(sys.argv[1:], sys.argv[0].endswith("information.py"), sys.byteorder, sys.maxsize == 2**63 - 1, sys.maxunicode)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.bits_per_digit, sys.hash_info.modulus)
print(sys.getrecursionlimit(), sys.getdefaultencoding(), sys.implementation.name, sys.flags.debug, sys.platform in ("linux", "darwin", "win32"))
print("sys" in sys.modules, sys.modules["sys"] is sys, sys.modules["__main__"].__name__, "asyncio" in sys.builtin_module_names)
print(sys.stdout.write("written\n"), sys.stdout.isatty(), sys.stdout.encoding, sys.stdin.read() == "")
sys.stderr.write("to stderr\n")
print("to stderr too", file=sys.stderr)
sys.stdout.flush()
print(sys.intern("a") is sys.intern("a"))
try:
    raise ValueError("here")
except ValueError:
    kind, error, traceback = sys.exc_info()
    print(kind.__name__, error, traceback.tb_lineno, sys.exception() is error)
print(sys.exc_info(), sys.exception())
sys.setrecursionlimit(500)


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(400 < depth(0) < 500)
sys.exit(0)
