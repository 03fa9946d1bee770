"""TracebackException, groups, notes and walking a traceback."""
import sys
import traceback


def fail(text):
    raise KeyError(text)


errors = []
for text in ("a", "b"):
    try:
        fail(text)
    except KeyError as error:
        error.add_note(f"note of {text}")
        errors.append(error)
group = ExceptionGroup("both", errors)
print("".join(traceback.format_exception(group)), end="")
te = traceback.TracebackException.from_exception(errors[0])
print(te.exc_type_str, list(te.format_exception_only()), te.stack[-1].name, te.stack[-1].lineno, len(te.stack))
tb = errors[1].__traceback__
while tb:
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
    tb = tb.tb_next
for frame, line in traceback.walk_tb(errors[1].__traceback__):
    print(frame.f_code.co_name, line)
try:
    try:
        fail("first")
    except KeyError:
        int("second")
except ValueError:
    text = traceback.format_exc()
    print(text.count("Traceback"), "During handling" in text, text.splitlines()[-1])
summary = traceback.extract_tb(errors[0].__traceback__)
print(type(summary).__name__, [type(s).__name__ for s in summary], "".join(summary.format()).count("File"))
traceback.print_exception(errors[0].with_traceback(None), file=sys.stdout)
