"""Marked examples as assertions: for the built-in rules and for any plugin author.

An example marks what a rule must flag, `<<Relief is guaranteed>>.`; one without marks must give nothing.  A `¶` (with the
spaces around it) stands for a paragraph break, so that a case fits one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from puffery.discovery import installed_rules
from puffery.engine import find
from puffery.language import Language
from puffery.model import JURISDICTIONS, Rule
from puffery.readers import parse
from puffery.reading import flags_of
from puffery.settings import Settings


def split_marks(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the bare text of a marked example and its marked ranges in code points."""
    text, ranges, opened = "", [], []
    for piece in re.split(r"(<<|>>)", re.sub(r"\s*¶\s*", "\n\n", example)):
        if piece == "<<":
            opened.append(len(text))
        elif piece == ">>":
            ranges.append((opened.pop(), len(text)))
        else:
            text += piece
    if opened:
        raise ValueError(f"a mark is not closed in {example!r}")
    return text, sorted(ranges)


def flagged(rule: Rule, text: str, format: str = "text", jurisdictions: Sequence[str] | None = None) -> list[tuple[int, int]]:
    """Return the ranges (code points of `text`) that a rule flags in it."""
    chosen = tuple(
        jurisdictions or (("us",) if "us" in rule.jurisdictions else sorted(rule.jurisdictions, key=JURISDICTIONS.index))
    )
    settings = Settings(jurisdictions=chosen)
    page = parse(f"example.{format}", text, format)
    doc = language_for(rule).read(page, settings)
    return sorted({(found.start, found.end) for found in find(rule, flags_of(rule, doc), page, settings)})


def check_example(rule: Rule, example: str, format: str = "text") -> None:
    """Assert that a rule flags exactly what a marked example marks."""
    text, expected = split_marks(example)
    got = flagged(rule, text, format)
    assert got == expected, (
        f"{rule.code} on {example!r}:\n  expected {[text[a:b] for a, b in expected]}\n  flagged  {[text[a:b] for a, b in got]}"
    )


def read_cases(path: Path) -> list[str]:
    """Return the one-line cases of a file; blank lines and lines that start with `#` are left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def language_for(rule: Rule) -> Language:
    """Return a language that knows the phrases of a rule and of all installed ones; built once."""
    installed = installed_rules()
    return _language(installed if rule in installed else (*installed, rule))


@lru_cache(maxsize=8)
def _language(rules: Iterable[Rule]) -> Language:
    return Language(tuple(rules))
