"""Varies training documents towards what the linter reads: headings, shouted lines, words of the field."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.util import registry

Augmenter = Callable[[Language, Example], Iterator[Example]]

VOCABULARY = Path(__file__).with_name("vocabulary.tsv")
FIXED_RELATIONS = frozenset({"fixed", "flat", "goeswith", "reparandum"})
CLAUSAL_RELATIONS = frozenset({"acl", "ccomp", "csubj", "xcomp", "iobj", "compound:prt"})
CLOSED_ADJECTIVES = frozenset({"few", "last", "many", "more", "next", "other", "own", "same", "several", "such"})


@registry.augmenters("puffery.recase.v1")  # type: ignore[untyped-decorator]
def create_recaser(lower: float, title: float, upper: float) -> Augmenter:
    """Build an augmenter that replaces the given shares of documents by recased ones."""

    def recase(nlp: Language, example: Example) -> Iterator[Example]:
        drawn = random.random()
        if drawn < lower:
            yield _change(nlp, example, str.lower)
        elif drawn < lower + title:
            yield _change(nlp, example, _capitalize_words)
        elif drawn < lower + title + upper:
            yield _change(nlp, example, str.upper)
        else:
            yield example

    return recase


@registry.augmenters("puffery.adapt.v1")  # type: ignore[untyped-decorator]
def create_adapter(lower: float, title: float, upper: float, documents: float, words: float) -> Augmenter:
    """Build an augmenter that recases, and swaps a share of the words in a share of the documents."""
    vocabulary = read_vocabulary(VOCABULARY)
    recase = create_recaser(lower, title, upper)

    def adapt(nlp: Language, example: Example) -> Iterator[Example]:
        if random.random() < documents:
            example = _swap(nlp, example, vocabulary, words)
        yield from recase(nlp, example)

    return adapt


def read_vocabulary(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Read slot (a tag, with a verb's frame), form and lemma of each line into lists by slot."""
    vocabulary = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        slot, form, lemma = line.split("\t")
        vocabulary[slot].append((form, lemma))
    return dict(vocabulary)


def find_slot(token: Token) -> str | None:
    """Name the list whose words fit where the token stands: its tag, with a verb's frame; or None."""
    if not token.is_alpha or token.dep_ in FIXED_RELATIONS:
        return None
    relations = {child.dep_ for child in token.children}
    if relations & CLAUSAL_RELATIONS:
        return None
    if token.pos_ == "VERB":
        frame = "transitive" if relations & {"obj", "nsubj:pass"} else "oblique" if "obl" in relations else None
        return frame and f"{token.tag_} {frame}"
    is_open = token.pos_ == "NOUN"
    is_open |= token.pos_ == "ADJ" and token.dep_ == "amod" and token.lower_ not in CLOSED_ADJECTIVES
    is_open |= token.pos_ == "ADV" and token.dep_ == "advmod" and token.lower_.endswith("ly")
    return token.tag_ if is_open else None


def _swap(nlp: Language, example: Example, vocabulary: dict[str, list[tuple[str, str]]], share: float) -> Example:
    gold = example.reference
    forms, lemmas = [token.text for token in gold], [token.lemma_ for token in gold]
    for token in gold:
        slot = find_slot(token)
        if slot in vocabulary and random.random() < share:
            form, lemmas[token.i] = random.choice(vocabulary[slot])
            forms[token.i] = _copy_case(form, token)
    annotation = example.to_dict()
    annotation["token_annotation"].update(ORTH=forms, LEMMA=lemmas)
    spaces = [bool(token.whitespace_) for token in gold]
    return Example.from_dict(Doc(nlp.vocab, words=forms, spaces=spaces), annotation)


def _copy_case(form: str, token: Token) -> str:
    if token.is_upper and len(token) > 1:
        return form.upper()
    return form.capitalize() if token.is_title else form


def _capitalize_words(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def _change(nlp: Language, example: Example, change: Callable[[str], str]) -> Example:
    gold = example.reference
    text = change(gold.text)
    if len(text) != len(gold.text):  # a letter whose other case takes two, as "ß"
        return example
    annotation = example.to_dict()
    annotation["token_annotation"]["ORTH"] = [text[token.idx : token.idx + len(token)] for token in gold]
    return Example.from_dict(nlp.make_doc(text), annotation)
