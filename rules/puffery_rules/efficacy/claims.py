"""What the efficacy rules share: which matches count as a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from puffery.plugin import is_asserted, is_hedged

if TYPE_CHECKING:
    from spacy.tokens import Span


def assertions(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that the advertiser asserts, hedged or not."""
    return (span for span in spans if is_asserted(span))


def bare_claims(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that the advertiser asserts without a hedge."""
    return (span for span in spans if is_asserted(span) and not is_hedged(span))
