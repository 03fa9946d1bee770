"""Views of memory, and less used methods of the built-ins."""
numbers = bytearray(range(16))
view = memoryview(numbers)
print(view.contiguous, view.c_contiguous, view.f_contiguous, view.strides, view.suboffsets, view.readonly)
same = view.cast("B")
print(same.format, same.itemsize, same.shape, same.nbytes, same.ndim)
same[0] = 7
print(numbers[:5], view[::2].contiguous, view[::2].strides, view[::-1].tolist()[:3])
frozen = view.toreadonly()
try:
    frozen[0] = 1
except TypeError as error:
    print(error)
try:
    numbers.append(1)
except BufferError as error:
    print(error)
for part in (same, frozen, view):
    part.release()
numbers.resize(20)
print(len(numbers), numbers[-1])
numbers.resize(3)
print(numbers)
print(float.from_number(3), float.from_number(2.5))
try:
    float.from_number("3")
except TypeError as error:
    print(error)

prices = {"tea": 2, "coffee": 3}
for seen in (prices.keys(), prices.values(), prices.items()):
    print(type(seen.mapping).__name__, seen.mapping["tea"], len(seen.mapping))
try:
    prices.keys().mapping["milk"] = 1
except TypeError as error:
    print(error)


class Temperature:
    def __init__(self):
        self.kept = 20

    @property
    def value(self):
        return self.kept

    @value.setter
    def value(self, new):
        self.kept = new

    shown = value.getter(lambda self: f"{self.kept} °C")


print(Temperature.value.fget(Temperature()), Temperature.value.fset is not None, Temperature.value.fdel, Temperature().shown)
print([kind.__name__ for kind in bool.mro()], Temperature.mro() == [Temperature, object])
