"""Is a source given for a span: beside it, by the name of a trial, by the study that the text has just named, or by the page itself?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from puffery.plugin import is_cited, is_quoted, paragraph, reading_of, regex, sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from puffery.plugin import Reading

#: A trial known by its name (STEP 1, SURMOUNT-2, the RECOVERY trial), or one said to be named.
_TRIAL_NAME = regex(
    r"\b(?:SURMOUNT|STEP|SUSTAIN|SELECT|LEADER|SCALE|PIONEER|SURPASS|ACCORD|SPRINT|JUPITER|VITAL|REDUCE-IT|FLOW|SOUL)(?:[- ]?(?:\d+|[A-Z]{2,}))?\b"
    r"|\b[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)* (?:trials?|study|registry)\b|\bthe [A-Z][a-z]+ (?:Heart |Health |Eye |Hip )?(?:Study|Trial|Survey|Registry)\b"
    r"|\b(?:researchers|surgeons|doctors|scientists|physicians|experts|a team|colleagues) (?:of|at|from) (?:the )?(?:famous |renowned )?[A-Z]", 0
)
#: An audit or a register of one's own that the reader can open.
_OWN_AUDIT = regex(r"\b(?:audit|registry|register|annual report|outcomes? report|survey of)\b.*(?:https?://|www\.|\b\w+\.(?:org|com|net|gov|uk)\b)", re.IGNORECASE | re.DOTALL)
_BACK = regex(
    r"""\b(?:the|this|that|these|those|its|their|both)\ (?:same\ |\w+\ )?(?:stud(?:y|ies)|trials?|research|researchers|review|authors?|survey|team|paper|investigators|scientists|findings|results|meta-analysis|analysis|report|case\ reports?|data|evidence|participants|volunteers)\b
    |\b(?:control|placebo|treatment|intervention|comparison|sham|acupuncture|exercise|\w+)\ group\b|\bon\ placebo\b|\bparticipants\ (?:in|who|on|receiving)\b|^\W*(?:results|researchers|investigators|the\ authors|findings|it\ (?:found|showed|concluded))\b|\bthe\ study\ (?:said|found|above)\b|\bstudy\ above\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ABSTRACT = regex(r"^(?:background|objectives?|aims?|methods?|design|setting|participants|results?|findings|conclusions?|interpretation|discussion|measurements|outcome measures|registration|funding|main outcomes?|patients and methods|materials and methods|limitations|introduction)\b\s?[:.]?", re.IGNORECASE)
#: How many blocks back a study may have been named.
_NEAR = 10


def is_sourced(span: Span) -> bool:
    """Can the reader find what the span relies on?"""
    if is_cited(span) or is_abstract(span.doc):
        return True
    text = paragraph(span).text
    if _TRIAL_NAME.search(sentence(span).text) or _OWN_AUDIT.search(text):
        return True
    return (is_quoted(span) or bool(_BACK.search(sentence(span).text))) and _follows_study(span)


def is_abstract(doc: Doc) -> bool:
    """Is the page a report of a study, with the parts of an abstract?"""
    reading = reading_of(doc)
    if "abstract" not in reading.notes:
        starts = (_ABSTRACT.match(reading.page.prose, block.start, block.end) for block in reading.page.blocks)
        reading.notes["abstract"] = len({match[0].lower().rstrip(" :.s") for match in starts if match}) >= 3
    return bool(reading.notes["abstract"])


def _follows_study(span: Span) -> bool:
    """Does one of the blocks before name its source?"""
    reading = reading_of(span.doc)
    start = reading.block_range(span.start)[0]
    for _ in range(_NEAR):
        if start <= 0:
            return False
        if _names_source(reading, span.doc, start - 1):
            return True
        start = reading.block_range(start - 1)[0]
    return False


def _names_source(reading: Reading, doc: Doc, token: int) -> bool:
    low, high = reading.block_range(token)
    key = ("sourced", low)
    if key not in reading.notes:
        block = doc[low:high]
        reading.notes[key] = bool(len(block)) and (is_cited(block) or bool(_TRIAL_NAME.search(block.text)))
    return bool(reading.notes[key])
