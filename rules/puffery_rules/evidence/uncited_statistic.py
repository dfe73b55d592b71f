"""EVD201 uncited-statistic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_cited, is_question, is_reference, is_reported, pattern, rule, sentence
from puffery_rules.sources import law
from puffery_rules.words import PATIENTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_NUM = r"(?:\d{1,3}(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_RANGE = rf"(?:{_NUM}\s?%?\s?(?:-|–|—|to|and)\s?)?{_NUM}"
_PERCENT = "(%|percent|per cent|pc|percentage points)"
_RESULT = (
    "(success|success rate+|successful|succeed~|effective|effectiveness|efficacy|satisfaction|satisfied|happy|improve~|improvement+|recover~|recovery|relief|relieve~|reduce~|reduction+|decrease~|increase~|better|less|fewer|more|drop~|fall|fell|lower~|cure~|heal~|survival|survive~|survived|remission|response|respond~|responded"
    "|regrow~|regrowth|growth|density|pain-free|resolve~|resolved|benefit~|regain~|lose~|weight loss|loss|retention|recommend~|would recommend|complication+|infection rate+|failure|fail~|mortality|risk|recurrence|accuracy|accurate|report~|reported|experienced|experience~|notice~|felt|feel~|saw|quit~|stopped|avoid~|rate+ of|graft survival|adherence|return~ to|faster|quicker|slower"
    "|shrink~|boost~|bioavailability|bioavailable|absorption|absorbed|wrinkle+|positive|outcome+|client rating|rating|retained|pregnancy rate+|pregnancy|live birth+|birth rate|conceive~|smoke-free|nausea rate|nausea|side effects|side effect|adverse|placement rate|placement|of (patients|people|users|women|men|clients|participants|cases|subjects|customers)|approval rate|protection|prevent~|chance)"
)
statistics = pattern(
    rf"{_RANGE}\s?\+?{{!{_PERCENT}}} (?:[\w'’,-]+ ){{0,9}}?{{{_RESULT}}}(?: (?:rate|rates|of {PATIENTS.strip('()').split('|')[0].rstrip('+')}s))?",
    rf"{{{_RESULT}}} (?:[\w'’,:-]+ ){{0,8}}?(?:of |by |to |is |was |over |about |up to |nearly |than |around |approximately |exceeds? |: )*{_RANGE}\s?{{!{_PERCENT}}}",
    rf"(?:{_NUM}) (?:out of|in|of) (?:every )?{_NUM} (?:of )?(?:our |the )?(?:\w+ )?{{!{PATIENTS}}}(?: [\w'-]+){{1,5}}",
    rf"(?:{_NUM}) (?:out of|in|of) (?:every )?(?:five|ten|hundred|5|10|20|100|four|4|three|3)(?: of)?(?: our| the)? (?:\w+ ){{0,2}}?{{!(experience~|report~|improve~|recommend~|respond~|recover~|said|say|felt|feel|agree~|saw|notice~|regain~|survive~|lost|lose|doctors|dentists|physicians|surgeons|users|patients|women|men|moms|dermatologists|experts|vets|athletes|pharmacists)}}(?: [\w'-]+){{1,4}}",
    rf"{{!(half|two-thirds|two thirds|three-quarters|three quarters|a third|one third|one-third|a quarter|nearly all|the majority|vast majority|nine-tenths)}} (?:of )?(?:our |the |all |these )?(?:\w+ )?{{{PATIENTS}}}(?: [\w'-]+){{0,4}}? {{(improve~|recover~|respond~|report~|experience~|reach~|regain~|see~|felt|feel~|lose~|benefit~|no longer|able|pain-free|succeed~|relief|better|achieve~|success)}}",
    r"{(twice|double~|triple~|quadruple~|two times|three times|five times|ten times|twofold|threefold|tenfold|fivefold|halve~|cut~ in half|times)} (?:\w+ ){0,3}?{!(more effective|as effective|faster|better|stronger|more potent|as likely to (recover|improve|quit|conceive|succeed|sustain)|the (results|relief|absorption|power|strength)|less likely to|more likely to (recover|improve|conceive|quit|succeed))}",
    r"\b\d+(?:\.\d+)?(?:x|-fold| times) (?:\w+ )?{!(more|faster|better|stronger|higher|greater|less|absorption|the|as|effective|growth|improvement|potent)}(?: [\w-]+){0,3}",
    rf"{{(by|of|in|about|nearly|over|to|up to|around|approximately|an average of|average|averaging)}} {_RANGE}\s?{{!{_PERCENT}}}(?= (?:in|after|within|over|of|with|compared|versus|vs)\b)",
    r"\b(?:over |more than |nearly |almost )?\d[\d,.]*\s?(?:k|\+)?\+? (?:[\w-]+ ){0,2}?{!(success stories|satisfied (patients|clients|customers|users)|happy (patients|clients|customers|users)|people helped|lives (changed|transformed)|successful (procedures|treatments|cases|transplants|surgeries|results)|cases treated successfully|pain-free patients|transformations|successfully treated)}",
    r"\b\d(?:\.\d)?(?:/5| out of 5| stars?| of 5)? ?(?:\(|from |based on )?(?:over )?\d[\d,]*\+? {!(reviews|ratings|verified reviews)}",
    rf"\b{_RANGE}\s?{{!{_PERCENT}}}(?: (?:client|patient|customer|user))? {{(rating|satisfaction|success|effective|recommend|happy|satisfied|results)}}",
)
_NOT_OUTCOME = re.compile(
    r"%\s?(?:dextrose|lidocaine|saline|solution|alcohol|cotton|organic|off\b|discount|apr|vol|thc|cbd|hydroquinone|minoxidil|peroxide|retinol|glycolic|acid\b|concentrat\w+|natural|pure|vegan|confidential|deposit|interest|financing|of (?:the )?(?:daily|recommended|rda|cost|price|your bill|fee|body water|calories|our time))|\b(?:\$|£|€)\d"
    r"|\b(?:prevalence|affects?|affecting|suffer(?:s|ing)? from|have (?:diabetes|arthritis|asthma|migraine|the condition|a|some)|diagnosed|die of|developed? (?:cancer|it)|adults? (?:has|have)|births are|population|americans|britons|people worldwide|coinsurance|insurance covers|copay|will (?:develop|experience back))\b",
    re.I,
)


@rule(
    code="EVD201",
    severity="warning",
    message="‘{span}’ gives a figure on outcome, success or risk without a source.",
    advice="Name the study beside the figure: authors, year, how many patients, compared with what.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("CAP Code 3.7"), law("16 CFR 255.2")),
    bad=(
        "Shockwave therapy has an <<80 to 85% success rate>>.",
        "The gel <<reduces pain by 50%>>.",
        "<<Nine out of ten patients recommend us>>.",
    ),
    good=(
        "In the trial of Ng et al. (2021), 60% of patients improved.",
        "The syringe holds 15% dextrose.",
        "About 10% of adults have migraine.",
        "All packages are 20% off in May.",
    ),
)
def uncited_statistic(doc: Doc) -> Iterator[Flag]:
    """A figure on outcome, success, satisfaction or risk without a source in its paragraph.

    A number sounds like a measurement.  Without the study behind it nobody can tell who was counted, against what, and whether
    it was counted at all.
    """
    for span in statistics(doc):
        if is_reference(span) or is_reported(span) or is_question(span) or is_cited(span) or _is_no_outcome(span):
            continue
        yield Flag(span)


def _is_no_outcome(span: Span) -> bool:
    whole = sentence(span)
    base = whole.start_char
    low, high = span.start_char - base, span.end_char - base + 24
    return any(match.start() < high and low < match.end() for match in _NOT_OUTCOME.finditer(whole.text))
