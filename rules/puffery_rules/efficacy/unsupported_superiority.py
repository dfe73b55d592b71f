"""EFF107 unsupported-superiority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_asserted, is_cited, pattern, rule, sentence
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_OTHER = (
    "(surgery|surgeries|surgical procedures|an operation|operations|drugs|a drug|medication+|medicine+|pills|pain pills|painkillers|opioids|opiates|pharmaceuticals|pharmaceutical drugs|prescription+|prescription drugs|steroids|steroid injections|cortisone|injections|chemotherapy|chemo|radiation"
    "|needles|invasive procedures|invasive surgery|invasive treatment+|hospital|hospitalization|general anesthesia|general anaesthesia|statins|antibiotics|antidepressants|insulin|joint replacement|knee replacement|hip replacement|knee surgery|back surgery|spinal surgery|spine surgery|open surgery|open-heart surgery|harsh chemicals|chemicals|stitches|incisions|braces|glasses|contacts|dentures|botox|fillers|implants"
    "|a knee replacement|a hip replacement|joint replacement surgery|nsaids|ibuprofen|conventional medicine|traditional medicine|conventional treatment+|traditional treatment+|traditional method+|conventional method+|traditional surgery|conventional therapy|conventional therapies|other treatment+|other method+|other therapies|other clinics|other products|other supplements|surgery or (drugs|medication|injections)|drugs or surgery|medication or surgery|pills or surgery|facelift|a facelift|surgical facelift)"
)
comparisons = pattern(
    r"{!(more|much more|far more|significantly more|many times more|times more|less|much less|far less|significantly less|considerably less)} (?:\w+ly )?{(effective|efficient|powerful|potent|accurate|reliable|natural|comfortable|successful|precise|invasive|painful|natural-looking|durable|bioavailable|absorbable|predictable|risky|toxic|expensive and|noticeable|thorough|safely|gentle|advanced|consistent|efficiently|targeted|dangerous|traumatic|downtime|pain|scarring|bruising|bleeding|recovery time|discomfort|side effects|post-operative pain|thermal injury|weight loss)} (?:[\w'-]+,? ){0,6}?(?:than|compared (?:to|with)|over)(?: [\w'-]+){1,5}",
    r"{!(better|safer|faster|quicker|gentler|stronger|superior|greater|healthier|easier|cheaper|longer-lasting|higher|lower|fewer|smoother|milder|shorter|smaller|deeper|sooner)} (?:(?:and|,) (?:more )?\w+ )?(?:[\w'-]+ ){0,4}?{(than|compared to|compared with|over|versus|vs)} (?:[\w'-]+ ){0,2}?(?:surg\w+|drugs?|medic\w+|pills?|traditional|conventional|standard|other|others|ordinary|any|regular|oral|old\w*|alternative|opioids?|steroids?|braces|dentures|implants?|botox|placebo|diet\w*|laser|injections?|statins?|lasik|prk|prp|semaglutide|glp-1s?|chemo\w*|antibiotics?|cortisone|fillers?|competitors?|over-the-counter|diy|home|general|either|anything|typical|hospital|total|open|prescription|insulin|metformin|synthetic|most|single-\w+|the (?:competition|rest|others?|leading|alternative)|what|previous|earlier|ever|manual|hrt|topical|tablets?|capsules?|creams?)(?: [\w'-]+){0,3}",
    r"{!(faster|quicker|speedier|shorter|rapid|swifter|better|superior|improved|higher|greater)} {(recovery|healing|results|relief|recovery time+|return to|outcomes|long-term outcomes|functional outcomes|graft survival|survival rate+|absorption|bioavailability|success rate+|implant positioning|speech understanding|satisfaction)}(?: \w+)?",
    r"{!(fewer|less|lower|reduced)} {(side effects|complications|pain|downtime|post-operative pain|postoperative pain|scarring|blood loss|thermal injury|risk of|rates of|bruising|risk|post-operative bleeding)}(?: [\w'-]+){0,3}",
    r"{!(unlike|in contrast to|as opposed to|in comparison to|compared to|compared with)} (?:(?:with|the|many|most|your|all|some|other|a|an|typical|traditional|conventional|standard|ordinary|synthetic|common|older|regular|harsh|single-agonist|expensive|prescription|invasive|general|big|chain) ){0,4}{(surgery|surgeries|drug+|medication+|medicine+|treatment+|therapy|therapies|pills|painkillers|method+|procedures|clinic+|product+|supplement+|steroids|opioids|braces|dentures|implants|injections|botox|fillers|chemotherapy|antibiotics|insulin|antidepressants|sleeping pills|statins|approach|approaches|prp|cortisone|lasers|laser|doctors|practices|brands|creams|diets|bridges|glasses|competitors|facelift|techniques|peptides|providers|formulas|corticosteroids)}(?:[^.,;]{0,80})",
    rf"{{!(avoid~|avoid having|skip~|escape~|bypass~|forgo~|dodge~|sidestep~|prevent the need for|eliminate~ the need for|reduce~ the need for|remove~ the need for|delay~ the need for|put off|save~ you from|keep~ you (out of|from)|no need for|no longer need|without the need for|with no need for|without the use of|without resorting to|without turning to|without having to (undergo|take|use)|instead of (undergoing|taking|having)|without having)}} (?:(?:a|an|the|invasive|costly|risky|open|expensive|major|painful|unnecessary|prescription|harmful|dangerous|addictive|harsh|traditional|any|more|of|potential|having|back|risks|knee|hip|spinal|joint|side|effects|pharmaceutical) ){{0,4}}{{{_OTHER}}}",
    rf"{{!(without|no|zero|not)}} (?:the )?(?:(?:use of|expensive|invasive|harsh|painful|any|risky|harmful|dangerous|need for|messy|prescription|major|toxic|addictive|side effects of|or|and|risks of|knives|scalpels|downtime of|open|a) ){{0,4}}{{({_OTHER})}}",
    rf"{{(safe|safer|natural|gentle|effective|drug-free|non-surgical|nonsurgical|better|healthier|great|excellent|proven|viable|non-invasive|affordable|holistic|the|an|real|true|superior|ideal|popular|minimally invasive|your|painless|good)}} (?:[\w,-]+ ){{0,2}}?{{!(alternative+|replacement+|substitute+)}} (?:treatment |therapy |option )?{{(to|for)}} (?:[\w'-]+ ){{0,3}}?{{{_OTHER}}}",
    rf"{{!alternative+}} {{to}} (?:[\w'-]+ ){{0,3}}?{{{_OTHER}}}",
    r"{!(non-surgical|nonsurgical|drug-free|surgery-free|medication-free|pill-free|needle-free|chemical-free|opioid-free)} {(alternative+|relief|solution+|answer+|pain relief|option+ to|way to|healing|approach to|treatment that)}(?: \w+)?",
    r"{!(outperform~|outclass~|surpass~|outshine~|outdo~|outlast~|exceed~ what|beats|beat any|superior to|better than ever|head and shoulders above|ahead of|far ahead of|nothing works better|nothing comes close|nothing compares|nothing else works|no other (treatment|product|clinic|supplement|therapy|formula|method|doctor|procedure|provider|device|laser|cream)|no operation|can't match|cannot match|simply cannot replicate|can't replicate|unlike anything|unlike any other|in ways that (drugs|pharmaceuticals|surgery)|wins on|win~ hands down|leave~ the competition|rarely match|come~ close to|go~ beyond what|where other (treatments|methods|therapies|doctors|clinics|products|approaches) [have] (fail|failed|fall short|couldn't)|when (everything|nothing|all|other treatments|other therapies|other methods) else|when other treatments [have] (fail|failed)|other (practitioners|doctors|clinics|therapists) (struggle|fail|miss|can't|cannot|could not|don't))}(?: [\w'-]+){0,4}",
    r"{(is|are|as|was|remains?|considered|one of the|the|by far the|your|among the|probably the|generally considered the)} (?:single |very |far and away )?{!(safest|most effective|fastest|quickest|most efficient|gentlest|least invasive|most natural|strongest|most successful|most reliable|most powerful|healthiest|safest and most effective)}(?: (?!(?:way to (?:prevent|avoid|protect|reduce the spread))\b)[\w'-]+){1,3}",
    r"{!why (settle for|suffer|put up with|risk|choose (surgery|drugs)|rely on (drugs|pills|medication)|live with|wait for surgery|take (drugs|pills))}(?: [\w'-]+){1,6}",
    r"{!(better|superior)} {(way|approach|option|choice|alternative|solution|path|outcomes|results|care|method)}(?: (?:to|for|than|from|with|of) (?:[\w'-]+ ){0,4}[\w'-]+)",
    r"{!(rather than|instead of)} (?:just |simply |merely |only )?{(mask~|suppress~|cover~ up|numb~|popping|relying on|depending on|resorting to|taking|undergoing)} (?:[\w'-]+ ){0,3}[\w'-]+",
    r"{!without} (?:the )?(?:harsh |nasty |harmful |unwanted |dangerous |negative |same )*{side-effects} {(of|that|associated)} (?:[\w'-]+ ){0,4}[\w'-]+",
)
_NO_BENEFIT = re.compile(
    r"\b(?:thinner|thicker|longer|shorter|larger|smaller|wider|narrower|older|younger|heavier|taller|earlier|later) than|better (?:known|understood|understanding|informed|off|sleep hygiene)|more (?:common|likely|often|frequent\w*|prevalent|severe|serious|painful) (?:in|than|among)|(?:higher|lower|greater|increased|reduced) risk of (?:developing|getting|having|falls?|injury|fracture|infection if|heart|stroke|cancer|diabetes|complications if)"
    r"|(?:no|without) (?:surgery|medicines?|medications?|treatment|operation) (?:is|was|are|were|will|can|has|may|in the)|without (?:surgery|treatment|medicine),? (?:the|it|this|your|most|many|about|some)|(?:if|when|unless) [\w ,]{0,40}without|without (?:a )?prescription|avoid (?:surgery|operations?|medicines?) (?:if|when|until|during|while|before)|(?:do not|don't|should not) (?:stop|skip|avoid)|no (?:medications?|drugs?|medicines?|injections?|needles?|implants?|surgery) (?:can|will|is|are|has|have|may|exists?)"
    r"|not (?:surgery|medicine|a substitute|a replacement|an alternative)|(?:substitute|replacement|alternative)s? (?:for|to) (?:professional|medical|a doctor|your doctor|advice|seeking|consult\w+|medication prescribed)|without (?:talking|speaking|consulting|asking|your doctor|first)",
    re.I,
)


@rule(
    code="EFF107",
    severity="warning",
    message="‘{span}’ ranks this above other treatment and names no comparison.",
    advice="Cite the head-to-head trial in the sentence, or describe the treatment on its own.",
    sources=(law("21 CFR 202.1"), law("Directive 2001/83/EC art. 90"), law("FTC Health Products Compliance Guidance 2022")),
    bad=(
        "Laser whitening is <<safer than other methods>>.",
        "Relief <<without surgery>>.",
        "<<Unlike conventional drugs>>, our drops are gentle.",
    ),
    good=(
        "In a 2019 trial it was more effective than placebo (Smith 2019).",
        "The new needle is thinner than the old one.",
        "This page is not a substitute for medical advice.",
        "Without surgery, the hernia will not close.",
    ),
)
def unsupported_superiority(doc: Doc) -> Iterator[Flag]:
    """Better, safer or faster than another treatment, without a source in the sentence.

    A comparison is a claim about two treatments, and only a trial that compared them can support it.  ‘Without surgery’ and
    ‘unlike drugs’ say by the way that the other treatment is worse.
    """
    for span in comparisons(doc):
        if is_asserted(span) and not is_cited(span, "sentence") and not _is_no_benefit(span):
            yield Flag(span)


def _is_no_benefit(span: Span) -> bool:
    whole = sentence(span)
    low, high = span.start_char - whole.start_char, span.end_char - whole.start_char
    return any(match.start() < high and low < match.end() for match in _NO_BENEFIT.finditer(whole.text))
