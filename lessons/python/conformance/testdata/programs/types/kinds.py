"""The types that have no built-in name, and namespaces."""
import types


async def coro():
    pass


async def agen():
    yield


def gen():
    yield


class Thing:
    def method(self):
        pass


c = coro()
kinds = {
    "function": gen, "lambda": lambda: 0, "method": Thing().method, "builtin": len, "generator": gen(), "coroutine": c,
    "async gen": agen(), "module": types, "none": None, "ellipsis": ..., "union": int | str, "alias": list[int], "code": gen.__code__,
}
names = ["FunctionType", "LambdaType", "MethodType", "BuiltinFunctionType", "GeneratorType", "CoroutineType", "AsyncGeneratorType",
         "ModuleType", "NoneType", "EllipsisType", "UnionType", "GenericAlias", "CodeType"]
for name in names:
    print(f"{name:20}", [label for label, value in kinds.items() if type(value) is getattr(types, name)])
c.close()
space = types.SimpleNamespace(a=1, b="two")
space.c = [3]
print(space, space.a, space == types.SimpleNamespace(a=1, b="two", c=[3]), vars(space))
try:
    space.missing
except AttributeError as error:
    print(error)
view = types.MappingProxyType({"k": 1})
print(view["k"], dict(view), len(view), "k" in view)
try:
    view["k"] = 2
except TypeError as error:
    print(error)
bound = types.MethodType(lambda self, n: (type(self).__name__, n), Thing())
print(bound(5))
Made = types.new_class("Made", (Thing,), {}, lambda ns: ns.update(x=7))
print(Made.x, Made.__mro__[1].__name__)
