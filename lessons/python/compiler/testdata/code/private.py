class A:
    __a = 1

    def f(self, *, __b=2):
        g(__c=3, **self.__d)
        import __e
        from h import __i
        match self:
            case A(__j=__k):
                return __k
