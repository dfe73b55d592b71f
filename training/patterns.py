"""Fills sentence patterns with words of the field: short claims and anatomy that the treebank hardly has.

A pattern's tokens read word/tag/relation/head, with heads counted from 1 and 0 for the root; $TAG/relation/head is
filled from the vocabulary, a verb of the transitive frame unless "~" asks for the oblique one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from augment import read_vocabulary
from spacy.tokens import Doc
from spacy.vocab import Vocab

UNIVERSAL = {"DT": "DET", "IN": "ADP", "PRP": "PRON", "PRP$": "PRON", "CC": "CCONJ", "CD": "NUM", "MD": "AUX"}
UNIVERSAL |= {"NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "RB": "ADV", "RBR": "ADV", ".": "PUNCT"}


def fill_all(vocab: Vocab, patterns: Path, vocabulary: Path, times: int, seed: int) -> Iterator[Doc]:
    """Fill each pattern so many times, with words drawn at random."""
    words = read_vocabulary(vocabulary)
    drawing = random.Random(seed)
    for pattern in patterns.read_text(encoding="utf-8").splitlines():
        for _ in range(times):
            yield fill(vocab, pattern, words, drawing)


def fill(vocab: Vocab, pattern: str, words: dict[str, list[tuple[str, str]]], drawing: random.Random) -> Doc:
    """Fill one pattern."""
    forms, tags, poses, deps, heads = [], [], [], [], []
    for index, token in enumerate(pattern.split()):
        *slot, relation, head = token.rsplit("/", 3 if not token.startswith("$") else 2)
        form, tag = slot if len(slot) == 2 else draw(slot[0], words, drawing)
        forms.append(form if index else form[:1].upper() + form[1:])
        tags.append(tag)
        deps.append("ROOT" if head == "0" else relation)
        poses.append("AUX" if relation.startswith(("aux", "cop")) else UNIVERSAL.get(tag, "VERB"))
        heads.append(index if head == "0" else int(head) - 1)
    spaces = [True] * (len(forms) - 2) + [False, False]
    return Doc(vocab, words=forms, spaces=spaces, tags=tags, pos=poses, deps=deps, heads=heads)


def draw(slot: str, words: dict[str, list[tuple[str, str]]], drawing: random.Random) -> tuple[str, str]:
    """Draw a word for a slot; return it with its tag."""
    tag = slot.strip("$~")
    frame = (" oblique" if slot.endswith("~") else " transitive") if tag.startswith("VB") else ""
    return drawing.choice(words[tag + frame])[0], tag
