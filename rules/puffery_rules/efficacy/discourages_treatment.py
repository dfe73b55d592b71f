"""EFF109 discourages-treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_question, is_reference, is_reported, pattern, regex, rule, sentence
from puffery_rules.efficacy.claims import outermost
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Treatment that a patient may be on.
_DRUGS = (
    "(pill+|medication+|medicine+|meds|drug+|prescriptions|prescription drugs|painkiller+|insulin|statin+|antidepressant+|antibiotic+|inhaler+"
    "|steroid+|steroid creams|chemotherapy|chemo|radiation|radiotherapy|vaccine+|vaccination+|jab+|flu shot|flu shots|shots|opioids|blood thinners"
    "|blood pressure tablets|blood pressure meds|tablets|metformin|levothyroxine"
    "|dialysis|antihistamines|pharmaceuticals|conventional (medicine|treatment)|psychiatric medication+|immunosuppressants|hormones|antipsychotics"
    "|lithium|warfarin|ozempic|viagra|beta blockers|ssris|epipen|nsaids|ibuprofen|celecoxib|methotrexate|biologics|antacid+|laxatives|nasal sprays"
    "|hrt|antipsychotic+|acid reducers|allergy pills|diuretics)"
)
#: Care, aids and people that a patient may need.
_CARE = (
    f"({_DRUGS}|surgery|operation|surgeon+|doctor+|dentist|biopsy|mammogram+|glasses|cpap|hearing aid+|hospital|gp|physician|specialist"
    "|gastroenterologist|urologist|rheumatologist|crutches|cane+|walker+|walking stick+|brace+|wheelchair+|knee replacement|hip replacement"
    "|root canal|hearing tests|pads|therapist|scalpel)"
)
_OWN = r"(?:(?:your|my|their|his|her|those|all|the|any|of|that|taking|using|seeing|expensive|daily|prescription|diabetes|blood|pressure|pain|harsh|toxic|dangerous|harmful|useless|psychiatric|trips?|visits?|to|on|for|heart|cholesterol|more|every|these|reading|thyroid|asthma|sleeping|a|an|and|having|going) ){0,4}"
#: Throw it away, stop it, skip it.
dropped = pattern(
    rf"{{!(throw~ (away|out)|toss~ (away|out)|toss~|ditch~|dump~|bin|bins|binned|flush|flushed|trash~|chuck~ (out|away)|throw them"
    rf"|burn your)}} {_OWN}{{{_CARE}}}",
    rf"{{!(throw~|toss~|chuck~|bin~)}} {_OWN}{{{_CARE}}} {{(away|out|in the (bin|trash|rubbish))}}",
    rf"{{!stop~}} (?:your|those|the|all) {_OWN}{{{_DRUGS}}}",
    rf"{{!(quit~|stop~ (taking|using|injecting|buying|the|your|those)|come~ off|get~ off|wean~ (off|yourself off|yourself from)|taper~ off|give~ up"
    r"|abandon~|reduce your|cut~ out|lay~ off|get~ rid of|free yourself from|break free from|say~ goodbye to|say~ good-bye to|wave goodbye to"
    rf"|kiss goodbye to|kiss goodbye)}} {_OWN}{{({_DRUGS}|glasses|crutches|surgery|doctors|dentists|dentures)}}",
    rf"{{!(skip|skipping|forget [about]|forgo|say no to|just say no to|no to|cancel|cancel~ (the|your)|postpone|refuse|reject|delay~|put~ off"
    rf"|decline|turn down|steer clear of|stay away from|beware of|save the|spare yourself)}} {_OWN}{{({_DRUGS}|surgery|operation|surgeon|doctor"
    r"|doctors|dentist|biopsy|mammogram+|knee replacement|hip replacement|root canal|urologist|specialist|hearing tests|vaccines"
    rf"|chemotherapy)}}(?: altogether| entirely| completely| unless absolutely necessary| unless they are truly necessary)?",
    rf"{{!avoid~}} {_OWN}{{({_DRUGS}|doctor|doctors|mammogram+|biopsy|vaccines|hearing tests)}}(?: altogether| entirely| completely| at all"
    r"| unless absolutely necessary| unless they are truly necessary)",
    r"(?:^|[.!] )(?P<span>{!avoid} (?:all |the |childhood |routine |toxic |psychiatric )*{(vaccines|vaccinations|chemotherapy"
    r"|psychiatric medication+|antidepressants|statins|antibiotics|doctors)})(?! (?:if|when|until|while|during|unless))",
    rf"{{!(off|off of|been on|weaned off|free of|free from|came off|went off|gone off|stopped taking|threw away|thrown away|threw out|thrown out"
    rf"|tossed|quit)}} {_OWN}{{{_DRUGS}}}(?: for good| forever| now| anymore)?",
    r"{!(put|leave)} (?:your |the |those )?{(pills|tablets|medicine|walking stick|cane|glasses|crutches|inhaler|painkillers"
    r"|insulin)} (?:back )?{(in the drawer|in the cupboard|at home|in the cabinet|behind|on the shelf)}",
    r"{!(yes to|no to)} {(surgery|drugs|chemo|pharmaceuticals)}",
    rf"{{!(taking|still on|hooked on|using)}} {{{_DRUGS}}}\? ?[.… ]*(?:quit|stop|ditch)",
)
#: No longer needed.
needless = pattern(
    rf"{{(won't|will not|no longer|don't|never|didn't|haven't|hasn't|needn't|will never|don't have to|do not have to|not have to"
    rf"|without ever)}} (?:\w+ )?{{!(need|needs|needed|require|take|takes|took|have to take|have to see|need to take|need to see|depend on|rely on"
    rf"|want|see|touched|been on|use|pricking|having to)}} {_OWN}(?:more )?{{{_CARE}}}(?: (?:anymore|any more|again|for life"
    rf"|at all)\b[\w ]{{0,20}}(?<! ))?",
    rf"{{!(no need (for|of|to see|to take|to bother)|no reason to (see|take)|no more need for|have no need for|never again need"
    rf"|never need)}} {_OWN}{{{_CARE}}}",
    rf"{{!(live|manage|do|get by|survive|thrive|life|sleep)}} {{without}} {_OWN}{{({_DRUGS})}}",
    r"{!no more} {(pills|drugs|insulin|injections|inhalers|painkillers|medication|shots|tablets|antibiotics|steroids|dialysis|antidepressants"
    r"|hospital|doctors)}",
    r"{!(will not need|won't need|no longer need|never need|won't ever need)} {(replacing|surgery|an operation|replacement|a new (hip|knee)"
    r"|to see a)}(?: \w+)?",
    r"{!(never prick|never pricking|no more finger|never inject|no more injections of insulin|fewer units of insulin)}(?: (?!and\b)\w+){0,3}",
)
#: This in its place.
replaced = pattern(
    rf"{{!(instead of|in place of|rather than|in lieu of|before you try|before resorting to)}} {_OWN}(?:(?:taking|undergoing|getting|having"
    rf"|conventional|toxic|standard|resorting|relying) )*{{({_DRUGS}|surgery|a biopsy|biopsy|an operation|a doctor|doctors|an inhaler|sunscreen)}}",
    rf"{{!replace~}} {_OWN}{{{_DRUGS}}}(?: with [\w-]+(?: [\w-]+)?)?",
    rf"{{!(replacement for|substitute for|alternative to|takes the place of|does the job of)}} {_OWN}{{(insulin|chemotherapy|chemo|antidepressants"
    r"|antibiotics|statins|vaccine+|vaccination|metformin|dialysis|inhalers|your (medication|medicine|doctor|pills|meds)|antipsychotics"
    rf"|levothyroxine)}}",
    r"{!(primary|sole|only)} {treatment (option|in|instead|for (cancer|diabetes|infection))}(?: (?!and\b)[\w]+){0,3}",
    r"{!(heal themselves with|treat yourself with|cure yourself with)} (?:\w+ ){1,3}{(instead|not)}(?: \w+){0,2}",
)
#: Mistrust of doctors and of treatment that works.
mistrust = pattern(
    r"{!(don't trust your doctor|don't listen to your doctor|never trust a doctor|your doctor is wrong|doctors (don't want|won't tell|are wrong"
    r"|only want|just want|want to keep)|doctors do not want|no doctor needed|without (seeing|ever seeing) a doctor|without a doctor"
    r"|fire your doctor|you don't need a doctor|anti-vax|refuse the vaccine|natural immunity beats|prescription-free living"
    r"|better than going to the doctor|before you let anyone near)}(?: (?!and\b)[\w'-]+){0,5}",
    rf"{{{_DRUGS}}} {{!(does more harm than good|do more harm than good|are poison|is poison|don't work|only make it worse|make you sicker"
    rf"|keep you sick|will kill you|kills more people|are killing|is killing)}}(?: \w+)?",
    r"{!(mask~ pain with)} {(opioids|drugs|pills|painkillers)}[\w ,]{0,30}{(is not treatment|delay)}",
    r"{!(avoid)} {(sound therapy|psychiatric medication+|hearing tests|routine vaccines|conventional treatment|chemotherapy"
    r"|mammograms)}(?: (?:unless|and) (?:[\w()]+ ?){1,4})?(?<! )",
    r"{!(you don't need more (appointments|doctors|pills|tests)|you do not need more (appointments|doctors|pills|tests))}",
)
#: Care in the words around: advice to ask, steps before an operation, other people's choices, careful medicine.
_CAREFUL = regex(
    r"\b(?:(?:surgery|operation|insulin|chemotherapy|medication|medicine|antibiotics?|dialysis|transplant\w*) (?:is|are|may be|remains?)[^.;]{0,20} only"
    r"|work (?:overnight|immediately|instantly|right away|for everyone)|what if|ask|talk to|speak(?:ing)? (?:to|with)|consult\w*|check with|under (?:medical|the)|without (?:talking|speaking|consulting|asking|first)"
    r"|advice of|supervis\w+|guided by|discuss\w*|decide[sd]? (?:with|by)|as directed|prescriber|your (?:doctor|surgeon|gp|dentist|nurse"
    r"|anesthesi\w+|anaesth\w+|physician|team|provider)(?:'s)? (?:may|will|might|can|tells?|asks?|says|advises|has|instructions?|recommends)"
    r"|doctors? (?:may|might)"
    r"|(?:do not|don't|never|should not|shouldn't|must not|not|cannot|can't) (?:\w+ )?(?:stop|skip|quit|delay|replace|throw|give up|discontinue"
    r"|change|cancel|put off|come off|ditch|postpone|avoid|refuse|flush|toss|wean|reduce)|before (?:surgery|any|the (?:procedure|operation|test"
    r"|injection|treatment|scan|appointment)|your (?:surgery|procedure|operation|treatment|appointment|test))|the (?:day|night|week"
    r"|morning) (?:before|of)|\d+ (?:days|hours|weeks) (?:before|prior)"
    r"|last resort|alcohol|smoking|grapefruit|recreational|allerg(?:y|ic) test\w*|pregnan\w+|breast-?feed\w*|illegal|street drugs?|aspirin for"
    r"|blood[- ]thinning medications and supplements|missed|miss a dose|next (?:dose|one)|(?:may|might|will|could) (?:need|have|be asked"
    r"|be told) to (?:\w+ )?(?:stop|skip|delay|pause)|before (?:a|the|your|any) (?:\w+ )?(?:biopsy|scan|surgery|injection|extraction|delivery)"
    r"|pharmacy|pharmacist|out-of-hours|nurse may|see you instead|is used instead|are used instead|expired|unused|fizzy|referral|this (?:vaccine"
    r"|medicine) |(?:some|most|many|few|several) (?:\w+ ){0,2}(?:people|patients|sprains|tears|cases|children|women|men|fractures|hernias"
    r"|injuries)? ?(?:do|does|will|may|can|never|need|avoid|manage)\b"
    r"|children (?:under|over|do)|some (?:people|patients|women|men) (?:prefer|choose|use|take|find)|patients (?:who|can|may|should)|people (?:who"
    r"|with|can)|(?:studies|trial|study)|early treatment|if (?:a|your|the|you|someone|exercise|these) \w+)\b", re.I,
)


@rule(
    code="EFF109",
    severity="error",
    message="‘{span}’ tells the reader to do without medicine, surgery or a doctor.",
    advice="Say the opposite plainly: ‘Do not stop or change any medicine without asking your doctor.’",
    sources=(
        law("Directive 2001/83/EC art. 90"),
        law("CAP Code 12.2"),
        law("FTC Health Products Compliance Guidance 2022"),
        law("TGA Code 2021"),
    ),
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
    needed = list(needless(doc))
    for span in outermost([*dropped(doc), *needed, *replaced(doc), *mistrust(doc)]):
        if is_reference(span) or is_reported(span) or is_question(span) or _CAREFUL.search(sentence(span).text):
            continue
        # "you will not need insulin": the negation is the advice; elsewhere it takes the advice back.
        if any(span.start == other.start for other in needed) or not is_denied(span):
            yield Flag(span)
