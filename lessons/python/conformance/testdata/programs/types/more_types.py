"""The types of frames, tracebacks, cells, slots and descriptors."""
import sys
import types


def outer():
    x = 1

    def inner():
        return x, sys._getframe()
    return inner


class Slotted:
    __slots__ = ("a",)


try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
inner = outer()
value, frame = inner()
samples = {
    "frame": frame, "traceback": traceback, "cell": inner.__closure__[0], "slot": Slotted.a, "method of str": str.upper,
    "bound": "".upper, "wrapper": "".__len__, "slot wrapper": str.__len__, "notimplemented": NotImplemented, "proxy": Slotted.__dict__,
    "classmethod of dict": dict.__dict__["fromkeys"],
}
for name in ("FrameType", "TracebackType", "CellType", "MemberDescriptorType", "MethodDescriptorType", "BuiltinMethodType",
             "MethodWrapperType", "WrapperDescriptorType", "NotImplementedType", "MappingProxyType", "ClassMethodDescriptorType"):
    print(f"{name:26}", [label for label, sample in samples.items() if isinstance(sample, getattr(types, name))])
cell = types.CellType(5)
print(cell.cell_contents, types.CellType, traceback.tb_lineno, frame.f_code.co_name, frame.f_lineno)
print(inner.__code__.co_freevars, outer.__code__.co_cellvars, inner.__code__.co_name)


class Box[T]:
    pass


class IntBox(Box[int]):
    pass


print(types.get_original_bases(IntBox), types.resolve_bases((Box[int],)) == (Box,) + types.resolve_bases((Box[int],))[1:])
meta, namespace, keywords = types.prepare_class("New", (Slotted,))
print(meta, namespace, keywords, types.GenericAlias(list, (int,)), types.UnionType == type(int | str))
