"""Parts of a finished page: reference lists, and what is navigation in more than name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from puffery.model import Mark

_REFERENCES = re.compile(
    r"(?:(?:scientific|medical|key|selected|our|clinical|article|study)\s)?(?:references?|sources?|bibliography|citations?|"
    r"literature(?: cited)?|works cited|footnotes?|endnotes?|studies cited|research cited|further reading)"
    r"(?:\s(?:and|&|/)\s(?:references|sources|citations|further reading|resources|notes|footnotes|bibliography))?"
    r"(?:\s?cited)?\s?:?",
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
    re.compile(
        r"\bet al\b|\bJ\.? [A-Z][a-z]+|\bJournal\b|\bVol(?:ume|\.)?\s?\d|\bIssue\s\d"
        r"|\b[A-Z][a-z]+ (?:Med|Res|Surg|Neurol|Rev)\b|\bpp?\.\s?\d"
    ),
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
    cited = [
        m.kind not in ("heading", "title", "description", "alt", "label") and is_citation(prose[m.start : m.end]) for m in blocks
    ]
    inside = [False] * len(blocks)
    for i, block in enumerate(blocks):
        is_short = block.kind in ("heading", "paragraph", "item") and block.end - block.start <= 60
        if is_short and _REFERENCES.fullmatch(prose[block.start : block.end]):
            for k in range(i + 1, _end_of_list(prose, blocks, cited, i)):
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
