"""EFF102 cure-claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, clause, pattern, phrases, rule
from puffery_rules.conditions import condition_markers, condition_names
from puffery_rules.efficacy.claims import bare_claims
from puffery_rules.sources import law
from puffery_rules.words import CONDITION_WORD, COMPLAINT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: Verbs that end a disease or mend a tissue, when one of them follows within the clause.
curing_verbs = phrases(
    "(cure|heal|reverse|eliminate|eradicate|erase|banish|abolish|vanquish|conquer|resolve|fix|mend|undo|repair|regenerate|regrow|rebuild|restore|dissolve"
    "|defeat|destroy|annihilate|obliterate|end|correct|clear|remedy|rejuvenate|dismiss|kill|zap|crush|beat|overcome|solve|remove)~",
    "(cures|heals|reverses|ends|fixes|mends)",
    "get~ rid of", "do~ away with", "wipe~ out", "stamp~ out", "root~ out", "melt~ away", "wash~ away", "flush~ out", "clear~ up", "turn~ back", "put~ an end to", "put~ a stop to",
    "bring~ an end to", "make~ an end of", "say~ goodbye to", "say~ good-bye to", "wave~ goodbye to", "bid~ farewell to", "kiss~ goodbye", "rid~ (you|yourself|your body|the body|your life) of", "free~ (you|yourself|your body|patients|people) (from|of)",
    "set~ (you|me|us|patients) free (from|of)", "cure~ (you|them|patients|people|me|us) of", "the end of", "an end to", "(cure|remedy|antidote|answer|solution) (for|to)", "(healing|regeneration|restoration|elimination|eradication|reversal|repair|curing) of",
    "freedom from", "halt~", "stop~", "triumph~ over", "bring~ (back|healing to)", "curative", "knock~ out", "break~ free (from|of)", "walk~ (you|him|her) out of", "grow~ back", "grow~ new", "destroy~", "heal~ (you|me|us) of",
    "make~ (new|fresh)",
)
#: Verbs that need a disease, an injury or pain as their object; of a tissue or anything else they say nothing.
_NEEDS_COMPLAINT = re.compile(
    r"end|ended|ends|ending|stop\w*|halt\w*|clear\w*|remov\w+|correct\w*|beat\w*|kill\w*|crush\w*|zap\w*|destroy\w*|overc[oa]m\w+|dismiss\w*|solv\w+|the end of|an end to|solution .*|answer .*|freedom.*|knock.*|flush.*|break.*|dissolv.*|conquer.*|defeat.*", re.I
)
_COMPLAINT = re.compile(rf"\b(?:{'|'.join(COMPLAINT.strip('()').replace('+', '(?:s|es)?').split('|'))})\b", re.I)
#: A tissue as the object of a mending verb.
_TISSUE = re.compile(
    r"\b(?:tissues?|cartilages?|ligaments?|tendons?|discs?|disks?|joints?|bones?|muscles?|nerves?|nerve endings|cells?|skin|collagen|meniscus|menisci|knees?|hips?|shoulders?|spines?"
    r"|organs?|liver|kidneys?|pancreas|gut|hearts?|eyesight|vision|hearing|gums?|enamel|hair|hairline|follicles?|body|bodies|brain|structures?|teeth|dna|telomeres?|myelin|bacteria|parasites?|toxins?|candida|yeast|virus(?:es)?)\b",
    re.I,
)
_MENDING = re.compile(r"heal|regenerat|repair|regrow|rebuild|restor|mend|rejuvenat|revers|grow|undo|undid|fix|cur(?:e|i)|bring|make|made|making|destroy|kill|flush|repairing", re.I)
#: The names of procedures and of healing as such: no claim.
_PLAIN_NAME = re.compile(
    r"\b(?:repair|restoration|reconstruction|correction|removal|replacement|regeneration|reversal) (?:surger(?:y|ies)|procedures?|operations?|techniques?|kit|clinic|course)\b"
    r"|\b(?:wound|bone|fracture|tissue|incision|natural|skin|self|the|your|normal|proper|during|while|after|slow|delayed|early|initial|faster|optimal|full|further|complete) (?:healing|repair)\b(?! of)"
    r"|\brotator cuff repair|hernia repair|meniscus repair|labral repair|ligament repair|tendon repair|hair removal|tattoo removal|vasectomy reversal|cataract removal|wisdom teeth removal",
    re.I,
)
root_causes = pattern(
    r"{(treat~|treatment of|treatment for|address~|target~|fix~|correct~|solve~|heal~|cure~|eliminate~|remove~|tackle~|attack~|resolve~|get~ to|get~ at|go~ to|goes to|go for|work~ on|work~ at|reach~|strike~ at|end~|eradicate~|deal~ with|uproot~|find~ and fix|identify~ and (treat~|address~))}"
    r" (?:[\w'-]+,? (?:and )?){0,4}?{!((root|underlying|true|real|actual|deeper|core|original) (cause+|problem+|reason+|source+|issue+|dysfunction)|root of|root imbalance+|very cause+|very reason+|very root|very source|at the root|at its root|at their root|at its source|at the source|at its core|source of (your|the) (pain|problem))}",
    r"{!(root-cause (care|medicine|focused|approach|solution|treatment|healing|relief|resolution)|root-cause-focused)}",
    r"{(treat~|address~|target~|fix~|correct~|heal~|work~ on)} (?:[\w'-]+ ){0,2}?{!(the cause|the causes|cause|causes|both the cause|what is actually causing|what's causing|what is causing|the source|why it hurts)}(?:,? (?:and |of |it|as well|not|rather|instead|behind|&)[\w' ,-]*)?(?=\W|$)",
    r"{!(not just the symptoms|not just mask~|rather than just mask~|rather than mask~|instead of mask~|not just symptoms|rather than [just] treat~ symptoms|instead of treat~ symptoms|rather than the symptoms|rather than symptoms|not only the symptoms|not the symptoms)}(?: the)?(?: symptoms)?",
)
solutions = pattern(
    rf"{{!(solution+|cure+|answer+|remedy|remedies|antidote)}} (?:to|for|against) (?:(?:all|your|my|the|those|people|anyone|with|living|who|suffering|from|any|every|chronic|persistent|severe|stubborn|most) ){{0,4}}{{{COMPLAINT}}}",
    rf"{{{COMPLAINT}}} {{!(cure|solution|cures|remedy|killer|destroyer|eliminator)}}(?! rate)",
    rf"{{(your|the) body}} {{!(heal itself|heals itself|repair itself|heal naturally|repairs itself)}}",
    r"{!(regenerate|regrow|rebuild|restore|repair|heal)~} (?:and (?:\w+ ){1,2})?(?:\w+ ){0,4}?{(damaged|lost|worn|worn-out|injured|torn|degenerated|diseased|aging|failing|dying|missing|broken)}(?: [\w-]+){1,2}",
    r"{!(damaged|worn|worn-out|injured|torn|degenerated) (tissue+|cartilage|cells|joint+|ligament+|tendon+|disc+|nerve+|knee+)} (?:[\w]+ ){0,3}?{(repair|heal|regenerate|regrow|itself|themselves|regrows|heals)}",
    r"{!(tissue|cartilage|cellular|cell|nerve|bone|ligament|joint|disc|collagen|skin|tendon|muscle|nerve)} (?:and \w+ )?{(regeneration|repair|regrowth|rejuvenation)}",
    rf"{{({COMPLAINT}|cataract+|glaucoma|gingivitis|disease)}} (?:\w+ )?{{!(can be|is|are|will be|was|were|has been|have been)}} (?:\w+ly )?{{(cured|reversed|eliminated|eradicated|fixed|healed|resolved|reversible|curable|wiped out|gone|banished|corrected|a thing of the past)}}",
    rf"{{{COMPLAINT}}} {{!(a thing of the past|history|disappear~|vanish~|melt~ away|fade~ away|go~ away|went away|is gone|are gone)}}",
)


@rule(
    code="EFF102",
    severity="error",
    message="‘{span}’ says that a disease, an injury or pain is cured or mended.",
    advice="Say what the treatment is meant to do and for whom it has been shown: ‘may ease’, ‘is used to treat’.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("15 USC 52"), law("CAP Code 12.1")),
    bad=(
        "Our serum <<cures eczema>>.",
        "The injections <<regenerate worn cartilage>>.",
        "We <<treat the root cause>> of your back pain.",
    ),
    good=(
        "The cream does not cure eczema.",
        "The exercises may help repair the tendon.",
        "Rotator cuff repair surgery takes two hours.",
        "A small wound heals within days.",
        "The goal is to heal the tendon.",
    ),
)
def cure_claim(doc: Doc) -> Iterator[Flag]:
    """A disease, injury or pain said to be cured, or tissue to be mended.

    To cure, reverse, eliminate or regenerate is the strongest claim there is, and regulators ask for controlled trials in people
    for it.  ‘Treats the root cause’ says the same in other words: that what is left untreated elsewhere is removed here.
    """
    taken = -1
    for span in sorted([*_cures(doc), *bare_claims(root_causes(doc)), *bare_claims(solutions(doc))], key=lambda span: (span.start, -span.end)):
        if span.start >= taken:
            taken = span.end
            yield Flag(span)


def _cures(doc: Doc) -> Iterator[Span]:
    for verb in bare_claims(curing_verbs(doc)):
        target = _object(verb)
        if target is not None and not _is_plain(doc[verb.start : target.end]):
            yield doc[verb.start : target.end]


def _object(verb: Span) -> Span | None:
    """The complaint or tissue that a curing verb has for its object, within the next words of its clause."""
    doc, end = verb.doc, clause(verb).end
    window = doc[verb.end : min(end, verb.end + 9)]
    if not len(window):
        return None
    hits = condition_names.within(window) or condition_markers.within(window)
    if hits:
        return hits[0]
    found = _COMPLAINT.search(window.text)
    if found is None and not _NEEDS_COMPLAINT.fullmatch(verb.text) and _MENDING.match(verb.text):
        found = _TISSUE.search(window.text)
    if found is None or re.search(r"\b(?:to|when|if|after|with|while|by|until|before|that|which|so|can)\b", window.text[: found.start()]):
        return None
    return doc.char_span(window.start_char + found.start(), window.start_char + found.end(), alignment_mode="expand")


def _is_plain(span: Span) -> bool:
    around = span.doc[max(span.start - 2, 0) : span.end + 2].text
    return bool(_PLAIN_NAME.search(around))
