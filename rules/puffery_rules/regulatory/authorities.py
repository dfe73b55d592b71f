"""Regulators, agencies, associations, hospitals and marks by name, from the knowledge files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from puffery.plugin import expand, phrases
from puffery_rules.stanzas import Stanza, load_stanzas

if TYPE_CHECKING:
    from spacy.tokens import Span


@cache
def authority_stanzas() -> tuple[Stanza, ...]:
    """Return every authority of the knowledge base."""
    return load_stanzas("knowledge", "authorities")


@cache
def _by_text() -> dict[str, Stanza]:
    return {text: stanza for stanza in reversed(authority_stanzas()) for name in (*stanza.all_names, *stanza.get("cased")) for text in expand(name)}


@cache
def _cased() -> dict[str, str]:
    return {name.lower(): name for stanza in authority_stanzas() for name in stanza.get("cased")}


#: Names of authorities, long and short.
authority_names = phrases(load=lambda: (name for stanza in authority_stanzas() for name in (*stanza.all_names, *stanza.get("cased"))))


def authority_of(span: Span) -> Stanza | None:
    """Return the authority that a hit of `authority_names` names; none where only the letters agree (who, nice)."""
    text = span.text.lower()
    if text in _cased() and span.text != _cased()[text]:
        return None
    return _by_text().get(text)
