"""Names of diseases, injuries and symptoms, from the knowledge files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from puffery.phrases import expand
from puffery.plugin import phrases
from puffery_rules.stanzas import Stanza, load_stanzas

if TYPE_CHECKING:
    from spacy.tokens import Span


@cache
def condition_stanzas() -> tuple[Stanza, ...]:
    """Return every condition of the knowledge base."""
    return load_stanzas("knowledge", "conditions")


def as_template(name: str) -> str:
    """Return a name as a phrase template that also matches its plural."""
    plain = re.sub(r"[()\[\]|~+]", " ", name)
    return plain + "+" if re.search(r"[a-z]{3}$", plain) and not re.search(r"(?:s|ing|ness|ity|ed|al|ic|ar|gh|tis)$", plain) else plain


def _names(key: str) -> Iterator[str]:
    for stanza in condition_stanzas():
        if key == "names":
            yield as_template(stanza.name)
        yield from map(as_template, stanza.get(key))


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
function_names = phrases(load=lambda: (as_template(name) for stanza in function_stanzas() for name in stanza.get("names")))


#: Forms that are other words in other letters: MS, AIDS.
cased_conditions = phrases(load=lambda: (name for stanza in condition_stanzas() for name in stanza.get("cased")))


@cache
def _by_text() -> dict[str, Stanza]:
    names = ((stanza, name) for stanza in reversed(condition_stanzas()) for name in (*stanza.all_names, *stanza.get("cased")))
    return {text: stanza for stanza, name in names for text in expand(as_template(name))}


@cache
def _cased() -> dict[str, str]:
    return {name.lower(): name for stanza in condition_stanzas() for name in stanza.get("cased")}


@cache
def _capitals() -> frozenset[str]:
    """Abbreviations, which name a condition only in capitals: MS, ED, IBS."""
    return frozenset(name.lower() for stanza in condition_stanzas() for name in stanza.all_names if len(name) <= 5 and name.isupper())


def condition_of(span: Span) -> Stanza | None:
    """Return the condition that a hit of `condition_names` names."""
    return _by_text().get(span.text.lower())


def is_condition(span: Span) -> bool:
    """Does a hit of `condition_names` or `cased_conditions` name one: an abbreviation must stand in its own letters?"""
    text = span.text.lower()
    if text in _cased():
        return span.text == _cased()[text]
    return text not in _capitals() or not span.text.islower()


def conditions_in(text: str) -> tuple[Stanza, ...]:
    """Return the conditions that a text of the knowledge base names, the longest names first."""
    words = re.findall(r"[\w'-]+", text.lower())
    by_text, found, at = _by_text(), [], 0
    while at < len(words):
        for end in range(min(len(words), at + 6), at, -1):
            stanza = by_text.get(" ".join(words[at:end]))
            if stanza is not None:
                found.append(stanza)
                at = end - 1
                break
        at += 1
    return tuple(found)
