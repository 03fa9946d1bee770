"""Warnings: shown once, always, as errors, caught and made."""
import sys
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print(f"{category.__name__} line {lineno}: {message}")


warnings.showwarning = show


def old(n):
    warnings.warn(f"old({n}) is deprecated", DeprecationWarning, stacklevel=2)
    return n


for n in range(3):
    old(1)
warnings.warn("plain")
warnings.warn(RuntimeWarning("an instance"))
warnings.simplefilter("always")
for n in range(2):
    old(2)
warnings.filterwarnings("ignore", category=DeprecationWarning)
old(3)
warnings.filterwarnings("error", message="bad.*")
try:
    warnings.warn("bad thing", UserWarning)
except UserWarning as error:
    print("raised:", error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old(4)
    warnings.warn("second", FutureWarning)
print([(str(w.message), w.category.__name__, w.lineno) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old(5)
    except DeprecationWarning as error:
        print("as an error:", error)
warnings.resetwarnings()
print(warnings.formatwarning("text", UserWarning, "file.py", 7, "the line"), end="")
try:
    warnings.warn("x", int)
except TypeError as error:
    print(error)


@warnings.deprecated("use new() instead")
def older():
    return "still works"


print(older(), older.__deprecated__, file=sys.stdout)
