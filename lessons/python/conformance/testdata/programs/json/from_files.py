"""JSON read from files: what has a method read."""
import io
import json

text = io.StringIO('{"name": "batuta", "price": 1.10, "tags": ["a", "b"], "n": 12345678901234567890}')
print(json.load(text))
text.seek(0)
print(json.load(text, parse_float=lambda text: f"exactly {text}", parse_int=str)["price"])
print(json.load(io.BytesIO('{"señal": null}'.encode("utf-16"))))
pairs = io.StringIO('{"b": 1, "a": 2, "b": 3}')
print(json.load(pairs, object_pairs_hook=list))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


point = json.load(io.StringIO('{"x": 1, "y": -2}'), object_hook=lambda d: Point(**d))
print(point.x, point.y)
out = io.StringIO()
json.dump({"round": ["trip", True, None]}, out, indent=1)
out.seek(0)
print(json.load(out))
for wrong in ("", "[1,", '{"a" 1}'):
    try:
        json.load(io.StringIO(wrong))
    except json.JSONDecodeError as error:
        print(error.msg, error.pos)
