"""ANA406 wrong-function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.anatomy.analysis import slips_of
from puffery_rules.anatomy.books import GRAY, MOORE, OPENSTAX, TA2

if TYPE_CHECKING:
    from spacy.tokens import Doc


@rule(
    code="ANA406",
    severity="error",
    message="‘{span}’ gives the wrong function.",
    advice="Check the statement against an atlas; `puffery anatomy TERM` prints what is known of a structure.",
    sources=(TA2, GRAY, MOORE, OPENSTAX),
    bad=(
        "The <<biceps straightens the elbow>>.",
    ),
    good=(
        "The biceps bends the elbow.",
    ),
)
def wrong_function(doc: Doc) -> Iterator[Flag]:
    """A function that a structure does not have.

    What a muscle, nerve or gland is said to do tells the reader what a treatment of it will change.
    """
    yield from slips_of(doc).get("ANA406", ())
