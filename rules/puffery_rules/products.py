"""Products, therapies and their status, from the knowledge files, and the question which of them a sentence is about.

A product is looked for where a reader looks for it: in the sentence itself, before it in the same paragraph, in the headings
above, in the page's title, and at last on the page as a whole, where one kind of product prevails.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from puffery.plugin import phrases, reading_of, regex
from puffery_rules.conditions import look_up, name_forms, plain_form
from puffery_rules.stanzas import Stanza, load_stanzas

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: Where a topic was found, from the nearest place to the farthest.
Place = Literal["sentence", "paragraph", "heading", "title", "page"]
#: What the regulators make of a product: a `remedy` may carry no disease claim, a `therapy` only those of its accepted scope, a
#: `drug` or `device` only those of its indications; `prp` stands for blood and sugar injections, which are left to other rules.
Role = Literal["remedy", "therapy", "prp", "drug", "device", "other"]

_REMEDIES = frozenset(
    """stem-cells birth-tissue exosomes immune-cells ozone blood-irradiation supplements colloidal-silver mms alternative-cancer foods
    topicals autism cbd cannabis kratom kava homeopathy essential-oils peptides iv-vitamins nad chelation water
    glp-1-investigational blood-products gas-station-drugs""".split()
)
_THERAPIES = frozenset(
    """chiropractic osteopathy craniosacral acupuncture acupressure traditional-medicine alternative-therapies frequency-devices
    alternative-diagnosis psych-alternative cupping reflexology energy-healing reiki bioresonance detox colonics magnets crystals
    sound light-therapy red-light salt float spa hypnotherapy naturopathy pemf hyperbaric-oxygen oxygen sauna cryotherapy
    massage alternative-dental neurofeedback vision-therapy electrotherapy laser-therapy household
    spinal-decompression sound-therapy wellness-devices""".split()
)
#: What `regenerative injections` may mean besides blood and sugar.
_CELLS = frozenset("stem-cells birth-tissue exosomes".split())
_BESIDE = regex(r"\b(?:unlike|without|instead of|rather than|than|not just|alongside|replaces?|avoid|avoiding|off|(?:alternative|replacement|substitute)s? (?:to|for)) (?:\w+ ){0,2}$", re.IGNORECASE)
#: A page is about a product when it is named once in so many words.
_WORDS_A_MENTION = 150
#: On a page as short as this a title is as near as any heading.
_SHORT_PAGE = 120
_SHORT_FORM = regex(r" \(([A-Z]{2,5})\)", 0)
#: Sentences of caution, which name what a reader may take or carry already: a pacemaker, blood thinners, insulin.
_CAUTION = regex(r"\b(?:do not (?:use|wear|take)|don't (?:use|wear|take)|if you (?:have|take|are on)|(?:who|you) (?:take|are on|carry|have|use)|keep it away|no longer (?:need|take)|(?:no|never) (?:more )?need|tell your|unsuitable|cannot treat)\b|\b(?:making|need for|units of|your own|produces?|body's|release|sensitive to|resistant to) (?:own )?$", re.IGNORECASE)
#: A coined name, as products have, and the form of goods that tells what it is: one to swallow or rub in, one to wear or switch on.
_COINED = regex(r"\b(?:[A-Z][a-z]+[A-Z][a-z]\w*|[A-Z]{3,}(?:-[A-Z]+)+)\b", 0)
_SWALLOWED = regex(r"\b(?:capsules?|dropper|drops|gumm(?:y|ies)|tablets?|tincture|sachets?|softgels?|powder|syrup|lozenges?|supplement|tonic|elixir|herbal)\b", re.IGNORECASE)
_WORN = regex(r"\b(?:socks?|insoles?|bracelet|wristband|headband|headset|sleeve|wearable|mat|pendant|magnets?|pulses|wand|pad|belt)\b", re.IGNORECASE)
_PRACTICE = regex(r"path(?:y|s)?$|treatment|therapy", re.IGNORECASE)
_DRUG_KINDS = frozenset("drug hormone otc-drug vaccine compounded".split())


@dataclass(frozen=True, slots=True)
class Topic:
    """The product that a stretch of text is about, the words that name it and where they stand."""

    product: Stanza
    span: Span
    place: Place

    @property
    def is_weak(self) -> bool:
        """Is it told by a word alone that also means other things: drops, adjustment?"""
        return product_named(self.span.text) is None

    @property
    def role(self) -> Role:
        """What regulators make of the product; homeopathy as a practice is a therapy, its remedies are products."""
        if self.product.text("group") == "homeopathy" and _PRACTICE.search(self.span.text):
            return "therapy"
        return role_of(self.product)


@cache
def product_stanzas() -> tuple[Stanza, ...]:
    """Return every product and therapy of the knowledge base."""
    return load_stanzas("knowledge", "products")


def _role(product: Stanza) -> Role:
    group, kind = product.text("group"), product.text("kind")
    approved = status(product, "us") in ("approved", "otc", "prescription-only")
    if product.name == "HCG diet":
        return "remedy"
    if group in ("prp", "prolotherapy"):
        return "prp"
    if group in _REMEDIES and kind not in ("device", "cosmetic") and not (approved and kind in ("drug", "hormone", "injectable")):
        return "remedy"
    if group in _THERAPIES or product.file == "products-therapies.kb":
        return "other" if group in ("services", "devices", "diets", "fmt", "psychotherapy", "physiotherapy", "mind-body") else "therapy"
    if kind in _DRUG_KINDS or group in ("botulinum-toxin", "ketamine", "corticosteroid"):
        return "drug"
    return "device" if kind in ("device", "injectable") else "other"


@cache
def _roles() -> dict[str, Role]:
    return {product.name: _role(product) for product in product_stanzas()}


def role_of(product: Stanza) -> Role:
    """Return what regulators make of a product."""
    return _roles()[product.name]


def status(product: Stanza, jurisdiction: str) -> str:
    """Return a product's status in a jurisdiction in one word: approved, cleared, unapproved, supplement, ..."""
    values = product.get(jurisdiction)
    return values[0] if values else "unknown"


@cache
def _by_text() -> dict[str, Stanza]:
    """The product that each name stands for; the first one wins where two share a name."""
    return {plain_form(name): product for product in reversed(product_stanzas()) for name in (*product.all_names, *product.get("cased"))}


@cache
def _cased() -> dict[str, str]:
    """Names that are other words in other letters, which must stand as they are written: Halls, ACT."""
    return {name.lower(): name for product in product_stanzas() for name in product.get("cased")}


@cache
def _capitals() -> frozenset[str]:
    """Names that are abbreviations, which count only in capitals: DIM, MSC."""
    names = (name for product in product_stanzas() for name in product.all_names)
    return frozenset(name.lower() for name in names if len(name) <= 4 and name.isupper() and name.isalpha())


@cache
def _by_weak_text() -> dict[str, Stanza]:
    return {plain_form(name): product for product in reversed(product_stanzas()) for name in product.get("weak")}


def _templates(*keys: str) -> Iterator[str]:
    for product in product_stanzas():
        for key in keys:
            for name in product.all_names if key == "names" else product.get(key):
                yield from name_forms(name)


#: Names of products and therapies, brands and abbreviations included.
product_names = phrases(load=lambda: _templates("names", "cased"))
#: Words that mean a product only where nothing better is named, in a heading or a title: drops, adjustment, cells.
weak_products = phrases(load=lambda: _templates("weak"))


def product_of(span: Span) -> Stanza | None:
    """Return the product that a hit of `product_names` or `weak_products` names; none for an abbreviation in small letters."""
    text = span.text.lower()
    if (text in _cased() and span.text != _cased()[text]) or (text in _capitals() and not span.text.isupper()):
        return None
    return look_up(_by_text(), text) or look_up(_by_weak_text(), text)


@cache
def _brands() -> frozenset[str]:
    """Names that are written with a capital of their own."""
    return frozenset(name.lower() for product in product_stanzas() for name in product.all_names if name[:1].isupper() and not name.isupper())


def is_brand(text: str) -> bool:
    """Is a name of a product a brand rather than a substance?"""
    return text.lower() in _brands()


def product_named(text: str) -> Stanza | None:
    """Return the product that a text is a name of."""
    return look_up(_by_text(), text)


def products_in(span: Span) -> Iterator[tuple[Span, Stanza]]:
    """Yield the products that a span names, in order."""
    for hit in product_names.within(span):
        product = product_of(hit)
        if product is not None:
            yield hit, product


class Mentions:
    """Every product that a page names, and which of them a place on the page is about."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.reading = reading_of(doc)
        self.hits = self._find_hits()
        self._starts = [hit.start for hit, _ in self.hits]
        self._headings = self._find_headings()
        self.has_weak = bool(weak_products(doc))
        self._main: Topic | Literal[False] | None = False

    def _find_hits(self) -> list[tuple[Span, Stanza]]:
        """The products in order; `regenerative injections` are cells where the page names any."""
        found = [(hit, product) for hit in product_names(self.doc) if (product := product_of(hit)) is not None and not self._is_aside(hit)]
        found = sorted((*found, *self._find_coined(found), *self._find_short_forms(found)), key=lambda item: item[0].start)
        cells = next((product for _, product in found if product.text("group") in _CELLS), None)
        if cells is None:
            return found
        return [(hit, cells if hit.text.lower().startswith("regenerative") else product) for hit, product in found]

    def _find_coined(self, found: list[tuple[Span, Stanza]]) -> Iterator[tuple[Span, Stanza]]:
        """A coined name that recurs, of which one mention stands beside the form of the goods."""
        prose = self.reading.page.prose
        taken = {hit.start for hit, _ in found}
        hits: dict[str, list[Span]] = {}
        for match in _COINED.finditer(prose):
            span = self.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is not None and span.start not in taken and not self._is_aside(span):
                hits.setdefault(match.group(), []).append(span)
        for spans in hits.values():
            around = [prose[span.start_char : span.end_char + 40].partition("\n")[0] for span in spans]
            name = "dietary supplement" if any(map(_SWALLOWED.search, around)) else "home device" if any(map(_WORN.search, around)) else None
            if name is not None and len(spans) > 1:
                yield from ((span, product) for span in spans for product in product_stanzas() if product.name == name)

    def _find_short_forms(self, found: list[tuple[Span, Stanza]]) -> Iterator[tuple[Span, Stanza]]:
        """What the page itself abbreviates: photobiomodulation (PBM)."""
        prose = self.reading.page.prose
        taken = {hit.start for hit, _ in found}
        forms = {match.group(1): product for hit, product in found if (match := _SHORT_FORM.match(prose, hit.end_char))}
        for form, product in forms.items():
            for match in re.finditer(rf"\b{form}\b", prose):
                span = self.doc.char_span(match.start(), match.end(), alignment_mode="expand")
                if span is not None and span.start not in taken:
                    yield span, product

    def _is_cautioned(self, hit: Span) -> bool:
        """Is it named in words of caution alone, so that the page is not about it?"""
        start = self.reading.token_starts[self.reading.sentence_at(hit.start)[0]]
        return bool(_CAUTION.search(self.reading.page.prose, start, hit.start_char))

    def _is_aside(self, hit: Span) -> bool:
        """Is it in a menu or a reference list, which tell nothing of what the page is about?"""
        return bool(self.reading.marks_over(hit, "navigation") or self.reading.marks_over(hit, "references"))

    def within(self, start: int, end: int) -> list[tuple[Span, Stanza]]:
        """Return the products named between two tokens."""
        first = bisect_right(self._starts, start - 1)
        return [(hit, product) for hit, product in self.hits[first : bisect_right(self._starts, end - 1)] if hit.end <= end]

    def _find_headings(self) -> list[tuple[int, int, int]]:
        """The headings as (first token, end, level); a page's title and what opens the page count as level 0."""
        found = []
        for block, start, end in zip(self.reading.blocks, self.reading.block_starts, self.reading.block_ends, strict=True):
            if block.kind == "heading":
                found.append((start, end, int(block.value) if start and block.value.isdigit() else 2 if start else 0))
            elif block.kind == "title" or (start == 0 and end < 30):
                found.append((start, end, 0))
        return found

    def above(self, token: int) -> Iterator[tuple[int, int, int]]:
        """Yield the headings that stand over a token, nearest first, each of a higher rank than the one before."""
        own = self.reading.block_range(token)[0]
        rank = 99
        for start, end, level in reversed(self._headings):
            if start == own:
                rank = level
            elif start < own and level < rank:
                rank = level
                yield start, end, level

    def topic(self, span: Span) -> Topic | None:
        """Return what a span is about: the product named nearest to it."""
        return next(self.topics(span), None)

    def topics(self, span: Span) -> Iterator[Topic]:
        """Yield the products that a span may be about, the nearest place first."""
        start, end = self.reading.sentence_at(span.start)
        here = [item for item in self.within(start, end) if not self._is_compared(item[0], start)]
        if here:
            yield from (Topic(product, hit, "sentence") for hit, product in sorted(here, key=lambda item: _distance(item[0], span)))
            return
        block_start = self.reading.block_range(span.start)[0]
        before = self.within(block_start, start)
        if before:
            hit, product = next((item for item in reversed(before) if role_of(item[1]) != "other"), before[-1])
            yield Topic(product, hit, "paragraph")
            return
        for low, high, level in self.above(span.start):
            named = self.within(low, high) or self._weakly(low, high)
            if named:
                place: Place = "title" if level <= 1 and len(self.doc) > _SHORT_PAGE else "heading"
                yield from (Topic(product, hit, place) for hit, product in named)
                return
        main = self.main or self._just_named(block_start)
        if main is not None:
            yield main

    def _just_named(self, block_start: int) -> Topic | None:
        """The product that the paragraph before names, on a page where none prevails."""
        if not block_start:
            return None
        before = self.within(*self.reading.block_range(block_start - 1))
        found = next(((hit, product) for hit, product in reversed(before) if role_of(product) != "other" and not self._is_cautioned(hit)), None)
        return Topic(found[1], found[0], "title") if found else None

    def _is_compared(self, hit: Span, start: int) -> bool:
        """Is a product only named beside the one the sentence is about: unlike ibuprofen, without surgery?"""
        low = self.reading.token_starts[start]
        return bool(_BESIDE.search(self.reading.page.prose[max(low, hit.start_char - 30) : hit.start_char]))

    def _weakly(self, low: int, high: int) -> list[tuple[Span, Stanza]]:
        return [(hit, product) for hit in weak_products.within(self.doc[low:high]) if (product := product_of(hit)) is not None]

    @property
    def main(self) -> Topic | None:
        """The product that prevails on the page: it is named again and again, and most of what is named is of its role."""
        if self._main is False:
            self._main = self._find_main()
        return self._main

    def _find_main(self) -> Topic | None:
        hits = [(hit, product) for hit, product in self.hits if not self._is_cautioned(hit)]
        if len(hits) < 3:
            # Brands that nobody knows are still drops, capsules and adjustments.
            weak = [(hit, product) for hit in weak_products(self.doc) if (product := product_of(hit)) is not None and not self._is_aside(hit)]
            hits = sorted((*hits, *weak), key=lambda item: item[0].start)
        counts = Counter(role_of(product) for _, product in hits)
        # What the title names is what the page is about.
        counts.update({role_of(product): 2 for low, high, level in self._headings if level <= 1 for _, product in self.within(low, high)[:1]})
        if not counts:
            return None
        role, times = max(counts.items(), key=lambda item: item[1])
        if times < 2 or times * 5 < sum(counts.values()) * 3 or times * _WORDS_A_MENTION < len(self.doc):
            return None
        products = Counter(product.name for _, product in hits if role_of(product) == role)
        if not products:  # named in the title alone
            return None
        name = products.most_common(1)[0][0]
        return next(Topic(product, hit, "page") for hit, product in hits if product.name == name)


def _distance(hit: Span, span: Span) -> int:
    return max(hit.start - span.end, span.start - hit.end, 0)


def mentions_of(doc: Doc) -> Mentions:
    """Return the products of a page; they are looked up once a page."""
    notes = reading_of(doc).notes
    if "products" not in notes:
        notes["products"] = Mentions(doc)
    found = notes["products"]
    assert isinstance(found, Mentions)
    return found
