"""What muscles do: movements in the words of copy, compared with the muscle's actions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from puffery_rules.anatomy.atlas import Atlas, Structure
from puffery_rules.anatomy.facts import lie_apart
from puffery_rules.anatomy.scene import Scene, Slip, text_position

#: Motion → what copy calls it; `{}` stands for the part that moves.
_MOTIONS = {
    "flexion": r"flex(?:es|ed|ing)?|bend(?:s|ing)?|bent|curl(?:s|ed|ing)?|flexion|flexors?",
    "extension": r"extend(?:s|ed|ing)?|straighten(?:s|ed|ing)?|extension|extensors?",
    "abduction": r"abduct(?:s|ed|ing)?|abduction|draw(?:s|n|ing)? away from the (?:midline|body)|spread(?:s|ing)?",
    "adduction": r"adduct(?:s|ed|ing)?|adduction",
    "pronation": r"pronat(?:es?|ed|ing|ion)",
    "supination": r"supinat(?:es?|ed|ing|ion)",
    "plantar flexion": r"plantar[- ]?flex(?:es|ion|ing)?",
    "dorsiflexion": r"dorsiflex(?:es|ion|ing)?",
    "inversion": r"invert(?:s|ed|ing)?|inversion",
    "eversion": r"evert(?:s|ed|ing)?|eversion",
    "elevation": r"lift(?:s|ed|ing)?|rais(?:es?|ed|ing)|elevat(?:es?|ed|ing|ion)|shrug(?:s|ging)?",
    "depression": r"lower(?:s|ed|ing)|depress(?:es|ed|ing|ion)|pull(?:s|ed|ing)? down|draw(?:s|n|ing)? down",
    "closing": r"clos(?:es?|ed|ing)|shut(?:s|ting)?",
    "opening": r"open(?:s|ed|ing)?",
    "protraction": r"protract(?:s|ed|ing|ion)?",
    "retraction": r"retract(?:s|ed|ing|ion)?",
}
_OPPOSITE = {
    "flexion": "extension", "abduction": "adduction", "pronation": "supination", "plantar flexion": "dorsiflexion", "inversion": "eversion", "elevation": "depression",
    "closing": "opening", "protraction": "retraction", "internal rotation": "external rotation",
}
_OPPOSITE |= {value: key for key, value in _OPPOSITE.items()}
#: Word of copy → the joints that it may mean.
_JOINTS = {
    "knee": ("knee",), "leg": ("knee", "hip"), "lower leg": ("knee",), "elbow": ("elbow",), "forearm": ("elbow",), "arm": ("elbow", "shoulder"), "upper arm": ("shoulder",), "shoulder": ("shoulder", "scapula"),
    "thigh": ("hip",), "hip": ("hip",), "wrist": ("wrist",), "hand": ("wrist", "fingers"), "finger": ("fingers",), "thumb": ("thumb",), "toe": ("toes",), "big toe": ("great toe",), "great toe": ("great toe",),
    "foot": ("ankle", "foot"), "ankle": ("ankle",), "head": ("head", "neck"), "neck": ("neck", "head"), "trunk": ("trunk", "spine"), "spine": ("spine", "trunk"), "back": ("spine", "trunk"), "body": ("trunk", "spine"),
    "vertebral column": ("spine", "trunk"), "scapula": ("scapula",), "jaw": ("jaw", "mandible"), "lower jaw": ("jaw", "mandible"), "mandible": ("jaw", "mandible"), "mouth": ("jaw", "mouth", "mandible"),
    "eyelid": ("eyelid", "upper eyelid"), "upper eyelid": ("eyelid", "upper eyelid"), "eye": ("eye", "eyelid"), "eyebrow": ("eyebrow",), "knee joint": ("knee",), "elbow joint": ("elbow",), "hip joint": ("hip",), "shoulder joint": ("shoulder",),
    "ankle joint": ("ankle",), "wrist joint": ("wrist",), "lower limb": ("hip", "knee"), "rib": ("rib",), "femur": ("hip",), "humerus": ("shoulder",), "palm": ("forearm",), "vocal fold": ("vocal fold",), "tongue": ("tongue",),
}
_SAME = {
    "mandible": "jaw", "finger": "fingers", "toe": "toes", "upper eyelid": "eyelid", "metacarpophalangeal joint": "fingers", "interphalangeal joint of hand": "fingers",
    "distal interphalangeal joint of hand": "fingers", "proximal interphalangeal joint of hand": "fingers", "vertebral column": "spine", "lumbar spine": "spine", "head": "head",
    "foot": "foot", "first rib": "rib", "second rib": "rib",
}
_TURN = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|rotat(?:es?|ed|ing)|roll(?:s|ed|ing)?|twist(?:s|ed|ing)?)\b(?P<gap>[^;]{0,40}?)\b(?P<way>inwards?|outwards?|internally|externally|medially|laterally|in|out)\b"
)
_DRAW = re.compile(r"\b(?:draw(?:s|n|ing)?|pull(?:s|ed|ing)?|mov(?:es?|ed|ing)|bring(?:s|ing)?|brought|lift(?:s|ed|ing)?|rais\w+|swing\w*|tak(?:es?|ing))\b(?P<gap>[^;]{0,40}?)\b(?P<way>down to the side|away from (?:the )?(?:midline|body|side|<x\d+>)|towards? (?:the )?(?:midline|body|<x\d+>)|to the side|sideways|out to the side)")
_SLIDE = re.compile(r"\b(?:draw(?:s|n)?|pull(?:s|ed)?|mov(?:es?|ed)|brings?)\s+<\w(?P<part>\d+)>\s+(?P<way>forwards?|backwards?|back)\b")
_FOOT = re.compile(r"\b(?P<verb>point(?:s|ing)?|pull(?:s|ing)?|push(?:es|ing)?|press(?:es|ing)?|draw(?:s|ing)?|lift(?:s|ing)?|rais(?:es?|ing)|bend(?:s|ing)?)\b[^;<]{0,12}<g\d+>\s+(?P<way>up|down|upwards?|downwards?)\b|\b(?P<word>dorsiflexion|plantar flexion|plantarflexion)\b")
_PALM = re.compile(r"\bturn(?:s|ing)?\b[^;]{0,40}?<[go]\d+>\s+(?P<way>up|down|upwards?|downwards?)\b")
_NOT = re.compile(r"\b(?:not|never|unlike|oppos\w+|against|instead|resist\w*|prevent\w*|stretch\w*|antagonist\w*|counter\w*|without|when you|as you|while you|limits?|exercise|pain|if you|lets? you|allows? you|stops?)\b|n't\b")


@lru_cache(maxsize=1024)
def _actions(structure: Structure, relation: str) -> frozenset[tuple[str, str]]:
    """The (motion, joint) pairs of a muscle's facts, joints by their simplest name."""
    found = set()
    for value in structure.get(relation):
        motion, _, joint = value.partition(" of ")
        if joint:
            found.add((motion, _SAME.get(joint, joint)))
            if joint == "scapula" and motion == "elevation":
                found.add((motion, "shoulder"))
            if joint in ("interphalangeal joint of thumb",):
                found.add((motion, "thumb"))
    return frozenset(found)


def actions_of(atlas: Atlas, structure: Structure, relation: str = "action") -> frozenset[tuple[str, str]]:
    """Return what a muscle does: its own actions and those of its heads or, for a group, of its members."""
    found = set(_actions(structure, relation))
    if relation == "action":
        for name in atlas.parts(structure.name):
            part = atlas.by_name.get(name)
            if part is not None and part.kind in ("muscle", "tendon"):
                found |= _actions(part, relation)
        if structure.kind == "tendon":
            for whole in atlas.values(structure, "part-of"):
                found |= _actions(whole, relation)
    return frozenset(found)


def claims(scene: Scene) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Yield the movements that a sentence tells of: start and end in the outline, motion, the joints it may be of."""
    for match in _TURN.finditer(scene.outline):
        way = "internal rotation" if match["way"] in ("inward", "inwards", "internally", "medially", "in") else "external rotation"
        yield from _with_part(scene, match, way)
    for match in _DRAW.finditer(scene.outline):
        yield from _with_part(scene, match, "adduction" if match["way"].startswith(("toward", "down")) else "abduction")
    for match in _FOOT.finditer(scene.outline):
        if match["word"]:
            yield match.start(), match.end(), "dorsiflexion" if match["word"] == "dorsiflexion" else "plantar flexion", ("ankle",)
        elif re.search(r"<g(\d+)>", match[0]) and _name(scene, int(re.findall(r"<g(\d+)>", match[0])[0])) in ("foot", "ankle", "toe"):
            yield match.start(), match.end(), "dorsiflexion" if match["way"].startswith("up") else "plantar flexion", ("ankle",)
    for match in _PALM.finditer(scene.outline):
        if _name(scene, int(re.findall(r"<[go](\d+)>", match[0])[-1])) in ("palm", "hand"):
            yield match.start(), match.end(), "supination" if match["way"].startswith("up") else "pronation", ("forearm",)
    for match in _SLIDE.finditer(scene.outline):
        number = int(match["part"])
        if _name(scene, number) in ("scapula", "mandible", "jaw", "lower jaw"):
            yield match.start(), match.end(), "protraction" if match["way"].startswith("for") else "retraction", _joints(scene, number)
    for motion, words in _MOTIONS.items():
        for match in re.finditer(rf"(?<![-\w])(?:{words})(?![-\w])", scene.outline):
            if motion == "elevation" and re.match(r"[^;]{0,30}?(?:away from|to the side|sideways|<g\d+> up)", scene.outline[match.end() :]):
                continue
            yield from _with_object(scene, match, motion)


def _name(scene: Scene, number: int) -> str:
    structure = scene.mentions[number].structure
    return structure.name if structure else ""


def _joints(scene: Scene, number: int) -> tuple[str, ...]:
    text = scene.mentions[number].text.lower()
    name = _name(scene, number)
    return _JOINTS.get(text, _JOINTS.get(text.rstrip("s"), _JOINTS.get(name, (name,) if name else ())))


def _with_part(scene: Scene, match: re.Match[str], motion: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for number in re.findall(r"<\w(\d+)>", match["gap"]):
        joints = _joints(scene, int(number))
        if joints:
            yield match.start(), match.end(), motion, joints
            return
    before = re.findall(r"<[gb](\d+)>[^<;]*$", scene.outline[: match.start()])
    if before and re.search(r"\b(?:is|are|and)\b", scene.outline[: match.start()][-30:]):
        joints = _joints(scene, int(before[0]))
        if joints:
            yield match.start(), match.end(), motion, joints


def _with_object(scene: Scene, match: re.Match[str], motion: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    after = re.match(r"\s+(?:(?:of|at)\s+)?(?:the\s+|and\s+[a-z]+s\s+|your\s+|both\s+|side of\s+|whole\s+)*<\w(\d+)>(?:\s+(?:and|or)\s+<\w(\d+)>)?", scene.outline[match.end() :])
    before = re.search(r"<\w(\d+)>\s+(?:is|are|to|can be|be|gets?)?\s*(?:\w+ly\s+)?$", scene.outline[: match.start()])
    numbers = [int(number) for number in after.groups() if number] if after else [int(before[1])] if before and re.search(r"ed$|bent|drawn|ion$|ors?$", match[0]) else []
    for number in numbers:
        joints = _joints(scene, number)
        if joints:
            yield match.start(), match.end() + (after.end() if after else 0), motion, joints


def is_wrong_action(atlas: Atlas, structure: Structure, motion: str, joints: tuple[str, ...]) -> bool:
    """Does a muscle do the opposite of a movement, or is it said not to make it, whichever joint is meant?"""
    does, does_not = actions_of(atlas, structure), _actions(structure, "not-action")
    joints = tuple(dict.fromkeys(_SAME.get(joint, joint) for joint in joints))
    if not does or any((motion, joint) in does for joint in joints):
        return False
    if motion in _OPPOSITE and not any(joint == known for joint in joints for _, known in does) and all(_is_far(atlas, structure, joint) for joint in joints):
        return True
    return any((motion, joint) in does_not or (_OPPOSITE.get(motion, ""), joint) in does for joint in joints)


def _is_far(atlas: Atlas, structure: Structure, joint: str) -> bool:
    """Does a muscle lie in another part of the body than what is said to move?"""
    places = [place for place in atlas.resolve(joint) if place.kind == "region"]
    return structure.kind in ("muscle", "muscle-group") and bool(places) and all(lie_apart(atlas, structure, place) for place in places)


def check_actions(scene: Scene) -> Iterator[Slip]:
    """Find a muscle that is said to make the opposite of its movement."""
    muscles = list(scene.of("ut"))
    if not muscles or _NOT.search(scene.outline):
        return
    for start, end, motion, joints in claims(scene):
        for muscle in _movers(scene, muscles, start, end):
            structure = scene.mentions[muscle].structure
            if structure is not None and is_wrong_action(scene.atlas, structure, motion, joints):
                mention = scene.mentions[muscle]
                low, high = _text_range(scene, start, end)
                does = ", ".join(structure.get("action")[:3])
                yield Slip("ANA406", min(low, mention.start), max(high, mention.end), f"The {structure.name} is a muscle of {does}." if does else f"The {structure.name} does not do that.", structure)
                break
    yield from _odd_one_out(scene)


def _movers(scene: Scene, muscles: list[int], start: int, end: int) -> list[int]:
    """The muscles that are said to make a movement: those before the verb, or after `by`."""
    after = [number for number in muscles if scene.places[number][0] >= end]
    if after and re.search(r"\b(?:by|work of|job of|task of|due to|thanks to|is|are)\s*(?:mainly |chiefly )?$", scene.outline[end : scene.places[after[0]][0]]):
        return scene.listed_with(after[0])
    before = [number for number in muscles if scene.places[number][1] <= start and not re.search(r"[;:]", scene.outline[scene.places[number][1] : start])]
    before = [number for number in before if scene.governors[number] not in ("of", "under", "over", "behind", "with", "than", "in front of", "between", "to", "from")]
    if not before:
        return []
    if re.search(r"\b(?:you|patients?|we|people|which helps|while|when)\b", scene.outline[scene.places[before[-1]][1] : start]):
        return []
    return scene.listed_with(before[-1])


def _odd_one_out(scene: Scene) -> Iterator[Slip]:
    """`These muscles turn the thigh outwards: A, B, C and D`, where all but one do."""
    for start, end, motion, joints in claims(scene):
        after = [number for number in scene.of("u") if scene.places[number][0] >= end]
        if len(after) < 3 or ":" not in scene.outline[end : scene.places[after[0]][0]]:
            continue
        does = {number: any((motion, _SAME.get(joint, joint)) in actions_of(scene.atlas, structure) for joint in joints) for number in after if (structure := scene.mentions[number].structure)}
        odd = [number for number, fits in does.items() if not fits]
        if len(odd) == 1 and len(does) - 1 >= 2:
            structure = scene.mentions[odd[0]].structure
            assert structure is not None
            low, _ = _text_range(scene, start, end)
            yield Slip("ANA406", low, scene.mentions[odd[0]].end, f"The {structure.name} is a muscle of {', '.join(structure.get('action')[:3])}.", structure)


def _text_range(scene: Scene, start: int, end: int) -> tuple[int, int]:
    return text_position(scene, start), text_position(scene, end)
