"""ANA404 wrong-nerve-or-vessel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.anatomy.analysis import slips_of
from puffery_rules.anatomy.books import GRAY, MOORE, OPENSTAX, TA2

if TYPE_CHECKING:
    from spacy.tokens import Doc


@rule(
    code="ANA404",
    severity="error",
    message="‘{span}’ gives the wrong nerve, level or vessel.",
    advice="Check the statement against an atlas; `puffery anatomy TERM` prints what is known of a structure.",
    sources=(TA2, GRAY, MOORE, OPENSTAX),
    bad=(
        "The <<trigeminal nerve (C5>>) may be irritated.",
        "The <<deltoid is supplied by the femoral nerve>>.",
    ),
    good=(
        "The trigeminal nerve (CN V) may be irritated.",
        "The deltoid is supplied by the axillary nerve.",
    ),
)
def wrong_nerve_or_vessel(doc: Doc) -> Iterator[Flag]:
    """A nerve or vessel with the wrong number, root, origin or territory.

    A nerve that is given another’s number, level or territory explains the reader’s symptoms by a structure that has nothing to do with them.
    """
    yield from slips_of(doc).get("ANA404", ())
