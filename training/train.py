"""Trains, measures and packs the English pipeline that ships in the package.

    python training/train.py UD_English-EWT --work build/pipeline --output linter/puffery/pipeline/en_puffery

The treebank is a folder with the three parts of UD English EWT as .conllu or .conllu.xz files.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import augment  # noqa: F401  (registers the augmenters that the configs name)
import lemmas
import measure
import patterns
import spacy
import treebank
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import registry
from thinc.api import Config

HERE = Path(__file__).parent
ROUNDS = {
    "first": ("config.cfg",),
    "second": ("config.cfg", "adapt.cfg"),
    "third": ("config.cfg", "adapt.cfg", "field.cfg"),
}
SPACY_VERSION = ">=3.8.0,<3.9.0"
VERSION = "0.1.0"
MAX_SENTENCES = 8
FILLINGS = 100
MAX_WORDS = 50
"""The time of the parser's oracle is quadratic in a document's length."""


def main() -> None:
    """Run all stages, or the later ones on a model that was trained before."""
    arguments = parse_arguments()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    convert_all(arguments.treebank, work)
    if not arguments.pack_only:
        for name in ROUNDS:
            run_round(name, work)
    # The last state, not the best on the development part: that part knows nothing of the field.
    nlp = spacy.load(work / "third" / "model-last")
    add_lemmatizer(nlp, work / "first.spacy")
    report = measure.measure(nlp, find_part(arguments.treebank, "test"))
    print(json.dumps(report, indent=2))
    if arguments.output:
        pack(nlp, arguments.output, arguments.treebank, report)


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("treebank", type=Path, help="folder with the .conllu or .conllu.xz files")
    parser.add_argument("--work", type=Path, default=Path("build/pipeline"), help="folder for intermediate files")
    parser.add_argument("--output", type=Path, help="where to put the packed pipeline")
    parser.add_argument("--pack-only", action="store_true", help="measure and pack the model in --work")
    return parser.parse_args()


def find_part(folder: Path, part: str) -> Path:
    """Return the file of the train, dev or test part."""
    return next(path for path in sorted(folder.iterdir()) if f"-{part}.conllu" in path.name)


def convert_all(source: Path, work: Path) -> None:
    """Write the training documents of each round and the development part.

    Each round sees every sentence twice, alone and among its neighbours, as the linter sends both.
    """
    sentences = list(treebank.read_conllu(find_part(source, "train")))
    alone = [[sentence] for sentence in sentences]
    paragraphs = treebank.group(sentences, MAX_SENTENCES, MAX_WORDS, by_paragraph=True)
    across = [*treebank.group(sentences, MAX_SENTENCES, MAX_WORDS), *alone]
    convert([*paragraphs, *alone], work / "first.spacy")
    convert(across, work / "second.spacy")
    filled = patterns.fill_all(spacy.blank("en").vocab, HERE / "patterns.txt", HERE / "vocabulary.tsv", FILLINGS, seed=19)
    convert(across, work / "third.spacy", more=filled)
    sentences = list(treebank.read_conllu(find_part(source, "dev")))
    convert(treebank.group(sentences, MAX_SENTENCES, MAX_WORDS, by_paragraph=True), work / "dev.spacy")


def convert(runs: Iterable[list[treebank.Sentence]], target: Path, more: Iterable[Doc] = ()) -> None:
    """Write runs of sentences as spaCy documents, and more documents after them."""
    nlp = spacy.blank("en")
    docs = (treebank.annotate(nlp, run) for run in runs)
    kept = [*(doc for doc in docs if doc is not None), *more]
    DocBin(docs=kept, store_user_data=False).to_disk(target)


def run_round(name: str, work: Path) -> None:
    """Train on the round's documents, from the weights of the round before; the result is in the folder `name`."""
    config = Config()
    for file in ROUNDS[name]:
        config = config.merge(Config().from_disk(HERE / file, interpolate=False))
    config["paths"]["train"] = str(work / f"{name}.spacy")
    config["paths"]["dev"] = str(work / "dev.spacy")
    if "previous" in config["paths"]:
        names = list(ROUNDS)
        config["paths"]["previous"] = str(work / names[names.index(name) - 1] / "model-best")
    config.to_disk(work / f"{name}.cfg", interpolate=False)
    train(work / f"{name}.cfg", work / name)


@registry.callbacks("puffery.continue.v1")  # type: ignore[untyped-decorator]
def create_continuation(path: str) -> Callable[[Language], None]:
    """Build a callback that gives an initialized pipeline the labels and weights of one trained before."""

    def take_weights(nlp: Language) -> None:
        trained = spacy.load(path)
        for name in nlp.pipe_names:
            target: Any = nlp.get_pipe(name)
            source: Any = trained.get_pipe(name)
            target.from_bytes(source.to_bytes(exclude=["vocab"]), exclude=["vocab"])

    return take_weights


def add_lemmatizer(nlp: Language, training_part: Path) -> None:
    """Add spaCy's rule lemmatizer with tables drawn from the training part."""
    docs = DocBin().from_disk(training_part).get_docs(spacy.blank("en").vocab)
    lookups = lemmas.make_lookups(docs, HERE / "irregular.tsv", HERE / "vocabulary.tsv")
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lookups)


def pack(nlp: Language, output: Path, source: Path, report: dict[str, Any]) -> None:
    """Write the pipeline with its licence and attribution, without training sections and words."""
    nlp.meta.update(
        name="puffery",
        version=VERSION,
        spacy_version=SPACY_VERSION,
        description="English tagger, parser and lemmatizer for medical marketing text",
        author="The puffery contributors",
        license="CC BY-SA 4.0",
        url="",
        sources=[
            {
                "name": "UD English EWT",
                "author": "Universal Dependencies contributors; text of the English Web Treebank",
                "url": "https://github.com/UniversalDependencies/UD_English-EWT",
                "license": "CC BY-SA 4.0",
            }
        ],
        performance=report,
    )
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    config = Config().from_disk(output / "config.cfg", interpolate=False)
    Config({section: config[section] for section in ("nlp", "components")}).to_disk(output / "config.cfg")
    (output / "vocab" / "strings.json").write_text(json.dumps(list_labels(nlp)), encoding="utf-8")
    shutil.copyfile(find_licence(source), output / "LICENSE")
    shutil.copyfile(HERE / "ATTRIBUTION", output / "ATTRIBUTION")


def list_labels(nlp: Language) -> list[str]:
    """Return the labels of all components, the only strings that a loaded vocabulary must know."""
    return sorted({label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())})


def find_licence(source: Path) -> Path:
    """Return the treebank's licence file."""
    return next(source.glob("LICENSE*"))


if __name__ == "__main__":
    main()
