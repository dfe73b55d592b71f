"""EFF108 weight-loss-claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_asserted, is_cited, is_hedged, pattern, regex, rule, sentence
from puffery_rules.efficacy.claims import outermost
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_NUMBER = r"(?:\d{1,3}(?:[.,]\d)?(?:\s?(?:-|–|to)\s?\d{1,3})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|thirty-five|forty|fifty|several)\+?(?: to \w+)?(?: or more)?"
_AMOUNT = rf"(?:(?:up to|as much as|over|more than|at least|around|about|an average of|an extra|an amazing|nearly|almost|anything from|a whole|another) )*{_NUMBER}"
_UNIT = "(lb+|lbs|pound+|kilo+|kg|kgs|kilogram+|stone|inch|inches|cm|dress size+|jean size+|clothing sizes|trouser sizes|sizes|% of your body weight|% of your weight|percent of your body weight|pounds of fat)"
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|sixteen|twenty|thirty|sixty|ninety|first|a)"
_TIME = (
    r"(?:(?:in|within|over|during|by|after|every|each|per|a|this|of) )(?:(?:just|only|the|your|as little as|less than|under|first|as few as|next"
    r"|about|a matter of) )*"
    rf"(?:{_COUNT}(?:[- ](?:to[- ]\w+[- ])?))?(?:days?|weeks?|months?|hours?|minutes?|night|christmas|summer|easter|spring|weekend|treatment|session"
    r"|your wedding)\b"
)
#: An amount in a time.
promised_losses = pattern(
    rf"{{!(lose|loses|losing|lost|drop|drops|dropped|dropping|shed|sheds|shedding|melt|melt off|melt away|melts|burn off|take off|took off|trim"
    rf"|slim down|slim|knock off|cut)}} (?:off )?(?:[\w'-]+ ){{0,2}}?{_AMOUNT}[ -]?{{{_UNIT}}}(?: of (?:\w+ )?(?:fat"
    rf"|weight))?(?: (?:[\w'-]+ ){{0,4}}?(?:{_TIME})|(?: ?/ ?| a | per | each | every | daily| weekly)(?:week|month|day|wk)?)",
    rf"{_AMOUNT}[ -]?{{!{_UNIT}}} (?:of (?:fat|weight) )?(?:[\w'-]+ ){{0,2}}?(?:gone|off|lost|lighter|slimmer|thinner|vanish\w*"
    rf"|melted?)\b(?: (?:[\w'-]+ ){{0,3}}?{_TIME})?",
    rf"{{!weight loss of}} {_AMOUNT}[ -]?(?:lbs?|pounds|kilos|kg|%) {_TIME}",
    r"{!(burn~|torch~|incinerate~|blast~)} (?:off )?(?:up to |over |more than |as many as )?\d{1,2},?\d00 {(calories|kcal)}(?: (?:of fat )?(?:(?:in"
    r"|every|each|per|a) )(?:(?:just|only|one|a|\w+) )?(?:day|hour|session|minutes?|night|class))?",
    r"\d{2,4} {!calories} burn(?:ed|t) (?:in|per) (?:\w+ )?(?:minutes?|session)",
)
_SLIM = (
    "(lose~ weight|lose~ inches|lose~ fat|lose~ pounds|lose~ the weight|lose~ [belly] fat|shed~ (weight|fat|pounds|inches|the weight)|drop~ (pounds"
    "|weight|inches)|burn~ fat|burns fat|melt~ fat|slim~ [down]|weight loss|fat loss|fat burning|get~ (slim|thin|lean|skinny)|weight drop|weight off"
    "|weight comes off|weight falls off|pounds drop off|pounds fall off|pounds melt [away|off]|inches melt)"
)
_EFFORTLESS = (
    "(without [any] (diet|dieting|dieting or exercise|exercise|exercising|effort|changing|giving up|counting|cutting|change|going hungry|starving"
    "|sweating|trying|hunger|lifting|a diet|restrictive|stepping|leaving|a gym)|no (diet|exercise|dieting|gym|workouts|sweat)|no matter (what"
    "|how much) you eat|while you sleep|while sleeping|while you watch|in your sleep"
    "|eating whatever|eat whatever you|effortlessly|while eating|and still eat|even if you eat|even when you stop|even while you|while you rest"
    "|as you sleep|doing nothing|even as you|just by wearing|by wearing|by rubbing)"
)
#: Without effort, whatever is eaten.
effortless = pattern(
    rf"{{!{_SLIM}}}(?:,? (?!not\b)[\w'-]+){{0,5}}?,? {{{_EFFORTLESS}}}(?: (?!and\b|or\b)[\w'-]+){{0,3}}(?: or \w+)?",
    rf"{{!(eat (anything|whatever|all|what|as much as) you (want|like|love|please|fancy)|eat anything|eat everything|eat as much as you"
    r"|eat all the foods|have whatever you fancy|no matter what you eat|no matter how much you eat|without changing (your diet|what you eat"
    rf"|a thing)|even (when|while) you sleep|while you sleep)}}(?:,? (?!not\b)[\w'-]+){{0,5}}?,? {{({_SLIM}|weight|pounds|inches|slim|stay slim"
    rf"|stay lean|stay thin|get slim)}}(?: (?!and\b)[\w'-]+){{0,2}}",
    r"{!(no diet[s], no (exercise|gym|workouts|sweat|hunger)|no dieting, no (exercise|gym|workouts|sweat)|no diet and no (exercise|gym)"
    r"|no diet or exercise|no exercise, no diet|no counting, no gym|no gym required|no gym, no|no gym and no)}(?: \w+)?",
    r"{!(eat what you love|eat anything you (like|want)|eat whatever you (like|want))}(?=[.,;!]|$| and )(?: and (?:still )?(?:lose|drop|slim"
    r"|see)(?: [\w']+){0,3})?",
    r"{!(effortless|automatic|guaranteed|overnight|instant|explosive|extreme|easy)} {(weight loss|fat loss|slimming|fat burning|weight-loss|fat reduction)}",
)
#: Blocks fat, melts fat, by wearing or rubbing.
mechanisms = pattern(
    r"{!(block~|stop~|prevent~|neutralize~|neutralise~|trap~|bind~|flush~ out|soak~ up|switch~ off)} (?:(?!blood|heart)[\w'-]+ ){0,4}?{(absorption"
    r"|absorbing|carbs|carbohydrate+|calorie+|starch|dietary fat|fat)} ?(?:(?:of|from|being|before|absorb\w*|calories|fat|carbs|enter\w*|digest\w*"
    r"|you eat|stor\w*|it can|become\w*)\b ?(?:[\w']+ ?){0,3})?(?<! )",
    r"{!(fat blocker+|carb blocker+|fat-blocking|carb-blocking|fat magnet|fat trapper|starch blocker+|calorie blocker+|fat-melting|fat melting"
    r"|fat-dissolving|fat-burning (pill+|cream|patch|formula|belt|tea|furnace|machine|gummies|drops|wrap)|fat burning (pill+|cream|patch|formula"
    r"|belt|tea|furnace|machine|gummies|drops))}",
    r"{!(wear~|patch|rub~|apply|belt|earring+|insole+|bracelet|cream|lotion|gel|wrap|body wrap|put on|strap~|balm"
    r"|girdle)} (?:[\w'-]+,? ){0,8}?{(lose weight|weight loss|burn~ fat|melt~ fat|melt~ the fat|slim~|lose inches|shed pounds|fat loss|fat away"
    r"|fat melt [away]|shrink~ fat|drop pounds|pounds away|inches and pounds|burn~ belly fat|melt~ the pounds|pounds melt|inches off|inches vanish"
    r"|burns belly)}(?: away)?",
    r"{!(melt~|blast~|torch~|incinerate~|dissolve~|zap~|shrink~|burn~|vaporize~)} (?:away |off |through )?(?:your |stubborn |belly |excess "
    r"|unwanted |that |the |abdominal |visceral |hard-to-lose )+{(fat|flab|cellulite|love handles|muffin top|pounds|weight)}(?: (?:away|off|fast"
    r"|while|cells)(?: you (?:\w+ ){0,2}\w+)?)?",
    r"{!flush~} (?:\w+ ){0,2}?{(fat|fats|calories|pounds)} (?:out|away|from|right)(?: of)?(?: (?!and\b)\w+){0,2}",
    r"{!(melt~)} {(fat|pounds|inches)} (?:away |off )?(?:while|as|overnight|fast|without|like)(?: [\w']+){0,3}",
    r"{!(pounds|inches|fat|weight)} {(will|just|simply|literally|practically)} (?:just |simply |literally )?(?:melt|fall|drop|fly|slide)s? {(away|off)}",
    r"{!(boost~ metabolism|ramp~ up your metabolism|turn~ your body into)} (?:(?:and|a|to) )?(?:burns? fat|fat-burning|melts? fat)(?: [\w-]+)?",
)
#: For everyone, for good.
for_all = pattern(
    r"{!(everyone|everybody|all users|all our clients|every woman|every user|every client|anyone)} (?:who \w+ (?:\w+ )?)?(?:can "
    r"|will )?{(lose~ weight|loses weight|slim~|lost weight|loses|drops)}(?: (?:on|with) (?:\w+ ?){1,2})?(?<! )",
    r"{!(keep~ it off|keep~ the weight off|keep~ the pounds off|keep~ off the weight|weight (stays|will stay) off|pounds (stay|will stay) off"
    r"|stays off|stay off|never regain~|gone for good|weight for good)} ?(?:(?:forever|for good|permanently|for life|even when you stop"
    r"|even after you stop|even if you stop)|(?<=never regain) (?:it|the weight|a pound))",
    r"{!(never diet again|permanent weight loss|lasting weight loss|lose~ weight (permanently|for good|forever)|last diet you will ever"
    r"|last diet you'll ever|when you stop, the pounds stay off|say goodbye to dieting)}(?: need)?",
)
#: A trial, a symptom, a warning or advice: no promise.
_CAREFUL = regex(
    r"\b(?:trials?|study|studies|placebo|surmount|step \d|participants?|randomi[sz]ed|on average in|mean (?:loss|weight)|gut check|ftc|never true"
    r"|tell your (?:doctor|gp|nurse)|without (?:trying|meaning)|unexplained|unintentional\w*|diagnos\w+|checked by|aim (?:to|for)|goal|babies"
    r"|newborns?|bariatric|gastric sleeve|gastric bypass|see (?:a|your) (?:doctor|gp)|dehydrat\w+|fluid|birth weight|how (?:many|much)"
    r"|(?:sensible|safe|healthy|realistic|steady|gradual|reasonable) (?:\w+ )?(?:aim|rate|pace|goal|target|amount|weight loss)|want to lose"
    r"|slow work|no (?:pill|drug|diet|food|cream|tea|product) (?:melts?|can|will|burns?|makes?|blocks?|works?)|not safe|unsafe|dangerous"
    r"|crash diets?|fad diets?)\b", re.I,
)


@rule(
    code="EFF108",
    severity="error",
    message="‘{span}’ is a weight-loss claim that is never true, or promises an amount in a time.",
    advice="Give the mean loss and its range from a trial, with diet and exercise named: ‘may support weight management with diet and exercise’.",
    sources=(
        law("FTC Gut Check"),
        law("15 USC 52"),
        law("CAP Code 13"),
        law("Regulation (EC) 1924/2006 art. 12"),
        law("TGA Code 2021"),
    ),
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
    amounts = list(promised_losses(doc))
    for span in outermost([*amounts, *effortless(doc), *mechanisms(doc), *for_all(doc)]):
        if _is_promise(span):
            yield Flag(span, _AMOUNT_NOTE if any(span.start == amount.start for amount in amounts) else None)


_AMOUNT_NOTE = "An amount in a time is a promise: give the mean and the range of a trial, its length, and the diet that went with it."


def _is_promise(span: Span) -> bool:
    return is_asserted(span) and not is_hedged(span) and not is_cited(span, "sentence") and not _CAREFUL.search(sentence(span).text)
