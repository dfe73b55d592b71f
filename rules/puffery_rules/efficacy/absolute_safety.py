"""EFF105 absolute-safety."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_asserted, is_hedged, pattern, rule, sentence
from puffery_rules.sources import law
from puffery_rules.words import TREATMENT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_HARM = (
    "(side-effect+|side effect+|adverse effect+|adverse reaction+|adverse event+|complication+|risk+|danger+|harm|pain|discomfort|downtime|down time|recovery time|scarring|scar+|needles|injury|allergic reaction+|rejection"
    "|toxicity|addiction|dependency|contraindication+|ill effects|harmful effects|hangover|jitters|crash|bruising|swelling|damage|trauma|recovery period|interruption to your day|withdrawal|irritation|incisions)"
)
absolutes = pattern(
    rf"{{!(no|zero|without [any]|without the|free (of|from)|devoid of|absence of|never any|not any|no known|no reported|no harmful|no adverse|no negative|no unpleasant|no nasty|no dangerous|no serious|with no|none of the|minimal or no|little to no|virtually no|practically no)}} (?:(?:real|known|harsh|nasty|unwanted|serious|significant|dangerous|harmful|major|negative|long-term|painful|any|of|the|unpleasant|messy|required|visible|pain or|recovery|pain,|surgery or|down|foreign body|immune|health|added|toxic|drug) ){{0,3}}{{{_HARM}}}(?: (?:whatsoever|at all|required|of any kind))?",
    rf"{{!(side-effect-free|risk-free|pain-free (procedure|treatment|injection+|session+|delivery|dentistry|experience|process|surgery|extraction+|removal)|painless|painlessly|downtime-free|no-downtime|zero-downtime|harmless|completely non-invasive)}}(?: (?:and )?(?:[\w-]+ )?(?:{TREATMENT.strip('()').replace('+', 's?')}|process|test|removal|delivery|experience))?",
    r"{!(completely|totally|perfectly|100%|entirely|absolutely|fully|utterly|inherently|extremely|incredibly|always|very|remarkably|exceptionally|proven|naturally|intrinsically)} {(safe|harmless|painless|non-toxic|nontoxic|risk-free|natural and safe|non toxic|secure)}(?: (?:and|,) \w+)?",
    r"{!(safe and [highly|very|clinically] effective|safe, effective|safe & effective|safely and effectively|effective and safe|safety and effectiveness|safe and natural|safe and gentle|natural and safe|gentle and safe|gentle and harmless|safe and painless|safe and reliable|safe and proven|safe, natural|safe, gentle|safe, painless|safe, simple|safe, fast|safe yet effective|effective, safe|natural, safe|fast, safe|safely and naturally|safely, effectively|safe, non-invasive|safe, comfortable|safe, proven|safe and non-invasive|safe and comfortable|safe and easy)}(?:(?:,? and|,) [\w-]+)?(?: [\w-]+)?",
    r"{!safe} {for (everyone|anyone|all|children|pregnant|long-term|daily use|all ages|all skin|the whole family|kids|babies|life|every|use during pregnancy|expectant)}(?: [\w-]+)?",
    r"{(all|100%|completely|purely|natural|gentle|herbal)} ?(?:natural|herbal|drug-free)?,? {!(so it's safe|and therefore safe|therefore safe|so it is safe|hence safe|which means it's safe|which makes it safe|so there are no|so you can't)}(?: [\w ]+)?",
    r"{(is|are|it's|they're|was|were|perfectly|treatment|feels)} (?:\w+ly )?{!(painless|harmless|non-toxic|hypoallergenic|non-addictive|non-habit-forming|nontoxic)}",
    r"{!(cannot|can't|won't|will not|never|does not|doesn't|do not|don't)} (?:\w+ )?{(harm you|hurt you|hurt|cause harm|cause pain|cause [any] side effects|harm the body|damage|overdose|feel a thing|feel any pain|feel pain|be rejected|reject|trigger immune|cause any (harm|damage|pain|discomfort))}(?: [\w-]+){0,2}",
    r"{!(nothing to lose|no danger|never in jeopardy|in no danger|nothing to fear)}",
    r"{!(you will [not] feel (no|any)|you won't feel|you feel no|patients feel no|you'll feel no|feel nothing)} (?:\w+ )?{(pain|discomfort|a thing|anything|pain or discomfort)}",
    r"{!(zero|no|eliminates the|without the|removes the|completely removes the|eliminating the|without)} {(risk of|risks of|danger of|chance of|fear of)} (?:[\w-]+,? ){1,4}",
    r"{!(requires? no|with no|there is no|there's no|no need for)} {(recovery|downtime|down time|anesthesia or downtime|recovery time|healing time)}",
    r"{!without} (?:[\w-]+ly )?{(damaging|harming|compromising|triggering|causing any|causing|hurting|injuring|affecting the surrounding|affecting healthy|disturbing)} (?:[\w-]+,? ){1,4}",
    r"{!(resume~|return~ to|go~ back to|go straight back to|get back to)} (?:your |all |their )?(?:normal |regular |daily |everyday )*{(activities|routine|life|job|work|day)} {(immediately|right away|straight away|right after|the same day|straight after)}",
)
_HARMLESS = re.compile(
    r"\b(?:at no (?:extra )?(?:cost|risk)|no[- ]obligation|no risk to your|risk[- ]free (?:trial|consultation|purchase|guarantee|order|money)|safe (?:and effective )?(?:manner|driving|environment|space|place|distance|levels?)|(?:whether|if|that|how) [\w ]*safe and effective"
    r"|(?:evaluated|shown|proven|found|known|considered|deemed|established|demonstrated|determined|recogni[sz]ed|ensure|prove|review\w*|assess\w*|judge\w*|believed) (?:to be |as |that \w+ \w+ \w+ )?(?:both )?(?:safe and effective)(?= (?:by the fda|before|in (?:a|the) (?:trial|study)))|no (?:known )?(?:risk factors?|pain relief)|no risk factors|risk of (?:bias)"
    r"|painless (?:lump|lumps|swelling|nodule|sore|sores|mass|ulcer|bump|jaundice|hematuria|enlargement|growth|vision loss|red)|harmless (?:bacteria|growth|condition|lump|virus|spots?|moles?|substances?|pollen)|(?:usually|often|mostly|generally|typically|mostly|relatively|largely|normally|fairly|virtually|almost|nearly) (?:painless|harmless|pain-free|safe)"
    r"|pain(?:less|-free) (?:days?|range|interval|movement|arc)|without (?:pain|symptoms|discomfort) (?:for|and) |no pain, no gain|not (?:be )?(?:completely|entirely|totally|always|perfectly|fully|100%|without))",
    re.I,
)


@rule(
    code="EFF105",
    severity="error",
    message="‘{span}’ says that there is no risk, no pain or no limit to safety.",
    advice="Name what can happen and how often: ‘side effects are rare and include …’, ‘most patients feel little pain’.",
    sources=(law("Directive 2001/83/EC art. 90"), law("FTC Health Products Compliance Guidance 2022"), law("21 CFR 202.1")),
    bad=(
        "The drip has <<no side effects>>.",
        "Our peel is <<completely safe>>.",
        "Cupping is a <<safe and effective treatment>>.",
    ),
    good=(
        "Side effects are rare.",
        "The injection is generally safe.",
        "No procedure is without risk.",
        "No injection is completely safe.",
        "A painless lump should be checked by a doctor.",
    ),
)
def absolute_safety(doc: Doc) -> Iterator[Flag]:
    """Safety without limits: no risk, no side effects, no pain, no downtime.

    Everything that works has risks, and who is told that there are none cannot weigh them.  ‘Safe and effective’ as a bare fact
    says the same, for it is the regulator's finding for one product and one use.
    """
    for span in absolutes(doc):
        if is_asserted(span) and not is_hedged(span) and not _is_harmless(span):
            yield Flag(span)


def _is_harmless(span: Span) -> bool:
    whole = sentence(span)
    low, high = span.start_char - whole.start_char, span.end_char - whole.start_char
    return any(match.start() < high and low < match.end() for match in _HARMLESS.finditer(whole.text))
