"""What the readability rules share: the text that counts, and where the estimates come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from puffery.plugin import Source, reading_of

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


def count_words(doc: Doc, start: int, end: int) -> int:
    """Return how many tokens of a range are words."""
    return sum(map(str.isalpha, reading_of(doc).words[start:end]))
