"""Reading grades: textstat's counts, the target setting, and what is too short to be rated."""

from __future__ import annotations

import pytest
import textstat

from puffery.discovery import installed_rules
from puffery.engine import lint
from puffery.model import Finding
from puffery.readers import parse
from puffery.settings import Settings
from puffery.testing import language_for
from puffery_rules.readability.scores import count_syllables, grade_of

RULES = installed_rules()
TEXT = (
    "We examine the shoulder and discuss the available alternatives. Rehabilitation generally continues for several months. "
    "Complications are uncommon but include infection. Individual circumstances determine the recommendation. "
) * 6


def rate(grade: float, text: str = TEXT) -> list[Finding]:
    settings = Settings(select=("RDB701",), reading_grade=grade)
    return list(lint(parse("a.txt", text, "text"), RULES, settings, language_for(RULES[0])).findings)


@pytest.mark.parametrize(
    "word", ["pain", "injection", "rehabilitation", "chiropractor", "area", "xeroform", "qwblrx", "platelets"]
)
def test_syllables_are_those_of_textstat(word: str) -> None:
    assert count_syllables([word]) == textstat.syllable_count(word)


def test_the_grade_is_flesch_kincaids() -> None:
    assert grade_of(100, 10, 150) == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)


def test_the_target_is_a_setting() -> None:
    assert len(rate(8)) == 1
    assert rate(30) == []
    assert "the target is 8." in rate(8)[0].message


def test_a_short_page_is_not_rated() -> None:
    assert rate(1, "Rehabilitation generally continues for several months.") == []


def test_headings_and_references_do_not_count() -> None:
    settings = Settings(select=("RDB701",), reading_grade=1)
    source = "\n\n".join(f"# Rehabilitation following interventional procedures {number}" for number in range(60))
    assert not lint(parse("a.md", source, "markdown"), RULES, settings, language_for(RULES[0])).findings
