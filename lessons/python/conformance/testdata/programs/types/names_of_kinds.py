"""The types that only the module types names."""
import sys
import types


async def ticks():
    yield 1


class Point:
    __slots__ = ("x",)


def numbers():
    yield 1


print(isinstance(ticks(), types.AsyncGeneratorType), isinstance(numbers(), types.GeneratorType))
print(isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType))
print(isinstance(dict.__dict__["fromkeys"], types.ClassMethodDescriptorType), isinstance(numbers.__code__, types.CodeType))
print(types.EllipsisType, types.NoneType, types.NotImplementedType)
print(isinstance(sys._getframe(), types.FrameType), types.FunctionType is types.LambdaType)
print(isinstance(int.real, types.GetSetDescriptorType), isinstance(Point.x, types.MemberDescriptorType))
print(isinstance(str.join, types.MethodDescriptorType), isinstance(object().__str__, types.MethodWrapperType))
print(isinstance(int.__add__, types.WrapperDescriptorType), isinstance(types.DynamicClassAttribute(len), types.DynamicClassAttribute))
try:
    1 / 0
except ZeroDivisionError as error:
    print(isinstance(error.__traceback__, types.TracebackType))
