"""Properties read, write and delete; what is only read refuses."""


class Thermometer:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees Celsius."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError(f"{value} is below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("forgotten")
        self._celsius = 0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32


t = Thermometer(25)
print(t.celsius, t.fahrenheit, Thermometer.celsius.__doc__)
t.celsius += 10
print(t.fahrenheit)
for attempt in (lambda: setattr(t, "celsius", -300), lambda: setattr(t, "fahrenheit", 1)):
    try:
        attempt()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
del t.celsius
print(t.celsius)
try:
    del t.fahrenheit
except AttributeError as error:
    print(error)


class Colder(Thermometer):
    @property
    def celsius(self):
        return super().celsius - 1

    @celsius.setter
    def celsius(self, value):
        Thermometer.celsius.fset(self, value * 2)


c = Colder(4)
print(c.celsius, c._celsius)
