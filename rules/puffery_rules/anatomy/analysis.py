"""All anatomical checks: of a sentence, and of the sentences of a page that are worth it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_question, is_reference, is_reported, reading_of
from puffery_rules.anatomy.atlas import load_atlas, trigger_words
from puffery_rules.anatomy.scene import Scene, Slip
from puffery_rules.anatomy.words import stem_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from puffery_rules.anatomy.mentions import Mention

_WORD = re.compile(r"[^\W\d_]+")
_LEVEL = re.compile(r"(?<!\w)[CTLS]-?\d{1,2}(?!\w)|cranial nerve")
_DENIAL = re.compile(r"\b(?:not|never|neither|nor|cannot|without|rather than|unlike|instead of|no longer|nothing to do with)\b|n['’]t\b", re.I)
#: With one word of anatomy, what else a sentence must have to say something that can be checked.
_CUE = re.compile(
    r"\b(?:side|front|back|top|bottom|inner|outer|above|below|behind|beneath|under|between|muscle|bone|joint|left|right|made|makes?|produces?|controls?|bends?|straightens?|turns?|closes?|opens?|lifts?|flex\w*|extend\w*|"
    r"rotat\w+|responsible|carries|hear\w*|see|vision|smell|taste|balance|is an?|has|have|consists?|supplie[sd]|attache[sd]|connects?|joins?|handles|organ|inside|outside|upper|lower|digests?|stores?|stored|filters?|filtered|pumps?|drains?|absorbs?|secretes?|pours?|detects?|numbers?|coordinates?|chest|head|neck|arm|leg|foot|hand|knee|hip)\b", re.I
)
_COUNT = re.compile(r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty\S*|thirty\S*)\s+(?:\w+\s+){0,2}?(?:teeth|bones|lobes|layers|chambers|kidneys|lungs|legs|arms|eyes|hearts|ears|fingers|toes|thumbs|heads)\b", re.I)
#: A sentence that asserts nothing about a healthy human body.
_OTHER_SUBJECT = re.compile(
    r"\b(?:horses?|equine|dogs?|canine|cats?|feline|mice|mouse|rats?|rabbits?|birds?|cattle|pigs?|sheep|fish|frogs?|chickens?|veterinar\w+|your pet|pets|animals?|mammals?|insects?|myth|misconception|wrongly|mistakenly|used to be thought|"
    r"embryo\w*|fetus|foetus|fetal|newborns?|chopsticks)\b",
    re.IGNORECASE,
)


def check(scene: Scene) -> Iterator[Slip]:
    """Yield every contradiction in a sentence, in the order of the checks."""
    from puffery_rules.anatomy import (
        action,
        attachment,
        count,
        existence,
        far,
        function,
        location,
        supply,
        tissue,
        vessels,
        wording,
    )

    if _OTHER_SUBJECT.search(scene.text):
        return
    yield from existence.check_existence(scene)
    if not scene.mentions:
        return
    for check_one in (
        supply.check_numbers, tissue.check_tissues, attachment.check_attachments, attachment.check_joints, function.check_functions, supply.check_nerves, supply.check_roots, supply.check_exits,
        vessels.check_vessels, action.check_actions, location.check_between, location.check_order, location.check_inverted, location.check_sides, location.check_regions,
        count.check_counts, count.check_members, *wording.CHECKS, *far.CHECKS,
    ):
        for slip in check_one(scene):
            if slip.is_denial or not _DENIAL.search(scene.text[slip.start : slip.end]):
                yield slip


def slips_of(doc: Doc) -> dict[str, list[Flag]]:
    """Return the anatomical flags of a page by code; worked out once a page."""
    notes = reading_of(doc).notes
    if "anatomy" not in notes:
        found: dict[str, list[Flag]] = {}
        for code, flag in _flags(doc):
            found.setdefault(code, []).append(flag)
        notes["anatomy"] = found
    flags: dict[str, list[Flag]] = notes["anatomy"]
    return flags


def _flags(doc: Doc) -> Iterator[tuple[str, Flag]]:
    reading = reading_of(doc)
    before, block = "", None
    for start, end in zip(reading.starts, reading.ends, strict=True):
        if end <= start:
            continue
        base, stop = reading.chars(start, end)
        text = reading.page.prose[base:stop]
        prior = before if reading.block_at(start) is block else ""
        before, block = text, reading.block_at(start)
        taken: list[tuple[int, int, str]] = []
        for slip in _slips_in(text, prior if _LOOKS_BACK.search(text) else ""):
            span = doc.char_span(base + slip.start, base + slip.end, alignment_mode="expand")
            if span is None or any(low < slip.end and slip.start < high and {code, slip.code} != _BOTH for low, high, code in taken):
                continue
            if is_question(span) or is_reported(span) or is_reference(span):
                continue
            taken.append((slip.start, slip.end, slip.code))
            source = slip.structure.source if slip.structure is not None else ""
            yield slip.code, Flag(span, message=slip.message, note=f"Source: {source}" if source else None)


@lru_cache(maxsize=1000)
def _slips_in(sentence: str, before: str) -> tuple[Slip, ...]:
    """The contradictions in a sentence, kept: an editor asks again for all sentences but the one being typed.

    `before` is the sentence before, where the sentence looks back to it with `it`, `they` or a summary.
    """
    if before and is_anatomical(before):
        prior = Scene(load_atlas(), before)
        antecedent = _topic(prior)
        if antecedent is not None or _ALL.search(sentence):
            scene = Scene(load_atlas(), sentence, antecedent)
            return (*check(scene), *_summary(prior, scene))
    return tuple(check(Scene(load_atlas(), sentence))) if is_anatomical(sentence) else ()


#: One statement may give a nerve both another's number and another's function.
_BOTH = {"ANA404", "ANA406"}
_LOOKS_BACK = re.compile(r"^(?:It|They) |\b(?:theme|common thread|pattern|common factor|share|in common)\b")
_ALL = re.compile(r"\b(?:theme|common thread|pattern|common factor|what they (?:all )?(?:share|have in common))\b[^.]{0,40}\bmuscles (?P<where>(?:at|in|on) the (?P<side>back|front) of the (?P<region>head|neck|thigh|leg|body|arm|forearm))", re.I)


def _topic(scene: Scene) -> Mention | None:
    """The structure that a sentence is about: its first, where it opens the sentence and stands alone."""
    mentions = scene.mentions
    if not mentions or not mentions[0].structures or scene.sign(0) == "x" or mentions[0].start > 24 or scene.governors[0]:
        return None
    return mentions[0] if len(scene.listed_with(0)) == 1 else None


def _summary(before: Scene, scene: Scene) -> Iterator[Slip]:
    """A sentence that sums up the muscles of the sentence before as those of a place where one of them is not."""
    match = _ALL.search(scene.text)
    if match is None:
        return
    against = {"back": "front", "front": "back"}[match["side"].lower()]
    for number in before.of("u"):
        structure = before.mentions[number].structure
        if structure is not None and against in structure.get("side") and match["side"].lower() not in structure.get("side"):
            yield Slip("ANA402", match.start(), match.end(), f"The {structure.name} lies at the {against}.", structure)
            return


def is_anatomical(text: str) -> bool:
    """Does a sentence name enough of the body to be looked at: two words of anatomy, or one and a level of the spine?"""
    words = set(_WORD.findall(text.lower()))
    known = {stem for word in words if (stem := stem_of(word)) in trigger_words()}
    if len(known) > 1 or _LEVEL.search(text):
        return True
    return bool(known and _CUE.search(text)) or bool(_COUNT.search(text))
