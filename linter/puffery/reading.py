"""What is known of one Doc: its page, blocks, sentences and phrase hits.

A `Reading` is made by `puffery.language` and kept in `doc.user_data`, so that rules and context questions are plain functions
of a Doc.  All ranges count tokens unless a name says otherwise.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from puffery.model import Flag, Mark, Page, Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from puffery.settings import Settings

_KEY = "puffery"
Range = tuple[int, int]


@dataclass(slots=True)
class Reading:
    """The analysis of one page; only `puffery.language` and the engine write to it."""

    doc: Doc
    page: Page
    settings: Settings
    #: Sentence starts, ascending; the first is 0.
    starts: Sequence[int]
    ends: Sequence[int]
    #: The block of each entry of `block_starts`.
    blocks: Sequence[Mark]
    block_starts: Sequence[int]
    block_ends: Sequence[int]
    #: The tokens in lower case: quicker to ask than the Doc.
    words: Sequence[str]
    #: Where each token starts and ends, in code points of the prose.
    token_starts: Sequence[int]
    token_ends: Sequence[int]
    found: Mapping[int, list[Range]]
    keys: Mapping[int, int]
    flags: dict[str, tuple[Flag, ...]] = field(default_factory=dict)
    notes: dict[Any, Any] = field(default_factory=dict)

    def hits(self, phrases: object) -> list[Range]:
        """Return the hits of a declared phrase list, in order."""
        try:
            key = self.keys[id(phrases)]
        except KeyError:
            raise LookupError(f"{phrases!r} belongs to no rule of this run; a rule's phrases are its module's globals") from None
        return self.found.get(key, [])

    def hits_within(self, phrases: object, start: int, end: int) -> list[Range]:
        """Return the hits that lie wholly between two tokens."""
        hits = self.hits(phrases)
        first = bisect_left(hits, (start, start))
        return [hit for hit in hits[first : bisect_left(hits, (end, end))] if hit[1] <= end]

    def sentence_at(self, token: int) -> Range:
        """Return the sentence that holds a token."""
        index = bisect_right(self.starts, token) - 1
        return self.starts[index], self.ends[index]

    def chars(self, start: int, end: int) -> Range:
        """Return the code points of the prose that tokens `start` to `end` cover."""
        if end <= start:
            at = self.token_starts[start] if start < len(self.token_starts) else len(self.page.prose)
            return at, at
        return self.token_starts[start], self.token_ends[end - 1]

    def sentences_with(self, phrases: object) -> list[Range]:
        """Return the sentences that hold a hit, each once, in order."""
        return list(dict.fromkeys(self.sentence_at(start) for start, _ in self.hits(phrases)))

    def block_at(self, token: int) -> Mark:
        """Return the block that holds a token."""
        return self.blocks[max(bisect_right(self.block_starts, token) - 1, 0)]

    def block_range(self, token: int) -> Range:
        """Return the tokens of the block that holds a token."""
        index = max(bisect_right(self.block_starts, token) - 1, 0)
        return self.block_starts[index], self.block_ends[index]

    def marks_over(self, span: Span, kind: str) -> list[Mark]:
        """Return the marks of a kind that overlap a span."""
        low, high = span.start_char, span.end_char
        return [mark for mark in self.page.marks if mark.kind == kind and mark.start < high and low < mark.end]


def reading_of(doc: Doc) -> Reading:
    """Return the reading of a Doc; a Doc that puffery did not analyse is an error that says how to analyse it."""
    try:
        reading = doc.user_data[_KEY]
    except KeyError:
        raise LookupError("this Doc was not analysed by puffery: use puffery.language or nlp.add_pipe('puffery')") from None
    assert isinstance(reading, Reading)
    return reading


def attach(reading: Reading) -> None:
    """Make a reading known to its Doc."""
    reading.doc.user_data[_KEY] = reading


def detach(doc: Doc) -> None:
    """Forget the reading of a Doc."""
    doc.user_data.pop(_KEY, None)


def flags_of(rule: Rule, doc: Doc) -> tuple[Flag, ...]:
    """Return what a rule flags in a Doc; each rule runs once a Doc, however often it is asked for."""
    flags = reading_of(doc).flags
    if rule.code not in flags:
        flags[rule.code] = tuple(rule.check(doc))
    return flags[rule.code]
