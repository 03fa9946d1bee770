"""What is not JSON, and what cannot become JSON."""
import json

wrong = ["", "{", "[1, 2", "{'a': 1}", '{"a" 1}', '{"a": }', "[1,]", '{"a": 1,}', "[1 2]", "tru", '"open', '"bad \\x"', '"tab\there"',
         "01", "1.", "{} {}", "nul", "[1]]", '{"a": 1 "b": 2}', '"\\u12"', "-", "{1: 2}", "\n\n  x"]
for text in wrong:
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(f"{text!r:20} {error} | {error.msg} {error.lineno} {error.colno} {error.pos}")


class Opaque:
    pass


loop = []
loop.append(loop)
for value in ({1, 2}, Opaque, b"bytes", {("a",): 1}, loop, float("nan")):
    try:
        print(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, getattr(error, "__notes__", []))
try:
    json.loads(5)
except TypeError as error:
    print(error)
print(issubclass(json.JSONDecodeError, ValueError))
