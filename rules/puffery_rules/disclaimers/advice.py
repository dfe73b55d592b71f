"""What says that a page is no medical advice, or sends the reader to a doctor to ask whether the treatment suits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from puffery.plugin import regex
from puffery_rules.disclaimers.statements import Passage, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: A professional who can judge: not the seller's sales staff.
_PROFESSIONAL = r"""(?:doctors?|physicians?|gp|g\.p\.|surgeons?|dentists?|pharmacists?|paediatricians?|pediatricians?|dermatologists?|ophthalmologists?|optometrists?|oncologists?|cardiologists?|psychiatrists?|midwi(?:fe|ves)
    |specialists?|practitioners?|clinicians?|veterinarians?|nurses?|obstetricians?|gyna?ecologists?|urologists?|therapists?|physiotherapists?|audiologists?|neurologists?|chiropractors?|osteopaths?|dietiti?[ac]ns?
    |(?:health|medical|care|healthcare|qualified|licensed|trained|primary)[ -]?(?:care\ )?(?:professionals?|providers?|experts?|advis[eo]rs?|advice|care\ providers?)|(?:provider|prescriber|professionals?|care\ team|medical\ team|medical\ advice|professional\ advice|professional\ (?:medical\ )?guidance))"""
_DOCTOR = r"(?:doctors?|physicians?|gp|surgeons?|dentists?|midwi(?:fe|ves)|specialists?|pa?ediatricians?|dermatologists?|ophthalmologists?|orthodontists?|cardiologists?|oncologists?)"
_ASK = r"(?:ask|consult|seeing|talk|speak|check|discuss|see|seek|contact|call|visit|turn\ to|confirm|review\ it|consultation|consulting|consulted|speaking|talking|checking|discussing|discussed|seeking|guidance|approval|conversation|raise|bring)"
_SUITS = r"""(?:suit(?:s|ed|able|ability)?|right\ for|appropriate|eligib\w+|candida(?:te|cy)\w*|whether|which|if\ (?:it|this|you|treatment|they|the)|best\ for\ you|safe\ for\ you|weigh|options?|pros\ and\ cons|risks?|benefits|alternatives|make\ sense|decid\w+|decision|good\ fit|before)"""
_NO_ADVICE = (
    r"\b(?:not|\w+n't|never|nor|no)\b[^.;]{0,60}\b(?:medical|health|healthcare|professional|clinical|personal(?:ised|ized)?|individual|doctor's|dental|psychological)\ (?:\w+\ ){0,3}?(?:advice|guidance|diagnosis|opinion|consultation|recommendations?|care)\b",
    r"\b(?:not|\w+n't|never|no)\ (?:\w+\ ){0,9}?(?:a\ )?(?:substitut\w+|replace(?:ment|s)?|take\ the\ place|alternative)\b[^.;]{0,50}\b(?:advice|diagnosis|(?:medical|professional|health)\ care|consultation|visit|doctor|physician|professional|examination|evaluation|midwife)\b",
    r"\b(?:information(?:al)?|education(?:al)?|general|reference|research|laboratory)\b[^.;]{0,40}\b(?:purposes?|information|use)\ only\b|\b(?:for|as|is|are|provides?|contains?|offers?)\ (?:\w+\ )?(?:general|educational|background|informational)\ (?:and\ \w+\ )?(?:information|education|purposes?|guidance)\b|\b(?:solely|purely|only|just)\ (?:for\ )?(?:educational|informational|information|education|informative|illustrative)\b|\b(?:educational|informational|information|education)\ (?:and\ \w+\ )?(?:only|purposes)\b|\b(?:educational|informational)\ and\ not\b",
    r"\bnothing\b[^.;]{0,40}\b(?:is|constitutes|should\ be)\ (?:\w+\ ){0,4}?medical\ advice\b|\b(?:does\ not|do\ not|don't|cannot|can't|will\ not|nor|neither)\b[^.;]{0,50}\b(?:give|offer|provide|constitute|replace)\ (?:\w+\ )?(?:medical|personal|individual)?\ ?advice\b|\bno\ (?:medical\ )?advice\ (?:is|given|can\ be|over\ the)\b|\bno\ doctor[- ]patient\ relationship\b|\bdoes\ not\ (?:create|establish)\b[^.;]{0,40}\brelationship\b",
)
_RESEARCH_ONLY = r"\bresearch\ use\ only\b|\bnot\ (?:intended\ )?for\ human\ (?:use|consumption)\b|\bnot\ for\ human\b"
_REFERS = (
    # ask your own doctor
    rf"\b{_ASK}\b[^.;?]{{0,50}}?\b(?:your|a|an|that|this|their|his|her|any|the|one's|another|other|both|his\ or\ her|with)\ (?:own\ |personal\ |family\ |local\ |child's\ |treating\ |prescribing\ |regular\ |usual\ |primary\ |primary-care\ |eye\ |qualified\ |licensed\ |trusted\ |medical\ |treating\ |health\ |healthcare\ |healthcare\s|registered\ |independent\ |trained\ |experienced\ |appropriate\ |certified\ |knowledgeable\ |competent\ |licenced\ |skin\ |foot\ |ent\ |fertility\ |mental\ |mental-health\ |midwife\ or\ |doctor,?\ |doctor\ or\ |pediatrician\ or\ |gp\ or\ |physician\ or\ |dentist\ or\ ){{0,3}}{_PROFESSIONAL}\b",
    # the doctor decides whether it suits
    rf"\b(?:your|a|the|our|each|any|every)\ (?:\w+\ ){{0,3}}?{_DOCTOR}\b(?:\ (?:or\ |and\ )?(?:\w+\ ){{0,3}}?{_PROFESSIONAL})?[^.;?]{{0,30}}?\b(?:will|can|must|should|may|shall|has\ to|needs?\ to|decides?|determines?|assess(?:es)?|advises?|checks?|goes\ over|explains?|evaluates?)\b[^.;?]{{0,60}}?\b{_SUITS}\b",
    rf"\b(?:decisions?|decide)\b[^.;]{{0,40}}\bwith\ (?:your|a|their)\ (?:\w+\ ){{0,3}}?{_PROFESSIONAL}\b",
    rf"\b(?:advice|opinion|guidance|approval|recommendation)\ (?:from|of)\ (?:your|a|an|another)\ (?:\w+\ ){{0,3}}?{_PROFESSIONAL}\b",
    rf"\bonly\ (?:once|after|if|when)\b[^.;?]{{0,60}}\b{_PROFESSIONAL}\b[^.;?]{{0,40}}\b(?:evaluat|assess|examin|decid|prescrib|agre|confirm)\w*",
    rf"\bunder\ the\ (?:instruction|supervision|guidance|direction|care)s?\ of\ (?:your|a|an)\ (?:\w+\ ){{0,2}}?{_PROFESSIONAL}\b",
    r"\b(?:seek|get|obtain|without|take)\ (?:\w+\ ){0,2}?(?:professional|medical|independent|expert\ medical|qualified)\ (?:\w+\ )?(?:advice|guidance|opinion|assessment|evaluation)\b",
)
_SAYS_NONE = regex("|".join((*_NO_ADVICE, _RESEARCH_ONLY)), re.VERBOSE)
_SAYS_ASK = regex("|".join(_REFERS), re.VERBOSE)
_ASKS_ADVICE = regex(r"\b(?:medical|health)\ advice\?", re.VERBOSE)
#: A reference that does not bear on whether the treatment suits: an invitation of the seller, a referral, a question of money.
_INVITES = regex(
    r"""\b(?:book|schedule|call\ (?:us|our|now|today)|contact\ (?:us|our)|make\ an\ appointment|appointment\ with\ (?:us|our|one)|reach\ out|visit\ (?:us|our)|request|sign\ up|click|free\ consultation|complimentary|(?:our|one\ of\ our)\ (?:\w+\ ){0,4}?(?:doctors?|specialists?|experts?|team|practitioners?|therapists?|providers?|physicians?|surgeons?|dentists?)\ (?:today|now|at))\b""", re.VERBOSE
)
_BEFORE_BOOKING = regex(r"\bbefore\ (?:you\ )?book(?:ing)?\b", re.VERBOSE)
_OWN_STAFF = regex(rf"\b(?:our|one\ of\ our|dr\.?)\ (?:\w+\ ){{0,3}}?{_PROFESSIONAL}", re.VERBOSE)
_DISCUSSES_FIT = regex(
    r"\b(?:whether|suit(?:s|able|ability)\b|right\ for\ you|candidate|appropriate\b|pros\ and\ cons|risks\b|before\ (?:you\ )?(?:start|begin|tak|us|buy|try|mak|chang|stop|undergo|consider|receiv)\w*|eligib\w+)", re.VERBOSE
)
#: What a reader is sent to the doctor for that has nothing to do with the advertised treatment.
_ASIDE = regex(
    r"""\b(?:emergenc\w+|referral|refer(?:red|s)\b|prescription\ (?:from|for)|insurance|coverage|finding\ an?\ alternative|if\ (?:you\ (?:have|develop|notice|experience|are\ in)|symptoms|the\ pain|pain|your\ symptoms|it\ (?:does|gets|hurts))|immediately|urgent\w*|right\ away|as\ soon\ as|a&e|911|your\ doctor\ may\ have\ (?:also\ )?(?:discussed|offered|told|said)|told\ by)\b""", re.VERBOSE
)
_HABIT = regex(r"\b(?:many|most|some|few|other|people|patients|they|she|he|i|kids|who|when\ (?:patients|people)|have\ (?:you\ )?(?:seen|consulted|tried)|had\ (?:seen|consulted)|after\ (?:seeing|consulting)|saw|went)\b[^.;]{0,40}\b(?:see|saw|seen|consult\w*|visit\w*|went|ask\w*|talk\w*|discuss\w*|turn)\b", re.VERBOSE)


def _advises(passage: Passage, _: Doc) -> bool:
    text = passage.text
    if _SAYS_NONE.search(text) or (_ASKS_ADVICE.search(text) and re.match(r"\W*no\b", passage.after)):
        return True
    match = _SAYS_ASK.search(text)
    if match is None or text.rstrip(" \"'”’)").endswith("?"):
        return False
    fits = _DISCUSSES_FIT.search(text)
    if _ASIDE.search(text) and not fits:
        return False
    if (_INVITES.search(_BEFORE_BOOKING.sub(" ", text)) or _OWN_STAFF.search(match[0])) and not (fits and not _INVITES.search(_BEFORE_BOOKING.sub(" ", text))):
        return False
    return not (_HABIT.search(text) and not re.search(r"\b(?:should|must|always|please|need\ to|advised?|recommend\w*|ought)\b", text))


def _near(passage: Passage) -> str | None:
    if _INVITES.search(passage.text) and re.search(_PROFESSIONAL, passage.text, re.VERBOSE):
        return f"‘{passage.text[:80].strip()}’ invites the reader to the seller, which is no advice to ask an independent doctor"
    return None


#: Not medical advice; talk to a doctor or a qualified provider about whether it suits you.
medical_advice = Statement(
    clue=regex(
        r"advice|advise|opinion|consult|doctor|physician|\bgp\b|surgeon|dentist|pharmacist|pa?ediatrician|dermatologist|specialist|practitioner|clinician|provider|professional|prescriber|midwi|ophthalmologist|optometrist|audiologist|therapist|educational|information(?:al)?\ (?:purposes?|only)|general\ information|substitut|chiropractor|osteopath|research\ use|laboratory|use\ only|human\ (?:use|consumption)|nurse|psychiatrist", re.VERBOSE
),
    is_met=_advises,
    near=_near,
)
