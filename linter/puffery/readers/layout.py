"""What a careful reader sees in the layout: which lines are one paragraph, which number belongs to which label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from puffery.model import Mark
from puffery.readers.fragments import Fragment

Span = tuple[str, str, Fragment, int, Fragment, int]

BULLET = re.compile(r"(?:[•●○◦▪▫■□►▶➤➢‣∙·✓✔✅☑✗❖★☆→»]|[-–—*+](?=\s))\s*(?=\S)")
#: Signs that are never a part of a sentence.
_SIGNS = frozenset("•●○◦▪▫■□►▶➤➢‣∙✓✔✅☑✗❖★☆→»")
NUMBER = re.compile(r"(?:\(?(\d{1,2}|[a-z])\)|(\d{1,2})\.(?=\s))\s*(?=\S)")
_STOP = re.compile(r"[.!?;:…][\"'”’)\]]*(?:\s?\[?\d+(?:[,–-]\d+)*\]?)?$")
_OPEN_END = re.compile(
    r"(?:,|\b(?:a|an|the|of|and|or|for|to|in|on|at|by|with|from|as|is|are|was|were|be|that|which|your|our|their|than|into))$"
)
_NUMBER_ONLY = re.compile(
    r"[~≈<>≤≥+]?\s?(?:over\s|up to\s|more than\s)?\d[\d,. ]*(?:\s?(?:%|percent|/\s?\d+|[kKmMxX]|out of \d+|million|hours|"
    r"years|days|minutes|in \d+|stars?|★))?\s?\+?",
    re.I,
)
#: Numbers that only count something off: a step, a year, a telephone number.
_NO_FIGURE = re.compile(r"0\d*|\d|\d{1,2}\.|(?:19|20)\d\d|[\d ().+-]{7,}")
_LABEL = re.compile(r"(?=.{2,80}$)[A-Za-z][^.!?:]*[^.!?:,;\s]")


def join_lines(fragments: Sequence[Fragment], spans: Sequence[Span], wrapped: bool) -> None:
    """Decide for each soft boundary whether the block goes on or a new one begins.

    `wrapped` says that lines may have been broken at a column (plain text), not only on purpose (`<br>`).
    """
    strong = {id(a) for k, _, a, i, b, j in spans if k == "strong" and a is b and i == 0 and j == b.length}
    group: list[Fragment] = []
    for k, fragment in enumerate(fragments):
        group.append(fragment)
        if not fragment.soft or k == len(fragments) - 1:
            if wrapped:
                _join_wrapped(group)
            elif len(group) > 1:
                _join_broken(group, strong)
            group = []
    for fragment in fragments:
        if fragment.kind == "item" or fragment.kind == "paragraph" and not fragment.joined:
            _trim_sign(fragment, wrapped)


def _trim_sign(fragment: Fragment, wrapped: bool) -> None:
    """Drop the sign before a list item."""
    text = fragment.text()
    if fragment.kind == "paragraph" and text[0] not in _SIGNS:
        return
    if sign := BULLET.match(text) or (NUMBER.match(text) if wrapped else None):
        fragment.kind = "item"
        fragment.trim(sign.end())


def _join_wrapped(group: list[Fragment]) -> None:
    """Tell hard-wrapped paragraphs from headings, list items and paragraphs of one line each."""
    lines = [f.text() for f in group]
    width = max(map(len, lines))
    full = [_is_full(before, line, width) for before, line in pairwise(lines)]
    is_wrapped = width <= 120 and len(full) > 1 and sum(full) > 0.6 * len(full)
    start = 0
    for i in range(1, len(lines)):
        before, line = lines[i - 1], lines[i]
        if BULLET.match(line) or _is_next_number(line, lines[start], before):
            goes_on = False
        elif line[0].islower() or _OPEN_END.search(before[-12:]):
            goes_on = True
        else:
            goes_on = width <= 120 and full[i - 1] and (is_wrapped or not _STOP.search(before[-24:]))
        group[i].joined = goes_on
        if not goes_on:
            start = i
    _name_lines(group, lines)


def _is_full(before: str, line: str, width: int) -> bool:
    """Whether a line is so long that the first word of the next one did not fit."""
    return len(before) >= 45 and len(before) + 1 + len(line.split(" ", 1)[0]) > min(width, 100) - 4


def _is_next_number(line: str, item: str, before: str) -> bool:
    number = NUMBER.match(line)
    if not number:
        return False
    previous = NUMBER.match(item)
    return bool(previous) or bool(_STOP.search(before[-24:])) or len(before) < 45 or (number[1] or number[2]) == "1"


def _name_lines(group: list[Fragment], lines: list[str]) -> None:
    """Name the blocks of a group of lines: bullets are items, a short line above a longer one is a heading."""
    heads = [i for i, f in enumerate(group) if not f.joined]
    for head, after in zip(heads, [*heads[1:], len(lines)], strict=True):
        fragment, text = group[head], lines[head]
        if fragment.kind != "paragraph":
            continue
        if BULLET.match(text) or NUMBER.match(text):
            fragment.kind = "item"
        elif after == head + 1 and is_heading_like(text):
            follows = after < len(lines) and not group[after].joined and is_heading_like(lines[after])
            precedes = head > 0 and group[head - 1].kind == "item" or head > 0 and is_heading_like(lines[head - 1])
            fragment.kind = "item" if precedes and (follows or after == len(lines)) else "heading"


def is_heading_like(line: str) -> bool:
    """Whether a line is short and does not end as a sentence does; a lead-in that ends in a colon is none."""
    words = line.count(" ") + 1
    return (
        len(line) <= 80
        and words <= 12
        and line[-1] not in ".!,;"
        and not (line[-1] == ":" and words > 5)
        and not line[0].islower()
        and any(c.isalpha() for c in line)
        and ". " not in line[4:]
        and "://" not in line
    )


def _join_broken(group: list[Fragment], strong: set[int]) -> None:
    """Tell a sentence that `<br>` wraps from a list that `<br>` makes."""
    heading = group[0].kind == "heading"
    lines = [f.text() for f in group]
    listed = len(lines) > 2 and all(len(x) < 80 and not x[0].islower() and not _OPEN_END.search(x[-12:]) for x in lines)
    for i in range(1, len(lines)):
        before, line, fragment = lines[i - 1], lines[i], group[i]
        if heading:
            fragment.joined = True
        elif BULLET.match(line) or _is_next_number(line, before, before):
            fragment.kind = "item" if fragment.kind == "paragraph" else fragment.kind
        elif id(group[i - 1]) in strong and id(fragment) not in strong and is_heading_like(before):
            if group[i - 1].kind == "paragraph" and not group[i - 1].joined:
                group[i - 1].kind = "heading"
        elif not (listed and not _STOP.search(before[-24:])):
            fragment.joined = True
    if len(lines) > 1 and BULLET.match(lines[0]) and group[0].kind == "paragraph":
        group[0].kind = "item"


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


def _label_low(
    fragments: list[Fragment], short: list[bool], numbers: set[int], taken: set[int], k: int, low: int
) -> int:
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


def check_navigation(marks: list[Mark]) -> list[Mark]:
    """Drop navigation that was only guessed from a class name and holds more than links."""
    links = sorted((m.start, m.end) for m in marks if m.kind == "link")
    kept = []
    for mark in marks:
        if mark.kind == "navigation" and mark.value == "guess":
            linked = sum(e - s for s, e in links if mark.start <= s and e <= mark.end)
            if linked < 0.6 * (mark.end - mark.start):
                continue
            mark = Mark("navigation", mark.start, mark.end)
        kept.append(mark)
    return kept


_REFERENCES = re.compile(
    r"(?:(?:scientific|medical|key|selected|our|clinical|article|study)\s)?(?:references?|sources?|bibliography|citations?|"
    r"literature(?: cited)?|works cited|footnotes?|endnotes?|studies cited|research cited|further reading)"
    r"(?:\s(?:and|&|/)\s(?:references|sources|citations|further reading|resources|notes|footnotes|bibliography))?(?:\s?cited)?\s?:?",
    re.I,
)
_AUTHOR = re.compile(
    r"(?:^\W*|^\W*\d+\W*|[,;&]\s(?:and\s)?)[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'-]+)?,?\s"
    r"(?!(?:MD|DO|DC|DDS|DMD|RN|NP|PA|PT|ND|OD|DPM|DPT|PC|UK|US|USA|LLC|IV|CA|NY|TX|FL|AZ|CO|WA|IL)\b)"
    r"(?:[A-Z]{1,3}\b(?=[,.;:&]|\s(?:and|et|\())|(?:[A-Z]\.[\s-]?){1,3})"
)
_CLUES = (
    re.compile(r"\b(?:19|20)\d\d\b"),
    re.compile(r"\d+\s?(?:\(\d+[^)]{0,12}\))?\s?:\s?[eE]?\d+"),
    re.compile(r"\bdoi\b|\bPMC?ID\b|pubmed|\bPMC\d", re.I),
    re.compile(r"\bet al\b|\bJ\.? [A-Z][a-z]+|\bJournal\b|\bVol(?:ume|\.)?\s?\d|\bIssue\s\d|\b[A-Z][a-z]+ (?:Med|Res|Surg|Neurol|Rev)\b|\bpp?\.\s?\d"),
)
_DIGIT = re.compile(r"\d{2}")
_ENTRY = re.compile(r"\W*\d{1,3}\b|https?:|\[\d|\^|\*|†")


def is_citation(text: str) -> bool:
    """Whether a text looks like an entry of a reference list."""
    if not 25 <= len(text) <= 900 or not _DIGIT.search(text):
        return False
    clues = sum(bool(c.search(text)) for c in _CLUES)
    return clues >= 1 if _AUTHOR.search(text[:160]) else clues >= 3


def find_references(prose: str, blocks: Sequence[Mark], marks: Sequence[Mark]) -> list[Mark]:
    """Find reference lists: below a heading that names them, or a run of entries that look like citations."""
    found: list[Mark] = []
    known = [(m.start, m.end) for m in marks if m.kind == "references"]
    cited = [m.kind not in ("heading", "title", "description", "alt", "label") and is_citation(prose[m.start : m.end]) for m in blocks]
    inside = [False] * len(blocks)
    for i, block in enumerate(blocks):
        if block.kind in ("heading", "paragraph", "item") and block.end - block.start <= 60:
            if _REFERENCES.fullmatch(prose[block.start : block.end]):
                stop = _end_of_list(prose, blocks, cited, i)
                for k in range(i + 1, stop):
                    inside[k] = True
    for i in range(len(blocks)):
        if cited[i] and not inside[i] and _in_run(prose, blocks, cited, i):
            inside[i] = True
    for is_inside, run in groupby(range(len(blocks)), key=inside.__getitem__):
        if is_inside:
            members = list(run)
            start, end = blocks[members[0]].start, blocks[members[-1]].end
            if not any(s <= start and end <= e for s, e in known):
                found.append(Mark("references", start, end))
    return found


def _end_of_list(prose: str, blocks: Sequence[Mark], cited: list[bool], head: int) -> int:
    """Return the block after the last entry below a heading that names references."""
    stop = head + 1
    for k in range(head + 1, len(blocks)):
        block = blocks[k]
        text = prose[block.start : block.end]
        if block.kind == "heading" and not cited[k]:
            break
        if cited[k] or _ENTRY.match(text) or block.kind == "item" or _CLUES[2].search(text):
            stop = k + 1
        elif k - stop > 0:
            break
        elif k == stop and any(cited[k + 1 : k + 3]):
            continue
        elif sum(bool(c.search(text)) for c in _CLUES) >= 2:
            stop = k + 1
    return stop


def _in_run(prose: str, blocks: Sequence[Mark], cited: list[bool], i: int) -> bool:
    """Whether an entry has a neighbour of its kind, or is numbered."""
    near = (i > 0 and cited[i - 1]) or (i + 1 < len(blocks) and cited[i + 1])
    text = prose[blocks[i].start : blocks[i].end]
    return near or blocks[i].kind == "item" or bool(re.match(r"\W{0,2}\d{1,3}\W", text))
