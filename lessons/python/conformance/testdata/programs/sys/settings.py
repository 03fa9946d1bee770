"""sys's settings, hooks of generators, and what cannot be raised."""
import asyncio
import sys

print(sys.hexversion >= 0x030E0000, sys.api_version > 0, sys.float_repr_style, sys.getfilesystemencoding(), sys.copyright.startswith("Copyright"))
print("asyncio" in sys.stdlib_module_names, "aiohttp" in sys.stdlib_module_names, sys.thread_info.name, sys.is_finalizing())
limit = sys.get_int_max_str_digits()
sys.set_int_max_str_digits(640)
try:
    str(10**1000)
except ValueError as error:
    print(str(error).split(";")[0])
sys.set_int_max_str_digits(limit)
print(limit, len(str(10**1000)), sys.getswitchinterval())


async def agen():
    yield 1


async def main():
    hooks = sys.get_asyncgen_hooks()
    print(hooks.firstiter is not None, hooks.finalizer is not None)
    return [x async for x in agen()]


print(asyncio.run(main()), sys.get_asyncgen_hooks())
sys.displayhook(5)
sys.displayhook(None)
seen = []
sys.unraisablehook = lambda info: seen.append((info.exc_type.__name__, str(info.exc_value)))


class Messy:
    def __del__(self):
        raise ValueError("in __del__")


Messy()
print(len(seen) <= 1, all(kind == "ValueError" for kind, _ in seen))
sys.unraisablehook = sys.__unraisablehook__
print(sys.getsizeof([1, 2]) > 0, isinstance(sys.executable, str), isinstance(sys.path, list), sys.orig_argv[-1].endswith("settings.py"))
