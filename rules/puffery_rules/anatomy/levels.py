"""Levels of the spine in copy: C5, L4-L5, S1 to S4, C5/C6, and what they are levels of."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: The last vertebra and the last spinal nerve of each stretch of the spine.
LAST_VERTEBRA = {"C": 7, "T": 12, "L": 5, "S": 5}
LAST_NERVE = {"C": 8, "T": 12, "L": 5, "S": 5}
REGION = {"C": "cervical", "T": "thoracic", "L": "lumbar", "S": "sacral"}
ORDER = "CTLS"

LEVEL = re.compile(
    r"(?<![\w.-])(?P<letter>[CTLS])(?:-(?=\d{1,2}\b))?(?P<number>\d{1,2})(?!\w|\.\d)"
    r"(?:(?P<joint>\s?[-–—/]\s?|\s(?:to|through|and|thru|–)\s)(?P<letter2>[CTLS])?-?(?P<number2>\d{1,2})(?![\w%.]*\w))?"
)
_NOUN = {
    "vertebra": "vertebra", "vertebral": "vertebra", "vertebrae": "vertebra", "vertebras": "vertebra", "bone": "vertebra", "bones": "vertebra",
    "disc": "disc", "discs": "disc", "disk": "disc", "disks": "disc", "nerve": "nerve", "nerves": "nerve", "root": "nerve", "roots": "nerve",
    "radiculopathy": "nerve", "dermatome": "nerve", "dermatomes": "nerve", "myotome": "nerve", "segment": "segment", "segments": "segment", "spinal": "nerve",
    "facet": "joint", "joint": "joint", "joints": "joint", "level": "level", "levels": "level", "herniation": "disc", "fusion": "disc", "foramen": "nerve",
    "fibers": "nerve", "fibres": "nerve", "ganglion": "nerve",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level or range of levels in a text, with what it is a level of, so far as the words beside it say."""

    start: int
    end: int
    items: tuple[str, ...]
    #: vertebra, disc, nerve, segment, joint, level, or nothing.
    noun: str
    #: Is it two neighbours written as one: L4-L5, C5/C6?
    is_pair: bool

    @property
    def is_impossible(self) -> bool:
        """Does the spine have no such level?"""
        last = LAST_NERVE if self.noun not in ("vertebra",) else LAST_VERTEBRA
        return any(not 1 <= int(item[1:]) <= last[item[0]] for item in self.items)


def levels_of(text: str) -> list[Level]:
    """Return the levels of a text in order; a noun beside one of a list is that of all: `nerves L4, L5 and S1`."""
    found: list[Level] = []
    for match in LEVEL.finditer(text):
        first = match["letter"] + match["number"]
        items: tuple[str, ...] = (first,)
        is_pair, end = False, match.end()
        if match["number2"]:
            last = (match["letter2"] or match["letter"]) + match["number2"]
            joint = match["joint"].strip()
            if joint == "and":
                end = match.end("number")
            else:
                is_pair = joint in ("-", "–", "—", "/") and _distance(first, last) == 1
                items = tuple(_between(first, last))
                if not items:
                    end, items = match.end("number"), (first,)
        found.append(Level(match.start(), end, items, _noun(text, match.start(), end), is_pair))
        if end < match.end():
            rest = LEVEL.match(text, text.find(match["letter2"] or "\0", end)) if match["letter2"] else None
            if rest and rest.start() > end:
                item = rest["letter"] + rest["number"]
                stop = rest.end("number")
                if rest["number2"] and rest["joint"].strip() != "and":
                    tail = tuple(_between(item, (rest["letter2"] or rest["letter"]) + rest["number2"]))
                    if tail:
                        found.append(Level(rest.start(), rest.end(), tail, _noun(text, rest.start(), rest.end()), len(tail) == 2))
                        continue
                found.append(Level(rest.start(), stop, (item,), _noun(text, rest.start(), stop), False))
    return _share_nouns(text, _without_overlaps(found))


def position(item: str) -> int:
    """Return where a level stands in the column of vertebrae, from the top; C8 stands with C7."""
    letter, number = item[0], int(item[1:])
    return {"C": 0, "T": 7, "L": 19, "S": 24}[letter] + min(number, LAST_VERTEBRA[letter])


def _distance(first: str, last: str) -> int:
    return position(last) - position(first)


def _between(first: str, last: str) -> list[str]:
    """All levels from one to another, the eighth cervical one included."""
    every = [f"{letter}{number}" for letter in ORDER for number in range(1, LAST_NERVE[letter] + 1)]
    if first not in every or last not in every:
        return [first, last]
    low, high = every.index(first), every.index(last)
    if first == "C7" and last == "T1":
        return ["C7", "T1"]
    return every[low : high + 1] if low < high else []


def _noun(text: str, start: int, end: int) -> str:
    after = re.match(r"[\s,]*(?:(?:spinal|nerve|intervertebral|cord|vertebral|cervical|lumbar|thoracic|sacral)\s)*(\w+)", text[end : end + 40])
    first = re.match(r"\s(\w+)", text[end : end + 20])
    if first and first[1].lower() in ("nerve", "spinal", "vertebral"):
        word = after[1].lower() if after else ""
        return _NOUN.get(word, _NOUN[first[1].lower()]) if word != "spinal" else "nerve"
    if after and after[1].lower() in _NOUN and "," not in text[end : end + 1]:
        return _NOUN[after[1].lower()]
    before = re.search(r"(\w+)(?:\s(?:of|at|from|levels?|in|the))*\s\(?$", text[max(0, start - 30) : start])
    if before and before[1].lower() in _NOUN and before[1].lower() not in ("joint", "joints", "facet", "bone", "bones", "spinal", "ganglion"):
        return _NOUN[before[1].lower()]
    return ""


def _share_nouns(text: str, found: list[Level]) -> list[Level]:
    """Give members of a list that have no noun that of the nearest that has one."""
    for order in (range(len(found) - 2, -1, -1), range(1, len(found))):
        for at in order:
            other = at + 1 if order.step < 0 else at - 1
            low, high = sorted((at, other))
            gap = text[found[low].end : found[high].start]
            if not found[at].noun and found[other].noun and re.fullmatch(r"\s?(?:,|and|or|,\s?and|/|&|to|through|[-–])\s?(?:the\s)?", gap):
                level = found[at]
                found[at] = Level(level.start, level.end, level.items, found[other].noun, level.is_pair)
    return found


def _without_overlaps(found: list[Level]) -> list[Level]:
    kept: list[Level] = []
    for level in sorted(found, key=lambda level: (level.start, -level.end)):
        if not kept or level.start >= kept[-1].end:
            kept.append(level)
    return kept
