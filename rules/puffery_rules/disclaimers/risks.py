"""What names a concrete risk, side effect or contraindication of the treatment that a page promotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from puffery_rules.disclaimers.statements import Passage, Statement, layout_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Harm a treatment can do, as a reader of a consent form would know it.
_HARM = r"""(?:bruis\w+|swelling|swollen|swell|redness|sore(?:ness)?|bleed\w*|infections?|scarring|scars?|nausea|vomit\w*|diarrh\w+|constipation|dizz\w+|light-?headed\w*|faint\w*|headaches?|numb(?:ness)?|tingling|rash(?:es)?|hives|irritat\w+|itch\w*
    |dry(?:ness)?|dry\ (?:eyes?|skin|mouth)|glare|halos?|(?:blood\ )?clots?|thrombosis|embolism|stroke|allerg\w+|anaphyla\w+|discomfort|tender(?:ness)?|aches?|aching|stiff(?:ness)?|fatigue|tired(?:ness)?|drows\w+|sleepiness|insomnia|anxiety|palpitations?|perforat\w+|burns?|burning|blister\w*|crust\w*|scab\w*|peel\w*|flak\w+
    |pigment\w*|hyperpigmentation|discolou?r\w*|hematoma|haematoma|seroma|asymmetr\w+|droop\w*|ptosis|necrosis|blindness|vision\ loss|loss\ of\ (?:vision|sensation|sight)|nerve\ (?:damage|injury)|injur\w+|damage|rupture\w*|reject\w+|leak\w*|inflam\w+|pancreatitis|gallstones?|tumou?rs?|death|dehydrat\w+|hypoglyc\w+|low\ blood\ (?:sugar|pressure)
    |(?:stomach|gastrointestinal|gi)\ (?:upset|pain|issues|discomfort|problems)|upset\ stomach|indigestion|bloat\w*|gas\b|cramp\w*|heartburn|reflux|flare(?:-?up|s)?|worsen\w*|sensitiv\w+|pain(?:ful)?|side\ effects?|shedding|shed|toxic\w*|overdose|addict\w*|dependence|withdrawal|seizures?|miscarriage|birth\ defects|fluid\ retention|failure|fracture\w*|loosening|dislocat\w+|wear|reinjury|recurrence|relapse|hearing\ loss|fever|chills|flu-?like|sweating|shortness\ of\ breath|lump\w*|nodul\w+|granuloma\w*|punctures?|pneumothorax|collapsed\ lung|hemorrhage|haemorrhage|dissociat\w+|confus\w+|blood\ pressure|infiltration|phlebitis|(?:marks?|circles)\ (?:on|that|may|can|usually|fade))"""
_GENTLE = r"(?:mild|minor|slight|minimal|temporary|transient|brief|short-?lived|short-?term|small\ (?:amount|risk)\ of|little|some|a\ little|a\ bit\ of|light|moderate|occasional|usual|normal|expected|possible|potential|initial|local(?:ized|ised)?|superficial|serious|rare|common)"
_FRAMES = (
    # named as a risk
    rf"\b(?:side[- ]effects?|risks?|complications?|adverse\ (?:events?|effects?|reactions?)|downsides?|drawbacks?|hazards?|dangers?|reactions?|warnings?|cautions?|precautions?)\b[^.;]{{0,90}}?(?:\b(?:includ\w+|are|is|like|such\ as|of|may|can|might|:|–|-|with|from|for)\b|[:(–-])[^.;]{{0,120}}?\b{_HARM}\b",
    rf"\b{_HARM}\b[^.;]{{0,80}}?\b(?:side[- ]effects?|risks?|complications?|adverse\ (?:events?|effects?|reactions?))\b",
    # may, can, might happen
    rf"\b(?:may|can|might|could|will|would|usually|sometimes|occasionally|rarely|commonly|often|likely|possibl[ey])\b[^.;]{{0,60}}?\b(?:cause|experience|have|feel|notice|get|be|develop|occur|happen|result\ in|lead\ to|produce|trigger|leave|suffer|become|include|make|see|need|look|appear|remain|follow|bruise|bleed|swell|peel|irritate|hurt|injure|burn|damage|harm|interact|lower|raise|increase|worsen|sting)\b[^.;]{{0,70}}?\b{_HARM}\b",
    rf"\b{_HARM}\b[^.;]{{0,70}}?\b(?:may|can|might|could|will|is|are|was|were)\b[^.;]{{0,30}}?\b(?:occur|happen|follow|appear|last|develop|subside|resolve|result|persist|be\ (?:felt|expected|experienced|seen|normal|managed|present|noticed)|common|rare|possible|normal|expected|temporary|reported|felt|mild|minimal|likely|usual|unusual|uncommon|experienced|noted|managed|fade)\w*\b",
    rf"\b(?:expect|experience[sd]?|have|feel|felt|notice[sd]?|reported?|reports?|cause[sd]?|causes|causing|develop(?:s|ed)?|have|had|had\ only|with|with\ only|only|leaves?|produces?|involves?|involving|despite|there\ (?:may|might|can|will|is|are|was))\b[^.;]{{0,30}}?\b{_GENTLE}\b[^.;]{{0,30}}?\b{_HARM}\b",
    rf"\b{_GENTLE}\ (?:\w+\ ){{0,2}}?{_HARM}\b(?:[^.;]{{0,60}}?\b(?:after\w*|following|during|for\ (?:a|up|one|two|three|\d|about|several|the)|subsid\w+|resolv\w+|fade|fades|hours?|days?|weeks?|at\ first|initially|is|are|may|can|if)\b)?",
    rf"\b(?:expect|watch\ for|look\ out\ for|be\ prepared\ for|stop\ (?:use|using|taking)\ if)\b[^.;]{{0,60}}?\b{_HARM}\b",
    rf"\b(?:rarely|seldom|uncommon(?:ly)?|occasionally|in\ rare\ cases|in\ a\ few\ (?:patients|cases|people)|one\ in\ \w+|about\ \w+\ in\ \w+)\b[^.;]{{0,80}}\b{_HARM}\b",
    r"\b(?:causes?|caused|gives?|gave)\ (?:\w+\ ){0,3}?(?:a\ )?(?:flare\w*|reaction|rash|cramps?|nausea|bruis\w+|drowsiness|dizziness|headaches?)\b",
)
_CONTRAINDICATIONS = (
    r"\b(?:not|n't|never|isn't|aren't|nor)\b\ (?:\w+\ ){0,3}?(?:suitable|recommended|appropriate|advised|advisable|safe|for\ (?:use|anyone|people|those|patients|children|pregnant|women|everyone\ (?:with|who))|right\ for\ (?:people|those|patients|anyone)|ideal|intended\ for\ (?:children|use|pregnant)|candidates?)\b[^.;]{0,80}?\b(?:for|if|in|with|during|who|under|while|before)\b",
    r"\b(?:should|must|may|can|ought)\ ?(?:not|n't|never|no\ longer)\ (?:\w+\ ){0,2}?(?:be\ (?:used|taken|given|treated|combined|mixed|injected|performed|done|applied)|use|take|have|undergo|receive|take\ up|try|drink)\b",
    r"\b(?:do\ not|don't|never|cannot|can't|can\ not)\ (?:\w+\ )?(?:use|take|book|treat|place|give|inject|offer|perform|exceed|drive|apply|wear|be\ given|combine|mix|accept|be\ combined|see|swallow|start)\b[^.;]{0,80}?\b(?:if|with|when|while|during|in|who|pregnan\w+|children|under|patients|clients|people|anyone|after|eyes|unless|before|the\ recommended|other|without|on\ (?:broken|open|damaged))\b",
    r"\bcontraindicat\w+|\bcontra-indicat\w+|\binteract(?:s|ions?)?\ with\b|\bdrug\ interactions?\b",
    r"\b(?:pregnan\w+|breast-?feeding|nursing|trying\ to\ conceive)\b[^.;]{0,120}?\b(?:consult|ask|avoid|should|not|doctor|physician|professional|speak|talk|check|first|prior|before|unless)\b|\b(?:consult|ask|avoid|not|unless|check|exclude\w*|if)\b[^.;]{0,120}?\b(?:pregnan\w+|breast-?feeding|nursing\ (?:mother|or|a\b|women))",
    r"\b(?:avoid|stop|discontinue)\ (?:\w+\ ){0,3}?(?:use|using|taking|treatment|this|it|if)\b[^.;]{0,60}?\b(?:if|when|during|in\ case|before)\b",
    r"\b(?:people|patients|persons|those|anyone|women|men|individuals|clients|children|you)\b[^.;]{0,40}\b(?:with|who|on|taking|under)\b[^.;]{0,80}\b(?:should\ (?:not|avoid|consult|ask|speak|check|talk|tell|first)|must\ not|can't|cannot|are\ not\ (?:suitable|candidates|eligible)|ruled\ out|excluded|need\ to\ (?:avoid|be\ careful)|should\ be\ (?:careful|cautious))\b",
    r"\bif\ (?:you|your\ child|the\ patient)\ (?:have|has|are|is|take|takes|suffer)\b[^.;]{0,100}\b(?:condition|disease|disorder|medication|medicine|medicines|blood\ thinners?|pacemaker|pregnant|allerg\w+|implant|epilepsy|failure|cancer|prescriptions?|drugs?)\b[^.;]{0,80}\b(?:consult|ask|speak|talk|check|do\ not|don't|avoid|tell|not\ be|should|first|before)\b|\b(?:consult|ask|speak|talk|check|tell)\b[^.;]{0,80}\bif\ (?:you|your\ child)\ (?:have|are|take|suffer)\b[^.;]{0,80}\b(?:condition|disease|disorder|medications?|medicines?|pregnant|nursing|thinners?|pacemaker|prescriptions?|drugs?)\b",
)
_POINTERS = (
    r"\b(?:see|read|view|refer\ to|consult|review|for|full|important|follow|complete|click\ for)\b[^.;]{0,40}\b(?:safety\ information|prescribing\ information|package\ (?:leaflet|insert)|patient\ information\ leaflet|medication\ guide|boxed\ warning|instructions\ for\ use|product\ label|warnings|leaflet|safety\ data|risk\ information|label\ (?:and|for)|risks\ (?:page|section))\b|\bimportant\ safety\ information\b|\bboxed\ warning\b|\balways\ read\ the\ (?:label|leaflet)\b|\bblack\ box\ warning\b",
)
_NAMES_HARM = re.compile("|".join(_FRAMES), re.VERBOSE)
_NAMES_LIMIT = re.compile("|".join((*_CONTRAINDICATIONS, *_POINTERS)), re.VERBOSE)
_RISK_HEADING = re.compile(r"\brisks?\b|side[- ]effects?|complications?|\bsafe(?:ty)?\b|contraindicat|precaution|warnings?|who should(?:n't| not)|downtime|recovery|aftercare|after (?:the|your|treatment)|what to expect|does it hurt|(?:is|are) (?:it|they) painful|not suitable|downside|drawback")
_HARM_WORD = re.compile(rf"\b{_HARM}\b", re.VERBOSE)
#: The harm is denied (`no bruising`), so that the page claims safety instead of naming a risk.
_NO_HARM = re.compile(
    rf"\b(?:no|zero|without|free\ (?:of|from)|never|not|n't|minimi[sz]es?|minimi[sz]ing|reduc\w+|less|fewer|lower\w*|prevent\w*|avoid\w*|eliminat\w+|reliev\w+|eas(?:e|es|ing)|heal\w*|treat\w*|combat\w*|fight\w*|sooth\w*|calm\w*|help\w*|address\w*|improv\w+|decreas\w+|manage|manages|managing|rid|against|protect\w*|target\w*|fix\w*|stop|stops|stopping|instead\ of|rather\ than|for\ (?:acute|chronic|your)|repair\w*|resolv(?:e|ing)|alleviat\w+|cure\w*|ends?|ending|symptoms?\ (?:of|include|like|such|are|may)|suffer\w*|caused\ by|causes?\ of|correct\w*)\ (?:\w+\ |\w+,\ ){{0,5}}?(?:and\ |or\ )?{_HARM}\b",
    re.VERBOSE,
)
#: Risks of something else, held up as a foil, and harm that the disease does.
_FOIL = re.compile(
    r"""\b(?:surg(?:ery|eries|ical)|operations?|drugs?|medications?|medicines?|pharmaceuticals?|pills?|painkillers?|opioids?|nsaids?|steroids?|cortisone|corticosteroids?|antibiotics?|chemotherapy|conventional|traditional|standard|other\ (?:treatments?|methods?|products?|options|procedures?|lasers?|clinics?|aligners)|older\ methods|invasive|dentures?|braces|bridges?|prescription|ssris?|antidepressants?|ibuprofen|aspirin|statins?|botox|fillers?|competitors?|cheap\w*|generic|unlike|compared|whereas|synthetic|blind\ injections?|biopsy|overdo\w*|over-?use|abuse|smoking|alcohol|sun)\b""",
    re.VERBOSE,
)
_FOIL_KINDS = {
    "surgery": re.compile(r"surg|operation|invasive|procedure"),
    "drug": re.compile(r"drug|medic|pharma|pill|nsaid|steroid|cortis|antibiot|chemo|prescription|ssri|antidepress|ibuprofen|aspirin|statin|opioid|painkiller"),
    "product": re.compile(r"botox|filler|brace|denture|bridge"),
}
_DISEASE = re.compile(
    r"""\b(?:untreated|undiagnosed|if\ not\ (?:treated|caught|managed|corrected|addressed|replaced)|if\ nothing\ is\ done|left\ (?:alone|unchecked|untreated|unaddressed)|disease|syndrome|disorder|condition|arthritis|neuropathy|diabetes|virus|tears?\b|misalign\w+|subluxations?|subluxed|degenerat\w+|hernia\w*|bulging|pinched|trauma|accident|whiplash|fall|posture|poor|lack\ of|deficien\w+|hormone\ imbalance|stress|symptoms?|patients?\ with|people\ with|sufferers?|suffering|damaged|weakened|injured|toxins?|cavit\w+|plaque|decay|missing\ (?:tooth|teeth)|tooth\ loss|crooked|overbite|snoring|apn[oe]+a|obesity|cataracts?|glaucoma|menopause|tinnitus|anxiety\ can|depression\ can|aging|ageing|age|without\ treatment|failing\ to|delay\w*|wearing\ the\ wrong|shoes|sitting|desk|flat\ feet|earwax|noise|eczema|psoriasis|migraines?|headaches?\ (?:can|may|are)|fasciitis|tendon\w*|ligaments?|muscles?\ (?:can|may|become|are)|nerves?\ (?:can|may|become|are)|joints?\ (?:can|may|become|are)|caused\ by|causes?\ (?:include|of))\b""",
    re.VERBOSE,
)
_OWN = re.compile(
    r"""\b(?:treatments?|therap\w+|procedures?|injections?|sessions?|massage|needles?|needling|adjustments?|laser|implants?|placement|consultation|drip|infusions?|this|it|they|product|supplement|capsules?|use|dose|dosage|surgery|operation|anesthe\w+|anaesthe\w+|sedation|site|afterwards?|after\ (?:the|your|each|a|treatment|surgery)|following\ (?:the|your|each|a)|during|recovery|days|hours|side[- ]effects?|risks?|complications?|adverse|downtime|cupping|peel|patch|cream|oil|gel|device|lenses?|aligners?)\b""",
    re.VERBOSE,
)


def _names_risk(passage: Passage, doc: Doc) -> bool:
    text = passage.text
    if text.rstrip(" \"'”’)").endswith("?"):
        return False
    if _NAMES_LIMIT.search(text) and not (_DISEASE_ADVICE.search(text)):
        return True
    under_risk = bool(_RISK_HEADING.search(passage.heading)) and passage.heading not in text
    cleaned = _NO_HARM.sub(" ", text)
    is_named = _NAMES_HARM.search(cleaned)
    if is_named is None and not (under_risk and _HARM_WORD.search(cleaned) and re.search(r"side|risk|complic|contraind|precaution|warning", passage.heading)):
        return False
    if _is_foil(text, doc):
        return False
    if _EXPLICIT.search(text):
        return True
    return under_risk or (not _DISEASE.search(text) and bool(_OWN.search(text) or _OWN.search(passage.before) or _OWN.search(passage.heading)))


_EXPLICIT = re.compile(r"\bside[- ]effects?\b|\bcomplications?\b|\brisks?\ (?:of|includ\w+|are|such|associated|with)|\badverse\b|\bbruis\w+", re.VERBOSE)
_DISEASE_ADVICE = re.compile(r"\b(?:emergency|911|seal\b|under\ (?:16|18|21)|mention\w*|of\ (?:children|reach)|call\ (?:us|now|today)|insurance|cookies?|refund|return\ policy)\b", re.VERBOSE)


def _is_foil(text: str, doc: Doc) -> bool:
    """Does a sentence name the risks of something that the page does not promote?"""
    match = _FOIL.search(text)
    if match is None:
        return False
    if re.search(r"\b(?:unlike|compared|whereas|instead of|older|other|traditional|conventional|rather than)\b", text) and not re.search(r"\blike (?:any|all|every|most) other\b|\bas with\b", text):
        return True
    head = _subject_matter(doc)
    for kind in _FOIL_KINDS.values():
        if kind.search(match[0]):
            return len(kind.findall(head)) < 2
    return not re.search(r"\blike (?:any|all|every|most)\b|\bas with\b|\bas (?:happens )?(?:after|in) any\b", text)


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
    clue=re.compile(
        r"side[- ]effect|risk|complication|adverse|contra-?indicat|bruis|swell|swollen|redness|soreness|\bsore\b|bleed|infection|scar|nausea|vomit|dizz|diarrh|numb|rash|irritat|itch|dryness|dry eye|glare|clots?\b|allerg|discomfort|tender|drows|perforat|burn|blister|peel|pregnan|breast-?feed|nursing|safety information|prescribing information|leaflet|package insert|warning|not (?:suitable|recommended|appropriate|advised|safe|intended|for)|(?:should|must|do|can|may) ?not|don't|cannot|can't|avoid|interact|discontinue|out of reach|upset|headache|fatigue|shedding|flare|cramp|downtime|ache|pain|hurt|sting|ruled out|if you (?:have|are|take)|with (?:a|any) |taking|always read|caution"
    ),
    is_met=_names_risk,
    near=_near,
)
