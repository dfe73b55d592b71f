"""ANA405 wrong-tissue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.anatomy.analysis import slips_of
from puffery_rules.anatomy.books import GRAY, MOORE, OPENSTAX, TA2

if TYPE_CHECKING:
    from spacy.tokens import Doc


@rule(
    code="ANA405",
    severity="error",
    message="‘{span}’ gives the wrong kind of tissue.",
    advice="Check the statement against an atlas; `puffery anatomy TERM` prints what is known of a structure.",
    sources=(TA2, GRAY, MOORE, OPENSTAX),
    bad=(
        "<<Ligaments connect muscle to bone>>.",
        "The <<IT band is a muscle>>.",
    ),
    good=(
        "Ligaments connect bone to bone.",
        "The IT band is a strip of fascia, not a muscle.",
    ),
)
def wrong_tissue(doc: Doc) -> Iterator[Flag]:
    """A structure of the wrong tissue or kind.

    Ligaments, tendons, muscles and cartilage heal in different ways, so calling one the other misleads about what a treatment can do.
    """
    yield from slips_of(doc).get("ANA405", ())
