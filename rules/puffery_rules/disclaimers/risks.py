"""What names a concrete risk, side effect or contraindication of the treatment that a page promotes.

Harm words stand on every page about health, for the disease does harm too.  A sentence counts when it names harm as a side effect,
says how long it lasts or how rare it is, lets it follow from the treatment, or says for whom the treatment is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from puffery.plugin import regex
from puffery_rules.disclaimers.statements import Passage, Statement, layout_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Harm that a treatment does, in the words of a consent form.
_HARM_WORDS = r"""(?:bruis(?:e|es|ed|ing)|swelling|swollen|swells?|redness|red\b|sore(?:ness)?|bleed(?:s|ing)?|infect(?:ions?|ed)|scarring|scars?|nausea|queas\w+|vomit(?:ing)?|diarrh?o?ea|constipation|dizz(?:y|iness)|light-?headed(?:ness)?|faint(?:ing)?|numb(?:ness)?|tingl(?:e|es|ing)|rash(?:es)?|hives|irritat(?:ion|ed|es?)|itch(?:y|ing|es)?
    |dry(?:ness)?|glare|halos?|(?:blood\ )?clots?|thrombosis|embolism|allergic|allerg(?:y|ies)|anaphylaxis|drows(?:y|iness)|palpitations?|perforat(?:ion|ed|es)|burns?|blister(?:s|ing)?|crust(?:s|ing)?|scabs?|peel(?:s|ing)?|flak(?:y|ing)|gritty
    |hyperpigmentation|(?:pigment|skin)\ changes|discolou?ration|ha?ematomas?|seromas?|asymmetry|droop(?:ing|s|y)?|ptosis|necrosis|blindness|vision\ loss|loss\ of\ (?:vision|sensation|sight|feeling)|nerve\ (?:damage|injury)|organ\ damage|liver\ (?:damage|injury)|rupture[sd]?|rejection|leak(?:s|age|ing)?|pancreatitis|gallstones?|thyroid\ (?:tumou?rs|cancer)|dehydration|hypoglyc\w+|low\ blood\ (?:sugar|pressure)
    |(?:stomach|gastrointestinal|gi|digestive)\ (?:upset|pain|issues|discomfort|problems)|upset\ stomach|indigestion|bloat(?:ing|ed)|cramp(?:s|ing)?|heartburn|flare(?:-?ups?|s)?|shedding|toxic(?:ity)?|overdose|dependence|withdrawal|seizures?|miscarriage|birth\ defects|fluid\ retention|loosening|dislocat(?:ion|es)|fever|chills|flu-?like|lumps?|nodul(?:es|ar)|granulomas?|pneumothorax|collapsed\ lung|ha?emorrhage|dissociation|raised\ blood\ pressure|infiltration|phlebitis|frostbite|vein\ irritation|pins\ and\ needles|double\ vision|sensitivity|sensitive|hoarseness|incontinence|stiff(?:ness)?|death)"""
#: Harm that the disease does as often: it counts only where its mildness, time or cause is told.
_MILD_WORDS = r"(?:pain|discomfort|aches?|aching|tender(?:ness)?|headaches?|fatigue|tired(?:ness)?|uncomfortable|pinch|sting(?:s|ing)?|pressure|damage|injur(?:y|ies)|inflammation)"
#: In the text that the frames are tried on, a harm word stands as one of these marks, which keeps the frames short.
_HARM, _MILD_HARM, _ANY_HARM = "zharm", "zmild", "z(?:harm|mild)"
_GENTLE = r"(?:mild|minor|slight|minimal|temporary|transient|brief|short-?lived|short-?term|small\ amounts?\ of|a\ little|a\ bit|little|light|moderate|occasional|residual|initial|superficial|local(?:ized|ised)?|passing|some)"
_SPAN = r"(?:for\ (?:about\ |around\ |up\ to\ |only\ |the\ first\ )?(?:a|an|one|two|three|several|some|\d[\d–-]*|the|few|weeks|days|hours|months)\b(?:\ (?:few|couple\ of|or\ two|or\ three|to\ \w+|night))?\ ?(?:hours?|days?|nights?|weeks?|months?|time|while|treatment)?|(?:in|over|within|after)\ (?:the\ first\ |a\ few\ |a\ |about\ |\w+\ )?(?:hours?|days?|nights?|weeks?|months)|at\ first|initially|in\ stages)"
_RARE = r"(?:rare(?:ly)?|seldom|uncommon(?:ly)?|unusual|infrequent(?:ly)?|occasional(?:ly)?|now\ and\ then|once\ in\ a\ while|in\ (?:rare|a\ few|some|isolated|\w+\ rare)\ (?:cases|patients|people)|one\ in\ (?:a\ )?\w+|\d+\s?(?:%|percent|per\ cent|in\ \d+))"
#: What the harm comes from, where it is the treatment.
_OWN = r"""(?:treatments?|therap(?:y|ies)|procedures?|injections?|injected|sessions?|massage|needles?|needling|adjustments?|lasers?|implant(?:s|ation)?|placement|drips?|infusions?|products?|supplements?|capsules?|tablets?|doses?|dosage|medications?|medicines?|drugs?|surgery|operations?|ana?esthe\w+|sedation|injection\ site|afterwards?|after\ (?:the|your|each|treatment|surgery)|following\ (?:the|your|each|a|treatment|surgery)|post-?operative(?:ly)?|downtime|cupping|peel|patch|cream|gel|device|lens(?:es)?|aligners?|braces|fillers?|botox|exercises?|training|vaccine|use|using|taking|balloon|transplant|grafts?|stitches|incisions?|wound|numbing|oil|herbs?|acupuncture|shot|chamber|belt)"""
_SIDE = r"(?:side[- ]effects?|complications?|adverse\ (?:events?|effects?|reactions?)|downsides?|drawbacks?|(?:possible|potential|common|main|known|usual)\ (?:problems|reactions|risks)|risks?)"
_FRAMES = (
    # named as a side effect or a risk
    rf"\b{_SIDE}\b[^.;]{{0,80}}?\b{_HARM}\b|\b{_HARM}\b[^.;]{{0,60}}?\b(?:side[- ]effects?|complications?|adverse\ (?:events?|effects?|reactions?)|(?:are|is)\ (?:a\ |possible\ |the\ )?risks?)\b",
    # how long it lasts, how rare it is, that it is mild
    rf"\b{_HARM}\b(?:[^.;]{{0,40}}?\ {_SPAN}\b|[^.;]{{0,30}}?\b(?:is|are|was|were|being)\ (?:\w+\ ){{0,2}}?{_RARE}\b|[^.;]{{0,50}}?\b(?:subsides?|resolves?|settles?|fades?|can\ follow|may\ follow|wears?\ off|goes\ away|passes|is\ temporary|are\ temporary|(?:is|are)\ (?:\w+\ )?(?:possible|likely|to\ be\ expected)\b|(?:has|have)\ been\ (?:reported|seen|observed)|(?:is|are)\ (?:\w+\ )?(?:common|normal|expected|usual)\ (?:at\ first|after|and|for|in\ the)))",
    rf"\b{_RARE}\b[^.;]{{0,60}}?\b{_HARM}\b",
    rf"\b{_GENTLE}\ (?:\w+\ |\w+,\ ){{0,2}}?{_HARM}\b",
    rf"\b(?:{_OWN}|expect|report|there\ (?:may|might|can|will|is)|you\ (?:may|might|can|will)|after\w*)\b[^.;]{{0,80}}?\b{_GENTLE}\ (?:\w+\ |\w+,\ ){{0,2}}?{_MILD_HARM}\b|\b{_GENTLE}\ (?:\w+\ |\w+,\ ){{0,2}}?{_MILD_HARM}\b[^.;]{{0,60}}?\b(?:{_OWN}|temporary|normal|possible|{_SPAN})\b|\b{_MILD_HARM}\ (?:usually\ |often\ )?(?:subsides?|resolves?|settles?|fades?|wears?\ off|is\ temporary|can\ follow)\b",
    # that it may happen by the treatment
    rf"\b{_OWN}\b[^.;]{{0,60}}?\b(?:may|can|might|could|will|would|sometimes|often|usually)\b[^.;]{{0,50}}?\b{_HARM}\b",
    rf"\b(?:expect|be\ prepared\ for|causes?|caused|leaves?|produces?|gives?|gave)\ (?:\w+\ ){{0,4}}?{_HARM}\b",
)
#: A pronoun may stand for the treatment, where the sentence before or the heading names it.
_PRONOUN_HARM = regex(
    rf"\b(?:it|they|this|you|some|there|patients|people|clients|users|many|most)\b[^.;]{{0,30}}?\b(?:may|can|might|could|will|would|have|develop|get|experience|feel|report|notice|expect)\b[^.;]{{0,40}}?\b{_HARM}\b", re.VERBOSE
)
_OWN_WORD = regex(rf"\b{_OWN}\b", re.VERBOSE)
_AFTER_OWN = regex(rf"\b(?:after|following|from|during|by)\ (?:the\ |your\ |each\ |this\ |a\ |an\ |our\ )?(?:\w+\ )?{_OWN}\b", re.VERBOSE)
_IF_YOU = regex(r"\bif\ you\b|\byou\ (?:have|feel|are)\b", re.VERBOSE)
#: Who or what a treatment may not be for.
_WHOM = r"""(?:pregnan\w+|breast-?feed\w*|nursing\ (?:mothers?|women)|allerg\w+|sensitiv\w+|epilep\w+|seizures?|pacemakers?|(?:metal|electronic)\ implants?|heart|cardiac|kidney|renal|liver|blood[- ](?:thinn\w+|clot\w*|disorder\w*|pressure|platelets?)|thinners|anticoagul\w+|bleeding|cancer|tumou?rs?|infections?|infected|diabet\w+|history\ of|diseases?|disorders?|(?:medical|health)\ conditions?
    |medications?|medicines|prescriptions?|(?:open|fresh|unhealed)\ wounds?|broken\ skin|sunburn\w*|tanned|fresh\ tan|osteoporosis|thyroid|glaucoma|asthma|immun\w+|psychosis|bipolar|schizophreni\w+|claustrophobi\w+|g6pd|stroke|thrombosis|hernia|hypertension|corneas?|keloid\w*|isotretinoin|stimulants?|grapefruit|driv(?:e|ing)|machinery|anti-?inflammator\w+|nsaids?|steroids|corticosteroids|antidepressants|stomach\ surgery|lupus|autoimmune|minors)"""
_PERSON = r"(?:if|people|patients?|those|anyone|anybody|persons?|women|men|clients?|individuals|someone|candidates|guests|users|you|children)"
_REFUSE = r"(?:not\ (?:\w+\ ){0,2}?(?:suitable|recommended|appropriate|advised|advisable|safe|indicated|right|ideal|for\ (?:you|use|people|those|patients|anyone|everyone|women))|(?:should|must|may|ought\ to)\ ?(?:not|\w+n't|never)\b|can(?:not|'t)\ (?:\w+\ ){0,2}?(?:use|take|have|treat|give|given|inject|undergo|receive|be|perform|accept)|do(?:\ not|\w+n't)\ (?:\w+\ )?(?:use|take|book|place|give|inject|perform|apply|wear|combine|mix|drive|come)|(?:do\ not|don't|never)\ treat\ (?:\w+\ )?(?:patients|people|anyone|clients|women|guests)|never\ (?:use|take|give|combine|mix|sleep)|stay\ (?:out|away)|unsuitable|rul(?:e|ed|es)\ out\ (?:\w+\ )?(?:people|persons|patients|anyone)|excluded?\b|discontinue|avoid\ (?:it|this|use|using|treatment|the\ \w+)\ if|unsafe|with\ caution|(?:bad|poor)\ candidates?)"
_CONTRAINDICATIONS = (
    rf"\b{_REFUSE}[^.;]{{0,90}}?\b{_WHOM}\b",
    rf"\b{_PERSON}\b[^.;]{{0,60}}?\b{_WHOM}\b[^.;]{{0,80}}?\b{_REFUSE}",
    r"\b(?:consult|ask|speak|talk|check|tell|discuss|advise|let)\b[^.;]{0,80}?\b(?:if|whether|about)\b[^.;]{0,60}?\b(?:pregnan\w+|breast-?feeding|nursing|pacemaker|thinners|(?:have|has|with)\ (?:\w+\ ){0,3}?(?:condition|disease|disorder|allerg\w+)s?|(?:take|taking|on)\ (?:\w+\ ){0,3}?(?:medications?|medicines?|drugs?|prescriptions?))|\b(?:if|people|men|women|anyone|those)\b[^.;]{0,40}?\b(?:pregnan\w+|breast-?feeding|nursing|pacemaker|thinners|(?:have|has|with)\ (?:\w+\ ){0,3}?(?:condition|disease|disorder|allerg\w+)s?|(?:take|taking|on)\ (?:\w+\ ){0,3}?(?:medications?|medicines?|drugs?|prescriptions?))\b[^.;]{0,80}?\b(?:consult|ask|speak|talk|check\ with|tell\ (?:us|your)|discuss)\b",
    r"\b(?:stop|discontinue)\ (?:\w+\ ){0,2}?(?:taking|using|use)\b[^.;]{0,40}?\bif\b[^.;]{0,40}?\b(?:rash|irritation|swelling|itching|bleeding|reaction)\b",
    r"\bcontra-?indicat(?:ed|ions?)\b[^.;]{0,20}?(?:\b(?:for|in|with|if|include\w*|are|is)\b|:)|\binteract(?:s|ions?)?\ with\ (?:\w+\ ){0,3}?(?:medic\w+|drugs?|prescri\w+|blood|thinn\w+|anticoag\w+)\b|\bdrug\ interactions?\b|\bcannot\ be\ (?:given|combined|taken|used)\ (?:together\ )?(?:with|by|in)\b|\bmust\ not\ be\ (?:given|combined|taken|used)\b",
)
_POINTERS = (
    r"\b(?:see|read|view|refer\ to|consult|review|full|important|follow|complete)\b[^.;]{0,40}\b(?:safety\ information|prescribing\ information|package\ (?:leaflet|insert)|patient\ information\ leaflet|medication\ guide|boxed\ warning|instructions\ for\ use|product\ label|warnings|risk\ information)\b|\bboxed\ warning\b|\balways\ read\ the\ (?:label|leaflet)\b|\bblack\ box\ warning\b",
)
_NAMES_HARM = regex("|".join(_FRAMES), re.VERBOSE)
_NAMES_LIMIT = regex("|".join((*_CONTRAINDICATIONS, *_POINTERS)), re.VERBOSE)
_SURE_HARM = regex(rf"\b{_HARM_WORDS}\b", re.VERBOSE)
_MILD_HARM_WORD = regex(rf"\b{_MILD_WORDS}\b", re.VERBOSE)
_RISK_HEADING = regex(
    r"\brisks?\b(?!\ factor|\ of\ (?:delay|wait|not|untreat))|side[-\ ]effects?|complications?|\bsafe(?:ty)?\b|contraindicat|precaution|who\ should(?:\w+n't|\ not)|downtime|aftercare|post[-\ ](?:op|treatment|surg)|does\ it\ hurt|will\ it\ hurt|not\ suitable|downside|drawback|cautions?\b|pros\ (?:and|&)\ cons|\bcons\b", re.VERBOSE
)
#: The harm is denied, or is what the treatment is for.
_NO_HARM = regex(
    rf"""\b(?:no|zero|without|free\ (?:of|from)|never|not|\w+n't|nor|minimi[sz](?:e|es|ing)|reduc\w+|less|fewer|lower\w*|prevent\w*|avoid\w*|eliminat\w+|reliev\w+|eas(?:e|es|ing)|heal\w*|treat|treats|treating|treated|combat\w*|fight\w*|sooth\w*|calm\w*|help|helps|helping|address\w*|improv\w+|decreas\w+|manage|manages|managing|rid|against|protect\w*|target\w*|fix\w*|stops?|stopping|instead\ of|rather\ than|for\ (?:acute|chronic|your)|repair\w*|resolve|resolving|alleviat\w+|cures?|ends?|ending|remov\w+|soften\w*|diminish\w*|correct\w*|bring\w*\ down|clears?|smooth\w*|fad(?:e|es|ing)|relief\ (?:from|of)|symptoms?\ (?:of|include|like|such|are|may)|suffer\w*|caused\ by|causes?\ of|tired\ of|signs\ of|source\ of)
        \ (?:\w+\ |\w+,\ |\w+-\w+\ ){{0,5}}?(?:and\ |or\ )?(?:the\ risks?\ of\ )?{_ANY_HARM}\b(?:,?\ (?:and|or|,)?\ ?{_ANY_HARM}\b)*""", re.VERBOSE
)
#: Harm that a disease, or the lack of treatment, does.
_DISEASE = regex(
    r"""\b(?:untreated|undiagnosed|if\ not\ (?:treated|caught|managed|corrected|addressed|replaced)|if\ nothing\ is\ done|left\ (?:alone|unchecked|untreated|unaddressed)|diseases?|syndromes?|disorders?|conditions?|arthritis|neuropathy|diabetes|virus|tears?|misalign\w+|sublux\w+|degenerat\w+|hernia\w*|bulging|pinched|trauma|accidents?|whiplash|posture|lack\ of|deficien\w+|imbalance\w*|symptoms?|sufferers?|suffering|suffered|damaged|weakened|injured|injur(?:y|ies)\ (?:can|may|is|are|often)|toxins?|cavit\w+|plaque|decay|tooth\ loss|crooked|overbite|snoring|apn[oe]+a|osa|obesity|cataracts?|menopause|tinnitus|depression\ can|ageing|aging|without\ treatment|failing\ to|delay\w*|shoes|sitting|desk|flat\ feet|earwax|noise|eczema|psoriasis|migraines?|fasci\w+|tend[io]n\w*|ligaments?|nerves?\ (?:can|may|become|are)|joints?\ (?:can|may|become|are)|caused\ by|causes?\ (?:include|of)|sprains?|strain|diagnos\w+|trigger\w*|gums?|accumulat\w+|genetic|autism|study\ participants|foot\ odor|veins?\ (?:are|can))\b""", re.VERBOSE
)
#: Safety talk that is none of the treatment: an emergency, money, a broken seal, a diet.
_ASIDE = regex(
    r"\b(?:911|call\ (?:us|now|today)|insurance|cookies?|refund|return\ policy|seal\b|of\ (?:children|reach)|diet\b|sugar|smoking|alcohol\ consumption|(?:seek|immediate|see\ a\ doctor|see\ a\ podiatrist)\ (?:\w+\ )?(?:attention|care|treatment|help)|toll\ on)\b", re.VERBOSE
)
#: Treatments held up as a foil.
_FOIL = regex(
    r"""\b(?:surg(?:ery|eries|ical)|operations?|drugs?|medications?|medicines?|pharmaceuticals?|pills?|painkillers?|opioids?|nsaids?|steroids?|cortisone|corticosteroids?|antibiotics?|chemotherapy|conventional|traditional|standard|destructive|other\ (?:treatments?|methods?|products?|options|procedures?|lasers?|clinics?|aligners)|older\ methods|invasive|dentures?|braces|bridges?|prescription|ssris?|antidepressants?|ibuprofen|aspirin|statins?|competitors?|cheap\w*|unlike|compared|whereas|synthetic|biopsy|(?:anti\w+|sleeping|water|pain)\ (?:tablets|creams?)|overdo\w*|over-?use|abuse|sedative\w*)\b""", re.VERBOSE
)
_FOIL_KINDS = (
    regex(r"surg|operation|invasive|procedure|lasik|implant|transplant|replacement|lift\b|plasty", re.VERBOSE),
    regex(r"drug|medic|pharma|pill|nsaid|steroid|cortis|antibiot|chemo|prescription|ssri|antidepress|ibuprofen|aspirin|statin|opioid|painkiller|tablet|shot|dose", re.VERBOSE),
    regex(r"brace|denture|bridge", re.VERBOSE),
)
_AS_ALL = regex(r"\b(?:as|like)\b[^.;]{0,30}\b(?:any|all|every|most)\b|^(?:all|any|every)\ (?:surg|operation|procedure|medic|treatment|invasive|injection|drug)", re.VERBOSE)
_CONTRAST = regex(r"\b(?:unlike|compared|whereas|instead\ of|older|other|traditional|conventional|rather\ than|destructive)\b", re.VERBOSE)


def _names_risk(passage: Passage, doc: Doc) -> bool:
    text = passage.text
    if text.rstrip(" \"'”’)").endswith("?") or _ASIDE.search(text):
        return False
    if _NAMES_LIMIT.search(text):
        return True
    marked = _MILD_HARM_WORD.sub(_MILD_HARM, _SURE_HARM.sub(_HARM, text))
    if "zharm" not in marked and "zmild" not in marked:
        return False
    cleaned = _NO_HARM.sub(" ", marked)
    if ("zharm" not in cleaned and "zmild" not in cleaned) or _DISEASE.search(text):
        return False
    under_risk = "zharm" in cleaned and passage.heading not in text and bool(_RISK_HEADING.search(passage.heading)) and not _DISEASE.search(passage.heading)
    named = bool(under_risk) or _NAMES_HARM.search(cleaned) is not None or _is_by_pronoun(passage, cleaned)
    return named and not (bool(_CONTRAST.search(text)) if under_risk else _is_foil(text, doc))


def _is_by_pronoun(passage: Passage, cleaned: str) -> bool:
    if _PRONOUN_HARM.search(cleaned) is None or _IF_YOU.search(cleaned):
        return False
    return any(_OWN_WORD.search(text) for text in (cleaned, passage.before, passage.heading)) and (_AFTER_OWN.search(cleaned) is not None or not _DISEASE.search(passage.before))


def _is_foil(text: str, doc: Doc) -> bool:
    """Does a sentence name the risks of something that the page does not promote?"""
    match = _FOIL.search(text)
    if match is None or _AS_ALL.search(text):
        return False
    if _CONTRAST.search(text):
        return True
    head = _subject_matter(doc)
    return any(kind.search(match[0]) and kind.count(head) < 2 for kind in _FOIL_KINDS)


def _subject_matter(doc: Doc) -> str:
    """The headings and the first words of a page, which tell what it is about."""
    layout = layout_of(doc)
    return " ".join([layout.lower[start:end] for start, end in layout.headings[:12]] + [layout.lower[:600]])


def _near(passage: Passage) -> str | None:
    if re.search(r"\b(?:side[- ]effects?|risks?|complications?)\b", passage.text):
        return f"‘{passage.text[:80].strip()}’ names no risk of the promoted treatment itself"
    return None


#: A concrete risk, side effect or contraindication of the promoted treatment, or a pointer to safety information.
risk_information = Statement(
    clue=regex(
        rf"\b(?:{_HARM_WORDS}|{_MILD_WORDS}|side[- ]effects?|risks?|complications?|adverse|contra-?indicat\w+|pregnan\w+|breast-?feed\w+|nursing|pacemakers?|thinners|safety\ information|prescribing\ information|package\ (?:insert|leaflet)|medication\ guide|boxed\ warning|instructions\ for\ use|read\ the\ (?:label|leaflet)|not\ (?:suitable|recommended|appropriate|advised|safe|for)|unsuitable|must\ not|should\ not|shouldn't|cannot\ be|interact\w*|ruled?\ out|caution|medications|medicines|disorders?|medical\ conditions?)\b", re.VERBOSE
),
    is_met=_names_risk,
    near=_near,
)
