"""A sentence as the checks see it: its structures in order, what governs each, and its words with structures as signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from puffery_rules.anatomy.atlas import Atlas, Structure
from puffery_rules.anatomy.mentions import Mention, find_mentions

#: The sign of each kind of structure in the outline of a sentence.
SIGNS = {
    "muscle": "u", "muscle-group": "u", "tendon": "t", "ligament": "l", "fascia": "f", "membrane": "f", "bone": "b", "vertebra": "b", "landmark": "k",
    "joint": "j", "cartilage": "d", "meniscus": "d", "disc": "d", "labrum": "d", "bursa": "s", "spinal-nerve": "r", "cord-segment": "r", "level": "r",
    "cranial-nerve": "n", "nerve": "n", "nerve-branch": "n", "plexus": "p", "ganglion": "p", "artery": "a", "vein": "v", "region": "g", "system": "g",
    "hormone": "h", "fluid": "h", "tissue": "i", "cell": "i", "brain-part": "c", "spinal-cord-part": "c", "meninx": "c", "space": "w", "dermatome": "r",
    "condition": "q",
}
#: Names of whole kinds, which contradict nothing: they get the sign `x`.
GENERIC = frozenset(
    """bone;joint;muscle;tendon;ligament;cartilage;fascia;membrane;peripheral nerve;nerve root;artery;vein;blood vessel;gland;organ;hormone;vertebra;bursa;
    synovial joint;blood;skin;head;tissue;connective tissue;fluid;ganglion;plexus;nerve;skeletal muscle;cell;landmark;process;socket;tooth socket;tooth root;
    nerve fibre;nerve fiber;fascicle of nerve;whole body;body;disc;long bone;flat bone;short bone;irregular bone;sesamoid bone;core muscles;capsule;joint capsule;
    spinal nerve;cranial nerve;lymph node;meninges;tear fluid;nervous tissue;stratum lucidum;root canal of tooth""".replace("\n", "").replace("    ", "").split(";")
)
_SPAN = re.compile(r"<([a-z])(\d+)>")
_ARTICLES = re.compile(r"(?:\b(?:the|a|an|your|our|its|their|his|her|my|both|each|every|this|that|these|those)\s+)+(?=<)", re.I)


@dataclass(frozen=True, slots=True)
class Slip:
    """A contradiction: the code, the characters of the sentence, what is right, and the structure that says so."""

    code: str
    start: int
    end: int
    message: str
    structure: Structure | None = None
    #: Does the slip lie in a denial of something true?
    is_denial: bool = False


#: A word at the start of a sentence that stands for what the sentence before was about.
_PRONOUN = re.compile(r"(?:It|They)(?= (?:is|are|has|have|sits?|lies?|runs?|attach\w*|arises?|comes?|connects?|joins?|belongs?|controls?|supplies|carries|starts?|ends?|inserts?|bends?|straightens?|turns?|lifts?|closes?|opens?)\b)")


class Scene:
    """One sentence with its structures."""

    def __init__(self, atlas: Atlas, text: str, antecedent: Mention | None = None) -> None:
        self.atlas, self.text = atlas, text
        self.mentions = find_mentions(atlas, text)
        match = _PRONOUN.match(text) if antecedent is not None else None
        if match and antecedent is not None and self.mentions and self.mentions[0].start >= match.end():
            here = replace(antecedent, start=0, end=match.end(), text=text[: match.end()], level=None, is_weak=False, part="")
            self.mentions.insert(0, here)

    @cached_property
    def outline(self) -> str:
        """The sentence in lower case, each structure (its articles left out) a sign such as `<u0>`: kind and number."""
        return _ARTICLES.sub("", self._raw_outline)

    @cached_property
    def _raw_outline(self) -> str:
        pieces, at = [], 0
        for number, mention in enumerate(self.mentions):
            pieces.append(self.text[at : mention.start].lower())
            pieces.append(f"<{self.sign(number)}{number}>")
            at = mention.end
        pieces.append(self.text[at:].lower())
        return "".join(pieces).replace("’", "'").replace("—", " - ").replace("–", " - ")

    def sign(self, number: int) -> str:
        """Return the sign of a structure's kind."""
        mention = self.mentions[number]
        structure = mention.structure
        if structure is None:
            return "r" if mention.level else "x"
        if structure.name in GENERIC or (structure.kind == "joint" and "whole body" in structure.get("region")):
            return "x"
        if len({SIGNS.get(other.kind, "o") for other in mention.structures}) > 1:
            return SIGNS.get(structure.kind, "o")
        return SIGNS.get(structure.kind, "o")

    @cached_property
    def places(self) -> list[tuple[int, int, str]]:
        """Where the signs stand in the outline: start, end, sign; in order of the mentions."""
        return [(match.start(), match.end(), match[1]) for match in _SPAN.finditer(self.outline)]

    def of(self, signs: str) -> Iterator[int]:
        """Yield the numbers of the mentions of some kinds."""
        for number, (_, _, sign) in enumerate(self.places):
            if sign in signs:
                yield number

    def between(self, low: int, high: int) -> str:
        """Return the outline between two mentions."""
        return self.outline[self.places[low][1] : self.places[high][0]]

    def before(self, number: int) -> str:
        """Return the outline before a mention."""
        return self.outline[: self.places[number][0]]

    def after(self, number: int) -> str:
        """Return the outline after a mention."""
        return self.outline[self.places[number][1] :]

    @cached_property
    def segments(self) -> list[int]:
        """The part of the sentence that each mention stands in: parts end at semicolons, colons and `but`, `while`, `whereas`."""
        cuts = [match.start() for match in re.finditer(r";(?!\s*(?:it|they|its|their|both)\b)|\.\s|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|\bunlike\b", self.outline)]
        return [sum(cut < start for cut in cuts) for start, _, _ in self.places]

    def in_segment(self, number: int, signs: str) -> list[int]:
        """Return the mentions of some kinds in the part of the sentence that a mention stands in."""
        return [other for other in self.of(signs) if other != number and self.segments[other] == self.segments[number]]

    @cached_property
    def governors(self) -> list[str]:
        """For each mention the preposition or verb that governs it; members of a list share that of the first."""
        found: list[str] = []
        for number, (start, _, _) in enumerate(self.places):
            low = self.places[number - 1][1] if number else 0
            gap = self.outline[low:start]
            if number < len(self._openings) and self._openings[number]:
                found.append("")
                continue
            if gap.strip() == "," and not self._is_list_comma(number):
                found.append("")
            else:
                found.append(_governor(gap, found[-1] if found else ""))
        return found

    @cached_property
    def _openings(self) -> list[bool]:
        """Does an article after a noun open a new phrase before each mention, as in `in this disease the adrenal glands`?"""
        pieces = _SPAN.split(self._raw_outline)[::3]
        found = []
        for piece in pieces[:-1]:
            match = _OPENING.search(piece)
            found.append(bool(match and not _GOVERNOR.fullmatch(match[1]) and match[1] not in _JOINERS))
        return found

    def _is_list_comma(self, number: int) -> bool:
        """Does the comma before a mention divide members of a list, which ends with `and` or `or`?"""
        for at in range(number, len(self.places) - 1):
            gap = self.between(at, at + 1)
            if re.search(r"\b(?:and|or)\b|&", gap):
                return True
            if gap.strip() != ",":
                return False
        return False

    def listed_with(self, number: int) -> list[int]:
        """Return a mention with those it is listed with (`A, B and C`), in order."""
        signs = self.places[number][2]
        members = [number]
        for step in (-1, 1):
            at = number
            while 0 <= at + step < len(self.places):
                low, high = sorted((at, at + step))
                if self.places[at + step][2] != signs or not _LIST.fullmatch(self.between(low, high)):
                    break
                at += step
                members.append(at)
        return sorted(members)

    def slip(self, code: str, one: int, other: int, message: str, structure: Structure | None = None) -> Slip:
        """Return a slip that runs from one mention to another."""
        low, high = sorted((self.mentions[one], self.mentions[other]), key=lambda mention: mention.start)
        return Slip(code, low.start, max(low.end, high.end), message, structure or self.mentions[one].structure)


_OPENING = re.compile(r"([a-z]+),?\s+(?:the|a|an|your|each)\s+$")
_JOINERS = frozenset("and or both only all than then also that which where when as but while mainly chiefly mostly just directly straight half because since if so whose how called named such plus namely away back forward firmly close".split())
_LIST = re.compile(r"(?:\s?\([^()]*\))?\s*(?:,|and|or|,\s*and|,\s*or|&|/|as well as|plus)\s*(?:the\s|a\s|an\s|two\s)*")
_PREPOSITION = (
    "to|from|onto|on|into|in|at|between|with|along|of|by|over|under|above|below|beneath|behind|across|through|around|round|near|beside|past|toward|towards|"
    "via|for|inside|within|outside|underneath|against|opposite|among|upon|than|like|as|around|down|up|off|throughout|beyond|alongside|about|until|since|without|not"
)
_VERBISH = (
    "attach(?:es|ed|ing)?|join(?:s|ed|ing)?|connect(?:s|ed|ing)?|link(?:s|ed|ing)?|tie[sd]?|tying|span(?:s|ned|ning)?|bridg(?:es?|ed|ing)|hold(?:s|ing)?|held|"
    "bind(?:s|ing)?|anchor(?:s|ed|ing)?|reach(?:es|ed|ing)?|leav(?:es?|ing)|meet(?:s|ing)?|receiv(?:es?|ed|ing)|cover(?:s|ed|ing)?|suppl(?:y|ies|ied|ying)|"
    "innervat(?:es?|ed|ing)|is|are|was|were|be|has|have|had|contains?|includes?|comprises?|forms?|formed|unit(?:es?|ed|ing)|cross(?:es|ed|ing)?|surround(?:s|ed|ing)?|fill(?:s|ed)?|"
    "cushions?|protects?|pull(?:s|ed|ing)?|move[sd]?|moving|lift(?:s|ed|ing)?|turn(?:s|ed|ing)?|bend(?:s|ing)?|flex(?:es|ed|ing)?|extend(?:s|ed|ing)?|rais(?:es?|ed|ing)|lower(?:s|ed|ing)|"
    "rotat(?:es?|ed|ing)|stabili[sz](?:es?|ed|ing)|support(?:s|ed|ing)?|straighten(?:s|ed|ing)?|help(?:s|ed|ing)?|lets?|allow(?:s|ed|ing)?|mak(?:es?|ing)|made|share[sd]?|sharing|"
    "damag(?:es?|ed|ing)|injur(?:e|es|ed|ing)|hurt(?:s|ing)?|affect(?:s|ed|ing)?|strain(?:s|ed|ing)?|tear(?:s|ing)?|release|releases|stretch(?:es|ed|ing)?|strengthen(?:s|ed|ing)?|treat(?:s|ed|ing)?|"
    "feel(?:s|ing)?|press(?:es|ed|ing)?|fus(?:es?|ed|ing)|separat(?:es?|ed|ing)|draw(?:s|n|ing)?|lin(?:es?|ed|ing)|wrap(?:s|ped|ping)?|control(?:s|led|ling)?|power(?:s|ed|ing)?|serv(?:es?|ed|ing)"
)
_GOVERNOR = re.compile(rf"\b(?P<word>in front of|(?:superior|inferior|anterior|posterior|lateral|medial|deep|superficial|proximal|distal|adjacent|opposite|parallel|similar|compared|due|according|related) (?:to|with)|on top of|at the back of|next to|close to|out of|down to|up to|{_PREPOSITION}|{_VERBISH})\b", re.I)


def _governor(gap: str, before: str) -> str:
    """The last governing word in the gap before a mention; a bare list sign passes on the governor of the mention before."""
    if _LIST.fullmatch(gap) or re.fullmatch(r"\s*\(\s*", gap):
        return before
    words = [match["word"].lower() for match in _GOVERNOR.finditer(gap)]
    while words and words[-1] == "of" and len(words) > 1:
        words.pop()
    if words:
        return words[-1]
    return before if re.fullmatch(r"\s*(?:,|and|or|,\s*and|,\s*or|&|/)\s+(?:[a-z-]+\s+){0,2}", gap) else ""


def text_position(scene: Scene, at: int) -> int:
    """Where a place of the outline stands in the text: counted from the nearest structure before it."""
    low_text, low = 0, 0
    for number, (_, end, _) in enumerate(scene.places):
        if end > at:
            break
        low_text, low = scene.mentions[number].end, end
    words = scene.outline[low:at]
    after = scene.text[low_text:]
    wanted = len(re.sub(r"\b(?:the|a|an|your|our|its|their|his|her|my|both|each|every|this|that|these|those)\s+(?=<)", "", words))
    nearest = after[:wanted]
    return low_text + len(nearest)
