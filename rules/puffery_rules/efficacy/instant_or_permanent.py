"""EFF104 instant-or-permanent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, pattern, rule, sentence
from puffery_rules.efficacy.claims import bare_claims
from puffery_rules.sources import law
from puffery_rules.words import BENEFIT, COMPLAINT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_GAIN = (
    "(relief|result+|improvement+|effect+|benefit+|change+|difference|recovery|healing|cure|success|solution+|fix|remedy|transformation+|correction|rejuvenation|comfort|weight loss|hair|hair growth|density"
    "|teeth|smile+|tooth replacement|removal|vision|freedom|wellness|health|confidence|energy|replacement|answer|protection|impact|volume|lift|glow|beauty|pain relief|outcome+|remission|straight teeth|whiter teeth|whitening|hydration)"
)
_DO = (
    "(relieve~|reduce~|ease~|stop~|eliminate~|improve~|cure~|heal~|feel~|see~|notice~|look~|work~|resolve~|restore~|boost~|lift~|remove~|clear~|melt~|vanish~|disappear~|return~|back|better|younger|smoother|brighter|whiter|relaxed|plump~|erase~|fix~|transform~|go~ away|calm~|recover~|address~|rejuvenate~|hydrate~|return~ to|resume~|get~ back|lose~|soothe~|numb~|tighten~|fade~)"
)
speeds = pattern(
    rf"{{!(instant|immediate|instantaneous|overnight|same-day|on-the-spot|lightning-fast|rapid|near-instant|almost instant|almost immediate|immediately visible|instantly visible)}} (?:and )?(?:[\w-]+,? ){{0,2}}?{{{_GAIN}}}",
    rf"{{{_DO}}} (?:[\w'-]+ ){{0,5}}?{{!(immediately|instantly|overnight|instantaneously|right away|straight away|at once|on the spot|in no time|in seconds|within seconds|in minutes|within minutes|in just minutes|in just hours|within hours|in a matter of (minutes|hours|days|seconds)|from day one|from the first (day|dose|session|visit|treatment|use)|the very same day|the same day|straight after treatment|right after the treatment|in a flash|as soon as the next day|stone cold|cold)}}",
    rf"{{!(instantly|immediately|instantaneously|right away|in minutes|within minutes|in seconds|overnight|in just minutes|in just hours|within hours|from day one)}} (?:[\w-]+ly )?{{{_DO}}}",
    rf"{{!(in|within|after|with|from|following)}} (?:as little as )?(?:just |only |often just |even )?{{(one|a single|1|the first|one single|your first|the very first|that one|one or two|just one)}} (?:[\w-]+ ){{0,2}}?{{(session|visit|treatment|dose|application|injection|appointment|adjustment|use|infusion|drip|sitting|procedure|week|day|night|hour|capsule|sessions|visits|fit session)}}",
    r"{!(one|a single)} (?:\w+ )?{(session|visit|treatment|injection|dose|appointment)} {(can|is all|will|is enough|was enough|and|fixes|cures|resolves|ends|does|did)}(?: [\w'-]+){1,4}",
    rf"{{!(results?|relief|difference|improvement|pain|symptoms|smile|effects?|vision)}} (?:[\w']+ ){{0,3}}?{{(immediately|instantly|overnight|right away|straight away|at once|in minutes|within minutes|within hours|in days|in a day|in one day|in seconds)}}",
    r"{!(in|within) (24|48|72|twenty-four|forty-eight) hours}",
    rf"{{!(fast-acting|quick-acting|instant-acting)}} (?:[\w-]+ )?{{({_GAIN}|formula|pain relief)}}",
)
durations = pattern(
    rf"{{!(permanent|permanently|everlasting|lasting|long-lasting|long-term|longer-lasting|life-long|lifelong|lifetime|enduring|durable|never-ending|sustained|long lasting)}},? (?:(?:and|or|next to|natural|visible|effective|noticeable|meaningful|real|smooth|strong|dramatic|positive|allergy|pain|safe|healthy|beautiful|dental|youthful|natural-looking|undetectable|clear|complete|symptom),? ){{0,3}}{{{_GAIN}}}",
    rf"{{({_GAIN}|{_DO}|it|cure~|eliminate~|stop~|end~|grow~|results|stay~|remain~|last~|solve~|smiling|free|gone|away)}} (?:[\w',-]+ ){{0,5}}?{{!(permanently|for good|forever|once and for all|for life|for a lifetime|for ever|for years to come|for decades|a lifetime|for the rest of your life|for many years|for many many years|indefinitely|for keeps|for the long term|for months or years|all day and all night)}}",
    rf"{{({_GAIN}|solution|a change|improvement of \w+|fix|results)}} {{!(that lasts|that last|that stays?|that stays with you|that never (fade~|end~|wear~ off)|that endure~|that won't fade|that stick|are permanent|is permanent|lasts a lifetime|last a lifetime|that hold)}}",
    rf"{{!(permanently|forever)}} (?:[\w-]+ly )?{{({_DO}|remove~|straighten~|end~|reverse~|correct~|reshape~|destroy~|solve~|free|gone|lost|reduce~|treat~|whiter)}}",
    r"{!(never|won't|will not|doesn't|does not|will never|ever)} (?:\w+ )?{(return~|come~ back|comes back|reoccur~|recur~|relapse~|regain~|grow back)}(?: again)?",
    r"{!(lifetime|lifelong|decades of|years of) (permanence|relief|results|reliable performance|smiles|freedom|comfort|pain-free|cure|solution|benefits)}",
    rf"{{!(prevent~|stop~|block~)}} (?:\w+ )?{{(future|any further|all further|further)}} {{(regrowth|recurrence|attacks|episodes|damage|outbreaks|relapse~|pain|flare-ups|decay|breakouts|hair loss)}}",
    r"{!(pain|weight|symptoms|wrinkles|hair|it|acne|headaches)} {(gone|stays off|stays gone|stay away|away|stays away|off)} {(for good|forever|for life)}",
    r"{!(hair|they|it|follicles|results|new hair|implants|grafts|smile)} (?:[\w]+ ){0,4}?{(grow|growing|last|lasts|lasting|continue|function)} (?:\w+ ){0,2}?{(for a lifetime|for life|a lifetime|forever|for decades|indefinitely)}",
)
_NOT_A_CLAIM = re.compile(
    r"permanent(?:ly)? (?:hair reduction|damage|disab\w+|loss|hearing loss|vision loss|scar\w*|injur\w+|teeth (?:erupt|come|emerge|begin)|tooth (?:erupt|comes)|disfigur\w+|nerve|change|makeup|resident|address|discolou?ration|effects?|visual|blindness|paralysis|harm|side)"
    r"|long-(?:term|lasting) (?:effects? (?:of|are not|is not|on)|side effects?|health (?:problems|conditions|risks|consequences)|harm|damage|care|use|safety|follow|conditions?|complications?|stud(?:y|ies)|data|disabilit\w+|opioid|steroid|impact)"
    r"|(?:immediate|instant|emergency) (?:medical|emergency|attention|care|help|danger|postoperative|family)|immediately (?:call|contact|see (?:a|your) (?:doctor|gp|dentist)|seek|stop|tell|if|discontinue|go to)|(?:call|contact|seek|stop|report|tell|consult|see|notify|get medical)[\w' ]* (?:immediately|right away|at once|straight away)"
    r"|(?:do not|don't|should not|must not|never) [\w ]*immediately|before (?:your|the) (?:first|next)|(?:within|in) (?:24|48|72) hours (?:of|before|after|prior)|(?:reply|respond|get back|contact|call you|response)[\w ,]*|return for|follow-up|refund|effects? (?:are|is) not permanent|(?:not|isn't|aren't) permanent",
    re.I,
)


@rule(
    code="EFF104",
    severity="warning",
    message="‘{span}’ claims an instant or a permanent result as a fact.",
    advice="Give the range that was observed: ‘in the study, relief began after two to six weeks and lasted about six months’.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("15 USC 52"), law("CAP Code 3.7")),
    bad=(
        "You get <<instant relief>>.",
        "It <<ends snoring for good>>.",
        "We offer <<lasting results>>.",
    ),
    good=(
        "Most people are back at work within three to five days.",
        "The laser is cleared for permanent hair reduction.",
        "The relief may be long-lasting.",
        "Untreated, the condition can cause permanent damage.",
        "Call a doctor immediately if the wound bleeds.",
    ),
)
def instant_or_permanent(doc: Doc) -> Iterator[Flag]:
    """A result at once, after one session, or for ever.

    How soon a treatment works and how long it lasts differs from patient to patient; stated as a fact, both need evidence of
    their own, and ‘permanent’ needs a follow-up that hardly any treatment has.
    """
    for span in bare_claims([*speeds(doc), *durations(doc)]):
        if not _is_harmless(span):
            yield Flag(span)


def _is_harmless(span: Span) -> bool:
    return any(match.start() < span.end_char - base and span.start_char - base < match.end() for base, match in _matches(span))


def _matches(span: Span) -> Iterator[tuple[int, re.Match[str]]]:
    whole = sentence(span)
    return ((whole.start_char, match) for match in _NOT_A_CLAIM.finditer(whole.text))
