"""The reference list of a page and the places in its text that point to it.

Readers mark where a list stands; here its entries get their numbers, authors and years, and the text gives its markers: `[3]`,
`(2, 4)`, `relief.5`, superscripts, Markdown footnotes, and author with year.  Ranges count code points of the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from puffery.plugin import Mark

if TYPE_CHECKING:
    from puffery.plugin import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a reference list; `label` is its number or footnote label, empty where the list gives it none."""

    label: str
    start: int
    end: int
    text: str
    authors: tuple[str, ...]
    years: frozenset[str]

    @property
    def is_described(self) -> bool:
        """Does the entry say more than an address, so that a journal or a year can be looked for in it?"""
        return len(_ADDRESS.sub("", self.text)) >= 25

    @property
    def name(self) -> tuple[int, int]:
        """The range of the shortest part that tells the entry from others: its first author, or its address."""
        match = _FIRST_AUTHOR.match(self.text) or _ADDRESS.match(self.text) or re.match(r"(?:\S+\s?){1,5}", self.text)
        assert match is not None
        words = match[0].rstrip(" ,")
        skipped = len(words) - len(words.lstrip("0123456789.)]([ "))
        return self.start + match.start() + skipped, self.start + match.start() + len(words)


@dataclass(frozen=True, slots=True)
class Marker:
    """One pointer to one entry: its label, its own range, and the end of the bracket that holds it."""

    label: str
    start: int
    end: int
    close: int


@dataclass(frozen=True, slots=True)
class NamedCitation:
    """An author with a year: `(Ahn 2014)`, `Ahn et al. (2014)`."""

    author: str
    year: str
    start: int
    end: int


_HEAD = re.compile(
    r"(?:\w+ ){0,2}(?:references?|sources?|bibliography|citations?|literature(?: cited)?|works cited|footnotes?|endnotes?"
    r"|(?:studies|research) cited)(?: (?:and|&) [a-z]+)?\s?:?",
    re.I,
)
_ADDRESS = re.compile(r"https?:\S+|www\.\S+")
_NUMBER_INSIDE = re.compile(r"[\[(]?(\d{1,3})[\])]?[.:]?\s(?=\S)")
#: The number or label that the reader has cut off before the text of an entry.
_NUMBER_BEFORE = re.compile(r"(?:^|\n)[ \t>]*(?:[-*+]\s+)?(?:\[\^([\w-]+)\]:|[\[(]?(\d{1,3})[\])]?[.:]?)\s*$")
_NAME = r"[A-ZÀ-Þ][\w'’-]+"
_FIRST_AUTHOR = re.compile(
    rf"(?:[\[(]?\d{{1,3}}[\])]?[.:]?\s)?{_NAME}(?:,? [A-Z]{{1,3}}\b(?!\.[A-Za-z])|, {_NAME}\.?|(?: and| &) {_NAME}(?=[.,])|(?= et al))"
)
_AUTHOR = re.compile(rf"({_NAME})(?=,? (?:[A-Z]{{1,3}}\b|[A-Z]\.)|, {_NAME}\.|(?: and| &) {_NAME}[.,]| et al)|(?:and|&) ({_NAME})(?=[.,])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LIST_LINE = re.compile(rf"(?:\W{{0,2}}\d{{1,3}}\W{{1,2}})?{_NAME}(?:,? [A-Z]{{1,3}}\b|, {_NAME}|(?: and| &) {_NAME}| et al)")
_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_BRACKETED = re.compile(rf"\[{_NUMBERS}\]")
_RAISED = re.compile(r"(?<![\dmM°])[¹²³⁴-⁹⁰]+(?:[,⁻–-][¹²³⁴-⁹⁰]+)*")
_ROUND = re.compile(
    r"(?<=[\w.,;%”\"')] )\(\d{1,2}(?:\s?[,;–-]\s?\d{1,2})*\)(?!\s?(?:\d|mg|ml|%|percent|tablets?|capsules?|weeks?|days?|hours?|minutes?|times|years?|months?)\b)"
)
_COUNT_BEFORE = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: \w+)? $", re.I)
_GLUED = re.compile(r"(?<=[a-z)”\"][.,;])\d{1,2}(?:[,–-]\d{1,2})*(?=\s|$)|(?<=[.!?] )\d{1,2}$")
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰⁻", "1234567890-")
_CITED_NAME = re.compile(
    rf"(?P<author>{_NAME})(?P<rest>(?:,? et al\.?|(?:,| and| &|, and) {_NAME}| and colleagues)*),? \(?(?P<year>(?:19|20)\d\d)(?=[a-z]?[);,])"
)
_NOT_AUTHOR = frozenset(
    "January February March April May June July August September October November December Spring Summer Autumn Fall Winter In Since "
    "From Until The Updated Reviewed Published Copyright Version Edition Volume Vol Issue Year".split()
)


def list_entries(page: Page) -> list[Entry]:
    """Return the entries of the page's reference list: below a heading that names it, footnotes, or citations numbered from 1.

    A list of publications, as in a doctor's profile, is none.
    """
    members = _named_list(page) or _numbered_list(page)
    labels = [_label(page, block) for block in members]
    if not any(labels):
        labels = [str(number) for number in range(1, len(members) + 1)]
    found = []
    for label, block in zip(labels, members, strict=True):
        text = page.prose[block.start : block.end]
        head = text[:160]
        authors = tuple(dict.fromkeys(one or two for one, two in _AUTHOR.findall(head)))
        found.append(Entry(label, block.start, block.end, text, authors, frozenset(_YEAR.findall(_ADDRESS.sub("", text)))))
    return found


def _numbered_list(page: Page) -> list[Mark]:
    marks = [mark for mark in page.marks if mark.kind == "references"]
    found = [block for block in page.blocks if any(mark.start <= block.start and block.end <= mark.end for mark in marks)]
    numbers = [_label(page, block) for block in found]
    return found if numbers and numbers == [str(number) for number in range(1, len(numbers) + 1)] else []


def _named_list(page: Page) -> list[Mark]:
    marks = [mark for mark in page.marks if mark.kind == "references"]
    blocks, is_open = page.blocks, False
    found: list[Mark] = []
    for index, block in enumerate(blocks):
        is_marked = any(mark.start <= block.start and block.end <= mark.end for mark in marks)
        text = page.prose[block.start : block.end]
        if _HEAD.fullmatch(text):
            is_open = True
        elif is_open and (block.kind == "heading" or text.endswith(":")) and not _YEAR.search(text):
            is_open = False
        elif (is_marked and (is_open or _note_label(page, block))) or (is_open and found and found[-1] is blocks[index - 1] and _LIST_LINE.match(text) and _YEAR.search(text) and len(text) < 400):
            found.append(block)
        elif found and is_open:
            is_open = False
    return found


def _label(page: Page, block: Mark) -> str:
    inside = _NUMBER_INSIDE.match(page.prose, block.start, block.end)
    if inside:
        return inside[1]
    before = _number_before(page, block)
    return (before[1] or before[2]) if before else ""


def _note_label(page: Page, block: Mark) -> str:
    before = _number_before(page, block)
    return (before[1] or "") if before else ""


def _number_before(page: Page, block: Mark) -> re.Match[str] | None:
    at = page.offsets.locate(block.start, block.start + 1)[0]
    return _NUMBER_BEFORE.search(page.source[max(at - 30, 0) : at])


def find_markers(page: Page, entries: Sequence[Entry]) -> list[Marker]:
    """Return the numbered markers of the text outside the list, in order.

    A page that marks its citations in one way plainly (footnotes, superscripts, square brackets) is not searched for others:
    a number in round brackets is often something else.
    """
    inside = {(entry.start, entry.end) for entry in entries}
    body = [block for block in page.blocks if (block.start, block.end) not in inside]
    found = list(_marked(page, body))
    for expressions in ((_BRACKETED, _RAISED), (_ROUND,), (_GLUED,)):
        if not found:
            found = [marker for block in body for pattern in expressions for marker in _written(page.prose, block, pattern)]
            if expressions == (_ROUND,) and not {marker.label for marker in found} & {entry.label for entry in entries}:
                found = []
    return sorted(found, key=lambda marker: marker.start)


def _marked(page: Page, body: Sequence[Mark]) -> Iterator[Marker]:
    starts = [(block.start, block.end) for block in body]
    for mark in page.marks:
        if mark.kind not in ("footnote", "superscript") or not any(low <= mark.start < high for low, high in starts):
            continue
        text = page.prose[mark.start : mark.end]
        if mark.kind == "footnote":
            yield Marker(mark.value, mark.start, mark.end, mark.end)
        elif re.fullmatch(rf"\s*\[?\(?{_NUMBERS}\)?\]?\s*", text):
            yield from _split(text, mark.start)


def _written(prose: str, block: Mark, pattern: re.Pattern[str]) -> Iterator[Marker]:
    for match in pattern.finditer(prose, block.start, block.end):
        if not (pattern is _ROUND and _COUNT_BEFORE.search(prose, max(match.start() - 30, block.start), match.start())):
            yield from _split(match[0].translate(_SUPERSCRIPTS), match.start())


def _split(text: str, start: int) -> Iterator[Marker]:
    """Yield a marker for each number of `[1, 3-5]`; one number alone is marked with its brackets."""
    close = start + len(text)
    numbers = list(re.finditer(r"(\d+)(?:\s?[–-]\s?(\d+))?", text))
    for match in numbers:
        low, high = int(match[1]), int(match[2] or match[1])
        place = (start, close) if len(numbers) == 1 else (start + match.start(), start + match.end())
        for number in range(low, min(high, low + 30) + 1):
            yield Marker(str(number), *place, close)


def find_named(page: Page, entries: Sequence[Entry]) -> list[NamedCitation]:
    """Return the places outside the list where an author stands with a year."""
    inside = {(entry.start, entry.end) for entry in entries}
    found = []
    for block in page.blocks:
        if (block.start, block.end) in inside:
            continue
        for match in _CITED_NAME.finditer(page.prose, block.start, block.end):
            if match["author"] not in _NOT_AUTHOR:
                after = page.prose[match.end() : match.end() + 1] == ")"
                before = match.start() > 0 and page.prose[match.start() - 1] == "(" and "(" not in match[0]
                found.append(NamedCitation(match["author"], match["year"], match.start() - (before and after), match.end() + after))
    return found
