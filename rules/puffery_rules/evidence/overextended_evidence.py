"""EVD204 overextended-evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_question, is_reference, is_reported, pattern, regex, rule, sentence
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: Evidence that says little of people in general, by kind.
_SMALL = (
    "(case report+|case reports in|case series|case study|case studies|this case|these cases|two cases|three cases|four cases|five cases|six cases|one patient|two patients|three patients|four patients|five patients|six patients|seven patients"
    "|eight patients|nine patients|ten patients|a handful of|one woman|one man|two women|two men|pilot study|pilot trial|two people|three people|four people|five people|six people|eight people|ten people|six volunteers|five volunteers"
    "|eight volunteers|ten volunteers|four volunteers|twelve volunteers|a dozen (patients|volunteers|people)|volunteers|one retired|in 35 volunteers)"
)
_ANIMAL = (
    "(mouse|mice|rat|rats|murine|rodent+|rabbit+|pig|pigs|dog|dogs|horses|zebrafish|worms|fruit flies|flies|monkey+|primate+|hamster+|guinea pigs|animal (study|studies|model+|research|data|trials|experiments)|in animals|preclinical (study|studies|research|data))"
)
_CELLS = (
    "(in vitro|cell culture+|cultured cells|cell lines|test tube+|test-tube|petri dish|petri dishes|in a dish|in the dish|laboratory dish|cell studies|cell study|neurons|isolated cells|lab studies|laboratory studies|in the lab|lab tests|laboratory tests)"
)
_OBSERVED = (
    "(cohort|cohort study|observational [study|studies]|registry|registry study|survey of|survey found|questionnaire+|epidemiological|cross-sectional|followed|population study|population studies|retrospective|case-control|real-world|associated with|linked to|people who (eat|drink|take|have|sleep|use|wear)|women who (eat|drink|take)|men who (eat|drink|take)|database|health records|claims data)"
)
_CLAIM = r"(?:cures?|treats?|heals?|prevents?|protects?|stops?|ends?|reverses?|regrows?|rebuilds?|repairs?|regenerates?|restores?|eliminates?|fights?|kills?|works?|helps?|relieves?|eases?|lowers?|improves?|clears?|replaces?|can replace|is effective|are effective|is safe|turns back|slows?|boosts?|wards off|keeps?|adds?|dissolves?|corrects?)"
#: From the small to the general: "shows that it cures", "which proves that it works", "so it regrows your brain".
generalised = pattern(
    rf"{{!{_SMALL}}}[^.!?]*?(?P<span>\b(?:(?:that|which|this|it) )?(?:proves?|shows? (?:what|that|how)|demonstrates?|confirms?|means?|suggests?|proof|is why|proving|showing|confirming|therefore|so)\b[^.!?]*?\b(?:{_CLAIM}|effective|anyone|everyone|replace|what (?:it|this)[^.!?]{{0,20}} can do)\b[^.!?]*)",
    r"{!(this case|these cases|two cases|three cases|four cases|five cases|case report+|case series|these case reports)} (?:(?:of|in) [^.!?]{1,50}? )?(?:prove|proves|show|shows|demonstrate|demonstrates|confirm|confirms|establish|establishes)s? (?:that |how )?[^.!?;]+",
    rf"{{!{_ANIMAL}}}[^.!?]*?[,;—–-]? ?(?P<span>\b(?:and (?:so (?:will|can) you|you can (?:expect|have)|it (?:does|will do|can do) the same|that is why|what holds|the same (?:goes|is true|happens|holds))|so (?:it|you|your|this|will|can)|which (?:means|proves|shows|is why|makes|demonstrates)|what (?:holds|works) (?:for|in)|this (?:means|proves|shows)|proving|meaning|confirming|therefore|that is why|proof that|will do for you|and (?:it|they) will)\b[^.!?]*)",
    rf"{{!{_ANIMAL}}} (?:study |studies |research |data |trials |experiments |models? )?(?:(?:in|with|on|of) [\w ]{{1,25}}? )?(?:have |has |now |clearly )*(?:prove|proves|proved|proven|confirm|confirms|confirmed|demonstrate|demonstrates|show|shows)(?: that)? (?:it|this|the \w+|our \w+|your|\w+) (?:\w+ )?(?:{_CLAIM})\b[^.!?;]*",
    rf"(?:study|studies|trial|research|experiments?) (?:in|on|with) {{!(rabbits|mice|rats|pigs|animals|dogs|monkeys|cells|worms|zebrafish|sheep|horses)}} (?:prove|proves|proved|confirm|confirms|confirmed|show|shows|showed)(?: that)? [^.!?;]*(?:human|people|your|patients|you|{_CLAIM})\b[^.!?;]*",
    r"{!(what works in (rats|mice|animals|dogs|horses)|what holds for (mice|rats|animals)|works in (mice|rats) and)}[^.!?]*?\b(?:people|humans?|you|members|patients|us)\b",
    rf"{{!{_CELLS}}}[^.!?]*?[,;—–-]? ?(?P<span>\b(?:so (?:it|you|your|this)|which (?:means|proves|shows|is why|makes|demonstrates)|this (?:means|proves|shows)|proving|meaning|making (?:it|this)|confirming|therefore|that is why|proof that|and (?:so (?:will|can)|your))\b[^.!?]*)",
    rf"{{!(in vitro|cell|laboratory|lab|test-tube)}} (?:studies|study|tests|research|experiments) (?:have |has )?(?:prove|proves|proved|proven|confirm|confirms|confirmed|demonstrate)(?: that)? [^.!?;]*\b(?:{_CLAIM}|your)\b[^.!?;]*",
)
#: A trial of a few people, and what the reader is told to expect of it.
few = pattern(
    r"{!(study of|trial of|study in|trial in|study with|trial with|tested on|tried on)} (?:only |just )?(?:[1-9]|[12]\d|[a-z]+) (?:\w+ )?(?:patients|people|men|women|volunteers|participants|athletes|children|adults|subjects)[^.!?]*?[,;—–-] ?(?P<span>\b(?:so (?:you|it|your)|which (?:means|proves|shows)|proving|therefore|proof that|that is why|this (?:means|proves))\b[^.!?]*)",
)
#: A causal verb on an association.
causal = pattern(
    r"{!(cohort|cohort study|observational|registry|registry study|survey|epidemiological|cross-sectional|case-control|retrospective|real-world|questionnaire+|population study|population studies)}[^.!?]*?\b(?P<span>(?:show(?:s|ed)?|prove[sd]?|found|find|finds|confirm(?:s|ed)?|demonstrate[sd]?|reveal(?:s|ed)?|conclude[sd]?)(?: that)? [^.!?;]*?\b(?:prevents?|causes?|caused|reduce[sd]?|lowers?|lowered|protects?|protected|stops?|cuts?|slows?|improves?|improved|extends?|increases?|increased|wards? off)\b[^.!?;]*)",
    r"\bin an? (?:\w+ )?{!(cohort|observational|registry|cross-sectional|population|case-control|retrospective)} (?:cohort |study|survey|analysis)[^.!?,]*, (?P<span>[^.!?;,]*\b(?:reduced|prevented|lowered|caused|protected|slowed|stopped|cut)\b[^.!?;]*)",
    r"{!followed}(?: [\w,]+){1,8} (?:and )?(?:found|showed|saw)(?: that)? (?P<span>[^.!?;]*?\b(?:prevents?|causes?|reduces?|lowers?|protects?|stops?|cuts?|slows?|improves?)\b[^.!?;]*)",
    r"{!(people|women|men|those|children|adults|patients)} (?:who|with) (?:\w+ ){1,6}[^.!?;]*?(?P<span>\b(?:so|which means(?: that)?|therefore|proving that|proof that) (?!that )(?:\w+ ){1,3}?(?:prevents?|causes?|reduces?|lowers?|protects?|stops?|cuts?|slows?)\b[^.!?;]*)",
    r"(?P<span>(?:[\w-]+ ){0,3}{!(lower~|reduce~|prevent~|cut~)} (?:your |the )?(?:risk|chance|odds)[^.!?;,]*), (?:because|since|as) (?:people|women|men|those|patients) (?:who|with)\b",
    r"\b(?P<span>(?:lowering|reducing|preventing|cutting) (?:your |the )?risks? (?:for|of) (?:conditions (?:like|such as) )?[^.!?;]*\b(?:and|or) [^.!?;]*)(?={!(disease+|diabetes|stroke|dementia|cancer)})",
    r"\b(?:study|trial|data|research)\b[^.!?]*\b(?:show(?:s|ed)|found|revealed|reported)(?: that)? (?P<span>[^.!?;]*\b{!(wearing hearing aids|hearing aids|coffee|tea|fish|omega-3+|supplement+|vitamin+|exercise|red wine|chocolate|sauna|yoga|meditation|garlic|olive oil|fasting|nuts|turmeric|collagen|probiotics|eating fish)} (?:\w+ ){0,3}?(?:prevents?|reduced|reduces?|lowers?|lower|protects?|protect|stops?|cuts?|slows?|slowed)\b[^.!?;]*)",
)
#: Findings of a journal of case reports, told as if they held for all.
journals = pattern(
    r"{!(case reports in|journal of medical case reports|case rep|bmj case reports)}[^.!?]*?(?P<span>\b(?:suggests?|shows?|proves?|found|demonstrates?|confirms?|concluded)(?: that)? [^.!?;]*\b(?:effective|treats?|treating|cures?|works?|improves?|relieves?|safe|heals?)\b[^.!?;]*)",
)
_LIMITED = regex(
    r"""\b(?:proves?\ nothing|no\ human\ (?:trial|data|stud)|not\ (?:yet\ )?(?:been\ )?(?:show|prove|known|tested|studied|mean|apply|confirmed)\w*|does\ not\ (?:show|prove|mean)|did\ not\ (?:show|prove)|may\ not\ (?:apply|hold)|too\ small|unknown|lacking|limited|preliminary
    |whether|more\ (?:research|studies|trials)|needs?\ to\ be|remains?\ to\ be|in\ people\ is|not\ humans?|human\ (?:data|trials?|studies)\ (?:are|is|do)|some\ such\ patients|cannot\ (?:show|prove|tell|say)|lowest|myth|no\ proof|small\ (?:study|number)|(?:are|were|was|is)\ (?:needed|required|warranted)
    |association|associated\ with|correlat\w+|link\ between|but\ (?:in\ (?:people|humans)|that|this|no)\b|only\ in\ (?:mice|rats|animals|cells))\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: What is claimed must be an effect on people, not the course of an errand.
_BENEFIT = regex(
    rf"\b(?:{_CLAIM}|effective\w*|same|humans?|people|anyone|everyone|shield|fighter|years|expect|count on|will you|can you|members|should have|prevent\w*|reduc\w+|lower\w*|caus\w+|protect\w*|slow\w*|cut|cuts|increase\w*|improve\w*|extend\w*|treating|cure\w*"
    r"|what (?:it|this)|your (?:\w+ )?(?:body|brain|heart|joints?|skin|life|tendons?|nerves?|back|liver))\b",
    re.IGNORECASE,
)
_EDGE = frozenset(",;:-–—")
_NOTES = (
    (regex(r"\b(?:mice|mouse|rats?|murine|rodents?|rabbits?|pigs?|dogs?|worms|zebrafish|flies|animals?|monkeys?|horses|preclinical)\b", re.I), "What an animal study found has to be shown in people before it is said of them."),
    (regex(r"\b(?:in vitro|dish|dishes|(?<!stem )cells?|neurons|test[- ]tubes?|laboratory|lab)\b", re.I), "What happens to cells in a dish is no evidence of an effect in a patient."),
    (regex(r"\b(?:cohort|observational|registry|survey|questionnaires?|followed|people who|women who|men who|those who|associated|linked|because people)\b", re.I), "Such a study shows that two things go together, not that one causes the other: write ‘was associated with’."),
    (regex(r"\b(?:case|cases|patients?|wom[ae]n|m[ae]n|volunteers|people|pilot|retired)\b", re.I), "So few cases cannot show that a treatment works; say how many they were and that a controlled trial is lacking."),
)


@rule(
    code="EVD204",
    severity="warning",
    message="‘{span}’ says more than the evidence it is drawn from.",
    advice="State what was studied, in whom and how many, and what that leaves open.",
    sources=(
        law("FTC Health Products Compliance Guidance 2022"),
        law("CAP Code 3.7"),
        law("Regulation (EU) 2017/745 art. 7"),
        law("TGA Code 2021"),
    ),
    bad=(
        "The extract made mice live longer, <<so it adds years to your life>>.",
        "<<This case proves that the brace cures scoliosis>>.",
        "A cohort study <<found that tea prevents stroke>>.",
    ),
    good=(
        "In mice the extract prolonged life; no human trial has been done.",
        "In a cohort study, tea was associated with fewer strokes.",
        "A case report describes one woman whose migraine improved.",
    ),
)
def overextended_evidence(doc: Doc) -> Iterator[Flag]:
    """A general claim drawn from single cases, animals or cells, or a cause read into an association.

    A case, a mouse and a dish of cells show what may be worth a trial; a survey shows what goes together.  None of them shows
    what a treatment does for the reader.
    """
    last = -1
    for span in sorted((found for table in (generalised, few, causal, journals) for found in table(doc)), key=lambda found: (found.start, -found.end)):
        if span.start < last or is_reference(span) or is_question(span) or is_reported(span) or is_denied(span):
            continue
        text = sentence(span).text
        if _LIMITED.search(text) or not _BENEFIT.search(span.text):
            continue
        last = span.end
        yield Flag(_trim(span), note=next((note for words, note in _NOTES if words.search(text)), _NOTES[2][1]))


def _trim(span: Span) -> Span:
    start, end = span.start, span.end
    while start < end - 1 and (span.doc[start].text in _EDGE or span.doc[start].is_space):
        start += 1
    while end > start + 1 and (span.doc[end - 1].is_punct or span.doc[end - 1].is_space):
        end -= 1
    return span.doc[start:end]
