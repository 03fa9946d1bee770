"""Exceptions and control flow: nested handlers, returns in finally, re-raising."""


def nested(n):
    try:
        try:
            return [lambda: 1 / 0, lambda: int("x"), lambda: [][1], lambda: "fine"][n]()
        except ZeroDivisionError:
            return "inner handled"
        finally:
            print(f"inner finally {n}", end="; ")
    except ValueError as error:
        print("outer handled", end="; ")
        raise KeyError("translated") from error
    except IndexError:
        raise
    else:
        print("never: the try returned")
    finally:
        print("outer finally", end="; ")


for n in range(4):
    try:
        print(nested(n))
    except (KeyError, IndexError) as error:
        print(repr(error), repr(error.__cause__))


def stubborn():
    while True:
        try:
            raise ValueError
        except ValueError:
            try:
                break
            finally:
                print("on the way out")
    return "left the loop"


def last_error(actions):
    error = None
    for action in actions:
        try:
            action()
        except Exception as e:
            error = e
    return error


print(stubborn(), repr(last_error([lambda: {}["a"], lambda: None.x])))
try:
    raise ValueError("a") from KeyError("b")
except ValueError as error:
    print(repr(error.__cause__), error.__context__, error.__suppress_context__)
