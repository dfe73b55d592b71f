"""Line breaks, as a careful reader takes them: which lines are one paragraph, which are headings, which make a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

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
    if wrapped:
        _list_headings(fragments)
    for fragment in fragments:
        if fragment.kind == "item" or (fragment.kind == "paragraph" and not fragment.joined):
            _trim_sign(fragment, wrapped)


def _list_headings(fragments: Sequence[Fragment]) -> None:
    """Take many short lines in a row for a list: the first may head it, the last may head what follows."""
    heads = [f for f in fragments if not f.joined]
    for is_heading, run in groupby(range(len(heads)), key=lambda k: heads[k].kind == "heading" and not heads[k].value):
        members = list(run)
        if is_heading and len(members) >= 4:
            last = members.pop()
            for k in members[1:]:
                heads[k].kind = "item"
            if last + 1 == len(heads):
                heads[last].kind = "item"


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
    is_wrapped = width <= 120 and sum(full) > 0.6 * len(full) and any(line[0].islower() for line in lines[1:])
    start = 0
    for i in range(1, len(lines)):
        before, line = lines[i - 1], lines[i]
        if BULLET.match(line) or _is_next_number(line, lines[start], before):
            goes_on = False
        elif line[0].islower() or (len(before) >= 40 and _OPEN_END.search(before[-12:])):
            goes_on = True
        else:
            goes_on = is_wrapped and full[i - 1]
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
            leads = head == 0 or (after < len(lines) and bool(_STOP.search(lines[head - 1][-24:])))
            fragment.kind = "heading" if leads else "item"


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
        and line[0] not in "\"“‘'"
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
