"""DIS301 results-vary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.disclaimers.missing import report_missing
from puffery_rules.disclaimers.page_kind import kind_of, report_voice, seller_voice, treatment_words
from puffery_rules.disclaimers.variation import results_vary as statement
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_VOICES = (report_voice, seller_voice, treatment_words)


@rule(
    code="DIS301",
    severity="warning",
    message="The page promises (‘{span}’) and does not say that results vary.",
    advice="Say that individual results vary, or that no result is guaranteed.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("16 CFR 255.2"), law("CAP Code 12.1"), law("National Law s133"), law("Directive 2005/29/EC Annex I(17)")),
    bad=(
        "Laser sessions <<cure tinnitus>>. Book yours today.",
        "Laser sessions <<cure tinnitus>>. Book yours today. We do not guarantee appointments on Fridays.",
    ),
    good=(
        "Laser sessions cure tinnitus. Individual results vary.",
        "Laser sessions cure tinnitus. There is no guarantee that the treatment will help you.",
        "The ear has three parts.",
    ),
)
def results_vary(doc: Doc) -> Iterator[Flag]:
    """A claim, a figure or a testimonial without the word that results vary.

    Whoever reads of one outcome expects it.  That others fared differently, or may, belongs beside the claim; it does not make a
    false claim true.
    """
    yield from report_missing("DIS301", "results-vary", statement, _trigger(doc), doc)


def _trigger(doc: Doc) -> Span | None:
    kind = kind_of(doc)
    if kind.is_report or not (kind.is_promotion or kind.readers >= 2):
        return None
    claims = sorted((*kind.efficacy, *kind.proofs), key=lambda flag: flag.span.start)
    return claims[0].span if claims else None
