"""DIS303 regulatory-status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_heading, is_reported, pattern, regex, rule, sentence
from puffery_rules.disclaimers.missing import report_missing
from puffery_rules.disclaimers.page_kind import benefit_words, kind_of, report_voice, seller_voice, treatment_words
from puffery_rules.disclaimers.status_statements import regulatory_status as statement
from puffery_rules.products import product_names, status
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from puffery_rules.stanzas import Stanza

_VOICES = (report_voice, seller_voice, treatment_words, benefit_words, product_names)
#: Kinds of product that no regulator has approved for what they are sold for, or that are mostly sold off label.
UNAPPROVED_GROUPS = frozenset(
    """stem-cells birth-tissue exosomes immune-cells prp prolotherapy ozone blood-irradiation peptides cbd cannabis iv-vitamins nad homeopathy chelation
    ketamine hyperbaric-oxygen glp-1-compounded glp-1-investigational hormones-compounded compounded ed-drugs ldn fat-dissolving kratom colloidal-silver mms
    disc-injections shockwave blood-products longevity-drugs alternative-cancer""".split()
)
_APPROVED = frozenset(("approved", "cleared", "otc", "cosmetic"))
_PRICE = regex(r"[$£€]\s?\d|\bour\b", re.IGNORECASE)
_UNAPPROVED = frozenset(("unapproved", "investigational", "banned"))
#: Kinds that need an approval wherever they are sold for health.
_MEDICINES = frozenset("drug hormone injectable biologic compounded iv-therapy peptide homeopathic cannabinoid".split())
#: Uses of approved drugs that no label has, and copies that no regulator has seen.
off_label_uses = pattern(
    r"(?<!no )\b{(botox|botulinum|dysport|xeomin|azzalure|bocouture|neurotoxin|wrinkle relaxer+|anti-wrinkle injection+|toxin|tox)}(?: [\w',’+&-]+){0,20}? {!(masseter+|jaw|jawline|tmj|teeth grinding|bruxism|lip flip|gummy smile|trapezius|traps|palms|hands|feet|scalp|chin|neck bands|calves|depression|nefertiti)}",
    r"{!(masseter+|jaw|jawline|tmj|teeth grinding|bruxism|lip flip|gummy smile|trapezius|palms|neck bands)}(?: [\w',’+&-]+){0,20}? {(botox|botulinum|dysport|xeomin|azzalure|bocouture|neurotoxin|wrinkle relaxer+|toxin|tox)}",
    r"{!(ozempic|mounjaro|rybelsus|metformin)}(?: [\w',’+&-]+){0,20}? {(weight|kilos|pounds|fat|slim|slimming|dress size|dress|jeans|timber|lose|shed|skinny)}",
    r"{!(generic (version of )[the] (ozempic|wegovy|mounjaro|zepbound)|(mixed|compounded|made up|prepared) for you|compounding pharmacy|compounded|partner pharmacy|off-label|human chorionic gonadotropin|hcg)}",
)


@rule(
    code="DIS303",
    severity="warning",
    message="‘{span}’ is promoted and the page does not say that it is not approved.",
    advice="Say that the product is not approved by the regulator, is investigational, or is used off label.",
    sources=(law("15 USC 52"), law("21 CFR 312.7"), law("CAP Code 12.11"), law("Directive 2001/83/EC art. 87"), law("Therapeutic Goods Act 1989 s. 42DL")),
    bad=(
        "Our <<exosomes>> support your knees. Book your visit.",
    ),
    good=(
        "Our exosomes support your knees. Exosomes are not approved by the FDA.",
        "Our exosomes support your knees. The therapy is investigational.",
        "Our physical therapists support your knees.",
    ),
)
def regulatory_status(doc: Doc) -> Iterator[Flag]:
    """An unapproved product or use that is promoted without saying so.

    Readers take what a clinic sells for something a regulator has looked at.  Where none has, only the page can tell them.
    """
    yield from report_missing("DIS303", "regulatory-status", statement, _trigger(doc), doc)


def _trigger(doc: Doc) -> Span | None:
    kind = kind_of(doc)
    if not kind.is_promotion:
        return None
    named = [hit for hit, product in kind.mentions.hits if is_unapproved(product) and not kind.is_aside(hit)]
    named = [hit for hit in named if not is_denied(hit) and not is_reported(hit)]
    if len(named) < 2:
        named = [hit for hit in named if _is_offered(hit)]
    off_label = (hit for hit in off_label_uses(doc) if not is_denied(hit) and not is_reported(hit))
    return min((*named, *off_label), key=lambda span: (span.start, -span.end), default=None)


def _is_offered(hit: Span) -> bool:
    """Is a product that is named once the subject: of a heading, of a benefit, or of an offer?"""
    whole = sentence(hit)
    return is_heading(hit) or bool(benefit_words.within(whole) or seller_voice.within(whole) or _PRICE.search(whole.text)) or len(hit.doc) < 150


def is_unapproved(product: Stanza) -> bool:
    """Is a product of a kind that is sold without approval for what it is sold for?"""
    group = product.text("group")
    if group not in UNAPPROVED_GROUPS:
        return product.text("kind") in _MEDICINES and status(product, "us") in _UNAPPROVED
    return group in ("ketamine", "hyperbaric-oxygen") or status(product, "us") not in _APPROVED
