"""Every rule cites the law of each jurisdiction in which it runs."""

from __future__ import annotations

import re

import pytest

from puffery.discovery import installed_rules
from puffery.errors import BadKnowledge
from puffery.model import Rule
from puffery_rules.sources import law

RULES = installed_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_cites_a_source_wherever_it_runs(rule: Rule) -> None:
    cited = {source.jurisdiction for source in rule.sources}
    assert "" in cited or rule.jurisdictions <= cited


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_source_can_be_looked_up(rule: Rule) -> None:
    for source in rule.sources:
        assert source.citation
        assert source.title
        # a book may have no page of its own
        assert source.url.startswith(("https://", "http://")) or not (source.jurisdiction or source.url)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", source.checked)


def test_a_law_that_is_not_recorded_is_refused() -> None:
    with pytest.raises(BadKnowledge, match="no stanza"):
        law("Code of Nowhere 1")
