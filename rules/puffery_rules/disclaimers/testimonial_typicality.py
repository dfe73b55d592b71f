"""DIS306 testimonial-typicality."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, flags_of, is_denied, is_quoted, is_reported, quotations, reading_of, regex, rule, sentence
from puffery_rules.disclaimers.missing import flag_missing, is_assumed, report_missing
from puffery_rules.disclaimers.page_kind import kind_of, report_voice, seller_voice, treatment_words
from puffery_rules.disclaimers.statements import look_for
from puffery_rules.disclaimers.status_statements import typical_result as statement
from puffery_rules.evidence.anecdote_as_evidence import anecdote_as_evidence
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_VOICES = (report_voice, seller_voice, treatment_words)
_PATIENT = regex(r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself|our (?:son|daughter|baby|boy|girl)|down \d+|lost \d+|\d+ (?:pounds|lbs?|kilos|kg))\b", re.IGNORECASE)
_OUTCOME = regex(
    r"""\b(?:pain\w*|ach\w+|gone|vanish\w*|disappear\w*|better|improv\w+|relie\w+|sle(?:ep|pt)\w*|walk\w*|runn?\w*|danc\w+|climb\w*|golf\w*|garden\w*|lift\w*|again|back\ (?:to|on|in|at|at)|no\ (?:longer|more)|stopped|stop|off\ (?:my|the|all)|without|free|younger|years|pounds|lbs?|kilos|kg|inches|dress|jeans|trousers|works?|worked|working|difference|changed?|life|sav(?:e|ed)|results?|finally|cur(?:e|ed)|heal(?:ed|ing)?|feel\w*|felt|energy|confiden\w+|hair|skin|smile|teeth|tooth|see|seeing|sight|hear|hearing|eyes?|pregnan\w+|baby|conceiv\w+|symptoms?|migraines?|headaches?|anxiety|depress\w+|stress\w*|calm\w*|relax\w*|knees?|hips?|back|neck|shoulders?|scan|tumou?r|cancer|blood|sugar|a1c|doctor\ (?:said|could|was)|surgeon|surgery|surprised|amaz\w+|unbelievable|thought|lost|weight|size|swollen|swelling|itch\w*|rash|breath\w*|normal|recover\w*|easier|lighter|stone|marathon|bite|cancelled|called it off|walker|cane|tablets|pills|words|nothing|hurts?|wake|woke|mood|focus\w*|husband|wife)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EXPERT = regex(r"\b(?:dr|doctor|prof|professor|m\.?d|head of|director|chief|founder|ceo|president|spokes\w+|nurse|surgeon|chiropractor|dentist|therapist|researcher|author|owner|trainer|coach|agency|fda|scientist)\b", re.IGNORECASE)
_GENERAL = regex(r"\b(?:testimonials?|before[- ](?:and|&)[- ]after|our (?:patients|clients|customers)|many|most|some|countless|thousands|people|in (?:our|my) (?:experience|practice)|we (?:have|'ve)|we've|i have (?:seen|treated|helped)|my (?:patients|clients|practice))\b", re.IGNORECASE)
#: A patient speaks of the own body: `my joints used to creak and now nothing`.
_OWN_BODY = regex(
    r"\bmy (?:\w+ )?(?:pain|skin|joints?|knees?|hips?|back|neck|jitters|migraines?|headaches?|symptoms?|weight|jeans|hair|hairline|sleep|anxiety|a1c|blood (?:pressure|sugar)|tablets|meds|thumbs|eyes|teeth)\b|\bthe pain (?:\w+ )?(?:melted|disappeared|vanished|was gone|is gone)|\bi (?:\w+ )?(?:lost \d+|(?:can|could) (?:\w+ )?(?:walk|sleep|bite|run|bend|dance))\b",
    re.IGNORECASE,
)
_SAYS_NAME = regex(r"[\s,”\"']*(?:(?:says?|said|wrote|writes|tells us|told us|adds?|raves?) (?!Dr|Prof|the |our |we )[A-Z]|(?:—|–|-|~) ?[A-Z][a-z]+|[A-Z][a-z]+(?: [A-Z]\.|,? \(?\d\d|, [A-Z][a-z]+)\W*$)", 0)
_PLACEHOLDER = regex(r"^\W*(?:what|when|why|how|can|do|does|is|will|should|sure)\b.*\?\W*$", re.IGNORECASE)


@rule(
    code="DIS306",
    severity="warning",
    message="‘{span}’ is a patient's outcome, and the page does not say what a typical patient can expect.",
    advice="Say beside the testimonial what a typical patient can expect; that results vary is not enough.",
    sources=(law("16 CFR 255.2"), law("CAP Code 3.7"), law("Directive 2001/83/EC art. 90"), law("National Law s133"), law("TGA Code 2021")),
    severities={"au": "error"},
    bad=(
        "“<<My knee pain is gone after two visits>>.” Ana P. ¶ Results vary.",
    ),
    good=(
        "“My knee pain is gone after two visits.” Ana P. ¶ Typically, our patients can expect to lose about a third of their pain.",
        "“The staff are kind.” Ana P.",
    ),
)
def testimonial_typicality(doc: Doc) -> Iterator[Flag]:
    """A patient's testimonial with an outcome, without what a typical patient can expect.

    A story is read as a forecast.  Unless the outcome is what most patients reach, the page has to say what most patients do reach;
    that results vary does not tell them.
    """
    trigger = _trigger(doc)
    if trigger is None or is_assumed("DIS306", "testimonial-typicality", doc):
        return
    places = reading_of(doc).settings.jurisdictions
    if "au" not in places:
        yield from report_missing("DIS306", "testimonial-typicality", statement, trigger, doc)
    elif set(places) != {"au"} or not look_for(statement, doc).is_met or _is_service(doc):
        yield flag_missing("DIS306", trigger, doc, look_for(statement, doc).near, _AUSTRALIA)


#: A regulated health service may not use testimonials at all; an advertisement of goods may use verified ones.
_AUSTRALIA = "Australian law bars testimonials about a regulated health service; for therapeutic goods only verified ones are allowed."
_SERVICE = regex(r"\b(?:clinic|practice|surgery|doctors?|dentists?|surgeons?|physio\w*|chiropract\w*|osteopath\w*|appointments?|consultation|patients?)\b", re.IGNORECASE)


def _is_service(doc: Doc) -> bool:
    """Does the page advertise a health service rather than goods?"""
    return bool(_SERVICE.search(reading_of(doc).page.prose))


def _trigger(doc: Doc) -> Span | None:
    kind = kind_of(doc)
    if kind.is_report:
        return None
    flagged = (flag.span for flag in flags_of(anecdote_as_evidence, doc) if _is_own_outcome(flag.span))
    return min((*flagged, *_quoted_outcomes(doc)), key=lambda span: span.start, default=None)


def _is_own_outcome(span: Span) -> bool:
    """Is a flagged anecdote one patient's own, and not the author's or a word about patients in general?"""
    text = sentence(span).text
    if _GENERAL.search(span.text) or not _PATIENT.search(text):
        return False
    return is_quoted(span) or _is_attributed(span) or bool(_OWN_BODY.search(text))


def _is_attributed(span: Span) -> bool:
    """Does a short line beside the span's block name who says so?"""
    reading = reading_of(span.doc)
    index = max(bisect_right(reading.block_starts, span.start) - 1, 0)
    for other in (index - 2, index - 1, index + 1):
        if 0 <= other < len(reading.blocks):
            block = reading.blocks[other]
            if block.end - block.start < 60 and _ATTRIBUTION.search(reading.page.prose[block.start : block.end]):
                return True
    return bool(_ATTRIBUTION.search(reading.page.prose[reading.blocks[index].start : reading.blocks[index].end][-40:]))


_ATTRIBUTION = regex(r"^\W*(?:—|–|-|~)\s?[A-Z]|\b(?i:verified|review(?:er)?|customer|buyer|patient|client)\b|★|^\W*[A-Z][a-z]+,? [A-Z][a-z]*\.?(?:,|\W*$)|(?:—|–|-)\s?[A-Z][\w.]+(?: [A-Z][\w.]*)?\W*$", 0)


def _quoted_outcomes(doc: Doc) -> Iterator[Span]:
    """Yield the first sentences of patients' quotations that tell an outcome."""
    reading = reading_of(doc)
    prose = reading.page.prose
    for start, end in _quoted_ranges(doc):
        text = prose[start:end]
        before, after = prose[max(0, start - 60) : start].rpartition("\n")[2], prose[end : end + 60].partition("\n")[0]
        is_told = bool(_PATIENT.search(text)) or bool(_SAYS_NAME.match(after)) or bool(_SAYS_NAME.search(text[-40:]))
        if len(text.split()) < 4 or not (is_told and _OUTCOME.search(text)) or _PLACEHOLDER.match(text) or _is_title(text):
            continue
        if _EXPERT.search(before) or _EXPERT.search(after):
            continue
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is None:
            continue
        first = _first_sentence(span)
        if not is_denied(first) and not is_reported(first):
            yield first


def _is_title(text: str) -> bool:
    """Is a quotation the name of an article or a heading: most words begin with a capital?"""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words) and not text.isupper()


def _quoted_ranges(doc: Doc) -> Iterator[tuple[int, int]]:
    reading = reading_of(doc)
    for block, start, end in zip(reading.blocks, reading.block_starts, reading.block_ends, strict=True):
        if end <= start:
            continue
        if block.kind == "quote":
            yield block.start, block.end
        elif block.kind not in ("heading", "title", "alt", "button") and _QUOTE.search(reading.page.prose, block.start, block.end):
            yield from quotations(doc[start:end])
    for mark in reading.page.marks:
        if mark.kind == "quotation":
            yield mark.start, mark.end


_QUOTE = regex("[“\"«‘]", 0)


def _first_sentence(span: Span) -> Span:
    whole = sentence(span)
    start, end = span.start, min(span.end, whole.end)
    while start < end - 1 and span.doc[start].is_punct:
        start += 1
    while end > start + 1 and span.doc[end - 1].is_punct:
        end -= 1
    return span.doc[start:end]
