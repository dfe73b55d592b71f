"""DIS305 supplement-statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_asserted, phrases, regex, rule, sentence
from puffery_rules.disclaimers.missing import report_missing
from puffery_rules.disclaimers.page_kind import benefit_words, kind_of, report_voice, seller_voice, treatment_words
from puffery_rules.disclaimers.status_statements import supplement_statement as statement
from puffery_rules.products import product_names
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_VOICES = (report_voice, seller_voice, treatment_words, benefit_words, product_names)
_GROUPS = frozenset(("supplements", "kava"))
#: Vitamins by infusion are drugs, whatever they hold.
_INFUSED = frozenset(("iv-vitamins", "nad", "drugs"))
#: What may be something else beside a supplement: it counts only on a page that names supplements otherwise.
_SHARE = 0.34
#: Below this many tokens a page is an extract, and one name tells what it is about.
_SHORT = 120
#: Words for a thing that is swallowed and is no drug.
supplement_words = phrases(
    "(dietary|nutritional|food|herbal|health|natural|daily) supplement+", "supplement+", "capsule+", "softgel+", "gummies", "gummy", "herbal (formula|blend|tea|remedy|remedies|medicine|product+|mix)",
    "multivitamin+", "nutraceutical+", "tincture+", "herbs", "chinese herb+", "chinese herbal", "drops", "powder", "proprietary blend", "probiotic+", "bottle+", "elixir+", "bitters", "nootropic+", "tonic+", "servings", "scoop+",
)
function_verbs = phrases(
    "(support|promote|boost|maintain|enhance|strengthen|improve|help|balance|nourish|optimize|optimise|restore|lower|reduce|regulate|protect|cleanse|detoxify|stimulate|fight|relieve|treat|cure|prevent|heal|reverse|shrink|calm|sharpen|fuel|dissolve|ease|melt|burn|eliminate|control|rebuild|repair|stop|kill|flush)~",
    "good for", "essential for", "known for", "rich in", "remedy for", "against", "healthy",
)
_FUNCTION = regex(
    r"\b(?:immun\w+|joints?|energy|memory|brain|focus|mood|sleep|digesti\w+|gut|heart|liver|kidneys?|bones?|skin|hair|nails|eyes?|vision|sight|macula\w*|prostate|urin\w+|bladder|hormon\w+|thyroid|metabolism|weight|fat|stress|calm\w*|relax\w*|circulation|blood|cholesterol|glucose|inflamm\w+|muscles?|stamina|vitality|libido|fertility|lungs?|breathing|nerves?|detox\w*|cells?|aging|ageing|antioxidant\w*|cognit\w+|mental|wellness|health|comfort|mobility|collagen|blood pressure|recovery|body|pain|arthritis|diabet\w+|cancer|appetite|pressure|oxygen|balance|qi|headaches?|fatigue|anxiety|menopause|cramps)\b", 0
)


@rule(
    code="DIS305",
    severity="error",
    jurisdictions=("us",),
    safe_fix=True,
    message="‘{span}’ is a structure or function claim for a supplement, and the statement of 21 CFR 101.93(c) is missing.",
    advice="Add the statement of 21 CFR 101.93(c) in prominent type beside the claim, linked by an asterisk.",
    sources=(law("21 CFR 101.93(c)"), law("21 USC 343(r)")),
    bad=(
        "Our magnesium capsules <<support>> restful sleep.",
    ),
    good=(
        "Our magnesium capsules support restful sleep.* *This statement has not been evaluated by the Food and Drug Administration. This product is not intended to diagnose, treat, cure, or prevent any disease.",
        "Our capsules cost ten dollars.",
    ),
)
def supplement_statement(doc: Doc) -> Iterator[Flag]:
    """A structure or function claim for a dietary supplement without the statement that the law prescribes.

    A supplement may say what it does for the body without asking the FDA, at the price of saying that the FDA was not asked.
    """
    yield from report_missing("DIS305", "supplement-statement", statement, _trigger(doc), doc)


def _trigger(doc: Doc) -> Span | None:
    kind = kind_of(doc)
    if not kind.is_promotion:
        return None
    groups = [product.text("group") for _, product in kind.mentions.hits]
    named = sum(group in _GROUPS for group in groups)
    if sum(group in _INFUSED for group in groups) > named:
        return None
    score = named + len(supplement_words(doc))
    if score < (1 if len(doc) < _SHORT else 2) or score < _SHARE * (score + len(kind.mentions.hits) - named):
        return None
    for verb in function_verbs(doc):
        whole = sentence(verb)
        if len(whole) > 3 and _FUNCTION.search(whole.text.lower()) and is_asserted(verb) and not kind.is_aside(verb):
            return verb
    return None
