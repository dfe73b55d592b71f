"""REG501 unsupported-approval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_question, is_reference, is_reported, phrases, reading_of, regex, rule, sentence
from puffery_rules.conditions import condition_names, condition_of
from puffery_rules.products import Topic, mentions_of, product_names, role_of, status, weak_products
from puffery_rules.regulatory.authorities import authority_names, authority_of
from puffery_rules.regulatory.scope import scope_of
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from puffery_rules.stanzas import Stanza

__all__ = ["Topic", "authority_names", "condition_names", "product_names", "weak_products"]

#: Words of approval; an authority must stand beside them.
approvals = phrases("approved", "approval+", "approves", "approve", "authorised", "authorized", "licensed", "licenced", "sanctioned", "green light")
_KINDS = frozenset("regulator health-agency ministry mark".split())
#: Between the authority and the word of approval, and after it.
_BESIDE = regex(r"[\s-]*(?:has |have |had |recently |fully |now |officially |formally |also |already |granted |given |gave |its |full |the |an? |'s |for |drug |regulatory |and \w+ |, ?\w+,? )*", re.I)
_BY = regex(r"\s*(?:(?:for use|for sale|for marketing|status|safe|and \w+|in \d{4}|for [\w' ]{1,40}) )?(?:by|of|from|with|under) (?:the |our |your |both |all |US |U\.S\. )*", re.I)
#: What is offered, said to be approved without its name.
_GENERIC = regex(r"\b(?:our|we|this|these|the only|the first|it|its|only|my|offers?|using|use|uses|with|is|are|has|have|been)\b", re.I)
#: A drug that the knowledge base may lack: an international name by its stem.
_DRUG_STEM = regex(
    r"\b\w{3,}(?:mab|nib|gliptin|gliflozin|statin|pril|sartan|glutide|patide|ciclib|parib|vir|cillin|mycin|conazole|setron|triptan|gepant|caine|olol|dipine|azepam|oxetine|prazole|dronate|platin|taxel|rubicin|floxacin|cycline|tinib|leucel|vec|cel|profen)\b",
    re.I,
)
#: An approval that lies ahead or is spoken of as a process.
_AHEAD = regex(r"\b(?:after|before|until|without|pending|await\w*|seek\w*|requires?|needs?|not yet|yet to be|toward|towards|path to|for|no|lack\w*|whether|ask if|check that|confirm that|make sure) (?:\w+ ){0,4}$", re.IGNORECASE)
_WORD = regex(r"\b(?:definition|meaning|term|word|phrase|label|mean|means) (?:of |that )?(?:being )?[\"'“‘]?$", re.IGNORECASE)
_COPIED = regex(r"\b(?:mirrors?|mimics?|cop(?:y|ies|ying)(?: of)?|versions? of|similar to|resembles?|duplicates?|compare[sd]? (?:with|to)|replaces?) (?:an? |the |existing |other |commercial )*$", re.IGNORECASE)
_MEDICINES = regex(r"\s(?:drugs?|medications?|medicines?|products?|therap(?:y|ies)|treatments?|biologics?)\b", re.IGNORECASE)
_INFORMING = regex(r"\b(?:only|ask|check|whether|confirm|look for|make sure|verify|some|several|many|few|other|currently|label|indicated|prescribe|clinical trials?|drugs?|medications?|medicines?|vaccines?)\b", re.I)


@rule(
    code="REG501",
    severity="error",
    message="‘{span}’ claims an approval that the product does not have, or does not name what was approved for which use.",
    advice="Name the product and the approved indication, or leave the approval out.",
    sources=(law("21 USC 331"), law("21 USC 352"), law("21 CFR 807.97"), law("CAP Code 12.1"), law("Therapeutic Goods Act 1989 s. 42DL"), law("Regulation (EU) 2017/745 art. 7")),
    bad=(
        "Our stem cell therapy is <<FDA approved>>.",
        "<<FDA-approved>> exosomes at a fair price.",
        "We use <<FDA approved>> technology.",
    ),
    good=(
        "Stem cell therapy is not FDA approved.",
        "Botox is FDA approved for chronic migraine.",
        "Is the treatment FDA approved?",
    ),
)
def unsupported_approval(doc: Doc) -> Iterator[Flag]:
    """An approval that the product does not have, or that names no product and no use.

    A regulator approves one product for one use.  It approves no clinics, no procedures, no supplements and no cosmetics, and most
    devices are cleared or registered, which is less.
    """
    for word in approvals(doc):
        found = _approval(word)
        if found is None:
            continue
        span, authority = found
        if _is_about_the_word(span) or _AHEAD.search(reading_of(doc).page.prose, max(span.start_char - 40, 0), span.start_char) or is_denied(span) or is_question(span) or is_reported(span) or is_reference(span):
            continue
        note = _fault(span, authority)
        if note is not None:
            yield Flag(span, note=note)


def _is_about_the_word(span: Span) -> bool:
    """Is the word itself explained, or are approved medicines in general what a rule or a copy is about?"""
    prose = reading_of(span.doc).page.prose
    if _WORD.search(prose, max(span.start_char - 40, 0), span.start_char):
        return True
    return bool(_COPIED.search(prose, max(span.start_char - 40, 0), span.start_char) and _MEDICINES.match(prose, span.end_char))


def _approval(word: Span) -> tuple[Span, Stanza] | None:
    """The words from an authority to its approval, in either order, and the authority."""
    doc, whole = word.doc, sentence(word)
    for name in authority_names.within(whole):
        authority = authority_of(name)
        if authority is None or authority.text("kind") not in _KINDS:
            continue
        if name.start <= word.start and name.end >= word.end:
            return name, authority
        if name.end <= word.start and _BESIDE.fullmatch(reading_of(doc).page.prose, name.end_char, word.start_char):
            return doc[name.start : word.end], authority
        if word.end <= name.start and _BY.fullmatch(reading_of(doc).page.prose, word.end_char, name.start_char):
            return doc[word.start : name.end], authority
    return None


def _fault(span: Span, authority: Stanza) -> str | None:
    """Say what is wrong with a claim of approval; none when it may stand."""
    whole = sentence(span)
    here = authority.text("jurisdiction").split(";")[0] or "us"
    named = [(hit, product) for hit, product in mentions_of(span.doc).within(whole.start, whole.end) if product.text("group") != "services"]
    conditions = [condition for hit in condition_names.within(whole) if (condition := condition_of(hit)) is not None]
    if not named:
        named = [(topic.span, topic.product) for topic in mentions_of(span.doc).topics(span) if topic.place != "page" and role_of(topic.product) in ("drug", "remedy", "prp")]
    if named:
        if any(role_of(product) == "drug" and status(product, "us") == "approved" for _, product in named):
            return None
        _, product = min(named, key=lambda item: max(item[0].start - span.end, span.start - item[0].end))
        return _product_fault(product, authority, here, [condition.name for condition in conditions])
    if re.search(r"\b(?:several|some|many|few|two|three|four|other|these|newer|most|\d+) (?:\w+ ){0,2}(?:drugs?|medicines|medications|vaccines|treatments)\b", whole.text, re.I):
        return None
    if authority.text("kind") != "mark" and (_DRUG_STEM.search(whole.text) or (conditions and _INFORMING.search(whole.text) and not re.search(r"\b(?:our|we|us)\b", whole.text, re.I))):
        return None
    return f"Neither the product nor the use that {authority.name} approved is named."


def _product_fault(product: Stanza, authority: Stanza, here: str, conditions: list[str]) -> str | None:
    current = status(product, here if here in ("us", "uk", "eu", "au") else "us")
    reason = f"{product.name}: {product.text(here) or product.text('us')} ({product.get('source')[0]})"
    if authority.text("kind") == "mark":
        return f"{authority.name} is the maker's own declaration, no approval. {reason}"
    if current in ("approved", "otc", "prescription-only", "unknown"):
        scope = scope_of(product.name)
        beyond = [name for name in conditions if scope and name not in scope]
        return f"The approved uses do not name {beyond[0]}. {reason}" if beyond and len(beyond) == len(conditions) and role_of(product) == "remedy" else None
    return reason
