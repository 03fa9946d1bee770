"""A folder of notes, written and searched by tasks, with pathlib in a temporary folder."""
import asyncio
import tempfile
from pathlib import Path


async def save(folder, name, text):
    await asyncio.sleep(0)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return await asyncio.to_thread(path.write_text, text, encoding="utf-8")


def say(folder, paths):
    print(sorted(str(p.relative_to(folder)) for p in paths))


async def main():
    with tempfile.TemporaryDirectory(prefix="notes-") as name:
        folder = Path(name)
        print(folder.is_dir(), folder.name.startswith("notes-"), list(folder.iterdir()))
        print(await asyncio.gather(save(folder, "a.txt", "año\n"), save(folder, "old/b.txt", "one\ntwo\n"), save(folder, "old/deep/c.md", "# c")))
        say(folder, folder.iterdir())
        for pattern in ["*.txt", "**/*.txt", "**/*", "old/*", "*/*/*", "o?d", "[a-b].txt", "none/*"]:
            say(folder, folder.glob(pattern))
        say(folder, folder.rglob("*.md"))
        a = folder / "a.txt"
        print(a.read_text(encoding="utf-8"), a.read_bytes(), a.stat().st_size, a.exists(), a.is_file(), (folder / "x").exists())
        with a.open("a", encoding="utf-8") as f:
            f.write("more\n")
        print(a.read_text(encoding="utf-8").splitlines())
        moved = a.rename(folder / "old" / "a.txt")
        print(moved.name, a.exists(), moved.exists(), [p.name for p in sorted(moved.parent.iterdir())])
        (folder / "empty").touch()
        for wrong in [folder.rmdir, folder.mkdir, (folder / "x").unlink, (folder / "x" / "y").mkdir, (folder / "x").read_text, lambda: (folder / "empty").touch(exist_ok=False)]:
            try:
                wrong()
            except OSError as e:
                print(type(e).__name__, e.strerror, Path(e.filename).relative_to(folder))
        (folder / "x").unlink(missing_ok=True)
        for path, folders, files in sorted(folder.walk()):
            print(path.relative_to(folder), sorted(folders), sorted(files))
    print(folder.exists())


asyncio.run(main())
print(Path("x").absolute() == Path.cwd() / "x", Path(__file__).name, Path("a/../b").resolve() == Path.cwd() / "b")
