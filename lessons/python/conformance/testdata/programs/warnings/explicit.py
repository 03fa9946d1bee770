"""warn_explicit, categories, and warnings from within a library."""
import warnings


class ApiWarning(UserWarning):
    """A category of one's own."""


def collect(fn):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        fn()
    return [(w.category.__name__, str(w.message), w.lineno) for w in caught]


def library(n):
    for _ in range(n):
        warnings.warn("slow call", ApiWarning, stacklevel=2)


def calls():
    library(3)
    library(1)


print(collect(calls))
print(collect(lambda: warnings.warn_explicit("by hand", DeprecationWarning, "module.py", 99)))
for category in (ApiWarning, PendingDeprecationWarning, SyntaxWarning, ImportWarning, UnicodeWarning, BytesWarning, EncodingWarning):
    print(category.__name__, issubclass(category, Warning), category.__bases__[0].__name__)
with warnings.catch_warnings(action="error", category=ApiWarning):
    try:
        library(1)
    except ApiWarning as error:
        print("error:", error)
    warnings.simplefilter("ignore", UserWarning)
    library(1)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("once")
    calls()
    calls()
print(len(caught), warnings.filters is not None)
warnings.simplefilter("module")
warnings.filterwarnings("ignore", category=ApiWarning, module="nothing")
warnings.warn("the last goes to stderr", ApiWarning)
