"""ANA401 no-such-structure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, rule
from puffery_rules.anatomy.analysis import slips_of
from puffery_rules.anatomy.books import GRAY, MOORE, OPENSTAX, TA2

if TYPE_CHECKING:
    from spacy.tokens import Doc


@rule(
    code="ANA401",
    severity="error",
    message="‘{span}’: there is no such structure.",
    advice="Check the statement against an atlas; `puffery anatomy TERM` prints what is known of a structure.",
    sources=(TA2, GRAY, MOORE, OPENSTAX),
    bad=(
        "The C8 nerve passes below the <<C8 vertebra>>.",
        "She had an operation on the <<L7 disc>> of her spine.",
        "The <<thirteenth cranial nerve>> moves the shoulder.",
    ),
    good=(
        "The C8 nerve passes below the C7 vertebra.",
        "Some people are born with a sixth lumbar vertebra.",
    ),
)
def no_such_structure(doc: Doc) -> Iterator[Flag]:
    """A structure that no body has.

    There are seven cervical vertebrae and twelve pairs of cranial nerves: a page that names an eighth or a thirteenth tells every reader who knows better that nobody checked it.
    """
    yield from slips_of(doc).get("ANA401", ())
