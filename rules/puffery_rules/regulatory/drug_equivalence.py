"""REG508 drug-equivalence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import (
    Flag,
    is_denied,
    is_question,
    is_reference,
    is_reported,
    paragraph,
    phrases,
    reading_of,
    regex,
    rule,
    sentence,
)
from puffery_rules.products import is_brand, mentions_of, product_named, product_names, role_of, weak_products
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from puffery_rules.stanzas import Stanza

__all__ = ["product_names", "weak_products"]

#: Words before the name of a drug that call something else the same.
likenesses = phrases(
    "generic", "generics of", "generic version of", "generic for", "nature's", "mother nature's", "natural", "herbal", "plant-based", "over-the-counter", "budget", "poor man's", "diy", "homemade", "legal", "organic", "vegan", "needle-free", "liquid",
    "alternative+ to", "alternative+ for", "substitute+ for", "replacement+ for", "replaces", "instead of", "equivalent (to|of)", "dupe+ for", "same as", "identical to", "copy of", "version of", "answer to", "just like", "works like", "work like", "mimics", "mimic", "as good as", "as effective as", "as powerful as", "rivals", "comparable to",
    "[same] (active|same|very|key) (ingredient+|substance+|drug|medication|medicine|molecule|compound|hormone+) (as|in|of|found in|used in|contained in)", "(same|identical) (active ingredient+|active substance+|active pharmaceutical ingredient+|active drug|active medication|active compound)", "goes into", "what is in", "what's in", "found in", "drug that is in", "identical to that of",
    "bottled", "affordable", "compounded",
)
#: Words after it.
trailers = phrases("alternative+", "dupe+", "substitute+", "in a bottle", "in generic form", "generic+", "without the needle", "without the prescription", "without a prescription", "replacement+", "equivalent+", "effect without")
same_ingredients = phrases("(same|identical|very same) [active] (ingredient+|substance+)", "same active [pharmaceutical] ingredient+", "active (ingredient|substance) identical", "active (ingredient|substance) is identical", "reasonable alternative")
_PLAIN_BEFORE = regex(r"generic|compounded|affordable|natural$|herbal|organic|vegan|legal|liquid|bottled|over-the|plant|nature|budget|poor|diy|homemade|needle", re.I)
_STRICT = frozenset(("glp-1", "botulinum-toxin", "ed-drugs", "weight-loss-drugs", "psychiatric-drugs", "sleep-drugs", "adhd-drugs", "diabetes-drugs", "heart-drugs", "pain-drugs", "antibiotics", "otc-drugs", "drugs", "hormones", "dermal-fillers", "skin-drugs", "hair-drugs", "stomach-drugs"))
_NO_GENERIC = frozenset(("glp-1", "botulinum-toxin", "dermal-fillers"))
_COMPOUNDED = regex(r"\bcompound(?:ed|ing)\b", re.I)
_APPROVED_GENERIC = regex(r"\b(?:FDA[- ]approved generic|approved generic|therapeutic(?:ally)? equivalen|AB[- ]rated|ask your doctor|your doctor (?:may|can|will|might))\b", re.I)


@rule(
    code="REG508",
    severity="error",
    message="‘{span}’ makes a product the equal of an approved drug.",
    advice="Name what is sold by its own name; say of a compounded drug that it is not FDA approved.",
    sources=(law("21 USC 352"), law("FTC Health Products Compliance Guidance 2022"), law("CAP Code 12.1"), law("Directive 2001/83/EC art. 87"), law("Therapeutic Goods Act 1989 s. 42DL")),
    bad=(
        "Try <<nature's Ozempic>> today.",
        "We sell <<generic Wegovy>> by post.",
        "Compounded semaglutide has the <<same active ingredient as Ozempic>>.",
    ),
    good=(
        "Generic atorvastatin costs less.",
        "Compounded semaglutide is not the same as Ozempic.",
        "Wegovy is a brand of semaglutide.",
    ),
)
def drug_equivalence(doc: Doc) -> Iterator[Flag]:
    """A compounded drug or a supplement called the same as, the generic of, or an alternative to a named drug.

    A generic is approved on proof that it is equivalent; compounded drugs and supplements have shown nothing of the kind, and no
    generic of most brands so named exists.
    """
    taken = -1
    for span, product in sorted(_equations(doc), key=lambda found: (found[0].start, -found[0].end)):
        if span.start >= taken and not (is_denied(span) or is_reported(span) or is_reference(span) or _is_plain(span)):
            taken = span.end
            yield Flag(span, note=f"{product.name}: {product.text('us')} ({product.get('source')[0]})" if product else None)


def _equations(doc: Doc) -> Iterator[tuple[Span, Stanza | None]]:
    for hit, product in mentions_of(doc).hits:
        # A nickname that is itself a name in the knowledge base: nature's Ozempic, generic Wegovy.
        first, _, rest = hit.text.partition(" ")
        named = product_named(rest) if _PLAIN_BEFORE.match(first) or first.lower() in ("natural", "compounded") else None
        if named is not None and is_brand(rest) and role_of(named) == "drug" and (first.lower() not in ("generic", "compounded") or named.text("group") in _NO_GENERIC):
            yield hit, product
    drugs = [(hit, product) for hit, product in mentions_of(doc).hits if role_of(product) == "drug" or product.text("group") == "dermal-fillers"]
    is_compounding = bool(_COMPOUNDED.search(reading_of(doc).page.prose))
    for likeness in likenesses(doc):
        for hit, product in drugs:
            gap = reading_of(doc).page.prose[likeness.end_char : hit.start_char] if hit.start >= likeness.end else None
            if gap is None or hit.start - likeness.end > 5 or not re.fullmatch(r"\s*(?:\(|(?:the|both|a|an|brand(?:ed|-name)?|popular|drug|drugs|like|expensive|prescription|medications?|that|of|in|as|is|weight-loss) )*", gap + " " if gap.strip() else " ", re.I):
                continue
            if _equates(likeness, hit, product, is_compounding) and not _is_brand_of_it(likeness, drugs):
                yield doc[likeness.start : hit.end], product
                break
    for trailer in trailers(doc):
        for hit, product in drugs:
            if 0 <= trailer.start - hit.end <= 1 and product.text("group") in _STRICT and is_brand(hit.text):
                yield doc[hit.start : trailer.end], product
    if is_compounding:
        for same in same_ingredients(doc):
            if not _compares_brands(same, drugs):
                yield same, None


def _compares_brands(same: Span, drugs: list[tuple[Span, Stanza]]) -> bool:
    """Are approved brands alone likened to each other in the paragraph, with no compounded copy beside them?"""
    block = paragraph(same)
    brands = {hit.text.lower() for hit, _ in drugs if block.start <= hit.start < block.end and is_brand(hit.text)}
    return len(brands) >= 2 and not _COMPOUNDED.search(reading_of(same.doc).page.prose, block.start_char, block.end_char)


def _is_brand_of_it(likeness: Span, drugs: list[tuple[Span, Stanza]]) -> bool:
    """Is one approved brand likened to another, which is a plain fact: Mounjaro contains the same substance as Zepbound?"""
    start = sentence(likeness).start
    return any(start <= hit.start and hit.end <= likeness.start and likeness.start - hit.end <= 4 and is_brand(hit.text) for hit, _ in drugs)


def _equates(likeness: Span, hit: Span, product: Stanza, is_compounding: bool) -> bool:
    """Do the words before a drug's name equate something with it?"""
    text, group = likeness.text.lower(), product.text("group")
    if group not in _STRICT or not is_brand(hit.text):
        return False
    if text in ("generic", "generics of", "generic version of", "generic for"):
        return group in _NO_GENERIC
    if text in ("compounded", "affordable"):
        return text == "compounded" and group in _NO_GENERIC and not hit.text.lower().startswith(product.name.split()[0].lower())
    if re.search(r"ingredient|substance|goes into|what is in|what's in|found in|drug|hormone|molecule|compound\b|medic", text):
        return is_compounding or "same" in text or group in _NO_GENERIC
    if _PLAIN_BEFORE.search(text):
        return True
    return text not in ("instead of", "version of", "answer to", "replaces") or group in _NO_GENERIC


def _is_plain(span: Span) -> bool:
    text = sentence(span).text
    return bool(_APPROVED_GENERIC.search(text)) or (is_question(span) and not re.search(r"\bwill i get\b", text, re.I))
