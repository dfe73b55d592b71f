"""EFF107 unsupported-superiority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_asserted, is_cited, pattern, regex, rule
from puffery_rules.efficacy.claims import is_plain, outermost
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: What the treatment is ranked above.
_RIVAL = (
    r"(?:(?:the|a|an|any|all|most|other|many|your|our|just|traditional|conventional|standard|ordinary|regular|typical|older|old|expensive|common"
    r"|leading|invasive|harsh|open|oral|synthetic|prescription|pharmaceutical|generic|over-the-counter|daily|total|manual|chemical|metal|repeated"
    r"|strong|single-\w+|injected|drugstore|professional|usual|big|chain|general|local|pt|surgical|knee|hip|back|spinal|sinus|medical|"
    r"bariatric|antifungal|topical|weight|loss|sleeping|pain|cheap|alternative|competing|store-bought|popular|diy|existing|previous|of|the) ){0,4}"
    r"(?:physical therap\w+|surger\w+|drugs?|medic\w+|pills?|painkillers?|treatments?|therap\w+|methods?|procedures?|operations?"
    r"|techniques?|approach\w*|options?|products?|brands?|supplements?|clinics?|providers?|doctors?|dentists|practices|surgeons|opioids?|opiates"
    r"|steroids?|cortisone|corticosteroids|nsaids?|ibuprofen|aspirin|paracetamol|tylenol|braces|dentures|bridges|implants?|botox|fillers?|facelifts?"
    r"|lasik|prk|prp|laser\w*"
    r"|statins?|antibiotics?|antidepressants?|antihistamines?|chemo\w*|radiation|radiotherapy|insulin|metformin|semaglutide|ozempic|wegovy|glp-1s?"
    r"|placebo|interventions?|transplants?|peels?|tattoos?|relying on \w+|trial and error|diets?|dieting|exercise|creams?|injections?|shots|tablets?|capsules?|hrt|hormones|glasses|contacts|contact lenses|replacement"
    r"|physiotherapy|massage|sunscreen|coffee|strips|whitening|home care|competit\w+|any other|anything|everything|alternatives?|alone|ever|hospital"
    r"|slimming clubs|vitamin \w|toothpaste"
    r"|mouthwash|magnets|hearing aids|retailers|cpap|bypass|either|generation|systems?|devices?|formulas?|peptides|units|minoxidil|finasteride"
    r"|morphine|codeine|tramadol|oxycodone|gabapentin|prozac|xanax|valium|melatonin|prednisone|viagra|cialis|zoloft|lipitor|claritin|benadryl|advil"
    r"|aleve|nyquil|rogaine|glucosamine|turmeric|accutane|adderall|ritalin|humira|stitches|aspirin|omeprazole|nexium|synthroid|phentermine|sleeping"
    r"|retinol|collagen|scalpels?|replacements?)\b"
)
_FITTER = (
    "(effective|efficient|powerful|potent|accurate|reliable|natural|comfortable|successful|precise|natural-looking|durable|bioavailable|absorbable"
    "|predictable|gentle|advanced|consistent|targeted|efficiently|effectively|affordable|quickly|convenient|tolerable|thorough|permanent)"
)
_WORSE = "(invasive|painful|risky|toxic|dangerous|traumatic|expensive|downtime|pain|scarring|bruising|bleeding|discomfort|side effects|thermal injury|post-operative pain|harsh|aggressive|messy|addictive|complications)"
_HOW = r"(?:(?:much|far|significantly|many times|considerably|even|a lot|way|so much|infinitely|vastly|noticeably|\w+ times|\d+ times|\d+x|twice|ten times) )?"
better_than = pattern(
    rf"{_HOW}{{!more}} (?:\w+ly )?{{{_FITTER}}} (?:[\w'-]+,? ){{0,4}}?(?:than|compared (?:to|with)) {_RIVAL}",
    rf"{_HOW}{{!less}} (?:\w+ly )?{{{_WORSE}}} (?:[\w'-]+,? ){{0,4}}?(?:than|compared (?:to|with)) {_RIVAL}",
    rf"{_HOW}{{!(better|safer|faster|quicker|gentler|stronger|superior|healthier|easier|cheaper|longer-lasting|smoother|milder|kinder|cleaner|sooner"
    rf"|fewer|lower|higher|greater|shorter|improved)}} (?:(?:and|,) (?:more )?\w+ )?(?!or lower)(?:(?!risk|chance|rate|in\b"
    rf"|or\b)[\w'-]+,? ){{0,4}}?(?:than|compared (?:to|with)|versus|vs\.?|over) {_RIVAL}(?: [\w-]+ (?:alone|do|does|can|could))?",
    r"{!(safer|gentler|better|smarter|kinder|healthier|faster|easier|quicker|superior|simpler|cleaner)} {(option|alternative|choice|medicine"
    r"|approach|path|route|solution|answer|method|way to (treat|heal|lose|relieve|manage|address|restore|fight|beat|look|get|sleep|live|care"
    r"|straighten|whiten|stop|end|deal))}(?: (?:to|than|for|of) (?:(?!and\b|or\b|if\b|is\b)[\w'-]+ ?){1,4})?(?<! )",
    rf"{{!(superior to|outperform~ [all|every|several|other]|outclass~|surpass~|outshine~|outdo~|outlast~|beats|beat any|beating|exceed~|trumps|puts to shame"
    rf"|leaves behind)}} (?:every |all |any |what )?(?:{_RIVAL}|(?:[\w'-]+ ){{0,2}}(?:can|could|offers?|do|does)\b|(?:[\w'-]+ ){{1,3}}hands down)",
    rf"{{!(twice as|three times as|ten times as|ten times more|five times more|times more|times stronger|times better|just as|every bit as|is as"
    rf"|are as|nearly as)}} {{(effective|strong|powerful|good|potent|fast|well|safe|long)}} as {_RIVAL}",
    r"{!(twice|three times|four times|five times|ten times|many times|hundreds of times) as (fast|strong|effective|powerful|good|potent|long|quickly"
    r"|well|much)} as (?:(?!and\b)[\w'-]+ ){0,2}[\w'-]+",
    r"{!(far|vastly|clearly|infinitely|hugely|truly) (superior|preferable) to} (?:(?!and\b)[\w'-]+ ){0,3}[\w'-]+",
    rf"{{!(lasts twice as long|far ahead of|light years ahead of|head and shoulders above|well above what|miles ahead of|equivalent to multiple"
    rf"|better than ever|than ever before)}} (?:as )?(?:{_RIVAL}|(?:[\w'-]+ ){{1,3}})",
    r"{!(other|ordinary|regular|conventional|traditional|common|most|standard|big|over-the-counter|otc|drugstore)} (?:[\w-]+ ){0,3}?{(creams"
    r"|products|treatments|clinics|drugs|medications|supplements|methods|therapies|doctors|dentists|diets|options|brands|retailers|practitioners"
    r"|therapists|painkillers|medicine|approaches)} (?:simply |just |often |only |still )?{(can't|cannot|fail|fails|fall short|couldn't|struggle"
    r"|miss|merely|mask|only mask|don't work|do not work|leave you|cause|wear off|never)}(?: (?!and\b|but\b)[\w'-]+){0,4}",
    r"{!(better for (you|your [skin|heart|teeth|gut|body|knees|back|brain|hair]))} than (?:\w+ing )?(?:(?!and\b)[\w'-]+ ){0,4}[\w'-]+",
    r"{!(should|can|could|will|now) replace (surgery|drugs|medication|painkillers|antibiotics|botox)}(?: altogether)?",
    r"{!(can't compare|cannot compare|doesn't compare|don't compare|can't compete|cannot compete|can't match|cannot match|rarely match|never match"
    r"|simply cannot replicate|can't replicate|cannot replicate|can't offer|nothing works better|nothing else works|(come~|came) anywhere (close"
    r"|near)|nothing else on the market is as|comes close to|no other (treatment|product|clinic|supplement|therapy|formula|method|doctor|procedure"
    r"|provider|device|laser|cream) (can|does|has|offers|works|comes|on)|no other (supplement|product|clinic|treatment)"
    r"|hardly any procedure|wins on|win~ hands down|hands down|unlike anything|unlike any other|can offer you that)}(?: (?!and\b|but\b)[\w'-]+){0,4}",
)
compared = pattern(
    rf"{{!(unlike|in contrast to|as opposed to)}} (?:(?!which\b|who\b|that\b)[\w“”\"'-]+ ){{0,3}}?(?:{_RIVAL}|(?:interventions?|inserts?|quick fixes|fixes)\b)(?:[^.,;]{{0,80}})?",
    r"{!(where|when|after)} (?:all |many |most )?(?:other |conventional |traditional |ordinary )?{(drugs|treatments|methods|therapies|doctors"
    r"|clinics|products|approaches|everything|nothing|pills|medicine|surgery|painkillers|medication|practitioners|all|creams)} (?:else |has "
    r"|have )*{(fail|fails|failed|falls short|fall short|couldn't|works|worked|has failed|have failed|did not help|gave up)}",
    r"{!(drugs|medications|medicine|doctors|pills|painkillers|pharmaceuticals|western medicine|conventional medicine|steroids|creams)} (?:only|just"
    r"|merely|simply) (?:mask|treat|suppress|cover|dull|numb|manage|hide|address|chase|drown|delay|dry)\w*(?: (?!and\b|or\b|but\b)[\w'-]+){0,3}",
    r"{!(rather than|instead of)} (?:just |simply |merely |only )?{(mask~|suppress~|cover~ up|numb~|popping|relying on|depending on|resorting to"
    r"|reaching for)} (?:(?!and\b|or\b)[\w'-]+ ){0,3}[\w'-]+",
    r"(?:without|avoiding|minus|none of|free of|skip|spared?|sparing you|escape) (?:all )?{!(the side effects of|the harsh side|the risks of"
    r"|the dangers of|the downtime of|the hazards of|the fog that|the harm|the trauma of)} (?:(?:that|comes?|with|a|an|of|affects"
    r"|effects) )*(?:[\w-]+ )?(?:surg\w+|drugs?|medic\w+|pills?|opioids?|steroids?|chemo\w*|botox|facelift|painkillers|hormones|injections?"
    r"|prescription|bypass|radiation|statins|antidepressants|the usual)(?: [\w-]+)?",
)
_AVOIDED = (
    "(surgery|surgeries|surgical procedures|fusion surgery|an operation|operation|operations|the operating room|the operating table|drugs|drug"
    "|medication+|medicine+|pills|pain pills|painkillers|opioids|pharmaceuticals|pharmaceutical drugs|prescriptions|prescription drugs|steroids"
    "|steroid injections|cortisone|chemotherapy|chemo|radiation|the knife|knives|scalpel|scalpels|needles|injections|shots"
    "|invasive procedures|invasive treatment+|hospital|hospitalization|general an[a]esthesia|statins|antibiotics|antidepressants|joint replacement"
    "|knee replacement|hip replacement|harsh chemicals|chemicals|braces|metal braces|dentures|botox|fillers|facelift|a scalpel"
    "|pharmaceutical interventions|going under the knife)"
)
_FILLER = r"(?:(?:a|an|the|invasive|costly|risky|open|expensive|major|painful|unnecessary|prescription|harmful|dangerous|addictive|harsh|traditional|any|more|of|potential|having|back|risks|knee|hip|spinal|joint|side|effects|pharmaceutical|need|for|use|or|and|toxic|conventional|daily|messy|big|heavy|strong|injected|worrying|about|fear|metal|long|hassle) ){0,4}"
_WANTED = r"(?:relief|results?|pain|heal\w*|treat\w*|restor\w*|regain\w*|los\w+|look\w*|young\w*|better|straight\w*|smil\w+|sleep\w*|calm|recover\w*|cur\w+|relie\w+|eliminat\w+|reduc\w+|eas\w+|tummy|stomach|skin|vision|see\b|hear\w*|fix\w*|feel\w*|works?\b|solution|help\w*|stop\w*|hair\w*|lift\w*|smooth\w*|tighten\w*|beauty|refreshed|natural\w*|gentle|care|mobility|weight|live|life|improv\w+|back|knees?|hips?|rejuvenat\w+|facelift|get\b|straighten\w*)"
#: Other treatment named as something to be spared.
spared = pattern(
    rf"{_WANTED}(?: (?!(?:if|when|may|many|most|some|often|usually|heal well)\b)[\w'-]+,?){{0,6}} (?P<span>{{!(without|with no"
    rf"|minus)}} {_FILLER}{{{_AVOIDED}}}(?: (?:or|and) (?:[\w-]+ )?{{{_AVOIDED}}})?)",
    rf"(?:^|[.!:–—|] ?|, )(?P<span>{{!(no|zero|without)}} {_FILLER}{{{_AVOIDED}}}(?:,? (?:and |or )?(?:no"
    rf"|without) {_FILLER}{{{_AVOIDED}}})*(?: required| needed)?)(?=[.!,;–—|]| and no | or |$)",
    rf"{{!(avoid|avoids|avoiding|avoided|bypass~|forgo|dodge~|sidestep~|escape~|prevent the need for|eliminate~ the need for|reduce~ the need for"
    r"|remove~ the need for|delay~ the need for|put~ off|save~ (you|me|him|her) from|keep~ (you|me|him|her) (out of|from|off)|no need for"
    r"|without the need for|without resorting to|without turning to|without having to (undergo|take|use)|instead of (undergoing|taking|having)"
    rf"|spare~ you|are spared|be spared|skip|say no to)}} {_FILLER}{{({_AVOIDED}|invasive surgery|open surgery|back surgery|knee surgery"
    rf"|a facelift)}}",
    rf"{{!(alternative+ [treatment|therapy|option] to|substitute+ for|replacement+ for)}} (?:[\w'-]+ ){{0,3}}?{{({_AVOIDED}|insulin|ozempic|viagra"
    rf"|adderall|hrt|cpap|chemotherapy|a knee replacement|traditional surgery)}}",
    r"{!(non-surgical|nonsurgical|drug-free|surgery-free|medication-free|pill-free|needle-free|chemical-free|opioid-free|scalpel-free"
    r"|knife-free)} {(alternative+|solution+|answer+|pain relief|relief|option+ (to|for)|way to|healing|facelift|lift|rejuvenation"
    r"|path to)}(?: (?!and\b|or\b|for\b)[\w-]+)?",
    rf"{{!(why)}} {{(settle for|suffer|put up with|risk|choose|rely on|live with|wait for|take|undergo|let|go under)}} (?:(?!and\b"
    rf"|or\b)[\w'-]+,? ){{0,4}}?{{({_AVOIDED}|pain|less|a surgeon|second best|bulky|uncomfortable)}}",
    r"{!(cancel~ your|skip~ the|skip~ your|forget about)} {(operation|surgery|knee replacement|hip replacement|appointment with the surgeon|surgeon|facelift)}",
    r"{!(without (suppressing|overriding|disturbing|upsetting|the grogginess|the crash|the jitters|worrying about slipping)|do without (drugs"
    r"|surgery|pills)|under the knife)} ?(?:(?!and\b)[\w'-]+ ?){0,6}(?<! )",
)
#: Superlatives of effect and safety, and faster, fuller results.
ranked = pattern(
    r"{(is|are|as|remain~|the|by far the|your|probably the|one of the|among the|and|still the|offers the)} (?:single |very |far and away "
    r"|most common and |oldest and )*{!(safest|most effective|fastest|quickest|most efficient|gentlest|least invasive|most natural|most successful"
    r"|most reliable|healthiest|safest and most effective|surest)}(?: and \w+(?: \w+)?)? {(way|treatment+|aesthetic treatment+|cosmetic treatment+|exercise+|treatments available|path|route|method|procedure+|option"
    r"|therapy|medicine|choice|solution|means|cleanse|approach|product+|long-term|form|remedy|medical|natural|product|surgical|available|hair"
    r"|on the market|of the)}(?: (?!(?:and|or|is|are|if|when|but)\b)[\w'-]+){0,4}",
    r"{!(faster|quicker|speedier|swifter|shorter|superior|greater|better|higher|improved|more efficient)}(?:,? (?:and )?(?:more|less) [\w-]+)? {(recovery|healing|results|relief"
    r"|recovery time+|recovery window|hospital stay+|return to (normal|work|sport|activity)|long-term outcomes|functional outcomes|outcomes (than"
    r"|with|from)|graft survival|survival rate+|absorption|bioavailability|success rate+|satisfaction|efficacy|weight loss)}(?: (?:than|with|and"
    r"|from) (?:\w+ )?[\w-]+)?",
    r"{!(fewer|less|lower|reduced|minimized|minimised)} (?:[\w-]+ )?{(risks|risk of (complications|side effects|scarring|bleeding|adverse)|(treatment|clinic) (sessions|visits)|sessions)}"
    r"(?: (?:reactions|events|than [\w-]+))?",
    r"{!superior safety}(?: (?:profile|record))?",
    r"{!longer-lasting} {(effects|results|relief|benefits|protection)}",
    r"{!(fewer|less|lower|reduced|significantly less)} {(side effects|complications|downtime|post-operative pain|postoperative pain|scarring"
    r"|blood loss|thermal injury|post-operative discomfort|rates of post-operative|pain and scarring|recovery time|radiation)}(?: than [\w-]+"
    r"| compared to [\w-]+)?",
)
#: No benefit, no other treatment, clinical pathways and plain facts.
_PLAIN = regex(
    # what patients want, and trials that are named
    r"\b(?:patients?|people|many|most|those|runners|parents|they|who)\b[^.;]{0,60}\b(?:wants?|wanting|seek|seeks|seeking|prefers?|preferring|hoping for"
    r"|looking for|looking to|trying to)\b[\w ,]{0,30}\b(?:without|avoid|non-?surgical|drug-free)\b[\w ]*|(?:many|most|some) patients[^.;]{0,60} avoid[\w ]*|\b(?:usually|typically|generally|often) (?:\w+ ){0,5}(?:shorter|faster|quicker|less|fewer)\b[\w ]*|\b(?:first|head-to-head|randomi[sz]ed|phase \d|clinical) (?:\w+ ){0,2}(?:trial|study)"
    r"\b[^.;]*|(?-i:\b[A-Z]{4,}-\d\b)[^.;]*|"
    r"\b(?:thinner|thicker|longer|shorter|larger|smaller|wider|narrower|older|younger|heavier|taller|earlier|later) than|better (?:known|understood"
    r"|understanding of|informed|off|sleep hygiene)|(?:higher|lower|greater|increased|reduced) (?:than (?:normal|average|usual)|risk of (?!(?:post|side effects|complications|scarring|bleeding|adverse)))"
    r"|(?:most|some|many|several|few|majority|often|usually|sometimes|typically|commonly|occasionally|generally|can (?:often"
    r"|usually))\b[\w ,-]{0,60}(?:treated|managed?|heal\w*|recover\w*|resolved?|controlled|relieved|do|gets? better|improve\w*|wear"
    r"|cope) (?:\w+ ){0,3}without (?:\w+ )?(?:surgery|operation|medic\w+|treatment|drugs|glasses|injections|antibiotics)"
    r"|(?:^|[.;] )without (?:surgery|treatment|medicine|medication|an operation|insulin|antibiotics)[\w ]*,|without (?:a )?prescription|(?:avoid"
    r"|skip|stop|put off|delay)\w* (?:\w+ ){0,2}(?:surgery|operations?|medic\w+|drugs|pills|injections?|chemicals|glasses|contacts|alcohol) (?:if"
    r"|when|until|during|while|before|for|that|unless|and alcohol)|\b(?:if|when|unless|should) [\w ,]{0,50}\b(?:avoid|without)\b"
    r"|\bif nothing else works|without (?:surgery|treatment|medicine|medication|an operation)[^.;]{0,20} in (?:most|many|some)|\b(?:exercis\w+"
    r"|vaccin\w+|walking|swimming|physical activity|stopping smoking|quitting|hand ?washing|sunscreen|diet|rest|breastfeeding|early treatment"
    r"|prevention) (?:is|are|remains?) (?:still )?(?:by far )?(?:one of |among )?(?:the )?(?:best|most effective|safest|most powerful)"
    r"|important to avoid|(?:stent|you|they|patients?) (?:should|must|need to|are (?:advised|asked|told) to) (?:\w+ )?avoid|(?:no"
    r"|without) (?:surgery|medic\w+|treatment|operation|injections?|needles|drugs?) (?:is|was|are|were|will|can|has|may|in (?:this|the)|involved"
    r"|history)|not (?:surgery|medicine|a substitute|a replacement|an alternative)"
    r"|(?:not|never|no|isn't|nor) (?:\w+ ){0,3}(?:substitute|replacement|alternative)s? (?:for|to)|(?:substitute|replacement|alternative)s? (?:for"
    r"|to) (?:professional|medical advice|a doctor|your doctor|advice|seeking|consult\w+|medication prescribed|the)"
    r"|(?:the )?alternatives to (?:\w+ )?(?:surgery|medication|treatment|injections?) (?:include|are|may|that)|without (?:talking|speaking"
    r"|consulting|asking|your doctor|first)"
    r"|(?:discuss|talk|speak|ask|consider|explore|learn about|ask\w* about|informed about|explain\w*|risks, benefits and"
    r"|options and) (?:[\w,]+ ){0,6}alternatives?|\bno (?:drugs|medication|medicine|surgery|injections)\b[^.!?]{0,20}\b(?:group|arm|control)"
    r"|compared (?:to|with) (?:the )?(?:placebo|control|sham|usual care|no treatment|women in|men in|people|patients)|than (?:the )?(?:control"
    r"|placebo|sham|women in|men in)"
    r"|(?:in|among) the \w+ group|starting (?:treatment )?(?:early|sooner)|generally leads to faster|support\w* (?:better outcomes|faster recovery)"
    r"|seeking faster|worse than|less relief each|(?:may|can|typically|generally|tends? to|has|have) (?:\w+ )?(?:a )?(?:shorter|faster"
    r"|longer) recovery|last resort|research|(?:may|might|can|could) be (?:the |one of the )?(?:most effective|safest|fastest|best)"
    r"|most effective way possible|more (?:common|likely|often|frequent\w*|prevalent|severe|serious|painful) ",
    re.I,
)


@rule(
    code="EFF107",
    severity="warning",
    message="‘{span}’ ranks this above other treatment and names no comparison.",
    advice="Cite the head-to-head trial in the sentence, or describe the treatment on its own.",
    sources=(
        law("21 CFR 202.1"),
        law("Directive 2001/83/EC art. 90"),
        law("FTC Health Products Compliance Guidance 2022"),
        law("CAP Code 3.7"),
        law("National Law s133"),
    ),
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
    relief = list(spared(doc))
    for span in outermost(span for span in [*better_than(doc), *compared(doc), *relief, *ranked(doc)] if is_asserted(span)):
        if not is_cited(span, "sentence") and not is_plain(span, _PLAIN):
            yield Flag(span, _SPARED_NOTE if any(span.start == other.start for other in relief) else None)


_SPARED_NOTE = "To name what the reader is spared is to run it down: say what your treatment is (‘an injection, done awake’) and who still needs the other."
