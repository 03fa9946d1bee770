"""Shortest paths with a heap, computed by a task that lets others run."""
import asyncio
import heapq

ROADS = {
    "Lima": {"Ica": 4, "Huancayo": 6, "Trujillo": 9},
    "Ica": {"Arequipa": 11, "Cusco": 16},
    "Huancayo": {"Cusco": 18},
    "Trujillo": {"Piura": 6},
    "Arequipa": {"Cusco": 9, "Puno": 5},
    "Cusco": {"Puno": 6},
    "Piura": {},
    "Puno": {},
}


async def shortest(start, end):
    heap, seen = [(0, [start])], set()
    while heap:
        hours, path = heapq.heappop(heap)
        here = path[-1]
        if here == end:
            return hours, path
        if here in seen:
            continue
        seen.add(here)
        for city, road in ROADS[here].items():
            heapq.heappush(heap, (hours + road, path + [city]))
        await asyncio.sleep(0)
    return None


async def main():
    goals = ["Puno", "Cusco", "Piura", "Lima"]
    for goal, answer in zip(goals, await asyncio.gather(*(shortest("Lima", g) for g in goals))):
        print(goal, answer)
    print(await shortest("Puno", "Lima"))


asyncio.run(main())
