"""What things are made of and what kind of thing they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from puffery_rules.anatomy.atlas import Structure
from puffery_rules.anatomy.scene import Scene, Slip

#: Kinds that exclude each other, by the word of copy.
_KIND_WORDS = {
    "muscle": ("muscle", "muscle-group"), "bone": ("bone", "vertebra", "landmark"), "tendon": ("tendon",), "ligament": ("ligament",), "nerve": ("nerve", "cranial-nerve", "nerve-branch", "spinal-nerve", "plexus"),
    "artery": ("artery",), "vein": ("vein",), "joint": ("joint",), "gland": ("gland",), "cartilage": ("cartilage", "meniscus", "labrum", "disc"), "bursa": ("bursa",), "fascia": ("fascia",), "hormone": ("hormone",),
    "organ": ("organ", "gland"), "lymph node": ("lymph",), "blood vessel": ("artery", "vein"),
}
_ALL = frozenset(kind for kinds in _KIND_WORDS.values() for kind in kinds)
#: Fibrous bands go by several names in ordinary use.
_FIBROUS = frozenset(("tendon", "ligament", "fascia", "membrane"))
_WORD = "|".join(sorted(_KIND_WORDS, key=len, reverse=True))
_IS_A = re.compile(
    r"<(?P<sign>\w)(?P<s>\d+)>(?:\s*\([^()]*\))?(?:,\s+|\s+)(?:(?:is|are|called|was)\s+)?(?:(?:actually|really|simply|just|also|only|in fact|basically)\s+)*(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,3}?<x(?P<k>\d+)>"
)
_KIND_OF = re.compile(r"\b(?:kind|type|form|sort|piece) of <x(?P<k>\d+)>,?\s+(?:known as|called|named)\s+<(?P<sign>\w)(?P<s>\d+)>")
_NAMES = {"muscle": "muscle", "bone": "bone", "tendon": "tendon", "ligament": "ligament", "peripheral nerve": "nerve", "artery": "artery", "vein": "vein", "joint": "joint", "gland": "gland", "cartilage": "cartilage", "bursa": "bursa",
          "fascia": "fascia", "hormone": "hormone", "organ": "organ", "blood vessel": "blood vessel", "skeletal muscle": "muscle", "hyaline cartilage": "cartilage"}
_VERB = r"(?:connect(?:s|ing)?|attach(?:es|ing)?|join(?:s|ing)?|link(?:s|ing)?|tie(?:s)?|bind(?:s|ing)?|hold(?:s|ing)?|anchor(?:s|ing)?|fasten(?:s|ing)?|secur(?:es?|ing)|connected|attached|unit(?:es?|ing)|bridg(?:es?|ing))"
_MUSCLE_TO_BONE = re.compile(rf"\b{_VERB}\s+(?:(?:your|the|a|our|together)\s+)*(?:muscles? (?:to|with|and|onto) (?:\w+ )?(?:bones?|skeleton)|bones? (?:to|with|and) (?:\w+ )?muscles?|muscles? (?:\w+ )?(?:to|and) (?:the |your |our )?bones?)", re.I)
_BONE_TO_BONE = re.compile(rf"\b{_VERB}\s+(?:(?:your|the|a|our|one)\s+)*(?:bones? (?:to|with|and) (?:\w+ )?(?:other |another |one another|each other|bones?)\w*|bones? together|one bone to (?:another|the next)|two bones|(?:two|adjoining|adjacent|neighbou?ring) bones)", re.I)
_DENIED = re.compile(r"\b(?:not|no|there|n't|never|rather than|instead of|unlike|neither)\b", re.I)


def check_tissues(scene: Scene) -> Iterator[Slip]:
    """Find a structure that is said to be of a kind or tissue that it is not."""
    yield from _ties(scene)
    yield from _kinds(scene)
    yield from _made_of(scene)
    yield from _names(scene)
    match = re.search(r"\bpart of <g(?P<g>\d+)>[^<;]*\bsuch as\b[^;]{0,24}<[oc](?P<o>\d+)>", scene.outline)
    if match:
        whole, part = scene.mentions[int(match["g"])].structure, scene.mentions[int(match["o"])].structure
        if whole is not None and part is not None and "spine" in whole.name and part.name in ("spinal cord", "brain", "brainstem"):
            yield scene.slip("ANA405", int(match["g"]), int(match["o"]), f"The {part.name} is nervous tissue inside the column, no part of the bony spine.", part)


_IS_NAME = re.compile(r"<(?P<a>[untlbovak])(?P<s>\d+)>(?:\s*\([^()]*\))?,?\s+(?:is|are)\s+(?:[a-z-]+est\s+|main\s+|chief\s+|one of\s+|really\s+|actually\s+)?<(?P<b>[untlbovak])(?P<o>\d+)>(?!\s*(?:and|or|,)?\s*<)")


def _names(scene: Scene) -> Iterator[Slip]:
    """`The sciatic nerve is a muscle of the leg`: a name for one thing given to another."""
    from puffery_rules.anatomy.action import actions_of, is_wrong_action
    from puffery_rules.anatomy.facts import lie_apart

    for match in _IS_NAME.finditer(scene.outline):
        subject, place = int(match["s"]), int(match["o"])
        structure, other = scene.mentions[subject].structure, scene.mentions[place].structure
        if structure is None or other is None or scene.atlas.is_related(structure, other) or _DENIED.search(match[0]) or scene.governors[subject] or re.search(r"\b(?:from|to|by|in)\b", scene.between(subject, place)):
            continue
        word = re.match(r"(?:the )?(muscle|bone|nerve|ligament|tendon|artery|vein|gland)s?\b|.*\b(muscle|bone|nerve|ligament|tendon|artery|vein|gland)s?$", scene.mentions[place].text, re.I)
        kind = (word[1] or word[2]).lower() if word else ""
        if kind and _excludes(structure, kind):
            yield scene.slip("ANA405", subject, place, f"The {structure.name} is {_a(structure.kind)}.", structure)
        elif match["a"] == match["b"] == "u":
            wrong = [action for action in actions_of(scene.atlas, other) if is_wrong_action(scene.atlas, structure, action[0], (action[1],))]
            if wrong and other.kind == "muscle-group" and len(actions_of(scene.atlas, other)) <= 3:
                yield scene.slip("ANA406", subject, place, f"The {structure.name} is a muscle of {', '.join(structure.get('action')[:3])}.", structure)
            elif lie_apart(scene.atlas, structure, other):
                yield scene.slip("ANA402", subject, place, f"The {structure.name} lies in the {structure.get('region')[0]}.", structure)
        elif match["a"] == match["b"] == "b" and lie_apart(scene.atlas, structure, other):
            yield scene.slip("ANA402", subject, place, f"The {structure.name} lies in the {structure.get('region')[0]}.", structure)


def _ties(scene: Scene) -> Iterator[Slip]:
    """`ligaments join muscle to bone`, `tendons hold bone to bone`, said of the kind as a whole."""
    for expression, wrong, right in ((_MUSCLE_TO_BONE, "ligament", "tendon"), (_BONE_TO_BONE, "tendon", "ligament")):
        match = expression.search(scene.text)
        if match is None:
            continue
        before, after = scene.text[: match.start()], scene.text[match.end() :]
        names = list(re.finditer(r"\b(ligament|tendon|cartilage|fascia|muscle)s?\b", before, re.I))
        later = re.match(r"[^;.]*?\b(?:is|are) (?:called|known as|named|termed) (?:a |the )?(?P<name>ligament|tendon)s?\b", after, re.I)
        if later:
            if later["name"].lower() == wrong:
                yield Slip("ANA405", match.start(), match.end() + later.end(), _tie_message(right), next(iter(scene.atlas.resolve(right))))
        elif names and names[-1][1].lower() == wrong and not _DENIED.search(before[names[-1].end() :]) and not re.search(rf"\b{right}s?\b[^,;]*\band\b[^,;]*$", before[: names[-1].start()], re.I):
            gap = before[names[-1].end() :]
            if len(gap) < 90 and not re.search(r"\b(?:heal|injur|tear|torn|pain|help|while|but)\w*\b", gap):
                yield Slip("ANA405", names[-1].start(), match.end(), _tie_message(right), next(iter(scene.atlas.resolve(wrong))))


def _tie_message(right: str) -> str:
    return "Tendons join muscle to bone; ligaments join bone to bone." if right == "tendon" else "Ligaments join bone to bone; tendons join muscle to bone."


def _kinds(scene: Scene) -> Iterator[Slip]:
    for expression in (_IS_A, _KIND_OF):
        for match in expression.finditer(scene.outline):
            subject, kind = int(match["s"]), int(match["k"])
            structure, named = scene.mentions[subject].structure, scene.mentions[kind].structure
            if structure is None or named is None or match["sign"] == "x":
                continue
            word = _NAMES.get(named.name)
            tail = scene.outline[match.end("k") + 1 :]
            if word is None or _DENIED.search(match[0]) or (scene.mentions[kind].is_plural and not scene.mentions[subject].is_plural):
                continue
            if expression is _IS_A and not re.search(r"[,)]|\b(?:is|are|called)\b", scene.between(subject, kind)):
                continue
            if expression is _IS_A and "," in match[0] and not re.search(r"\b(?:is|are|called|kind|type|form|sort|piece)\b|,\s+(?:an?|the)\s", scene_text(scene, subject, kind)):
                continue
            if expression is _IS_A and "," in match[0] and not re.match(r"\s*(?:,\s+(?:is|was|can|has|lies|runs|which|that|[a-z]+s\b)|that\b|which\b|of\b|in\b|\.|$)", tail):
                continue
            if expression is _IS_A and "," in match[0] and re.search(r"\ban?\s(?:[a-z-]+\s)?$", scene.text[: scene.mentions[subject].start], re.I):
                continue
            if re.match(r"\s*(?:<|of\b|that\b|to\b|pain|group|attach|tissue|tear|injur|cells?|problem|that's|disease|spasm|graft|and|or|/|-|with|in)", tail) and not re.match(r"\s*(?:of|that|in|and)\b", tail):
                continue
            if re.match(r"\s+(?!(?:of|that|which|in|and|at|on|under|behind|between|around|with|near|not|but|running|attached|found|located|made|below|above|inside|for|so|because|as|deep)\b)[a-z]", tail):
                continue
            if scene.governors[subject] and expression is _IS_A:
                continue
            if expression is _IS_A and re.search(r"\b(?:of|in|between|for|to|with|and|where|from|by|on|at|near|around|has|have|supplied|attached|over|under)\b", scene.between(subject, kind)):
                continue
            if _excludes(structure, word):
                yield scene.slip("ANA405", subject, kind, f"The {structure.name} is {_a(structure.kind)}{_made(structure)}.", structure)


def scene_text(scene: Scene, low: int, high: int) -> str:
    """Return the words of the sentence from one mention to another."""
    return scene.text[scene.mentions[low].end : scene.mentions[high].start].lower()


def _excludes(structure: Structure, word: str) -> bool:
    kinds = _KIND_WORDS[word]
    if structure.kind in kinds or any(word in name.lower() for name in (structure.name, *structure.get("names"), *structure.get("weak"))):
        return False
    if any(word in tissue for tissue in structure.get("tissue")):
        return False
    if word in ("tendon", "ligament") and structure.kind in _FIBROUS and structure.kind not in ("tendon", "ligament"):
        return False
    if word in ("organ", "gland", "joint") and structure.kind not in ("bone", "muscle", "tendon", "ligament", "nerve", "cranial-nerve", "artery", "vein"):
        return False
    if structure.kind in ("region", "system", "condition", "space", "tissue", "cell") or (word in ("cartilage", "bone") and structure.kind in ("landmark", "joint", "ear-part", "nose-part", "larynx-part", "organ-part")):
        return False
    if structure.kind in ("tooth-part", "tooth"):
        return word in ("muscle", "nerve", "bone", "cartilage", "ligament", "tendon") and not (word == "nerve" and "pulp" in structure.name)
    if word == "muscle" and structure.kind in ("organ", "organ-part", "heart-part", "eye-part", "mouth-part", "larynx-part"):
        return False
    return structure.kind in _ALL | _FIBROUS or word in ("muscle", "bone", "tendon", "ligament")


def _a(kind: str) -> str:
    kind = kind.replace("-", " ")
    return ("an " if kind[0] in "aeiou" else "a ") + kind


def _made(structure: Structure) -> str:
    return f", made of {structure.get('tissue')[0]}" if structure.get("tissue") else ""


_MADE_OF = re.compile(r"<(?P<sign>\w)(?P<s>\d+)>(?:\s*\([^()]*\))?,?\s+(?:is|are|which is|itself is|,)?\s*(?:mostly |mainly |largely |chiefly |entirely |completely )?(?:made (?:up )?(?:of|from)|composed of|consists? of|built (?:of|from|out of)|formed of|woven from|(?:an?\s+)?(?:[a-z-]+\s+){0,2}(?:pads?|bands?|wedges?|sheets?|cords?|rings?|straps?|strips?|pieces?|blocks?|cushions?|ropes?|plates?|bundles?|slips?) of)\s+(?:[a-z-]+\s+){0,2}?<(?P<t>[ixdbu])(?P<o>\d+)>")
_MADE_BY = re.compile(r"<h(?P<s>\d+)>(?:\s*\([^()]*\))?,?\s+(?:is|are|which is)\s+(?:mainly |mostly |chiefly )?(?:made|produced|secreted|released|formed|manufactured)\s+(?:by|in)\s+(?:[a-z-]+\s+){0,2}?<(?P<t>\w)(?P<o>\d+)>")
_MAKES = re.compile(r"<(?P<t>\w)(?P<o>\d+)>(?:\s*\([^()]*\))?,?\s+(?:(?:which|that)\s+)?(?:makes?|produces?|secretes?|releases?|manufactures?)\s+(?:and (?:releases?|secretes?|stores?)\s+)?(?:[a-z-]+\s+){0,2}?<h(?P<s>\d+)>")
_FAMILIES = ("bone", "cartilage", "skeletal muscle", "smooth muscle", "cardiac muscle", "enamel", "nervous", "epithelium", "adipose", "connective")


def _made_of(scene: Scene) -> Iterator[Slip]:
    for match in _MADE_OF.finditer(scene.outline):
        structure, stuff = scene.mentions[int(match["s"])].structure, scene.mentions[int(match["o"])].structure
        if structure is None or stuff is None or _DENIED.search(match[0]) or (match["sign"] == "x" and structure.name not in ("ligament", "tendon", "cartilage", "bone")):
            continue
        if _is_not_of(scene, structure, stuff):
            yield scene.slip("ANA405", int(match["s"]), int(match["o"]), f"The {structure.name} is made of {structure.get('tissue')[0]}.", structure)
    for match in (*_MADE_BY.finditer(scene.outline), *_MAKES.finditer(scene.outline)):
        fluid, maker = scene.mentions[int(match["s"])].structure, scene.mentions[int(match["o"])].structure
        if fluid is None or maker is None or _DENIED.search(match[0]):
            continue
        makers = [other for other in scene.atlas.structures if any(value.name == fluid.name for value in scene.atlas.values(other, "secretes"))]
        if not (makers and maker.kind in ("gland", "organ", "organ-part", "cartilage", "membrane", "tissue", "brain-part", "bone", "muscle", "eye-part", "skin-part", "skin-layer", "cell") and not any(scene.atlas.is_related(maker, other) for other in makers)):
            continue
        if not set(maker.get("secretes")) & {fluid.name} and _is_exclusive(scene, maker, fluid):
            code = "ANA405" if fluid.kind == "fluid" and maker.kind in ("cartilage", "bone", "muscle", "tissue") else "ANA406"
            yield scene.slip(code, int(match["s"]), int(match["o"]), f"The {fluid.name} comes from the {' or '.join(other.name for other in makers[:3])}.", makers[0])


def _is_exclusive(scene: Scene, maker: Structure, fluid: Structure) -> bool:
    """Is it known what the maker makes, or what it is not for?"""
    return bool(maker.get("secretes")) or any(fluid.name in value for value in maker.get("not-function")) or maker.kind in ("cartilage", "bone", "muscle")


def _is_not_of(scene: Scene, structure: Structure, stuff: Structure) -> bool:
    tissues = structure.get("tissue")
    if stuff.name in structure.get("not-tissue") and stuff.name not in tissues:
        return True
    if any(value.name == stuff.name or scene.atlas.is_related(value, stuff) for value in scene.atlas.values(structure, "tissue")):
        return False
    if stuff.name in structure.get("not-tissue") or any(scene.atlas.is_related(value, stuff) for value in scene.atlas.values(structure, "not-tissue") if value.kind == "tissue"):
        return True
    if stuff.name in ("muscle", "bone", "cartilage") and structure.kind in ("disc", "tendon", "ligament", "meniscus", "labrum", "fascia", "nerve", "tooth-part", "skin-layer", "bursa"):
        return bool(tissues) and not any(stuff.name in tissue for tissue in tissues)
    mine = {family for family in _FAMILIES for tissue in tissues if family in tissue}
    theirs = {family for family in _FAMILIES if family in stuff.name}
    hard = {"bone", "cartilage", "skeletal muscle", "smooth muscle", "cardiac muscle", "enamel"}
    return bool(mine) and bool(theirs & hard) and not mine & theirs and structure.kind in ("bone", "muscle", "tendon", "ligament", "cartilage", "meniscus", "labrum", "fascia", "tooth-part", "nerve", "skin-layer", "heart-part", "disc", "tissue")
