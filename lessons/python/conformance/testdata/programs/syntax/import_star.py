"""import * inside a function."""


def setup():
    from math import *
    return sqrt(16)


def main():
    print(setup())


main()
