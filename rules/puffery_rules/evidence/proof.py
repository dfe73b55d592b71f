"""Is a report of patients, of a clinic or of one patient offered as proof of an effect?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from puffery.plugin import Pattern, block_kind, paragraph, reading_of, regex, sentence
from puffery_rules.evidence.background import is_history
from puffery_rules.evidence.voices import EFFECT, first_person, own_eyes, own_people, pictures, quoted_people

if TYPE_CHECKING:
    from spacy.tokens import Span

#: What patients say of the illness rather than of the treatment.
_COMPLAINT = regex(
    r"\b(?:pain|numbness|tingling|stiffness|weakness|headaches?|nausea|dizziness|swelling|tenderness|fatigue|symptoms?|aching|ache|burning|discomfort|soreness|side effects|bruising|difficult\w*"
    r"|trouble|depression|anxiety|redness|itching|sensitivity|setbacks?|worsen\w*|changes? (?:to|in) their|phenomena|sensations?)\b",
    re.IGNORECASE,
)
_RELIEVED = regex(
    r"\b(?:relie[fv]\w*|better|improv\w+|less (?:pain|discomfort|stress\w*|stiff\w*|tired|anxious|bloat\w*)|reduc\w+|gone|disappear\w*|no (?:more|pain)|-?free|fewer|eas(?:e|ed|ing)|surprised|hardly|little|recover\w*|again|sleep|energy|results?|benefits?|difference|vanish\w*|firmer|growth|regrowth|remission|healed|cured|success\w*"
    r"|lighter|younger|calm\w*|stronger|faster|shift|natural\w*|happier|confiden\w+|visible|thicker|lost|weight|avoid\w*|stop|change[sd]?|well|quickly|love|thank\w*|great|amazing|new words|smartest|worthwhile|investment|grateful|glad|forgetting|wish\w*)\b",
    re.IGNORECASE,
)
#: Wording around the words of a table that makes them no proof.
_NO_PROOF = regex(
    r"\b(?:read|see|view|browse|watch|check out|find|visit|leave|write|post|share|submit|more|click|google|yelp|facebook|video)\b[\w\s,']{0,20}\b(?:reviews?|testimonials?)\b\W*$"
    r"|\byears (?:of experience|in practice)\b\W*$|\b(?:no|not|without|any|cannot use|do not use|don't (?:use|publish)) (?:before[- ]and[- ]after|testimonials?|patient stories)"
    r"|\bbefore (?:and|&) after (?:you|your|the|each|every|any|a|an|surgery|treatment|meals?|exercise|eating|using|handling|contact|taking|sleep|pregnancy|birth|delivery|work|school|touching|lasik|it|they|we|running|being)\b"
    r"|\b(?:write to us|ask (?:us|to see)|request|if you (?:want|would like))\b.{0,40}before|\b(?:in the|randomi[sz]ed|placebo|controlled) (?:trial|study)\b|\bvs\.? placebo\b|\bthan on placebo\b|\bmixed\b"
    r"|\bhelped me (?:to )?(?:learn|understand|become|reali[sz]e|appreciate|develop|build|grow)\b|\bothers (?:notice|report|find|experience|have)|\bno (?:effect|benefit)\b|\blimited\b|\btemporar(?:y|ily)\b|\bevidence (?:for|is|remains)\b",
    re.IGNORECASE,
)
_PRAISED = regex(r"\b(?:swear|swears|sworn|rav(?:e|es|ing)|testif\w+|testimon\w+)\b", re.IGNORECASE)
_OWN_EYES_SUBJECT = regex(
    r"\b(?:patients?|clients?|treat\w*|heal\w*|pain|therap\w+|sessions?|injections?|needles?|cases?|relief|recover\w*|improv\w*|nerves?|tendons?|joints?|skin|symptoms?|body|works?|calm\w*|results?|help\w*|respond\w*|effective|success\w*|people|weeks|months|course)\b",
    re.IGNORECASE,
)
_IN_EXPERIENCE = regex(r"(?:in|from) (?:our|my|her|his) (?:\w+ )?(?:experience|hands)|clinical experience|(?:our|my) (?:own )?(?:clinical )?experience", re.IGNORECASE)
_PROFESSION = regex(r"\b(?:i|we) (?:studied|became|trained|graduated|work|speciali[sz]e|offer|provide|treat|teach|founded|opened|am a|was born)\b", re.IGNORECASE)
#: What an author has seen of a trade rather than of patients.
_MARKET = regex(
    r"\b(?:appeals?|insur\w+|reimburs\w+|trends?|popular\w*|mainstream|obscure|market\w*|industry|prices?|adoption|business\w*|colleagues|practitioners|websites?|articles?|headlines|hype|social media|regulat\w+)\b", re.IGNORECASE
)
_EDGE = "“”\"'’‘«» ,;:.!?…-–—()*"
#: Thanks to somebody for nothing that is named.
_THANKS = regex(r"(?:many |so many |big |huge )?thank(?:s| you)(?: so much| very much| again)?,? (?:to )?(?:dr\W{0,2}[\w'’-]+|[\w'’-]+)?(?: [\w'’-]+)?(?: so much| and (?:his|her|the) (?:team|staff))?", re.IGNORECASE)


def is_proof(span: Span, table: Pattern) -> bool:
    """Does what a table found speak of an effect, in wording that offers it as proof?"""
    text = sentence(span).text
    if _NO_PROOF.search(text):
        return False
    if table is pictures:
        return _is_shown(span)
    if table is quoted_people and _PRAISED.search(span.text):
        return True
    if table is own_people or table is quoted_people:
        return bool(_RELIEVED.search(text)) if _COMPLAINT.search(text) or table is own_people else bool(_RELIEVED.search(text) or EFFECT.search(text))
    if table is own_eyes and _IN_EXPERIENCE.match(span.text):
        return bool(_OWN_EYES_SUBJECT.search(_IN_EXPERIENCE.sub("", text)))
    if table is own_eyes:
        return not _MARKET.search(text)
    return not (table is first_person and (_PROFESSION.search(text) or is_history(text) or _THANKS.fullmatch(text.strip(_EDGE))))


def _is_shown(span: Span) -> bool:
    """Do the words stand as a heading or label, or name a gallery?"""
    reading = reading_of(span.doc)
    if block_kind(span) in ("title", "field", "description") or any(reading.marks_over(span, kind) for kind in ("navigation", "footer")):
        return False
    return len(paragraph(span)) <= 8 or bool(re.search(r"(?:galler|photo|pictur|image|result|case|x-ray|shot|transform|real|smile|stor|video)", span.text, re.I))
