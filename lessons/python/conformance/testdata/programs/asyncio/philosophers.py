"""Five philosophers, five forks, and an order that avoids a deadlock."""
import asyncio
import random


class Philosopher:
    def __init__(self, name, left, right):
        self.name, self.meals = name, 0
        self.first, self.second = sorted((left, right), key=lambda fork: fork[0])

    async def live(self, meals):
        while self.meals < meals:
            await asyncio.sleep(random.uniform(0.1, 0.5))
            async with self.first[1]:
                async with self.second[1]:
                    print(f"{self.name} eats with forks {self.first[0]} and {self.second[0]}")
                    await asyncio.sleep(random.uniform(0.1, 0.2))
                    self.meals += 1
        print(f"{self.name} is full")


async def main():
    forks = [(n, asyncio.Lock()) for n in range(5)]
    names = ["Hypatia", "Averroes", "Sor Juana", "Spinoza", "Zambrano"]
    table = [Philosopher(name, forks[i], forks[(i + 1) % 5]) for i, name in enumerate(names)]
    await asyncio.wait_for(asyncio.gather(*(p.live(2) for p in table)), timeout=60)
    print(sum(p.meals for p in table), "meals")


asyncio.run(main())
