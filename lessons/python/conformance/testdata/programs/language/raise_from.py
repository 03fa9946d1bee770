"""Causes and contexts of exceptions."""


class ConfigError(Exception):
    """Raised when the configuration is wrong."""

    def __init__(self, key, reason):
        super().__init__(key, reason)
        self.key = key
        self.reason = reason

    def __str__(self):
        return f"{self.key}: {self.reason}"


def read(settings, key):
    try:
        return int(settings[key])
    except KeyError as error:
        raise ConfigError(key, "missing") from error
    except ValueError:
        raise ConfigError(key, "not a number") from None


for settings in ({"port": "80"}, {}, {"port": "eighty"}):
    try:
        print(read(settings, "port"))
    except ConfigError as error:
        print(error, error.args, repr(error.__cause__), error.__suppress_context__, repr(error.__context__))

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError("while handling")
except RuntimeError as error:
    print(repr(error), "<-", repr(error.__context__), error.__cause__)
error = ValueError("bad", 42)
error.add_note("remember: only numbers")
try:
    raise error
except ValueError as e:
    print(e, e.args, e.__notes__, e.with_traceback(None) is e)
try:
    raise "text"
except TypeError as e:
    print(e)
