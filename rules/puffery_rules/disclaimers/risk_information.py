"""DIS304 risk-information."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.disclaimers.missing import report_missing
from puffery_rules.disclaimers.page_kind import benefit_words, kind_of, report_voice, seller_voice, treatment_words
from puffery_rules.disclaimers.risks import risk_information as statement
from puffery_rules.products import product_names
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: A page that makes no claim promotes a benefit when words of benefit are at least so frequent.
_WORDS_A_BENEFIT = 300
_VOICES = (report_voice, seller_voice, treatment_words, benefit_words, product_names)


@rule(
    code="DIS304",
    severity="warning",
    message="The page promotes a benefit (‘{span}’) and names no risk.",
    advice="Name the most common and the most serious risks, or who should not have the treatment.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("21 CFR 202.1"), law("CAP Code 12.1"), law("Regulation (EU) 2017/745 art. 7"), law("TGA Code 2021")),
    bad=(
        "Our laser <<cures nail fungus>>. There are many side effects to consider.",
        "Our laser <<cures nail fungus>>. Antifungal tablets can cause liver damage.",
    ),
    good=(
        "Our laser cures nail fungus. The skin may be red and sore for two days.",
        "Our laser cures nail fungus. It is not suitable for people with diabetes.",
        "The nail grows from its root.",
    ),
)
def risk_information(doc: Doc) -> Iterator[Flag]:
    """A promoted benefit without any risk.

    Benefit without risk is half the information.  One concrete risk, side effect or contraindication of the treatment itself shows
    the reader that there is something to ask about; the risks of the alternatives do not.
    """
    yield from report_missing("DIS304", "risk-information", statement, _trigger(doc), doc)


def _trigger(doc: Doc) -> Span | None:
    kind = kind_of(doc)
    if not kind.is_promotion:
        return None
    if not (kind.claims or kind.proofs or kind.disease_claims) and len(kind.benefits) * _WORDS_A_BENEFIT < len(doc):
        return None
    claims = [flag.span for flag in (*kind.claims, *kind.disease_claims)] + list(kind.benefits)
    places = claims or [flag.span for flag in (*kind.efficacy, *kind.proofs)]
    return min(places, key=lambda span: span.start, default=None)
