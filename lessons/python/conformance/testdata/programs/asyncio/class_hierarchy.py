"""asyncio's classes and their relations."""
import asyncio
import concurrent.futures

pairs = [
    (asyncio.Task, asyncio.Future), (asyncio.TimerHandle, asyncio.Handle), (asyncio.Transport, asyncio.ReadTransport),
    (asyncio.Transport, asyncio.WriteTransport), (asyncio.ReadTransport, asyncio.BaseTransport),
    (asyncio.DatagramTransport, asyncio.BaseTransport), (asyncio.Protocol, asyncio.BaseProtocol),
    (asyncio.BufferedProtocol, asyncio.BaseProtocol), (asyncio.DatagramProtocol, asyncio.BaseProtocol),
    (asyncio.StreamReaderProtocol, asyncio.Protocol), (asyncio.BaseEventLoop, asyncio.AbstractEventLoop),
    (asyncio.SelectorEventLoop, asyncio.BaseEventLoop), (asyncio.Server, asyncio.AbstractServer),
    (asyncio.PriorityQueue, asyncio.Queue), (asyncio.LifoQueue, asyncio.Queue), (asyncio.BoundedSemaphore, asyncio.Semaphore),
]
for cls, base in pairs:
    print(f"{cls.__name__:24} {base.__name__:20} {issubclass(cls, base)}")
errors = [asyncio.CancelledError, asyncio.TimeoutError, asyncio.InvalidStateError, asyncio.QueueEmpty, asyncio.QueueFull,
          asyncio.QueueShutDown, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.BrokenBarrierError,
          asyncio.SendfileNotAvailableError]
for error in errors:
    print(error.__name__, [c.__name__ for c in error.__mro__[1:-1]])
print(asyncio.CancelledError is concurrent.futures.CancelledError, asyncio.EventLoop is asyncio.SelectorEventLoop)
print(asyncio.FIRST_COMPLETED, asyncio.Queue.__module__, asyncio.sleep.__module__)
for method in (asyncio.BaseProtocol().connection_made, asyncio.Protocol().data_received):
    print(method(None))
print(asyncio.Protocol().eof_received(), hasattr(asyncio.Protocol(), "pause_writing"))
