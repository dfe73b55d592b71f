"""REG510 inducement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_question, is_reference, is_reported, pattern, regex, rule, sentence
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_TREATMENT = "(treatment+|session+|consultation+|procedure+|injection+|facial+|scan+|check-up+|whitening|peel+|appointment+|area+|syringe+|course+|package+|adjustment+|x-ray+|lip filler|implant+|massage+|assessment+|top-up+)"
inducements = pattern(
    # pressed for time or places
    r"\b(?:for a |a |our )?{!(limited-time|limited time|limited period|time-limited|one-day|flash|last-minute|early-bird|black friday|cyber monday|boxing day|mother's day|father's day|valentine's|christmas|new year|spring|summer|winter|autumn|end-of-year|launch|opening|pre-wedding|back-to-school|january)} (?:\w+ )?(?:offers?|deals?|sales?|specials?|discounts?|prices?|promotions?|only|bonus)",
    r"{!(only|just|last|final|remaining)} (?:\w+ )?(?:places?|spots?|slots?|appointments?|spaces|days|hours|seats) (?:left|remaining|available|to go|to claim|to book)|{!(places|spots|slots|spaces|spaces)} (?:are )?(?:limited|filling|going|running out|selling)(?: fast| up| quickly)?",
    r"{!(offer ends|offer expires|offer closes|sale ends|ends soon|ends tonight|ends sunday|ends friday|expires soon|book before|hurry|last chance|don't miss out|while stocks last|while places last|act now|act fast|today only|this week only|this month only|this weekend only|before it's gone|while supplies last|before prices rise|prices go up)}(?:[\w' ]{0,30}?(?=[.,;!]|$))?",
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}) {!(places|spots|slots|appointments)} (?:left|remaining|to go)\b",
    r"\b(?:sign up|book|join|order|enrol|register|start|pay) (?:[\w-]+ ){0,4}?{!(today|tonight|this week|this month|by midnight|before midnight|by sunday|by friday)},? and (?:[\w'-]+ ){1,7}?(?:is free|are free|free|for nothing|half price|off)\b",
    # friends and family brought along
    r"\b(?:tell|bring|give|send|tag|invite|introduce) (?:a|your|the|two|three|\d) {!(friend+|mate+|sister+|brother+|partner|mum|mother|colleague+|bestie|husband|wife|other half|family)}\b[^.!?\n]{0,50}?(?:free\b|save\b|off\b|discount|reward|credit|(?:£|€|\$)\d+)(?: (?:£|€|\$)\d+| (?:[\w-]+) (?=treatment|month|session|course)\w+)?",
    # money off, gifts, prizes
    r"\b(?:(?:save|get|take|enjoy|receive|claim|extra|up to) )*(?:£|€|\$|AU\$)?\d+(?:\.\d+)?(?:%| per cent| percent)? {!(off|discount|saving|savings|cashback)}(?: (?:your|all|any|every|our|on) (?:first |next |second )?[\w-]+)?",
    r"{!(half-price|half price|two-for-one|2-for-1|2 for 1|two for one|buy one get one|buy one, get one|bogof|bogo|3 for 2|three for two|buy two get|buy 2 get|buy three)}(?: (?:free|half price|one free|on \w+))?(?: [\w-]+)?",
    rf"{{!(free|complimentary|no-cost)}} (?:(?:first|bonus|extra|initial|follow-up|skin|botox|filler|spinal|dental|teeth|hearing|gift|second|one|trial|mini|add-on) ){{0,2}}{{{_TREATMENT}}}(?: (?:worth|with|when|for every|if you|on your) [\w£$€ ]{{1,30}})?",
    r"{!(refer a friend|refer-a-friend|bring a friend|recommend a friend|invite a friend|introduce a friend|tag a friend|referral bonus|referral reward+|loyalty points|loyalty card|loyalty scheme|loyalty programme|loyalty program|gift voucher+|gift card+|goody bag+|gift bag+|free gift+|free product+|bonus gift+|reward points|store credit)}(?: (?:for|scheme|when|with)(?: [\w£$€%']+){1,5})?",
    r"{(win|won|winner|prize|prizes|competition|giveaway|giveaways|raffle|lucky draw|prize draw|contest)}(?: (?:a|an|one|the|our|of|your) (?:[\w-]+ ){0,3}?{!(treatment|session|smile|makeover|facial|course|package|smile makeover|filler|botox|consultation|surgery|procedure|set|prize|voucher|transformation|breast augmentation|nose job)})",
    r"{!(enter our|enter to win|chance to win|prize draw|giveaway|lucky winner|free raffle)}(?: [\w-]+){0,3}",
    r"\bwas (?:£|€|\$)\d+(?:[.,]\d+)*,? {!now} (?:only |just )?(?:£|€|\$)\d+(?:[.,]\d+)*",
    r"{!(package deal+|bundle deal+|special offer+|exclusive offer+|introductory offer+|introductory price|unbeatable price+|discount code+|promo code+|voucher code+|discounted price+|promotional price+|new patient special|new patient offer|treat yourself|party package+|botox part(y|ies)|filler part(y|ies))}",
)
_PLAIN_PRICE = regex(r"\bfree (?:initial )?(?:parking|wi-?fi|delivery|nhs|of charge on the nhs|helpline)\b|\bno (?:discounts?|offers?|inducements?)\b|\bprice list\b|\bfree from\b|\b(?:pain|drug|medication|surgery|needle|risk|stress|scar|knife|hands|metal|latex)[- ]free\b|\bbring a friend (?:if|who|to (?:drive|take|support)|along (?:if|for support))", re.I)


@rule(
    code="REG510",
    severity="warning",
    message="‘{span}’ presses or lures readers into a medical treatment.",
    advice="Give plain prices; where a discount stands, state its terms with it and set no clock.",
    sources=(law("National Law s133"), law("CAP Code 12.1"), law("CAP Code 13"), law("TGA Code 2021")),
    jurisdictions=("uk", "au"),
    severities={"au": "error"},
    bad=(
        "<<Only 3 places left>> this week.",
        "<<Refer a friend>> and save.",
    ),
    good=(
        "A course of six sessions costs £300.",
        "We do not offer discounts on surgery.",
    ),
)
def inducement(doc: Doc) -> Iterator[Flag]:
    """Pressure or inducement to a medical treatment.

    Deadlines, gifts and prizes hurry a decision that needs thought.  Australia's National Law bars inducements without their terms
    and any encouragement of indiscriminate use; the United Kingdom's codes bar pressure and prizes for treatments.
    """
    for span in inducements(doc):
        if not (is_denied(span) or is_question(span) or is_reported(span) or is_reference(span) or _is_plain(span)):
            yield Flag(span)


def _is_plain(span: Span) -> bool:
    return bool(_PLAIN_PRICE.search(sentence(span).text))
