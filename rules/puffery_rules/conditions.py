"""Names of diseases, injuries and symptoms, from the knowledge files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from puffery.plugin import phrases, plural, regex
from puffery_rules.stanzas import Stanza, load_stanzas

if TYPE_CHECKING:
    from spacy.tokens import Span


@cache
def condition_stanzas() -> tuple[Stanza, ...]:
    """Return every condition of the knowledge base."""
    return load_stanzas("knowledge", "conditions")


_NO_SIGNS = str.maketrans(dict.fromkeys("()[]|~+", " "))
#: Ends of names that have no plural, or are one.
_NO_PLURAL = regex(r"(?:s|ing|ness|ity|ed|al|ic|ar|gh|tis)$|(?<![a-z])[a-z]{0,2}$|[^a-z]$", 0)


def name_forms(name: str) -> Iterator[str]:
    """Yield a name and its plural as phrase templates."""
    plain = name.translate(_NO_SIGNS)
    yield plain
    if not _NO_PLURAL.search(plain):
        yield plural(plain)


def plain_form(name: str) -> str:
    """Return a name as the tables of names hold it: in small letters, hyphens as spaces."""
    return name.lower().replace("-", " ").rstrip(".")


def look_up(table: Mapping[str, Stanza], text: str) -> Stanza | None:
    """Return what a table holds for a text or for its singular."""
    plain = plain_form(text)
    found = table.get(plain)
    if found is None and plain.endswith("s"):
        found = table.get(plain[:-1])
        if found is None and plain.endswith("es"):
            found = table.get(plain[:-2]) or table.get(plain[:-3] + "y")
    return found


def _names(key: str) -> Iterator[str]:
    for stanza in condition_stanzas():
        if key == "names":
            yield from name_forms(stanza.name)
        for name in stanza.get(key):
            yield from name_forms(name)


#: Diseases, injuries and symptoms by name, lay forms and abbreviations included.
condition_names = phrases(load=lambda: _names("names"))
#: Names that mean a condition only in a health claim: stress, cold, tension.
weak_conditions = phrases(load=lambda: _names("weak"))
#: Signs that imply a condition: blood sugar levels, plaque, worn cartilage.
condition_markers = phrases(load=lambda: _names("marker"))


@cache
def function_stanzas() -> tuple[Stanza, ...]:
    """Return the functions of the body that a supplement may be said to support."""
    return load_stanzas("knowledge", "functions")


#: Functions and ordinary states of the body: restful sleep, occasional heartburn, healthy blood sugar.
function_names = phrases(load=lambda: (form for stanza in function_stanzas() for name in stanza.get("names") for form in name_forms(name)))


#: Forms that are other words in other letters: MS, AIDS.
cased_conditions = phrases(load=lambda: (name for stanza in condition_stanzas() for name in stanza.get("cased")))


@cache
def _by_text() -> dict[str, Stanza]:
    stanzas = condition_stanzas()
    return {plain_form(name): stanza for stanza in reversed(stanzas) for name in (*stanza.all_names, *stanza.get("cased"))}


@cache
def _cased() -> dict[str, str]:
    return {name.lower(): name for stanza in condition_stanzas() for name in stanza.get("cased")}


@cache
def _capitals() -> frozenset[str]:
    """Abbreviations, which name a condition only in capitals: MS, ED, IBS."""
    return frozenset(name.lower() for stanza in condition_stanzas() for name in stanza.all_names if len(name) <= 5 and name.isupper())


def condition_of(span: Span) -> Stanza | None:
    """Return the condition that a hit of `condition_names` names."""
    return look_up(_by_text(), span.text)


def is_condition(span: Span) -> bool:
    """Does a hit of `condition_names` or `cased_conditions` name one: an abbreviation must stand in its own letters?"""
    text = span.text.lower()
    if text in _cased():
        return span.text == _cased()[text]
    return text not in _capitals() or not span.text.islower()


def conditions_in(text: str) -> tuple[Stanza, ...]:
    """Return the conditions that a text of the knowledge base names, the longest names first."""
    words = re.findall(r"[\w']+", text.lower())
    by_text, found, at = _by_text(), [], 0
    while at < len(words):
        for end in range(min(len(words), at + 6), at, -1):
            stanza = look_up(by_text, " ".join(words[at:end]))
            if stanza is not None:
                found.append(stanza)
                at = end - 1
                break
        at += 1
    return tuple(found)
