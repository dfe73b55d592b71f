"""Statements about things that lie far apart, belong to another bone or chamber, or end at another level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from puffery_rules.anatomy.facts import lie_apart
from puffery_rules.anatomy.levels import position
from puffery_rules.anatomy.location import MOVED, has_other_home
from puffery_rules.anatomy.scene import Scene, Slip
from puffery_rules.anatomy.supply import is_unsupplied

_ADVERBS = r"(?:(?:just|right|deep|directly|immediately|snugly|safely|high|low|down|up|closely|partly|mostly)\s+)*"
_LIES = re.compile(
    rf"<[utlfbkjdcoas](?P<a>\d+)>(?:\s*\([^()]*\))?,?\s+(?:which\s+|that\s+)?(?:lies?|sits?|runs?|hangs?|rests?|perch(?:es)?|nestles?|is|are|is found|is located|are found|ends?|lives?)\s+{_ADVERBS}"
    rf"(?:inside|in|within|next to|beside|behind|below|above|beneath|under|on top of|near|between|in front of|alongside|over)\s+(?:<w\d+> of\s+)?<[bokcdgl](?P<b>\d+)>(?!\s*(?:pain|muscles?|syndrome|disease))"
)
_FAR_KINDS = frozenset("organ gland bone landmark bursa disc meniscus labrum brain-part eye-part ear-part heart-part joint ligament tendon cartilage organ-part artery spinal-cord-part".split())


def check_far(scene: Scene) -> Iterator[Slip]:
    """Find a structure that is said to lie in or by what is in another part of the body."""
    if MOVED.search(scene.outline) or re.search(r"\b(?:if|like|when|key|secret|root|cause|problem)\b", scene.outline):
        return
    for match in _LIES.finditer(scene.outline):
        one, two = int(match["a"]), int(match["b"])
        structure, other = scene.mentions[one].structure, scene.mentions[two].structure
        if structure is None or other is None or structure.kind not in _FAR_KINDS or scene.governors[one] or scene.atlas.is_related(structure, other):
            continue
        if lie_apart(scene.atlas, structure, other):
            yield scene.slip("ANA402", one, two, f"The {structure.name} lies in the {structure.get('region')[0]}.", structure)


_END_OF = re.compile(
    r"<k(?P<a>\d+)>(?:,[^,;]{3,60},)?\s+(?:is|are|forms)\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,3}(?:end|tip|part|process|knob|projection|bump|corner|edge|crest|ridge|top|point)\s+(?:of|on)\s+<b(?P<b>\d+)>"
)
_LEAVES = re.compile(r"<a(?P<a>\d+)>(?:,? which|,? that)?\s+(?:leaves?|springs? from|arises? from|comes? (?:out of|from|off)|starts? (?:at|from|in)|begins? (?:at|in)|rises? from|emerges? from|carr(?:y|ies) <x\d+> (?:away )?from)\s+<o(?P<b>\d+)>")


def check_wholes(scene: Scene) -> Iterator[Slip]:
    """Find a landmark that is given to another bone, and a vessel that is given to another chamber of the heart."""
    for match in _END_OF.finditer(scene.outline):
        one, two = int(match["a"]), int(match["b"])
        structure, other = scene.mentions[one].structure, scene.mentions[two].structure
        if structure is not None and other is not None and not scene.atlas.is_related(structure, other) and has_other_home(scene, structure, other):
            yield scene.slip("ANA402", one, two, f"The {structure.name} is a part of the {structure.get('part-of')[0]}.", structure)
    for match in _LEAVES.finditer(scene.outline):
        one, two = int(match["a"]), int(match["b"])
        structure, other = scene.mentions[one].structure, scene.mentions[two].structure
        if structure is None or other is None or other.kind != "heart-part":
            continue
        known = [value for value in scene.atlas.values(structure, "branch-of", "exits") if value.kind == "heart-part"]
        if known and not any(scene.atlas.is_related(other, value) for value in known):
            yield scene.slip("ANA404", one, two, f"The {structure.name} comes from the {known[0].name}.", structure)


_ORDERS = re.compile(r"<u(?P<u>\d+)>[;,:]?\s+(?:and\s+)?<n(?P<n>\d+)>\s+(?:gives|tells|drives|powers|controls|moves|supplies|innervates|works|feeds|commands|fires|serves|switches)\s+(?:it|them)\b")
_ENDS_AT = re.compile(r"<o(?P<s>\d+)>(?: of an adult| itself| proper)?,?\s+(?:which\s+)?(?:ends|stops|tapers off|finishes|terminates)\s+(?:[a-z]+\s+){0,3}(?:level of\s+)?<r(?P<r>\d+)>")


def check_ends(scene: Scene) -> Iterator[Slip]:
    """Find a nerve that is said to drive the muscle just named, and an organ of the spine that ends at another level."""
    match = _ORDERS.search(scene.outline)
    if match:
        muscle, nerve = int(match["u"]), int(match["n"])
        structure, other = scene.mentions[muscle].structure, scene.mentions[nerve].structure
        if structure is not None and other is not None and structure.get("nerve") and is_unsupplied(scene, other, structure):
            yield scene.slip("ANA404", muscle, nerve, f"The {structure.name} is supplied by the {structure.get('nerve')[0]}.", structure)
    match = _ENDS_AT.search(scene.outline)
    if match:
        subject, place = int(match["s"]), int(match["r"])
        structure, level = scene.mentions[subject].structure, scene.mentions[place].level
        if structure is None or level is None or structure.name != "spinal cord" or re.search(r"\b(?:newborn|infant|baby|babies|child\w*)\b", scene.text.lower()):
            return
        if not all(position("T11") <= position(item) <= position("L3") for item in level.items):
            yield scene.slip("ANA402", subject, place, "The spinal cord of an adult ends at L1 or L2.", structure)


_MAIN = re.compile(r"<u(?P<a>\d+)>,?\s+(?:is|are)\s+(?:the\s+|your\s+)?(?:body's\s+)?(?:main|chief|primary|principal|most important)\s+<x\d+>\s+(?:of|for|used (?:in|for))\s+(?:<\w\d+>|(?P<what>breathing(?: in)?|inspiration|respiration))")


def check_main(scene: Scene) -> Iterator[Slip]:
    """Find a muscle other than the diaphragm that is called the main one of breathing."""
    match = _MAIN.search(scene.outline)
    if match and match["what"]:
        number = int(match["a"])
        structure = scene.mentions[number].structure
        if structure is not None and structure.name not in ("diaphragm", "intercostal muscles", "muscles of inspiration", "external intercostal muscles"):
            yield scene.slip("ANA406", number, number, "The main muscle of breathing is the diaphragm.", structure)


#: All checks of this module.
CHECKS = (check_far, check_wholes, check_ends, check_main)
