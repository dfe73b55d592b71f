"""EFF101 absolute-outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, pattern, regex, rule
from puffery_rules.efficacy.claims import bare_claims, is_plain, outermost
from puffery_rules.sources import law
from puffery_rules.words import COMPLAINT

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PEOPLE = (
    "(patient+|client+|people|person|women|woman|men|man|user+|customer+|participant+|child|children|kid+|adult+|member+|individual+|subject+"
    "|sufferer+|case+|couple+|buyer+"
    "|mother+|father+|parent+|guest+|family|families|athlete+|runner+|baby|babies|wearer+|reader+|volunteer+|visitor+|mom+|mum+|student+|respondent+"
    "|graft+|implant+|eye+|knee+)"
)
#: What people do who got better; some verbs say so alone, others with what they feel or see.
_SUCCEED = (
    "(improve~|recover~|respond~ (well|to)|benefit~|heal~|conceive~|succeed~|regain~|survive~|thrive~|walk~ (out|away|again|without|taller|home)"
    "|left with|left our|leave~ (our|with|happy|smiling|pain-free|here|the)"
    "|(get~|got|feel~|felt|sleep~|slept|look~|move~|hear~|see~|saw) (better|well|younger|great|good|relief|results|clearly|through|the difference"
    "|a difference|calmer|stronger)|got their|get their|back (at|to) work|return~ to (work|sport|play|normal)"
    "|back to normal|lose~ weight|lost weight|(is|are|was|were|be|been|becomes|became|become|went|go|goes) [now|completely|fully|totally|all] (cured"
    "|healed|satisfied|happy|pain-free|pain free|better|free of|free from|relieved|successful|thrilled|delighted"
    "|symptom-free|well|able to|cancer-free|normal|back|home happy)|love~ (it|their|the)|avoided surgery|brought their|in remission"
    "|goes home without|is pain-free|are pain-free)"
)
_GAIN = (
    "(relief|improvement+|result+|difference|benefit+|change+|success|recovery|reduction|regrowth|remission|progress|less (pain|stiffness|fatigue"
    "|anxiety|hair loss)|fewer|more energy|better sleep|pain relief|weight loss|clearer skin|thicker hair|full function)"
)
#: Losses that every one of them had.
_LOST = "(lost (weight|inches|pounds)|loses (weight|inches|pounds)|dropped a (size|dress size)|slept (better|through)|felt (calmer|better|younger|relief)|said they felt (calmer|better|relief|younger))"
#: What is asked of all patients or done to them: no outcome.
_ADMITTED = "signed|received|gave|given|underwent|completed|filled|attended|provided|agreed|consented|registered|travelled|traveled|visited|arrived|asked|waited|needed|required|wanted|used|started|referred|invited|screened|assessed|treated|welcomed|based|aged|followed|booked|enrolled|interviewed|examined|monitored|offered|checked|seen|tested"
#: Everybody has the outcome.
everyone = pattern(
    rf"{{!(all|every|every single|each and every|each|every last)}} (?:(?:single )?one )?(?:of )?(?:(?:our|my|the|these"
    rf"|those) )?(?:(?!of\b)[\w-]+ )?{{{_PEOPLE}}}"
    rf"(?: (?:who|that) (?:\w+ ){{0,3}}\w+)?(?: (?!should\b|must\b|needs?\b|differ|not\b|to\b|and\b)[\w']+){{0,4}}? (?:{{{_SUCCEED}}}|{{(notice~"
    rf"|experience~|see~|saw|enjoy~|report~|achieve~|show~|feel~|felt|had|have|has|get~|got)}} (?:\w+ ){{0,3}}?{{{_GAIN}}})",
    rf"{{!(100%|100 percent|100 per cent|one hundred percent|a hundred percent|hundred per cent)}} (?:of )?(?:(?:our|my|the|these"
    rf"|all) )*(?:[\w-]+ )?{{{_PEOPLE}}}(?: (?!should\b|must\b|needs?\b|not\b)[\w']+){{1,4}}?(?=[.,;!?)]|$| (?:{{(in|after|within|at|by|with|who"
    rf"|when|and|over|during)}}))",
    # the clinic's own patients, whatever became of them; not what was asked of them
    rf"{{!(all of our|all of my|all our|all my|every one of our|every one of my|each of our|every single one of our"
    rf"|every single)}} (?:(?!of\b)[\w-]+ ){{0,2}}?{{{_PEOPLE}}} (?:have |has |had )?(?:\w+ly )?(?!(?:{_ADMITTED})\b)(?:\w+ed|kept|lost|got|went"
    r"|left|came|felt|slept|saw|found|became|grew|won|quit|beat|keeps?|loses?|sleeps?|walks?|smiles?)\b(?: (?!and\b|or\b|but\b|by\b|before\b"
    rf"|after\b)[\w'-]+){{0,4}}",
    rf"{{!(all|every|each|100% of|100 percent of)}} (?:of )?(?:(?:the|these|those|our|my) )?(?:[\w-]+ )?{{{_PEOPLE}}}(?: (?:in|on|from|who"
    rf"|with) (?:[\w'-]+ ){{1,3}}?| ){{{_LOST}}}",
    r"{!(everyone|everybody|anyone|anybody)} (?:who|that) (?:has )?(?:ever )?{(try|tries|tried|take|takes|took|come|comes|came|use|uses|used|visit"
    r"|visits|wear|wears|follows|completes|finishes|joins|does)}(?: [\w']+){0,5}? "
    r"{(improve~|recover~|feel~ (better|the difference|great)|felt (better|great)|benefit~|lose~ weight|lost weight|see~ (results|a difference"
    r"|the difference)|get~ (results|better)|got (results|better)|leave~ (happy|pain-free|smiling)|love~ it|sleep~|is cured|are cured)}",
    r"{!(everyone|everybody)} (?:\w+ )?{((feels|notices) (better|the difference|great|results)|gets (better|results|well)|loses weight|sees (results"
    r"|the difference|a difference)|recovers|improves|benefits from|wins)}",
    rf"{{!(ten out of ten|ten in ten|ten of ten|10 out of 10|10 in 10|10 of 10|20 out of 20|twenty out of twenty|50 out of 50|fifty out of fifty"
    rf"|100 out of 100|a hundred out of a hundred)}}(?: of)? (?:our |the )?{{{_PEOPLE}}}(?: (?!and\b)[\w']+){{0,4}}",
)
#: Nobody lacks it.
no_exception = pattern(
    r"{!(nobody|no one|no patient|no client|no couple|no customer|not one (patient|client|customer|person)|not one has|not one of (them|our"
    r"|my) [patients|clients|customers|runners|athletes|members|users]|not a single (patient|client|customer|person|one)|none of (our|my) (patients"
    r"|clients|customers))} (?:(?:who|in|that) (?:[\w']+ ){1,5}?)?(?:has |have )?(?:ever )?"
    r"{(leave~|left|go~|goes|went|walk~|fail~|need~ (a|another|further|more|surgery)|regret~|suffer~|ask~ for|complain~|come~ back|came back|return~"
    r"|relapse~|relapsed|look~ back|report~ (any|a)|sent)}(?: (?!and\b|or\b|but\b|after\b)[\w'-]+){0,6}",
    r"{!(never (had|met|seen|treated|lost) (a|one|any|an)|yet to (meet|see|treat|find) a)} (?:[\w-]+ )?{(patient+|client+|customer+|person|case+"
    r"|baby|back|knee|couple|child|woman|man)} (?:who |that |whom )?(?:we |i |it |the \w+ )?{(did not|didn't|does not|doesn't|could not|couldn't"
    r"|has not|hasn't|failed|fails|complained|regretted)}(?: [\w']+){1,4}",
    r"{!(has not failed|hasn't failed|have not failed|never once failed|never failed|has never failed|have never failed|never let (anyone|us|me"
    r"|you) down|never lets (you|us|me|anyone) down|perfect track record|100% track record|perfect record|zero failures|no failures"
    r"|not one failure)}(?: (?:a single|one|any) \w+| \w+)?",
    r"{!(not one|not a single|no)} (?:[\w-]+ )?{(patient+|client+|customer|person|case+|baby|knee)} (?:that |whom |who )?{(we|i) (could not|couldn't"
    r"|cannot|can't|did not|didn't)} (?:help|treat|cure|relieve|heal|fix)",
)
#: Always, never, in every case.
always = pattern(
    r"{!(100%|100 percent|100 per cent|one hundred percent|hundred percent)} (?!of\b)(?:[\w-]+ )?{(success|successful|effective|effectiveness"
    r"|efficacy|cure|curable|recovery|improvement|relief|pain-free|pain free|reduction|satisfaction|satisfied|response|result+"
    r"|absorption|bioavailability|bioavailable|accurate|accuracy|reversal|clearance|survival|protection|cured|healed|better|reliable|certain"
    r"|positive|guaranteed success|natural-looking|take rate)}(?: rate)?",
    r"{(success|cure|recovery|response|satisfaction|effectiveness|survival)} (?:rate )?{(is|of|was|at)} (?:a )?{!(100%|100 percent|100 per cent"
    r"|one hundred percent)}",
    r"{there} {(has|have)} {!never been} (?:a |one |any )?(?:single )?{(failure+|complaint+|relapse+|complication+|unhappy|dissatisfied|bad)}(?: \w+)?",
    r"{!(always|never fails to|unfailingly|invariably)} {(work|works|worked|delivers|deliver|succeeds|succeed|help|helps|improves|relieves|heals"
    r"|wins|flawless|perfect|reliable|does the trick|effective|successful)}(?! (?:within|with|on|in|at|toward|hard|closely|as|to|from|together)\b)",
    r"{(work~|succeed~|deliver~|help~|heal~|cure~|effective|relief|result+|success|prevent~|relieve~)}(?:,? [\w']+){0,3}?,? {!(every time"
    r"|every single time|each and every time|without fail|without exception|no exceptions|100% of the time|in every case|in all cases|in everyone"
    r"|on everyone)}",
    r"{(it|this|that|they|treatment|therapy|method|formula)} {!(works|work|heals|delivers)},? {always}(?=[.!,;]|$)",
    r"{!(never fails|never failed|never fail|can't fail|cannot fail|can not fail|do not fail|foolproof|fool-proof|fail-safe|failproof|fail-proof"
    r"|infallible)}(?! (?:to|in)\b)",
    r"{!(work~|effective|suitable|right|perfect|ideal|beneficial|results)} (?:\w+ )?(?:for|on|to) (?:absolutely |almost )?(?:everyone|everybody"
    r"|anyone|anybody|all (?:ages|people|patients|types of \w+)|every (?:body|person|patient|woman|man|age|one|knee)|each and every \w+)(?! (?:who"
    r"|with|that|should|aged|over|under))",
    r"{!(every single case|no matter how (severe|bad|old|long|advanced)|no matter (the|your) (stage|age|severity|condition|cause)"
    r"|regardless of (stage|severity|the stage|its stage|how severe))}(?= |[.,;!]|$)(?! (?:in|on|is|we)\b)",
    r"{!(perfect|flawless)} {(result+|outcome+|posture|health|vision|skin|smile+|sight|eyesight|pout|finish|figure|hearing)}",
)
#: A complaint that is wholly gone, and a life without it.
wholly_gone = pattern(
    r"{!(completely|totally|entirely|fully|wholly|100%|utterly)} {(gone|disappear~|vanish~|eliminate~|eradicate~|cure~|healed|resolve~|reverse~"
    r"|recovered|restored|cleared|pain-free|pain free|free (of|from) [any|all|my] (pain|symptoms|discomfort|this|acne|migraines|disease|the)"
    r"|symptom-free|symptom free|rid of"
    r"|reversible|erase~|back to normal|repaired|stopped my|healthy again|melt~ away|wipe~ out|clear)}(?! (?:about|that|to|whether|why|how|what"
    r"|fluids?|liquids?))(?: (?:of|from) (?:(?:this|my|all|the|her|his|any) )?\w+)?",
    r"{(eliminate~|eradicate~|cure~|resolve~|reverse~|erase~|relieve~|disappear~|vanish~|gone|get~ rid of|rid of|heal~|clear~"
    r"|treat~)} (?:[\w'-]+ ){0,5}?{!(completely|totally|entirely|altogether|in full|without a trace|for everyone)}",
    r"{(make~|made|achieve~|enjoy~|expect|experience~|ensure~|guarantee~|get~|give~|deliver~|is|have|had|offer~|provide~|bring~"
    r"|report~)} (?:\w+ ){0,2}?(?P<span>{!(complete|total|full)} {(recovery|cure|healing|relief|remission|freedom|reversal|restoration"
    r"|regrowth)}(?: (?:of|from) (?:my |your |her |his |the |all )?(?:chronic )?\w+)?)(?! (?:takes|can take|may|is expected|usually|within|in"
    r"|and)\b)",
    r"{!(complete|total)} {(elimination|eradication|clearance|cure|disappearance|absence of (pain|symptoms)|freedom from|goodbye|end to)}(?: (?:of"
    r"|from|to) (?:\w+ )?\w+)?",
    rf"{{!(zero|no more|not a trace of|every last trace of|every trace of)}} {{{COMPLAINT}}}(?! (?:side|medication|relief|control|than|will"
    r"|symptoms? were|before))",
    rf"{{(no|without [any]|free of|rid of)}} {{{COMPLAINT}}} {{!(whatsoever|anymore|any more|ever again)}}",
    r"{!(live|living|life|ride|riding|running|playing|walking|dancing|golfing|a day|lifestyle|go through the day|doing what (you|they) love"
    r"|what (you|they) love|get through the day)} (?:(?!walk|but|not\b)[\w']+ ){0,3}?{(without [any|the] (pain|limits|limitation+|symptoms"
    r"|discomfort|restriction+)|pain-free|pain free|free of pain|free from pain|symptom free)}",
    r"{!(pain-free|symptom-free|migraine-free|drug-free|medication-free|diabetes-free|allergy-free|acne-free|snore-free|ache-free"
    r"|wrinkle-free)} {(life|living|lifestyle|days|future|world|you|again|summer|years|nights|smile|skin)}",
    r"{(is|are|was|were|become~|am|i'm|i've been|been|now|mostly|remain~|stay~|stayed|completely|finally)} (?:(?:now|completely|totally|fully"
    r"|finally|virtually|still) )?(?P<span>{!(pain-free|pain free|symptom-free|symptom free|diabetes-free|diabetes free|migraine-free|migraine free"
    r"|cancer-free|free of pain|free from pain)})(?! (?:at|during|before|when|on|with|for|period))",
    rf"{{(treat~|cure~|heal~|eliminate~|relieve~|stop~|fix~|stamp~ out|eradicate~|resolve~|clear~|banish~|erase~|conquer~|reverse~)}} {{!(all|any"
    rf"|every|any and all|any form of|every form of|any kind of|all kinds of|all types of|every type of|any type of|every last)}}"
    rf" (?:(?:types?|kinds?|forms?|sorts?) of )?(?:(?:your|the|my|chronic|bodily) )*{{({COMPLAINT}|tension+)}}(?= (?:of|known"
    r"|associated|related)|[.,;!]|$| \w)",
)
#: Instructions, natural history and measures, no outcome of a treatment.
_PLAIN = regex(
    r"\b(?:before|until|once|when|if|whether|as soon as|only when|goal|aims?|hopes?|hoping|try|day you can|score|scale|level|stage|test|phase"
    r"|pass the)\b[\w' ,-]{0,60}\b(?:pain[- ]free|without (?:any )?pain|symptom[- ]free|free of pain)"
    r"|\b(?:pain|symptom)-free (?:range|interval|walking|arc|day count|period)|(?:stitch\w*|sutures?|scab|wound|plates?|the mesh"
    r"|implant) (?:\w+ )?(?:dissolves?|disappears?|heals?) completely"
    r"|\b(?:track\w*|log\w*|count\w*|record\w*|even|diary)\b[\w ,-]{0,30}-free days|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen|\w+ty|half)(?: of the)? (?:patients|people|women|men|participants|children) had complete \w+|completely (?:free|gone)(?= (?:to"
    r"|of charge))|(?:completely|totally|entirely) (?:clear|free) (?:to|of charge|about|that)|not (?:completely|totally|entirely|fully|all|every"
    r"|always)|(?:treat|treated|treating) any (?:infection|injury|wound)s? (?:before|first|promptly|early)"
    r"|without (?:fail|exception) (?:of|in the)|always work (?:with|within|together|closely)|perfect (?:vision is|health is)|zero (?:pain"
    r"|discomfort) (?:to|on)|sutures are completely|\bas (?:always|ever)\b",
    re.I,
)


@rule(
    code="EFF101",
    severity="error",
    message="‘{span}’ claims an outcome for everyone, always, or without any remainder.",
    advice="Say how many of how many improved, by how much, in which study; or ‘may’, ‘many patients’.",
    sources=(
        law("FTC Health Products Compliance Guidance 2022"),
        law("16 CFR 255.2"),
        law("Directive 2001/83/EC art. 90"),
        law("CAP Code 3.7"),
        law("National Law s133"),
    ),
    bad=(
        "In our hands <<100% of patients improved>>.",
        "The drops <<never fail>>.",
        "Your heel pain will be <<completely gone>>.",
    ),
    good=(
        "Most patients improve within six weeks.",
        "Your visit is 100% confidential.",
        "No treatment works for everyone.",
        "The rash may disappear completely.",
    ),
)
def absolute_outcome(doc: Doc) -> Iterator[Flag]:
    """An outcome for everyone, always or entirely.

    No treatment works for every patient or leaves nothing of every complaint.  Who reads that all patients improved expects to be
    one of them, so the claim needs competent evidence for exactly that, which does not exist.
    """
    for span in outermost(bare_claims([*everyone(doc), *no_exception(doc), *always(doc), *wholly_gone(doc)])):
        if not is_plain(span, _PLAIN):
            yield Flag(span)
