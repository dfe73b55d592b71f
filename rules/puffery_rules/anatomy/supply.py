"""Nerves, their numbers and roots, and vessels: what supplies what, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from puffery_rules.anatomy.atlas import Structure
from puffery_rules.anatomy.facts import fits, lie_apart
from puffery_rules.anatomy.levels import Level, position
from puffery_rules.anatomy.scene import Scene, Slip

_SUPPLY = re.compile(
    r"\b(?:suppl(?:y|ies|ied|ying)|innervat\w+|innervation|controls?|controlled|controlling|powers?|powered|serves?|served|serving|works?|drives?|driven|carr(?:y|ies|ied) (?:feeling|sensation|touch|pain)\w*|"
    r"carrying (?:feeling|sensation|touch|pain)|sensation (?:from|to|of)|feeling (?:from|to|in)|nerve to|reach|reaches|branch(?:es)? to|run by|fed by|moved by|activat\w+|provides? (?:feeling|sensation)|gives? (?:feeling|sensation)|stimulat\w+|responsible for|motor|senses?|nerve of|orders|signals?|commands|impulses|instructions|messages|depends? on|fires|nerve for|receives?(?= <n)|nerve supply|<x\d+> supply|wired|looks after|takes care of|runs(?= <u))(?!\w)"
)
_BACKWARD = re.compile(
    r"\b(?:suppl\w+|innervat\w+|controlled|powered|served|driven|worked|run|moved|activated|stimulated|carried|fed|receiv\w+[^<]*|gets?\b(?:[^<]*<x\d+>)?[^<]*|takes?[^<]*|have their[^<]*|has its[^<]*|owes?[^<]*|depends?)\b[^<;]{0,40}?\b(?:by|from|through|via|comes from|on|to|is|–|-|:)\s+"
    r"(?:[a-z]+ (?:of )?){0,3}$|<u\d+>\s+(?:receives?|gets?)\s+(?:fibers? of |fibres? of |branches of )?$"
)
_NO_SUPPLY = re.compile(r"\b(?:block(?:s|ed|ing)?|compress\w*|entrap\w*|near|close to|crosses|passes|runs (?:along|behind|under|over|beneath|through|past|down)|inject\w*|stimulator|graft\w*|surgeon|transfer\w*|instead of|rather than|not)\b")


def check_nerves(scene: Scene) -> Iterator[Slip]:
    """Find a nerve that is said to supply what another supplies."""
    yield from _labelled(scene)
    if not _SUPPLY.search(scene.outline):
        return
    for nerve in scene.of("np"):
        structure = scene.mentions[nerve].structure
        if structure is None or structure.kind == "ganglion":
            continue
        for target in _targets(scene, nerve):
            other = scene.mentions[target].structure
            if other is not None and is_unsupplied(scene, structure, other):
                known = other.get("nerve")
                message = f"The {other.name} is supplied by the {_series(known[:3])}." if known else f"The {structure.name} does not reach the {other.name}."
                yield scene.slip("ANA404", nerve, target, message, other if known else structure)
                break


_LABEL = re.compile(r"^\W*<u(?P<u>\d+)>[^<;]{0,30}(?:<u\d+>[^<;]{0,4})?[:,.(-]\s*(?:its |the )?(?:<x\d+>|nerves?|innervation|innervated by|supply)(?: supply)?\s*(?:[:=-]|is)+\s*(?:<n(?P<n>\d+)>)")


def _labelled(scene: Scene) -> Iterator[Slip]:
    """`Deltoid: nerve supply - axillary nerve`."""
    match = _LABEL.search(scene.outline)
    if match:
        nerve, muscle = int(match["n"]), int(match["u"])
        structure, other = scene.mentions[nerve].structure, scene.mentions[muscle].structure
        if structure is not None and other is not None and is_unsupplied(scene, structure, other):
            yield scene.slip("ANA404", muscle, nerve, f"The {other.name} is supplied by the {_series(other.get('nerve')[:3])}.", other)


def _targets(scene: Scene, nerve: int) -> list[int]:
    """What a nerve is said to supply: on the left of `supplied by`, else on the right of the verb."""
    signs = "ulogkcsiwx"
    before = scene.before(nerve)
    left = [number for number in scene.in_segment(nerve, signs) if number < nerve and not re.fullmatch(r"(?:its |their )?(?:nerves?|nerve fib(?:er|re)s?)", scene.mentions[number].text, re.I)]
    listed = scene.listed_with(nerve)
    if left and (_BACKWARD.search(before) or _BACKWARD.search(scene.before(listed[0]))):
        verb = [match.start() for match in _SUPPLY.finditer(before)]
        left = [number for number in left if not verb or scene.places[number][0] < verb[-1]]
        return _heads(scene, left)
    if left and re.search(r"<o\d+>\s+by\s+$", before) and _BACKWARD.search(before[: before.rfind(" by ") + 4].replace(" by ", " ", 0)) is None and re.search(r"\b(?:served|supplied|innervated|controlled|powered)\b", before):
        return [left[-1]]
    if left and re.match(r"\s*(?:\([^)]*\)\s*)?(?:supplies|supply|controls?|innervates?|powers?|serves?|drives?|works?)\s*(?:[.,;)]|$|and\b)", scene.after(nerve)) and re.search(r",?\s*which\s+$", before):
        return [left[-1]]
    if left and re.search(r"(?:\bnerve|<x\d+>) (?:that|which) (?:innervates|supplies|controls|powers|serves|drives|works|moves) <\w\d+>\s+is\s+$", before):
        return [left[-1]]
    after = scene.after(nerve)
    found: list[int] = []
    for number in scene.in_segment(nerve, signs):
        if number < nerve:
            continue
        gap = after[: scene.places[number][0] - scene.places[nerve][1]]
        if re.search(r"<n\d+>", gap) and not re.fullmatch(r"(?:\s*\(?<[nr]\d+>\)?|\s*,|\s+(?:and|or)\s*|\s)*[^<]*(?:<[^n]\d+>[^<]*)*", gap):
            break
        if _SUPPLY.search(gap) and not _NO_SUPPLY.search(gap) and scene.governors[number] not in ("by", "under", "over", "behind", "in front of", "near", "between", "above", "below", "like", "than", "through", "across", "along", "with"):
            found.append(number)
    return found


_MOVES = re.compile(r"(?:lift|turn|move|bend|flexe|flex|extend|raise|lower|rotate|straighten|pull|draw|support|protect|cover|close|open|shut|stabili[sz]e|steadie|cro?sse|surround|help|let|allow)s?")


def _heads(scene: Scene, numbers: list[int]) -> list[int]:
    """The last structure of the left side that is no mere place, with what it is listed with."""
    heads = [
        number
        for number in numbers
        if (scene.governors[number] not in ("of", "by", "in", "at", "on", "from", "under", "with", "for", "between", "to", "into") or re.search(r"\b(?:most|all|many|some|each|both|none) of\s+$", scene.before(number)))
        and not (number > numbers[0] and _MOVES.fullmatch(scene.governors[number]))
    ]
    return scene.listed_with(heads[-1]) if heads else []


def is_unsupplied(scene: Scene, nerve: Structure, target: Structure) -> bool:
    """Is it certain that a nerve does not supply a structure?"""
    atlas = scene.atlas
    if nerve.kind in ("system",) or target.kind in ("system", "bone", "landmark", "joint", "space", "vertebra"):
        return False
    if target.kind in ("tooth", "muscle", "skin-part", "mouth-part") and target.get("nerve") and target.is_closed("nerve"):
        return not fits(atlas, nerve, atlas.values(target, "nerve"), is_exact=True) and not _supplies_part(scene, nerve, target)
    if any(atlas.is_related(target, other) for other in atlas.values(nerve, "supplies")):
        return False
    below = list(atlas.parts(nerve.name))
    if any(atlas.is_related(target, other) for name in below if name in atlas.by_name for other in atlas.values(atlas.by_name[name], "supplies")):
        return False
    known = atlas.values(target, "nerve")
    if known and target.is_closed("nerve"):
        if any(atlas.is_related(nerve, other) for other in known):
            return False
        parts = [atlas.by_name[name] for name in atlas.parts(target.name) if name in atlas.by_name]
        return not any(atlas.is_related(nerve, other) for part in parts for other in atlas.values(part, "nerve"))
    if nerve.name in ("vagus nerve", "phrenic nerve") and target.kind in ("organ", "gland", "organ-part", "heart-part"):
        return False
    if nerve.kind == "plexus" and target.kind != "muscle":
        return lie_apart(atlas, nerve, target) and target.kind == "region"
    if nerve.kind == "cranial-nerve" and sum(value.kind == "cranial-nerve" for value in known) >= 2 and nerve.name in _SENSORY:
        return True
    return lie_apart(atlas, nerve, target) and not any(atlas.is_related(nerve, other) for other in known)


#: Nerves that serve one sense each and nothing else.
_SENSORY = frozenset(("optic nerve", "olfactory nerve", "vestibulocochlear nerve"))


def _supplies_part(scene: Scene, nerve: Structure, target: Structure) -> bool:
    """Does a nerve supply the structure by name, or one of its heads?"""
    atlas = scene.atlas
    parts = {target.name, *atlas.parts(target.name)}
    nerves = [nerve, *(atlas.by_name[name] for name in atlas.parts(nerve.name) if name in atlas.by_name)]
    return any(value.name in parts for one in nerves for value in atlas.values(one, "supplies")) or any(
        fits(atlas, nerve, atlas.values(atlas.by_name[name], "nerve"), is_exact=True) for name in parts if name in atlas.by_name and atlas.by_name[name].get("nerve")
    )


_NUMBERED = re.compile(r"cranial nerve|\bCN\b|\bCN-?[IVX\d]+|nerve [IVX]+\b", re.I)


def check_numbers(scene: Scene) -> Iterator[Slip]:
    """Find a nerve that is given the number, level or name of another: `the optic nerve (cranial nerve VII)`, `the trigeminal nerve (C5)`."""
    for nerve in scene.of("n"):
        if nerve + 1 >= len(scene.mentions):
            continue
        other = nerve + 1
        one, two = scene.mentions[nerve], scene.mentions[other]
        gap = scene.between(nerve, other)
        first, second = one.structure, two.structure
        if first is None or (second is not None and scene.atlas.is_related(first, second)):
            continue
        sign = scene.places[other][2]
        bracket = re.fullmatch(r"\s*[(\[](?:also |called |known as |or |i\.e\. |aka |cn )*", gap) and re.match(r"\s*(?:nerves?|roots?|<x\d+>)?\s*[)\]]", scene.after(other))
        loose = re.fullmatch(r"\s*[(\[][^()<>]{0,60}", gap) and sign == "r" and re.match(r"\s*(?:nerves?|<x\d+>)\s*[)\]]", scene.after(other))
        named = re.fullmatch(r",?\s+(?:is |or |also called |also known as |known as |called |which is |aka )+", gap)
        comma = re.fullmatch(r",\s+", gap) and (_NUMBERED.search(one.text) or _NUMBERED.search(two.text)) and not re.match(r"\s*,?\s*(?:and|or)\b", scene.after(other))
        if sign == "n" and second is not None and (bracket or comma or (named and _NUMBERED.search(two.text))):
            if first.kind == "cranial-nerve" or second.kind == "cranial-nerve":
                number = first.get("number") or second.get("number")
                if re.fullmatch(r"V[123]", two.text):
                    yield scene.slip("ANA401", nerve, other, f"{two.text} is the {second.name}.", second)
                elif number:
                    yield scene.slip("ANA404", nerve, other, _number_of(first, second))
            elif re.fullmatch(r"V[123]", two.text):
                yield scene.slip("ANA401", nerve, other, f"{two.text} is the {second.name}; the trigeminal nerve has no branch called {one.text}.", second)
        elif sign == "r" and two.level is not None and (bracket or loose or named) and first.kind == "cranial-nerve" and first.get("number"):
            item = two.level.items[0]
            yield scene.slip("ANA404", nerve, other, f"The {first.name} is cranial nerve {first.get('number')[0]}; {item} is a {_place(item)} spinal nerve.", first)
    yield from _branches(scene)
    yield from _far_levels(scene)
    yield from _afferents(scene)
    yield from _conditions(scene)


_BRANCH = re.compile(r"<n(?P<n>\d+)>,?\s+(?:which )?(?:is |are )?(?:a |the |one )?(?:[a-z]+ )?(?:branch(?:es)? (?:of|off|from)|comes? off|springs? from|splits? off)\s+<[np](?P<p>\d+)>")


def _branches(scene: Scene) -> Iterator[Slip]:
    """A nerve that is called a branch of another than it is."""
    for match in _BRANCH.finditer(scene.outline):
        nerve, parent = int(match["n"]), int(match["p"])
        first, second = scene.mentions[nerve].structure, scene.mentions[parent].structure
        if first is None or second is None or scene.atlas.is_related(first, second):
            continue
        known = first.get("branch-of")
        if known or (first.get("roots") and second.kind == "cranial-nerve"):
            right = f"is a branch of the {known[0]}" if known else f"comes from {', '.join(first.get('roots'))}"
            yield scene.slip("ANA404", nerve, parent, f"The {first.name} {right}.", first)


_FAR = re.compile(r"<n(?P<n>\d+)>\s*\((?P<in>[^()]{0,90}?)<r(?P<r>\d+)>\s*(?:<x\d+>|nerves?)?\s*\)")


def _far_levels(scene: Scene) -> Iterator[Slip]:
    """A cranial nerve that is called a spinal one later in its bracket."""
    for match in _FAR.finditer(scene.outline):
        nerve, level = int(match["n"]), int(match["r"])
        structure, place = scene.mentions[nerve].structure, scene.mentions[level].level
        if structure is None or place is None or structure.kind != "cranial-nerve" or not match["in"].strip() or re.search(r"\b(?:and|with|to|from|meets?|joins?|converges?)\b[^<]*$", match["in"]):
            continue
        yield scene.slip("ANA404", nerve, level, f"The {structure.name} is cranial nerve {structure.get('number')[0]}; {place.items[0]} is a {_place(place.items[0])} spinal nerve.", structure)


_AFFERENT = re.compile(r"\b(?:\w+ (?:cervical )?)?(?:afferents?|sensory (?:nerves?|fib(?:er|re)s))\s*\((?:the )?(?P<what>(?:superior|middle|inferior) cervical ganglion|stellate ganglion|sympathetic (?:trunk|chain|ganglia))[^()]*\)?", re.I)


def _afferents(scene: Scene) -> Iterator[Slip]:
    """A sympathetic ganglion sends no afferents from the neck: it is motor to glands and vessels."""
    for match in _AFFERENT.finditer(scene.text):
        structure = next(iter(scene.atlas.resolve(match["what"].lower())), None)
        yield Slip("ANA404", match.start(), match.end(), f"The {match['what'].lower()} is a part of the sympathetic system, not a source of sensory fibres.", structure)


def _number_of(first: Structure, second: Structure) -> str:
    parts = [f"the {structure.name} is cranial nerve {structure.get('number')[0]}" for structure in (first, second) if structure.get("number")]
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] + "."


def _place(item: str) -> str:
    return {"C": "cervical", "T": "thoracic", "L": "lumbar", "S": "sacral"}[item[0]]


def _conditions(scene: Scene) -> Iterator[Slip]:
    """A nerve that a disease is said to affect, and does not."""
    for condition in scene.of("q"):
        structure = scene.mentions[condition].structure
        if structure is None:
            continue
        known = scene.atlas.values(structure, "affects")
        for signs, code in (("n", "ANA404"), ("t", "ANA403"), ("k", "ANA402"), ("b", "ANA402")):
            mine = [other for other in known if _sign_of(other) == signs]
            if not mine or len(list(scene.of("q"))) > 1:
                continue
            others = scene.in_segment(condition, signs) or (list(scene.of(signs)) if signs == "n" else [])
            if len(others) == 1 and not _NOT_AFFECTED.search(scene.outline):
                other = scene.mentions[others[0]].structure
                if other is not None and not any(scene.atlas.is_related(other, value) for value in mine):
                    yield scene.slip(code, condition, others[0], f"{structure.name.capitalize()} concerns the {_series([value.name for value in mine])}.", structure)


_NOT_AFFECTED = re.compile(r"\b(?:not|unlike|differs?|instead|rather|mistaken|confused|than|or|mimic\w*|also|and|spread\w*|radiat\w+|treat\w*|surg\w+|inject\w*|block\w*|may|can)\b")


def _sign_of(structure: Structure) -> str:
    from puffery_rules.anatomy.scene import SIGNS

    return SIGNS.get(structure.kind, "o")


_ROOTS = re.compile(r"\b(?:aris\w+|from|roots?|form\w*|originat\w*|segments?|levels?|made|join\w*|grow\w*|out of|come|comes|contain\w*|fibers?|fibres?|weave\w*|merg\w+|unit\w+|combin\w+|blend\w*|braid\w*|union|branches of|spring\w*|stems?|built|carr\w+)\b")


def check_roots(scene: Scene) -> Iterator[Slip]:
    """Find a nerve or plexus that is given roots it does not have."""
    for nerve in scene.of("np"):
        structure = scene.mentions[nerve].structure
        if structure is None or not structure.get("roots") or not structure.is_closed("roots"):
            continue
        roots = {root.upper() for root in structure.get("roots")}
        others = [number for number in scene.of("np") if number != nerve and scene.segments[number] == scene.segments[nerve]]
        for level in scene.in_segment(nerve, "r"):
            mention = scene.mentions[level]
            items = mention.level.items if mention.level is not None else tuple(value.upper() for other in mention.structures for value in other.get("number"))
            if not items or (mention.level is not None and (mention.level.noun in ("vertebra", "disc", "joint") or (mention.level.is_pair and mention.level.noun not in ("nerve", "segment", "")))):
                continue
            low, high = sorted((nerve, level))
            if any(low < number < high for number in others) or _OTHER_TOPIC.search(scene.between(low, high)):
                continue
            near = re.fullmatch(r"\s*\(\s*", scene.between(low, high))
            if not near and not _ROOTS.search(scene.outline[scene.places[low][0] - 20 if scene.places[low][0] > 20 else 0 : scene.places[high][0]]):
                continue
            wrong = [item for item in items if item not in roots]
            if wrong:
                yield scene.slip("ANA404", nerve, level, f"The {structure.name} comes from {', '.join(structure.get('roots'))}.", structure)
                break


_OTHER_TOPIC = re.compile(r"\b(?:vertebra\w*|disc\w*|disk\w*|level with|at the level|behind|next to|press\w*|pinch\w*|herniat\w*|compress\w*|exits?|passes|leaves)\b|<[dbv]\d+>")
_EXIT = re.compile(r"\b(?:leaves?|exits?|comes? out|emerges?|leaving|passes out|runs out|escapes?|gets out)\b")


def check_exits(scene: Scene) -> Iterator[Slip]:
    """Find a spinal nerve that leaves the spine at the wrong level, and a disc that presses on the wrong root."""
    levels = [number for number in scene.of("rbd") if scene.mentions[number].level]
    for number in levels:
        level = _level(scene, number)
        if len(level.items) != 1 or level.noun == "vertebra":
            continue
        rest = [other for other in levels if other > number and scene.segments[other] == scene.segments[number]]
        if not rest or not _EXIT.search(scene.between(number, rest[0])):
            continue
        where = scene.between(number, rest[0])
        items = [item for other in rest[:2] for item in _level(scene, other).items]
        neighbours = _neighbours(level.items[0])
        if "between" in where and len(items) == 2 and set(items) != neighbours and all(_is_vertebra(item) for item in items):
            upper, lower = sorted(neighbours, key=position)
            yield scene.slip("ANA404", number, rest[min(1, len(rest) - 1)], f"The {level.items[0]} nerve leaves between {upper} and {lower}.", scene.mentions[number].structure)
        elif len(items) == 1 and re.search(r"\b(?:above|below|beneath|under)\b[^<]*$", where):
            above = bool(re.search(r"\babove\b[^<]*$", where))
            upper, lower = sorted(neighbours, key=position)
            if _is_vertebra(items[0]) and items[0] != (lower if above else upper):
                yield scene.slip("ANA404", number, rest[0], f"The {level.items[0]} nerve leaves between {upper} and {lower}.", scene.mentions[number].structure)
    yield from _pressed_roots(scene, levels)


def _level(scene: Scene, number: int) -> Level:
    level = scene.mentions[number].level
    assert level is not None
    return level


def _is_vertebra(item: str) -> bool:
    return item != "C8"


def _neighbours(item: str) -> set[str]:
    """The vertebrae between which a spinal nerve leaves: cervical ones above their own, C8 below C7, all others below."""
    letter, number = item[0], int(item[1:])
    if letter == "C":
        return {"C7", "T1"} if number == 8 else {f"C{number - 1}" if number > 1 else "C0", f"C{number}"}
    last = {"T": 12, "L": 5, "S": 5}[letter]
    after = {"T": "L1", "L": "S1", "S": "Co1"}[letter]
    return {item, f"{letter}{number + 1}" if number < last else after}


_PRESS = re.compile(r"\b(?:press\w*|pinch\w*|irritat\w*|compress\w*|affect\w*|hits?|impinge\w*|squeez\w*|bulg\w*|herniat\w*|slip\w*|push\w*|touch\w*|involv\w*|catch\w*|trap\w*|bother\w*|nips?)\b")
_UPPER = re.compile(r"\b(?:upper limbs?|arms?|hands?|fingers?|shoulders?|upper extremit\w+)\b")
_LOWER = re.compile(r"\b(?:lower limbs?|legs?|foot|feet|toes?|sciatic\w*|lower extremit\w+|calf|thighs?)\b")


def _pressed_roots(scene: Scene, levels: list[int]) -> Iterator[Slip]:
    near = [number for number in levels if re.search(r"\bdisc[^<;]{0,12}\bbetween\s+(?:<\w\d+>\s+and\s+)?$|<x\d+>[^<;]{0,12}\bbetween\s+(?:<\w\d+>\s+and\s+)?$", scene.before(number))]
    if len(near) == 2 and len(levels) == 3 and _PRESS.search(scene.outline) and re.search(r"\bdis[ck]s?\b", scene.text, re.I):
        upper, lower = (_level(scene, number).items[0] for number in near)
        last = next(number for number in levels if number not in near)
        root = _level(scene, last).items[0]
        if _level(scene, last).noun == "nerve" and root not in {upper, lower, "C8" if upper == "C7" else lower}:
            yield scene.slip("ANA404", near[0], last, f"The {upper}-{lower} disc presses on the {lower} root as a rule.", scene.mentions[last].structure)
        return
    discs = [number for number in levels if _level(scene, number).noun == "disc" and _level(scene, number).is_pair]
    roots = [number for number in levels if _level(scene, number).noun in ("nerve", "") and not _level(scene, number).is_pair and len(_level(scene, number).items) == 1]
    if not discs or not _PRESS.search(scene.outline):
        return
    if len(discs) == 1 and len(roots) == 1 and re.search(r"\b(?:roots?|nerves?)\b", scene.text, re.I):
        upper, lower = _level(scene, discs[0]).items
        root = _level(scene, roots[0]).items[0]
        usual = "C8" if (upper, lower) == ("C7", "T1") else lower
        if root not in {upper, lower, usual}:
            yield scene.slip("ANA404", discs[0], roots[0], f"The {upper}-{lower} disc presses on the {usual} root as a rule.", scene.mentions[discs[0]].structure)
    if not roots and re.search(r"\b(?:nerve )?roots? of\b|\bnerves? (?:of|to|for|that (?:supply|serve|go|run))", scene.text, re.I):
        low = scene.mentions[discs[0]].start
        names = {item[0] for number in discs for item in _level(scene, number).items}
        rest = scene.text[low:]
        place = _UPPER.search(rest) if names <= {"L", "S"} else _LOWER.search(rest) if names <= {"C"} else None
        opposite = _LOWER.search(rest) if names <= {"L", "S"} else _UPPER.search(rest)
        if place and not opposite:
            yield Slip("ANA404", low, low + place.end(), f"Nerve roots at {', '.join(_level(scene, discs[0]).items)} serve the {'lower' if names <= {'L', 'S'} else 'upper'} limb.", scene.mentions[discs[0]].structure)


def _series(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
