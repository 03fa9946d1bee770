"""An AttributeError knows what was asked for, even if __getattr__ did not say so."""


class Lazy:
    known = 1

    def __getattr__(self, name):
        raise AttributeError('no ' + name)


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError('not even ' + name)


class WithMeta(metaclass=Meta):
    pass


class Named:
    def __getattr__(self, name):
        raise AttributeError('another', name='own', obj=3)


class Property:
    @property
    def value(self):
        return [].size

    @property
    def other(self):
        raise AttributeError('no other')


def attempt(what):
    try:
        what()
    except AttributeError as e:
        print(repr(e.name), e.args, e.obj if isinstance(e.obj, int | list) else type(e.obj).__name__)


attempt(lambda: Lazy().nothing)
attempt(lambda: Lazy().nothing())
attempt(lambda: getattr(Lazy(), 'named'))
attempt(lambda: WithMeta.nothing)
attempt(lambda: Named().nothing)
attempt(lambda: Property().value)
attempt(lambda: Property().other)
Lazy().knowm
