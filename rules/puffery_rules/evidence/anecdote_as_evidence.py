"""EVD203 anecdote-as-evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, clause, is_denied, is_question, is_reference, is_reported, reading_of, regex, rule, sentence
from puffery_rules.evidence.background import find_effects, is_background, is_history, is_spoken
from puffery_rules.evidence.proof import is_proof
from puffery_rules.evidence.testimonials import NAME_LINE, Testimonial, find_testimonials
from puffery_rules.evidence.voices import (
    EFFECT,
    PRAISE,
    first_person,
    own_eyes,
    own_people,
    pictures,
    quoted_people,
    stories,
)
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_TABLES = (quoted_people, own_people, own_eyes, pictures, stories, first_person)

_TESTIMONIAL_NOTE = (
    "Beside a testimonial with an outcome say what patients generally achieve; where the law bars testimonials about "
    "treatment, leave it out."
)
_NOTES = (
    (pictures, "Pictures show the cases that went well; say how they were chosen and what is typical."),
    (own_eyes, "What a clinic remembers of its patients is no count of them; give the figures of an audit or a study."),
)
#: What may stand at the ends of a spoken line.
_EDGE = "“”\"'’‘«» ,;:.!?…-–—()*"


@rule(
    code="EVD203",
    severity="warning",
    severities={"au": "error"},
    message="‘{span}’ offers an anecdote as proof.",
    advice="Leave the outcome out, or say what patients can generally expect and give the evidence for it.",
    sources=(
        law("16 CFR 255.2"),
        law("National Law s133"),
        law("TGA Code 2021"),
        law("CAP Code 12.1"),
        law("Directive 2001/83/EC art. 90"),
    ),
    bad=(
        "<<Our patients report better sleep>>.",
        "<<In our experience the needles calm the nerves>>.",
        "“<<My knee pain is gone>>.” Ana P.",
    ),
    good=(
        "Read our reviews.",
        "Dr. Lind has twenty years of experience.",
        "Patients often report pain behind the eye.",
        "We do not publish testimonials.",
    ),
)
def anecdote_as_evidence(doc: Doc) -> Iterator[Flag]:
    """A testimonial, a before-and-after or one's own experience as proof that something works.

    A patient who got better proves neither that the treatment did it nor that the next one will; who did not get better writes
    no testimonial.
    """
    taken: list[tuple[int, int]] = []
    for testimonial in find_testimonials(doc):
        for span in _outcomes(doc, testimonial):
            taken.append((span.start, span.end))
            yield Flag(_whole(span), note=_TESTIMONIAL_NOTE)
    for table in _TABLES:
        for span in table(doc):
            if any(span.start < high and low < span.end for low, high in taken) or not _is_offered(span):
                continue
            if is_proof(span, table):
                taken.append((span.start, span.end))
                yield Flag(_whole(span), note=next((note for known, note in _NOTES if known is table), None))


def _is_offered(span: Span) -> bool:
    return not (is_reference(span) or is_reported(span) or is_question(span) or is_denied(span))


def _outcomes(doc: Doc, testimonial: Testimonial) -> Iterator[Span]:
    """Yield the clauses of a testimonial that speak of an effect; of a short plain one that praises nothing else, its first line."""
    area = doc.char_span(testimonial.start, testimonial.end, alignment_mode="expand")
    if area is None:
        return
    lines = list(_lines(area, testimonial))
    found = [line for line in lines if _is_told(line) and _effect(line) is not None and not is_background(line.text)]
    if not found and testimonial.is_signed and len(area) <= 45 and not EFFECT.search(area.text):
        found = [line for line in lines if not (PRAISE.search(line.text) or NAME_LINE.fullmatch(line.text.lstrip("★☆@ "))) and len(line) > 2 and is_spoken(line.text) and not is_history(line.text) and _is_told(line)][:1]
    if testimonial.is_plain or any(re.search(r"\b(?:i|i'm|i've|my|me)\b", line.text, re.I) for line in lines):
        for line in found:
            yield _core(line)


def _lines(area: Span, testimonial: Testimonial) -> Iterator[Span]:
    """The sentences of a testimonial without quotation marks and stops."""
    reading, doc, at = reading_of(area.doc), area.doc, area.start
    while at < area.end:
        end = min(reading.sentence_at(at)[1], area.end)
        start, stop = max(reading.token_starts[at], testimonial.start), min(reading.token_ends[end - 1], testimonial.end)
        text = reading.page.prose[start:stop]
        start += len(text) - len(text.lstrip(_EDGE))
        stop = start + len(text.strip(_EDGE))
        line = doc.char_span(start, stop, alignment_mode="contract") if stop > start else None
        if line is not None and len(line):
            yield line
        at = end


def _effect(line: Span) -> Span | None:
    """The first word of effect in a line that is not denied."""
    for match in find_effects(line.text):
        span = line.doc.char_span(line.start_char + match.start(), line.start_char + match.end(), alignment_mode="expand")
        if span is not None and not is_denied(span):
            return span
    return None


def _is_told(line: Span) -> bool:
    return not (is_reference(line) or is_reported(line) or sentence(line).text.rstrip(_EDGE.replace("?", "")).endswith("?"))


def _core(line: Span) -> Span:
    """A short line whole; of a long one the clause with the effect, unless that is no clause to stand alone."""
    effect = _effect(line)
    if len(line) <= 22 or effect is None:
        return line
    part = clause(effect)
    start, end = max(part.start, line.start), min(part.end, line.end)
    if end < line.end - 1 and line.doc[end].text == "," and _LEADS_ON.search(line.doc[start:end].text):
        end = min(clause(line.doc[end + 1 : end + 2]).end, line.end)
    if line.doc[start].lower_ in _MIDDLE:
        start = line.start
    return line.doc[start:end]


#: "I noticed that after the course", whose main clause is still to come.
_LEADS_ON = regex(r"\bthat (?:after|when|with|since|if|once|by|during|following)\b[^,]*$", re.IGNORECASE)
#: Words inside a clause, before which it was cut.
_MIDDLE = frozenset("of by to for from with than into onto upon per".split())
#: Words that end no phrase.
_LOOSE = frozenset("a an the and or of by with to for from that than in on at my our his her their its after when so".split())


def _whole(span: Span) -> Span:
    """Let a span end neither in a title before its name nor in words that only lead on."""
    doc, end, limit = span.doc, span.end, sentence(span).end
    if doc[end - 1].lower_.rstrip(".") in ("dr", "mr", "mrs", "ms", "prof"):
        while end < limit and end < span.end + 4 and (doc[end].text in (".", "'s", "’s") or doc[end].text[:1].isupper()):
            end += 1
    elif end < limit:
        while end > span.start + 3 and doc[end - 1].lower_ in _LOOSE:
            end -= 1
    return doc[span.start : end]
