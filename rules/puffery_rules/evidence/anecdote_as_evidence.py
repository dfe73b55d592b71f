"""EVD203 anecdote-as-evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_question, is_reference, is_reported, pattern, rule, sentence
from puffery_rules.sources import law
from puffery_rules.words import COMPLAINT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PEOPLE = "(patient+|client+|customer+|user+|member+|people|women|men|many|parents|folks|athletes|families|clients|guests|most|some|sufferers|thousands|hundreds|millions|individuals|readers|buyers|participants)"
_SAY = (
    "(report~|say|says|said|tell us|told us|describe~|rave~|love~|notice~|experience~|experienced|find|found|feel~|swear by|share~|attest~|testify|testified|have seen|have had|have told|have reported|have found|have experienced|have noticed|are amazed|are surprised|are delighted|are thrilled|wish~|comment~|remark~|claim~|achieve~|achieved|enjoy~|see|saw|have achieved|leave~ (feeling|our|their|the))"
)
voices = pattern(
    # the clinic's word for its patients
    rf"{{!(our|my|the clinic's|his|her|many|many of our|most|most of our|some|some of our|several|countless|thousands of|hundreds of|most of my|many of my|plenty of|a lot of|more and more|millions of|of our|dozens of|numerous|all of our|these|past)}} (?:\w+ )?{{{_PEOPLE}}} (?:(?:often|have|also|consistently|regularly|even|who \w+(?: \w+){{0,3}}|frequently|usually|routinely|simply|always|then|now|already|do|commonly|with [\w ]{{1,30}}|from [\w ]{{1,20}}|just) )*{{{_SAY}}}",
    r"{!(in our experience|in my experience|in our hands|in our practice|in our clinic|in my practice|from our experience|we have seen|we've seen|we have found|we've found|we have helped|we've helped|we have had (great|good|excellent|many)|we see (great|excellent|patients|people|amazing|remarkable)|i have seen|i've seen|we have observed|we've observed|we have treated|we have witnessed|we've witnessed|our experience shows|our experience has|our own [clinical] observations|our observations|our own patients|clinical experience|our clinical experience|years of experience (show|have shown)|we regularly see|we often see|we routinely see|we consistently see|based on our observations|our results speak|results speak for themselves|the proof is in|seeing is believing|see for yourself|has seen (promising|great|excellent|remarkable)|proven success cases|success stories|successfully treated|has helped (thousands|hundreds|many|countless|millions)|have helped (thousands|hundreds|many|countless|millions)|helped thousands|helped hundreds|is helping thousands|we have achieved|great success with our|documented (cases|improvement+)|where we've seen)}(?: [\w'-]+){0,6}",
    r"{!(testimonial+|testimony|testimonies|patient stories|patient story|success story|real results|real patients|real people|before and after|before & after|before/after|before-and-after|before and afters|real stories|client stories|case studies|client transformations|patient transformations|real results from real|transformation gallery|stories of healing|word of mouth|anecdotal)}(?: (?:from|of|gallery|photos?|pictures?|results|images)(?: [\w'-]+){0,3})?",
    r"{(report~|reported|said|noted|described|feedback|seen)} (?:\w+ )?{!(by [our] (patients|clients|customers|users)|from [our] (patients|clients|customers|users)|in our (patients|clinic|practice)|among our patients)}",
    # in the first person
    r"{!(i|i've|i'd|i'm|i am|i have|i was|i had|i can|i could|i no longer|i can't|i couldn't|i never|i finally|i now|i just|i really|i haven't|i feel|i felt|i got|i noticed)} (?:(?:have|had|been|was|now|never|finally|really|just|am|not|no longer|already|quickly|also|actually|started|began|to|even|always|literally|truly|slowly|can|could|almost|completely|totally|so|once|felt|feel|immediately|myself) ){0,4}{(pain-free|pain free|cured|healed|better|relief|relieved|improved|improvement+|amazing|lost|lose|regained|sleep~|walk~|run|ran|play~|noticed|experienced|healthier|younger|off my (meds|medication|insulin|pills)|cancer-free|diabetes-free|symptom-free|in remission|recovered|seen (a|an|consistent|huge|great|results)|seeing|results|down [a|my|to]|energy|free from|free of|happy with|thrilled|delighted|satisfied|pleased|recommend|believe|owe|thank|tried everything|suffered|struggled|living proof|a difference|the difference|the benefits|stopped taking|threw away|living|fallen|fall asleep|smoke-free|refreshed|relaxed|calm|recharged|rested|reset|able to|enjoy~|back to|life back|pregnant|hear|fully recovered|walking|smiling|confident|dance|bend|lift|climb|golf|garden)}(?: [\w'-]+){0,4}",
    rf"{{!my}} (?:\w+ ){{0,3}}?{{({COMPLAINT}|skin|knee+|back|shoulder|hip|hair|hairline|neck|doctor|blood pressure|a1c|blood sugar|cholesterol|energy|sleep|quality of life|life|son|daughter|wife|husband|mother|father|mom|mum|dad|vision|hearing|eyesight|smile|voice|confidence|gout|eczema|health|weight|labs|psa|mood|sciatica|migraines|recovery|results|surgeon|platelets|scan|tests|condition|body|digestion|periods|tumor|mind)}} (?:(?:has|have|had|was|were|is|are|now|finally|just|really|completely|that|been|never|even|on|i've|all|for|looks?|feels?|got|went|said|could|can|no|longer|almost|after|at) ){{0,4}}{{(gone|better|improve~|improved|disappear~|vanish~|cleared|clear|healed|cured|dropped|fell|normal|amazed|stunned|pain-free|pain free|back|changed|stopped|stay~ away|stayed away|shrunk|shrank|returned|grown|growing|natural|younger|walk~|sleep~|great|amazing|stabilised|stabilized|improving|well|resolved|down|up|life-changing|transformed|stronger|faster|speechless|surprised|lifted|eased|melted|sound)}}(?: [\w'-]+){{0,4}}",
    r"{!(saved my life|changed my life|gave me [back] my (life|confidence)|my life back|gave me my|saved me from|worked for me|works for me|helped me|has helped me|helps me|helped my|help me|cured me|healed me|fixed me|fixed my|saved my|made my life|me feel|relieved my|took away my|made me feel|took my pain|given me|gave me relief|got me back|keeps me|got rid of my|brought my|treated me|changed everything|i am living proof|i'm living proof|i'm a believer|i was skeptical|i was sceptical|i couldn't believe|couldn't believe the|nothing worked until|when nothing else|nothing else worked|i highly recommend|i would recommend|i'd recommend|i recommend|five stars|best decision i|wish i had|i wish i'd|never felt better|feel like a new|like a new person|feel 20 years|feel ten years|feel 10 years|years younger|so happy with|couldn't be happier|couldn't be more (pleased|satisfied|happy)|best thing i|thank you dr|thanks to dr|thanks to (his|her|this|these|the treatment)|my migraines are|transformed my|turned my life)}(?: [\w'-]+){0,6}",
    # of a named patient
    r"{(he|she|they|mary|her|his|patient|mr|mrs|ms|who|both|we|husband|wife|son|daughter|mother|mom|mum|father|dad|friend)} (?:[\w'-]+ ){0,4}?{!(is now pain-free|was pain-free|was back (at|to|on|in)|could (walk|run|play|sleep|lift) again|walked out|felt (better|relief|noticeable|great)|made a full recovery|full recovery|was able to (walk|run|return|sleep|play)|no longer needs|no longer needed|got pregnant|was cured|was healed|was successfully treated|never looked back|returned to (work|running|sport|golf|tennis|play)|is back (at|to|on|playing|running)|experienced significant|experienced (complete|dramatic|remarkable)|symptoms have (reduced|gone|improved)|pain has been resolved|back on (his|her) feet|was amazed|is cancer-free|in remission|continuous regression|conceived|off (her|his) (medication|meds|insulin)|was so surprised|is off|skin was almost|swears by|swear by)}(?: [\w'-]+){0,5}",
    r"{!(loved by thousands|trusted by thousands|thousands of (happy|satisfied|patients|people|clients|women|men) (have|swear|trust|love|can't|who)|join (thousands|the thousands|hundreds|millions)|people everywhere|testified|testifying|tested by|one patient|one client|one of our patients|one of our clients|a patient of ours|a recent patient|patients like|meet (our patient|our patients)|hear from our|hear what our|what our (patients|clients|customers) (say|are saying)|read what our)}(?: [\w'-]+){0,6}",
)
_INVITATION = re.compile(
    r"\b(?:read|see|view|browse|watch|check out|look at|find|visit|leave|write|post|share|submit|more|click|our|patient|client|google|yelp|facebook|video)\b[\w\s,']{0,20}\b(?:reviews?|testimonials?)\b\W*$|\byears (?:of experience|in practice)\b|\b(?:no|not|without|any|cannot use|do not use|don't (?:use|publish)) (?:before[- ]and[- ]after|testimonials?|patient stories)|(?:before and after) (?:your|the|each|every|any|a|surgery|treatment|meals?|exercise|eating|using|you|handling|contact|taking|sleep|pregnancy|birth|delivery|work|school|touching|every)|case stud(?:y|ies) (?:of|in) (?:the )?(?:journal|literature)",
    re.I,
)
_CLINICAL_REPORT = re.compile(r"\b(?:patients?|people|women|men|participants|individuals|adults|some|many|most) (?:who |with [\w ]+ |often |also |may |can |will |usually |sometimes |commonly )*(?:report|describe|experience|notice|feel|find|say|have)\w* (?:\w+ ){0,4}(?:pain|numbness|tingling|stiffness|weakness|headaches?|nausea|dizziness|swelling|tenderness|fatigue|symptoms?|aching|burning|discomfort|soreness|side effects|bruising|difficult\w*|trouble|depression|anxiety|redness|itching|loss)\b", re.I)
_RELIEVED = re.compile(r"\b(?:relief|better|improv\w+|less|reduc\w+|gone|disappear\w*|reliev\w+|no more|free|fewer|eas(?:e|ed|ing)|after (?:just|only|treatment|one|our)|surprised|hardly)\b", re.I)


@rule(
    code="EVD203",
    severity="warning",
    message="‘{span}’ offers an anecdote as proof.",
    advice="Leave the outcome out, or add what patients can generally expect and the evidence for it.",
    sources=(law("16 CFR 255.2"), law("National Law s133"), law("TGA Code 2021")),
    bad=(
        "<<Our patients report>> better sleep.",
        "<<In our experience the needles calm the nerves>>.",
        "“<<My knee pain is gone>>.” Ana P.",
    ),
    good=(
        "Read our reviews.",
        "Dr. Lind has twenty years of experience.",
        "Patients often report pain behind the eye.",
        "We do not publish testimonials.",
    ),
)
def anecdote_as_evidence(doc: Doc) -> Iterator[Flag]:
    """A testimonial, a before-and-after or one's own experience as proof that something works.

    A patient who got better proves neither that the treatment did it nor that the next one will; who did not get better writes
    no testimonial.
    """
    for span in voices(doc):
        if is_reference(span) or is_reported(span) or is_question(span) or is_denied(span):
            continue
        if not _is_no_proof(span):
            yield Flag(span)


def _is_no_proof(span: Span) -> bool:
    text = sentence(span).text
    if _INVITATION.search(text):
        return True
    return bool(_CLINICAL_REPORT.search(text)) and not _RELIEVED.search(text)
