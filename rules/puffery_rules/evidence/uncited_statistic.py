"""EVD201 uncited-statistic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import (
    Flag,
    block_kind,
    is_denied,
    is_question,
    is_reference,
    is_reported,
    paragraph,
    pattern,
    reading_of,
    regex,
    rule,
    sentence,
)
from puffery_rules.evidence.named_studies import is_sourced
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUM = rf"(?:\d{{1,3}}(?:[.,]\d+)?|{_UNIT}|ten|eleven|twelve|fifteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]{_UNIT})?|(?:a |one )?hundred)"
_RANGE = rf"(?:[~≈<>]\s?)?(?:{_NUM}\s?(?:%|percent|per cent)?\s?(?:-|–|—|to|and)\s?)?{_NUM}"
#: A few more words of the clause.
_REST = r"(?: (?!(?:and|but|within|after|who|with|because|while|compared|over|by|than|when)\b)[\w'-]+){0,5}"
_PERCENT = "(%|percent|per cent|pc|percentage points)"
_PEOPLE = (
    "(patient+|client+|people|women|men|user+|customer+|participant+|children|kid+|adult+|member+|individuals|subjects|sufferers|cases|guest+|wearers|couples|smokers|volunteers|grafts|implants|procedures|parents|athletes|runners|eyes|knees|teeth|readers|respondents|moms|mums|families|graduates|students|users|treatments|surgeries|transplants|doctors|dentists|dermatologists|experts|physicians|vets|pharmacists|surgeons)"
)
_RESULT = (
    "(success|success rate+|successful|succeed~|effective|effectiveness|efficacy|satisfaction|satisfied|happy|delighted|improve~|improved|improvement+|recover~|recovery|relief|relieve~|reduce~|reduction+|decrease~|increase~|better|less|fewer|more|drop~|dropped|fall|fell|fell by|rise|lower~|cure~|heal~|survival|survive~|survived|remission|response|respond~|responded"
    "|regrow~|regrowth|growth|density|pain-free|resolve~|resolved|benefit~|regain~|lose~|weight loss|loss|retention|recommend~|would recommend|complication+|complication rate+|infection|infection rate+|failure|fail~|mortality|risk|recurrence|accuracy|accurate|report~|reported|experienced|experience~|notice~|felt|feel~|quit~|stopped|avoid~|rate+ of|graft survival|adherence|return~ to|faster|quicker|slower"
    "|shrink~|shrank|boost~|bioavailability|bioavailable|absorption|absorbed|wrinkle+|wrinkle depth|positive|outcome+|rating|retained|pregnancy|pregnancy rate+|live birth+|birth rate|conceive~|smoke-free|nausea|nausea rate|side effects|adverse|placement rate|approval rate|protection|prevent~|chance+|cut|cuts|cutting|scores|lifted|cleared|preferred|prefer|hold on|stabilize|motor function|gone|free of|rid of|thicker|would do it again|drier|younger|down|shed|sheds|drop)"
)
#: Percentages: before what they count, after it, and as the rise or fall of something.
percentages = pattern(
    rf"(?:(?:more|less|fewer) than |over |up to |nearly |about |around |almost |approximately )?{_RANGE}\s?\+?{{!{_PERCENT}}} (?:of (?:(?:our|my|all|the|these|those|treated|surveyed) )*(?:\w+ ){{0,2}}?{{{_PEOPLE}}}{_REST}|(?:[\w'’,-]+ ){{0,9}}?{{{_RESULT}}}(?: rates?)?)",
    rf"{{{_RESULT}}} (?:[\w'’:-]+ ){{0,8}}?(?:of |by |to |is |was |are |were |over |about |up to |as much as |your |nearly |than |around |at |in |only |below |above |approximately |exceeds? |: |stands at )*{_RANGE}\s?{{!{_PERCENT}}}(?: of {{({_PEOPLE}|all cases|their body weight)}})?",
    rf"{{(success|satisfaction|survival|effectiveness|accuracy|risk|improvement|recovery rate|cure rate|success rate|response rate)}}: {_RANGE}\s?{{!{_PERCENT}}}",
    rf"{{(by|of|in|about|nearly|over|to|up to|around|approximately|an average of|average|averaging|up|down)}} {_RANGE}\s?{{!{_PERCENT}}}(?= (?:in (?:just|only|a|\w+ (?:days|weeks|months))|after|within|compared|versus|vs)\b)",
    rf"\b\w+ (?:scores |levels )?(?:up|down|rose|fell|dropped|cut) (?:by )?{_RANGE}\s?{{!{_PERCENT}}}",
    rf"\b{_RANGE}\s?{{!{_PERCENT}}}(?: (?:client|patient|customer|user))? {{(rating|satisfaction|success|effective|recommend|happy|satisfied|results)}}",
    r"{!(dropped|fell|fall~|drop~|cut~|reduce~|reduced|decrease~|decreased|improved|increase~|increased|rise~|rose|grew)} by (?:a|one|two|three)?[ -]?(?:half|third|thirds|quarter|quarters|fifth)\b",
    r"{!(pain scores|pain score|pain levels|scores|symptom scores)} {(fell|fall|dropped|drop|went|improved|rose|reduced)} (?:down )?from \d[\d.]* (?:out of 10 )?to \d[\d.]*",
    r"{(pain|recovery time|healing time|symptoms|risk|downtime|wrinkles|cravings|attacks|hair loss)} (?:is |are |was |were )?{!(cut in half|halved|slashed in half|reduced by half)}",
    rf"{_RANGE}\s?{{!{_PERCENT}}} {{(longer|quicker|cheaper than surgery|deeper|smoother|fuller|firmer|brighter)}}",
)
#: Ratios in digits and words, fractions, folds.
ratios = pattern(
    rf"\b{_NUM}(?: (?:(?:\w+ )?out of|in|of) (?:every )?|/){_NUM} (?:of )?(?:our |the |these )?(?:\w+ )?{{!{_PEOPLE}}}(?: [\w'-]+){{1,5}}",
    rf"\b{_NUM} {{{_PEOPLE}}} {{!(out of|in ten|in five|in a hundred|in every ten|in twenty)}}(?: (?:every )?{_NUM})?(?: [\w'-]+){{1,5}}",
    rf"\b{_NUM} (?:out of|in) (?:every )?{{!(five|ten|hundred|5|10|20|100|four|4|three|3|twenty)}} (?:of (?:our|the|them) )?{{(experience~|report~|improve~|recommend~|respond~|recover~|said|say|felt|feel|agree~|saw|notice~|regain~|survive~|lost|lose|are|were|have|would|no longer|leave|go home|see|sleep|stop|quit|guests)}}(?: [\w'-]+){{1,4}}",
    rf"{{!(half|two-thirds|two thirds|three-quarters|three quarters|a third|one third|one-third|a quarter|one quarter|nearly all|the majority|vast majority|nine-tenths)}} (?:of )?(?:our |my |the |all |these )?(?:\w+ )?{{{_PEOPLE}}}(?: [\w'-]+){{0,4}}? {{(improve~|recover~|respond~|report~|experience~|reach~|regain~|see~|felt|feel~|lose~|benefit~|no longer|able|pain-free|succeed~|relief|better|achieve~|success|stop~|quit~|sleep~|avoid~|cancel~)}}(?: [\w'-]+){{0,3}}",
    r"\b(?:a|one|two) {!(third|thirds|quarter|quarters|fifth|half)} {(fewer|less|more|faster|lower|higher)}(?: [\w'-]+){1,3}",
    r"{(twice|double~|triple~|quadruple~|two times|three times|four times|five times|ten times|twenty times|twofold|threefold|tenfold|fivefold|halve~|cut~ in half|times)} (?:\w+ ){0,3}?{!(more effective|as effective|faster|better|stronger|more potent|higher|as likely to (recover|improve|quit|conceive|succeed|sustain)|the (results|relief|absorption|power|strength|risk|chance|chances|odds)|less likely to|more likely to (recover|improve|conceive|quit|succeed)|chances|odds|risk|chance)}(?: (?:than|of|in) [\w'-]+(?: \w+)?)?",
    r"\b\d+(?:\.\d+)?(?:x|-fold| times) (?:\w+ )?{!(more|faster|better|stronger|higher|greater|less|absorption|as|effective|growth|improvement|potent)}(?: [\w-]+){0,3}?",
    rf"\bof (?:our |the |all )?\d[\d,]* {{!{_PEOPLE}}}(?: [\w'-]+){{0,5}}, (?:only |just |all |\w+ )?(?:\d[\d,]*|all|none) (?:\w+ ){{1,3}}",
)
#: Amounts of weight or girth that are held out to the reader.
amounts = pattern(
    rf"{{(lose~|drop~|shed~|take|trim|melt|burn|burn off|slim|slimmed)}} (?:\w+ )?(?:(?:up to|as much as|an average of|anything from|between|on average|at least|over) )?(?:\.?\d[\d.,]*|{_NUM})(?:(?: ?(?:-|–|to|and) ?)(?:\.?\d[\d.,]*|{_NUM}))? ?{{!(pounds|pound|lbs|lb|kg|kilos|kilo|stone|inches|inch|cm|dress sizes|calories)}}(?: of fat| of weight)? (?:off |a day|daily|a week|per (?:day|week)|each (?:day|week)|every (?:day|week)|in (?:just |only |as little as |under )?(?:\d+|{_NUM}|a|the first) (?:\w+ )?(?:days?|weeks?|months?|hours?|minutes?))(?: (?:your|the) \w+)?",
    rf"(?:\.?\d[\d.,]*|{_NUM}) ?{{!(pounds|lbs|lb|kg|kilos|stone|inches|cm|calories)}} (?:gone|off|lighter|down|lost|slimmer|burned) (?:in|inside|within|by|after)(?: [\w'-]+){{1,3}}",
)
#: How many will fall ill or die, where nobody is named for the figure.
outlooks = pattern(
    rf"(?:{_RANGE}\s?(?:%|percent|per cent) of |{_NUM} (?:in|out of) {_NUM} |half (?:of )?(?:the )?)(?:us|people|adults|women|men|americans|all \w+|the population|population|patients|\w+) {{!(will (be|develop|get|suffer|experience|have|need|die|face|lose)|suffer~ from|die within|die from|are disabled by|will end up)}}(?: [\w'-]+){{1,6}}",
    rf"{_RANGE}\s?{{!{_PERCENT}}} (?:\w+ )?(?:die|survive|relapse)(?: [\w'-]+){{0,5}}",
)
#: Ratings and tallies of success, as on a card.
tallies = pattern(
    r"\b(?:over |more than |nearly |almost )?\d[\d,.]*\s?(?:k|\+)?\+? (?:[\w-]+ ){0,2}?{!(success stories|satisfied (patients|clients|customers|users)|happy (patients|clients|customers|users|smiles)|people helped|lives (changed|transformed)|successful (procedures|treatments|cases|transplants|surgeries|results|operations)|cases treated successfully|pain-free patients|transformations|successfully treated)}",
    r"\b\d(?:\.\d)?(?:\.\d|/5| out of 5| ?stars?| of 5|-star) ?(?:★+ ?)?(?:stars? )?(?:google |average |client |patient )?(?:rating )?(?:by |\(|from |based on |· )?(?:over )?\d[\d,]*\+? {!(reviews|ratings|verified reviews|google reviews|patients|customers|clients|users)}",
    r"\b\d[\d,.]*\s?k?\+ {!(satisfied)}",
    r"\b\d\.\d(?: ?/ ?5(?:\.0)?| out of (?:5|five)| stars?)? {!(client rating|patient rating|google rating|customer rating|average rating|rating|satisfaction|stars)}",
)
_TABLES = (percentages, ratios, amounts, outlooks, tallies)
#: What a figure may stand beside in a card or a table without being a result.
_RESULT_LABEL = regex(
    r"\b(?:success\w*|effective\w*|satisf\w+|relief|improv\w+|recover\w+|surviv\w+|respon\w+|pain|reduc\w+|patients?|clients?|rid of|reach\w*|better|less|fewer|faster|quicker|drier|happier|cure[ds]?|heal\w*|complication\w*|risk|accura\w+|recommend\w*|regrow\w*|loss|weight|remission|results?|rating"
    r"|again|sleep\w*|avoid\w*|silence|clear\w*|free|events|mortality)\b",
    re.IGNORECASE,
)
_CARD = regex(rf"(?:up to |over |about |[~≈<>]\s?)?{_RANGE}\s?(?:%|percent)\+?(?:\s?(?P<label>.+))?", re.IGNORECASE)
_NOT_OUTCOME = regex(
    r"""(?:%|percent)\s?(?:dextrose|lidocaine|saline|solution|alcohol|cotton|organic|off\b|discount|apr|vol|thc|cbd|hydroquinone|minoxidil|peroxide|retinol|glycolic|acid\b|concentrat\w+|natural|pure|vegan|confidential|deposit|interest|financing|salicylic|oxygen|water)
    |(?:%|percent)\ (?:\w+\ )?(?:thc|cbd)\b|%\ of\ (?:the\ )?(?:daily|recommended|rda|cost|price|your\ bill|fee|fees|body\ water|calories|our\ time|focusing|body\ weight\ is|dna|bone|your\ maximum)|\b(?:\$|£|€)\d
    |\b(?:prevalence|affects?|affecting|have\ (?:diabetes|arthritis|asthma|migraine|the\ condition|a|some)|ha(?:s|ve)\ (?:\w+)\.?$|diagnosed|developed?\ (?:it)|adults?\ (?:has|have)|births\ are|americans|britons|people\ worldwide|coinsurance|insur\w+\ (?:\w+\ )?covers?|copay|of\ the\ cost|heart\ rate|focusing\ power|percent\ daily|your\ time|a\ value\ (?:above|below|of)
    |through\ our\ doors|of\ body\ weight\b(?<!their\ body\ weight)|head\ of\ the\ bed|capabilit\w+|information\ each|lower\ costs?|savings|smaller\ than|size\ of|frequency\ ranges?|sampling|speech\ cues|aim\ (?:to|for)|mutations|are\ herbal|make\ up|made\ up)\b|\brecommend\ [^.]{1,30}\ 100%|\b(?:one|two|three)\ of\ our\ (?:two|three|four|five|six)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: What people do or have rather than what became of them: a habit, a choice, the make-up of a trade.
_HABIT = regex(
    r"\b(?:(?:choose|opt|decide|prefer)s? not to|(?:do|does|did|will)(?: not|n't) (?:use|wear|own|seek|know|see|visit|get|receive|take|brush|floss|realize|realise|have access)|never (?:seek|get|see|visit|use|receive)|go(?:es)? (?:untreated|undiagnosed)|consult(?:ed)? |(?:are|is|remains?) (?:herbal|unaware|uninsured|undiagnosed|untreated)|(?:who|that) (?:took action|use|wear|own)"
    r"|(?:fits?|suits?|handles?|covers?) (?:\w+ )?(?:loss|losses|levels|prescriptions)|of the (?:market|industry|workforce))\b",
    re.IGNORECASE,
)
_PREVALENCE = regex(
    r"\b(?:adults?|women|men|people|children|americans|population|individuals|older people|seniors|babies|one in \w+|\d in \d+) (?:\([^)]*\) )?(?:over \w+ |with \w+ |aged [\w ]+ )?(?:has|have|suffers?|develops?|experiences? (?:pain|symptoms)|gets?|lives? with|are affected|is affected)\b",
    re.IGNORECASE,
)


@rule(
    code="EVD201",
    severity="warning",
    message="‘{span}’ gives a figure on outcome, success or risk without a source.",
    advice="Name the study beside the figure: authors, year, how many patients, compared with what.",
    sources=(
        law("FTC Health Products Compliance Guidance 2022"),
        law("CAP Code 3.7"),
        law("16 CFR 255.2"),
        law("Directive 2001/83/EC art. 87"),
        law("TGA Code 2021"),
    ),
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
    taken: list[tuple[int, int]] = []
    for span in _cards(doc):
        if _is_asserted(span):
            taken.append((span.start, span.end))
            yield Flag(span, note="A figure on a card needs its source on the card or right below it.")
    for table in _TABLES:
        for span in table(doc):
            if any(span.start < high and low < span.end for low, high in taken) or not _is_asserted(span) or _is_no_outcome(span, table) or (table is ratios and is_denied(span)):
                continue
            taken.append((span.start, span.end))
            yield Flag(span, note="Ratings and tallies count those who answered; say where and when they were collected." if table is tallies else None)


def _is_asserted(span: Span) -> bool:
    return not (is_reference(span) or is_reported(span) or is_question(span) or is_sourced(span))


def _cards(doc: Doc) -> Iterator[Span]:
    """Percentages that stand alone with a short label, and those of a table row or column that is headed by an outcome."""
    reading = reading_of(doc)
    label = ""
    for block in reading.page.blocks:
        text = reading.page.prose[block.start : block.end]
        if block.kind == "cell" and not text[:1].isdigit():
            label = text
        if len(text) > 70 or ("%" not in text and "percent" not in text):
            continue
        match = _CARD.fullmatch(text)
        if match is None or text[-1] in "?:" or _NOT_OUTCOME.search(text) or _HABIT.search(text):
            continue
        beside = match["label"] or (label if block.kind == "cell" else "")
        if _RESULT_LABEL.search(beside) and not _PREVALENCE.search(text):
            span = doc.char_span(block.start, block.start + len(text.rstrip(" .!*")), alignment_mode="expand")
            if span is not None:
                yield span


def _is_no_outcome(span: Span, table: object) -> bool:
    whole = sentence(span)
    base = whole.start_char
    low, high = span.start_char - base - 8, span.end_char - base + 24
    if table is not outlooks and _PREVALENCE.search(span.text + whole.text[high - 24 : high]):
        return True
    if table is not tallies and _HABIT.search(_part(span)):
        return True
    if block_kind(span) == "cell" and len(paragraph(span)) < 3:
        return True
    if table is amounts and re.search(r"\b(?:i|i've|my)\b", whole.text[: max(low + 8, 0)], re.IGNORECASE):
        return True
    return any(match.start() < high and low < match.end() for match in _NOT_OUTCOME.finditer(whole.text))


def _part(span: Span) -> str:
    """The sentence up to a few words behind the span, without what a comma or a conjunction adds."""
    whole = sentence(span)
    after = whole.text[span.end_char - whole.start_char :]
    return whole.text[: span.end_char - whole.start_char] + re.split(r"[,;:–—]| and | but | while ", after, maxsplit=1)[0][:120]
