"""REG505 off-label-promotion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_question, is_reference, is_reported, pattern, regex, rule, sentence
from puffery_rules.conditions import condition_of
from puffery_rules.products import Topic, mentions_of, product_names, weak_products
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
    from spacy.tokens import Doc, Span

__all__ = ["cased_conditions", "condition_markers", "condition_names", "function_names", "implied_claims", "implied_conditions", "product_names", "weak_products"]

#: Groups whose approved uses the knowledge base holds in full, and which are often sold for others.
_CERTAIN = frozenset("ketamine botulinum-toxin ivermectin methylene-blue ldn longevity-drugs glp-1 shockwave".split())
#: Single products of which the same is true.
_PRODUCTS = frozenset(("human growth hormone", "human chorionic gonadotropin", "hydroxychloroquine", "low-dose naltrexone", "testosterone"))
_DISCLOSED = regex(r"\boff[- ]label\b|\bnot (?:\w+ )?(?:approved|licensed|cleared|indicated|authorised)\b|\bunlicensed\b|\binvestigational\b|\bunapproved\b|\bexperimental\b|\bclinical trials?\b|\bapproved\b|\bFood and Drug Administration\b", re.IGNORECASE)
#: Uses that name no disease, of which each belongs to no label of the products beside it.
toxin_uses = pattern(
    r"{!(masseter+|chewing muscle+|jaw muscle+|jaw slimming|jaw reduction|face slimming|teeth grinding|tooth grinding|teeth clenching|jaw clenching|tmj|bruxism|sweaty handshake|sweaty palms|sweaty hands|sweaty feet|gummy smile|trapezius|shoulder slimming|calf slimming|jawline)}",
)
slimming_uses = pattern(
    r"(?:shift|lose|shed|drop|melt|burn)(?:s|ing)? (?:[\w'-]+ ){0,3}?{!(last|final|few|stubborn)} (?:[\w-]+ ){0,2}?(?:kilos?|kgs?|pounds|lbs|stone|inches|weight)",
    r"{!(last five kilos|last five pounds|last ten pounds|last few pounds|last few kilos|last half stone|bit of timber|bikini body|beach body|vanity pounds|wedding weight|holiday weight|baby weight|summer body)}",
)
hormone_uses = pattern(
    r"{!(healthy adults|healthy men|healthy women|normal levels|anti-ageing|anti-aging|turn back the clock|turns back the clock|reverse aging|reverses aging|reverse ageing|reverses ageing|youthful|lean muscle|melts the belly|sharpens the mind|live longer|lifespan|healthspan|longevity)}",
)
hcg_uses = pattern(r"(?:burns?|melts?|lose|loses|release|releases|shed|sheds) (?:[\w'-]+ ){0,3}?{!(stored fat|body fat|belly fat|stubborn fat|fat stores|abnormal fat|excess weight|pounds|a pound)}")
#: A treatment of another kind, which the knowledge base does not name.
_ANOTHER = regex(r"(?:lasers?|light|peels?|surgery|devices?|creams?|counsell?ing|exercises?) (?:for|against)\b", re.IGNORECASE)
_INFORMS = regex(r"\b(?:mice|rats|animals?|study|studies|research\w*|trials?|risks?|side effects?|associated|levels (?:fall|decline|drop))\b", re.IGNORECASE)
_GENERAL = frozenset(("pain", "inflammation", "swelling", "fatigue", "stress", "wrinkle", "sagging skin", "obesity", "overweight", "aging", "nausea", "diarrhea", "vomiting", "constipation"))


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
    taken: list[Span] = []
    for claim in disease_claims(doc):
        topic = claim.topic
        if topic.role in ("drug", "device") and topic.place in ("sentence", "paragraph", "heading") and not topic.is_weak and not (claim.is_listed or _ANOTHER.match(claim.span.text)) and _is_beyond(claim, topic):
            taken.append(claim.span)
            yield Flag(claim.span, note=scope_note(topic.product))
    for uses, is_meant in ((toxin_uses, _is_toxin), (slimming_uses, _is_slimming), (hormone_uses, _is_rejuvenating), (hcg_uses, _is_hcg)):
        for span in uses(doc):
            if any(other.start < span.end and span.start < other.end for other in taken):
                continue
            topic_of_use = mentions_of(doc).topic(span)
            if topic_of_use is not None and topic_of_use.place in ("sentence", "paragraph") and is_meant(topic_of_use) and _is_promoted(span):
                yield Flag(span, note=scope_note(topic_of_use.product))


def _is_toxin(topic: Topic) -> bool:
    return topic.product.text("group") == "botulinum-toxin"


def _is_slimming(topic: Topic) -> bool:
    return topic.product.text("group") == "glp-1"


def _is_rejuvenating(topic: Topic) -> bool:
    return topic.product.text("group") == "longevity-drugs" or topic.product.name in ("human growth hormone", "testosterone replacement therapy")


def _is_hcg(topic: Topic) -> bool:
    return topic.product.name == "human chorionic gonadotropin"


def _is_promoted(span: Span) -> bool:
    """Is the use recommended rather than disclosed, denied, asked or reported?"""
    text = sentence(span).text
    return not (_DISCLOSED.search(text) or _INFORMS.search(text) or is_denied(span) or is_question(span) or is_reported(span) or is_reference(span))


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
