"""EFF109 discourages-treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_question, is_reference, is_reported, pattern, rule, sentence
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CARE = (
    "(pill+|medication+|medicine+|meds|drug+|prescription+|painkiller+|insulin|statin+|antidepressant+|antibiotic+|inhaler+|steroid+|chemotherapy|chemo|radiation|radiotherapy|surgery|operation|surgeon+|doctor+|dentist|vaccine+|vaccination+|jab+|shots|opioids|blood thinners"
    "|blood pressure tablets|tablets|metformin|glasses|cpap|hearing aid+|dialysis|biopsy|mammogram|the pill|antihistamines|pharmaceuticals|conventional (medicine|treatment)|psychiatric medication+|hospital|gp|physician|specialist|crutches|cane+|walker+|brace|hearing tests|cortisone shots|therapist)"
)
refusals = pattern(
    rf"{{!(throw~ (away|out)|toss~ (away|out)|toss~|ditch~|dump~|bin~|flush~|quit~ taking|quit~|stop~ taking|stop~ using|come~ off|get~ off|got off|wean~ (off|yourself off)|give~ up|drop~|skip~|forget~ (about|your)|forget|say no to|say~ goodbye to|say no|wave goodbye to|kiss goodbye|replace~|no to|abandon~|cancel~|postpone~|refuse~|reject~|discard~|cut~ out|cut~ back on|delay~|put off)}} (?:(?:your|my|their|his|her|those|all|the|any|of|that|taking|seeing|expensive|daily|prescription|diabetes|blood pressure|pain|harsh|toxic|dangerous|harmful|useless|psychiatric|trips? to|visits? to|on|heart|cholesterol|more|depending) ){{0,4}}{{{_CARE}}}",
    rf"{{(won't|will not|no longer|don't|do not|never|didn't|doesn't|does not|haven't|hasn't|did not|needn't)}} {{!(need|needed|require|have to take|have to see|need to take|need to see|depend on|rely on|needs|want)}} (?:(?:your|any|more|a|the|those|daily|to|see|take|diabetes|further|my|insulin|blood|pressure|pain|prescription|an) ){{0,4}}{{{_CARE}}}(?: (?:anymore|any more|again|for|at all)[\w ]*)?",
    rf"{{!(instead of|in place of|rather than)}} (?:(?:your|the|taking|using|having|going|to|undergoing|getting|a|an|seeing|prescription|conventional|toxic|standard|for|your|resorting) ){{0,4}}{{{_CARE}}}",
    rf"{{!(haven't been on|been off|off all|off my|went off|going off|free of|came off|off of|without my|haven't needed|haven't touched|no longer take|no longer takes|stopped taking|stopped all|threw away|thrown away|quit)}} (?:(?:my|all|the|their|his|her|any|of|diabetes|blood|pressure|pain|prescription) ){{0,4}}{{{_CARE}}}",
    rf"{{(you|there's|there is|patients|you'll)}} (?:\w+ ){{0,2}}?{{!(no need for|no need of|have no need for|no need to see|no reason to see|no need to take|no more need for)}} (?:(?:a|an|the|any|more|your|further) ){{0,2}}{{{_CARE}}}",
    rf"{{!(avoid|avoiding|beware of|stay away from|steer clear of|refuse|skip|decline)}} (?:(?:the|all|any|your|taking|psychiatric|childhood|routine|prescription|dangerous|toxic|using|unnecessary|getting|having|conventional|hearing) ){{0,3}}{{({_CARE}|tests|vaccines)}} (?:unless|altogether|entirely|completely|at all|and (?:use|take|try|heal)|(?:by|with) (?:using|taking|our))?",
    r"{!(don't trust your doctor|your doctor is wrong|doctors (don't want|won't tell|are wrong|only want)|doctors do not want|no doctor needed|no need for a doctor|without seeing a doctor|without a doctor|fire your doctor|you don't need a doctor|anti-vax|refuse the vaccine|natural immunity beats|prescription-free living|better than going to the doctor|mask~ pain with (opioids|drugs))}(?: [\w'-]+){0,4}",
    r"{!(as|use it as|used as|take it as)} (?:a|an|your|the) {(replacement for|substitute for|alternative to)} (?:your |the |all )?(?:medicine|medication|insulin|chemotherapy|antidepressants|antibiotics|statins|vaccin\w+|doctor)",
    r"{!(primary|sole|only)} {(treatment)} {(option|in|instead|for (cancer|diabetes|infection))}(?: [\w]+){0,3}",
)
_SAFE = re.compile(
    r"\b(?:ask|talk to|speak (?:to|with)|consult|check with|tell|under|unless|without (?:talking|speaking|consulting|asking|first)|advice of|supervision|guided by|discuss\w*|decide[sd]? (?:with|by)|as directed|prescriber|your (?:doctor|surgeon|gp|dentist|nurse|anesthesi\w+|physician|team) (?:may|will|might|tells?|asks?|says|advises|has)|(?:do not|don't|never|should not|shouldn't|must not|not) (?:suddenly |ever |just )?(?:stop|skip|quit|delay|replace|throw|give up|discontinue|change|cancel|put off|come off|ditch|postpone|avoid|refuse)|before (?:surgery|the (?:procedure|operation|test|injection|treatment|scan)|your (?:surgery|procedure|operation|treatment|appointment))|(?:the (?:day|night|week|morning) (?:before|of))|"
    r"last resort|alcohol|smoking|grapefruit|recreational|allerg\w+|pregnan\w+|(?:studies|trial|study)|not (?:a )?(?:replacement|substitute|instead)|never a (?:replacement|substitute)|illegal|street drug|substance|aspirin|for \d+ (?:days|hours|weeks) before)\b",
    re.I,
)


@rule(
    code="EFF109",
    severity="error",
    message="‘{span}’ tells the reader to do without medicine, surgery or a doctor.",
    advice="Say the opposite plainly: ‘Do not stop or change any medicine without asking your doctor.’",
    sources=(law("Directive 2001/83/EC art. 90"), law("CAP Code 12.2"), law("FTC Health Products Compliance Guidance 2022")),
    bad=(
        "<<Throw away your pills>>!",
        "After the cleanse you <<won't need insulin>>.",
        "Take the drops <<instead of chemotherapy>>.",
    ),
    good=(
        "Ask your doctor before you stop taking any medicine.",
        "Do not stop taking your blood pressure tablets.",
        "Surgery is a last resort when exercise has not helped.",
    ),
)
def discourages_treatment(doc: Doc) -> Iterator[Flag]:
    """Advice to stop, skip, delay or replace medicine, surgery, vaccination or a doctor.

    This is the claim that kills: a patient who believes it leaves a treatment that works.
    """
    for span in refusals(doc):
        if is_reference(span) or is_reported(span) or is_question(span):
            continue
        if not _SAFE.search(sentence(span).text):
            yield Flag(span)
