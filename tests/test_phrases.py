"""Phrase templates and sentence patterns."""

from __future__ import annotations

import pytest

from puffery.inflection import plural, verb_forms
from puffery.phrases import expand, pattern, phrases


@pytest.mark.parametrize(
    ("template", "literal"),
    [
        ("plain words", {"plain words"}),
        ("(no|zero) risk", {"no risk", "zero risk"}),
        ("[very] safe", {"very safe", "safe"}),
        ("scar+", {"scar", "scars"}),
        ("cure~", {"cure", "cures", "cured", "curing"}),
        (
            "(heal|mend)~ it",
            {f"{form} it" for form in ("heal", "heals", "healed", "healing", "mend", "mends", "mended", "mending")},
        ),
        ("pain-free", {"pain-free", "pain free"}),
        ("a (b|(c|d) e)", {"a b", "a c e", "a d e"}),
        ("Upper CASE", {"upper case"}),
    ],
)
def test_a_template_stands_for_its_phrases(template: str, literal: set[str]) -> None:
    assert set(expand(template)) == literal


@pytest.mark.parametrize("template", ["(no", "no)", "[no", "no]", "(a|b]"])
def test_an_unbalanced_template_is_an_error_that_quotes_it(template: str) -> None:
    with pytest.raises(ValueError, match="unbalanced"):
        expand(template)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stop", "stop stops stopped stopping"),
        ("try", "try tries tried trying"),
        ("free", "free frees freed freeing"),
        ("die", "die dies died dying"),
        ("relieve", "relieve relieves relieved relieving"),
        ("grow", "grow grows grew grown growing"),
        ("wash", "wash washes washed washing"),
        ("heal", "heal heals healed healing"),
    ],
)
def test_verbs_inflect(verb: str, forms: str) -> None:
    assert verb_forms(verb) == tuple(forms.split())


@pytest.mark.parametrize(
    ("noun", "several"),
    [("scar", "scars"), ("injury", "injuries"), ("tooth", "teeth"), ("illness", "illnesses"), ("day", "days")],
)
def test_nouns_have_plurals(noun: str, several: str) -> None:
    assert plural(noun) == several


def test_the_first_group_of_an_expression_is_its_anchor_unless_another_is_marked() -> None:
    made = pattern(r"{lose~} \d+ pounds", r"{lose~} \d+ {!kilo+}")
    assert [anchor.texts for anchor in made.anchors] == [("lose", "loses", "lost", "losing"), ("kilo", "kilos")]


def test_a_pattern_without_a_group_is_refused() -> None:
    with pytest.raises(ValueError, match="no anchor group"):
        _ = pattern(r"\d+ pounds").anchors


def test_phrases_of_a_knowledge_file_are_read_at_first_use() -> None:
    reads: list[int] = []

    def load() -> list[str]:
        reads.append(1)
        return ["gout"]

    lazy = phrases(load=load)
    assert not reads
    assert lazy.texts == lazy.texts == ("gout",)
    assert len(reads) == 1
