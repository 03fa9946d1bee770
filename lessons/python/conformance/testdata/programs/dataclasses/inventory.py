"""A small shop: dataclasses in a program that does something."""
import asyncio
from dataclasses import dataclass, field


@dataclass(order=True)
class Order:
    priority: int
    item: str = field(compare=False)
    amount: int = field(compare=False, default=1)


@dataclass
class Stock:
    items: dict[str, int]
    served: list[Order] = field(default_factory=list)

    def take(self, order: Order) -> bool:
        if self.items.get(order.item, 0) < order.amount:
            return False
        self.items[order.item] -= order.amount
        self.served.append(order)
        return True


async def serve(queue, stock):
    while not queue.empty():
        order = await queue.get()
        await asyncio.sleep(0.1)
        print("served" if stock.take(order) else "sold out", order)
        queue.task_done()


async def main():
    stock = Stock({"tea": 2, "cake": 1})
    queue = asyncio.PriorityQueue()
    for order in (Order(3, "tea"), Order(1, "cake"), Order(2, "cake"), Order(2, "tea", 5), Order(9, "tea")):
        queue.put_nowait(order)
    await asyncio.gather(serve(queue, stock), serve(queue, stock))
    print(stock.items, len(stock.served), stock)


asyncio.run(main())
