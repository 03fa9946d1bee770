# A keyword that a built-in function does not know, and which one was meant.
import asyncio
import datetime
import io
import typing


def tell(call):
    try:
        print(call())
    except TypeError as e:
        print(e)


tell(lambda: sorted([1], revers=True))
tell(lambda: sorted([1], kee=len))
tell(lambda: [1].sort(revers=True))
tell(lambda: sorted([1], size=1))
tell(lambda: max([1], kye=len))
tell(lambda: min([1], defaul=len))
tell(lambda: str(b"", encodin="utf-8"))
tell(lambda: bytes("", encodng="utf-8"))
tell(lambda: bytearray(sorce="x"))
tell(lambda: zip([1], strickt=True))
tell(lambda: map(len, strickt=True))
tell(lambda: map(len))
tell(lambda: memoryview(a=b"", b=b""))
tell(lambda: memoryview(b"", object=b""))
tell(lambda: memoryview(objct=b""))
tell(lambda: bytes(memoryview(object=b"abc")))
tell(lambda: ImportError("x", nam="json"))
tell(lambda: AttributeError("x", name="y", obj=1, other=2))
tell(lambda: NameError("x", nme="y"))
tell(lambda: io.TextIOWrapper(io.BytesIO(), encding="utf-8"))
tell(lambda: typing.TypeVar("T", bond=int))
tell(lambda: datetime.datetime(2024, 1, 1, hourr=3))
tell(lambda: datetime.date(yeer=2024))
tell(lambda: datetime.time(hor=2))
tell(lambda: datetime.timedelta(secondss=2))
tell(lambda: datetime.timezone(offst=1))


async def work():
    pass


async def main():
    coro = work()
    tell(lambda: asyncio.create_task(coro, nam="x"))
    await coro


asyncio.run(main())
