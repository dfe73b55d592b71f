"""EVD205 citation-integrity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from puffery.plugin import Flag, reading_of, regex, rule
from puffery_rules.evidence.references import Entry, Marker, NamedCitation, find_markers, find_named, list_entries
from puffery_rules.evidence.sources_named import is_journal_of, named_journal, named_year
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc


@rule(
    code="EVD205",
    severity="warning",
    message="‘{span}’ and the reference list do not agree.",
    advice="Check the marker against the list; cite each entry where the text relies on it, and drop what nothing relies on.",
    sources=(
        law("FTC Health Products Compliance Guidance 2022"),
        law("CAP Code 3.7"),
        law("Directive 2001/83/EC art. 87"),
        law("TGA Code 2021"),
    ),
    bad=(
        "Rest helps [1]. Salt does too <<[4]>>. ¶ References ¶ 1. Adeyemi K. Rest. J Rest. 2011;2:4-9.",
        "Rest helps [1]. ¶ References ¶ 1. Adeyemi K. Rest. J Rest. 2011;2:4-9. ¶ 2. <<Brandt L.>> Salt. Salt Res. 2015;1:2-8.",
        "A <<2019 trial agreed [1]>>. ¶ References ¶ 1. Adeyemi K. Rest: a trial. J Rest. 2011;2:4-9.",
    ),
    good=(
        "Rest helps [1]. ¶ References ¶ 1. Adeyemi K. Rest. J Rest. 2011;2:4-9.",
        "Adeyemi found that rest helps. ¶ References ¶ Adeyemi K. Rest. J Rest. 2011;2:4-9.",
        "Rest helps [1]. Salt does too [4].",
    ),
)
def citation_integrity(doc: Doc) -> Iterator[Flag]:
    """A marker without its entry, an entry that nothing cites, or a sentence that names another source than its entry.

    A reference list tells the reader that the text has been checked against its sources.  A marker that leads nowhere, or to
    another paper, takes that check away; an entry that nothing cites only adds weight.
    """
    page = reading_of(doc).page
    if not any(mark.kind == "references" for mark in page.marks):
        return
    entries = list_entries(page)
    if not entries:
        return
    markers, named = find_markers(page, entries), find_named(page, entries)
    numbered = {entry.label: entry for entry in entries if entry.label}
    found: dict[tuple[int, int], str] = {}
    for check in (
        _missing(markers, numbered),
        _missing_names(named, entries) if not markers else (),
        _duplicates(entries),
        _never_cited(page.prose, entries, markers, named),
        _other_source(doc, markers, numbered),
        _other_subject(doc, markers, numbered),
        _out_of_order(markers, entries),
    ):
        for start, end, note in check:
            if not any(start < high and low < end for low, high in found):
                found[start, end] = note
    for (start, end), note in sorted(found.items()):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            yield Flag(span, note=note)


_Finding = tuple[int, int, str]


def _missing(markers: Sequence[Marker], numbered: dict[str, Entry]) -> Iterator[_Finding]:
    for marker in markers:
        if marker.label not in numbered:
            yield marker.start, marker.end, f"The list has no entry {marker.label}."


def _missing_names(named: Sequence[NamedCitation], entries: Sequence[Entry]) -> Iterator[_Finding]:
    """Authors with a year that the list does not have, on a page that cites in this way."""
    unknown = [cited for cited in named if not any(_is_entry_of(cited, entry) for entry in entries)]
    if len(unknown) == len(named) and not any(cited.author in entry.authors for cited in named for entry in entries):
        return
    for cited in unknown:
        same = [entry for entry in entries if cited.author in entry.authors]
        year = f"; it has {cited.author} of {', '.join(sorted(same[0].years))}" if same and same[0].years else ""
        yield cited.start, cited.end, f"The list has no entry of {cited.author} {cited.year}{year}."


def _is_entry_of(cited: NamedCitation, entry: Entry) -> bool:
    return bool(re.search(rf"\b{re.escape(cited.author)}\b", entry.text)) and (cited.year in entry.years or not entry.years)


def _duplicates(entries: Sequence[Entry]) -> Iterator[_Finding]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        plain = re.sub(r"^\W*\d{1,3}(?=\D)|[\W_]+", "", entry.text.lower())
        if plain in seen:
            earlier = seen[plain].label
            yield *entry.name, f"The entry stands in the list already{f', as {earlier}' if earlier else ''}."
        seen.setdefault(plain, entry)


def _never_cited(
    prose: str, entries: Sequence[Entry], markers: Sequence[Marker], named: Sequence[NamedCitation]
) -> Iterator[_Finding]:
    """Entries that nothing points to; a page without any citation in its text has a reading list, not references."""
    labels = {marker.label for marker in markers}
    body = prose[: entries[0].start] + prose[entries[-1].end :]
    is_cited = [
        (bool(entry.label) and entry.label in labels)
        or any(re.search(rf"\b{re.escape(author)}(?:'s|s')?\b", body) for author in entry.authors)
        for entry in entries
    ]
    if not markers and not any(_is_entry_of(cited, entry) for cited in named for entry in entries):
        return
    for entry, is_used in zip(entries, is_cited, strict=True):
        if not is_used:
            yield *entry.name, "Nothing in the text cites this entry."


def _other_source(doc: Doc, markers: Sequence[Marker], numbered: dict[str, Entry]) -> Iterator[_Finding]:
    """Markers whose sentence names a year or a journal that their entry does not have."""
    at = -1
    for marker in markers:
        entry = numbered.get(marker.label)
        start, text = _text_before(doc, marker, at)
        at = marker.close
        if entry is None or not entry.is_described:
            continue
        year, journal = named_year(text), named_journal(text)
        named = []
        if year and entry.years and year[0] not in entry.years:
            named.append((year[1], f"is of {', '.join(sorted(entry.years))}, the sentence says {year[0]}"))
        if journal and not is_journal_of(journal[0], entry.text):
            named.append((journal[1], f"does not name {journal[0]}"))
        if named:
            yield start + min(place for place, _ in named), marker.close, f"Entry {marker.label} {' and '.join(what for _, what in named)}."


def _text_before(doc: Doc, marker: Marker, after: int) -> tuple[int, str]:
    """What stands in the marker's sentence between the marker before it and the marker, with its start."""
    reading = reading_of(doc)
    span = doc.char_span(marker.start, marker.end, alignment_mode="expand")
    token = span.start if span is not None else 0
    first = reading.sentence_at(token)[0]
    if first == token and reading.block_range(token)[0] < token:
        first = reading.sentence_at(token - 1)[0]
    start = max(reading.token_starts[first], after)
    return start, reading.page.prose[start : marker.start]


_WORD = regex(r"[A-Za-z]{5,}", 0)
_COMMON = frozenset(
    "about after again between could during every these those their there where which while would patients patient treatment treatments "
    "study studies trial trials research clinical effect effects therapy therapies being other using medical health people results "
    "https www.org pubmed articles article journal review women children adults years months weeks chronic".split()
)


def _stems(text: str) -> set[str]:
    return {word[:6] for word in _WORD.findall(text.lower()) if word not in _COMMON}


def _other_subject(doc: Doc, markers: Sequence[Marker], numbered: dict[str, Entry]) -> Iterator[_Finding]:
    """Markers in a sentence about something that the page elsewhere cites another entry for, and whose own entry has nothing of it."""
    stems = {label: _stems(entry.text) for label, entry in numbered.items()}
    shared = Counter(stem for words in stems.values() for stem in words)
    sentences: list[tuple[Marker, int, set[str]]] = []
    at = -1
    for marker in markers:
        start, text = _text_before(doc, marker, at)
        at = marker.close
        sentences.append((marker, start, _stems(text)))
    for marker, start, words in sentences:
        own = stems.get(marker.label)
        if own is None or words & own:
            continue
        for other, theirs in stems.items():
            for stem in words & theirs:
                places = [there.label for there, _, said in sentences if stem in said and there is not marker]
                if shared[stem] == 1 and places.count(other) >= 2 and marker.label not in places:
                    yield start, marker.close, f"Entry {marker.label} is about something else; entry {other} is on this subject."
                    return


def _out_of_order(markers: Sequence[Marker], entries: Sequence[Entry]) -> Iterator[_Finding]:
    """The one marker that runs ahead, in a list that is otherwise numbered in the order of citation."""
    names = [entry.authors[0] for entry in entries if entry.authors]
    if (len(names) > 2 and names == sorted(names)) or not all(marker.label.isdecimal() for marker in markers):
        return
    first = [marker for index, marker in enumerate(markers) if marker.label not in {earlier.label for earlier in markers[:index]}]
    numbers = [int(marker.label) for marker in first]
    ahead = [index for index, number in enumerate(numbers[:-1]) if number > min(numbers[index + 1 :])]
    if len(ahead) == 1 and numbers[ahead[0]] <= len(entries):
        marker = first[ahead[0]]
        late = min(numbers[ahead[0] + 1 :])
        yield marker.start, marker.end, f"Entry {late} is cited later than entry {marker.label}; number them as they come."
