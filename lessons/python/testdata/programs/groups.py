import traceback
def f():
    raise ExceptionGroup("outer", [
        ValueError("one"),
        ExceptionGroup("inner", [KeyError("k"), OSError(2, "no", "file")]),
        TypeError("three\nlines\nof text"),
    ])
def g():
    try:
        f()
    except Exception as e:
        e.add_note("a note")
        e.exceptions[0].add_note("note of one\nsecond line")
        raise RuntimeError("from g") from e
def h():
    try:
        g()
    except RuntimeError:
        raise LookupError
try:
    h()
except Exception as e:
    traceback.print_exc()
    traceback.print_exc(limit=1)
    traceback.print_exc(limit=-1)
    traceback.print_exc(chain=False)
    print(''.join(traceback.format_exception(e)) == traceback.format_exc())
many = ExceptionGroup("many", [ValueError(i) for i in range(20)])
traceback.print_exception(many)
deep = ValueError("bottom")
for i in range(13):
    deep = ExceptionGroup(str(i), [deep])
traceback.print_exception(deep)
try:
    try:
        1 / 0
    finally:
        raise KeyError("in finally")
except KeyError:
    traceback.print_exc()
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("no context") from None
except ValueError:
    traceback.print_exc()
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise
except ZeroDivisionError:
    traceback.print_exc()
f()
