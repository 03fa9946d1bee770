"""Carets under an expression over several lines, and long arguments."""


def combine(first, second, third):
    return first + second + third


def build(data):
    return combine(
        data["a"],
        data["b"],
        data["c"]["d"]["e"],
    )


print(build({"a": 1, "b": 2, "c": {"d": {"e": 3}}}))
print(build({
    "a": 1,
    "b": 2,
    "c": {"d": None},
}))
