"""DIS302 medical-advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.disclaimers.advice import medical_advice as statement
from puffery_rules.disclaimers.missing import report_missing
from puffery_rules.disclaimers.page_kind import benefit_words, kind_of, report_voice, seller_voice, treatment_words
from puffery_rules.products import product_names
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_VOICES = (report_voice, seller_voice, treatment_words, benefit_words, product_names)


@rule(
    code="DIS302",
    severity="warning",
    message="The page advertises or explains a treatment (‘{span}’) and does not send the reader to a doctor to ask whether it suits.",
    advice="Say that the page is no medical advice, or that a doctor should be asked whether the treatment suits.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("CAP Code 12.2"), law("Directive 2001/83/EC art. 90"), law("National Law s133")),
    bad=(
        "<<Acupuncture>> eases your migraine. Book your appointment with our specialists.",
    ),
    good=(
        "Acupuncture eases your migraine. Ask your doctor whether it suits you.",
        "Acupuncture eases your migraine. This page does not replace medical advice.",
        "The femur is the longest bone of the body.",
    ),
)
def medical_advice(doc: Doc) -> Iterator[Flag]:
    """An advertised or explained treatment without a word that a doctor should be asked whether it suits.

    A page cannot examine anybody.  The reader learns from it what a treatment is, and from a doctor whether it is for them; an
    invitation to book with the seller is no such advice.
    """
    yield from report_missing("DIS302", "medical-advice", statement, _trigger(doc), doc)


def _trigger(doc: Doc) -> Span | None:
    kind = kind_of(doc)
    if not (kind.is_promotion or kind.is_explanation):
        return None
    return kind.first_treatment()
