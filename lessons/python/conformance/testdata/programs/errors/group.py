"""An uncaught exception group, with groups inside."""


def check(value):
    if value < 0:
        raise ValueError(f"{value} is negative")
    if value > 10:
        raise OverflowError(f"{value} is too large")


errors = []
for value in (5, -1, 20, -7):
    try:
        check(value)
    except (ValueError, OverflowError) as error:
        errors.append(error)
print(len(errors), "errors")
inner = ExceptionGroup("inner", errors[1:])
inner.add_note("checked by check()")
raise ExceptionGroup("validation failed", [errors[0], inner])
