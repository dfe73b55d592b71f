"""TRM602 undefined-abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from puffery.plugin import Flag, block_kind, is_heading, is_hidden, is_reference, reading_of, regex, rule
from puffery_rules.stanzas import load_stanzas
from puffery_rules.terminology.books import AMA

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_CANDIDATE = regex(r"(?<![\w@#./&+-])[A-Z]{2,6}(?![\w@&+/]|[-.]\w)", 0)
#: How far before a bracket its long form may begin, in tokens.
_REACH = 12


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(text.upper() for stanza in load_stanzas("terminology", "abbreviations") for text in stanza.get("known"))


@rule(
    code="TRM602",
    severity="info",
    message="‘{span}’ is not explained on this page.",
    advice="Write the term in full at its first use, with the abbreviation in brackets.",
    sources=(AMA,),
    bad=("The pain was caused by <<TFCC>> damage.", "Ask us how <<BMAC>> is prepared and what BMAC costs."),
    good=(
        "The triangular fibrocartilage complex (TFCC) steadies the wrist. A TFCC tear hurts on the ulnar side.",
        "An MRI scan shows the disc.",
        "BMAC (bone marrow aspirate concentrate) is drawn from the hip.",
    ),
)
def undefined_abbreviation(doc: Doc) -> Iterator[Flag]:
    """An abbreviation that the page never writes in full.

    Patients do not know the abbreviations of the clinic; a term that is never spelled out cannot be looked up or understood.
    """
    first: dict[str, Span] = {}
    for match in _CANDIDATE.finditer(reading_of(doc).page.prose):
        text = match[0]
        if text in first or text in _known():
            continue
        span = doc.char_span(*match.span())
        if span is not None and not _is_shouted(doc, span) and not is_reference(span) and not is_hidden(span) and not is_heading(span) and block_kind(span) not in ("code", "metadata"):
            first[text] = span
    if not first:
        return
    defined = _defined(doc, set(first))
    for text, span in first.items():
        if text not in defined:
            yield Flag(span)


def _is_shouted(doc: Doc, span: Span) -> bool:
    """Does the abbreviation stand among other words in capitals, as in a headline or a warning?"""
    near = [doc[at].text for at in range(max(0, span.start - 2), min(len(doc), span.end + 2)) if not span.start <= at < span.end]
    return any(len(word) > 1 and word.isalpha() and word.isupper() for word in near)


def _defined(doc: Doc, wanted: set[str]) -> set[str]:
    """The abbreviations that the page spells out: `long form (ABC)`, `ABC (long form)`, `ABC stands for`."""
    from scispacy.abbreviation import find_abbreviation

    found: set[str] = set()
    prose = reading_of(doc).page.prose
    for match in re.finditer(r"\(\s*[“\"]?([A-Z]{2,6})(?:s|’s|'s)?[”\"]?\s*(?:\)|[,;])", prose):
        short = doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
        if short is None or match[1] not in wanted or match[1] in found:
            continue
        opening = short.start - 1
        long = doc[max(0, opening - _REACH) : max(opening, 1)]
        if len(long) and find_abbreviation(long, doc[short.start : short.end])[1] is not None:
            found.add(match[1])
    for match in re.finditer(r"(?<!\w)([A-Z]{2,6})\s*(?:\(\s*([^()]{4,80})\)|,? (?:stands for|short for|which means|means|is short for|or)\s([^.;()]{4,80}))", prose):
        if match[1] in wanted and _spells(match[1], match[2] or match[3]):
            found.add(match[1])
    return found | {text for text in wanted if re.search(rf"\b{_initials(text)}", prose)}


def _spells(short: str, long: str) -> bool:
    """Do the letters of an abbreviation follow each other in a long form, the first at its start?"""
    return re.match(r"\W*" + r".*?".join(map(re.escape, short)), long, re.IGNORECASE) is not None


def _initials(text: str) -> str:
    """An expression for words with these initials right before the abbreviation in brackets."""
    return r"[\s-]+(?:(?:of|and|for|the|in)\s+)?".join(rf"(?i:{letter})\w+" for letter in text) + rf"\s*\(?{text}\b"
