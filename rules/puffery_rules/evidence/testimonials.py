"""Where a page lets a patient speak: quotations, signed lines, and what stands below a heading such as "Kind words".

Ranges count code points of the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from puffery.plugin import reading_of, regex

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from puffery.model import Mark, Page


@dataclass(frozen=True, slots=True)
class Testimonial:
    """What one patient says: `is_plain` where the setting leaves no doubt of it, `is_signed` where a patient is named for it."""

    start: int
    end: int
    is_plain: bool
    is_signed: bool


_PEOPLE = r"(?:patients?|clients?|customers?|guests?|members?|users?|people|families|parents|moms|mums|others|they|fans|runners|readers|couples|brides|students|graduates)"
_HEADING = regex(
    rf"\b(?:testimonials?|reviews?|success stor(?:y|ies)|(?:{_PEOPLE}|real|client|our|true|healing|their) (?:success )?(?:stor(?:y|ies)|feedback|voices|experiences|love|praise)"
    rf"|what (?:\w+ ){{0,3}}?{_PEOPLE} (?:\w+ )?(?:say|says|said|think|tell|love|report|write)\w*|what {_PEOPLE} (?:are|were|is) (?:saying|writing)|(?:hear|heard|words|straight|letters|notes|news) (?:it )?from (?:\w+ ){{0,3}}?{_PEOPLE}"
    rf"|in (?:their|our \w+) (?:own )?words|kind words|(?:happy|satisfied|real) {_PEOPLE}|don't take our word|feedback|they say|guest ?book|wall of (?:love|fame)|five[- ]star|raves?|shout-?outs?|fan mail)\b",
    re.IGNORECASE,
)
_LEAD_IN = regex(rf"\b(?:see|know|hear|read|here(?:'s| is)) what (?:\w+ ){{0,3}}?{_PEOPLE} (?:\w+ ){{0,3}}?(?:say|think|saying|writing|telling)\b", re.IGNORECASE)
_FIRST_PERSON = regex(r"\b(?:i|i'm|i've|i'd|i'll|my|me|myself|mine|we|our|us|im|ive)\b", re.IGNORECASE)
_SELF = regex(r"(?<![\w.])(?:I|I'm|I've|I'd|i|i'm|i've|im|ive|my|My|me|myself|mine|MY|Im|Ive)(?![\w.])", 0)
_ADVERTISER = regex(r"\b(?:we offer|we provide|our (?:clinic|team|doctors|products?|services?|patients|clients|customers|mission)|contact us|call us|book (?:now|your|an)|hear from you|get in touch|response from|we appreciate you|reply from|my aim|my (?:practice|approach|clients|patients)|i (?:offer|provide|teach|help|work with|continue to)|you can|your (?:safety|unique)|patients|clients|my (?:passion|goal|mission)|would like to discuss|in our clinic|your (?:results|experience|treatment|consultation))\b", re.IGNORECASE)
_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-ZÀ-Þ][\w'’-]*\.?(?: (?:and |& )?(?:[A-ZÀ-Þ][\w'’-]*\.?|van|de|der|von|la)){0,3}"
_SIGNATURE = regex(rf"(?:(?:[.!?…]|[\"”’])\s*(?:[-–—~]+\s*|\()?|\s[–—~-]+\s?){_NAME}(?:\s?[,(|/·-]\s?[^.!?]{{1,50}})?\)?\W*$", 0)
#: A patient's name, with a place or an age.
NAME_LINE = regex(rf"[-–—~]*\s*{_NAME}(?:\s?[,(|/·–—-]+\s?[\w'’ .,/()-]{{1,50}})?\W*", 0)
_HANDLE = regex(r"@[\w.]+:?\s", 0)
_SPEAKER = regex(r"(?!(?:HOST|NARRATOR|ANNOUNCER|VOICE|VO|DOCTOR|DR|COACH|PRESENTER|INTERVIEWER|NOTE|FAQ|Q|A|TIP|WARNING)\b)[A-Z][A-Z'’ ]{2,24}(?: ?\([^)]{1,30}\))?: ", 0)
#: The stars, three of five at least, and the name that lead a review.
_STARS = regex(r"[★]{3,5}☆{0,2}\s*(?:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ]\.?)?[.:,]?\s+(?=[A-Z]))?|[345](?:\.\d)?(?:/5| out of 5| stars?)[.:,]?\s+(?=[A-Z\"“])", 0)
_VERIFIED = regex(r"\bverified (?:customer|buyer|patient|purchas\w+|user|review(?:er)?|client|owner)\b|★★★", re.IGNORECASE)
_ADVERSE = regex(r"\b(?:sued|lawsuit|complain\w*|court|police|victims?|died|fined|injunction|alleg\w+)\b", re.IGNORECASE)
_SAID = regex(rf"[\"”’,]\s*(?:says|said|writes|wrote|reports|told us|tells us|she|he|{_NAME} (?:says|said|writes|wrote|told))\b|\b(?:says|said|writes|wrote|told us|tells us|raves)[,:]?\s*[\"“‘]", 0)
#: An entry of a reference list ends in its year.
_DATED = regex(r"\b(?:19|20)\d\d\W*$", 0)
_SAYS = regex(rf"[\"”’,]\s*(?:(?:he|she|{_NAME}) (?:says|writes|reports)|(?:says|writes|reports|write|say) (?:{_NAME}|an?\b|one\b|the (?:father|mother|parents)))", 0)
_SCHOLARLY = regex(r"\b(?:stud(?:y|ies)|patients|trials?|researchers?|findings|evidence|conclu\w+|case reports?|literature|treatment of|therapy (?:is|may|can))\b", re.IGNORECASE)
_EXPERT = regex(
    r"\b(?:professor|prof\.|researchers?|ph\.?d|m\.?d\.|surgeon|dentist|director|founder|ceo|nurse|physiotherapist|author|spokes\w+|lawyer|attorney|therapist"
    r"|audiologist|coach|scientist|judge|agency|commissioner|epidemiologist|neurologist|cardiologist|dietitian|pharmacist|company|study|journal|report|slide|brochure|website|insert|receptionist|manager)\b|\bDr\b|\bour (?!patient|client|customer|member|guest|reader|user)\w+,",
    re.IGNORECASE,
)
_WARNED = regex(
    r"\b(?:wary|beware|avoid|red flags?|watch out|warning|phrases?|claims?|promises?|scams?|myths?|such as|do you|if you|you (?:may|might) (?:say|think|hear|feel)|ask(?:s|ed|ing)?|say to yourself)\b", re.IGNORECASE
)
_QUOTATION = regex(r"“[^“”]*(?:”|$)|„[^„“”]*(?:[“”]|$)|(?<!\w)\"[^\"]+(?:\"(?!\w)|$)|(?<!\w)‘[^‘]{12,}?['’](?!\w)|«[^»]*»", 0)
_SPEECH = frozenset(["paragraph", "item", "quote", "cell", "heading", "caption", "description", "figure", "label"])
#: How many blocks a heading of testimonials reaches at most.
_REACH = 40


def find_testimonials(doc: Doc) -> Iterator[Testimonial]:
    """Yield the testimonials of a page, in order."""
    page = reading_of(doc).page
    reach, level, last = 0, "", ""
    for index, block in enumerate(page.blocks):
        text = page.prose[block.start : block.end]
        last = block.value if block.kind == "heading" else last
        if _is_heading_of(block, text):
            reach, level = _REACH, last
            continue
        reach = reach - 1 if reach and not _ends_section(block, text, level) else 0
        if block.kind in _SPEECH and len(text) > 12:
            yield from _spoken(page, index, text, in_section=reach > 0)


def _is_heading_of(block: Mark, text: str) -> bool:
    if len(text) > 90 or block.kind in ("title", "alt", "label", "field") or text[0] in "“\"":
        return False
    if _LEAD_IN.search(text):
        return True
    return bool(_HEADING.search(text)) and text[-1] not in ".!" and (block.kind == "heading" or text.count(" ") < 6)


def _ends_section(block: Mark, text: str, level: str) -> bool:
    """Does a heading open another section?  A patient's name, the title of a review and a spoken line may be headings too."""
    if block.kind != "heading" or (level and block.value > level) or text[-1] == "!":
        return False
    return not (NAME_LINE.fullmatch(text) and text.count(" ") < 3) and text[0] not in "“\"‘" and not _SELF.search(text)


def _spoken(page: Page, index: int, text: str, in_section: bool) -> Iterator[Testimonial]:
    block = page.blocks[index]
    quotations = [match for match in _QUOTATION.finditer(text) if match[0].count(" ") > 1] if any(sign in text for sign in "“\"‘«„") else []
    stars = _STARS.match(text)
    is_led = bool(stars or _HANDLE.match(text) or _SPEAKER.match(text))
    if block.kind != "quote" and not quotations and not _SELF.search(text) and not in_section and not is_led:
        return
    around = _QUOTATION.sub(" ", text)
    if _is_expert(text, quotations, in_section) or _ADVERSE.search(around) or _DATED.search(text):
        return
    signature = _SIGNATURE.search(text)
    is_whole = bool(quotations) and not around.strip(" -–—~.,•*") and bool(_SELF.search(text))
    is_signed = bool(signature or is_led) or _is_signed_beside(page, index, in_section)
    for match in quotations:
        if _SCHOLARLY.search(match[0]) and not _SELF.search(match[0]):
            continue
        if not _WARNED.search(text[: match.start()]) and (is_signed or in_section or _FIRST_PERSON.search(match[0]) or _SAID.search(text)):
            is_told = bool(_SAYS.search(text) or (_SAID.search(text) and (_SELF.search(match[0]) or match[0].count(" ") < 12)))
            is_named = is_signed or is_told or block.kind == "quote"
            is_own = is_told or (is_named and bool(_FIRST_PERSON.search(match[0])))
            yield Testimonial(block.start + match.start(), block.start + match.end(), is_named or is_whole or in_section, is_own)
    if quotations or _ADVERTISER.search(text):
        return
    is_own = bool(_SELF.search(text)) or (in_section and is_signed and _is_prose(text)) or bool(stars) or bool(_SPEAKER.match(text) and _FIRST_PERSON.search(text))
    if (block.kind == "quote" and _FIRST_PERSON.search(text)) or (is_own and (is_signed or in_section)):
        end = signature.start() + 1 if signature else len(text)
        start = block.start + (stars.end() if stars else 0)
        yield Testimonial(start, block.start + end, True, is_signed and bool(_FIRST_PERSON.search(text)))


def _is_expert(text: str, quotations: list[re.Match[str]], in_section: bool) -> bool:
    """Are the words beside a quotation (or the whole text, where none is quoted) those of an expert or an official?"""
    if in_section:
        return False
    if not quotations:
        return bool(_EXPERT.search(text))
    return any(_EXPERT.search(_QUOTATION.sub(" ", text[max(match.start() - 60, 0) : match.end() + 70])) for match in quotations)


def _is_prose(text: str) -> bool:
    """Is a text told in sentences about somebody, not a label or an address?"""
    return text.count(" ") > 4 and text.rstrip(" \"”")[-1:] in ".!…" and bool(re.search(r"\b(?:he|she|his|her|dr|they)\b", text, re.IGNORECASE))


def _is_signed_beside(page: Page, index: int, in_section: bool) -> bool:
    """Is the next block a name (in a section of reviews also the one before), or do the blocks before it name a verified customer?"""
    blocks, prose = page.blocks, page.prose
    if blocks[index].kind == "heading":
        return False
    if any(_VERIFIED.search(prose[block.start : block.end]) for block in blocks[max(index - 3, 0) : index]):
        return True
    beside = [block for block in blocks[index + 1 : index + 2] if block.kind != "heading"]
    beside += blocks[index - 1 : index] if in_section and index else ()
    texts = [prose[block.start : block.end].strip("★☆ ") for block in beside]
    return any(0 < len(text) < 60 and NAME_LINE.fullmatch(text) and (text[0] in "-–—~" or text.count(" ") < 4) for text in texts)
