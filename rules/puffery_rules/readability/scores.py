"""What the readability rules share: the text that counts, and where the estimates come from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from puffery.plugin import Source, keep, reading_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINCAID = Source(
    "Kincaid et al. 1975",
    "Derivation of new readability formulas for Navy enlisted personnel, Research Branch Report 8-75",
    "https://apps.dtic.mil/sti/citations/ADA006655",
    "2026-11-20",
)
AMA_HEALTH_LITERACY = Source(
    "Weiss 2007",
    "Health literacy and patient safety: help patients understand, 2nd edition, American Medical Association Foundation",
    "",
    "2026-11-20",
)
#: Blocks of running text; headings, cells and labels are too short to be rated.
_RUNNING = frozenset({"paragraph", "item", "quote"})


def running_sentences(doc: Doc) -> list[tuple[int, int]]:
    """Return the sentences (token ranges) of running text, reference lists left out."""
    reading = reading_of(doc)
    references = [(mark.start, mark.end) for mark in reading.page.marks if mark.kind == "references"]
    found = []
    for start, end in zip(reading.starts, reading.ends, strict=True):
        if end > start and reading.block_at(start).kind in _RUNNING:
            at = reading.token_starts[start]
            if not any(low <= at < high for low, high in references):
                found.append((start, end))
    return found


def words_in(doc: Doc, start: int, end: int) -> list[str]:
    """Return the tokens of a range that are words, in lower case."""
    return [word for word in reading_of(doc).words[start:end] if word.isalpha()]


def count_syllables(words: Iterable[str]) -> int:
    """Return how many syllables words (lower case) have, as textstat counts them: by its dictionary, else by its hyphenation.

    textstat takes 0.6 s to read its dictionary, so the counts are kept in a table that loads in a tenth of that.
    """
    table = _syllables()
    return sum(table.get(word) or _hyphenate(word) for word in words)


@cache
def _syllables() -> dict[str, int]:
    from textstat import __version__ as version

    table = keep("syllables", str(version), _count_all)
    assert isinstance(table, dict)
    return table


def _count_all() -> dict[str, int]:
    from textstat.backend.utils import get_cmudict

    sounds = get_cmudict("en_US")
    return {word: sum(sound[-1].isdigit() for sound in found[0]) for word, found in sounds.items() if found}


@cache
def _hyphenate(word: str) -> int:
    from textstat.backend.utils import get_pyphen

    return len(get_pyphen("en_US").positions(word)) + 1


def grade_of(words: int, sentences: int, syllables: int) -> float:
    """Return the Flesch-Kincaid grade (US school years) of a text; both counts of units are at least one."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59
