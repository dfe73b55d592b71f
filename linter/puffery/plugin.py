"""Everything a rule author imports: `rule`, `Flag`, `phrases`, `pattern`, `flags_of` and the context questions.

A rule is a function from a Doc to flags, declared by a decorator that refuses an incomplete declaration:

    promises = phrases("guarantee~", "we promise")

    @rule(code="EFF103", severity="error", message="...", sources=(...), bad=("<<Relief is guaranteed>>.",), good=("...",))
    def guaranteed_result(doc):
        \"\"\"Title line.

        Why this misleads.
        \"\"\"
        for promise in promises(doc):
            if is_asserted(promise):
                yield Flag(clause(promise))
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from puffery.cache import keep
from puffery.context import (
    block_kind,
    citation_markers,
    clause,
    is_asserted,
    is_cited,
    is_denied,
    is_heading,
    is_hedged,
    is_hidden,
    is_question,
    is_quoted,
    is_reference,
    is_refund,
    is_reported,
    paragraph,
    quotations,
    sentence,
    text_of,
)
from puffery.errors import BadRule
from puffery.inflection import plural
from puffery.model import JURISDICTIONS, SEVERITIES, Flag, Mark, Page, Rule, Severity, Source
from puffery.phrases import Pattern, Phrases, Regex, expand, pattern, phrases, regex
from puffery.reading import Reading, flags_of, reading_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "Flag",
    "Mark",
    "Page",
    "Pattern",
    "Phrases",
    "Reading",
    "Regex",
    "Rule",
    "Source",
    "block_kind",
    "citation_markers",
    "clause",
    "expand",
    "flags_of",
    "is_asserted",
    "is_cited",
    "is_denied",
    "is_heading",
    "is_hedged",
    "is_hidden",
    "is_question",
    "is_quoted",
    "is_reference",
    "is_refund",
    "is_reported",
    "keep",
    "paragraph",
    "pattern",
    "phrases",
    "plural",
    "quotations",
    "reading_of",
    "regex",
    "rule",
    "sentence",
    "text_of",
]

Check = Callable[["Doc"], Iterable[Flag]]


def rule(
    *,
    code: str,
    severity: Severity,
    message: str,
    sources: tuple[Source, ...],
    bad: tuple[str, ...],
    good: tuple[str, ...],
    advice: str = "",
    jurisdictions: Iterable[str] = JURISDICTIONS,
    severities: Mapping[str, Severity] | None = None,
    syntax: bool = False,
    safe_fix: bool = False,
) -> Callable[[Check], Rule]:
    """Declare a rule; the decorated function becomes a `Rule`.

    `message` may hold `{span}`, the flagged words.  `bad` examples mark each span they must give with `<<` and `>>`; an example
    for a rule that reports on a whole page marks the span it is reported at.  `advice` says what a compliant wording looks
    like.  `severities` gives other severities by jurisdiction.  The phrases and patterns among the globals of the function's
    module are looked up for it.  `safe_fix` says that the first replacement of a flag, or its insertion, keeps what the writer
    means, so that `--fix` may apply it unseen; without it `--unsafe-fixes` is needed.  Raises `BadRule` when something is
    missing.
    """

    def declare(check: Check) -> Rule:
        title, _, reason = inspect.cleandoc(check.__doc__ or "").partition("\n")
        function = check.__name__
        declared = Rule(
            code=code,
            name=function.replace("_", "-"),
            title=title.rstrip("."),
            reason=reason.strip(),
            message=message,
            severity=severity,
            sources=sources,
            bad=bad,
            good=good,
            check=check,
            advice=advice,
            jurisdictions=frozenset(jurisdictions),
            severities=MappingProxyType(dict(severities or {})),
            syntax=syntax,
            safe_fix=safe_fix,
            module=check.__module__,
        )
        _refuse_incomplete(declared)
        return declared

    return declare


def phrases_of(declared: Rule) -> list[Phrases]:
    """Return the phrase lists that a rule may look up: the globals of its module, anchors of patterns included."""
    found: dict[int, Phrases] = {}
    for value in vars(sys.modules[declared.module]).values():
        members = value.values() if isinstance(value, dict) else value if isinstance(value, (tuple, list)) else (value,)
        for member in members:
            lists = member.anchors if isinstance(member, Pattern) else (member,) if isinstance(member, Phrases) else ()
            found.update((id(item), item) for item in lists)
    return list(found.values())


def _refuse_incomplete(declared: Rule) -> None:
    where = f"rule {declared.code} ({declared.module}.{declared.name.replace('-', '_')})"
    wrong = [
        text
        for text, is_wrong in (
            ("its code must be three capitals and three digits", not re.fullmatch(r"[A-Z]{3}\d{3}", declared.code)),
            ("its docstring needs a title line, a blank line and a reason", not (declared.title and declared.reason)),
            ("it needs at least one source", not declared.sources),
            ("it needs a bad example with a <<marked>> span", not any("<<" in text for text in declared.bad)),
            ("it needs a good example without marks", not declared.good or any("<<" in text for text in declared.good)),
            (f"its severity must be one of {', '.join(SEVERITIES)}", declared.severity not in SEVERITIES),
            ("its message is empty", not declared.message.strip()),
            (f"its jurisdictions must be among {', '.join(JURISDICTIONS)}", not declared.jurisdictions <= set(JURISDICTIONS)),
        )
        if is_wrong
    ]
    if wrong:
        raise BadRule(f"{where}: {'; '.join(wrong)}")
