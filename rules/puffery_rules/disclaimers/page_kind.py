"""What kind of page is it: does it promote or explain a treatment to patients, or does it only report?

A page promotes when it makes a claim of efficacy or speaks as a seller of care; it explains when it tells `you`, the reader,
about a treatment.  An abstract, a label, a news item or a textbook page does neither, whatever it quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from puffery.plugin import Flag, flags_of, is_asserted, is_reference, phrases, reading_of, regex
from puffery_rules import products
from puffery_rules.disclaimers.statements import layout_of
from puffery_rules.efficacy.absolute_outcome import absolute_outcome
from puffery_rules.efficacy.absolute_safety import absolute_safety
from puffery_rules.efficacy.cure_claim import cure_claim
from puffery_rules.efficacy.discourages_treatment import discourages_treatment
from puffery_rules.efficacy.guaranteed_result import guaranteed_result
from puffery_rules.efficacy.hype import hype
from puffery_rules.efficacy.instant_or_permanent import instant_or_permanent
from puffery_rules.efficacy.unsupported_superiority import unsupported_superiority
from puffery_rules.efficacy.weight_loss_claim import weight_loss_claim
from puffery_rules.evidence.anecdote_as_evidence import anecdote_as_evidence
from puffery_rules.evidence.uncited_statistic import uncited_statistic
from puffery_rules.regulatory.disease_claim import disease_claim
from puffery_rules.regulatory.therapy_scope import therapy_scope

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from puffery.model import Rule

EFFICACY_RULES: tuple[Rule, ...] = (
    absolute_outcome, cure_claim, guaranteed_result, instant_or_permanent, absolute_safety, hype, unsupported_superiority,
    weight_loss_claim, discourages_treatment,
)  # fmt: skip

#: The voice of somebody who sells care or a product.
seller_voice = phrases(
    "we (offer|provide|treat|specialize|specialise|help|believe|can help|use|recommend|perform|carry|stock|deliver|tailor|create|customize|make|see)",
    "we (are|have|will|also|do)",
    "our (clinic|team|patients|clients|customers|doctor+|practice|hospital|staff|therapist+|office|product+|treatment+|service+|store|shop|expert+|specialist+|surgeon+|formula|program|programme|approach|practitioner+|dentist+|provider+|nurse+|facility|lab|spa|studio|pharmacy|technology|lounge|center|centre|goal|mission)",
    "(book|schedule|request|arrange) (a|an|your|now|online|today|my)",
    "book now", "call (us|now|today|our)", "contact us", "get in touch", "free consultation", "order (now|today|yours|online)", "buy now", "add to cart",
    "shop now", "shop all", "learn more", "visit us", "come in", "walk-ins", "gift (card+|voucher+)", "per session", "money-back", "our website", "appointment+", "opening hours",
    "ask us", "with us", "introductory (price|offer)", "free shipping", "get started", "sign up", "subscribe",
)
#: Words that say that something is offered or used to treat.
treatment_words = phrases(
    "(treatment+|therapy|therapies|procedure+|injection+|supplement+|surgery|surgeries|operation+|implant+|massage+|remedy|remedies|formula|capsule+|tablet+|laser+|drip+|infusion+|serum|cream+|gel+|patch|patches|oil+|tincture+|brace+|splint+|device+|adjustment+|protocol+|medication+|vaccination+|clinic+|session+|lens|lenses|hearing aid+|physiotherapy|acupuncture|rehabilitation|exercise+|yoga|reiki|screening+|filler+|peel+|veneer+|whitening|facial+|pillow+|insole+|orthotics|bracelet+|dentist+|surgeon+|doctor+|osteopath+|chiropractor+|relief|cure+|aligner+|gummies|drops|tea|powder|program|programme|transplant+|pellet+|shot+|app)",
)
#: What promises the reader something good, short of a claim of efficacy.
benefit_words = phrases(
    "(relieve|ease|soothe|improve|reduce|restore|treat|help|support|boost|enhance|strengthen|promote|heal|rejuvenate|alleviate|prevent|correct|regain|relax|refresh|tighten|detoxify|renew|regenerate|repair|lower|fight|manage|protect|stimulate|transform|increase)~",
    "benefit+", "effective", "relief", "success", "successful", "solution+", "recover~", "pain-free", "healthier", "younger",
)
#: The voice of a report: studies, labels, courts, newspapers.
report_voice = phrases(
    "(methods|results|conclusion|conclusions|background|objective+|setting|limitations):", "(randomized|randomised)", "confidence interval", "hazard ratio", "odds ratio", "primary outcome",
    "said in a statement", "(spokesman|spokeswoman|spokesperson)", "the (court|judge|agency|jury|regulator|ministry|union|council|paper|authors|report|company|department|complaint|attorney general) (said|says|ruled|found|announced|alleges|alleged|wrote|warned)",
    "(lawsuit|plaintiffs|defendants|injunction|settlement|court|prosecutors|officials|inspectors|investigators|verdict|indictment|lawmakers|ruling|judge|jury|attorney general)", "drug facts", "indications and usage", "clinical pharmacology", "adverse reactions", "active ingredient+", "warnings and precautions", "pharmaceutical form", "qualitative and quantitative", "what is in this leaflet", "package leaflet",
    "told reporters", "(was|were) charged", "warning letter+", "according to (the|a|court|officials|researchers)", "regulators", "(in|on) mice", "the mice", "(researchers|the team|scientists) (found|report|reported|say|said|write|wrote|have found)", "lead author", "published in", "journalists", "newspaper", "(federal|civil) (agency|agencies|court|law|regulators|investigators|officials|complaint|penalties|penalty)", "in a press release",
)
_YOU = regex(r"\b(?:you|your|yours|yourself)\b", 0)
#: Below this many tokens a page is an extract, and one claim tells what it is.
_SHORT = 120
#: A page that names products so often is about them.
_MANY = 3
#: And so densely.
_WORDS_A_PRODUCT = 60
_ADDRESS = regex(r"\b(?:you|your|we|our|us)\b", re.IGNORECASE)
_PRICE = regex(r"[$£€]\s?\d", 0)


@dataclass(frozen=True)
class Kind:
    """The signs of a page's kind, each looked up once."""

    doc: Doc

    @cached_property
    def efficacy(self) -> tuple[Flag, ...]:
        """The page's claims of efficacy, in order."""
        flags = [flag for rule in EFFICACY_RULES for flag in flags_of(rule, self.doc)]
        return tuple(sorted(flags, key=lambda flag: flag.span.start))

    @cached_property
    def claims(self) -> tuple[Flag, ...]:
        """The claims of efficacy that say what a treatment does: hype apart, and none in menus."""
        return tuple(flag for flag in self.efficacy if flag not in flags_of(hype, self.doc) and not self.is_aside(flag.span))

    @cached_property
    def disease_claims(self) -> tuple[Flag, ...]:
        """The claims on named diseases, which promote a treatment as a claim of efficacy does."""
        if not (self.readers or self.seller):
            return ()
        flags = [flag for rule in (disease_claim, therapy_scope) for flag in flags_of(rule, self.doc)]
        return tuple(sorted((flag for flag in flags if not self.is_aside(flag.span)), key=lambda flag: flag.span.start))

    def is_aside(self, span: Span) -> bool:
        """Does a span stand in a menu, a footer or a button?"""
        reading = reading_of(self.doc)
        return bool(reading.marks_over(span, "navigation")) or reading.block_at(span.start).kind in ("button", "field", "label")

    @cached_property
    def proofs(self) -> tuple[Flag, ...]:
        """The page's figures on outcomes and its testimonials, in order."""
        flags = [flag for rule in (uncited_statistic, anecdote_as_evidence) for flag in flags_of(rule, self.doc)]
        return tuple(sorted(flags, key=lambda flag: flag.span.start))

    @cached_property
    def seller(self) -> int:
        """How often the page speaks as a seller."""
        owned = sum(_is_owned(hit) for hit in (*(hit for hit, _ in self.mentions.hits), *treatment_words(self.doc)))
        return len(seller_voice(self.doc)) + len(_PRICE.findall(layout_of(self.doc).lower)) + owned

    @cached_property
    def readers(self) -> int:
        """How often the page addresses the reader."""
        return len(_YOU.findall(layout_of(self.doc).lower))

    @cached_property
    def is_report(self) -> bool:
        """Does the page report, as an abstract, a label or a newspaper does, instead of selling or advising?"""
        signs = {hit.text.lower() for hit in report_voice(self.doc)}
        return len(signs) >= 3 and len(signs) > self.seller

    @cached_property
    def benefits(self) -> tuple[Span, ...]:
        """Sentences' words of benefit beside a treatment."""
        return tuple(self._benefits())

    def _benefits(self) -> list[Span]:
        reading = reading_of(self.doc)
        found = []
        for hit in benefit_words(self.doc):
            start, end = reading.sentence_at(hit.start)
            area = self.doc[start:end]
            if len(area) < 4 or self.is_aside(hit):
                continue
            if (treatment_words.within(area) or self.mentions.within(start, end) or _ADDRESS.search(area.text)) and is_asserted(hit):
                found.append(hit)
        return found

    @property
    def mentions(self) -> products.Mentions:
        """The products that the page names."""
        return products.mentions_of(self.doc)

    @cached_property
    def has_treatment(self) -> bool:
        """Is a treatment or a product named at all?"""
        return bool(self.mentions.hits) or len(treatment_words(self.doc)) > 0

    @cached_property
    def is_promotion(self) -> bool:
        """Does the page promote a treatment or a health product?"""
        claims = len(self.claims) + len(self.proofs) + len(self.disease_claims)
        praise = {flag.span.text.lower() for flag in self.efficacy} - {flag.span.text.lower() for flag in self.claims}
        if self.is_report or not (self.has_treatment or claims):
            return False
        named = len(self.mentions.hits)
        if self.seller:
            return claims > 0 or bool(self.benefits) or (self.seller >= 2 and named >= _MANY)
        needed = 1 if len(self.doc) < _SHORT else 2
        return claims + len(praise) >= (1 if named >= 2 * _MANY else needed) or (len(self.benefits) >= 3 and self.readers >= 2 and self._is_about_products)

    @cached_property
    def is_explanation(self) -> bool:
        """Does the page explain a treatment to patients?"""
        if self.is_report or self.readers < 2:
            return False
        return (len(self.mentions.hits) >= _MANY and self.seller > 0) or self._is_about_products

    @cached_property
    def _is_about_products(self) -> bool:
        """Does a heading or the title name a product, or does the page name products all the time?"""
        reading = reading_of(self.doc)
        hits = [hit for hit, _ in self.mentions.hits]
        if len(hits) >= _MANY and len(hits) * _WORDS_A_PRODUCT >= len(self.doc):
            return True
        return any(reading.block_at(hit.start).kind in ("heading", "title") for hit in hits)

    def first_treatment(self) -> Span | None:
        """Return the first words that name a treatment in running text, or in a heading where the text has none."""
        places = [hit for hit, _ in self.mentions.hits] or list(treatment_words(self.doc))
        named = next((place for place in places if not is_reference(place)), None)
        return named if named is not None else next((flag.span for flag in (*self.efficacy, *self.proofs)), None)


def kind_of(doc: Doc) -> Kind:
    """Return the kind of a page; the signs are looked up once a page."""
    notes = reading_of(doc).notes
    if "page kind" not in notes:
        notes["page kind"] = Kind(doc)
    found = notes["page kind"]
    assert isinstance(found, Kind)
    return found


def _is_owned(hit: Span) -> bool:
    """Does the page call a product or treatment its own: `our laser`, `our new knee brace`?"""
    return any(token.lower_ == "our" for token in hit.doc[max(hit.start - 2, 0) : hit.start])
