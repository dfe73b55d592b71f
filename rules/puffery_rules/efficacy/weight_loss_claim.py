"""EFF108 weight-loss-claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_asserted, is_cited, is_hedged, pattern, rule, sentence
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AMOUNT = r"(?:(?:up to|as much as|over|more than|at least|around|about|an average of|an extra|an amazing|nearly|almost) )?(?:\d{1,3}(?:[.,]\d)?(?:\s?(?:-|–|to)\s?\d{1,3})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)\+?(?: to (?:\w+))?(?: or more)?"
_UNIT = "(lb+|lbs|pound+|kilo+|kg|kgs|kilogram+|stone|inches|inch|dress size+|size+|dress sizes|clothing sizes|jean sizes|% of (your|their) body weight|percent of (your|their) body weight)"
_TIME = r"(?:(?:in|within|over|during|by|after|every|each|per|a|this|of) )(?:(?:just|only|the|your|as little as|less than|under|first|as few as|next|about) )*(?:(?:\d{1,3}|one|two|three|four|five|six|seven|eight|ten|twelve|thirty|first|a)(?:[- ]to[- ]\w+)?[- ])?(?:days?|weeks?|months?|hours?|week|month|day|night|christmas|summer|overnight|treatment|session)"
promised_losses = pattern(
    rf"{{!(lose|loses|lost|losing|drop|drops|dropped|dropping|shed|sheds|shedding|melt off|melt away|melts|burn off|burn|take off|took off|trim|slim down by|down)}} (?:[\w'-]+ ){{0,2}}?{_AMOUNT}[ -]?{{{_UNIT}}}(?: (?:[\w'-]+ ){{0,4}}?(?:{_TIME})|(?:/| a | per | each | every )(?:week|month|day|wk))",
    rf"{_AMOUNT}[ -]?{{!{_UNIT}}} (?:[\w'-]+ ){{0,3}}?(?:gone|off|lost|lighter|down|slimmer|thinner|vanish\w*|melted?)(?: (?:[\w'-]+ ){{0,3}}?{_TIME})?",
    rf"{{!weight loss of}} {_AMOUNT}[ -]?(?:lbs?|pounds|kilos|kg|%)(?: {_TIME})",
    rf"(?:[\w-]+ )?{{!(pounds|inches|fat|weight)}} (?:will |just |simply |literally )*{{(melt~ (away|off)|fall~ off|drop~ off|disappear~|vanish~|fly off|shed~ itself)}}",
)
never_true = pattern(
    r"{!(lose~|shed~|drop~|burn~|melt~|slim~|weight loss|fat loss|fat burning|get~ (slim|thin|lean)|thinner)} (?:[\w'-]+ ){0,6}?{(without (diet|dieting|exercise|exercising|effort|changing|giving up|counting|cutting|any (diet|exercise|change|effort)|a diet|going hungry|starving|restrictive|sweating|trying|hunger|surgery or)|no diet|no exercise|no dieting|no matter what you eat|no matter how much you eat|while you sleep|while sleeping|in your sleep|eating whatever|eat whatever you|effortlessly|while eating|and still eat|and keep it off (forever|for good|for life)|even if you eat|even when you stop)}(?: [\w'-]+){0,5}",
    r"{!(eat (anything|whatever|all) you (want|like)|eat as much as you|eat what you (want|like)|eat all the foods|without dieting|without diet or exercise|no diet or exercise|no diet, no exercise|without lifting a finger|no gym|no sweat|without starving)} ?(?:[^.;!?]{0,60}?)(?:lose|losing|slim|weight|pounds|fat|burn|thin|shed|$)",
    r"{!(block~|stop~|prevent~|neutralize~|trap~|bind~|absorb~|flush~ out)} (?:[\w'-]+ ){0,5}?{(absorption|fat|carbs|carbohydrate+|calorie+|starch|sugar)} (?:[\w'-]+ ){0,4}?(?:from|being|before|absorb\w*|calories|fat|enter\w*|digest\w*|you eat|stor\w*)",
    r"{!(fat blocker+|carb blocker+|fat-blocking|carb-blocking|fat magnet|fat trapper|starch blocker+|calorie blocker+|fat-melting|fat melting|fat-dissolving|fat burner+|fat-burning (pill+|cream|patch|formula|belt|tea|furnace|machine))}",
    r"{!(wear~|wearing|patch|rub|rubbing|apply|apply~|belt|earring+|insole+|ring|bracelet|cream|lotion|gel|wrap|body wrap|put on)} (?:[\w'-]+,? ){0,8}?{(lose weight|weight loss|burn~ fat|melt~ fat|slim~|lose inches|shed pounds|fat loss|melt~ away|fat away|shrink~ fat|fat cells|drop pounds|burns fat|the fat)}",
    r"{!(everyone|everybody|all users|all women|anyone|every user|works for everyone|all our clients|every woman)} (?:[\w'-]+ ){0,4}?{(lose~ weight|loses weight|slim~|lost weight|lose~|drops)}",
    r"{!(keep~ it off|keep~ the weight off|keep~ off the weight|weight (stays|will stay) off|never regain~|permanent weight loss|lasting weight loss|lose~ weight permanently|lose~ weight for good|never diet again|stays off|weight for good)}(?: (?:even|for|forever|permanently|when)[\w' ]*)?",
    r"{!(rapid|fast|effortless|instant|easy|automatic|guaranteed|extreme|dramatic|extraordinary|massive|overnight|explosive)} {(weight loss|fat loss|slimming|fat burning|weight-loss|fat reduction)}(?: [\w]+)?",
    r"{!(target~|spot-reduce~|spot reduce~|burn~|melt~|blast~|torch~|incinerate~|dissolve~|zap~|attack~)} (?:away |off )?(?:your |stubborn |belly |excess |unwanted |body |that |the |abdominal |visceral )*{(fat|belly fat|body fat|flab|cellulite|love handles|muffin top|pounds)}(?: (?:away|off|fast|cells))?",
)
_STUDIED = re.compile(r"\b(?:trial|study|studies|placebo|surmount|step \d|participants?|randomi[sz]ed|clinical|on average|average|mean|gut check|ftc|never true|label)\b", re.I)


@rule(
    code="EFF108",
    severity="error",
    message="‘{span}’ is a weight-loss claim that is never true, or promises an amount in a time.",
    advice="Give the mean loss and its range from a trial, with diet and exercise named: ‘may support weight management with diet and exercise’.",
    sources=(law("FTC Gut Check"), law("15 USC 52"), law("CAP Code 13")),
    bad=(
        "<<Lose 30 pounds in 30 days>>.",
        "You <<lose weight without dieting>>.",
        "The capsule <<blocks the absorption of fat>>.",
    ),
    good=(
        "It may support weight management with diet and exercise.",
        "In the trial, participants lost 15 pounds in 12 weeks on average.",
        "No pill melts fat away.",
        "Weight loss is slow work.",
    ),
)
def weight_loss_claim(doc: Doc) -> Iterator[Flag]:
    """Weight-loss claims that the FTC calls never true, and amounts promised in a time.

    No product makes a person lose two pounds a week without diet or exercise, whatever is eaten, for ever, for everyone, or by
    being worn or rubbed in.  The FTC asks media not to run such claims at all.
    """
    for span in [*promised_losses(doc), *never_true(doc)]:
        if is_asserted(span) and not is_hedged(span) and not is_cited(span, "sentence") and not _STUDIED.search(sentence(span).text):
            yield Flag(span)
