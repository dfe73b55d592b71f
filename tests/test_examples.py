"""Every example of every rule, and every one-line case, flags exactly what it marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from puffery.discovery import installed_rules
from puffery.model import Rule
from puffery.testing import check_example, read_cases

RULES = installed_rules()
CASES = Path(__file__).parent.parent / "corpora" / "cases"
EXAMPLES = [pytest.param(rule, text, id=f"{rule.code} {text[:60]}") for rule in RULES for text in (*rule.good, *rule.bad)]
ONE_LINERS = [
    pytest.param(rule, text, id=f"{rule.code} {text[:60]}")
    for rule in RULES
    for path in [CASES / f"{rule.code}.txt"]
    if path.exists()
    for text in read_cases(path)
]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_an_example_in_a_rule_flags_exactly_what_it_marks(rule: Rule, text: str) -> None:
    check_example(rule, text)


@pytest.mark.parametrize(("rule", "text"), ONE_LINERS)
def test_a_one_line_case_flags_exactly_what_it_marks(rule: Rule, text: str) -> None:
    check_example(rule, text)
