"""What the efficacy rules share: which matches count as a claim, and where its words end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Regex, is_asserted, is_hedged, sentence

if TYPE_CHECKING:
    from spacy.tokens import Span

#: Words that no praised or promised thing contains: a span ends before them.
STOP = (
    "and|or|but|nor|in|for|at|to|of|with|by|from|on|as|into|over|under|near|than|that|which|who|whose|when|where|while|because|since|after|before"
    "|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|should|must|do|does|did|it|its|it's|we|you|they|he|she|i|our|your|their|his|her|my"
    "|the|a|an|this|these|those|if|so|until|unless|without|through|available|today|now|here|there|then|also|not|no|every|each|all|both|about|such"
    "|even|meets?|makes?|helps?|gives?|delivers?|like|per|now"
)
#: Up to two words that belong to what is praised: `state-of-the-art lasers`.
THING = rf"(?: (?!(?:{STOP})\b)[\w&'-]+){{0,2}}"


def bare_claims(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that the advertiser asserts without a hedge."""
    return (span for span in spans if is_asserted(span) and not is_hedged(span))


def is_plain(span: Span, senses: Regex) -> bool:
    """Do the span's words overlap one of their plain senses (a term of art, an instruction) in its sentence?"""
    whole = sentence(span)
    low, high = span.start_char - whole.start_char, span.end_char - whole.start_char
    return any(match.start() < high and low < match.end() for match in senses.finditer(whole.text))


#: Words that no claim ends with.
_DANGLING = frozenset(
    "a an the and or but of to in on at by for with from as than that which who your our their my his her its is are was were be been has have had"
    " will so very more most "
    "this these those we you they it i not no any some every when while if".split()
)


def outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans in order, none that overlaps the one before it, without words that dangle at their end."""
    taken = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= taken:
            taken = span.end
            yield without_dangling(span)


def without_dangling(span: Span) -> Span:
    """Return the span without the articles, prepositions and marks that it ends with."""
    doc, end = span.doc, span.end
    while end > span.start + 1 and (doc[end - 1].lower_ in _DANGLING or doc[end - 1].text in ",;:-–—("):
        end -= 1
    return doc[span.start : end]
