"""What the disclaimer rules share: when a disclaimer counts as missing, and what the finding says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, reading_of
from puffery_rules.disclaimers.statements import Statement, look_for
from puffery_rules.disclaimers.wording import advice, insertion

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def report_missing(code: str, name: str, statement: Statement, trigger: Span | None, doc: Doc, reason: str = "") -> Iterator[Flag]:
    """Yield the finding at the span that makes a disclaimer necessary, unless it stands on the page or is taken as supplied."""
    if trigger is None or is_assumed(code, name, doc):
        return
    outcome = look_for(statement, doc)
    if not outcome.is_met:
        yield flag_missing(code, trigger, doc, outcome.near, reason)


def flag_missing(code: str, trigger: Span, doc: Doc, near: str | None = None, reason: str = "") -> Flag:
    """Return the finding: why the disclaimer is needed, the nearest miss, and the wording to add."""
    jurisdictions = reading_of(doc).settings.jurisdictions
    parts = (reason, f"Nearest: {near}." if near else "", advice(code, jurisdictions))
    return Flag(trigger, note=" ".join(filter(None, parts)), insertion=insertion(code, jurisdictions))


def is_assumed(code: str, name: str, doc: Doc) -> bool:
    """Do the settings say that the disclaimer is supplied elsewhere?"""
    return any(code.startswith(selector) or selector == name for selector in reading_of(doc).settings.disclaimers.assume)
