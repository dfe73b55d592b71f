"""Where arteries come from, where veins drain to, and what they feed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from puffery_rules.anatomy.atlas import Structure
from puffery_rules.anatomy.facts import lie_apart
from puffery_rules.anatomy.scene import Scene, Slip

_SPRINGS = re.compile(
    r"\b(?:branch(?:es)? (?:straight |directly )?(?:of|off|from)|branching (?:off|from)|springs?[^<]*(?:from|off)|comes? (?:straight |directly |right )?(?:off|from)|aris\w+[^<]*(?:from|off)|stems? from|originat\w+[^<]*(?:from|in|at)|"
    r"given off by|(?:is|are) formed (?:by|from)|leaves|continuation of|continues?|begins (?:at|from)|starts (?:at|from))\s+(?:[a-z]+ ){0,3}$"
)
_DRAINS = re.compile(r"\b(?:drains?(?: directly| straight)? (?:in)?to|empt(?:y|ies)(?: directly| straight)? into|flows? into|joins|returns?[^<]*to|opens into|into)\s+(?:[a-z]+ ){0,2}$")
_FEEDS = re.compile(r"\b(?:suppl\w+|feeds?|fed|blood|nourish\w*|brings?|carr\w+|serves?|served|perfus\w+|drains?|drained|circulation)\b")


def check_vessels(scene: Scene) -> Iterator[Slip]:
    """Find an artery with a wrong origin or territory and a vein with a wrong end."""
    for vessel in scene.of("av"):
        structure = scene.mentions[vessel].structure
        if structure is None:
            continue
        if vessel + 1 < len(scene.mentions):
            yield from _origin(scene, vessel, structure)
        if _FEEDS.search(scene.text.lower()):
            yield from _territory(scene, vessel, structure)


def _origin(scene: Scene, vessel: int, structure: Structure) -> Iterator[Slip]:
    other = vessel + 1
    while other < len(scene.mentions) and not (scene.places[other][2] in "av" or (structure.kind == "vein" and scene.places[other][2] == "o")):
        other += 1
    if other >= len(scene.mentions) or scene.segments[other] != scene.segments[vessel]:
        return
    parent = scene.mentions[other].structure
    gap = scene.between(vessel, other)
    if parent is None or re.search(r"(?<!formed )(?<!off )\bby\b|\bnot\b", gap):
        return
    atlas = scene.atlas
    if structure.kind == "artery" and _SPRINGS.search(gap) and structure.get("branch-of") and parent.kind in ("artery", "vein"):
        above = atlas.wholes(structure.name)
        if parent.name not in above and structure.name not in atlas.wholes(parent.name) and not atlas.parts(parent.name) & {value.name for value in atlas.values(structure, "branch-of")}:
            yield scene.slip("ANA404", vessel, other, f"The {structure.name} is a branch of the {' or '.join(structure.get('branch-of')[:2])}.", structure)
    if structure.kind == "vein" and _DRAINS.search(gap) and structure.get("drains-to"):
        known = atlas.values(structure, "drains-to")
        further = {value.name: value for first in known for value in (first, *atlas.values(first, "drains-to"))}
        further |= {value.name: value for first in list(further.values()) for value in atlas.values(first, "drains-to")}
        if not any(atlas.is_related(parent, value) for value in further.values()):
            yield scene.slip("ANA404", vessel, other, f"The {structure.name} drains into the {' or '.join(structure.get('drains-to')[:2])}.", structure)


def _territory(scene: Scene, vessel: int, structure: Structure) -> Iterator[Slip]:
    atlas = scene.atlas
    if "whole body" in structure.get("region"):
        return
    for target in scene.in_segment(vessel, "gocu"):
        other = scene.mentions[target].structure
        low, high = sorted((vessel, target))
        gap = scene.between(low, high)
        if other is None or not (_FEEDS.search(gap) or (re.search(r"\b(?:reach\w*|receiv\w+|gets?|brought|comes?|flows?|by)\b", gap + scene.before(low)[-20:]) and "blood" in scene.text.lower())) or re.search(r"<[av]\d+>|\b(?:past|through|along|inject\w*|catheter|insert\w*|thread\w*|graft\w*|bypass|clot|not)\b", gap):
            continue
        if target > vessel and scene.governors[target] in ("from", "through", "in", "by", "under", "behind", "with", "up", "down", "between", "near", "at", "over"):
            continue
        supplied = [*atlas.values(structure, "supplies"), *(value for name in atlas.parts(structure.name) if name in atlas.by_name for value in atlas.values(atlas.by_name[name], "supplies"))]
        if any(atlas.is_related(other, value) for value in supplied) or any(atlas.is_related(structure, value) for value in atlas.values(other, "artery", "vein")):
            continue
        if lie_apart(atlas, structure, other) and (supplied or structure.kind == "artery") and all(lie_apart(atlas, value, other) for value in supplied):
            yield scene.slip("ANA404", vessel, target, f"The {structure.name} supplies the {', '.join(structure.get('supplies')[:3]) or structure.get('region')[0]}.", structure)
            return
