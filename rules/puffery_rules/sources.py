"""The laws, guidances and books that the rules cite; the texts stand in `knowledge/laws.kb`."""

from __future__ import annotations

from functools import cache

from puffery.errors import BadKnowledge
from puffery.plugin import Source
from puffery_rules.stanzas import load_stanzas


@cache
def _laws() -> dict[str, Source]:
    return {
        stanza.name: Source(
            citation=stanza.name,
            title=stanza.text("title"),
            url=stanza.text("url"),
            checked=stanza.text("checked"),
            jurisdiction=stanza.text("jurisdiction") if stanza.text("jurisdiction") in ("us", "uk", "eu", "au") else "",
        )
        for stanza in load_stanzas("knowledge", "laws")
    }


def law(citation: str) -> Source:
    """Return the source with a citation; raises `BadKnowledge` when laws.kb does not have it."""
    try:
        return _laws()[citation]
    except KeyError:
        raise BadKnowledge(f"{citation!r} is no stanza of knowledge/laws.kb; add it with its title, link and the date checked") from None
