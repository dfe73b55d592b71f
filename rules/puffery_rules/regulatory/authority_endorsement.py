"""REG503 authority-endorsement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import (
    Flag,
    is_denied,
    is_question,
    is_reference,
    is_reported,
    pattern,
    phrases,
    reading_of,
    regex,
    rule,
    sentence,
)
from puffery_rules.products import mentions_of, product_names, weak_products
from puffery_rules.regulatory.authorities import authority_names, authority_of
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["authority_names", "product_names", "weak_products"]

endorsing_by = phrases("(endorsed|recommended|backed|recognised|recognized|validated|supported|acknowledged|trusted|certified|blessed|promoted|praised|featured|used|evaluated|tested|advocated|adopted|embraced|hailed) by", "(blessing|backing|endorsement|seal|support|recommendation|stamp|trust) of", "featured on", "as seen on", "seen on")
endorsing = phrases("(endorse|recommend|back|recognise|recognize|validate|acknowledge|support|advocate|praise|hail)~")
registry_boasts = pattern(
    r"{!(irb approved|irb-approved|irb approval|ethics approval|ethics committee approval|ethics-approved|institutional review board approval|institutional review board approved)}(?: (?:study|protocol|treatment|program|stem cell \w+))?",
    r"\b(?:endorsed|recommended|backed|trusted|praised|adopted|used) by (?:[\w-]+ ){0,4}(?:(?:of|at|from) )?the (?:world-)?(?:famous|renowned|prestigious|leading) (?:[\w'-]+ ){0,3}?{!(clinic|hospital|university|institute|medical school)}",
    r"(?:registered (?:with|on|at|in)|listed (?:on|at|in|by)|(?:appears?|found) on) (?:the )?(?:NIH(?:'s)? )?(?:\w+ )?{!(clinicaltrials.gov|nct)}",
    r"{!(nih-specified|nih-approved|nih-backed|nih-funded|who-approved|who-recommended|nhs-approved|nhs approved|nasa-approved|nasa-developed|government-backed|government-approved|doctor oz|dr. oz|dr oz)}(?: \w+)?",
    r"(?:has|have|with|had|enjoys?) (?:the )?{!(blessing of|backing of|full backing of|endorsement of|seal of approval of)} (?:the )?(?:\w+ ){0,2}(?:state|government|ministry|health service|nhs|authorities|medical (?:profession|community|establishment))\b",
)
_BODY_KINDS = frozenset("regulator health-agency ministry association hospital university".split())
_GUIDELINE = regex(r"\bguidelines?\b|\bguidance\b|\bposition (?:paper|statement)\b|\bconsensus\b|\brecommendations? (?:of|by|from)\b|\bscreening\b|\bvaccin|\bNG ?\d+|\bCG ?\d+|\bTA ?\d+|\b(?:19|20)\d\d\b", re.I)
_OWN = regex(r"\b(?:our|this|these|it|its|the (?:product|method|treatment|therapy|technique|device|technology|program|formula))\b", re.I)


@rule(
    code="REG503",
    severity="warning",
    message="‘{span}’ borrows the authority of a body that endorses no product.",
    advice="Cite the body's guideline with its title and year, or leave the name out.",
    sources=(law("16 CFR 255.3"), law("CAP Code 12.18"), law("Directive 2001/83/EC art. 90"), law("Therapeutic Goods Act 1989 s. 42DL")),
    bad=(
        "Our drops are <<endorsed by the National Institutes of Health>>.",
        "<<The World Health Organization recommends>> acupuncture.",
    ),
    good=(
        "The NICE guideline NG226 recommends exercise for osteoarthritis.",
        "The drops are not endorsed by the FDA.",
    ),
)
def authority_endorsement(doc: Doc) -> Iterator[Flag]:
    """A regulator, agency, medical association, hospital or famous doctor as endorser.

    Regulators and agencies endorse no product, and a study's registry entry or ethics approval says nothing of its outcome.
    Medicines law in Europe and Australia bars recommendations by health professionals and bodies from advertising altogether.
    """
    taken = -1
    for span in sorted((*registry_boasts(doc), *_endorsements(doc)), key=lambda span: (span.start, -span.end)):
        if span.start >= taken and not (is_denied(span) or is_question(span) or is_reported(span) or is_reference(span)):
            taken = span.end
            yield Flag(span)


def _endorsements(doc: Doc) -> Iterator[Span]:
    for verb in endorsing_by(doc):
        for name in authority_names.within(doc[verb.end : min(verb.end + 14, sentence(verb).end)]):
            if _endorses(name) and re.fullmatch(r"\s*(?:(?:the|a|many|leading|top|doctors|experts|physicians|both|all|scientists|researchers|at|of|and|surgeons|hospitals|like|such as|including|government body|and recognised by|government|medical research council|leading),? )*", reading_of(doc).page.prose[verb.end_char : name.start_char], re.I):
                if not _is_guideline(verb):
                    yield doc[verb.start : name.end]
                break
    for verb in endorsing(doc):
        before = authority_names.within(doc[max(verb.start - 8, sentence(verb).start) : verb.start])
        if before and _endorses(before[-1]) and _is_direct(before[-1], verb) and not _is_guideline(verb):
            yield doc[_with_article(before[-1]) : verb.end]


def _endorses(name: Span) -> bool:
    authority = authority_of(name)
    return authority is not None and authority.text("kind") in _BODY_KINDS


def _is_direct(name: Span, verb: Span) -> bool:
    """Is the authority the subject of the verb, and is what it endorses the thing that the page sells?"""
    doc = name.doc
    between = reading_of(doc).page.prose[name.end_char : verb.start_char]
    if not re.fullmatch(r"\s*(?:\([^)]*\) ?)?(?:(?:has|have|now|also|officially|even|itself|fully|strongly|actively|experts|doctors) )*", between, re.I):
        return False
    rest = doc[verb.end : sentence(verb).end]
    return bool(mentions_of(doc).within(rest.start, rest.end) or _OWN.search(rest.text))


def _with_article(name: Span) -> int:
    return name.start - 1 if name.start and name.doc[name.start - 1].lower_ == "the" else name.start


def _is_guideline(span: Span) -> bool:
    return bool(_GUIDELINE.search(sentence(span).text))
