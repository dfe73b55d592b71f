"""What a muscle, tendon, ligament or fascia attaches to, and which bones meet in a joint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from puffery_rules.anatomy.atlas import Structure
from puffery_rules.anatomy.facts import allowed_ends, do_meet, fits, lie_apart
from puffery_rules.anatomy.scene import Scene, Slip

_ATTACH = re.compile(
    r"\b(?:attach\w*|insert\w*|originat\w*|origins?|aris\w+|arose|starts?|starting|begins?|beginning|ends?\b(?! of)|ending|anchor\w*|fixed|fixes|fastened|run|runs|running|span\w*|connect\w*|"
    r"join\w*|tie[sd]?|link\w*|reach\w*|extend\w*|go(?:es)?|going|pass(?:es|ing)?|stretch\w*|bind\w*|bound|spring\w*|bridg\w+|leav(?:e|es|ing)|shares?|unit\w+|cord between|band between|"
    r"gap between|travels?|stems?|comes?|secur\w+|tether\w*|rooted|fans?|cross\w*|hooks?|descends?|ascends?|climbs?|rises?|sweeps?|slants?|tapers?|narrows?|hold\w*|held|continues?)\b"
)
_OTHER_VERB = re.compile(
    r"\b(?:lies?|lying|sits?|covers?|covering|pulls?|pulling|mov\w+|lifts?|felt|feel|press\w*|bends?|straighten\w*|rotat\w+|suppl\w+|protect\w*|support\w*|stabili\w+|glid\w+|hurts?|pain|"
    r"lets?|allow\w*|help\w*|turn\w*|rais\w+|flex\w*|innervat\w+|separat\w+|strain\w*|tear\w*|torn|tore|ruptur\w+|inject\w*|fractur\w*|break\w*|broken|reconstruct\w*|graft\w*|harvest\w*|surg\w+|"
    r"repair\w*|replac\w+|remov\w+|drill\w*|screw\w*|compress\w*|pinch\w*|rub\w*|irritat\w*|receiv\w+|massage\w*|treat\w*|steadies|keeps?|stops?|prevents?|limits?|draws?)\b"
)
_PREPS = frozenset(("to", "from", "onto", "on", "into", "at", "between", "with", "along", "down to", "up to", "in", "by", "and", "of", "as"))
_DIRECT = re.compile(r"(?:attach|insert|connect|join|tie|link|reach|span|bridg|leav|unit|anchor|bind|meet)", re.I)
_HINDRANCE = re.compile(r"\b(?:graft|surgeon|surger\w+|incision|injur\w+|torn|tear|ruptur\w+|avuls\w+|implants?|needles?|stitch\w*|sutured|reattach\w*|transfer\w*|instead of|rather than|such as)\b")
_ORIGIN = re.compile(r"\b(?:originat\w*|origins?|aris\w+|arose)\b")
_INSERTION = re.compile(r"\b(?:inserts?|inserting|inserted|insertions?)\b")
_ENDS = ("origin", "insertion", "joins")


def check_attachments(scene: Scene) -> Iterator[Slip]:
    """Find a muscle, tendon, ligament or fascia that is attached where it does not attach."""
    if not _ATTACH.search(scene.outline) or _HINDRANCE.search(scene.outline):
        return
    yield from _regions(scene)
    for place in scene.of("bkrdj"):
        for subject in _attached_to(scene, place):
            structure = scene.mentions[subject].structure
            if structure is None:
                continue
            verb = _verb(scene, subject, place)
            relations: tuple[str, ...] = _ENDS
            if structure.kind == "muscle" and structure.is_closed("origin") and structure.get("origin") and structure.get("insertion"):
                if _ORIGIN.search(verb) and not _INSERTION.search(scene.outline):
                    relations = ("origin", "joins")
                elif _INSERTION.search(verb) and not _ORIGIN.search(scene.outline):
                    relations = ("insertion", "joins")
            allowed = allowed_ends(scene.atlas, structure, *relations)
            if allowed and any(other.kind in ("bone", "landmark", "vertebra", "cartilage", "larynx-part") for other in allowed) and _is_wrong(scene, place, allowed):
                yield scene.slip("ANA403", subject, place, _says(structure, allowed), structure)
                break
    yield from _muscles_of_tendons(scene)
    yield from _heads(scene)
    yield from _brain_to_spine(scene)
    yield from _bones(scene)


_HEAD = re.compile(r"\bthe (?P<which>short|long|lateral|medial|deep|superficial|upper|lower|sternal|clavicular) (?:one|head)\b(?P<gap>[^<;]*)")


def _heads(scene: Scene) -> Iterator[Slip]:
    """`The biceps has two heads, and the short one starts from ...`."""
    for match in _HEAD.finditer(scene.outline):
        before = [number for number in scene.of("u") if scene.places[number][1] <= match.start()]
        place = next((number for number in scene.of("bk") if scene.places[number][0] >= match.end("gap")), None)
        structure = scene.mentions[before[-1]].structure if before else None
        if structure is None or place is None or not _ATTACH.search(match["gap"]) or scene.places[place][0] - match.end("gap") > 2:
            continue
        head = scene.atlas.resolve(f"{match['which']} head of {structure.name}")
        if head and (allowed := allowed_ends(scene.atlas, head[0], *(("origin",) if _ORIGIN.search(match["gap"]) or "start" in match["gap"] else _ENDS))) and _is_wrong(scene, place, allowed):
            yield scene.slip("ANA403", before[-1], place, _says(head[0], allowed), head[0])


_CONNECTION = re.compile(r"\b(?:connection|connections|junction|joint|link|connects?|joins?|attach\w*)\b[^<;]*<(?P<s1>[gbco])(?P<a>\d+)>[^<;]*\b(?:and|to|with)\s+<(?P<s2>[gbco])(?P<b>\d+)>")
_STEM = frozenset(("brainstem", "medulla oblongata", "brain", "spinal cord", "cerebellum", "central nervous system"))


def _brain_to_spine(scene: Scene) -> Iterator[Slip]:
    """The column of bones joins no lobe of the brain."""
    for match in _CONNECTION.finditer(scene.outline):
        pair = [scene.mentions[int(match[key])].structure for key in ("a", "b")]
        column = [structure for structure in pair if structure and structure.name in ("cervical spine", "vertebral column", "upper cervical spine", "neck")]
        lobes = [structure for structure in pair if structure and structure.kind == "brain-part" and structure.name not in _STEM and not scene.atlas.wholes(structure.name) & {"brainstem"}]
        if column and lobes:
            yield scene.slip("ANA403", int(match["a"]), int(match["b"]), f"The {lobes[0].name} is a part of the brain; the {column[0].name} joins the skull.", lobes[0])


_JOIN = re.compile(r"\b(?:join(?:s|ed)?|attach(?:es|ed)?|connect(?:s|ed)?|articulat\w+|fastened|fixed|linked|links|hinges?|anchored)\b(?P<rest>[^<;]*)$")


def _bones(scene: Scene) -> Iterator[Slip]:
    """A bone that is said to be joined to another: `the true ribs each join the clavicle`."""
    if list(scene.of("utljf")) or _HINDRANCE.search(scene.outline):
        return
    for place in scene.of("bk"):
        match = _JOIN.search(scene.before(place))
        if match is None or not re.fullmatch(r"\s*(?:(?:straight|directly|firmly|only|both|together)\s+)*(?:to|with|onto|at|the|\s)*\s*", match["rest"]):
            continue
        bones = [number for number in scene.of("bd") if number < place and scene.segments[number] == scene.segments[place] and scene.places[number][1] <= match.start() and scene.governors[number] not in ("of", "in", "by", "to", "from", "between", "on", "under", "over")]
        other = scene.mentions[place].structure
        if not bones or other is None:
            continue
        structure = scene.mentions[bones[0]].structure
        if structure is None or structure.kind != "bone" or not structure.get("joins") or "joins" in structure.get("open") or scene.atlas.is_related(structure, other):
            continue
        if not fits(scene.atlas, other, scene.atlas.values(structure, "joins")) and do_meet(scene.atlas, structure, other) is not True:
            yield scene.slip("ANA403", bones[0], place, _says(structure, scene.atlas.values(structure, "joins")), structure)


def _regions(scene: Scene) -> Iterator[Slip]:
    """A muscle or ligament that is said to reach a region far from it."""
    for place in scene.of("g"):
        if scene.governors[place] not in ("to", "from", "between", "down to", "up to", "onto") or scene.segments[place] is None:
            continue
        other = scene.mentions[place].structure
        for subject in _attached_to(scene, place)[:1]:
            structure = scene.mentions[subject].structure
            if structure is None or other is None or structure.kind not in ("muscle", "muscle-group", "ligament", "tendon", "fascia"):
                continue
            allowed = allowed_ends(scene.atlas, structure, *_ENDS)
            fine = other.name in _FINE and bool(allowed) and re.search(r"\b(?:attach|anchor|insert|fixed|fasten)", _verb(scene, subject, place)) and not any(scene.atlas.is_related(value, other) for value in allowed)
            if fine or lie_apart(scene.atlas, structure, other):
                yield scene.slip("ANA403", subject, place, f"The {structure.name} lies in the {structure.get('region')[0]}.", structure)


#: Small regions that a muscle, if it attaches there, attaches to by a bone of theirs.
_FINE = frozenset(("great toe", "little toe", "thumb", "little finger", "index finger", "heel", "chin"))


def _muscles_of_tendons(scene: Scene) -> Iterator[Slip]:
    """A tendon that is said to join the wrong muscles."""
    for tendon in scene.of("t"):
        structure = scene.mentions[tendon].structure
        if structure is None or not structure.get("joins"):
            continue
        allowed = scene.atlas.values(structure, "joins", "part-of", "origin", "insertion")
        if not any(other.kind.startswith("muscle") for other in allowed):
            continue
        for muscle in scene.in_segment(tendon, "u"):
            if muscle < tendon or scene.governors[muscle] not in ("between", "to", "from", "joins", "connects", "links", "ties", "attaches", "join", "connect", "link"):
                continue
            other = scene.mentions[muscle].structure
            if other is None or not _ATTACH.search(scene.between(tendon, muscle)) or _OTHER_VERB.search(scene.between(tendon, muscle)):
                continue
            if not any(scene.atlas.is_related(other, value) for value in allowed):
                yield scene.slip("ANA403", tendon, muscle, _says(structure, allowed), structure)


def _attached_to(scene: Scene, place: int) -> list[int]:
    """The structures that the sentence attaches to a bone or landmark."""
    where = re.match(r"\s*(?:\(<\w\d+>\))?,?\s+(?:is|are|being)?\s*(?:[a-z]+\s+){0,4}?(?:where|on which|to which|from which)\s+<[utl](?P<s>\d+)>[^<;]{0,60}", scene.after(place))
    if where and _ATTACH.search(where[0][where[0].rfind(">") :][:30]) and (scene.governors[place] in ("", "at", "on") or scene.governors[place] in _PREPS):
        return scene.listed_with(int(where["s"]))
    if scene.governors[place] not in _PREPS and not _DIRECT.match(scene.governors[place]):
        return []
    before = [number for number in scene.in_segment(place, "utlfd") if number < place]
    after = [number for number in scene.in_segment(place, "utlf") if number > place]
    heads = [number for number in before if not _is_aside(scene, number) and not _is_class(scene, number)]
    if heads:
        subject = heads[-1]
        if not _is_attaching(scene, subject, place):
            return []
        return scene.listed_with(subject)
    if after and not before:
        subject = after[0]
        gap = scene.between(place, subject)
        if re.search(r"\b(?:is|are) (?:\w+ )?(?:joined|connected|linked|tied|held together|bound|attached|anchored|united|spanned|bridged) (?:\w+ )?(?:by|through|via)\b", gap):
            return scene.listed_with(subject)
        if scene.governors[place] in ("from", "to", "between", "attached to") and re.match(r"^[^<]*\b(?:from|attached to|attaching to|between)\b[^<]*<", scene.outline) and re.fullmatch(
            r"(?:,| and| or|\s|is|are|stretch(?:es)?|span|<\w\d+>|[^<>;]{0,20}\b(?:of|to|runs?|arises?|comes?|starts?|originates?|springs?|goes|pass(?:es)?)\b)*\s*", gap
        ) and _ATTACH.search(scene.outline):
            return [subject]
        if re.search(r"\b(?:where|to which|on which|from which|which is where|that)\b[^<;]*$", gap) and _ATTACH.search(scene.after(subject)[:40]):
            return scene.listed_with(subject)
    return []


def _is_aside(scene: Scene, number: int) -> bool:
    """Is a structure only mentioned in passing: under, over, beside, of?"""
    return scene.governors[number] in (
        "under", "over", "above", "below", "behind", "beneath", "near", "beside", "past", "in front of", "across", "through", "around", "like", "than", "not", "alongside", "next to",
        "deep to", "superficial to", "anterior to", "posterior to", "lateral to", "medial to", "superior to", "inferior to", "adjacent to", "parallel to",
        "joins", "connects", "links", "ties", "attaches", "join", "connect", "link", "tie", "attach", "between", "with", "to", "covers", "covered", "reaches", "reach", "spans",
    ) or bool(re.search(r"\b(?:covered|crossed|surrounded|protected|followed|supplied|cushioned|separated) by\s+(?:[a-z]+\s+)?$", scene.before(number)))


def _is_class(scene: Scene, number: int) -> bool:
    """Does a mention only tell what group the one before is of: `one of the rotator cuff muscles`, `is a strap muscle`?"""
    return bool(number and re.search(r">,?\s+(?:(?:is|are)\s+)?(?:(?:one|part|member|a part|a member|the \w+|two|three) of|(?<=is )an?(?: [a-z]+)?|an? (?:[a-z]+ )?)\s*$", scene.before(number)) and scene.places[number][2] in "u")


def _verb(scene: Scene, subject: int, place: int) -> str:
    return scene.between(*sorted((subject, place)))


def _is_attaching(scene: Scene, subject: int, place: int) -> bool:
    """Do the words between say that the one attaches to the other?"""
    gap = scene.between(subject, place)
    attach = [match.start() for match in _ATTACH.finditer(gap)]
    other = [match.start() for match in _OTHER_VERB.finditer(gap)]
    if re.fullmatch(r"\s+(?:to|from|on)\s+", gap) and _ATTACH.search(scene.before(subject)):
        return True
    if not attach or (other and other[-1] > attach[-1]):
        return False
    governor = scene.governors[place]
    last = [match[0] for match in _ATTACH.finditer(gap)][-1]
    if governor in ("in", "along", "by", "with", "of", "as"):
        return bool(re.match(r"attach|insert|origin|aris|anchor|fix|start|begin|end|join|connect|link|rooted|share|tie", last)) and governor not in ("by", "of", "as")
    return not (re.match(r"go|pass|run|travel|come|continue|reach|extend|cross|descend|ascend|leav", last) and governor in ("on", "at", "in"))


def _is_wrong(scene: Scene, place: int, allowed: tuple[Structure, ...]) -> bool:
    """Does none of the structures meant by a place fit?"""
    mention = scene.mentions[place]
    meant = mention.structures
    if mention.level is not None:
        if mention.level.noun not in ("", "vertebra"):
            return False
        meant = tuple(other for item in mention.level.items for other in scene.atlas.resolve(f"{item.lower()} vertebra"))
        return bool(meant) and not any(fits(scene.atlas, other, allowed) for other in meant)
    return bool(meant) and not any(fits(scene.atlas, other, allowed) for other in meant)


def _says(structure: Structure, allowed: tuple[Structure, ...]) -> str:
    names = [other.name for other in allowed][:4]
    return f"The {structure.name} {'joins' if structure.kind in ('joint', 'ligament', 'tendon') else 'attaches to'} {_series(names)}."


def _series(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_JOINT_CUE = re.compile(
    r"\b(?:between|meets?|meeting|joins?|joined|joining|articulat\w+|form\w*|connect\w*|links?|linked|ties?|tied|rests?|glid\w+|slid\w+|receiv\w+|holds?|fits?|where|made up of|make up|consists?|unit\w+|comes? together|together)\b"
)
_REGIONS = {"knee": "knee", "hip": "hip", "shoulder": "shoulder", "elbow": "elbow", "wrist": "wrist", "ankle": "ankle", "jaw": "temporomandibular"}
_BLOCKED = frozenset(("above", "below", "over", "under", "behind", "near", "beside", "in front of", "next to", "across", "like", "than", "beneath", "not", "along", "around"))
_MEETING = re.compile(r"\b(?:articulat\w+|meets?|forms? (?:a |one |no )?(?:\w+ )?(?:<x\d+>|joint\b)|fits? (?:into|in)|rests? on|glid\w+ (?:on|over|along)|receives?|joint between|socket)(?!\w)")


def check_joints(scene: Scene) -> Iterator[Slip]:
    """Find a joint that is said to join bones it does not join, and bones that are said to meet and do not."""
    if _HINDRANCE.search(scene.outline):
        return
    found = False
    for joint in scene.of("j"):
        for slip in _bones_of(scene, joint):
            found = True
            yield slip
    if not found:
        yield from _region_joint(scene)
        yield from _pairs(scene)


def _bones_of(scene: Scene, joint: int) -> Iterator[Slip]:
    structure = scene.mentions[joint].structure
    if structure is None or list(scene.of("utl")):
        return
    allowed = allowed_ends(scene.atlas, structure, "joins")
    if not allowed:
        return
    joints = list(scene.of("j"))
    for bone in scene.in_segment(joint, "bkr"):
        mention = scene.mentions[bone]
        if scene.governors[bone] in _BLOCKED or (min(joints, key=lambda other: abs(other - bone)) != joint and len(joints) > 1):
            continue
        low, high = sorted((joint, bone))
        if not _JOINT_CUE.search(scene.between(low, high)) and not _JOINT_CUE.search(scene.after(high)[:60] if bone < joint else scene.before(bone)):
            continue
        if mention.level is not None and not mention.structures:
            meant = tuple(other for item in mention.level.items for other in scene.atlas.resolve(f"{item.lower()} vertebra"))
        else:
            meant = mention.structures
        if meant and all(other.kind in ("bone", "landmark", "vertebra") for other in meant) and not any(_joins(scene, other, allowed) for other in meant):
            yield scene.slip("ANA403", joint, bone, _says(structure, allowed), structure)
            return


def _joins(scene: Scene, bone: Structure, allowed: tuple[Structure, ...]) -> bool:
    return fits(scene.atlas, bone, allowed)


def _region_joint(scene: Scene) -> Iterator[Slip]:
    """`At the knee the femur rests on the fibula`, `three bones make up the shoulder`."""
    if not re.search(r"\b(?:rests? on|meets?|articulat\w+|bones? (?:make|form)|make up|come together|where|(?:fits?|sits?) (?:between|into|in|on))\b", scene.outline) or list(scene.of("utln")):
        return
    for region in scene.of("g"):
        structure = scene.mentions[region].structure
        if structure is None or structure.name not in _REGIONS:
            continue
        joints = [
            other for other in scene.atlas.structures
            if other.kind == "joint" and (other.name.startswith(_REGIONS[structure.name]) or structure.name in other.get("part-of") or structure.name in other.get("region"))
        ]
        allowed = tuple({value.name: value for joint in joints for value in allowed_ends(scene.atlas, joint, "joins")}.values())
        for bone in scene.in_segment(region, "bk"):
            other = scene.mentions[bone].structure
            if other is None or scene.governors[bone] in _BLOCKED or other.get("region") == structure.get("region"):
                continue
            wide = {joint.name for joint in joints}
            if allowed and wide and not fits(scene.atlas, other, _main(scene, structure.name, allowed)):
                yield scene.slip("ANA403", region, bone, f"{_series([value.name for value in _main(scene, structure.name, allowed)][:4])} meet at the {structure.name}.", joints[0])
                return


def _main(scene: Scene, region: str, allowed: tuple[Structure, ...]) -> tuple[Structure, ...]:
    """What the joint that is named for a region joins; the shoulder has the clavicle too."""
    joint = scene.atlas.by_name.get(f"{_REGIONS[region]} joint")
    if joint is None:
        return allowed
    more = {"shoulder": ("clavicle", "acromion"), "ankle": ("calcaneus", "fibula"), "elbow": ("radius",), "wrist": ("ulna", "carpal bone")}.get(region, ())
    return (*scene.atlas.values(joint, "joins"), *(other for name in more for other in scene.atlas.resolve(name)))


def _pairs(scene: Scene) -> Iterator[Slip]:
    """Two bones that are said to form a joint, or to form none."""
    match = _MEETING.search(scene.outline)
    denied = re.search(r"\b(?:no|not|never|without)\b[^<,;]{0,24}(?:<x\d+>|joint|articulat\w+|meet)", scene.outline)
    if (not match or list(scene.of("utlnjc"))) and (not (denied and list(scene.of("bk"))) or list(scene.of("utlnj"))):
        return
    bones = [number for number in scene.of("bk") if scene.governors[number] not in _BLOCKED]
    for one, other in pairwise(bones):
        first, second = scene.mentions[one].structure, scene.mentions[other].structure
        if first is None or second is None or scene.segments[one] != scene.segments[other] or scene.atlas.is_related(first, second):
            continue
        gap = scene.between(one, other)
        if denied:
            if do_meet(scene.atlas, first, second) and re.search(r"\bbetween\b[^<]*<\w\d+>\s+and\s+<\w\d+>[^<]*\bno\b", scene.outline):
                yield replace(scene.slip("ANA403", one, other, f"The {first.name} and the {second.name} do meet in a joint.", first), is_denial=True)
            continue
        lonely = [structure for structure in (first, second) if "articulation with another bone" in structure.get("not-function")]
        if not match:
            continue
        if not (_MEETING.search(gap) or ((re.fullmatch(r"\s+and\s+", gap) and re.search(r"joint between[^<]*$|articulat\w+[^<]*$", scene.before(one))) or "socket" in match[0])):
            continue
        if lonely or do_meet(scene.atlas, first, second) is False:
            known = "forms no joint with another bone" if lonely else f"does not meet the {second.name}"
            name = lonely[0].name if lonely else first.name
            yield scene.slip("ANA403", one, other, f"The {name} {known}.", first)
