"""`nlp.add_pipe("puffery")`: the rules in somebody's own spaCy pipeline."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import DocBin

from puffery.errors import SettingsError

TEXT = "Our serum cures eczema. It is a game-changer."


def test_spans_are_left_in_the_doc_labelled_by_code() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("puffery", config={"select": ["EFF"]})
    doc = nlp(TEXT)
    assert ("cures eczema", "EFF102", "cure-claim") in [(span.text, span.label_, span.id_) for span in doc.spans["puffery"]]
    assert doc.text == TEXT


def test_rules_can_be_chosen() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("puffery", config={"select": ["EFF"], "ignore": ["hype"]})
    doc = nlp(TEXT)
    assert {span.label_ for span in doc.spans["puffery"]} == {"EFF102"}


def test_a_wrong_code_is_a_clear_error() -> None:
    nlp = spacy.blank("en")
    with pytest.raises(SettingsError, match="did you mean"):
        nlp.add_pipe("puffery", config={"select": ["EFF999"]})


def test_sentences_of_the_pipeline_are_respected() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("puffery", config={"select": ["EFF102"]})
    doc = nlp(TEXT)
    assert [sent.text for sent in doc.sents] == TEXT.replace(". ", ".|").split("|")
    assert [span.text for span in doc.spans["puffery"]] == ["cures eczema"]


def test_docs_can_be_piped_and_serialized() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("puffery", config={"select": ["EFF102"]})
    docs = list(nlp.pipe([TEXT, "", "Nothing here."]))
    data = DocBin(docs=docs, store_user_data=True).to_bytes()
    restored = list(DocBin().from_bytes(data).get_docs(nlp.vocab))
    assert [len(doc.spans["puffery"]) for doc in docs] == [1, 0, 0]
    assert [doc.text for doc in restored] == [TEXT, "", "Nothing here."]
