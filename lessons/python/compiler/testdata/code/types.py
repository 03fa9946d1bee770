type P[T: int, *Ts, **K] = dict[T, P]


def f[T = int](x: T, y=1, *, z=2) -> T:
    return x


class A[T](list[T]):
    if T:
        a: T
    b: A

    def m(self, p: a) -> b:
        return self.__secret
