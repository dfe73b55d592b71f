"""REG506 unsupported-compliance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_question, is_reference, is_reported, pattern, reading_of, regex, rule, sentence
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BODY = r"(?:the )?(?:US |U\.S\. |current )?(?:FDA|F\.D\.A\.|Food and Drug Administration|MHRA|TGA|EMA|EU|DEA|USP|Health Canada|FTC|CDC|government|federal|state and federal)"
boasts = pattern(
    # grades that nobody awards
    r"(?<!of )\b{!(medical-grade|pharmaceutical-grade|hospital-grade|clinical-grade|surgical-grade|practitioner-grade|physician-grade|doctor-grade|pharma-grade|pharmacy-grade|therapeutic-grade|clinic-grade|prescription-grade|laboratory-grade|spa-medical-grade|research-grade|dental-grade)}(?: (?!of\b|and\b|or\b|is\b|are\b|in\b|for\b|with\b|to\b|that\b|at\b|on\b|by\b|from\b|holds?\b)[\w-]+)?",
    # compliance with everything
    rf"\b(?:meets?|meeting|exceeds?|exceeding|satisf(?:y|ies)|compl(?:y|ies|iant|ying) with|in (?:full )?compliance with|follow(?:s|ing)?|adheres? to|conforms? to|fulfil\w*|passes) (?:and exceeds? )?(?:all|every|the strictest|the highest|each|any and all) (?:of )?(?:\w+ )?{_BODY}(?:'s)?(?: \w+){{0,3}}? {{!(guideline+|regulation+|requirement+|rules|standard+|law+)}}",
    r"\b(?:fully|completely|100%|totally) {!(fda compliant|fda-compliant|dea compliant|usp compliant|compliant with (fda|all|the fda|every))}",
    r"\b{!(hipaa certified|hipaa-certified|hipaa approved|hipaa-approved|hipaa certification|osha certified|osha-certified|osha approved|gdpr certified|gdpr-certified|fda certified|fda-certified)}(?: [\w-]+)?",
    # exempt and legal
    r"\b{!(361 product+|361 hct/p|361 hct/ps|section 361|361 tissue+|361 compliant|361-compliant|361 allograft+)}(?:[^.;]{0,60}?\b(?:no|not|without|exempt)\b[^.;]{0,40}?\bapprov\w+(?: (?:is )?(?:needed|required|necessary))?)?",
    r"\b(?:no|without(?: the need for)?|not (?:need|require)|n't (?:need|require)|not required to have|exempt from)(?: any| the)? {!(fda approval|fda clearance|fda licence|fda license|fda regulation|fda oversight|pre-market approval|premarket approval|regulatory approval|marketing authorisation)}(?: (?:is )?(?:needed|required|necessary))?",
    r"\b{!(fda approval is not|fda approval isn't|approval is not|approval isn't)} (?:needed|required|necessary)",
    r"\b(?:100% |completely |totally |fully |perfectly )?{!(legal in all 50|legal in all fifty|legal in every|legal in all|federally legal|legal nationwide|100% legal|legal across)}(?: (?:states|state|us states|countries|the (?:us|country|uk|eu)))?",
    r"\b{!(approved by law|government certified|government-certified|certified by the government|certified safe|certified effective|certified pure therapeutic grade)}",
)
#: Materials whose medical quality is a term of trade.
_MATERIAL = regex(r"\b(?:medical|surgical|implant|pharmaceutical|hospital|dental|laboratory|research)[- ]grade (?:\w+ )?(?:silicones?|titanium|stainless|steel|plastics?|polymers?|polyurethane|oxygen|honey|gas|masks?|disinfectants?|tape|gloves|face masks|water|chemicals|foam)\b", re.I)
#: A certificate that can be looked up.
_EVIDENCED = regex(r"\b(?:certificate|certification|licence|license|registration|audit(?:ed)?|report) (?:no\.?|number|#|by|from|issued by)\s?\w+|\bno\. ?\d{3,}|\bcertified by (?!the government)[A-Z]|\bISO \d{4,}", re.I)


@rule(
    code="REG506",
    severity="warning",
    message="‘{span}’ boasts of compliance that nobody certifies.",
    advice="Name the certificate, its number and its issuer, or leave the words out.",
    sources=(law("16 CFR 255.3"), law("HIPAA"), law("21 CFR 1271.10"), law("15 USC 45"), law("CAP Code 3.7"), law("Directive 2005/29/EC Annex I(17)"), law("TGA Code 2021")),
    bad=(
        "We use <<medical-grade serums>>.",
        "Our clinic <<meets all FDA guidelines>>.",
        "The gummies are <<legal in all 50 states>>.",
    ),
    good=(
        "The tube is made of medical-grade silicone.",
        "Our laboratory holds ISO 15189 certificate number 4711 from UKAS.",
        "Hemp is not legal in all 50 states.",
    ),
)
def unsupported_compliance(doc: Doc) -> Iterator[Flag]:
    """Boasts of compliance, of exemption from approval, or of a grade that no body awards.

    No agency certifies compliance with HIPAA, ‘medical grade’ is no category in law for what is sold with it, and who decides
    for himself that his product needs no approval is often wrong.
    """
    for span in boasts(doc):
        if is_denied(span) or is_question(span) or is_reported(span) or is_reference(span):
            continue
        if not (_MATERIAL.match(reading_of(span.doc).page.prose[span.start_char :]) or _EVIDENCED.search(sentence(span).text)):
            yield Flag(span)
