"""REG502 registration-as-approval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_question, is_reference, is_reported, paragraph, pattern, regex, rule
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_BODY = r"(?:the )?(?:US |U\.S\. )?(?:FDA|F\.D\.A\.|Food and Drug Administration|MHRA|TGA|ANVISA|NAFDAC|COFEPRIS|Health Canada|EMA|HSA|FSSAI|AYUSH|CDSCO)"
registrations = pattern(
    rf"\b{_BODY}[ -]{{!(registered|registration|listed|listing|compliant|inspected|certified|registered-and-listed)}}(?: (?:and [\w-]+|&) (?:[\w-]+ )?(?:inspected|certified|approved|listed|compliant)\b)?(?: (?:lab(?:s|oratory|oratories)?|facilit(?:y|ies)|pharmac(?:y|ies)|plants?|manufacturers?|compounding pharmac(?:y|ies)|outsourcing facilit(?:y|ies)|product|device|clinic|establishment)\b)?",
    rf"\b{{!(registered|listed|compliant|registration|registrations)}}(?: and \w+)? (?:with|by|at) {_BODY}\b",
    rf"\b{_BODY}[ -]{{!(cleared|clearance)}}(?: for \w+)? (?:lab(?:oratory)?|facilit(?:y|ies)|clinics?|formula|supplements?|manufactur\w+|cells?|exosomes?|pharmac(?:y|ies)|ingredients?|quality)\b",
    rf"\b(?:meets?|meeting|follow(?:s|ing)?|in compliance with|complies with|compliant with|complying with|adher\w+ to|conforms? to|assessed in accordance with) (?:all )?(?:the )?(?:strict(?:est)? |current |applicable |relevant )?{_BODY}(?:'s)?(?: \(FDA\))? (?:\w+ ){{0,3}}?{{!(regulations|requirements|rules|standards|guidelines)}}",
    r"\b(?:ISO[ -](?:\d+ ?)?(?:and|&|/|,)? ?-?(?:and )?)?{!(gmp|cgmp|gmps)}[ -](?:certified|compliant|approved|registered|accredited|certification|compliance|quality|facilit(?:y|ies)|labs?|laborator(?:y|ies)|standards?|guidelines|grade|conditions)\b(?: (?:partner )?(?:facilit(?:y|ies)|lab(?:s|orator(?:y|ies))?|plants?|quality))?",
    r"\b(?:ISO- and|certified|follow\w*|under|to|meets?|with|per)(?: \w+){0,4} {!(good manufacturing practice|good manufacturing practices|gmp standards|cgmp standards)}",
    r"\b510 ?\(?k\)?[ -]{!(cleared|clearance|approved|approval|registered|certified|number|status)}",
    r"\b{!(ce mark|ce-mark|ce marked|ce-marked|ce certified|ce-certified|ce certificate|ce marking)}(?: (?:products?|devices?|kits?|treatments?|technology|machines?))?",
    r"\b{!(ndc number|national drug code|establishment registration|registration number|fei number)}",
    r"\b{!nafdac}(?: (?:registered|number|reg\.? no\.?|certified))?(?: \([^()]*\))?",
    r"\b{!(iso-certified|iso certified|iso 13485 certified|iso-13485 certified|iso 9001 certified)}(?: (?:facilit(?:y|ies)|lab(?:s|orator(?:y|ies))?|plants?|clinics?))?",
)
_MENTION = regex(
    r"\b(?:does not|doesn't|do not|is not|isn't|not) (?:\w+ ){0,3}?(?:mean|denote|imply|approv\w+|endors\w+|constitute|the same)|\b(?:annual report|investors?|subsidiar(?:y|ies)|establishment identifier|quality policy|our certifications|recall|regulatory affairs|corporate|defendants?|decree|prohibits|until they)\b|\b(?:predicate|premarket notification|submission)\b",
    re.I,
)


@rule(
    code="REG502",
    severity="warning",
    message="‘{span}’ is a formality of registration or manufacture; here it reads as a mark of approval.",
    advice="State it on a corporate or legal page, or add that registration or clearance is no approval.",
    sources=(law("21 CFR 807.97"), law("21 CFR 807.39"), law("21 CFR 207.37"), law("Regulation (EU) 2017/745 art. 7"), law("CAP Code 12.1"), law("Therapeutic Goods Act 1989 s. 42DL")),
    bad=(
        "Made in an <<FDA-registered facility>>.",
        "Every capsule is <<GMP certified>>.",
    ),
    good=(
        "Registration with the FDA does not mean approval.",
        "The firm is not FDA registered.",
    ),
)
def registration_as_approval(doc: Doc) -> Iterator[Flag]:
    """Registration, listing, clearance or good manufacture shown off as approval.

    Any maker must register and must follow good manufacturing practice; nobody examined what the product does.  United States law
    calls a product misbranded when its registration or 510(k) is made to look like approval.
    """
    for span in registrations(doc):
        if not (is_denied(span) or is_question(span) or is_reported(span) or is_reference(span) or _is_plain(span)):
            yield Flag(span)


def _is_plain(span: Span) -> bool:
    return bool(_MENTION.search(paragraph(span).text))
