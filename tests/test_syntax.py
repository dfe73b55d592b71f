"""Syntax for rules that ask for it: lazily, only where they have a hit, from the shipped model or the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from puffery.errors import ModelError
from puffery.language import Language
from puffery.plugin import Flag, Source, phrases, rule
from puffery.readers import parse
from puffery.reading import flags_of
from puffery.settings import Settings
from tests.conftest import Run

claims = phrases("cure~")


@rule(
    code="XYZ905",
    severity="info",
    message="‘{span}’ is a verb.",
    sources=(Source("A", "b"),),
    bad=("It <<cures>> eczema.",),
    good=("The cure failed.",),
    syntax=True,
)
def verbs_of_cure(doc: Doc) -> Iterator[Flag]:
    """Verbs of curing.

    Only the verb claims.
    """
    for hit in claims(doc):
        if hit[0].tag_.startswith("VB"):
            yield Flag(hit)


def flagged(text: str, model: str | None = None) -> tuple[list[str], Doc]:
    language = Language([verbs_of_cure], model)
    doc = language.read(parse("a.txt", text, "text"), Settings())
    return [flag.span.text for flag in flags_of(verbs_of_cure, doc)], doc


def test_a_rule_that_asks_for_syntax_sees_tags_lemmas_and_heads() -> None:
    found, doc = flagged("This serum cures eczema. A cure is rare.")
    assert found == ["cures"]
    verb = next(token for token in doc if token.text == "cures")
    assert verb.lemma_ == "cure"
    assert {child.text for child in verb.children} >= {"serum", "eczema"}


def test_only_sentences_with_a_hit_are_parsed() -> None:
    _, doc = flagged("The clinic opens at nine. This serum cures eczema.")
    assert [bool(token.tag_) for token in doc if token.text in ("clinic", "serum")] == [False, True]


def test_the_model_is_not_loaded_when_nothing_needs_it() -> None:
    language = Language([verbs_of_cure])
    language.read(parse("a.txt", "The clinic opens at nine.", "text"), Settings())
    assert language._pipeline is None


def make_model(folder: Path) -> str:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "cures"}]], {"TAG": "VBZ", "LEMMA": "own-lemma"})
    nlp.to_disk(folder / "model")
    return str(folder / "model")


def test_a_model_of_ones_own_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    found, doc = flagged("This serum cures eczema.", make_model(tmp_path))
    assert found == ["cures"]
    assert doc[2].lemma_ == "own-lemma"


def test_the_setting_names_the_model(puffery: Run, tmp_path: Path) -> None:
    (tmp_path / ".puffery.toml").write_text(f"model = '{make_model(tmp_path)}'\nselect = ['EFF102']\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("This serum cures eczema.\n", encoding="utf-8")
    assert "cures eczema" in puffery("check", "a.txt").stdout


def test_a_model_that_cannot_be_loaded_is_a_clear_error(puffery: Run, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        flagged("It cures eczema.", "no_such_model")
    (tmp_path / ".puffery.toml").write_text("model = 'no_such_model'\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("It cures eczema.\n", encoding="utf-8")
    done = puffery("check", "a.txt")
    assert done.returncode == 2
    assert "remove `model` from the settings" in done.stderr
