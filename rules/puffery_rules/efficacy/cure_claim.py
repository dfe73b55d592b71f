"""EFF102 cure-claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, clause, pattern, phrases, regex, rule, sentence
from puffery_rules.conditions import condition_markers, condition_names
from puffery_rules.efficacy.claims import bare_claims, is_plain, outermost
from puffery_rules.sources import law
from puffery_rules.words import COMPLAINT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: Verbs that end a complaint, when a complaint is their object.
ending_verbs = phrases(
    "(cure|heal|reverse|eliminate|eradicate|erase|banish|abolish|vanquish|conquer|defeat|annihilate|obliterate|overcome|remedy|dissolve|undo|halt"
    "|resolve|expel|dispel)~",
    "(fix|end|stop|beat|crush|zap|destroy|kill|clear|solve|correct|dismiss|smash|kick|starve|arrest|mend|repair|purge)~",
    "(cures|heals|reverses|ends|fixes|mends)", "get~ rid of", "do~ away with", "(wipe|stamp|root|knock|burn|flush|sweep|pull)~ out",
    "(melt|wash|flush|blast|zap|take|clear|soothe)~ away", "goodbye", "bye-bye", "so long", "farewell", "straighten~", "flush~", "draw~ out",
    "crack~", "outsmart~",
    "(clear|break)~ up", "turn~ (back|off)", "switch~ off", "shut~ (down|off)", "(put|bring|call)~ an end to", "put~ a stop to",
    "(say|wave|bid|kiss)~ (goodbye|good-bye|bye-bye|farewell|so long) to", "kiss~ goodbye to",
    "rid~ (you|yourself|your body|the body|your life|me|us|patients) of",
    "(free|heal|cure|relieve)~ (you|yourself|your body|patients|people|me|us|him|her|them|your child|my son|my daughter) (from|of)",
    "set~ (you|me|us|patients) free (from|of)", "break~ free (from|of)", "(win|triumph)~ (over|against)", "pull~ the plug on", "heal~ your", "cure~ your",
)
#: Verbs that mend a tissue, when a tissue is their object.
mending_verbs = phrases(
    "(heal|repair|regenerate|regrow|rebuild|mend|rejuvenate|renew|reverse|reattach|re-grow|re-build|resurrect|revive|seal)~", "restore~",
    "grow~ (back|new)", "bring~ back", "breathe~ new life into", "make~ new",
    "stimulate~ the (growth|regeneration|repair) of", "regeneration of", "regrowth of", "the growing of (fresh|new)",
)
#: Nouns that name an end or a mending of what follows.
ending_nouns = phrases(
    "(cure|remedy|antidote|answer|solution|fix) (for|to|against)", "the end of [your|my]", "an end to", "freedom from",
    "(healing|curing|eradication|elimination|reversal) of", "victory over",
)
#: A complaint that is said to be cured, or to be gone.
cured = phrases(
    "cured", "reversed", "eliminated", "eradicated", "healed", "resolved", "reversible", "curable", "wiped out", "banished", "erased", "fixed",
    "gone", "history",
    "a thing of the past", "(simply|just|finally) (disappear~|vanish~|melt~ away|shuts off|go~ away)", "[has|have] (vanished|disappeared)",
    "melted away", "cleared up", "clear~ up when",
)
#: What stands before a participle that says the complaint is over.
_BE = regex(r"(?:\b(?:can be|is|are|was|were|been|being|be|get|gets|got|has|have|had)|'s)(?: (?:now|all|just|simply|then|often|\w+ly))?$", re.I)
_PARTICIPLES = frozenset(
    ["wiped out", *"cured reversed eliminated eradicated healed resolved reversible curable banished erased fixed gone history".split()]
)
#: A cure whose object is named earlier in the sentence.
pronouns = phrases("(fix|resolve|cure|end|reverse|conquer|beat|erase|heal|banish|solve|defeat)~ (it|them|them all|all that|all of that|all of them)")
#: Verbs of which a tissue or an everyday thing can be the object without a claim: they need a complaint, and close to them.
_EVERYDAY = regex(
    r"(?:goodbye|bye|so long|farewell|straighten|flush|crack|end|stop|halt|clear|correct|beat|kill|crush|zap|destroy|overc|dismiss|solv|fix|kick"
    r"|smash|shrink|lift|starv|arrest|purge|detox|break|turn|switch|shut|pull|draw|take|restor|repair|rebuil|mend|expel|dispel|clear)\w*|fixes", re.I
)
_COMPLAINT = regex(
    rf"\b(?:{'|'.join(COMPLAINT.strip('()').replace('+', '(?:s|es)?').split('|'))}|flare-ups?|agony|suffering|haemorrhoids|hemorrhoids|warts|leaks"
    r"|incontinence|candida|breakouts|blackheads|(?:brown|dark|age|sun) spots|parasites|heartburn|reflux|snoring|pain and \w+)\b", re.I
)
#: Too vague to be somebody's complaint after `end`, `fix`, `overcome` or `reduce`.
_VAGUE = regex(
    r"(?:problems?|conditions?|stress|fat|damage|decay|scars?|cavit\w+|ed|wrinkles?|toxins?|infections?|issues?|obesity|symptoms?|disorders?"
    r"|addiction)", re.I)
_TISSUE = regex(
    r"\b(?:(?:damaged|injured|torn|worn|worn-out|aging|ageing|lost|weakened|degenerated|diseased|destroyed|broken|dead|dying|stiff"
    r"|tired) (?:\w+ )?\w+|cartilage|ligaments?|tendons?|discs?|disks?|joints?|nerves?|nerve endings|menisc(?:us|i)|(?:brain|hair|liver|beta|nerve"
    r"|stem) cells|hair cells"
    r"|pancreas|liver|kidneys?|heart|eyesight|hearing|gums?|enamel|hairline|follicles|dna|telomeres?|myelin|leaky gut|gut lining|your (?:knees?"
    r"|hips?|shoulders?|joints?|back|heart|skin|body|cells|gut|spine|brain|hair|tissues?|bones?|vision|sight|smile)|fertility|sight|vision"
    r"|(?<=rebuild )tissues?|(?<=rebuilding )tissues?|(?<=regenerate )tissues?)\b",
    re.I,
)
#: What `restore` must have for its object: bare strength, motion or function is what every rehabilitation aims at.
_RESTORED = regex(
    r"\b(?:(?:lost|damaged|worn|failing|youthful|normal|perfect|full|\d+/\d+) (?:\w+ )?(?:hearing|vision|sight|eyesight|hair|nerve\w*|cartilage"
    r"|tissues?|function|skin|memory|fertility|structures?)|(?:your|their|my|his|her) (?:hearing|eyesight|sight|vision|fertility|memory)"
    r"|to normal)\b", re.I)
#: Words that end the search for an object.
_OTHER_PHRASE = regex(
    r"[,;:()]|\b(?:to|with|from|when|if|after|while|by|until|before|that|which|so|can|may|is|are|was|were|has|have|will|in|on|at|as|who|because"
    r"|without|not|than|history|also|we|you|it|they|or)\b", re.I)
#: Plain senses: names of procedures, surgery's own work, physiology, housekeeping.
_PLAIN = regex(
    r"\b(?:treating|addressing|fixing|tackling) the (?:\w+ )?cause (?:usually|often|always|is|matters|means|requires|takes|makes|can|may)\b"
    r"|\brear[- ]ended|\bended and \w+ed\b"
    r"|\b(?:repair|restoration|reconstruction|correction|removal|replacement|regeneration|reversal) (?:surger(?:y|ies)|procedures?|operations?"
    r"|techniques?|kits?|clinic|course|centre|center)\b|\b(?:rotator cuff|hernia|menisc\w+|labral|ligament|tendon|valve|cleft|tissue) repair"
    r"|\b(?:clear|correct|lift|end|stop|fix|beat|kick|broken?|clean|restorative|fixed|repaired|cleared),? (?:practical|information|instructions|plan"
    r"|pricing|diagnosis|communication|aligners?|guidance|picture|answers?|dose|amount|stage|organ|result|speech|margin|fluid|liquids?)"
    r"|(?:fix\w*|repair\w*|mend\w*|heal\w*|regenerat\w+|reconstruct\w*) (?:\w+ ){0,2}(?:broken bones?|fractures?|incisions?|wounds?|cuts?|dentures?"
    r"|hearing (?:aids?|instruments?)|surgical|deep tissues?)"
    r"|(?:stop|halt|arrest|control)\w* (?:the |any |heavy )*(?:bleeding|blood loss|bone loss|nosebleeds?|spread|growth|smoking|progression)|(?:kill"
    r"|destroy|eliminat|clear|remov|fight)\w* (?:\w+ ){0,2}(?:bacteria|germs|sweat glands|virus\w*|pathogens|plaque|tartar|cancer cells"
    r"|tumou?r cells|cells)"
    r"|(?:clear|lift|dissolve|resolve|solve|fix|overcome|erase|end)\w* (?:\w+ ){0,3}(?:problems? (?:with (?:the|your) (?:app|device|bill)|outlined"
    r"|above)|anxiety of being)|(?:end|end of) (?:of )?(?:the|each|your) (?:day|week|session|treatment|course|bone|year|study|trial|period)"
    r"|(?:entries|settings|analytics|history|questions|survey|diary|record\w*|data|app)\b|correct\w* (?:the )?(?:astigmatism|refractive|short sight"
    r"|long sight|sight|vision|any errors?|deficienc\w+|posture|technique|form)|wound healing|natural healing process",
    re.I,
)
#: The body's own work, in text that explains it and sells nothing.
_PHYSIOLOGY = regex(
    r"\b(?:phase|osteoblasts?|osteoclasts?|macrophages?|fibroblasts?|chondrocytes?|immune cells|the immune system|the body(?:'s)?"
    r"|your body(?:'s)? (?:own )?(?:natural )?\w*|extracellular|matrix|epitheli\w+|keratinocytes?|angiogenesis|mice|rats|in vitro|mitosis|biolog\w+|research\w*|studied|study|studies"
    r"|enzymes?|proteins?)\b", re.I)
_SURGERY = regex(
    r"\b(?:surg\w+|operat(?:e|es|ed|ion|ions|ing)|arthroscop\w+|arthroplasty|stitch\w*|sutur\w+|plates?|screws|graft\w*|reconstruct\w+|incisions?"
    r"|excis\w+|podiatrists|cleft|oculoplastic|antibiotics?|vaccin\w+|physical therapy to|rehabilitation)\b", re.I)
_OFFER = regex(r"\b(?:we|our|us|you|your|my)\b", re.I)
_CONDITIONAL = regex(r"\b(?:if|when|once|until|before|whether|unless|as soon as)\b[^,;]*$", re.I)
root_causes = pattern(
    r"{(treat~|treatment of|treatment for|address~|target~|fix~|correct~|solve~|heal~|cure~|eliminate~|remove~|tackle~|attack~|resolve~|get~ [right"
    r"|straight] to|get~ at|go~ [right|straight] to|go for|work~ on|work~ at|reach~|strike~ at|end~|eradicate~|deal~ with|uproot~|find~ and (fix"
    r"|treat~|correct)|identify~ and (treat~|address~|correct~|remove~)|lies at)}"
    r" (?:[\w'-]+,? (?:and )?){0,4}?{!((root|underlying|true|real|actual|deeper|core|original|very) (cause+|reason+|source+|dysfunction|imbalance+"
    r"|trigger+|pathology)|root of (your|their|his|her|my|all|chronic) (pain|problem|issue|trouble|illness|condition|disease|suffering|symptoms)"
    r"|root imbalance+|very root|at the root|at its root|at their root|at its source"
    r"|at the source|at its core|(source|root) of (your|the|their) (pain|itch|trouble|symptoms))}(?: (?:of|behind) (?:(?:your|the|a|chronic|their|my"
    r"|all) ){0,2}[\w'-]+)?",
    r"{(treat~|address~|target~|fix~|correct~|solve~|remove~|tackle~|resolve~)} (?:[\w'-]+ ){0,2}?{!(underlying|root)} (?:(?:and"
    r"|,) )?[\w-]+ {(cause+|problem+|imbalance+|dysfunction+|trigger+|pathology|mechanics|deficiency|weakness)}",
    r"{(correct~|fix~|address~)} (?:the )?{!(underlying (mechanics|pathology|dysfunction|imbalance+|trigger+|deficiency))}",
    r"{!(root-cause (care|medicine|focused|approach|solution|treatment|healing|relief|resolution)|root-cause-focused|pain at its (source|root)"
    r"|treated at the root|(pain|allergy|disease|problem+|trouble|it) where it starts|at the root)}",
    r"{(treat~|address~|target~|fix~|correct~|heal~|work~ on|go~ after|get~ to)} (?:[\w'-]+ ){0,2}?{!(the cause|the causes|cause and|causes and"
    r"|both the cause+|cause as|what is actually causing|what's causing|what is causing|what's behind|why it hurts|why it keeps)}(?! of (?:your|the"
    r"|a) (?:fever|fall|cough|bleeding))(?:,? (?:and|of|it|as|not|rather|instead|behind|happening|well|the|your|just|than|only)\b| symptoms?"
    r"| effects?| pain){0,6}",
    r"{!(not just the symptoms|not just masking|rather than just masking|rather than masking|instead of masking|not just symptoms"
    r"|rather than just treating symptoms|rather than treating symptoms|instead of treating symptoms|rather than the symptoms|rather than symptoms"
    r"|not only the symptoms|not the symptoms|not just mask|not simply mask)}(?: (?:the|your|it|pain|symptoms))*",
)
mended = pattern(
    r"{!(cures|cured|eradicates|banishes)} {(it|them|that|this)}(?=[.,;!]|$)",
    r"{(cartilage|ligament+|tendon+|disc+|gum+|tissue+|enamel|meniscus|retina|pancreas|hair)} (?:\w+ ){0,2}?{!(grows back|grow back|growing back"
    r"|regrows|regrow|regenerates itself|regenerate themselves|heals itself|rebuilds itself|knits back together)}",
    r"{(arthritis|degeneration|disease|hair loss|decay|myopia|decline|ageing|aging)} {!(stops progressing|stops getting worse|stops in its tracks|stops dead)}",
    r"{!(get|gets|getting|got)} {(you|people|patients|me|him|her|clients)} {out of pain}(?: (?:fast|for good|quickly|and back to \w+))?",
    r"{!(turns back the clock|turn back the clock|turning back the clock)}(?: on [\w-]+)?",
    r"{!(heal~|cure~|fix~)} {(you|me|us|your body|the whole person|from within|you from|anything|everything|them all|it all)}(?= |[.!,;]"
    r"|$)(?! (?:a|an|with|up)\b)",
    r"{your body|the body|your (skin|knee|joints|spine|brain|back|gut)} (?:can |will |to |simply |then )*{!(heal~ itself|repair~ itself"
    r"|regenerate~ itself|heal~ naturally|rebuild~ itself|mend~ itself)}",
    r"{!(damaged|worn|worn-out|injured|torn|degenerated|dying|aging)} {(tissue+|cartilage|cells|joint+|ligament+|tendon+|disc+|nerve+|knee+"
    r"|follicle+)} (?:to |can |will |then |simply )*{(repair|heal|regenerate|regrow|repairs|heals|regenerates|grow back|rebuild)}(?: itself"
    r"| themselves)?",
    r"{!(accelerate~|enhance~|boost~|trigger~|stimulate~|causing|cause~|deliver~|unleash~|ignite~|promise~|achieve~"
    r"|offer~)} (?:[\w-]+ (?:and )?){0,3}?(?<!hair ){(regeneration of [ligament+|tendon+|cartilage|bone|tissue|nerves]|(tissue|cartilage|nerve|bone"
    r"|disc|ligament|tendon|cell|cellular) (regeneration|regrowth)|cartilage repair)}",
    r"{!(disease|cancer|diabetes|arthritis|psoriasis|eczema|migraine|prostate|fibroid|tinnitus|neuropathy|asthma|herpes|acne|snoring|baldness"
    r"|insomnia|anxiety|pain|vertigo|sciatica|hair loss|gout)} {(cure|cures|eliminator|destroyer|eraser)}(?! (?:rate|fraction)s?)",
    r"{cancer|disease+|tumor+|tumour+|virus|infection} {!(cannot|can't|can not|could not)} {(live|survive|exist|thrive|grow)}(?: [\w'-]+){1,5}",
    r"{!(free|freed|frees)} (?:the|your|my) (?:\w+ )?(?:trapped|pinched|compressed) (?:nerves?|disc)",
    r"{(disc|disk|vertebra+|vertebrae|spine|joint+|pelvis|hip+|rib+|atlas|jaw)} (?:[\w-]+ ){0,2}?{!(back into place|back in place"
    r"|back into alignment|back where (it|they) (belong|belongs))}",
    r"{(wake~ up|switch~|turn~|bring~|kick-start~|jump start~|jump-start~|jumpstart~|reboot~|reactivate~|re-energise~|re-energize~"
    r"|reawaken~)} (?:up )?(?:[\w'-]+ ){0,3}?{!(pancreas|thyroid|gland|adrenals|dying cells|hair cells|nerves|follicles|immune system|dead nerves"
    r"|optic nerve)}(?: back on| back to life)?",
)


@rule(
    code="EFF102",
    severity="error",
    message="‘{span}’ says that a disease, an injury or pain is cured or mended.",
    advice="Say what the treatment is meant to do and for whom it has been shown: ‘may ease’, ‘is used to treat’.",
    sources=(
        law("FTC Health Products Compliance Guidance 2022"),
        law("15 USC 52"),
        law("CAP Code 12.1"),
        law("Directive 2005/29/EC Annex I(17)"),
        law("TGA Code 2021"),
    ),
    bad=(
        "Our serum <<cures eczema>>.",
        "The injections <<regenerate worn cartilage>>.",
        "We <<treat the root cause of your back>> pain.",
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
    roots = list(bare_claims(root_causes(doc)))
    found = [*_cures(doc), *_mendings(doc), *_nouns(doc), *_passives(doc), *_pronouns(doc), *bare_claims(mended(doc)), *roots]
    for span in outermost(span for span in found if not is_plain(span, _PLAIN)):
        yield Flag(span, _ROOT_NOTE if any(span.start <= root.start < span.end for root in roots) else None)


_ROOT_NOTE = (
    "To treat the cause is to cure: name the cause that was shown and what the treatment was shown to do to it, "
    "or say ‘we look for what contributes to your pain’."
)


#: Medicine that does cure, told by nobody who sells it.
_ESTABLISHED = regex(
    r"\b(?:antibiotics?|antivirals?|antifungals?|chemotherapy|radiotherapy|transplants?|(?:with|after|early|prompt) (?:\w+ )?treatment"
    r"|early detection|hepatitis c|tuberculosis|tablets|(?:nine|eight|seven) (?:in|out of) (?:ten|10)|leuk(?:a)?emia|lymphoma|malaria|scurvy)\b", re.I
)


def _cures(doc: Doc) -> Iterator[Span]:
    """`cures eczema`, `say goodbye to heartburn`."""
    for verb in bare_claims(ending_verbs(doc)):
        if _is_noun(verb):
            continue
        everyday = bool(_EVERYDAY.fullmatch(verb.text))
        target = _complaint_after(verb, words=5 if everyday else 7)
        if target is None or (everyday and (_VAGUE.fullmatch(target.text) or _SURGERY.search(sentence(verb).text))):
            continue
        if not _is_established(verb):
            yield doc[verb.start : target.end]


def _is_established(claim: Span) -> bool:
    whole = sentence(claim).text
    return bool(_ESTABLISHED.search(whole)) and not _OFFER.search(whole)


def _mendings(doc: Doc) -> Iterator[Span]:
    """`regenerates cartilage`, `repairs the torn ligament`, `restores lost hearing`."""
    for verb in bare_claims(mending_verbs(doc)):
        if _is_noun(verb):
            continue
        window = _window(verb, 7)
        match = (_RESTORED if verb.text.lower().startswith(("restor", "bring", "brought", "reviv")) else _TISSUE).search(window.text)
        if match is None or _OTHER_PHRASE.search(window.text[: match.start()].replace("to normal", "")):
            continue
        whole = sentence(verb).text
        if _SURGERY.search(whole) or (_PHYSIOLOGY.search(whole) and not _OFFER.search(whole)):
            continue
        target = doc.char_span(window.start_char + match.start(), window.start_char + match.end(), alignment_mode="expand")
        if target is not None:
            yield doc[verb.start : target.end]


def _nouns(doc: Doc) -> Iterator[Span]:
    """`the solution to bladder leaks`, `freedom from fibromyalgia`."""
    for noun in bare_claims(ending_nouns(doc)):
        target = _complaint_after(noun, words=7, through=("with", "who", "from"))
        lead = doc[max(noun.start - 7, sentence(noun).start) : noun.start].text
        if target is not None and not _SOUGHT.search(lead) and (_OFFERED.search(lead) or not _MODEST.match(noun.text)):
            yield doc[noun.start : target.end]


#: `a cure for`, `nature's answer to`, but not `looking for answers to`, nor a solution that fills a syringe.
_OFFERED = regex(r"(?:\b(?:an?|the|our|your|this|only|best|natural|proven|effective|real|true)|'s)(?: [\w-]+,?){0,5}\W*$|^\W*$", re.I)
_SOUGHT = regex(r"\b(?:saline|sugar|dextrose|cleaning|looking|search\w*|seek\w*|find\w*|demand for|no|without)\W*(?:\w+\W+){0,2}$", re.I)
_MODEST = regex(r"(?:cure|remedy|antidote|answer|solution|fix)\b", re.I)


def _passives(doc: Doc) -> Iterator[Span]:
    """`arthritis is reversed`, `my sciatica was gone`."""
    for state in bare_claims(cured(doc)):
        before = doc[max(sentence(state).start, state.start - 6) : state.start]
        headline = state.text.lower() == "gone" and len(sentence(state)) <= 5
        if _is_established(state):
            continue
        if not len(before) or (state.text.lower() in _PARTICIPLES and not headline and not _BE.search(before.text)):
            continue
        if _CONDITIONAL.search(before.text) or _SURGERY.search(sentence(state).text):
            continue
        hits = condition_names.within(before) or condition_markers.within(before)
        start = hits[-1].start if hits else None
        if start is None and (found := list(_COMPLAINT.finditer(before.text))):
            span = doc.char_span(before.start_char + found[-1].start(), before.start_char + found[-1].end(), alignment_mode="expand")
            start = None if span is None else span.start
        if start is None or re.search(r"[,;:]|\b(?:and|or|of|from|for|by|until|that|which)\b", doc[start : state.start].text):
            continue
        if state.text.lower().endswith("gone") and not headline and not re.search(r"\b(?:my|your|her|his|the|their)\b", before.text, re.I):
            continue
        yield doc[start : state.end]


def _pronouns(doc: Doc) -> Iterator[Span]:
    """`find the source of your heel pain and fix it`: the pronoun stands for a complaint named before it."""
    for claim in bare_claims(pronouns(doc)):
        before = doc[sentence(claim).start : claim.start]
        if not len(before) or _SURGERY.search(sentence(claim).text) or _CONDITIONAL.search(before.text):
            continue
        if condition_names.within(before) or _COMPLAINT.search(before.text):
            yield claim


#: Nouns that make another thing of a complaint's name: `cancer patients`, `stress management`.
_COMPOUND = frozenset(
    "products product shampoos creams routines appointments tests history questions clinic surgery patients treatment care risk scores support medication specialist management relief free -".split()
)
#: What stands before a noun or a participle, not before a verb of the advertiser's.
_BEFORE_NOUNS = frozenset(
    "a an the this that of for with in no any each every your their his her its 's by from on at under into more less quick bus".split()
)


def _complaint_after(head: Span, words: int, through: tuple[str, ...] = ()) -> Span | None:
    """The complaint that follows a verb or noun within so many words, with nothing between that opens another phrase."""
    window = _window(head, words)
    if not len(window):
        return None
    hits = condition_names.within(window) or condition_markers.within(window)
    target: Span | None = hits[0] if hits else None
    if found := _COMPLAINT.search(window.text):
        named = head.doc.char_span(window.start_char + found.start(), window.start_char + found.end(), alignment_mode="expand")
        target = named if target is None or (named is not None and named.start < target.start) else target
    if target is None:
        return None
    between = re.sub(rf"\b(?:{'|'.join(through)})\b", "", head.doc[head.end : target.start].text) if through else head.doc[head.end : target.start].text
    after = head.doc[target.end].lower_ if target.end < len(head.doc) else ""
    if _OTHER_PHRASE.search(between) or re.search(
        r"\b(?!bring|king|ing)\w{3,}ing\b(?<!aching)(?<!lasting)(?<!nagging)(?<!burning)(?<!shooting)(?<!stabbing)(?<!throbbing)(?<!ongoing)"
        r"(?<!existing)", between):
        return None
    return None if after in _COMPOUND else target


def _window(head: Span, words: int) -> Span:
    return head.doc[head.end : min(clause(head).end, head.end + words)]


def _is_noun(verb: Span) -> bool:
    """Is the word a noun or participle here (`the end`, `repaired tissue`) rather than a verb of the advertiser's?"""
    if verb.start == sentence(verb).start:
        return False
    before = verb.doc[verb.start - 1].lower_
    form = verb[0].lower_
    if form.endswith("ing"):
        return before in ("of", "a", "an", "the", "slow", "poor", "delayed", "during", "wound", "natural")
    if before in ("been", "was", "were", "is", "are", "be", "being", "get", "gets"):
        return True
    return before in _BEFORE_NOUNS and not (before in ("that", "this") and form.endswith("s"))
