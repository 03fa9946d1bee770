"""Temporary files, which are gone when they are closed."""
import asyncio
import os
import tempfile


def count_words(words):
    with tempfile.NamedTemporaryFile("w+", suffix=".txt", prefix="words-", encoding="utf-8") as f:
        f.write(" ".join(words))
        f.flush()
        name = os.path.basename(f.name)
        print(name.startswith("words-"), name.endswith(".txt"), len(name), os.path.exists(f.name))
        f.seek(0)
        n = len(f.read().split())
    print(os.path.exists(f.name), f.closed)
    return n


async def main():
    print(await asyncio.to_thread(count_words, ["uno", "dos", "tres"]))
    with tempfile.TemporaryFile() as f:
        print(f.write(b"bytes\n"), f.tell())
        f.seek(0)
        print(f.readline(), list(f))
    kept = tempfile.NamedTemporaryFile(delete=False)
    kept.write(b"kept")
    kept.close()
    with open(kept.name, "rb") as f:
        print(f.read())
    os.unlink(kept.name)
    folder = tempfile.mkdtemp()
    print(os.path.isdir(folder), os.path.dirname(folder) == tempfile.gettempdir(), tempfile.gettempprefix())
    os.rmdir(folder)
    holder = tempfile.TemporaryDirectory()
    print(os.path.isdir(holder.name))
    holder.cleanup()
    print(os.path.isdir(holder.name))


asyncio.run(main())
