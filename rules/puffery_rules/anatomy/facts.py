"""Questions to the atlas: does a bone fit what a muscle attaches to, do two bones meet, do two places lie apart?"""

from __future__ import annotations

from collections.abc import Iterable

from puffery_rules.anatomy.atlas import Atlas, Structure

#: Words in names of landmarks that do not tell one place on a bone from another.
_VAGUE = frozenset("shaft body surface proximal distal border margin side end extremity upper lower part edge aspect base cortex area head neck".split())
#: Regions that touch each other, so that a structure of one may reach into the other.
_NEAR = {
    "head": "neck scalp face skull brain eye ear nose mouth throat", "face": "head skull eye ear nose mouth neck", "scalp": "head skull neck face ear",
    "skull": "head brain face scalp neck eye ear nose mouth cervical-spine", "brain": "head skull", "eye": "face head skull", "ear": "head face skull scalp",
    "nose": "face head mouth throat skull", "mouth": "face head throat nose neck skull", "throat": "neck mouth nose thorax head cervical-spine",
    "neck": "head throat shoulder thorax upper-back cervical-spine spine face scalp skull back chest-wall ear mouth", "shoulder": "arm neck thorax upper-back chest-wall back",
    "arm": "shoulder elbow forearm", "elbow": "arm forearm", "forearm": "elbow wrist hand arm", "wrist": "hand forearm", "hand": "wrist forearm",
    "thorax": "chest-wall breast upper-back back neck abdomen shoulder thoracic-spine spine throat", "chest-wall": "thorax breast shoulder abdomen upper-back back neck",
    "breast": "thorax chest-wall", "upper-back": "back thorax neck shoulder thoracic-spine spine chest-wall cervical-spine", "back": "upper-back lower-back spine thorax abdomen neck pelvis buttock hip shoulder chest-wall thoracic-spine lumbar-spine cervical-spine sacrum",
    "lower-back": "back spine lumbar-spine sacrum pelvis abdomen buttock hip", "spine": "back neck upper-back lower-back thorax abdomen pelvis cervical-spine thoracic-spine lumbar-spine sacrum skull head chest-wall",
    "cervical-spine": "spine neck upper-back thoracic-spine skull head throat back", "thoracic-spine": "spine back upper-back thorax cervical-spine lumbar-spine chest-wall",
    "lumbar-spine": "spine lower-back back thoracic-spine sacrum abdomen pelvis", "sacrum": "spine lower-back pelvis buttock lumbar-spine back hip perineum",
    "abdomen": "thorax pelvis back lower-back lumbar-spine spine chest-wall hip perineum", "pelvis": "abdomen hip perineum sacrum buttock lower-back thigh spine lumbar-spine back",
    "perineum": "pelvis buttock thigh hip sacrum abdomen", "hip": "pelvis thigh buttock sacrum knee lower-back abdomen back perineum", "buttock": "hip pelvis thigh sacrum lower-back back perineum",
    "thigh": "hip knee buttock pelvis perineum leg", "knee": "thigh leg hip", "leg": "knee ankle foot thigh", "ankle": "leg foot", "foot": "ankle leg",
}
NEAR = {name.replace("-", " "): frozenset(part.replace("-", " ") for part in text.split()) for name, text in _NEAR.items()}


def allowed_ends(atlas: Atlas, structure: Structure, *relations: str) -> tuple[Structure, ...]:
    """Return what a structure attaches to or joins; none where the atlas does not claim to list it all.

    A group takes what its members attach to as well, a tendon what its muscle does.
    """
    if any(relation in structure.get("open") for relation in relations):
        return ()
    own = any(structure.get(relation) for relation in relations)
    family = ("joint",) if structure.kind == "joint" else _ATTACHED
    sources = [structure]
    for name in atlas.parts(structure.name):
        part = atlas.by_name.get(name)
        if part is not None and part.kind in family:
            sources.append(part)
    if structure.kind == "tendon" and not own:
        sources += [other for other in atlas.values(structure, "part-of") if other.kind == "muscle"]
    found: dict[str, Structure] = {}
    for source in sources:
        if not own and any(relation in source.get("open") for relation in relations):
            return ()
        found.update((other.name, other) for other in atlas.values(source, *relations))
    return tuple(found.values())


_ATTACHED = frozenset(("muscle", "muscle-group", "tendon", "ligament", "fascia", "membrane"))


def fits(atlas: Atlas, structure: Structure, allowed: Iterable[Structure], is_exact: bool = False) -> bool:
    """Is a structure one of those allowed, a whole of one, or a part of one that no more exact landmark contradicts?"""
    names = {other.name for other in allowed}
    if structure.name.endswith(" of vertebra") and any("vertebra" in name or "atlas" in name or "axis" in name for name in names):
        return True
    if structure.name in names or atlas.parts(structure.name) & names:
        return True
    words = structure.name.split()
    whole_name = " ".join(words[1:])
    is_stretch = words[0] in ("upper", "lower", "middle") and structure.kind in ("bone", "vertebra") and whole_name in atlas.wholes(structure.name)
    if is_stretch and atlas.parts(whole_name) & names:
        return True
    stretch = "" if structure.get("number") else _stretch_of(structure)
    if stretch and any(_stretch_of(atlas.by_name[name]) == stretch for name in names if name in atlas.by_name):
        return True
    wholes = atlas.wholes(structure.name) & names
    if not wholes:
        return False
    if (not is_exact and set(structure.name.split()) & _VAGUE) or structure.kind == "region" or structure.name.endswith("of vertebra"):
        return True
    for whole in wholes:
        rivals = [name for name in names if name != whole and whole in atlas.wholes(name)]
        exact = rivals if is_exact else [name for name in rivals if not set(name.split()) & _VAGUE]
        if not exact or any(atlas.wholes(name) & {structure.name} or name in atlas.wholes(structure.name) for name in rivals):
            return True
    return False


def _stretch_of(structure: Structure) -> str:
    """The stretch of the spine that a vertebra, or a group of vertebrae, belongs to: C, T, L or S."""
    if structure.kind != "vertebra":
        return ""
    if structure.get("number"):
        return structure.get("number")[0][0]
    words = {"cervical": "C", "thoracic": "T", "lumbar": "L", "sacral": "S"}
    return next((letter for word, letter in words.items() if word in structure.name.split()), "")


def regions_of(atlas: Atlas, structure: Structure) -> frozenset[str]:
    """Return the regions that a structure lies in; its name and its wholes' names count where they are regions."""
    found = set(structure.get("region"))
    for name in (structure.name, *atlas.wholes(structure.name)):
        if name in NEAR:
            found.add(name)
    return frozenset(found - {"skin"} or found)


def lie_apart(atlas: Atlas, one: Structure, other: Structure) -> bool:
    """Have two structures no region in common and none that touch?"""
    here, there = regions_of(atlas, one), regions_of(atlas, other)
    wide = {"whole body", "skin"}
    if not here or not there or here & wide or there & wide or here & there:
        return False
    return not any(NEAR.get(region, frozenset()) & there for region in here)


def do_meet(atlas: Atlas, one: Structure, other: Structure) -> bool | None:
    """Is there a joint in which two bones or landmarks meet?  None where the atlas cannot say."""
    known_one = known_other = False
    for joint in atlas.structures:
        if joint.kind != "joint" or not joint.get("joins") or any(atlas.by_name[name].get("joins") for name in atlas.parts(joint.name) if name in atlas.by_name and atlas.by_name[name].kind == "joint"):
            continue
        members = atlas.values(joint, "joins")
        has_one, has_other = fits(atlas, one, members), fits(atlas, other, members)
        if has_one and has_other:
            return True
        known_one, known_other = known_one or has_one, known_other or has_other
    if any(other.name == value.name or atlas.is_related(other, value) for value in atlas.values(one, "joins", "next-to")) or any(
        one.name == value.name or atlas.is_related(one, value) for value in atlas.values(other, "joins", "next-to")
    ):
        return True
    if {"skull", "face"} & set(one.get("region")) and {"skull", "face"} & set(other.get("region")):
        return None
    return False if known_one and known_other else None
