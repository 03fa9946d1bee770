"""The command line of a crawler: options, positionals, help, and what is wrong."""
import argparse
import asyncio
import sys


def positive(text):
    n = int(text)
    if n <= 0:
        raise argparse.ArgumentTypeError(f"{n} is not positive")
    return n


def parser():
    p = argparse.ArgumentParser(prog="crawl", description="Fetch pages at the same time.", epilog="Nothing is fetched for real.")
    p.add_argument("urls", nargs="+", metavar="URL", help="where to begin")
    p.add_argument("-w", "--workers", type=positive, default=2, help="how many at a time (default: %(default)s)")
    p.add_argument("-t", "--timeout", type=float, metavar="SECONDS", help="how long a page may take before it is given up, which is said in the log")
    p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
    p.add_argument("--format", choices=["text", "json"], default="text")
    p.add_argument("--header", action="append", dest="headers", default=[])
    p.add_argument("--follow", action=argparse.BooleanOptionalAction, default=True, help="follow links")
    which = p.add_mutually_exclusive_group()
    which.add_argument("--quick", action="store_true")
    which.add_argument("--slow", action="store_true")
    p.add_argument("--version", action="version", version="%(prog)s 2.1")
    return p


async def crawl(args):
    gate = asyncio.Semaphore(args.workers)

    async def fetch(url):
        async with gate:
            await asyncio.sleep(0.01)
            return url.upper()

    return await asyncio.gather(*map(fetch, args.urls))


p = parser()
p.print_help()
sys.stderr = sys.stdout
for line in [
    "a b -w 3 -vv", "--workers=1 x --header A --header B --no-follow", "a -w 0", "a -w many", "--format xml a", "", "--quick --slow a",
    "a --unknown", "--version", "a -t", "-vw4 a", "a --he X", "-- -a",
]:
    try:
        args = p.parse_args(line.split())
        print(args)
        print(asyncio.run(crawl(args)))
    except SystemExit as e:
        print("exit", e.code)
