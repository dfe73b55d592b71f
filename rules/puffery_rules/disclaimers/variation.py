"""What says that results vary: between patients, with the case, or that none is guaranteed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from puffery.plugin import regex
from puffery_rules.disclaimers.statements import Passage, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RESULT = r"""(?:results?|outcomes?|responses?|success(?:\ rates?)?|effectiveness|efficacy|experiences?|benefits?|satisfaction
    |(?:weight|hair|fat)\ (?:loss|growth)|improvements?|relief|progress|what\ (?:you|they|people|patients)\ (?:see|feel|notice|experience|gain|lose)|mileage|how\ (?:much|well)\b[\w\ ,]{0,50})"""
_EACH = r"(?:person|patient|individual|client|case|body|woman|man|child|user|one|human|someone)"
#: Words that may stand between the result and how it varies.
_GAP = r"(?:\ (?:\w+ly|from|of|the|this|these|your|our|with|to|for|in|and|individual|people|patients|surgery|treatment|therapy|injections?|procedure|\w+)){0,6}?"
_PATTERNS = (
    # results vary; a result that is individual or not typical
    rf"\b{_RESULT}{_GAP}\ (?:\((?:\w+\ ?)+\)\ )?(?:var(?:y|ies|iable)|differs?|(?:is|are|can\ be|may\ be|will\ be)\ (?:\w+\ )?(?:different|individual|personal|unpredictable|uncertain|not\ (?:typical|certain|predictable|assured|universal|the\ same|guaranteed)))\b",
    rf"\b(?:results?|outcomes?|success|responses?|experiences?|effects?)\b[^.;]{{0,50}}?\b(?:vary|varies|differ|differs|differently)\ (?:\w+\ ){{0,3}}?(?:from|between|among|by|for|with)\ (?:one\ )?(?:the\ |each\ |every\ |different\ |other\ )?(?:{_EACH}|people|women|men|patients|children|individuals|others)",
    r"\bvariable\ (?:results?|outcomes?|success)\b|\b(?:results?|outcomes?)\b[^.;]{0,30}\bnot\ (?:be\ )?(?:typical|representative|the\ same\ for)\b|\batypical\ results?\b|\byour\ (?:own\ )?(?:results?|experience|outcome|mileage)\ (?:may|might|could|will|can)\b\ (?:not|differ|vary|be\ different)",
    rf"\b(?:results?|outcomes?|success)\b{_GAP}\ (?:will\ |may\ |can\ |do\ |also\ |largely\ |always\ )?depends?\ (?:largely\ |greatly\ |mainly\ |very\ much\ |partly\ |heavily\ |also\ |a\ (?:lot|good\ deal|great\ deal)\ )?(?:up)?on\ (?:\w+\ ){{0,3}}?(?:individual\w*|person|patient\w*|people|case|you|your|many|several|factors|number|condition|body|age|severity|each)\b",
    # people differ
    rf"\b(?:each|every)\ {_EACH}(?:'s\ \w+)?\ (?:will\ |may\ |can\ |also\ )?(?:responds?|reacts?|heals?|recovers?|progress(?:es)?|improves?)\b[^.;]{{0,30}}\b(?:different|own)|\bevery(?:one|body)(?:'s\ \w+)?\ (?:responds?|heals?|reacts?|recovers?)\b[^.;]{{0,20}}(?:different|own)",
    r"\bno\ two\ (?:people|patients|bodies|cases|treatments|individuals|results|women|men|outcomes|knees|mouths|faces)\b|\b(?:people|patients|bodies|individuals|clients)\ (?:\w+\ )?(?:respond|react|heal|recover)\ (?:\w+\ ){0,3}?(?:differently|at\ (?:different|their\ own)|in\ different)",
    r"\b(?:testimonials?|reviews?|stories|photos?|images|pictures|these|they|results?|experiences?)\b[^.;]{0,40}\bnot\ (?:be\ |necessarily\ )*(?:representative|typical|indicative)\b|\bsome\ (?:patients|people|clients|women|men|users)\ (?:\w+\ ){0,3}?(?:better|more|faster|less)\b[^.;]{0,20}\bthan\ others\b|\bnot\ (?:achieve|get|have|see|obtain|experience)\ the\ same\b",
    # it may not work
    r"\b(?:not\ (?:every(?:one|body)|all\ (?:\w+\ )?(?:patients|people|women|men|clients|cases|users)|every\ (?:patient|person|case|client|body|knee|back|woman|man))|nobody\ can\ say\ who)\b[^.;?]{0,30}\b(?:responds?|benefits?|gets?\ (?:better|relief|results|pregnant|the\ same)|improves?|(?:see|notice|achieve|experience|get|have|obtain)s?\ (?:\w+\ ){0,3}?(?:results?|benefits?|improvements?|relief|difference|outcome|same)|succeeds?|helped|works?\ for|same\ (?:results?|way|outcome))\b",
    r"(?<!if\ it\ )(?<!if\ this\ )\b(?:may|might|will|does|do|did|would|can)\ not\ (?:always\ )?(?:work|help|be\ effective|be\ successful|succeed|suit)\b[^.;]{0,30}\b(?:every(?:one|body)?|all|some|people|patients|anyone)\b|\b(?:may|might)\ not\ (?:work|help|be\ effective|be\ successful|succeed)\b",
    r"\b(?:some|a\ few|certain|one\ in\ \w+|others|other)\ (?:of\ \w+\ )?(?:patients|people|clients|women|men|users)?[^.;]{0,20}?\b(?:do\ not|don't|did\ not|didn't|will\ not|won't|may\ not|might\ not)\ (?:respond|improve|benefit|get\ better|get\ pregnant|(?:see|notice|feel|experience|find|get)\ (?:\w+\ )?(?:any|results?|benefits?|improvement|relief|difference|change|effect))\b|\bsome\ (?:patients|people|clients|women|men|users)\ (?:\w+\ )?(?:notice|see|feel|have|get|find|experience)\ (?:no|little|hardly\ any)\b",
    r"\b(?:no\ (?:treatment|therapy|procedure|operation|surgery|implant|product|supplement|medicine|drug|doctor|surgeon|dentist|clinic))\ (?:\w+\ )?(?:works|can\ work|helps|is\ successful|succeeds|suits|is\ perfect)\b[^.;]{0,20}\b(?:every|all|always)",
    r"\bsome\ (?:\w+\ )?(?:respond|improve|benefit|feel|notice|sleep|lose|gain|do)\b[^.;]{0,40}\b(?:others|some)\ (?:\w+\ )?(?:do\ not|don't|not|less|none|little|no\b|only|hardly|see\ (?:no|little)|gain|regain)",
    # nothing is guaranteed
    r"\b(?:not|never|\w+n't|cannot|can\ not|nobody\ can|no\ one\ can|none\ can|impossible\ to|unable\ to|no\ (?:honest\ )?(?:doctor|surgeon|clinic|dentist|physician|practitioner|therapist|treatment)\ can|neither)\b[^.;?]{0,40}?\b(?:guarantee[ds]?|promised?|assure[ds]?|predict(?:ed)?|warrant(?:ed)?|foresee)\b",
    r"\b(?:no|without|nor|zero|any)\ (?:\w+\ ){0,4}?(?:guarantees?|promises?|assurances?|warrant(?:y|ies)|guaranteed|promised|implied|assured)\b|\bnothing\ (?:here\ |is\ |in\ medicine\ is\ )*(?:guaranteed|promised|certain)\b|\bnot\ a\ (?:guarantee|promise)\b|\bguarantees?\ nothing\b|\bpromises?\ (?:you\ )?(?:nothing|no)\b",
)
_SAYS = regex("|".join(_PATTERNS), re.VERBOSE)
#: What a site refuses to warrant that is no result of a treatment.
_OTHER_WARRANTY = regex(
    r"""\b(?:accura(?:cy|te)|complete(?:ness)?|availab\w+|secur\w+|uninterrupted|error[- ]free|merchantab\w+|fitness\ for|appointments?|insurance|coverage|reimburse\w*|privacy|confidential\w*
    |delivery|ship\w*|prices?|refunds?|money|websites?|sites?|link\w*|third[- ]part\w+|express\ or\ implied|response\ (?:time|within)|reply|virus\w*|employment|place|seat|slot|payment|visa|transmission|timel\w+|reliab\w+|content)\b""", re.VERBOSE
)
_GUARANTEE = regex(r"guarant|promis|assur|warrant|certain|predict|foresee", re.VERBOSE)
#: Words that speak of a result only where the sentence names one.
_VAGUE_GUARANTEE = regex(r"assur|warrant|certain|predict|foresee", re.VERBOSE)
_OUTCOME = regex(r"result|outcome|success|benefit|effect|relief|improve|cure|help|recover|treatment|work|weight|pregnan|smile|healing|you\ particular|everyone", re.VERBOSE)
#: Things that vary and are no result: prices, opening times, doses, causes, symptoms.
_OTHER_VARIATION = regex(
    r"\b(?:disease|mnd|signs|prices?|costs?|fees?|rates?\ (?:vary|differ)|hours|insurance|coverage|plans?|doses?|dosage|sizes?|colou?rs?|laws?|symptoms?|causes?|packag\w+|availability|state\ to\ state|by\ (?:state|location|clinic|provider|product|brand))\b", re.VERBOSE
)
_WORKS = regex(r"\b(?:guarantee[sd]?|promise[sd]?|always)\b.{0,30}\bresults?\b|\bno\ (?:matter|longer)\b|\b(?:results?|effects?|outcomes?)\ (?:that\ )?(?:won't|will\ not|don't|do\ not|never)\ (?:vary|differ)", re.VERBOSE)


def _varies(passage: Passage, _: Doc) -> bool:
    text = passage.text
    if text.rstrip(" \"'”’)").endswith("?"):
        return False
    for match in _SAYS.finditer(text):
        said = match[0]
        if _WORKS.search(said):
            continue
        if _GUARANTEE.search(said):
            if not _OUTCOME.search(text) and (_OTHER_WARRANTY.search(text) or _VAGUE_GUARANTEE.search(said)):
                continue
        elif _OTHER_VARIATION.search(said) and not re.search(r"\b(?:results?|outcomes?|response|effects?|benefits?)\b", said):
            continue
        return True
    return False


def _near(passage: Passage) -> str | None:
    if re.search(r"guarant|promis", passage.text) and _OTHER_WARRANTY.search(passage.text):
        return f"‘{passage.text[:80].strip()}’ speaks of something other than results"
    return None


#: Individual results vary, or: no guarantee that the treatment will help.
results_vary = Statement(
    clue=regex(
        r"\bvar(?:y|ie)|differ|individual|typical|guarant|promis|assur|predict|\bcertain\b|no\ two|depend|every(?:one|body)|not\ all|not\ every|other|may\ not|might\ not|does\ not|do\ not|don't|won't|no\ (?:treatment|therapy|procedure)|each\ (?:person|patient|body|case|client|individual)|respond|unique|warrant|foresee|\bsome\b", re.VERBOSE
),
    is_met=_varies,
    near=_near,
)
