"""Measures a pipeline on a part of the treebank."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
import treebank
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

SHOWN = ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_p", "sents_r", "sents_f")
ROUNDS = 3


def measure(nlp: Language, part: Path) -> dict[str, Any]:
    """Score documents of up to 8 sentences and single sentences; time the former.

    Scores are spaCy's own in per cent (UAS and LAS leave punctuation out); a word is a token.
    """
    sentences = list(treebank.read_conllu(part))
    runs = annotate_all(nlp, treebank.group(sentences, 8))
    singles = annotate_all(nlp, ([sentence] for sentence in sentences))
    return {
        **score(nlp, runs),
        "sentences_alone": score(nlp, singles),
        "sentencizer_f": score_sentencizer(runs),
        "words_per_second": time_words(nlp, runs),
    }


def annotate_all(nlp: Language, runs: Iterable[list[treebank.Sentence]]) -> list[Doc]:
    """Turn runs of sentences into gold documents."""
    docs = [treebank.annotate(nlp, run) for run in runs]
    return [doc for doc in docs if doc is not None]


def score(nlp: Language, golds: list[Doc]) -> dict[str, float]:
    """Score the pipeline's own analysis of the golds' text."""
    results = nlp.evaluate([Example(nlp.make_doc(gold.text), gold) for gold in golds])
    return {name: round(100 * results[name], 2) for name in SHOWN}


def score_sentencizer(golds: list[Doc]) -> float:
    """Sentence F1 of spaCy's punctuation rules, for comparison."""
    rules = spacy.blank("en")
    rules.add_pipe("sentencizer")
    examples = [Example(rules.make_doc(gold.text), Doc(rules.vocab).from_bytes(gold.to_bytes())) for gold in golds]
    return float(round(100 * rules.evaluate(examples)["sents_f"], 2))


def time_words(nlp: Language, golds: list[Doc]) -> int:
    """Words a second of one core's time through the whole pipeline, best of some rounds."""
    texts = [gold.text for gold in golds]
    words = sum(len(gold) for gold in golds)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _doc in nlp.pipe(texts):
            pass
        times.append(time.process_time() - start)
    return round(words / min(times))
