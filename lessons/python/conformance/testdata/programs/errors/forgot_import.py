"""A module that is used but was not imported."""


def wait(seconds):
    print("waiting", seconds)
    time.sleep(seconds)


try:
    wait(1)
except NameError as error:
    print(error, "|", error.name)
wait(2)
