"""REG504 disease-claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, reading_of, regex, rule, sentence
from puffery_rules.conditions import condition_of
from puffery_rules.products import product_names, weak_products
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
from puffery_rules.regulatory.scope import is_in_scope, status_note
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from puffery_rules.stanzas import Stanza

__all__ = [
    "cased_conditions", "condition_markers", "condition_names", "function_names", "implied_claims", "implied_conditions", "product_names", "weak_products"]


#: Health claims that FDA has authorised for foods and supplements, 21 CFR 101.72 to 101.83.
_AUTHORISED = regex(
    r"\b(?:calcium|vitamin D)\b.*\brisk of osteoporosis|\bfol(?:ate|ic acid)\b.*\b(?:neural tube|brain or spinal cord)|\b(?:soluble fib(?:er|re)|oats?|psyllium|plant sterols?)\b.*\brisk of (?:coronary )?heart disease",
    re.IGNORECASE,
)


#: Ordinary eating, which sells nothing.
_DIET = regex(r"\b(?:eating|eats?|consuming|meals?|diets? (?:high|rich|full)|servings?|vegetables|fresh (?:fish|fruit)|dietary (?:intake|patterns?))\b", re.IGNORECASE)
_SOLD = regex(r"\b(?:our|this|these|supplements?|capsules?|extract|powder|oil|formula|blend|daily dose|juices?|teas?|shots?)\b", re.IGNORECASE)


@rule(
    code="REG504",
    severity="error",
    message="‘{span}’ is a disease claim for a product that has no approval for it.",
    advice="Describe what the product is; a supplement may name a function of the body (‘supports joint health’), never a disease or its signs.",
    sources=(
        law("21 USC 321(g)"),
        law("21 CFR 101.93(g)"),
        law("CAP Code 15.6"),
        law("CAP Code 12.20"),
        law("Human Medicines Regulations 2012 reg. 279"),
        law("Regulation (EC) 1924/2006 art. 10"),
        law("Directive 2001/83/EC art. 87"),
        law("Therapeutic Goods Act 1989 s. 42DL"),
        law("Therapeutic Goods Act 1989 s. 42DD"),
    ),
    bad=(
        "Our turmeric capsules <<relieve arthritis>>.",
        "CBD oil <<may help with eczema>>.",
        "Stem cell <<therapy for Parkinson's disease>>",
    ),
    good=(
        "Our turmeric capsules support joint health.",
        "CBD oil does not treat eczema.",
        "Ask your doctor before you take fish oil if you have diabetes.",
        "Prolotherapy may ease knee pain.",
    ),
)
def disease_claim(doc: Doc) -> Iterator[Flag]:
    """An unapproved product said to treat, prevent, cure or diagnose a condition.

    What is sold to treat a disease is a drug in law, whatever the label calls it, and a drug needs approval.  The claim is the
    same when it is hedged, told by a customer, asked in a heading or made by plain implication.
    """
    place = next(iter(reading_of(doc).settings.jurisdictions), "us")
    for claim in disease_claims(doc):
        remedy = next((topic.product for topic in claim.topics if topic.role == "remedy"), None)
        if remedy is not None and not _is_lawful(claim):
            yield Flag(claim.span, note=f"{status_note(remedy, place)} {_may_say(remedy)}")


def _is_lawful(claim: Claim) -> bool:
    """Is it an authorised health claim, or said of an approved drug that the sentence names with it?"""
    text = sentence(claim.span).text
    if _AUTHORISED.search(text) or (_DIET.search(text) and not _SOLD.search(text)):
        return True
    found = [condition for hit in claim.conditions if (condition := condition_of(hit)) is not None]
    drugs = [topic.product for topic in claim.topics if topic.role == "drug" and topic.place == "sentence" and topic.span.end <= claim.span.start]
    return any(is_in_scope(drug, condition) for drug in drugs for condition in found)


def _may_say(product: Stanza) -> str:
    """Say what may be said instead."""
    if product.get("may-say"):
        return f"May be said: {'; '.join(product.get('may-say')[:4])}."
    return "Describe what the product is, and name no disease or its signs."
