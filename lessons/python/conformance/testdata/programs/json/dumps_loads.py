"""JSON: writing and reading, and what the options change."""
import json

data = {"name": "Ana", "tags": ["a", "b"], "n": 3, "pi": 3.14, "ok": True, "none": None, "nested": {"empty": [], "ñ": "é\n\"q\""}}
text = json.dumps(data)
print(text)
print(json.loads(text) == data, json.dumps(data, ensure_ascii=False, sort_keys=True))
print(json.dumps(data, indent=2))
print(json.dumps([1, 2, {"a": 1}], separators=(",", ":")), json.dumps({"b": 1, "a": []}, indent="\t"))
print(json.dumps({1: "int", 2.5: "float", True: "bool", None: "none"}), json.dumps((1, 2)), json.dumps("é"), json.dumps(1e100))
print(json.dumps([float("inf"), float("nan")]), json.loads("[Infinity, -Infinity, NaN]"), json.dumps([]), json.dumps({}, indent=1))
print(json.loads('{"a": [1, 2.0, -3e2, true, null, "\\u00e9\\ud83d\\ude00\\/"]}'), json.loads(" 5 "), json.loads(b'"bytes"'), json.loads("1" * 30))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        return super().default(o)


print(json.dumps(Point(1, 2), cls=Encoder), json.dumps({1, 2, 3}, default=sorted), json.dumps([Point(0, 0)], default=vars))
print(json.loads('{"x": 1, "y": 2}', object_hook=lambda d: Point(**d)).y, json.loads("[1.5, 2]", parse_float=str, parse_int=float))
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.dumps({(1, 2): "x", "k": 1}, skipkeys=True), json.JSONDecoder().decode("[]"), json.JSONEncoder(indent=None).encode({"a": 1}))
