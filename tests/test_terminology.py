"""The lists of confused, redundant and known terms are well formed, and their fixes write as the copy does."""

from __future__ import annotations

import pytest

from puffery.testing import flagged
from puffery_rules.stanzas import load_stanzas
from puffery_rules.terminology.confused_term import confused_term, in_case_of
from puffery_rules.terminology.undefined_abbreviation import undefined_abbreviation

CONFUSED = load_stanzas("terminology", "confused")
REDUNDANT = load_stanzas("terminology", "redundant")


def test_the_lists_are_as_long_as_they_claim() -> None:
    assert len(CONFUSED) >= 110
    assert len(REDUNDANT) >= 80


def test_every_wrong_form_has_its_right_one() -> None:
    for stanza in CONFUSED:
        wrong, right = stanza.get("wrong"), stanza.get("right")
        assert len(wrong) == len(right), stanza.name
        assert all(one.lower() != other.lower() for one, other in zip(wrong, right, strict=True)), stanza.name
        assert stanza.get("context") and stanza.get("source") and stanza.get("checked"), stanza.name


def test_no_wrong_form_stands_twice() -> None:
    forms = [form.lower() for stanza in CONFUSED for form in stanza.get("wrong")]
    assert sorted(forms) == sorted(set(forms))


def test_every_redundant_phrase_says_what_is_enough() -> None:
    for stanza in REDUNDANT:
        assert stanza.text("say") and stanza.text("say").lower() != stanza.name.lower(), stanza.name


@pytest.mark.parametrize(
    ("model", "word", "written"),
    [("palpitate", "palpate", "palpate"), ("Palpitate", "palpate", "Palpate"), ("PALPITATE", "palpate", "PALPATE")],
)
def test_a_fix_is_written_as_the_word_it_takes_the_place_of(model: str, word: str, written: str) -> None:
    assert in_case_of(model, word) == written


def test_the_context_decides_between_two_words() -> None:
    assert flagged(confused_term, "The doctor will palpitate your abdomen.")
    assert not flagged(confused_term, "Stress can make your heart palpitate.")


def test_only_the_first_use_of_an_abbreviation_is_flagged() -> None:
    text = "The TFCC tears. A TFCC tear heals slowly."
    assert [text[start:end] for start, end in flagged(undefined_abbreviation, text)] == ["TFCC"]


@pytest.mark.parametrize(
    "text",
    [
        "The triangular fibrocartilage complex (TFCC) tears.",
        "TFCC (triangular fibrocartilage complex) tears hurt.",
        "TFCC stands for triangular fibrocartilage complex.",
    ],
)
def test_an_abbreviation_that_the_page_explains_is_left_alone(text: str) -> None:
    assert not flagged(undefined_abbreviation, text)
