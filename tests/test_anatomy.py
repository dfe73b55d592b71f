"""How sentences about the body are read, and what the checks say of them."""

from __future__ import annotations

import pytest

from puffery.engine import find
from puffery.language import Language
from puffery.readers import parse
from puffery.reading import flags_of
from puffery.settings import Settings
from puffery_rules.anatomy.analysis import check, is_anatomical
from puffery_rules.anatomy.atlas import load_atlas, nearest_names
from puffery_rules.anatomy.facts import allowed_ends, do_meet, fits, lie_apart
from puffery_rules.anatomy.levels import levels_of
from puffery_rules.anatomy.lookup import find as find_term
from puffery_rules.anatomy.lookup import look_up
from puffery_rules.anatomy.mentions import find_mentions
from puffery_rules.anatomy.scene import Scene
from puffery_rules.anatomy.words import name_keys, stem_of
from puffery_rules.anatomy.wrong_nerve_or_vessel import wrong_nerve_or_vessel

ATLAS = load_atlas()


def names(text: str) -> list[str]:
    return [mention.name for mention in find_mentions(ATLAS, text)]


def codes(text: str) -> set[str]:
    return {slip.code for slip in check(Scene(ATLAS, text))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vertebrae", "vertebra"),
        ("menisci", "meniscus"),
        ("ligaments", "ligament"),
        ("processes", "process"),
        ("arteries", "artery"),
        ("fibres", "fiber"),
        ("oesophagus", "esophagus"),
        ("femur's", "femur"),
    ],
)
def test_plurals_and_spellings_have_one_stem(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


def test_a_name_with_hyphens_is_also_found_written_as_one_word() -> None:
    assert ("atlantooccipital", "joint") in set(name_keys("atlanto-occipital joint"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The head of the femur sits in the acetabulum.", ["head of femur", "acetabulum"]),
        ("The femur's head sits in the acetabulum.", ["femur", "acetabulum"]),
        ("Tension in the anterior and middle scalene muscles.", ["anterior scalene", "middle scalene"]),
        ("The greater and the lesser occipital nerve.", ["greater occipital nerve", "lesser occipital nerve"]),
        ("Your collarbone meets the breastbone.", ["clavicle", "sternum"]),
        (
            "Two ligaments, the sacrotuberous and the sacrospinous.",
            ["ligament", "sacrotuberous ligament", "sacrospinous ligament"],
        ),
        ("We sell calf leather.", []),
    ],
)
def test_structures_are_found_by_name(text: str, expected: list[str]) -> None:
    assert [name for name in names(text) if name in expected or not expected] == expected


@pytest.mark.parametrize(
    ("text", "items", "noun", "is_pair"),
    [
        ("the C5 vertebra", ("C5",), "vertebra", False),
        ("the L5-S1 disc", ("L5", "S1"), "disc", True),
        ("segments C3 to C5", ("C3", "C4", "C5"), "segment", False),
        ("nerve root C7", ("C7",), "nerve", False),
        ("C6 through T1", ("C6", "C7", "C8", "T1"), "", False),
        ("the C7/T1 level", ("C7", "T1"), "level", True),
        ("(T1-T12)", tuple(f"T{number}" for number in range(1, 13)), "", False),
    ],
)
def test_levels_are_read_with_their_noun(text: str, items: tuple[str, ...], noun: str, is_pair: bool) -> None:
    level = levels_of(text)[0]
    assert (level.items, level.noun, level.is_pair) == (items, noun, is_pair)


def test_a_noun_at_the_end_of_a_list_is_that_of_all() -> None:
    assert [level.noun for level in levels_of("nerves L4, L5 and S1 to S4")] == ["nerve"] * 3


def test_a_landmark_overrides_the_bone_it_lies_on() -> None:
    (subscapularis,), (greater,), (humerus,), (lesser,) = map(
        ATLAS.resolve, ("subscapularis", "greater tubercle of humerus", "humerus", "lesser tubercle of humerus")
    )
    ends = allowed_ends(ATLAS, subscapularis, "insertion")
    assert fits(ATLAS, lesser, ends) and fits(ATLAS, humerus, ends) and not fits(ATLAS, greater, ends)


def test_regions_that_do_not_touch_lie_apart() -> None:
    (trapezius,), (leg,), (neck,) = map(ATLAS.resolve, ("trapezius", "leg", "neck"))
    assert lie_apart(ATLAS, trapezius, leg) and not lie_apart(ATLAS, trapezius, neck)


def test_bones_meet_where_a_joint_joins_them() -> None:
    (patella,), (femur,), (tibia,), (skull,) = map(ATLAS.resolve, ("patella", "femur", "tibia", "clavicle"))
    assert do_meet(ATLAS, patella, femur) and not do_meet(ATLAS, patella, tibia) and not do_meet(ATLAS, femur, skull)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Before her operation at the C9 vertebra she could not sit.", "ANA401"),
        ("The soleus, a muscle in the forearm, tires on long runs.", "ANA402"),
        ("The brachialis inserts on the radius.", "ANA403"),
        ("The optic nerve (cranial nerve VII) may swell.", "ANA404"),
        ("The L5 nerve root leaves the spine between the L2 and L3 vertebrae.", "ANA404"),
        ("The femoral artery springs from the internal carotid artery.", "ANA404"),
        ("Tendons connect bone to bone.", "ANA405"),
        ("The masseter opens the jaw.", "ANA406"),
        ("Humans have fourteen pairs of ribs.", "ANA407"),
    ],
)
def test_each_kind_of_slip_has_its_code(text: str, code: str) -> None:
    assert codes(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "The brachialis inserts on the ulna.",
        "The brachialis does not insert on the radius.",
        "In horses the radius and the ulna are fused.",
        "Some people have a sixth lumbar vertebra.",
        "She put her shoulder to the wheel and got back to work.",
        "The L5-S1 disc may press on the S1 nerve root.",
    ],
)
def test_true_denied_and_other_sentences_are_left_alone(text: str) -> None:
    assert codes(text) == set()


def test_the_message_says_what_is_right_and_who_says_so() -> None:
    text = "The trigeminal nerve (C5) was irritated."
    page, settings = parse("draft.txt", text, "text"), Settings()
    doc = Language((wrong_nerve_or_vessel,)).read(page, settings)
    found = list(find(wrong_nerve_or_vessel, flags_of(wrong_nerve_or_vessel, doc), page, settings))
    assert found[0].message == "The trigeminal nerve is cranial nerve V; C5 is a cervical spinal nerve."
    assert "Moore" in (found[0].note or "")


def test_questions_and_myths_are_no_statements() -> None:
    for text in ("Does the biceps straighten the elbow?", "Myth: the biceps straightens the elbow."):
        page = parse("draft.txt", text, "text")
        doc = Language((wrong_nerve_or_vessel,)).read(page, Settings())
        assert not flags_of(wrong_nerve_or_vessel, doc)


def test_plain_marketing_does_not_load_the_atlas() -> None:
    assert not is_anatomical("Book your free consultation today and save 20%.")
    assert is_anatomical("The biceps bends the elbow.")


def test_a_term_is_looked_up_by_any_name() -> None:
    text = look_up("funny bone") if find_term("funny bone") else look_up("kneecap")
    assert "source:" in text and "region:" in text
    assert {structure.kind for structure in find_term("C5")} >= {"vertebra", "spinal-nerve"}


def test_an_unknown_term_names_the_nearest() -> None:
    assert "deltoid" in nearest_names("delltoid")
    with pytest.raises(LookupError, match="did you mean deltoid"):
        look_up("delltoid")
