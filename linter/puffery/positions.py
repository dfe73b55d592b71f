"""Where an offset stands: line, column, UTF-16 unit and byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file: `line` and `column` count from 1 (lines, code points), the others from 0."""

    line: int
    column: int
    offset: int
    utf16: int
    byte: int


class Positions:
    """Turns code-point offsets of one source into positions; each line is measured once."""

    def __init__(self, source: str, encoding: str = "utf-8") -> None:
        self.source = source
        self.encoding = encoding

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line starts; `\\r\\n`, `\\r` and `\\n` end a line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.source))]

    @cached_property
    def _is_plain(self) -> bool:
        """Is every code point one UTF-16 unit and one byte?"""
        return self.source.isascii() and not self.encoding.startswith(("utf-16", "utf-32"))

    @cached_property
    def _before(self) -> list[tuple[int, int]]:
        """UTF-16 units and bytes before each line."""
        units = size = 0
        before = []
        for start, end in zip(self.line_starts, [*self.line_starts[1:], len(self.source)], strict=True):
            before.append((units, size))
            text = self.source[start:end]
            units += _units(text)
            size += self._size(text)
        return before

    def at(self, offset: int) -> Position:
        """Return the position of a code-point offset, the end of the source included."""
        line = bisect_right(self.line_starts, offset) - 1
        start = self.line_starts[line]
        if self._is_plain:
            return Position(line + 1, offset - start + 1, offset, offset, offset)
        text = self.source[start:offset]
        units, size = self._before[line]
        return Position(line + 1, offset - start + 1, offset, units + _units(text), size + self._size(text))

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line end."""
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.source)
        return self.source[self.line_starts[number - 1] : end].rstrip("\r\n")

    def _size(self, text: str) -> int:
        if text.isascii() and self.encoding in ("utf-8", "ascii", "latin-1", "windows-1252", "cp1252"):
            return len(text)
        return len(text.encode(self.encoding, "surrogatepass" if self.encoding.startswith("utf") else "strict"))


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
