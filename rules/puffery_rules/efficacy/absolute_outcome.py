"""EFF101 absolute-outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, pattern, rule
from puffery_rules.efficacy.claims import bare_claims
from puffery_rules.sources import law
from puffery_rules.words import BENEFIT, COMPLAINT, PATIENTS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_IMPROVE = (
    "(improve~|recover~|respond~|benefit~|heal~|succeed~|regain~|lose~|enjoy~|experience~|notice~|feel~|achieve~|report~|love~|see~|become~|get~ better"
    "|got better|(is|are|was|were) [completely|fully|totally|now] (cured|healed|satisfied|happy|pain-free|better|free|relieved|successful|thrilled))"
)
absolute_quantities = pattern(
    # everybody has the outcome
    rf"{{!(all|every|every single|each|each and every|all of our|all of my|all of the|all our|all my|all the|100% of [our|the|all]|100 percent of [our|the]"
    rf"|one hundred percent of)}} (?:(?:one )?of (?:our|my|the) |[\w-]+ )?{{{PATIENTS}}} (?:[\w']+ ){{0,6}}?{{{_IMPROVE}}}(?: [\w-]+(?<!\bor)){{0,2}}",
    r"{!(everyone|everybody|every one) [who] [(tries|tried|takes|took|comes|came|uses|used|visits|walks)]}(?: [\w']+){0,6}? {(improve~|recover~|feel~ better|benefit~|lose~ weight|see~ results"
    r"|get~ results|leave~ (happy|pain-free|smiling)|love~ it|gets better|got better)}",
    rf"{{!(ten|10) (out of|in|of) (every|ten|10)}}(?: ten| 10)? (?:of )?(?:our )?{{{PATIENTS}}}",
    r"{!(nobody|no one|no patient|not one patient|not a single patient|none of our patients|none of our clients)} (?:ever )?(?:leaves?|left|goes|went|has|walks?|fails?|failed|needs?|needed|regrets?|suffers?|has to)(?: [\w'-]+){1,4}",
    rf"{{!(100%|100 percent|100 per cent|one hundred percent|hundred percent)}} (?:of )?(?:the time|[\w-]+ )?{{(success|successful|effective|effectiveness|efficacy|cure|curable|recovery|improvement|relief|pain-free"
    r"|pain relief|reduction|satisfaction|satisfied|response|result+|absorption|bioavailability|bioavailable|accurate|accuracy|reversal|clearance|survival|working|protection|cured|healed|better|reliable|certain|positive)}(?: [\w]+ rate)?",
    # always, never, for everyone
    r"{(always|never fails to|unfailingly|invariably|every time|without fail|without exception|no exceptions)}(?: ?,)? (?:[\w]+ )?{(work~|deliver~|succeed~|help~|improve~|relieve~|heal~|effective|successful|win~|flawless|perfect|reliable|do the trick)}",
    r"{(work~|succeed~|deliver~|help~|effective|relief|result+|success)} (?:[\w']+ ){0,3}?{!(every time|every single time|each time|without fail|without exception|no exceptions|all the time|100% of the time)}",
    r"{!(never fail~|can't fail|cannot fail|foolproof|fail-safe|failproof|infallible|works like a charm|flawless|always flawless)}(?: [\w-]+)?",
    r"{!(work~|effective|suitable|right|perfect|safe|ideal|results)} (?:\w+ )?for (?:absolutely )?(?:everyone|everybody|anyone|anybody|all (?:ages|people|patients|ages|body types|skin types|types of)|every (?:body|person|patient|woman|man|age|one))(?! (?:who|with|that))",
    # a complaint wholly gone
    rf"{{!(completely|totally|entirely|fully|wholly|absolutely|utterly|100%|forever)}} {{(gone|disappear~|vanish~|eliminate~|eradicate~|cure~|heal~|resolve~|reverse~|recover~|restore~|remove~|clear~|free|pain-free|free of|free from|symptom-free|rid of"
    rf"|reversible|erase~|symptomless|repair~|stop~|get~ rid of|correct~|treat~|relieve~|functional|pain free|back to normal|healthy again)}}(?: (?:of|from) (?:\w+ )?\w+)?",
    rf"{{(eliminate~|eradicate~|cure~|heal~|resolve~|reverse~|remove~|clear~|erase~|stop~|relieve~|disappear~|vanish~|gone|recover~|treat~|rid|goodbye to|goodbye|pain)}} (?:[\w'-]+ ){{0,4}}?{{!(completely|totally|entirely|in full|altogether|all together)}}",
    r"{!(complete|total|full)} {(recovery|cure|healing|elimination|relief|remission|freedom from|reversal|restoration|clearance|eradication|resolution|remedy|goodbye)}(?: (?:of|from) (?:\w+ )?\w+)?",
    rf"{{!(zero|no more|not a trace of|not any more)}} {{({COMPLAINT}|side pain|crash|hunger|effort|symptoms)}}(?! (?:side|medication|relief|control|than|will))",
    rf"{{(no|without [any])}} {{{COMPLAINT}}} {{!(whatsoever|at all|anymore|any more|ever again|again)}}",
    rf"{{!(no|zero) (craving+|hunger)}} {{(whatsoever|at all)}}",
    # a life without pain
    r"{!(live|living|life|walk|walking|ride|riding|run|running|move|moving|sleep|play|playing|wake up|work|enjoy life|lifestyle|feet|train|get back|golf|swim|dance)} (?:[\w']+ ){0,5}?{(without [any] (pain|limits|limitation+|symptoms|discomfort|restriction+)|pain free|pain-free|free of pain|free from pain|symptom free)}",
    r"{!(pain-free|symptom-free|migraine-free|drug-free|medication-free|diabetes-free|allergy-free)} {(life|living|lifestyle|days|future|movement|world|you|again|in|after|today|walking|running)}",
    r"{(is|are|was|were|be|become~|am|i'm|now|mostly|virtually|completely|feel~)} {!(pain-free|symptom-free|diabetes-free|migraine-free|cancer-free|migraine free|free of pain|free from pain)}",
    # of every kind
    rf"{{(treat~|cure~|heal~|eliminate~|relieve~|reduce~|stop~|fix~|stamp~ out|eradicate~|resolve~|remedy|release~|address~|repair~|for)}} {{!(all|any|every|any and all|all kinds of|all kind of|all types of|all your|any form of|every type of|any type of|all forms of|any kind of|every kind of)}}"
    rf" (?:(?:types?|kinds?|forms?|sorts?) of )?(?:\w+ )?{{({COMPLAINT}|tension+|pains|erectile dysfunction+)}}",
    r"{!(perfect|flawless|ideal)} {(result+|outcome+|posture|health|vision|skin|smile+|sight|recovery|hearing|balance|eyesight|body)}",
    rf"{{!(for all [of] our patients|for every patient|for all patients|in every case|in all cases|in every patient|in all patients|every single case)}}",
    rf"{{(guarantee~|ensure~|deliver~|achieve~|get~|see~|optimal|best)}} (?:\w+ ){{0,3}}?{{{BENEFIT}}} {{!(for everyone|for everybody|every time|for all|no matter what|no matter the|regardless of (age|condition|stage|severity))}}",
)


@rule(
    code="EFF101",
    severity="error",
    message="‘{span}’ claims an outcome for everyone, or without any remainder.",
    advice="Say how many of how many improved, by how much, in which study; or ‘may’, ‘many patients’.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("16 CFR 255.2"), law("Directive 2001/83/EC art. 90")),
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
    for span in bare_claims(absolute_quantities(doc)):
        yield Flag(span)
