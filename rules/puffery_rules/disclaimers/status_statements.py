"""What says that a product or use has no approval, and what 21 CFR 101.93(c) prescribes for dietary supplements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from puffery.plugin import regex
from puffery_rules.disclaimers.statements import Passage, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AUTHORITY = r"(?:fda|f\.d\.a\.|food\ (?:and|&)\ drug\ administration|u\.?s\.?\ food|mhra|ema|tga|european\ medicines|therapeutic\ goods|health\ canada|medicines\ (?:and\ healthcare|agency)|hpra|regulat\w+|authorit\w+|agency|agencies|ce[- ]mark\w*|artg|anvisa|cofepris|government)"
_PASSED = r"(?:approv\w*|clear(?:ed|ance)|evaluat\w*|licen[sc]ed?|authori[sz]\w*|review(?:ed|s)?|registered|endorsed|assessed|recogni[sz]ed|sanctioned|indicated|regulated|checked)"
_NOT_APPROVED = (
    rf"\b(?:not|\w+n't|never|nor|neither|no|none|without|lacks?|pending|yet\ to)\b[^.;]{{0,60}}?\b(?:{_PASSED})\b[^.;]{{0,70}}?\b{_AUTHORITY}",
    rf"\b(?:not|\w+n't|never|nor|neither|no|none|without|lacks?|pending|yet\ to)\b[^.;]{{0,60}}?\b{_AUTHORITY}[^.;]{{0,40}}?\b{_PASSED}",
    rf"\b{_AUTHORITY}[^.;]{{0,40}}?\b(?:has|have|had|does|do|did|is|are|was|were)\ (?:not|\w+n't|never|neither)[^.;]{{0,40}}?\b{_PASSED}|\b{_AUTHORITY}[^.;]{{0,30}}?\b(?:hasn't|haven't|doesn't|isn't|aren't)\b[^.;]{{0,40}}?\b{_PASSED}",
    r"\b(?:not|\w+n't|never|neither)\ (?:\w+\ ){0,3}?(?:approved|cleared|licensed|authori[sz]ed|registered|evaluated)\b(?!\ (?:by\ (?:your|the)\ insur|for\ (?:payment|coverage|credit)))[^.;]{0,60}?(?:\b(?:for|as|to|in|drug|medicine|treatment|product|therap\w+|use|uses|us|eu|uk|by)\b|$)",
    r"\boff[- ]label\b|\binvestigational\b|\bunapproved\b|\bunlicen[sc]ed\b|\b(?:is|are|as|still|considered|remains?|currently)\ (?:an?\ )?(?:\w+\ )?experimental\b|\bexperimental\ (?:treatment|therapy|procedure|use|product|medicine|nature)s?\b|\bresearch[- ]use[- ]only\b|\b(?:for|only\ for)\ (?:\w+\ ){0,3}?research\ (?:use|purposes)\ only\b|\bresearch\ (?:use|purposes)\ only\b|\bnot\ (?:intended\ )?for\ human\ (?:use|consumption)\b|\bnot\ a\ (?:licensed|registered|approved)\ (?:medicine|drug|treatment)\b",
    r"\bno\ (?:\w+\ ){0,3}?(?:approval|licen[sc]e|marketing\ authori[sz]ation|clearance)\b",
    r"\bunder\ (?:an?\ )?(?:ind\b|investigat\w+|clinical\ (?:study|investigation|trial))|\b(?:part\ of|within|only\ in)\ (?:an?\ |the\ )?(?:\w+\ )?clinical\ (?:trials?|stud(?:y|ies))\b",
    r"\bnot\ (?:been\ )?(?:scientifically\ |clinically\ )?(?:evaluated|assessed|reviewed|approved)\ by\b|\bnot\ (?:been\ )?evaluated\b[^.;]{0,60}\bstatements?\b|\bstatements?\b[^.;]{0,60}\bnot\ (?:been\ )?(?:evaluated|reviewed|approved|assessed)\b",
)
_UNAPPROVED = regex("|".join(_NOT_APPROVED), re.VERBOSE)
_HALF_DENIED = regex(r"\bnot\ (?:only|just|merely)\b|\b(?:no\ need|needs?\ no|not\ need(?:ed)?|without\ the\ need|not\ require\w*|does\ not\ require|requires\ no)\b[^.;]{0,30}\bapprov|\bno\ (?:\w+\ )?approval\ (?:is\ |was\ |has\ been\ )?(?:needed|required|necessary)", re.VERBOSE)
#: What a shop says of others' products is no statement on its own.
_OTHERS = regex(r"\b(?:other|some|many|cheap|unlike|competitors?|imitation|counterfeit|most)\b[^.;]{0,60}\b(?:not|unapproved|unlicen[sc]ed|without)\b|\bwe\ (?:do\ not|don't|never)\ (?:sell|use|offer|stock|prescribe)\b", re.VERBOSE)


def _denies_approval(passage: Passage, _: Doc) -> bool:
    text = passage.text
    if text.rstrip(" \"'”’)").endswith("?") or _HALF_DENIED.search(text) or _OTHERS.search(text):
        return False
    return bool(_UNAPPROVED.search(text))


def _near_status(passage: Passage) -> str | None:
    if re.search(r"\bregist|\blisted\b|\bgmp\b|complian|facility", passage.text):
        return f"‘{passage.text[:80].strip()}’ speaks of registration or compliance, not of the missing approval"
    return None


#: Not approved, investigational, off-label, or not evaluated by the regulator.
regulatory_status = Statement(
    clue=regex(
        r"\bfda\b|f\.d\.a|food\ (?:and|&)\ drug|mhra|\bema\b|\btga\b|health\ canada|approv|off[-\ ]label|investigation|unlicen|experimental|research[-\ ]use|research\ (?:use|purposes)|human\ (?:use|consumption)|clinical\ trial|not\ (?:been\ )?(?:evaluated|cleared|licensed|authori|registered)|\bcleared\b|marketing\ authori|evaluated|licen[sc]ed", re.VERBOSE
),
    is_met=_denies_approval,
    near=_near_status,
)

_NOT_EVALUATED = regex(
    r"\b(?:not|\w+n't|never|nor)\b[^.;]{0,40}\b(?:evaluated|reviewed|approved|assessed|verified|checked)\b|\bevaluated\b[^.;]{0,20}\bnot\b|\b(?:fda|food\ and\ drug\ administration|regulators?)\b[^.;]{0,20}\b(?:has|have)(?:\ not|\w+n't)\ (?:\w+\ )?(?:evaluated|reviewed|looked|assessed|approved|checked)", re.VERBOSE
)
_NOT_INTENDED = regex(
    r"\b(?:not|\w+n't|no|never|nor|nothing|none)\b[^.;]{0,50}\b(?:intended|meant|designed|for\ use|supposed)\b[^.;]{0,80}\b(?:diagnos|treat|cure|prevent|mitigat)|\b(?:not|never|nor)\b[^.;]{0,30}\bto\ (?:be\ used\ to\ )?(?:diagnose|treat|cure|prevent)\b|\b(?:not|no)\ (?:a\ )?(?:treatment|cure|medicine|drug)\ for\ any\ disease", re.VERBOSE
)


def _is_supplement_statement(passage: Passage, _: Doc) -> bool:
    """Both halves count together; they mostly stand in two sentences, so either half leads to the other."""
    text = passage.text
    if _NOT_INTENDED.search(text):
        return True
    return bool(_NOT_EVALUATED.search(text) and re.search(r"\bfda\b|food\ and\ drug|statement|claim|regulat", text))


def _near_supplement(passage: Passage) -> str | None:
    if re.search(r"gmp|registered|facility", passage.text):
        return f"‘{passage.text[:80].strip()}’ does not say that the FDA has not evaluated the claims"
    return None


#: The statement of 21 CFR 101.93(c) in substance.
supplement_statement = Statement(
    clue=regex(r"\bfda\b|food\ (?:and|&)\ drug|evaluated|intended\ to|diagnose|meant\ to|any\ disease", re.VERBOSE),
    is_met=_is_supplement_statement,
    near=_near_supplement,
)

_WHO = r"(?:patients?|users?|customers?|clients?|people|participants?|adults|women|men|members?|buyers|couples)"
_GAINS = r"(?:expect\w*|los[et]\w*|improv\w+|reduc\w+|gain\w*|results?|outcomes?|relief|better|benefit\w*|respond\w*|success\w*|pregnan\w+|births?|weight|pounds|kg|kilos|lbs?|scores?|regrow\w*|growth|hear|see|free\ of|quit|return\w*|better|pain|sleep)"
_TYPICAL = regex(
    rf"""\btypical(?:ly)?\b[^.;]{{0,60}}\b(?:{_WHO}|results?|outcomes?|expect)\b[^.;]{{0,80}}?\b{_GAINS}\b|\btypical\ results?\ (?:are|is|range|include)
    |\b{_WHO}\b[^.;]{{0,40}}\b(?:can|could|should|may)\ (?:typically|generally|usually|normally|realistically)\ expect\b|\b{_WHO}\b[^.;]{{0,40}}\b(?:can|could|should|may)\ expect\b[^.;]{{0,40}}\d
    |\b(?:on\ average|average|median|mean)\b[^.;]{{0,60}}\b{_WHO}\b[^.;]{{0,60}}?\b{_GAINS}\b|\b{_WHO}\b[^.;]{{0,60}}\b(?:on\ average|an\ average\ of|a\ median\ of|averaged?)\b[^.;]{{0,60}}\b{_GAINS}\b|\b{_WHO}\b[^.;]{{0,30}}\b{_GAINS}\b[^.;]{{0,60}}\b(?:on\ average|an\ average\ of|a\ median\ of)\b
    |\b(?:most|the\ majority\ of|about\ half|half|roughly|one\ in\ \w+|\w+\ (?:out\ of|in)\ \w+|\d+\s?(?:%|percent|per\ cent)\ of)\ (?:of\ )?(?:our\ |the\ |all\ |these\ )?(?:\w+\ )?{_WHO}\b[^.;]{{0,50}}\b{_GAINS}\b[^.;]{{0,50}}(?:\d|\b(?:less|fewer|no\b|little|half|third|quarter|partial\w*|modest|some))
    |\b(?:most|the\ majority\ of|about\ half|half|one\ in\ \w+|\w+\ (?:out\ of|in)\ \w+|\d+\s?(?:%|percent|per\ cent)\ of)\ (?:of\ )?(?:our\ |the\ |all\ |these\ )?(?:\w+\ )?{_WHO}\b[^.;]{{0,30}}\b(?:no|little|less|some|partial|modest|half)\ (?:\w+\ )?{_GAINS}\b
    |\b{_WHO}\b[^.;]{{0,20}}\b(?:typically|generally|usually)\b[^.;]{{0,50}}?\b{_GAINS}\b|\b(?:generally|typically|usually|normally|realistically),?\b[^.;]{{0,20}}\b{_WHO}\b[^.;]{{0,20}}\bcan\ expect\b
    |\b(?:generally|usually|normally)\ (?:to\ be\ )?expect(?:ed)?\b|\bwhat\ (?:you|most\ people|most\ patients)\ can\ (?:realistically|generally|usually)\ expect""", re.VERBOSE
)
#: Times, prices and sessions are no outcome.
_NO_OUTCOME = regex(r"\b(?:appointments?|sessions?|visits?|minutes|return\w*\ to\ (?:work|normal)|costs?|prices?|fees?|onset|doses?|tap\b|during\ the\ procedure|downtime|discomfort)\b", re.VERBOSE)
_NOT_TYPICAL = regex(r"\b(?:not|\w+n't)\ typical\b|\batypical\b|\b(?:may|might)\ not\ be\ typical", re.VERBOSE)


def _is_typical(passage: Passage, _: Doc) -> bool:
    text = passage.text
    if text.rstrip(" \"'”’)").endswith("?") or '"' in text or "“" in text:
        return False
    match = _TYPICAL.search(text)
    if _NO_OUTCOME.search(text):
        return False
    return match is not None and (not _NOT_TYPICAL.search(text) or bool(re.search(r"\d", text)))


def _near_typical(passage: Passage) -> str | None:
    if re.search(r"\bvar(?:y|ies)\b|\bdiffer|\bindividual\b|\btypical\b", passage.text):
        return f"‘{passage.text[:80].strip()}’ stands here, but no typical result"
    return None


#: What a typical patient can expect; `results vary` alone is only the nearest miss.
typical_result = Statement(
    clue=regex(r"typical|usually|generally|average|median|\bmean\b|expect|most|majority|half|\bvar(?:y|ies)\b|differ|individual|one\ in|out\ of|percent|%", re.VERBOSE),
    is_met=_is_typical,
    near=_near_typical,
)
