"""Figures: a number that stands alone beside its label, as cards and counters show it, is read as one piece."""

from __future__ import annotations

import re

from puffery.readers.fragments import Fragment

_NUMBER_ONLY = re.compile(
    r"[~≈<>≤≥+]?\s?(?:over\s|up to\s|more than\s)?\d[\d,. ]*(?:\s?(?:%|percent|/\s?\d+|[kKmMxX]|out of \d+|million|hours|"
    r"years|days|minutes|in \d+|stars?|★))?\s?\+?",
    re.I,
)
#: Numbers that only count something off: a step, a year, a telephone number.
_NO_FIGURE = re.compile(r"0\d*|\d|\d{1,2}\.|(?:19|20)\d\d|[\d ().+-]{7,}")
_LABEL = re.compile(r"(?=.{2,80}$)[A-Za-z][^.!?:]*[^.!?:,;\s]")


def join_figures(fragments: list[Fragment]) -> None:
    """Join a number that stands alone to the label beside it: "95%", "Success rate"."""
    count = len(fragments)
    if not count:
        return
    short = [f.length <= 80 and not f.joined and (k + 1 == count or not fragments[k + 1].joined) for k, f in enumerate(fragments)]
    numbers = {k for k, f in enumerate(fragments) if short[k] and f.length <= 24 and is_number(f.text())}
    taken: set[int] = set()
    for k in sorted(numbers):
        f = fragments[k]
        if f.kind in ("cell", "title", "description", "field", "alt", "label", "button"):
            continue
        after = _label_low(fragments, short, numbers, taken, k + 1, fragments[k + 1].low if k + 1 < count else -1)
        before = _label_low(fragments, short, numbers, taken, k - 1, f.low)
        if max(after, before) < 0:
            continue
        first = k if after >= before and not (after == before and _is_led(fragments, short, numbers, k)) else k - 1
        taken |= {first, first + 1}
        fragments[first].kind, fragments[first].value = "figure", ""
        fragments[first + 1].joined = True


def is_number(text: str) -> bool:
    """Whether a text is a figure and nothing else: `95%`, `4.9/5`, `10,000+`."""
    return bool(_NUMBER_ONLY.fullmatch(text)) and not _NO_FIGURE.fullmatch(text)


def _label_low(fragments: list[Fragment], short: list[bool], numbers: set[int], taken: set[int], k: int, low: int) -> int:
    """How deep the common parent with a would-be label lies; -1 where it is none."""
    if not 0 <= k < len(fragments) or k in numbers or k in taken or not short[k]:
        return -1
    f = fragments[k]
    if f.kind in ("cell", "title", "description", "field", "alt", "label", "button", "quote"):
        return -1
    return low if _LABEL.fullmatch(f.text()) and f.text().count(" ") < 8 else -1


def _is_led(fragments: list[Fragment], short: list[bool], numbers: set[int], k: int) -> bool:
    """Whether labels lead their numbers in a flat row, so that the last number of the row has no label after it."""
    while k + 2 < len(fragments) and k + 2 in numbers:
        k += 2
    return not (k + 1 < len(fragments) and short[k + 1] and _LABEL.fullmatch(fragments[k + 1].text()))
