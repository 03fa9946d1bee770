"""A bare except that is not the last."""


def read(text):
    try:
        return int(text)
    except:
        return None
    except ValueError:
        return 0


print(read("5"), read("x"))
