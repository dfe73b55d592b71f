"""REG505 off-label-promotion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule, sentence
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
from puffery_rules.regulatory.scope import is_in_scope, scope_note, scope_of
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["cased_conditions", "condition_markers", "condition_names", "function_names", "implied_claims", "implied_conditions", "product_names", "weak_products"]

#: Groups whose approved uses the knowledge base holds in full, and which are often sold for others.
_CERTAIN = frozenset("ketamine botulinum-toxin ivermectin methylene-blue ldn longevity-drugs glp-1 shockwave".split())
#: Single products of which the same is true.
_PRODUCTS = frozenset(("human growth hormone", "human chorionic gonadotropin", "hydroxychloroquine", "low-dose naltrexone", "testosterone"))
_DISCLOSED = re.compile(r"\boff[- ]label\b|\bnot (?:\w+ )?(?:approved|licensed|cleared|indicated|authorised)\b|\bunlicensed\b|\binvestigational\b|\bunapproved\b|\bexperimental\b|\bclinical trials?\b|\bapproved\b|\bFood and Drug Administration\b", re.IGNORECASE)
_GENERAL = frozenset(("pain", "inflammation", "swelling", "fatigue", "stress", "wrinkle", "sagging skin", "obesity", "overweight", "aging"))


@rule(
    code="REG505",
    severity="warning",
    message="‘{span}’ promotes a use that the product is not approved for.",
    advice="Say in the same sentence that the use is off-label, or leave it out.",
    sources=(law("21 CFR 202.1"), law("21 USC 352"), law("Human Medicines Regulations 2012 reg. 279"), law("Directive 2001/83/EC art. 87"), law("Therapeutic Goods Act 1989 s. 42DL")),
    bad=(
        "Ketamine infusions <<relieve depression>>.",
        "Ivermectin <<treats COVID-19>>.",
    ),
    good=(
        "Botox is approved for the prevention of chronic migraine.",
        "Ketamine is used off-label for depression.",
        "Ivermectin does not treat COVID-19.",
    ),
)
def off_label_promotion(doc: Doc) -> Iterator[Flag]:
    """An approved drug or device promoted for a use outside its indications.

    Doctors may prescribe off-label; advertising may not invite it as though the use had been examined and approved.
    """
    for claim in disease_claims(doc):
        topic = claim.topic
        if topic.role in ("drug", "device") and topic.place == "sentence" and not claim.is_listed and _is_beyond(claim, topic):
            yield Flag(claim.span, note=scope_note(topic.product))


def _is_beyond(claim: Claim, topic: Topic) -> bool:
    """Is one of its conditions outside what the product, and any other named beside it, is approved for?"""
    product = topic.product
    if not (product.text("group") in _CERTAIN or product.name in _PRODUCTS) or _DISCLOSED.search(sentence(claim.span).text):
        return False
    others = [other.product for other in claim.topics if other.role == "drug" and other.product.name != product.name]
    for condition in filter(None, map(condition_of, claim.conditions)):
        if condition.name in _GENERAL or any(not scope_of(other.name) or is_in_scope(other, condition) for other in others):
            continue
        if not is_in_scope(product, condition):
            return True
    return False
