"""Players whose waits are random, but whose order is seeded."""
import asyncio
import random


async def player(name, rolls):
    total = 0
    for turn in range(3):
        await asyncio.sleep(random.uniform(0.1, 1.0))
        roll = random.randint(1, 6)
        total += roll
        rolls.append((name, turn, roll))
    return name, total


async def main():
    rolls = []
    results = await asyncio.gather(*(player(n, rolls) for n in ("Ana", "Bo", "Cy")))
    for name, turn, roll in rolls:
        print(f"{name} turn {turn}: {roll}")
    winner, score = max(results, key=lambda r: r[1])
    print("winner:", winner, score, f"after {asyncio.get_running_loop().time():.3f} s")


asyncio.run(main())
random.seed(1234)
asyncio.run(main())
