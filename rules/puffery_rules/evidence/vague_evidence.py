"""EVD202 vague-evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_cited, is_denied, is_question, is_reference, is_reported, pattern, rule, sentence
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_STUDY = "(study|studies|research|trial+|data|evidence|literature|science|survey+|review+|meta-analysis|meta-analyses|findings|experiments|researcher+|scientist+|investigation+|tests|testing|analyses|papers|report+)"
_SHOW = (
    "(show|shows|showed|shown|suggest|suggests|suggested|indicate|indicates|indicated|demonstrate|demonstrates|demonstrated|prove|proves|proved|proven|confirm|confirms|confirmed|find|finds|found|reveal|reveals|revealed|support|supports|supported|report|reported|reports|establish|established|conclude|concludes|concluded|say|says|back|backs|reinforce|reinforces|point|points|link|links|linked|highlight|highlights|agree|tell us|tells us|continues to show|document|documented|has shown|have shown|associate|associated)"
)
vague_sources = pattern(
    rf"(?:(?:numerous|several|many|recent|new|clinical|scientific|medical|published|multiple|countless|various|extensive|modern|emerging|early|latest|current|animal|large|controlled|independent|university|peer-reviewed|landmark|preclinical|human|growing|international|further|some|most|hundreds of|thousands of|dozens of|decades of|the|a|ongoing|double-blind|laboratory|lab|population|comparative|more|of|preliminary|initial) )*{{!{_STUDY}}} (?:(?:into|on|in|of|by|from|with|at) (?:[\w'-]+ ){{1,6}}?)?(?:(?:also|has|have|had|now|consistently|clearly|already|generally|all|repeatedly|strongly|actually|even|further|been|that|continues? to|is|are|recently|increasingly|being) ){{0,3}}{{{_SHOW}}}(?: that)?",
    r"{(shown|proven|demonstrated|found|known|reported|established|tested|documented|confirmed|supported|studied|evidenced|backed|validated|verified|linked|recognised|recognized)} (?:\w+ ){0,2}?{!(in|by|through|across) [a|the|several|many|numerous|multiple|recent|clinical|large|published|controlled|countless|independent|some of the|scientific|modern|medical|peer-reviewed|human] (study|studies|trials|clinical trials|clinical studies|research|science|scientists|researchers|evidence|data|literature)}",
    r"{!(clinically|scientifically|medically|laboratory|lab|dermatologically|science|doctor|independently|dermatologist|physician|research|evidence)-(proven|tested|backed|validated|supported|formulated|verified|recommended|established|approved|documented|demonstrated|based|informed|led|driven|researched|studied|effective|trialled|trialed|shown|endorsed|trusted)}(?: [\w-]+){0,2}",
    r"{!(evidence-based|evidenced-based|evidenced based|evidence-backed|evidence-informed|science-backed|science-based|research-backed|research-based|research-proven|science-driven|doctor-recommended|doctor-approved|doctor-formulated|pharmacist-recommended|dentist-recommended|clinician-backed|clinical-grade evidence|data-backed|data-driven|peer-reviewed research|time-tested|grounded in (evidence|science|research|clinical|decades of)|rooted in science|backed by (science|research|evidence|studies|data|years|clinical|decades|growing|some|peer-reviewed|modern|the)|based on (science|research|solid|scientific|clinical|the latest|evidence|proven)|supported by (research|science|evidence|studies|clinical|modern|data|the)|science-led|clinical backing|scientific backing|clinical proof|scientific proof|gold-standard evidence|proof that|proven by)}(?:,? [\w-]+){0,3}",
    r"{!(doctors|physicians|experts|dentists|surgeons|dermatologists|scientists|specialists|pediatricians|paediatricians|health professionals|professionals|nutritionists|pharmacists|researchers|authorities|clinicians|endocrinologists|dental experts|dental professionals|medical professionals|leading doctors|physios|therapists|healthcare providers|health experts|dental associations|pediatric dental associations|medical experts)} (?:(?:all over the world|around the world|worldwide|everywhere|widely|also|now|all|now|often|increasingly|generally|usually|consistently|strongly|highly|have|has|universally|long|who|themselves) )*{(recommend|recommends|agree|agrees|say|believe|confirm|endorse|trust|prefer|advise|prescribe|swear by|love|recommended|consider|recognize|suggest|know|choose|claim|advocate|urge)}",
    r"{!(recommended|trusted|endorsed|recognized|recognised|used|approved|preferred|prescribed|praised|acclaimed|favored|favoured|acknowledged)} (?:widely )?by {(doctors|physicians|experts|dentists|surgeons|dermatologists|scientists|specialists|pediatricians|health professionals|professionals|medical professionals|leading|top doctors|clinicians|therapists|athletes|hospitals|pharmacists|the medical community|thousands|nutritionists|veterinarians)}(?: [\w-]+){0,2}",
    r"{!(proven|well-proven|clinically documented|well-documented|well documented|well-established|well-studied|well-researched|extensively studied|heavily researched|widely studied|thoroughly researched|best-studied|best-evidenced|better-studied|most studied|most researched|well-supported|well supported|proven track record)} (?:(?:to|and|safe|natural|nonsurgical|non-surgical|hair|practical|personalized|effective|scientifically) )*(?:[\w-]+ ){0,2}?{(result+|method+|technique+|formula|treatment+|therapy|therapies|effective|help~|work~|remedy|solution+|success|efficacy|ingredient+|benefit+|relieve~|reduce~|improve~|increase~|boost~|protocol+|approach|system|care|medication|supplement+|way+|heal~|for (managing|treating|reducing|triglycerides|pain|anxiety)|evidence|cure|recovery|adaptogens|nutrients|speed|accelerate|in|natural|properties|strategies|program|restore~)}",
    r"{(has|have|had|is|are|was|were|been|it's|its)} {!(been proven|been shown|been clinically|been scientifically|been demonstrated|been documented|been found|proven to|proven effective|proven|been studied|been reported|been known|demonstrated|shown to|long been shown|also been shown|been extensively|documented effectiveness|proven remarkably)} (?:[\w'-]+,? ){0,4}?{(to|in|for|effective|successful|help|reduce|improve|safe|beneficial|impactful|promising|significant|quicken|relieve|alleviate|powerful|outstanding|effectiveness|efficacy|useful|so|results|at|as)}",
    r"{!(strong|strongest|solid|good|compelling|robust|growing|convincing|substantial|real|moderate|reasonable|promising|mounting|overwhelming|ample|considerable|increasing|modest|broad|extensive|genuine|abundant|plenty of|a wealth of|more clinical|clinical|scientific|well-established|emerging|the strongest|research|a body of|body of|enough|supporting|irrefutable|hard)} (?:supporting |clinical |scientific |research |trial |of |growing |and |real |anecdotal |supplement )*{(evidence|research support|trial support|scientific support|proof|clinical backing|evidence base|body of research|evidence stories|clinical research|supporting research)}(?: (?:for|that|of|to|behind|supporting|in|on|shows?)(?: [\w-]+){0,3})?",
    r"{(the|whose|its|this|their)} {!(evidence base|science behind|research behind|science is clear|evidence is|research is|science shows|evidence shows|research shows|peer-reviewed literature|latest research|latest science)}(?: [\w-]+){0,4}",
    r"{!(with|backed by|behind it|have|has)} (?:[\w]+ ){0,2}?{(clinical research|science|scientific research|clinical trials|clinical evidence|real research)} {(behind it|behind them|to back it up|to back this|to prove it|supporting it|backing it)}",
    r"{!(science to back it up|science is on our side|research confirms|studies confirm|science confirms|it is a fact that|it's a proven fact|scientific fact|proven fact|countless studies|hundreds of studies|thousands of studies|according to (research|studies|experts|science|doctors|scientists)|research has|studies have|peer-reviewed|double-blind|clinical (studies|trials|research) (have|has|had|on|with|of)|animal studies|numerous studies|many studies|several studies)}(?: [\w'-]+){0,4}",
)
_NAMED = re.compile(r"\b(?:named|called|by [A-Z][a-z]+ [A-Z]|(?:SURMOUNT|STEP|SUSTAIN|SELECT|RECOVERY|HOPE|SPRINT|ACCORD)[- ]?\w*\d?)\b")
_NEUTRAL = re.compile(
    r"\b(?:clinical trials? (?:is|are|registry|registration|phase|participants?|protocol|site|nurse|design|you can|may be (?:an option|available))|join (?:a|our) (?:trial|study)|take part in|taking part|ongoing (?:trial|study|research)|more (?:research|studies|trials|evidence) (?:is|are)? ?(?:needed|required|warranted)|further (?:research|studies|trials)|(?:research|studies|evidence|data|trials?) (?:is|are|remains?) (?:still )?(?:limited|mixed|lacking|weak|scarce|inconclusive|needed|insufficient|low|early|poor|unclear|ongoing|required)|little (?:evidence|research)|limited (?:evidence|research|data)|insufficient evidence|weak evidence|no (?:good |strong |reliable |convincing |clinical |scientific )?(?:evidence|proof|studies|research|data)|not (?:been )?(?:clinically |scientifically )?(?:proven|shown|enough)|lack of evidence|evidence (?:of|for) (?:infection|fracture|disease|damage|instability|bleeding|tumou?r|dental|decay|pregnancy|identity|insurance|income)|proof of (?:purchase|id|identity|insurance|age|address|vaccination)|if (?:the )?(?:tests?|data|results)|(?:blood|lab|your|the|imaging|pap|urine|eye|hearing|vision|skin|sleep|genetic|allergy) (?:tests?|testing|reports?) (?:show|find|reveal|may|can|will|that|is|are|confirm|indicate|report|say)\w*|report(?:s|ed)? (?:any|to|side effects|problems)|tested for (?:purity|heavy metals|contaminants)|waterproof)\b",
    re.I,
)


@rule(
    code="EVD202",
    severity="warning",
    message="‘{span}’ appeals to evidence that nobody can look up.",
    advice="Name the study (authors, journal, year) or drop the appeal.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("CAP Code 3.7"), law("16 CFR 255.3")),
    bad=(
        "<<Studies show>> faster healing.",
        "The serum is <<clinically proven>>.",
        "<<Doctors recommend>> our insoles.",
    ),
    good=(
        "A 2020 trial in The Lancet found no difference.",
        "Studies show a small benefit (Okafor 2018).",
        "It has not been clinically proven.",
        "More research is needed.",
    ),
)
def vague_evidence(doc: Doc) -> Iterator[Flag]:
    """Studies, proof or experts without a name.

    ‘Clinically proven’ says that a particular study showed a particular thing; who cannot find the study cannot check whether it
    was about this product, this complaint and people like them.
    """
    for span in vague_sources(doc):
        if is_reference(span) or is_reported(span) or is_question(span) or is_denied(span):
            continue
        if not is_cited(span) and not _NAMED.search(sentence(span).text) and not _is_neutral(span):
            yield Flag(span)


def _is_neutral(span: Span) -> bool:
    whole = sentence(span)
    low, high = span.start_char - whole.start_char, span.end_char - whole.start_char
    return any(match.start() < high and low < match.end() for match in _NEUTRAL.finditer(whole.text))
