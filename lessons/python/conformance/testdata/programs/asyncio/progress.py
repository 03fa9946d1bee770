"""Downloads with progress bars that are only pretended, and a summary."""
import asyncio


async def download(name, size, speed, progress):
    done = 0
    while done < size:
        await asyncio.sleep(0.2 + len(name) / 100)
        done = min(size, done + speed)
        await progress.put((name, done / size))
    return name, size


async def display(progress, total):
    finished = 0
    while finished < total:
        name, share = await progress.get()
        bar = "#" * int(share * 10)
        print(f"{name:>8} [{bar:<10}] {share:4.0%}")
        finished += share == 1
    return "all done"


async def main():
    progress = asyncio.Queue()
    files = [("a.txt", 10, 5), ("song.mp3", 40, 13), ("map.png", 9, 4)]
    shown = asyncio.create_task(display(progress, len(files)))
    downloads = [asyncio.create_task(download(*f, progress), name=f[0]) for f in files]
    total = 0
    for finished in asyncio.as_completed(downloads):
        name, size = await finished
        total += size
        print(f"{name} is complete, {total} in all")
    print(await shown, progress.empty())


asyncio.run(main())
