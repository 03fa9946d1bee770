"""Where Python lies, and how it was started: what sys says of it."""
import sys

print(isinstance(sys.prefix, str), sys.prefix == sys.base_prefix, sys.exec_prefix == sys.base_exec_prefix)
in_virtual_environment = sys.prefix != sys.base_prefix
print("virtual environment:", in_virtual_environment)
print(repr(sys.abiflags), repr(sys.platlibdir), sys.pycache_prefix)
print(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
print(isinstance(sys.dont_write_bytecode, bool), sys.warnoptions, isinstance(sys.meta_path, list))
for name in ("prefix", "exec_prefix", "base_prefix", "base_exec_prefix", "platlibdir"):
    print(name, type(getattr(sys, name)).__name__, end="; ")
print()
before = sys.getswitchinterval()
sys.setswitchinterval(0.25)
print(sys.getswitchinterval(), before > 0)
for wrong in (0, -1, "1"):
    try:
        sys.setswitchinterval(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
sys.setswitchinterval(before)
print(sys.getswitchinterval() == before)
