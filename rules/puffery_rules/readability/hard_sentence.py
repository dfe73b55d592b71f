"""RDB702 hard-sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_reference, reading_of, rule
from puffery_rules.readability.scores import AMA_HEALTH_LITERACY, KINCAID, count_syllables, grade_of, running_sentences, words_in

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: A sentence of fewer words is never called hard: a formula for texts says little of one short line.
_LEAST_WORDS = 30
#: So much above the target grade a single sentence may lie.
_MARGIN = 8

_HARD = (
    "Because the concentration of platelets obtained after centrifugation varies considerably between individuals, preparations and commercially available "
    "systems, comparisons of therapeutic effectiveness across published investigations remain methodologically problematic and difficult to interpret"
)


@rule(
    code="RDB702",
    severity="info",
    message="This sentence is long and hard to read.",
    advice="Split it where a new thought begins, and use the everyday word where there is one.",
    sources=(KINCAID, AMA_HEALTH_LITERACY),
    bad=(f"<<{_HARD}.>>",),
    good=(
        "The clinic is open from nine to five.",
        "You may eat and drink as you like before the visit, and you can take your usual pills with a sip of water, but please do not "
        "put any cream on the skin of the arm on that day.",
    ),
)
def hard_sentence(doc: Doc) -> Iterator[Flag]:
    """A sentence that is long and full of long words.

    Readers lose the thread of a sentence of more than about thirty words, and in health copy what they lose is often the
    condition or the risk.
    """
    limit = reading_of(doc).settings.reading_grade + _MARGIN
    for start, end in running_sentences(doc):
        words = words_in(doc, start, end)
        if len(words) < _LEAST_WORDS:
            continue
        grade = grade_of(len(words), 1, count_syllables(words))
        if grade > limit and not is_reference(doc[start:end]):
            yield Flag(doc[start:end], message=f"This sentence of {len(words)} words reads at grade {grade:.0f} (Flesch-Kincaid).")
