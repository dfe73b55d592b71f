"""Every stanza of the anatomy knowledge is well formed, sourced, linked to others and free of contradiction."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from puffery_rules.anatomy.atlas import CLOSED, load_atlas, render
from puffery_rules.anatomy.facts import NEAR
from puffery_rules.stanzas import Stanza, load_stanzas

STANZAS = load_stanzas("anatomy/knowledge")
ATLAS = load_atlas()
KINDS = frozenset(
    """bone landmark joint ligament tendon muscle muscle-group cartilage meniscus disc labrum bursa fascia membrane vertebra spinal-nerve cord-segment
    cranial-nerve nerve nerve-branch plexus ganglion artery vein lymph brain-part spinal-cord-part meninx organ organ-part gland hormone cell tissue
    skin-layer skin-part tooth tooth-part eye-part ear-part nose-part larynx-part mouth-part heart-part space region system fluid dermatome condition""".split()
)
LINKS = frozenset(
    """part-of contains origin insertion joins nerve supplies branches branch-of artery vein drains-to exits above below in-front-of behind inside between
    next-to over under crosses antagonist secretes affects""".split()
)
FREE = frozenset(
    "kind names weak id source checked region side roots number action not-action function not-function tissue not-tissue count parts-count open variants joint-type".split()
)
SIDES = frozenset("front back inner outer top bottom middle superficial deep left right both midline".split())
REGIONS = frozenset(NEAR) | {"skin", "whole body"}


def _id(stanza: Stanza) -> str:
    return f"{stanza.file}:{stanza.name}"


def _where(stanza: Stanza) -> str:
    return f"{stanza.file}:{stanza.line} [{stanza.name}]"


def test_the_knowledge_is_as_large_as_it_claims() -> None:
    relations = LINKS | {
        "region",
        "side",
        "roots",
        "number",
        "action",
        "function",
        "tissue",
        "count",
        "parts-count",
        "joint-type",
    }
    facts = sum(len(stanza.get(key)) for stanza in STANZAS for key in relations)
    assert len(STANZAS) >= 2500
    assert facts >= 9000


def test_the_compiled_atlas_is_not_stale() -> None:
    for path, text in render().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: run `python -m puffery_rules.anatomy.atlas`"


@pytest.mark.parametrize("file", sorted({stanza.file for stanza in STANZAS}))
def test_every_stanza_is_well_formed(file: str) -> None:
    wrong = []
    for stanza in (each for each in STANZAS if each.file == file):
        wrong += [f"{_where(stanza)}: unknown key `{key}`" for key in stanza.values if key not in LINKS | FREE]
        wrong += [f"{_where(stanza)}: unknown region `{value}`" for value in stanza.get("region") if value not in REGIONS]
        wrong += [f"{_where(stanza)}: unknown side `{value}`" for value in stanza.get("side") if value not in SIDES]
        wrong += [
            f"{_where(stanza)}: `open` names no relation: `{value}`" for value in stanza.get("open") if value not in LINKS | FREE
        ]
        if stanza.text("kind") not in KINDS:
            wrong.append(f"{_where(stanza)}: unknown kind `{stanza.text('kind')}`")
        if not stanza.get("source") or not re.fullmatch(r"20\d\d-\d\d-\d\d", stanza.text("checked")):
            wrong.append(f"{_where(stanza)}: needs a source and the date it was checked")
        for key in ("count", "parts-count"):
            wrong += [f"{_where(stanza)}: `{value}` holds no number" for value in stanza.get(key) if not re.search(r"\d", value)]
        wrong += [
            f"{_where(stanza)}: `{value}` is no spinal level"
            for value in stanza.get("roots")
            if not re.fullmatch(r"(?:C[1-8]|T(?:[1-9]|1[0-2])|L[1-5]|S[1-5]|Co1)", value)
        ]
        wrong += [
            f"{_where(stanza)}: `{value}` is no action (MOTION of PART)"
            for key in ("action", "not-action")
            for value in stanza.get(key)
            if len(value) > 60
        ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("relation", sorted(LINKS))
def test_every_value_names_a_structure(relation: str) -> None:
    unknown = [
        f"{_where(stanza)}: {relation}: {value}"
        for stanza in STANZAS
        for value in stanza.get(relation)
        if not ATLAS.resolve(value)
    ]
    assert not unknown, "\n".join(unknown)


def test_no_structure_is_a_part_of_itself() -> None:
    assert not [
        structure.name
        for structure in ATLAS.structures
        if any(other.name == structure.name for other in ATLAS.values(structure, "part-of", "contains"))
    ]


def test_nothing_lies_on_both_sides_of_the_same_thing() -> None:
    wrong = []
    for one, other in (("in-front-of", "behind"), ("above", "below"), ("over", "under")):
        for stanza in STANZAS:
            both = set(stanza.get(one)) & set(stanza.get(other))
            wrong += [f"{_where(stanza)}: {one} and {other} {value}" for value in sorted(both)]
    assert not wrong, "\n".join(wrong)


def test_relations_that_have_an_inverse_agree() -> None:
    wrong = []
    for one in ("in-front-of", "behind", "above", "below", "over", "under"):
        for structure in ATLAS.structures:
            for value in ATLAS.values(structure, one):
                if structure in ATLAS.values(value, one) and structure is not value:
                    wrong.append(f"{structure.name} and {value.name} are each {one} the other")
    assert not wrong, "\n".join(wrong)


def test_no_fact_is_both_stated_and_denied() -> None:
    wrong = [
        f"{_where(stanza)}: {value}"
        for stanza in STANZAS
        for key in ("action", "function", "tissue")
        for value in sorted(set(stanza.get(key)) & set(stanza.get(f"not-{key}")))
    ]
    assert not wrong, "\n".join(wrong)


def test_what_a_nerve_supplies_does_not_contradict_the_muscle() -> None:
    wrong = []
    for nerve in ATLAS.structures:
        if nerve.kind not in ("nerve", "cranial-nerve", "nerve-branch"):
            continue
        for muscle in ATLAS.values(nerve, "supplies"):
            if muscle.kind != "muscle" or not muscle.get("nerve") or not muscle.is_closed("nerve"):
                continue
            parts = [muscle, *(ATLAS.by_name[name] for name in ATLAS.parts(muscle.name) if name in ATLAS.by_name)]
            if not any(ATLAS.is_related(nerve, other) for part in parts for other in ATLAS.values(part, "nerve")):
                wrong.append(f"{nerve.name} supplies {muscle.name}, whose nerves are {muscle.get('nerve')}")
    assert not wrong, "\n".join(wrong)


def test_strong_names_are_not_shared_by_different_kinds_without_need() -> None:
    shared = Counter(name.lower() for stanza in STANZAS for name in {value.lower() for value in stanza.all_names})
    several = [name for name, count in shared.items() if count > 2]
    assert not several, several


def test_the_twelve_cranial_nerves_have_their_numbers() -> None:
    numbers = {
        structure.get("number")[0]
        for structure in ATLAS.structures
        if structure.kind == "cranial-nerve" and structure.get("number")
    }
    assert numbers == {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}


def test_closed_relations_are_those_the_schema_names() -> None:
    assert {"origin", "insertion", "joins", "nerve", "roots", "number", "contains", "count", "parts-count"} == CLOSED
