"""A crawler over a pretended web: a queue, workers, and pages seen once."""
import asyncio

WEB = {
    "/": ["/about", "/news", "/news"],
    "/about": ["/", "/team"],
    "/news": ["/news/1", "/news/2", "/broken"],
    "/team": ["/about"],
    "/news/1": ["/"],
    "/news/2": ["/news/1"],
}


async def fetch(url):
    await asyncio.sleep(0.1 + len(url) / 100)
    if url not in WEB:
        raise LookupError(f"404 {url}")
    return WEB[url]


class Crawler:
    def __init__(self, start, workers):
        self.queue = asyncio.Queue()
        self.seen, self.failed = {start}, []
        self.queue.put_nowait((start, 0))
        self.count = workers

    async def work(self, number):
        while True:
            url, depth = await self.queue.get()
            try:
                for link in await fetch(url):
                    if link not in self.seen:
                        self.seen.add(link)
                        self.queue.put_nowait((link, depth + 1))
                print(f"worker {number}: {url} at depth {depth}")
            except LookupError as error:
                self.failed.append(str(error))
            finally:
                self.queue.task_done()

    async def run(self):
        workers = [asyncio.create_task(self.work(n)) for n in range(self.count)]
        await self.queue.join()
        for w in workers:
            w.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


crawler = Crawler("/", 3)
asyncio.run(crawler.run())
print(sorted(crawler.seen), crawler.failed)
