"""Loops that change how they run: from the first call to the last, and their time."""
import asyncio


class Told(asyncio.SelectorEventLoop):
    def run_until_complete(self, future):
        print('run_until_complete', type(future).__name__)
        return super().run_until_complete(future)

    def run_forever(self):
        print('run_forever')
        return super().run_forever()

    def stop(self):
        print('stop')
        return super().stop()

    def close(self):
        print('close')
        return super().close()

    def shutdown_asyncgens(self):
        print('shutdown_asyncgens')
        return super().shutdown_asyncgens()

    def call_exception_handler(self, context):
        print('call_exception_handler', context['message'].split(' at ')[0])
        return super().call_exception_handler(context)

    def default_exception_handler(self, context):
        print('default_exception_handler', repr(context['exception']))


async def main():
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.1)
    return 'result'


print(asyncio.run(main(), loop_factory=Told))
loop = Told()
print(loop.run_until_complete(main()))
loop.close()


class Hurried(asyncio.SelectorEventLoop):
    # Sleeps ten times as short, and calls by way of a function of its own.
    def call_later(self, delay, callback, *args, context=None):
        def called():
            print('after', delay)
            callback(*args)
        return super().call_later(delay / 10, called, context=context)


async def hurried():
    await asyncio.sleep(1)
    print(round(asyncio.get_running_loop().time(), 1))


asyncio.run(hurried(), loop_factory=Hurried)
