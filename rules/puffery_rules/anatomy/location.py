"""Where structures lie: between what, in front of what, on which side, in which region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from puffery_rules.anatomy.atlas import Structure
from puffery_rules.anatomy.facts import lie_apart, regions_of
from puffery_rules.anatomy.scene import Scene, Slip, text_position

_NEIGHBOURS = ("between", "next-to", "joins", "above", "below", "in-front-of", "behind", "over", "under", "inside", "crosses", "origin", "insertion", "part-of", "contains")
_THING = "utlfbkjdsnpavocwi"
_LIES = r"\b(?:lies?|lying|sits?|sitting|is|are|found|located|runs?|rests?|hangs?|placed|tucked|stretch\w*|nestl\w*|situated|wedged|sandwiched|cushions?|fills?|filled|passes|pass|positioned|seated|stands?|covers?|perch\w*|cling\w*|,)"
MOVED = re.compile(r"\b(?:inject\w*|implant\w*|insert\w*|surg\w+|incision|scar|needle\w*|pain|ache\w*|aching|swell\w*|swollen|moved|displaced?|dislocat\w*|slip\w*|patients?|cyst|tumou?r|lump|referred|radiat\w*|spread\w*|graft\w*|not|never|herniat\w*|missing|anomal\w+|defect\w*)\b")


def check_between(scene: Scene) -> Iterator[Slip]:
    """Find a structure that is said to lie between things it does not lie between."""
    yield from _gaps(scene)
    match = re.search(r"<(?P<sign>\w)(?P<s>\d+)>\s+(?:divides|separates|parts)\s+<\w(?P<a>\d+)>\s+(?:from|and)\s+<\w(?P<b>\d+)>", scene.outline)
    if match and match["sign"] != "x":
        divider = scene.mentions[int(match["s"])].structure
        for key in ("a", "b"):
            part = scene.mentions[int(match[key])].structure
            if divider is not None and part is not None and lie_apart(scene.atlas, divider, part):
                yield scene.slip("ANA402", int(match["s"]), int(match["b"]), f"The {divider.name} lies in the {divider.get('region')[0]}.", divider)
                return
    match = re.search(r"\bbetween\b(?P<one>[^<;.]*)<(\w)(?P<a>\d+)>(?P<gap>[^<;]*)(?:and|from)\s+(?:[a-z-]+\s+){0,4}(?:of\s+)?<(\w)(?P<b>\d+)>", scene.outline)
    if match is None or MOVED.search(scene.outline):
        return
    one, two = int(match["a"]), int(match["b"])
    subject = _subject_of_between(scene, match.start(), match.end(), one, two)
    if subject is None:
        return
    structure = scene.mentions[subject].structure
    ends = [(number, scene.mentions[number].structure) for number in (one, two)]
    if structure is None or structure.kind in ("joint", "system") or any(other is None for _, other in ends):
        return
    atlas = scene.atlas
    near = tuple(relation for relation in _NEIGHBOURS if relation not in ("part-of", "contains"))
    known = atlas.values(structure, *near)
    if structure.get("between"):
        for number, other in ends:
            assert other is not None
            if scene.places[number][2] != "x" and not any(_touch(scene, other, value) for value in known) and not any(atlas.is_related(structure, value) for value in atlas.values(other, *near)):
                yield scene.slip("ANA402", subject, number, f"The {structure.name} lies between {' and '.join(structure.get('between')[:2])}.", structure)
                return
        return
    for number, other in ends:
        assert other is not None
        if lie_apart(atlas, structure, other) and structure.kind not in ("nerve", "region", "artery", "vein", "space"):
            yield scene.slip("ANA402", subject, number, f"The {structure.name} lies in the {structure.get('region')[0]}.", structure)
            return


_GAP = re.compile(r"\bbetween (?:the )?(?:\w+ )?<(?P<sign>\w)(?P<a>\d+)>(?: of (?:\w+ ){0,2}<\w\d+>)?,?\s+(?:[^<;]*?)(?:filled (?:by|with)|lies?|sits?|is|are|occupied by)\s+(?:[a-z]+\s+){0,2}?<(?P<s>[dsl])(?P<o>\d+)>")


def _gaps(scene: Scene) -> Iterator[Slip]:
    """`Between the bodies of neighbouring vertebrae the gaps are filled by discs`: things of one kind with something between."""
    for match in _GAP.finditer(scene.outline):
        structure, other = scene.mentions[int(match["o"])].structure, scene.mentions[int(match["a"])].structure
        if structure is None or other is None or (not scene.mentions[int(match["a"])].is_plural and match["sign"] != "k") or not structure.get("between"):
            continue
        known = scene.atlas.values(structure, "between", "joins", "next-to")
        if other.name not in {value.name for value in known} and not any((value.name in scene.atlas.wholes(other.name) and value.kind != "vertebra") or other.name in scene.atlas.wholes(value.name) for value in known):
            yield scene.slip("ANA402", int(match["a"]), int(match["o"]), f"The {structure.name} lies between {' and '.join(structure.get('between')[:2])}.", structure)


def _touch(scene: Scene, one: Structure, other: Structure) -> bool:
    """Are two structures related, or do they lie in the same named region: the neck and the cervical spine?"""
    if scene.atlas.is_related(one, other):
        return True
    if one.kind == "region" or other.kind == "region":
        return bool(regions_of(scene.atlas, one) & regions_of(scene.atlas, other) - {"spine", "back"}) and not (one.kind == "region" and other.kind == "bone")
    return False


def _subject_of_between(scene: Scene, low: int, high: int, one: int, two: int) -> int | None:
    before = [number for number in scene.of(_THING + "g") if scene.places[number][1] <= low and scene.segments[number] == scene.segments[one] and number not in (one, two)]
    before = [number for number in before if scene.governors[number] not in ("of", "in", "at", "on", "with", "under", "behind", "from", "by", "to", "through", "over")]
    if before:
        gap = scene.outline[scene.places[before[-1]][1] : low]
        if re.search(_LIES, gap) or re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:which\s+)?(?:the )?(?:\w+\s+){0,5}", gap):
            return before[-1]
        return None
    after = [number for number in scene.of(_THING) if scene.places[number][0] >= high and scene.segments[number] == scene.segments[two]]
    if after:
        gap = scene.outline[high : scene.places[after[0]][0]]
        if re.search(r"\b(?:is|are|lies?|sits?|runs?|passes|filled by|hangs?|stretches)\b", gap):
            return after[0]
    return None


_RELATIONS = {
    "in-front-of": ("in front of", "before", "anterior to", "ahead of"),
    "behind": ("behind", "at the back of", "posterior to", "in back of"),
    "above": ("above", "superior to", "on top of", "atop"),
    "below": ("below", "beneath", "under", "underneath", "inferior to"),
    "over": ("over", "on top of", "superficial to", "covers", "cover", "covering", "on"),
    "under": ("under", "underneath", "beneath", "deep to", "covered by", "below"),
}
_OPPOSITE = {"in-front-of": "behind", "behind": "in-front-of", "above": "below", "below": "above", "over": "under", "under": "over"}
_PHRASE = {phrase: [relation for relation, phrases in _RELATIONS.items() if phrase in phrases] for phrases in _RELATIONS.values() for phrase in phrases}
_PLACE = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _PHRASE), key=len, reverse=True)) + r")\s+(?:[a-z]+\s+){0,1}$")


def check_order(scene: Scene) -> Iterator[Slip]:
    """Find a structure that is said to lie in front of, above or over what it lies behind, below or under."""
    if MOVED.search(scene.outline):
        return
    for place in scene.of(_THING + "g"):
        if place == 0:
            continue
        match = _PLACE.search(scene.between(place - 1, place))
        if match is None:
            yield from _beside(scene, place)
            continue
        subject = _subject(scene, place, scene.places[place - 1][1] + match.start())
        if subject is None:
            continue
        structure, other = scene.mentions[subject].structure, scene.mentions[place].structure
        if structure is None or other is None or scene.atlas.is_related(structure, other):
            continue
        claimed = _PHRASE[match[1]]
        if any(_holds(scene, structure, relation, other) for relation in claimed):
            continue
        if structure.kind in _SOLID and lie_apart(scene.atlas, structure, other):
            yield scene.slip("ANA402", subject, place, f"The {structure.name} lies in the {structure.get('region')[0]}.", structure)
            continue
        wrong = [relation for relation in claimed if _holds(scene, structure, _OPPOSITE[relation], other)]
        if wrong:
            relation = _OPPOSITE[wrong[0]].replace("-", " ")
            yield scene.slip("ANA402", subject, place, f"The {structure.name} lies {relation} the {other.name}.", structure)
        elif match[1] in ("on", "on top of", "atop", "over", "covers", "covering") and structure.kind in ("gland", "organ", "organ-part") and _is_elsewhere(scene, structure, other, match[1] in ("on top of", "atop") and bool(structure.get("above") or structure.get("over"))):
            yield scene.slip("ANA402", subject, place, f"The {structure.name} lies {_where(structure)}.", structure)


_BESIDE = re.compile(r"<(?P<sign>\w)(?P<s>\d+)>(?:\s*\([^()]*\))?,?\s+(?:lies?|sits?|runs?|is found|is located|rests?|hangs?|ends?|is|are)\s+(?:just |right |deep |down |up )*(?:along|beside|next to|near|at|by|across|between|close to)\s+(?:both |two )?(?:the )?$")


def _beside(scene: Scene, place: int) -> Iterator[Slip]:
    """`Psoas lies along the shin`: beside, along, between things of a region far away."""
    match = _BESIDE.search(scene.before(place))
    if match is None or match["sign"] == "x":
        return
    structure, other = scene.mentions[int(match["s"])].structure, scene.mentions[place].structure
    if structure is not None and other is not None and structure.kind in (*_SOLID, "spinal-cord-part", "muscle-group") and lie_apart(scene.atlas, structure, other):
        yield scene.slip("ANA402", int(match["s"]), place, f"The {structure.name} lies in the {structure.get('region')[0]}.", structure)


_SOLID = frozenset("organ gland bone landmark muscle bursa disc meniscus labrum brain-part eye-part ear-part tooth-part heart-part joint tendon ligament cartilage vertebra organ-part ganglion".split())
_INVERTED = re.compile(r"^\W*(?:\w+ )?(?P<place>behind|in front of|under|beneath|below|above|over|on top of)\s+<\w(?P<o>\d+)>\s+(?:lies?|sits?|is|are|runs?|rests?|hangs?)\s+(?:[a-z]+ )?<(?P<sign>\w)(?P<s>\d+)>")


def check_inverted(scene: Scene) -> Iterator[Slip]:
    """`Under the kidney lies the sublingual gland`."""
    match = _INVERTED.search(scene.outline)
    if match is None or MOVED.search(scene.outline):
        return
    structure, other = scene.mentions[int(match["s"])].structure, scene.mentions[int(match["o"])].structure
    if structure is None or other is None or match["sign"] == "x" or scene.atlas.is_related(structure, other):
        return
    claimed = _PHRASE[match["place"]]
    if any(_holds(scene, structure, relation, other) for relation in claimed):
        return
    if any(_holds(scene, structure, _OPPOSITE[relation], other) for relation in claimed) or (structure.kind in _SOLID and lie_apart(scene.atlas, structure, other)):
        yield scene.slip("ANA402", int(match["o"]), int(match["s"]), f"The {structure.name} lies {_where(structure)}.", structure)


def _is_elsewhere(scene: Scene, structure: Structure, other: Structure, is_on_top: bool) -> bool:
    near = scene.atlas.values(structure, "above", "over", "next-to", "in-front-of", "behind")
    return bool(near) and (is_on_top or not set(structure.get("region")) & set(other.get("region"))) and not any(scene.atlas.is_related(other, value) for value in near)


def _where(structure: Structure) -> str:
    for relation in ("above", "over", "next-to", "behind", "in-front-of", "inside"):
        if structure.get(relation):
            return f"{relation.replace('-', ' ')} the {structure.get(relation)[0]}"
    return f"in the {structure.get('region')[0]}" if structure.get("region") else "elsewhere"


def _holds(scene: Scene, one: Structure, relation: str, other: Structure) -> bool:
    """Is a relation of place among the facts of either, or of the closest wholes?"""
    atlas = scene.atlas
    inverse = _OPPOSITE[relation]
    return any(atlas.is_related(other, value) for value in atlas.values(one, relation)) or any(atlas.is_related(one, value) for value in atlas.values(other, inverse))


def _subject(scene: Scene, place: int, at: int) -> int | None:
    """The structure whose place is told: the nearest one on the left that is no place itself, with a verb of lying between."""
    for number in range(place - 1, -1, -1):
        if scene.segments[number] != scene.segments[place]:
            break
        if scene.places[number][2] in "xh" or scene.governors[number] in ("of", "in", "at", "on", "with", "behind", "from", "to", "through", "by", "as", "has"):
            continue
        gap = scene.outline[scene.places[number][1] : at]
        if len(gap) > 60 or re.search(r" - |\b(?:if|when|and|to|risk|loss)\b", gap):
            return None
        if scene.outline[at:].startswith("on ") and not re.search(r"\b(?:sits?|lies?|lying|sitting|rests?|perch\w*|located|found|is|are)\s+$", gap):
            return None
        if re.search(_LIES, gap) or not gap.strip() or re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:that|which)?\s*(?:just|directly|right|immediately|deep|partly|mostly|mainly)?\s*", gap):
            return number
        return None
    return None


_SIDES = {
    "front": "front|anterior|front part", "back": "back|rear|posterior|back part", "outer": "outer|outside|lateral|outermost|outer part|outer edge|little[- ]finger|little toe",
    "inner": "inner|inside|medial|innermost|inner part|inner edge", "top": "top|upper|upper end|upper part|upper side|superior|uppermost", "bottom": "bottom|lower|lower end|lower part|underside|inferior|base|lowest",
    "superficial": "superficial|shallow|outermost|topmost|most superficial", "deep": "deep|deepest|innermost", "left": "left|left-hand", "right": "right|right-hand",
}
_AGAINST = {"front": "back", "back": "front", "outer": "inner", "inner": "outer", "top": "bottom", "bottom": "top", "superficial": "deep", "deep": "superficial", "left": "right", "right": "left"}
_SIDE_OF = {word: [side for side, words in _SIDES.items() if word in words.split("|")] for words in _SIDES.values() for word in words.split("|")}
_SIDE = "|".join(sorted(_SIDE_OF, key=len, reverse=True))
_ON_SIDE = re.compile(
    rf"\b(?:at|on|in(?! front of)|along|down|fills?|occup\w+)\s+(?:the\s+)?(?:very\s+)?(?P<side>{_SIDE})(?:\s+\((?P<gloss>\w+)\))?(?:\s+(?:side|part|end|half|aspect|edge|surface|portion|layer))?(?:\s+of\s+(?:the\s+|upper\s+|lower\s+|each\s+|your\s+)*<(?P<kind>\w)(?P<whole>\d+)>|(?=\s*[,.;)]|\s*$|\s+(?:lies|sits|is|are|and|runs)\b))"
)
_MOST = re.compile(r"<(\w)(?P<s>\d+)>\s+(?:is|forms|makes up)\s+(?:the\s+)?(?P<side>outermost|innermost|deepest|uppermost|topmost|lowest|most superficial|outer|inner|middle)\b(?:\s+(?:layer|membrane|one|coat|part)|\s+of)")
_KIND_SIDE = re.compile(r"<(\w)(?P<s>\d+)>,?\s+(?:is\s+)?(?:an?\s+)?(?P<side>deep|superficial)\s+(?:\w+\s+)?<x\d+>")


def check_sides(scene: Scene) -> Iterator[Slip]:
    """Find a structure on the wrong side: front or back, inner or outer, top or bottom, superficial or deep, left or right."""
    if MOVED.search(scene.outline):
        return
    for match in _ON_SIDE.finditer(scene.outline):
        whole = int(match["whole"]) if match["whole"] else None
        subject = _of_side(scene, match, whole)
        if subject is None:
            continue
        structure = scene.mentions[subject].structure
        if structure is None or (whole is not None and not _is_whole(scene, structure, whole)):
            continue
        if _is_against(structure, match["side"]):
            end = scene.mentions[whole].end if whole is not None else text_position(scene, match.end())
            start = text_position(scene, match.start())
            mention = scene.mentions[subject]
            yield Slip("ANA402", min(start, mention.start), max(end, mention.end), f"The {structure.name} lies at the {' and '.join(structure.get('side')[:2])}.", structure)
    for expression in (_MOST, _KIND_SIDE):
        for match in expression.finditer(scene.outline):
            number = int(match["s"])
            structure = scene.mentions[number].structure
            if structure is not None and _is_against(structure, match["side"]):
                yield Slip("ANA402", scene.mentions[number].start, text_position(scene, match.end("side")), f"The {structure.name} is {' and '.join(structure.get('side')[:2])}.", structure)


def _is_against(structure: Structure, word: str) -> bool:
    sides = set(structure.get("side"))
    if ("both" in sides and word in ("left", "right")) or not sides:
        return False
    claimed = _SIDE_OF.get(word, [])
    return not set(claimed) & sides and any(_AGAINST[side] in sides for side in claimed)


def _of_side(scene: Scene, match: re.Match[str], whole: int | None) -> int | None:
    """The structure that is said to stand on the side."""
    left = [number for number in scene.of(_THING + "g") if scene.places[number][1] <= match.start() and number != whole]
    left = [number for number in left if scene.places[number][2] != "g"] or left
    left = [number for number in left if not re.search(r"[;:]", scene.outline[scene.places[number][1] : match.start()])]
    if left:
        number = left[-1]
        gap = scene.outline[scene.places[number][1] : match.start()]
        if re.fullmatch(r"\s*(?:,\s*(?:the|an?)\s+(?:[a-z-]+\s+){1,4})?,?\s*(?:(?:is|are)\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){1,4}(?=$))?(?:\([^)]*\)\s*,?\s*)?(?:(?:which|that)\s+)?(?:(?:is|are|among the biggest|largest|that move|and(?= attach)|which|lies?|sits?|found|located|lying|sitting|attach(?:es|ed)?|runs?|runs? down|running|placed|situated|can be|felt|visible|attached|the|bony|point|a|bundle|one|two|bones?|muscles?|nerves?|strip|band|small|large|<[xg]\d+>|\(|hollow|bone|muscle|of|,|that|be|right|just|high|up|bump)\s*)*", gap):
            return number
        return None
    right = [number for number in scene.of(_THING) if scene.places[number][0] >= match.end() and number != whole]
    if right and match.start() < 12:
        gap = scene.outline[match.end() : scene.places[right[0]][0]]
        if re.search(r"\b(?:lies?|sits?|is|are|runs?|stands?)\b", gap) and not re.search(r"[;:]", gap):
            return right[0]
    return None


def _is_whole(scene: Scene, structure: Structure, whole: int) -> bool:
    """Is the thing whose side is named what the structure lies in, so that its own side words apply?"""
    other = scene.mentions[whole].structure
    if other is None:
        return False
    if other.name in scene.atlas.wholes(structure.name) or other.name in structure.get("region") or other.name in structure.get("inside"):
        return True
    if structure.kind == "muscle" and other.name in ("head", "neck", "leg", "thigh", "knee", "forearm", "arm") and not lie_apart(scene.atlas, structure, other):
        return True
    return other.kind in ("region", "space") and bool(set(other.get("region")) & set(structure.get("region"))) and other.name not in structure.get("region")


_FLIPS = (("upper", "lower"), ("small", "large"), ("inner", "outer"), ("front", "back"), ("left", "right"), ("anterior", "posterior"), ("superior", "inferior"), ("medial", "lateral"), ("proximal", "distal"), ("middle", "outer"), ("middle", "inner"))
_BELONGS = re.compile(r"(?:\s*,)?\s*(?:\([^)]*\)\s*)?(?:(?:is|are|which is|that is|found|located|lies|lie|sits|sit)\s+)?(?:(?:tucked|nestled|buried|hidden|set|embedded|housed|situated|found|located|right|deep|just)\s+)*(?:(?:a|an|the|one)\s+)?(?:[a-z-]+\s+){0,3}?(?:<x\d+>\s+)?(?:part\s+)?(?:that\s+)?(?:lies\s+)?(?:deep\s+)?\b(?:of|in|inside|within)\s+")


def check_regions(scene: Scene) -> Iterator[Slip]:
    """Find a structure that is put into a region, or counted to a part, where it does not belong."""
    if MOVED.search(scene.outline):
        return
    for place in range(1, len(scene.mentions)):
        other = scene.mentions[place].structure
        if other is None or scene.places[place][2] == "x":
            continue
        subject = place - 1
        while subject >= 0 and scene.places[subject][2] == "x":
            subject -= 1
        if subject < 0:
            continue
        structure = scene.mentions[subject].structure
        gap = re.sub(r"(?<= )(?:the\s+|your\s+|an?\s+)?(?:(?:left|right|upper|lower|whole|front|back)\s+)+$", "", scene.outline[scene.places[subject][1] : scene.places[place][0]])
        named = re.fullmatch(r",\s+(?:the|a)\s+(?:<x\d+>|[a-z]+)\s+of\s+", gap)
        if re.search(r"\b(?:to|from|and|with|by|connect\w*|risk|loss|increas\w*|damag\w*|kind|type|form|number|amount|like|intersection|junction|border|boundary|edge|weight)\b|(?<!ly)(?<!sitt)ing\b", gap):
            continue
        if not re.search(r"[,(]|\b(?:is|are|lies?|sits?|found|located)\b", gap) and not re.fullmatch(r"\s*(?:(?:deep|right|just|high|low|found|located|tucked|buried|nestled|hidden|housed|situated)\s+)*(?:of|in|inside|within)\s+", gap):
            continue
        if structure is None or not (_BELONGS.fullmatch(gap) or named or _is_bone_of(scene, place, gap)):
            continue
        yield from _wrong_place(scene, subject, place, structure, other, gap)


def _is_bone_of(scene: Scene, place: int, gap: str) -> bool:
    """`the mandible, the bone of the upper jaw`: the name of the place may have taken `bone of` in."""
    return gap.strip() in (",", ", the") and bool(re.match(r"(?:bone|muscle|nerve|joint|gland|part) of", scene.mentions[place].text, re.I))


_HOMES = frozenset("brain-part bone heart-part ear-part eye-part".split())
_TOO_WIDE = frozenset("brain;cerebrum;skull bone;long bone;flat bone;irregular bone;short bone;pneumatic bone;sesamoid bone;vertebra;heart;ear;eye".split(";"))


def _homes(scene: Scene, structure: Structure, kind: str) -> list[Structure]:
    """The wholes of a kind that a structure belongs to or lies in, the wide ones left out."""
    atlas = scene.atlas
    names = (*atlas.wholes(structure.name), *(value.name for value in atlas.values(structure, "inside")))
    return [atlas.by_name[name] for name in names if name in atlas.by_name and atlas.by_name[name].kind == kind and name not in _TOO_WIDE]


def has_other_home(scene: Scene, structure: Structure, other: Structure) -> bool:
    """Does a part belong to another bone, lobe or chamber than the one named?"""
    if other.kind == "organ" and structure.kind in ("larynx-part", "heart-part"):
        homes = _homes(scene, structure, "organ") or [value for value in (*scene.atlas.resolve("heart"), *scene.atlas.resolve("larynx")) if value.name in scene.atlas.wholes(structure.name)]
        return bool(homes) and not any(scene.atlas.is_related(home, other) for home in homes)
    if other.kind not in _HOMES or structure.kind not in (*_HOMES, "landmark") or (other.kind == "bone" and structure.kind == "bone") or other.name in _TOO_WIDE:
        return False
    homes = _homes(scene, structure, other.kind)
    return bool(homes) and not any(scene.atlas.is_related(home, other) for home in homes)


_CAVITIES = frozenset(("thorax", "chest", "abdomen", "pelvis", "neck", "head", "thoracic cavity", "abdominal cavity", "pelvic cavity"))


def _wrong_place(scene: Scene, subject: int, place: int, structure: Structure, other: Structure, gap: str) -> Iterator[Slip]:
    atlas = scene.atlas
    if atlas.is_related(structure, other) or structure.kind in ("region", "system", "hormone", "fluid", "cell", "tissue", "space"):
        return
    for one, two in _FLIPS:
        for word, flipped in ((one, two), (two, one)):
            if re.search(rf"\b{word}\b", other.name):
                right = atlas.resolve(re.sub(rf"\b{word}\b", flipped, other.name))
                if right and any(value.name in atlas.wholes(structure.name) or value.name in structure.get("inside") for value in right):
                    yield scene.slip("ANA402", subject, place, f"The {structure.name} belongs to the {right[0].name}.", structure)
                    return
    if has_other_home(scene, structure, other):
        yield scene.slip("ANA402", subject, place, f"The {structure.name} belongs to the {_where(structure) if not _homes(scene, structure, other.kind) else _homes(scene, structure, other.kind)[0].name}.", structure)
        return
    if other.kind != "region" and scene.places[place][2] not in "co":
        return
    small = structure.kind in ("meniscus", "disc", "labrum", "bursa", "ligament", "tendon", "ear-part", "eye-part", "tooth-part", "landmark", "joint", "bone")
    here, there = regions_of(atlas, structure), regions_of(atlas, other)
    if not here or not there or "whole body" in here | there or "skin" in there:
        return
    strict = small and other.name in there and other.kind == "region" and not here & there
    main = structure.kind in ("organ", "gland", "heart-part", "organ-part", "larynx-part", "mouth-part", "lymph") and other.name in _CAVITIES and bool(re.search(r"\b(?:in|inside|within)\b", gap)) and not here & (there | {other.name})
    if (strict and re.search(r"\bof\b", gap)) or main or lie_apart(atlas, structure, other):
        yield scene.slip("ANA402", subject, place, f"The {structure.name} lies in the {' and '.join(structure.get('region')[:2])}.", structure)
