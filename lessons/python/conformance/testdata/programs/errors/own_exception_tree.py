"""A program's own exceptions, caught by their base, and one that escapes."""
import asyncio


class AppError(Exception):
    """Everything that this program raises."""

    retry = False

    def __init__(self, message, *, code=1):
        super().__init__(message)
        self.code = code


class NetworkError(AppError):
    retry = True


class DataError(AppError):
    def __str__(self):
        return f"{super().__str__()} (code {self.code})"


async def step(n):
    await asyncio.sleep(0.1)
    if n % 3 == 1:
        raise NetworkError(f"step {n}: no answer", code=n)
    if n % 3 == 2:
        raise DataError(f"step {n}: bad data", code=n)
    return n


async def main():
    for n in range(3):
        try:
            print("result", await step(n))
        except NetworkError as error:
            print("network:", error, error.code, error.retry)
        except AppError as error:
            print(type(error).__name__, error, error.args)
    await step(5)


asyncio.run(main())
