"""Special methods that make a class a container, a context and a function."""


class Playlist:
    def __init__(self, *songs):
        self.songs = list(songs)

    def __len__(self):
        return len(self.songs)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Playlist(*self.songs[index])
        return self.songs[index]

    def __setitem__(self, index, song):
        self.songs[index] = song

    def __delitem__(self, index):
        del self.songs[index]

    def __contains__(self, song):
        return song.lower() in (s.lower() for s in self.songs)

    def __reversed__(self):
        return iter(self.songs[::-1])

    def __call__(self, number):
        return f"playing {self.songs[number]}"

    def __format__(self, spec):
        return f"{len(self)} songs" if spec == "n" else format(str(self), spec)

    def __str__(self):
        return "/".join(self.songs)

    def __getattr__(self, name):
        if name.startswith("play_"):
            return lambda: self(int(name[5:]))
        raise AttributeError(f"no {name} here")


p = Playlist("Alba", "Brisa", "Cielo", "Duna")
print(len(p), p[1], p[-1], p[1:3], p[::-1], "BRISA" in p, "X" in p)
p[0] = "Aire"
del p[2]
print(list(p), list(reversed(p)), p(1), p.play_0())
print(f"{p:n} {p:>20} {p!s} [{p}]")
first, *others = p
print(first, others, max(p), sorted(p, reverse=True))
try:
    p.stop
except AttributeError as error:
    print(error)
