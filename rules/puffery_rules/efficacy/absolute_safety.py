"""EFF105 absolute-safety."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, pattern, regex, rule, sentence
from puffery_rules.efficacy.claims import bare_claims, is_plain, outermost
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_HARM = (
    "(side-effect+|side affects|adverse effect+|adverse reaction+|adverse event+|complication+|risk+|danger+|harm|pain|discomfort|downtime|down time"
    "|recovery time|scarring|scar+|injury|allergic reaction+|rejection|toxicity|addiction|dependency|dependence|contraindication+|ill effects"
    "|harmful effects|hangover|jitters|crash|bruising|swelling|foreign body reaction|trauma|recovery period|withdrawal|irritation|drug interactions"
    "|interactions|after-effects|threat to life|safety concerns|bad reactions|immune reaction|negatives|drawbacks)"
)
_KIND = (
    "(?:(?:real|true|known|harsh|nasty|unwanted|serious|significant|dangerous|harmful|major|negative|long-term|painful|any|of|the|unpleasant|messy"
    "|visible|recovery|surgery|foreign|body|immune|single|reported|toxic|drug|adverse|pain|such|further|swelling|bruising|scarring|risk|linear"
    "|slightest|additional|physical|"
    "or|cellular|unpleasant|post-operative|lasting|associated),? ){0,4}"
)
#: Harm that is said not to exist.
no_harm = pattern(
    rf"{{!(no|zero|without [any|a|the]|free (of|from)|devoid of|absence of|not a single|minimal or no|never any|none of the"
    rf"|lack of any)}} {_KIND}{{{_HARM}}}(?: (?:whatsoever|at all|required|needed|necessary|of any kind))?(?! (?:killers?|relief|management"
    r"|medication|clinic|control|scores?|factors?|assessment|tolerance))",
    r"{!(side-effect-free|risk-free (procedure|treatment|way|method|solution|therapy|surgery)|free of side effects|free from side effects"
    r"|downtime-free|no-downtime|zero-downtime|zero risk|complication-free|scar-free|scarless)}(?: (?!and\b|or\b|for\b|in\b|of\b)[\w-]+)?",
    r"{!(zero|no|eliminates the|without the|removes the|completely removes the|without)} {(risk of|risks of|danger of|chance of)} (?!(?:infection"
    r"|falls?|injury) (?:is|are|if))(?:[\w-]+,? (?:or )?){0,3}[\w-]+",
    r"{!without} (?:[\w-]+ly )?{(damaging|harming|compromising (safety|your|immune|health)|triggering|hurting|injuring|disturbing|causing any"
    r"|irritating|weakening|upsetting|straining|risking)} (?:(?!and\b|but\b)[\w-]+,? ){0,3}[\w-]+",
    r"{!(cannot|can't|won't|will not|never|does not|doesn't|do not|don't|could not|did not)} (?:\w+ )?{(harm~ (you|your|the|any|healthy)|hurt you"
    r"|hurt your|hurt a bit|hurt at all|do [any] harm|cause [any] (harm|pain|side effects|damage|discomfort|irritation|weight gain|physical)"
    r"|damage~ (your|the|healthy|surrounding|any|skin|tissue|enamel|hair)|(burn~|scar~|sting~|bruise~) (you|your|the|skin|a)|overdose|feel a thing"
    r"|feel any pain|feel pain|feel anything"
    r"|be rejected|reject them|reject it|trigger (immune|a|any|flare)|carry [any] risk+|have [any] [adverse|negative|true|known|harmful"
    r"|serious] side effects|mount a rejection|go wrong|irritate|be in jeopardy)}(?: (?!and\b|or\b|but\b|if\b|when\b)[\w-]+){0,2}",
    r"{!(nothing to (fear|lose|worry about)|no danger|never in jeopardy|in no danger|nothing (that can|can) go wrong|nothing (in it|in the bottle"
    r"|about it) (can|could|will|that can|that could) (hurt|harm)|poses no (threat|risk|danger)|no one gets hurt|nobody gets hurt|no reports of"
    r"|impossible to (overdose|harm|hurt)|side effects: none|never been a [reported] case)}(?: (?:that )?(?:can|could|to|of|hurt|harm|you|your|by"
    r"|a) ?(?:\w+ ?){0,3})?(?<! )",
    r"{!(you will [not] feel (no|any|nothing)|you will not feel|you'll feel (no|nothing)|you won't feel|you feel (no|nothing)|patients feel (no"
    r"|nothing))} (?:\w+ )?{(pain|discomfort|a thing|anything|pain or discomfort|a bit)}(?: (?:whatsoever|at all))?",
    r"{(treatment|procedure|injection+|it|laser|needles|peel|session+|test|process|therapy|surgery)} {!(doesn't hurt|does not hurt|don't hurt"
    r"|do not hurt|won't hurt|will not hurt|is never painful)}(?: (?:a bit|at all|one bit))?(?! (?:to|when|if|unless|you|your))",
    r"{!(is risk-free|are risk-free|is risk free|never rejected|are never rejected)}(?= |[.,;!]|$)(?! (?:trial|to try|for \w+ days))",
    r"{there} {(is|are)} {!nothing} {(in it|in them|in the (bottle|cream|jar|pill|box)|that could|that can|dangerous|harmful"
    r"|risky)}(?: (?:that )?(?:could|can|will)? ?(?:hurt|harm) (?:you|your \w+))?",
)
#: Pain that is said not to exist.
painless = pattern(
    r"{!(painless|painlessly|pain-free|pain free|ouchless|needle-free and painless)} (?:(?:and|,) [\w-]+ )?(?:(?!for|in|at|when"
    r"|lumps?\b)[\w-]+ )?{(procedure+|treatment+|injection+|session+|delivery|dentistry|experience|process|surgery|extraction+|removal|root canal+"
    r"|test+|scan+|therapy|fillings|measurement|hair removal|visit+|labour|labor|method|way|solution|technique|implant+|exam|needles|correction"
    r"|tattoo removal|laser|microneedling|birth|suction|relief|recovery)}",
    r"{!(painlessly)} {(remove~|extract~|treat~|lift~|clear~|correct~|straighten~|eliminate~)}(?: (?!and\b|or\b)[\w-]+)?",
    r"{(is|are|was|were|be|feels|it's|completely|totally|really|so|almost entirely|quick|how|entirely|visit|process|procedure|treatment|gentle and"
    r"|quick and|fast and|simple and|safe and|both|virtually|needles are)} (?:(?!not\b|usually\b|often\b|generally\b|mostly\b|nearly\b|always\b"
    r"|relatively\b|typically\b|fairly\b|almost\b|minimally\b|some\b)\w+ )?(?P<span>{!(painless|harmless|non-toxic|nontoxic|hypoallergenic"
    r"|non-addictive|non-habit-forming|non-oncogenic)})",
    r"{(visit|session+|procedure|treatment+|therapy|test|injection+|injections|appointment|removal|dentistry|whole thing|process|laser|extraction"
    r"|it)} {(is|are|was)} (?:\w+ly )?(?P<span>{!(pain-free|pain free)})",
    r"(?:^|[,.!] ?|\b(?:and|gentle|quick|fast|easy|safe) )(?P<span>{!(painless|harmless)})(?=[,.!]| and |$)",
)
#: Safety that is said to have no limit.
_SAFE_WORD = "(safe|harmless|painless|non-toxic|nontoxic|risk-free|natural and safe|non toxic|secure|gentle|protected|non-invasive and safe)"
safe = pattern(
    r"{!very safe}(?: (?:and|&) [\w-]+| form of [\w-]+)?",
    rf"{{!(completely|totally|perfectly|100%|entirely|absolutely|fully|utterly|inherently|extremely|incredibly|always|remarkably|exceptionally"
    rf"|proven|naturally|intrinsically|100 percent|amazingly)}} {{{_SAFE_WORD}}}(?: (?:and|&) [\w-]+| for [\w-]+| form of [\w-]+)?",
    r"{!(safe and [highly|very|clinically] effective|safe, effective|safe & effective|safely and effectively|effective and safe|safe and natural"
    r"|safe and gentle|natural and safe|gentle and safe|gentle and harmless|safe and painless|safe and reliable|safe and proven|safe, natural"
    r"|safe, gentle|safe, painless|safe, simple|safe, fast|safe yet effective|effective, safe|effective & safe|natural, safe|fast, safe"
    r"|safely and naturally|safely, effectively|safe, non-invasive"
    r"|safe, comfortable|safe, proven|safe and non-invasive|safe and easy|safe, quick|safe, reliable|safe, drug-free|non-toxic and safe"
    r"|safe and non-toxic|safe, pain-free|safe and sound)}(?:(?:,? and|,|,? or) (?!even\b|even|but|which|with)[\w-]+)?(?: (?!and\b|or\b|for\b|in\b"
    r"|of\b|to\b|is\b|are\b|with\b|even\b|when\b|at\b)[\w-]+){0,2}",
    r"{!safe} {(for (everyone|anyone|all|children and|pregnant|long-term|daily use|all ages|all skin|the whole family|kids|babies|life|every"
    r"|use during pregnancy|expectant|cosmetic use|any age|all hair)|to (take|use) with any|at any age|even (for|in|during)|with (any|every"
    r"|all) (medicine|medication|drug|other)|in pregnancy)}(?: (?:skin|hair|types?|tones?|use|mothers|women|medicines?|medication|babies|children"
    r"|pregnancy|of \w+|age|ages))*",
    r"{!(so it's safe|and therefore safe|therefore safe|so it is safe|hence safe|which means it's safe|which makes it safe|and so safe"
    r"|natural so safe|natural, so safe|it's natural so)}(?: [\w ]{0,30})?(?<! )",
    r"{!(the safe way|the safe choice|the safe answer|a safe complementary|a safe (therapy|treatment|alternative|solution|form of|method|medicine"
    r"|remedy))}(?: (?!and\b|or\b|for\b|is\b|are\b|with\b|in\b)[\w-]+){0,2}",
    r"(?:^|[,.!] ?|\b(?:it|this|that|they|therapy|treatment|acupuncture|lasik|procedure|which|surgery|laser|homeopathy|cbd|medicine|treatments"
    r"|therapies|products|injections|methods|remedies|herbs|procedures|implants|supplements|cells) )(?P<span>{!(is safe|are safe)}(?:,? (?:and|quick"
    r"|fast|simple|natural|easy|effective|gentle|non-invasive|painless)(?: [\w-]+){0,2})?)(?=[,.;!]|$| and\b)(?!,? (?:and|or|but) (?:whether|how))",
    r"{!(safely)} {(take (it|them)|use (it|them)|handle|remove~|treat~|cure~|heal~|eliminate~|wear it)}(?: (?!and\b|or\b|with your\b|if\b|with (?:a"
    r"|food))[\w-]+){0,3}",
    r"{!(safe)} {(natural|herbal|drug-free|chemical-free|homeopathic|organic) (therapy|remedy|relief|treatment|healing|solution|alternative|option|medicine)}",
)
#: Life that goes on as if nothing had been done.
no_downtime = pattern(
    r"{!(requires no|require no|needs no|with no|there is no|there's no|no need for|involves no)} {(recovery|downtime|down time|anesthesia"
    r"|recovery time|healing time|hospital stay|bed rest|aftercare|recuperation)}(?: (?:required|needed|time|or downtime))?",
    r"{!(no|zero) (recovery (time|period)|downtime|down-time|time off work|time off|interruption)}(?: (?:needed|required|necessary|whatsoever|to your \w+))?",
    r"{!(resume~|return~ to|go~ [straight] back to|get~ [straight] back to|straight back to|be back (at|to)|walk straight back to)} (?:(?:your|all"
    r"|their|normal|regular|daily|everyday|usual|the) )*{(activities|routine+|life|job|work|day|exercise|lifestyle|your desk)}(?: (?:immediately"
    r"|right away|straight away|right after|the same (?:day|afternoon|evening)|straight after|at once|that afternoon|within minutes|directly))",
    r"{!back (to|at)} (?:your )?(?:work|normal|school|the gym|your desk|daily life|life) {(the same day|the same afternoon|immediately|right away"
    r"|straight away|the next morning|within the hour|that afternoon)}",
    r"{!(go straight back to|straight back to|right back to|walk straight back into)} (?:your |the )?(?:work|job|desk|office|daily \w+|normal \w+)",
    r"{(straight after|immediately after|right after)} (?:the |your )?{(treatment|procedure|session)} {!(you can|patients can)} (?:go|return|get"
    r"|drive|resume)(?: (?!and\b|or\b)[\w'-]+){1,5}",
    r"{(children|patients|you)} {!(return to normal activities immediately|can return to normal activities immediately)}",
)
#: Scores, conditions, honest findings and words that only look alike.
_PLAIN = regex(
    r"\b(?:at no (?:extra )?(?:cost|risk)|no[- ]obligation|no risk (?:to your|and no obligation)|risk[- ]free (?:trial|consultation|purchase"
    r"|guarantee|order|money|look)|safe (?:and effective )?(?:manner|driving|environment|space|place|distance|levels?)|first,? do no harm|(?:safe"
    r"|safety) and effectiveness|(?:whether|if|(?:show|prove|find|believe|ensure|confirm|conclude)\w* that|how|determine|ensure|evidence that|tested|checked|verify)\b[\w ,]{0,40}safe and effective"
    r"|(?:evaluated|shown|proven|found|known|considered|deemed|established|demonstrated|determined|recogni[sz]ed|prove|review\w*|assess\w*|judge\w*"
    r"|believed|cleared|approved|authori[sz]ed)\b (?:\w+ ){0,5}(?:safe(?: and effective)?|effective, safe)"
    r"|(?:determine|decide|whether|if|sure) [\w ]{0,40}(?:is|are) safe|safe (?:treatment |home )?environment|(?:minimal|little) to no \w+"
    r"|no (?:known )?(?:risk factors?|pain relief|pain levels?)|risk of bias|painless (?:lumps?|swelling|nodules?|sores?|mass|ulcer|bump|jaundice"
    r"|hematuria|enlargement|growths?|vision loss|red|and (?:red|firm|hard|slow))|soft, painless|harmless (?:bacteria|growth|condition|lump|virus"
    r"|spots?|moles?|substances?|pollen)|most (?:\w+ )?(?:is|are) (?:harmless|painless)"
    r"|(?:usually|often|mostly|generally|typically|relatively|largely|normally|fairly|nearly always|almost always) (?:painless|harmless|pain-free"
    r"|safe)|pain(?:less|-free) (?:days?|range|interval|movement|arc)|no pain,? no gain|not (?:be )?(?:completely|entirely|totally|always|perfectly"
    r"|fully|100%|without)|(?:0|zero|score|scale|10|rate\w*|level)\b[^.;]{0,25}\bno pain\b|\bno pain\b[^.;]{0,15}\b(?:10|scale|score)"
    r"|\b(?:if|when|until|once|unless|even|despite|although|for years) (?:\w+ ){0,4}(?:no|without(?: causing)?) (?:any )?(?:pain|discomfort|swelling"
    r"|symptoms|injury)|(?:walk|walking|move|bend|stand|run|jog|hop|squat|lift|jump) (?:\w+ ){0,3}without (?:any )?(?:pain|discomfort)|(?:found"
    r"|showed|reported|there (?:was|were)|had|with|and|minimal to) (?:\w+ )?no (?:significant |serious |clear )?(?:difference"
    r"|adverse events? (?:were|in|occurred|was)|serious adverse|discomfort to)"
    r"|\bno (?:injury|risk|danger|harm|pain|complication)s? (?:or \w+ )?(?:is|are|was|were|can|has) (?:cured|treated|known to|ever)"
    r"|heals? without (?:a )?scar\w*|(?:patients|people|women|men|those|cases|volunteers) with no|\bno (?:pain|discomfort|swelling) (?:at rest|on "
    r"|during|when|in the|at night|to (?:the )?touch)|\b(?:he|she|they|patient|who) had no|feel[\w ,]*(?:pain|anything"
    r"|nothing)[^.;]*(?:an[a]?esthe\w+|numb\w*|asleep|sedat\w+)|(?:asleep|numb\w*|an[a]?esthe\w+|sedat\w+)[^.;]*\bfeel[\w ]*(?:pain|anything"
    r"|nothing)|falls without|animal data|no (?:toxicity|adverse)[^.;]{0,30}(?:studies|data|literature)|no complications (?:occurred|were|so far)"
    r"|(?:moles?|lumps?|cysts?|polyps?|bites?|spots?|floaters|murmurs?|types?|cancers?|tumou?rs?|nodules?) (?:\w+ )?(?:is|are) (?:\w+ )?(?:painless"
    r"|harmless)|no downtime (?:days|reports?)|side effects (?:are|were) (?:rare|mild))",
    re.I,
)
_CONDITIONAL = regex(r"\b(?:if|when|once|until|unless|provided|as long as) (?:you|your|the|it|there|he|she|they)\b[^,;]*$", re.I)


@rule(
    code="EFF105",
    severity="error",
    message="‘{span}’ says that there is no risk, no pain or no limit to safety.",
    advice="Name what can happen and how often: ‘side effects are rare and include …’, ‘most patients feel little pain’.",
    sources=(
        law("Directive 2001/83/EC art. 90"),
        law("FTC Health Products Compliance Guidance 2022"),
        law("21 CFR 202.1"),
        law("CAP Code 3.7"),
        law("TGA Code 2021"),
    ),
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
    rests = list(no_downtime(doc))
    for span in outermost(bare_claims([*no_harm(doc), *painless(doc), *safe(doc), *rests])):
        if not is_plain(span, _PLAIN) and not _is_conditional(span):
            yield Flag(span, _REST_NOTE if any(span.start == rest.start for rest in rests) else None)


_REST_NOTE = "Give the range: ‘most people are back at work within one to three days; bruising can last two weeks’."


def _is_conditional(span: Span) -> bool:
    """Does the span only name a condition: `if you have no pain, you may walk`?"""
    whole = sentence(span)
    return bool(_CONDITIONAL.search(whole.text[: span.start_char - whole.start_char]))
