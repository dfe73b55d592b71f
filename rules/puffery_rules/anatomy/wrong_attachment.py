"""ANA403 wrong-attachment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.anatomy.analysis import slips_of
from puffery_rules.anatomy.books import GRAY, MOORE, OPENSTAX, TA2

if TYPE_CHECKING:
    from spacy.tokens import Doc


@rule(
    code="ANA403",
    severity="error",
    message="‘{span}’ joins what is not joined.",
    advice="Check the statement against an atlas; `puffery anatomy TERM` prints what is known of a structure.",
    sources=(TA2, GRAY, MOORE, OPENSTAX),
    bad=(
        "The <<Achilles tendon attaches to the tibia>>.",
        "The <<atlantoaxial joint is between C2 and C3>>.",
    ),
    good=(
        "The Achilles tendon attaches to the calcaneus.",
        "The atlantoaxial joint is between C1 and C2.",
    ),
)
def wrong_attachment(doc: Doc) -> Iterator[Flag]:
    """An attachment or a joint that joins the wrong things.

    What a tendon, a ligament or a joint connects decides what an injury does and what a treatment can reach.
    """
    yield from slips_of(doc).get("ANA403", ())
