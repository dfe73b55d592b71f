"""Does syntax pay?  Every rule with and without the parser, on labelled pages.

    python benchmarks/syntax.py FOLDER [--json]

Without syntax, denial, hedging and conditions are read from the words around a span (`puffery.context`).  With it, each
flagged sentence is parsed too, and a finding is dropped when the tree says that its verb is negated, hedged by a modal or by
a verb that takes it as a complement, or stands in a condition.  Prints precision, recall and F1 of each rule both ways, and the
time that parsing takes.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from spacy.tokens import Span, Token

from puffery.discovery import installed_rules
from puffery.engine import find
from puffery.evaluate import SPAN_FAMILIES, _Tally, labelled_pages, load_labels
from puffery.language import Language
from puffery.plugin import flags_of, reading_of, sentence
from puffery.readers import read
from puffery.settings import Settings

_NEGATIVE = frozenset("not n't never no nobody none neither nor cannot without".split())
_MODAL = frozenset("may might could".split())
_HEDGING = frozenset("help aim seek try hope design intend suggest appear seem believe think attempt strive".split())
_CONDITION = frozenset("if whether unless".split())


def is_dropped(span: Span, parsed: Any, start: int) -> bool:
    """Does the tree of a sentence (which starts at a token of the page) speak against a finding?"""
    root = parsed[span.start - start : span.end - start].root
    verb = root if root.pos_ in ("VERB", "AUX") else next((up for up in root.ancestors if up.pos_ in ("VERB", "AUX")), root)
    inside = {token.i for token in parsed[span.start - start : span.end - start]}
    return any(_speaks_against(token, inside) for token in (verb, *_governors(verb)))


def _governors(verb: Token) -> list[Token]:
    found = []
    while verb.dep_ in ("xcomp", "ccomp", "advcl", "conj") and verb.head is not verb:
        found.append(verb.head)
        verb = verb.head
    return found


def _speaks_against(token: Token, inside: set[int]) -> bool:
    if token.lemma_.lower() in _HEDGING and token.i not in inside:
        return True
    for child in token.children:
        word = child.lower_
        if child.i in inside:
            continue
        if child.dep_ == "aux" and word in _MODAL:
            return True
        if child.dep_ in ("advmod", "neg") and word in _NEGATIVE:
            return True
        if child.dep_ == "mark" and word in _CONDITION:
            return True
        if child.dep_.startswith("nsubj") and any(grand.lower_ in _NEGATIVE for grand in (child, *child.children)):
            return True
    return False


def measure(folder: Path) -> dict[str, Any]:
    """Return the scores without and with syntax, and the seconds that reading, linting and parsing took."""
    rules = [rule for rule in installed_rules() if rule.code[:3] in SPAN_FAMILIES]
    language = Language(installed_rules())
    plain, parsed_tally = _Tally(), _Tally()
    linting = parsing = 0.0
    for draft, file in labelled_pages(folder):
        begin = time.process_time()
        page = read(str(draft), draft.read_bytes())
        labels = load_labels(file, page.source)
        settings = Settings(jurisdictions=labels.jurisdictions)
        doc = language.read(page, settings)
        flags = [(rule, flag) for rule in rules if settings.is_selected(rule) for flag in flags_of(rule, doc)]
        linting += time.process_time() - begin
        begin = time.process_time()
        places = sorted({(sentence(flag.span).start, sentence(flag.span).end) for _, flag in flags})
        trees = dict(zip(places, language.pipeline.pipe(doc[a:b].text for a, b in places), strict=True))
        kept = []
        for rule, flag in flags:
            whole = sentence(flag.span)
            tree = trees[whole.start, whole.end]
            if len(tree) != len(whole) or flag.span.end > whole.end or not is_dropped(flag.span, tree, whole.start):
                kept.append((rule, flag))
        parsing += time.process_time() - begin
        reading = reading_of(doc)
        sentences = [
            page.offsets.locate(*reading.chars(a, b)) for a, b in zip(reading.starts, reading.ends, strict=True) if b > a
        ]
        for tally, chosen in ((plain, flags), (parsed_tally, kept)):
            found = [(hit.start, hit.end, hit.code) for rule, flag in chosen for hit in find(rule, [flag], page, settings)]
            tally.add(labels, found, sentences, len(page.prose.split()))
    return {"without": plain.scores(), "with": parsed_tally.scores(), "linting": linting, "parsing": parsing}


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = measure(arguments.folder)
    if arguments.json:
        print(json.dumps(result, indent=1))
        return
    print("| rule | F1 without | F1 with | precision without | with | recall without | with |\n|---|---|---|---|---|---|---|")
    for code, row in result["without"]["rules"].items():
        other = result["with"]["rules"].get(code)
        if other and row["labels"]:
            cells = [row["f1"], other["f1"], row["precision"], other["precision"], row["recall"], other["recall"]]
            print(f"| {code} | " + " | ".join("-" if cell is None else f"{cell:.2f}" for cell in cells) + " |")
    print(f"\nLinting took {result['linting']:.1f} s, parsing the flagged sentences {result['parsing']:.1f} s.")


if __name__ == "__main__":
    main()
