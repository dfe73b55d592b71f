"""ANA402 wrong-location."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.anatomy.analysis import slips_of
from puffery_rules.anatomy.books import GRAY, MOORE, OPENSTAX, TA2

if TYPE_CHECKING:
    from spacy.tokens import Doc


@rule(
    code="ANA402",
    severity="error",
    message="‘{span}’ puts it in the wrong place.",
    advice="Check the statement against an atlas; `puffery anatomy TERM` prints what is known of a structure.",
    sources=(TA2, GRAY, MOORE, OPENSTAX),
    bad=(
        "The <<meniscus of the hip>> can tear.",
        "The <<trapezius is a muscle in the lower leg>>.",
    ),
    good=(
        "The meniscus of the knee can tear.",
        "The trapezius is a muscle in the upper back.",
    ),
)
def wrong_location(doc: Doc) -> Iterator[Flag]:
    """A structure in a place where it does not lie.

    Copy that puts a structure into the wrong region, or in front of what it lies behind, misleads readers about where they hurt and what is treated.
    """
    yield from slips_of(doc).get("ANA402", ())
