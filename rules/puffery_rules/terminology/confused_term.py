"""TRM601 confused-term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_reference, phrases, rule, sentence
from puffery_rules.stanzas import Stanza, load_stanzas
from puffery_rules.terminology.books import AMA, DORLAND

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


@lru_cache(maxsize=1)
def _pairs() -> dict[str, tuple[str, Stanza]]:
    """Wrong word → the right one and the stanza that says when."""
    return {
        wrong.lower(): (right, stanza)
        for stanza in load_stanzas("terminology", "confused")
        for wrong, right in zip(stanza.get("wrong"), stanza.get("right"), strict=True)
    }


def _wrong_words() -> Iterable[str]:
    return _pairs()


wrong_words = phrases(load=_wrong_words)


@lru_cache(maxsize=512)
def _regex(words: tuple[str, ...]) -> re.Pattern[str]:
    """An expression that finds the beginnings of words; `_` stands for a space, `*` for anything."""
    return re.compile("|".join(r"(?<!\w)" + re.escape(word).replace("_", r"[\s-]") for word in words), re.IGNORECASE)


def settled(text: str, start: int, end: int, stanza: Stanza) -> bool:
    """Does the rest of a sentence settle that the other word is meant?"""
    rest = text[:start] + " " + text[end:]
    if stanza.get("unless") and _regex(stanza.get("unless")).search(rest):
        return False
    return stanza.get("context") == ("*",) or bool(_regex(stanza.get("context")).search(rest))


def in_case_of(model: str, word: str) -> str:
    """Write a word in capitals, or with a capital, as its model is."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if model[:1].isupper() else word


@rule(
    code="TRM601",
    severity="warning",
    safe_fix=True,
    message="‘{span}’ looks like a slip for a word that sounds like it.",
    sources=(DORLAND, AMA),
    bad=(
        "The doctor will <<palpitate>> your abdomen.",
        "Crohn's disease often sits at the end of the small intestine, the <<ilium>>.",
        "Screening for <<prostrate>> cancer starts at 50.",
        "<<A vertebrae>> may slip forward.",
    ),
    good=(
        "The doctor will palpate your abdomen.",
        "Coffee can make the heart palpitate.",
        "He lay prostrate on the floor.",
        "The ilium is the upper part of the hip bone.",
    ),
)
def confused_term(doc: Doc) -> Iterator[Flag]:
    """A word of the clinic that is taken for one that sounds like it.

    A page that says ‘palpitate’ for ‘palpate’ names another thing than it means, and tells readers that no clinician read it.
    """
    for hit in wrong_words(doc):
        found = _pairs().get(" ".join(hit.text.lower().split()))
        if found is None or is_reference(hit):
            continue
        right, stanza = found
        whole = sentence(hit)
        at = hit.start_char - whole.start_char
        if settled(whole.text, at, at + len(hit.text), stanza):
            yield _flag(hit, right)


def _flag(hit: Span, right: str) -> Flag:
    return Flag(hit, message=f"‘{hit.text}’ should be ‘{right}’ here.", replacements=(in_case_of(hit.text, right),))
