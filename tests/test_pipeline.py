"""The English pipeline that ships in the package."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

import puffery.pipeline

FOLDER = Path(puffery.pipeline.__file__).parent / "en_puffery"
TRAINING = Path(__file__).parent.parent / "training"
MEGABYTE = 1_000_000

CONLLU = """\
# newpar
# text = Don't rub and/or scratch it.
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	rub	rub	VERB	VB	_	0	root	_	_
4	and	and	CCONJ	CC	_	7	cc	_	SpaceAfter=No
5	/	/	SYM	SYM	_	6	cc	_	SpaceAfter=No
6	or	or	CCONJ	CC	_	4	conj	_	_
7	scratch	scratch	VERB	VB	_	3	conj	_	_
8	it	it	PRON	PRP	_	7	obj	_	SpaceAfter=No
9	.	.	PUNCT	.	_	3	punct	_	_

# text = Rest e-mails later.
1	Rest	rest	VERB	VB	_	0	root	_	_
2	e-mails	e-mail	NOUN	NNS	_	1	obj	_	_
3	later	later	ADV	RB	_	1	advmod	_	SpaceAfter=No
4	.	.	PUNCT	.	_	1	punct	_	_
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(FOLDER)


def find(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def test_weights_stay_under_twelve_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 12 * MEGABYTE


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("LICENSE", "Attribution-ShareAlike 4.0 International"),
        ("ATTRIBUTION", "https://github.com/UniversalDependencies/UD_English-EWT"),
    ],
)
def test_licence_and_attribution_lie_beside_the_weights(name: str, words: str) -> None:
    assert words in (FOLDER / name).read_text(encoding="utf-8")


def test_config_holds_no_path_of_the_machine_that_trained_it() -> None:
    config = (FOLDER / "config.cfg").read_text(encoding="utf-8")
    assert "[paths]" not in config
    assert "[training]" not in config


def test_meta_names_the_spacy_versions_it_loads_on(nlp: Language) -> None:
    assert spacy.util.is_compatible_version(spacy.about.__version__, nlp.meta["spacy_version"])
    assert nlp.meta["license"] == "CC BY-SA 4.0"


def test_tokenization_is_that_of_the_blank_pipeline(nlp: Language) -> None:
    text = "It's a 15-minute, FDA-cleared (non-surgical) treatment: you'll feel 100% better, don't wait!"
    assert [token.text for token in nlp.make_doc(text)] == [token.text for token in spacy.blank("en")(text)]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The nurse treated three patients.", "DT NN VBD CD NNS ."),
        ("Our clinics offer the safest treatment.", "PRP$ NNS VBP DT JJS NN ."),
        ("She has never felt better.", "PRP VBZ RB VBN JJR ."),
    ],
)
def test_tags_are_those_of_the_penn_treebank(nlp: Language, text: str, tags: str) -> None:
    assert [token.tag_ for token in nlp(text)] == tags.split()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The nurse treated three patients.", "DET NOUN VERB NUM NOUN PUNCT"),
        ("It does not cure this disease.", "PRON AUX PART VERB DET NOUN PUNCT"),
    ],
)
def test_parts_of_speech_are_universal(nlp: Language, text: str, parts: str) -> None:
    assert [token.pos_ for token in nlp(text)] == parts.split()


@pytest.mark.parametrize(
    ("text", "word", "head", "relation"),
    [
        ("This cream relieves pain.", "cream", "relieves", "nsubj"),
        ("This cream relieves pain.", "pain", "relieves", "obj"),
        ("The treatment does not cure arthritis.", "not", "cure", "advmod"),
        ("The nerve is supplied by this artery.", "nerve", "supplied", "nsubj:pass"),
        ("The nerve is supplied by this artery.", "artery", "supplied", "obl:agent"),
        ("The muscle originates from the bone.", "bone", "originates", "obl"),
        ("The femoral nerve innervates the quadriceps.", "quadriceps", "innervates", "obj"),
        ("We guarantee instant relief.", "relief", "guarantee", "obj"),
        ("Dental implants cure nothing.", "implants", "cure", "nsubj"),
        ("Patients who smoke heal slowly.", "smoke", "Patients", "acl:relcl"),
    ],
)
def test_heads_and_relations_are_universal(nlp: Language, text: str, word: str, head: str, relation: str) -> None:
    token = find(nlp(text), word)
    assert (token.head.text, token.dep_) == (head, relation)


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("She was treated by two doctors.", "was", "be"),
        ("She was treated by two doctors.", "treated", "treat"),
        ("She was treated by two doctors.", "doctors", "doctor"),
        ("The surgeon fused two vertebrae.", "vertebrae", "vertebra"),
        ("The surgeon fused two vertebrae.", "fused", "fuse"),
        ("The therapy is rejuvenating your skin.", "rejuvenating", "rejuvenate"),
        ("We have better therapies.", "therapies", "therapy"),
        ("We have better therapies.", "better", "good"),
        ("You won't feel it.", "n't", "not"),
    ],
)
def test_lemmas_are_dictionary_forms(nlp: Language, text: str, word: str, lemma: str) -> None:
    assert find(nlp(text), word).lemma_ == lemma


def test_parser_finds_sentences(nlp: Language) -> None:
    doc = nlp("The clinic opened in May. It treats knees and hips. Call us for an appointment.")
    assert [sentence.start for sentence in doc.sents] == [0, 6, 12]


def test_empty_text_is_an_empty_document(nlp: Language) -> None:
    assert len(nlp("")) == 0


@pytest.fixture
def treebank(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(TRAINING)
    return importlib.import_module("treebank")


@pytest.fixture
def gold(treebank: Any, tmp_path: Path) -> Doc:
    path = tmp_path / "en-test.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (run,) = treebank.group(treebank.read_conllu(path), 8)
    doc = treebank.annotate(spacy.blank("en"), run)
    assert isinstance(doc, Doc)
    return doc


def test_treebank_words_become_tokens_of_the_tokenizer(gold: Doc) -> None:
    assert gold.text == "Don't rub and/or scratch it. Rest e-mails later."
    assert [token.text for token in gold] == [token.text for token in spacy.blank("en")(gold.text)]


def test_parts_of_a_contraction_keep_their_own_annotation(gold: Doc) -> None:
    assert [(token.lemma_, token.dep_) for token in gold[:2]] == [("do", "aux"), ("not", "advmod")]


def test_token_of_several_words_takes_the_topmost(gold: Doc) -> None:
    token = find(gold, "and/or")
    assert (token.tag_, token.dep_, token.head.text) == ("CC", "cc", "scratch")


def test_tokens_of_one_word_hang_from_the_last(gold: Doc) -> None:
    head = find(gold, "mails")
    assert (head.tag_, head.dep_, head.head.text) == ("NNS", "obj", "Rest")
    assert {find(gold, text).head for text in ("e", "-")} == {head}


def test_sentences_of_a_run_stay_apart(gold: Doc) -> None:
    assert [sentence[0].text for sentence in gold.sents] == ["Do", "Rest"]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("rejuvenating", "rejuvenate"),
        ("fused", "fuse"),
        ("numbing", "numb"),
        ("slimming", "slim"),
        ("relieves", "relieve"),
        ("applied", "apply"),
        ("treated", "treat"),
    ],
)
def test_spelling_rules_restore_unknown_verbs(form: str, lemma: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(TRAINING)
    lemmas = importlib.import_module("lemmas")
    assert lemmas.apply_rules(form, lemmas.verb_rules(), set()) == lemma
