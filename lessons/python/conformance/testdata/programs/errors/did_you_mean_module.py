"""A module that was not imported, and one whose name is almost right."""


def pause():
    time.sleep(1)


def tasks():
    return asyncio.run(None)


for attempt in (pause, tasks):
    try:
        attempt()
    except NameError as error:
        print(error)
try:
    from collections import OrderedDictt
except ImportError as error:
    print(error.name, error.msg.split(" (")[0])
import asynci
