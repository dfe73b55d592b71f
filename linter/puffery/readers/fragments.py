"""A fragment: a piece of prose that the format surely keeps together, with its runs."""

from __future__ import annotations

from bisect import bisect_right


class Fragment:
    """Prose under construction: text in parts, and for each run where it begins and which source it stands for."""

    __slots__ = ("base", "cut", "end", "joined", "kind", "length", "low", "parts", "prose", "soft", "start", "value")

    def __init__(self, kind: str, value: str, low: int) -> None:
        self.kind, self.value = kind, value
        #: The least depth of the markup between the fragment before and this one.
        self.low = low
        #: Whether a mere line break follows.
        self.soft = False
        #: Whether it continues the block of the fragment before.
        self.joined = False
        self.parts: list[str] = []
        self.length = self.base = 0
        #: How much was trimmed off the front: positions noted earlier count from there.
        self.cut = 0
        self.prose: list[int] = []
        self.start: list[int] = []
        self.end: list[int] = []

    def add(self, text: str, start: int, end: int) -> None:
        """Append a run; a copy that continues the copy before it lengthens that one."""
        size = len(text)
        goes_on = bool(self.prose) and size == end - start and self.end[-1] == start
        if goes_on and self.length - self.prose[-1] == start - self.start[-1]:
            self.end[-1] = end
        else:
            self.prose.append(self.length)
            self.start.append(start)
            self.end.append(end)
        self.parts.append(text)
        self.length += size

    def tail(self) -> str:
        """The last few characters."""
        return (self.parts[-2][-6:] if len(self.parts) > 1 else "") + self.parts[-1][-6:]

    def text(self) -> str:
        """The prose of the fragment."""
        if len(self.parts) > 1:
            self.parts = ["".join(self.parts)]
        return self.parts[0]

    def trim(self, size: int) -> None:
        """Drop a list sign from the front, so long as prose remains behind it."""
        if not 0 < size < self.length:
            return
        self.parts = [self.text()[size:]]
        first = bisect_right(self.prose, size) - 1
        stop = self.prose[first + 1] if first + 1 < len(self.prose) else self.length
        if stop - self.prose[first] == self.end[first] - self.start[first]:
            self.start[first] += size - self.prose[first]
        del self.prose[:first], self.start[:first], self.end[:first]
        self.prose = [0, *(p - size for p in self.prose[1:])]
        self.length -= size
        self.cut += size
