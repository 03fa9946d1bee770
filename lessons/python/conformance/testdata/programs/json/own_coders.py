"""Encoders and decoders as objects: in pieces, and where one text ends."""
import json


class Sets(json.JSONEncoder):
    item_separator = "; "
    key_separator = " = "

    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


encoder = Sets()
print(encoder.encode({"a": {3, 1, 2}, "b": None}), encoder.item_separator, encoder.key_separator)
print(list(json.JSONEncoder(indent=1).iterencode([1, {"x": []}])))
print("".join(json.JSONEncoder(separators=(",", ":"), sort_keys=True).iterencode({"b": 1, "a": [True, 2.5]})))
try:
    encoder.encode({object()})
except TypeError as error:
    print(error)
decoder = json.JSONDecoder(parse_int=float)
text = '{"n": 1} [2, 3] "four" tail'
at = 0
while True:
    try:
        value, at = decoder.raw_decode(text, at)
    except json.JSONDecodeError as error:
        print(error.msg, error.pos, error.lineno, error.colno)
        break
    print(value, at)
    at += 1
try:
    decoder.decode('[1] [2]')
except json.JSONDecodeError as error:
    print(error)
print(json.JSONDecoder(strict=False).decode('"a\nb"'), json.JSONDecoder(object_hook=len).decode('{"a": {"b": 1}, "c": 2}'))
