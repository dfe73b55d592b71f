"""`puffery evaluate`: the rules measured against labelled pages.

A labelled page is a draft with a JSON file of the same stem beside it: `{"kind": "marketing" | "neutral", "missing": [codes],
"spans": [{"quote": text, "label": code, "nth": 1}]}`; a span may also be `[start, end, code]` in code points of the source, and
`maybe` and `maybe_missing` hold what the labellers disagreed on, which counts neither way.

By span, a finding is right when it overlaps a label of its code (or family), and a label is found when a finding overlaps it.
By sentence, a sentence counts once for each family.  Missing disclaimers are counted by page.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from puffery.discovery import installed_rules
from puffery.engine import report
from puffery.errors import PufferyError
from puffery.language import Language
from puffery.model import JURISDICTIONS
from puffery.readers import read
from puffery.reading import reading_of
from puffery.settings import Settings

Span = tuple[int, int, str]
#: Families whose spans are labelled; disclaimers are judged by page, terms and readability are not labelled.
SPAN_FAMILIES = ("EFF", "EVD", "REG", "ANA")


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labellers say of a page; spans count code points of the source."""

    kind: str
    spans: tuple[Span, ...]
    maybe: tuple[Span, ...]
    missing: frozenset[str]
    maybe_missing: frozenset[str]
    jurisdictions: tuple[str, ...]


def evaluate(folder: Path) -> dict[str, Any]:
    """Return the scores of the installed rules on the labelled pages below a folder; raises `PufferyError` naming the file."""
    rules = installed_rules()
    language = Language(rules)
    tally = _Tally()
    pages = list(labelled_pages(folder))
    if not pages:
        raise PufferyError(f"{folder}: there are no labelled pages (a draft with a .json of the same stem beside it)")
    for draft, file in pages:
        page = read(str(draft), draft.read_bytes())
        labels = load_labels(file, page.source)
        settings = Settings(jurisdictions=labels.jurisdictions)
        doc = language.read(page, settings)
        result = report(doc, page, rules, settings)
        if result.crashes:
            raise result.crashes[0]
        found = [(finding.start, finding.end, finding.code) for finding in result.findings]
        reading = reading_of(doc)
        sentences = [
            page.offsets.locate(*reading.chars(start, end))
            for start, end in zip(reading.starts, reading.ends, strict=True)
            if end > start
        ]
        tally.add(labels, found, sentences, len(page.prose.split()))
    return tally.scores()


def labelled_pages(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield draft and label file of each labelled page below a folder, in order."""
    for file in sorted(folder.rglob("*.json")):
        drafts = [other for other in sorted(file.parent.glob(f"{file.stem}.*")) if other.suffix != ".json"]
        if drafts:
            yield drafts[0], file


def load_labels(file: Path, source: str) -> Labels:
    """Return the labels of a page; a quote that does not stand in the page raises `PufferyError`."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        places = data.get("jurisdiction", data.get("jurisdictions", "us"))
        return Labels(
            kind=data["kind"],
            spans=tuple(_place(span, source, file) for span in data["spans"]),
            maybe=tuple(_place(span, source, file) for span in data.get("maybe", ())),
            missing=frozenset(data["missing"]),
            maybe_missing=frozenset(data.get("maybe_missing", ())),
            jurisdictions=tuple(place for place in ([places] if isinstance(places, str) else places) if place in JURISDICTIONS)
            or ("us",),
        )
    except (json.JSONDecodeError, KeyError, TypeError) as cause:
        raise PufferyError(f"{file}: not a label file ({cause!r}); it needs `kind`, `missing` and `spans`") from cause


def _place(span: Any, source: str, file: Path) -> Span:
    if isinstance(span, list):
        start, end, label = span
        return start, end, label
    at = -1
    for _ in range(span.get("nth", 1)):
        at = source.find(span["quote"], at + 1)
        if at < 0:
            raise PufferyError(f"{file}: the quote {span['quote']!r} does not stand in the page {span.get('nth', 1)} times")
    return at, at + len(span["quote"]), span["label"]


class _Tally:
    """Counts over pages: keys are (unit, code or family), values true and false positives and misses."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str, str]] = Counter()
        self.pages = self.words = self.neutral_words = self.alarms = 0

    def add(self, labels: Labels, found: Sequence[Span], sentences: Sequence[tuple[int, int]], words: int) -> None:
        self.pages += 1
        self.words += words
        for width, unit in ((6, "rule"), (3, "family")):
            self._add_spans(unit, _cut(labels.spans, width), _cut(labels.maybe, width), _cut(found, width))
        for family in SPAN_FAMILIES:
            self._add_sentences(family, labels, found, sentences)
        self._add_disclaimers(labels, {code for *_, code in found if code.startswith("DIS")})
        if labels.kind == "neutral":
            self.neutral_words += words
            known = _cut((*labels.spans, *labels.maybe), 3)
            self.alarms += sum(code in SPAN_FAMILIES and not _is_hit((a, b, code), known) for a, b, code in _cut(found, 3))

    def _add_spans(self, unit: str, wanted: Sequence[Span], maybe: Sequence[Span], found: Sequence[Span]) -> None:
        for span in found:
            if span[2][:3] not in SPAN_FAMILIES:
                continue
            if _is_hit(span, wanted):
                self.counts[unit, span[2], "right"] += 1
            elif not _is_hit(span, maybe):
                self.counts[unit, span[2], "wrong"] += 1
        for span in wanted:
            self.counts[unit, span[2], "found" if _is_hit(span, found) else "missed"] += 1

    def _add_sentences(self, family: str, labels: Labels, found: Sequence[Span], sentences: Iterable[tuple[int, int]]) -> None:
        wanted, mine, maybe = ([s for s in spans if s[2][:3] == family] for spans in (labels.spans, found, labels.maybe))
        for start, end in sentences:
            here = (start, end, "")
            is_wanted, is_found = _touches(here, wanted), _touches(here, mine)
            if is_wanted:
                self.counts["sentence", family, "found" if is_found else "missed"] += 1
                self.counts["sentence", family, "right"] += is_found
            elif is_found and not _touches(here, maybe):
                self.counts["sentence", family, "wrong"] += 1

    def _add_disclaimers(self, labels: Labels, said: set[str]) -> None:
        for code in (labels.missing | said) - labels.maybe_missing:
            for unit, name in (("rule", code), ("disclaimers", "DIS")):
                if code in labels.missing:
                    self.counts[unit, name, "found" if code in said else "missed"] += 1
                    self.counts[unit, name, "right"] += code in said
                else:
                    self.counts[unit, name, "wrong"] += 1

    def scores(self) -> dict[str, Any]:
        """The counts as precision, recall and F1."""
        names: dict[str, list[str]] = {}
        for unit, name, _ in sorted(self.counts):
            names.setdefault(unit, [])
            if name not in names[unit]:
                names[unit].append(name)
        scores: dict[str, Any] = {"pages": self.pages, "words": self.words}
        for unit, title in (("rule", "rules"), ("family", "families"), ("sentence", "sentences"), ("disclaimers", "disclaimers")):
            scores[title] = {name: self._score(unit, name) for name in names.get(unit, [])}
        scores["false_alarms_per_1000_neutral_words"] = (
            _round(1000 * self.alarms / self.neutral_words) if self.neutral_words else None
        )
        return scores

    def _score(self, unit: str, name: str) -> dict[str, float | int | None]:
        right, wrong, found, missed = (self.counts[unit, name, kind] for kind in ("right", "wrong", "found", "missed"))
        precision = right / (right + wrong) if right + wrong else None
        recall = found / (found + missed) if found + missed else None
        f1 = 2 * precision * recall / (precision + recall) if precision and recall else 0.0
        return {
            "labels": found + missed,
            "findings": right + wrong,
            "precision": _round(precision),
            "recall": _round(recall),
            "f1": _round(f1),
        }


def table(scores: Mapping[str, Any]) -> str:
    """Return scores as a text table."""
    lines = [f"{scores['pages']} pages, {scores['words']} words"]
    for title in ("rules", "families", "sentences", "disclaimers"):
        lines += ["", f"{title:<12}{'labels':>8}{'findings':>10}{'precision':>11}{'recall':>8}{'F1':>8}"]
        for name, row in scores[title].items():
            cells = (f"{'-' if row[key] is None else format(row[key], '.3f')}" for key in ("precision", "recall", "f1"))
            lines.append("{:<12}{:>8}{:>10}{:>11}{:>8}{:>8}".format(name, row["labels"], row["findings"], *cells))
    alarms = scores["false_alarms_per_1000_neutral_words"]
    return "\n".join([*lines, "", f"False alarms in 1,000 neutral words: {'-' if alarms is None else alarms}"])


def _cut(spans: Iterable[Span], width: int) -> list[Span]:
    return sorted({(start, end, code[:width]) for start, end, code in spans})


def _is_hit(span: Span, others: Iterable[Span]) -> bool:
    return any(other[2] == span[2] and other[0] < span[1] and span[0] < other[1] for other in others)


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(other[0] < span[1] and span[0] < other[1] for other in others)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
