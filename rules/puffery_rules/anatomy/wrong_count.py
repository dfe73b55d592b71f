"""ANA407 wrong-count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.anatomy.analysis import slips_of
from puffery_rules.anatomy.books import GRAY, MOORE, OPENSTAX, TA2

if TYPE_CHECKING:
    from spacy.tokens import Doc


@rule(
    code="ANA407",
    severity="error",
    message="‘{span}’ is the wrong number.",
    advice="Check the statement against an atlas; `puffery anatomy TERM` prints what is known of a structure.",
    sources=(TA2, GRAY, MOORE, OPENSTAX),
    bad=(
        "There are <<ten pairs of cranial nerves>>.",
        "The <<neck has eight cervical vertebrae>>.",
    ),
    good=(
        "There are twelve pairs of cranial nerves.",
        "The neck has seven cervical vertebrae.",
    ),
)
def wrong_count(doc: Doc) -> Iterator[Flag]:
    """A wrong number of structures.

    Numbers of bones, nerves and teeth are settled; a wrong one shows that the page was not checked.
    """
    yield from slips_of(doc).get("ANA407", ())
