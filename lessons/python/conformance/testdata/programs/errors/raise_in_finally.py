"""Errors while handling errors, and a custom exception's text."""


class DeviceError(Exception):
    def __init__(self, device, code):
        self.device, self.code = device, code

    def __str__(self):
        return f"device {self.device} failed with {self.code:#06x}"


def read(device):
    try:
        raise DeviceError(device, 255)
    finally:
        cleanup(device)


def cleanup(device):
    if device == "B":
        raise RuntimeError("cleanup failed too")
    print("cleaned", device)


try:
    read("A")
except DeviceError as error:
    print(error, error.args)
read("B")
