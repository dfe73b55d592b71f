"""Names of diseases, injuries and symptoms, from the knowledge files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from puffery.plugin import phrases
from puffery_rules.stanzas import Stanza, load_stanzas


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
