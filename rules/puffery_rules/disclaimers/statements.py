"""Looks for a statement anywhere a reader may see it, and for the nearest miss where it is not.

A statement is looked for by meaning: a cheap clue leads to the sentences that may hold it, and a predicate reads each of them.
The page's own prose counts, and so do the partials and the layout that stand around it; a comment of the markup, text that is
hidden by `display:none` and the text of an image do not, but they are told as the nearest miss.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from puffery.plugin import Regex, reading_of, regex

if TYPE_CHECKING:
    from spacy.tokens import Doc


Place = Literal["page", "surroundings", "comment", "hidden", "image"]
#: What a finding says of a statement that no reader sees.
_UNSEEN = {
    "comment": "stands only in a comment, where no reader sees it",
    "hidden": "stands only in text that the page hides",
    "image": "stands only in an image's or a control's text, where most readers do not see it",
}
_IMAGE_KINDS = frozenset(("alt", "label", "field"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, in small letters, with the nearest heading above it and where it stands."""

    text: str
    heading: str = ""
    before: str = ""
    after: str = ""
    place: Place = "page"
    start: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """A disclaimer by its meaning.

    `clue` finds the sentences to look at, `is_met` reads one, and `near` says of one that falls short what it lacks.
    """

    clue: Regex
    is_met: Callable[[Passage, Doc], bool]
    near: Callable[[Passage], str | None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Is the statement there, and if not, what comes nearest to it?"""

    is_met: bool
    near: str | None = None


def look_for(statement: Statement, doc: Doc) -> Outcome:
    """Return whether a page, or what stands around it, makes a statement."""
    near: str | None = None
    unseen: str | None = None
    for passage in _passages(statement.clue, doc):
        if statement.is_met(passage, doc):
            if passage.place not in _UNSEEN:
                return Outcome(True)
            unseen = unseen or f"‘{_shorten(passage.text)}’ {_UNSEEN[passage.place]}"
        elif near is None and passage.place not in _UNSEEN:
            near = statement.near(passage)
    return Outcome(False, unseen or near)


def _passages(clue: Regex, doc: Doc) -> Iterator[Passage]:
    page = reading_of(doc).page
    layout = layout_of(doc)
    done = -1
    for match in clue.finditer(layout.lower):
        if match.start() < done:
            continue
        start, done = layout.sentence_at(match.start())
        before, after = layout.around(start)
        yield Passage(layout.lower[start:done], layout.heading_over(start), before, after, layout.place_of(start), start)
    if page.surroundings:
        yield from _in_text(clue, page.surroundings, "surroundings")
    for comment in page.comments:
        yield from _in_text(clue, comment.text, "comment")


def _in_text(clue: Regex, text: str, place: Place) -> Iterator[Passage]:
    """Yield the sentences with a clue in a text that is no part of the page's prose; blank lines part its blocks."""
    if not clue.search(text.lower()):
        return
    for block in re.split(r"\n\s*\n", text):
        plain = lowered(" ".join(block.split()).replace("’", "'"))
        for passage in _SENTENCE_END.split(plain):
            if clue.search(passage):
                yield Passage(passage, place=place)


_SENTENCE_END = regex(r"(?<=[.!?])\s+", 0)


@dataclass(frozen=True, slots=True)
class Layout:
    """The prose in small letters, and where its sentences, headings and hidden stretches are, all in code points."""

    lower: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    headings: tuple[tuple[int, int], ...]
    unseen: tuple[tuple[int, int, Place], ...]

    def sentence_at(self, char: int) -> tuple[int, int]:
        """Return the sentence that holds a code point."""
        index = max(bisect_right(self.starts, char) - 1, 0)
        return self.starts[index], max(self.ends[index], char + 1)

    def heading_over(self, char: int) -> str:
        """Return the heading above a code point, or the one that holds it."""
        index = bisect_right(self.headings, (char, len(self.lower))) - 1
        return self.lower[slice(*self.headings[index])] if index >= 0 else ""

    def around(self, char: int) -> tuple[str, str]:
        """Return the sentences before and after the one that starts at a code point."""
        index = bisect_right(self.starts, char) - 1
        before = self.lower[self.starts[index - 1] : self.ends[index - 1]] if index > 0 else ""
        after = self.lower[self.starts[index + 1] : self.ends[index + 1]] if index + 1 < len(self.starts) else ""
        return before, after

    def place_of(self, char: int) -> Place:
        """Return where a code point stands."""
        return next((place for start, end, place in self.unseen if start <= char < end), "page")


def layout_of(doc: Doc) -> Layout:
    """Return the layout of a page, made once a page."""
    reading = reading_of(doc)
    found = reading.notes.get("layout")
    if found is None:
        page = reading.page
        chars = [reading.chars(start, end) for start, end in zip(reading.starts, reading.ends, strict=True) if end > start]
        hidden = [(mark.start, mark.end, "hidden") for mark in page.marks if mark.kind == "hidden"]
        images = [(block.start, block.end, "image") for block in page.blocks if block.kind in _IMAGE_KINDS]
        found = Layout(
            lower=lowered(page.prose),
            starts=tuple(start for start, _ in chars) or (0,),
            ends=tuple(end for _, end in chars) or (0,),
            headings=tuple((block.start, block.end) for block in page.blocks if block.kind in ("heading", "title")),
            unseen=(*hidden, *images),  # type: ignore[arg-type]
        )
        reading.notes["layout"] = found
    assert isinstance(found, Layout)
    return found


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Return a text in small letters and of the same length."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _shorten(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
