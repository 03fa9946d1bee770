import asyncio
import warnings

warnings.simplefilter("ignore")


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("a new loop")
        return super().new_event_loop()


asyncio.set_event_loop_policy(Policy())
print(type(asyncio.get_event_loop_policy()).__name__)


async def main():
    return isinstance(asyncio.get_event_loop(), asyncio.AbstractEventLoop)


print(asyncio.run(main()))
asyncio.set_event_loop_policy(None)
print(asyncio.run(main()))
for bad in (lambda: asyncio.set_event_loop_policy(5), lambda: asyncio.set_event_loop(5), asyncio.get_event_loop):
    try:
        bad()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)


class Half(asyncio.AbstractEventLoop):
    pass


for name in ("run_forever", "call_soon", "time", "get_debug"):
    try:
        getattr(Half(), name)()
    except (NotImplementedError, TypeError) as error:
        print(name, "is not implemented", error.args)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    asyncio.iscoroutinefunction(main)
    asyncio.get_event_loop_policy()
print([str(w.message) for w in caught])
