"""Classes that errors name with their module, methods that pass on to their function,
and a cause that the library raised."""
import asyncio


class Outer:
    class Inner:
        def method(self):
            """Nothing."""


async def attempt(number):
    match number:
        case 1:
            with asyncio.Lock():
                pass
        case 2:
            async with Outer.Inner():
                pass
        case 3:
            with Outer.Inner():
                pass
        case 4:
            with asyncio.timeout(1):
                pass
        case 5:
            print(Outer.Inner().method.__doc__)
            Outer.Inner().method.nowhere


async def main():
    for number in range(1, 6):
        try:
            await attempt(number)
        except (TypeError, AttributeError) as e:
            print(number, type(e).__name__, e)
    await asyncio.wait_for(asyncio.sleep(5), 1)


asyncio.run(main())
