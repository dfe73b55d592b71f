"""All anatomical checks: of a sentence, and of the sentences of a page that are worth it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_question, is_reference, is_reported, reading_of
from puffery_rules.anatomy.atlas import load_atlas, trigger_words
from puffery_rules.anatomy.scene import Scene, Slip
from puffery_rules.anatomy.words import stem_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"[^\W\d_]+")
_LEVEL = re.compile(r"(?<!\w)[CTLS]-?\d{1,2}(?!\w)|cranial nerve")
_DENIAL = re.compile(r"\b(?:not|never|neither|nor|cannot|without|rather than|unlike|instead of|no longer|nothing to do with)\b|n['’]t\b", re.I)
#: With one word of anatomy, what else a sentence must have to say something that can be checked.
_CUE = re.compile(
    r"\b(?:side|front|back|top|bottom|inner|outer|above|below|behind|beneath|under|between|muscle|bone|joint|left|right|made|makes?|produces?|controls?|bends?|straightens?|turns?|closes?|opens?|lifts?|flex\w*|extend\w*|"
    r"rotat\w+|responsible|carries|hear\w*|see|vision|smell|taste|balance|is an?|has|have|consists?|supplie[sd]|attache[sd]|connects?|joins?|handles|organ|inside|outside|upper|lower|chest|head|neck|arm|leg|foot|hand|knee|hip)\b", re.I
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
    from puffery_rules.anatomy import action, attachment, count, existence, function, location, supply, tissue, vessels

    if _OTHER_SUBJECT.search(scene.text):
        return
    yield from existence.check_existence(scene)
    if not scene.mentions:
        return
    for check_one in (
        supply.check_numbers, tissue.check_tissues, attachment.check_attachments, attachment.check_joints, function.check_functions, supply.check_nerves, supply.check_roots, supply.check_exits,
        vessels.check_vessels, action.check_actions, location.check_between, location.check_order, location.check_inverted, location.check_sides, location.check_regions,
        count.check_counts, count.check_members,
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
    for start, end in zip(reading.starts, reading.ends, strict=True):
        if end <= start:
            continue
        base, stop = reading.chars(start, end)
        text = reading.page.prose[base:stop]
        if not is_anatomical(text):
            continue
        taken: list[tuple[int, int, str]] = []
        for slip in check(Scene(load_atlas(), text)):
            span = doc.char_span(base + slip.start, base + slip.end, alignment_mode="expand")
            if span is None or any(low < slip.end and slip.start < high and (code == slip.code or code != "") for low, high, code in taken):
                continue
            if is_question(span) or is_reported(span) or is_reference(span):
                continue
            taken.append((slip.start, slip.end, slip.code))
            source = slip.structure.source if slip.structure is not None else ""
            yield slip.code, Flag(span, message=slip.message, note=f"Source: {source}" if source else None)


def is_anatomical(text: str) -> bool:
    """Does a sentence name enough of the body to be looked at: two words of anatomy, or one and a level of the spine?"""
    words = set(_WORD.findall(text.lower()))
    known = {stem for word in words if (stem := stem_of(word)) in trigger_words()}
    if len(known) > 1 or _LEVEL.search(text):
        return True
    return bool(known and _CUE.search(text)) or bool(_COUNT.search(text))
