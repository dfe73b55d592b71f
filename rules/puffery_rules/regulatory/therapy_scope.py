"""REG507 therapy-scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, regex, rule
from puffery_rules.conditions import condition_of
from puffery_rules.products import Topic, product_names, weak_products
from puffery_rules.regulatory.claims import (
    Claim,
    cased_conditions,
    condition_markers,
    condition_names,
    disease_claims,
    function_names,
    implied_claims,
    implied_conditions,
)
from puffery_rules.regulatory.scope import is_in_scope, scope_note
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "cased_conditions", "condition_markers", "condition_names", "function_names", "implied_claims", "implied_conditions", "product_names", "weak_products"]

#: Complaints too general to be a disease.
_GENERAL = frozenset(("pain", "inflammation", "swelling", "fatigue", "stress", "nerve pain", "chronic pain", "muscle pain", "post-surgical pain", "back pain", "joint pain", "headache", "muscle tension"))

#: Claims that name no disease and yet mean one that no therapy of this kind may name.
_MEANT = regex(r"nerve (?:endings?|fib)|hair cells|macular|retina|optic nerve|pancreas|neurons|brain cells|beta cells|gland|mercury|metals|\\blead\\b|arsenic|alumin|antibodies|insulin|a1c|cholesterol|virus|bacteria|parasite|feeling|sight|hearing", re.IGNORECASE)


@rule(
    code="REG507",
    severity="warning",
    message="‘{span}’ is a disease claim beyond what regulators accept for the therapy.",
    advice="Name only the complaints that the regulator accepts for the therapy, or say what a session is like.",
    severities={"au": "error"},
    sources=(law("CAP Code 12.1"), law("CAP Code 12.2"), law("National Law s133"), law("FTC Health Products Compliance Guidance 2022"), law("Directive 2005/29/EC Annex I(17)")),
    bad=(
        "Chiropractic adjustments <<help children with asthma>>.",
        "Reiki <<eases fibromyalgia>>.",
    ),
    good=(
        "Chiropractic adjustments may ease low back pain.",
        "Our osteopaths also see patients who have asthma.",
        "Reiki does not treat cancer.",
    ),
)
def therapy_scope(doc: Doc) -> Iterator[Flag]:
    """A physical, alternative or energy therapy said to treat a disease that regulators do not accept for it.

    Advertising regulators publish which complaints each therapy may name, because for the others the evidence is missing, and a
    patient who believes the claim may go without treatment that works.
    """
    for claim in disease_claims(doc):
        topic = next((topic for topic in claim.topics if topic.role == "therapy"), None)
        if topic is None or any(other.role == "remedy" for other in claim.topics):
            continue
        if _is_beyond(claim, topic):
            yield Flag(claim.span, note=scope_note(topic.product))


def _is_beyond(claim: Claim, topic: Topic) -> bool:
    """Is one of its conditions a disease, and one outside the therapy's scope?"""
    if any(condition_of(hit) is None and _MEANT.search(hit.text) for hit in claim.conditions):
        return True
    found = filter(None, map(condition_of, claim.conditions))
    return any(
        condition.text("kind") != "natural-state" and condition.name not in _GENERAL and not is_in_scope(topic.product, condition)
        for condition in found
    )
