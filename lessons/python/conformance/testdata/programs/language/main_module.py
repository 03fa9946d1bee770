# What a program finds in its own module.
import os
import sys

print(__name__, __doc__, __package__, __spec__, __cached__)
print(__builtins__, __builtins__.len is len)
print(os.path.basename(__file__))
main = sys.modules["__main__"]
print(main.__spec__, main.__dict__ is globals())
try:
    from asyncio import no_such_name
except ImportError as e:
    print(e.name, e.name_from, str(e).partition(" (")[0])
try:
    from time import no_such_name
except ImportError as e:
    print(e, e.path)
