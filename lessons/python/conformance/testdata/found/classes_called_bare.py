import asyncio
import logging
import types


def tried(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


tried(types.GeneratorType)
for kind in asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue:
    tried(kind()._get)
style = logging.StringTemplateStyle("$message")
style._fmt = print
tried(style.validate)
