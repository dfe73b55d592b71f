"""Regular expressions that are compiled when they are first asked, for most commands never ask them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class Expression:
    """A verbose regular expression; compiling the larger ones takes longer than reading a page."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled at first use."""
        return re.compile(self.source, re.VERBOSE)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return self.compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start of a text."""
        return self.compiled.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.compiled.finditer(text)

    def count(self, text: str) -> int:
        """Return how many matches a text has."""
        return sum(1 for _ in self.compiled.finditer(text))

    def sub(self, replacement: str, text: str) -> str:
        """Return a text with every match replaced."""
        return self.compiled.sub(replacement, text)
