"""Runs rules over a page: Doc → flags → findings → report."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from puffery.claims import judge
from puffery.errors import RuleCrashed
from puffery.model import SEVERITIES, Finding, Flag, Page, Report, Rule, Severity
from puffery.reading import flags_of
from puffery.suppress import split_suppressed

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from puffery.language import Language
    from puffery.settings import Settings


def lint(page: Page, rules: Sequence[Rule], settings: Settings, language: Language) -> Report:
    """Return what the selected rules find in a page, in order of place; a rule that raises loses nothing of the others."""
    return report(language.read(page, settings), page, rules, settings)


def report(doc: Doc, page: Page, rules: Sequence[Rule], settings: Settings) -> Report:
    """Return what the selected rules find in an analysed Doc."""
    findings: list[Finding] = []
    crashes: list[Exception] = []
    for rule in rules:
        if not settings.is_selected(rule):
            continue
        try:
            findings.extend(find(rule, flags_of(rule, doc), page, settings))
        except Exception as cause:  # a plugin may raise anything
            crashes.append(RuleCrashed(rule.code, page.path, f"{type(cause).__name__}: {cause}", traceback.format_exc()))
    findings = _in_order(findings)
    findings, approved = judge(page, findings, settings.approved, settings.jurisdictions) if settings.approved else (findings, [])
    kept, suppressed = split_suppressed(page, findings, rules, settings)
    return Report(page, tuple(kept), (*approved, *suppressed), tuple(crashes))


def find(rule: Rule, flags: Iterable[Flag], page: Page, settings: Settings) -> Iterable[Finding]:
    """Turn a rule's flags, which count tokens, into findings, which count code points of the source."""
    severity = severity_of(rule, settings, page.path)
    sources = tuple(
        source.citation for source in rule.sources if not source.jurisdiction or source.jurisdiction in settings.jurisdictions
    )
    for flag in flags:
        start, end = page.offsets.locate(flag.span.start_char, flag.span.end_char)
        yield Finding(
            code=rule.code,
            name=rule.name,
            severity=severity,
            message=(flag.message or rule.message).replace("{span}", _shorten(flag.span.text)),
            start=start,
            end=end,
            text=page.source[start:end],
            note=flag.note or rule.advice or None,
            replacements=flag.replacements,
            sources=sources,
            insertion=flag.insertion,
            safe_fix=rule.safe_fix,
        )


def severity_of(rule: Rule, settings: Settings, path: str) -> Severity:
    """Return the severity that settings, jurisdictions and the rule give, in this order; of several jurisdictions the gravest."""
    chosen = settings.severity_for(rule, path)
    if chosen is not None:
        return chosen
    given = [rule.severities.get(place, rule.severity) for place in settings.jurisdictions if place in rule.jurisdictions]
    return min(given or [rule.severity], key=SEVERITIES.index)


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    unique = {(finding.start, finding.end, finding.code): finding for finding in reversed(list(findings))}
    return [unique[key] for key in sorted(unique)]


def _shorten(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
