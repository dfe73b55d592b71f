"""REG509 prescription-to-public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_reference, is_reported, pattern, reading_of, regex, rule, sentence
from puffery_rules.products import mentions_of, product_names, status, weak_products
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["product_names", "weak_products"]

#: Words that plainly mean a prescription-only medicine without naming it.
plain_meanings = pattern(
    r"{!(anti-wrinkle|wrinkle-relaxing|wrinkle-smoothing|wrinkle-reducing|line-smoothing|muscle-relaxing|anti-ageing|frown-line)} (?:injections?|injectables?|jabs?|shots?|treatment injections?)",
    r"{!(jab+|injection+|shot+)} (?:that|to|which) (?:smooths?|soften|relax|freeze|help you lose|make you lose)(?: out)? (?:\w+ ){0,3}?(?:lines?|wrinkles?|weight|furrows)",
    r"{!(weight-loss|weight loss|skinny|fat-loss|slimming|skinny-jab|fat)} (?:jabs?|injections?|pens?|shots?)\b",
    r"{!(anti-vegf|botulinum|toxin|glp-1)} (?:injections?|jabs?|shots?|treatments?|medications?|pens?|therapy)",
    r"{!(beauty toxin|wrinkle relaxers|wrinkle relaxer|anti-wrinkle treatment|anti-wrinkle treatments)}",
    r"{!(medicated weight loss|medical cannabis|testosterone injections)}",
)
_SAFETY = regex(r"\bif you (?:take|are taking|use)\b|\b(?:taking|stop|on) (?:\w+ )?(?:blood thinners?|medication)\b|\binteract|\ballerg|\bpatient information\b|\bsummary of product\b", re.I)
#: Medicines that everyone names in safety advice, and vaccines of public campaigns.
_SPARED_GROUPS = frozenset("vaccines gases corticosteroid injections cell-products-licensed contraceptives".split())


@rule(
    code="REG509",
    severity="error",
    message="‘{span}’ names or plainly means a prescription-only medicine in an advertisement to the public.",
    advice="Offer a consultation for the complaint (‘consultation for lines and wrinkles’) and name no medicine.",
    sources=(
        law("CAP Code 12.12"),
        law("Human Medicines Regulations 2012 reg. 284"),
        law("Directive 2001/83/EC art. 88"),
        law("Therapeutic Goods Act 1989 s. 42DL"),
        law("TGA Code 2021"),
    ),
    jurisdictions=("uk", "eu", "au"),
    bad=(
        "<<Botox>> from £150.",
        "Ask us about <<weight loss injections>>.",
    ),
    good=(
        "Book a consultation for lines and wrinkles.",
        "We do not offer Botox.",
    ),
)
def prescription_to_public(doc: Doc) -> Iterator[Flag]:
    """A prescription-only medicine advertised to the public.

    In the United Kingdom, the European Union and Australia a prescription-only medicine may be advertised to professionals alone;
    a brand, a substance, a nickname and a description that means nothing else are all an advertisement.
    """
    places = [place for place in reading_of(doc).settings.jurisdictions if place in ("uk", "eu", "au")] or ["uk"]
    seen: set[str] = set()
    for hit, product in mentions_of(doc).hits:
        if product.text("group") in _SPARED_GROUPS or product.name in seen or not any(status(product, place) == "prescription-only" for place in places):
            continue
        if _is_advertised(hit):
            seen.add(product.name)
            yield Flag(hit, note=f"{product.name} is prescription-only ({', '.join(place for place in places if status(product, place) == 'prescription-only')}).")
    taken: set[str] = set()
    for span in plain_meanings(doc):
        if span.text.lower() not in taken and _is_advertised(span) and not mentions_of(doc).within(span.start, span.end):
            taken.add(span.text.lower())
            yield Flag(span)


def _is_advertised(span: Span) -> bool:
    return not (is_denied(span) or is_reported(span) or is_reference(span) or _SAFETY.search(sentence(span).text))
