"""EFF104 instant-or-permanent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, pattern, regex, rule
from puffery_rules.efficacy.claims import bare_claims, is_plain, outermost
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: What comes at once or stays.
_GAIN = (
    "(relief|result+|improvement+|effect+|benefit+|change+|difference|recovery|healing|cure|solution+|fix|remedy|transformation+|correction"
    "|rejuvenation|comfort|freedom|regrowth|hair|density|teeth|smile+|tooth replacement|dental implants|brightening"
    "|removal|protection|volume|lift|glow|pain relief|remission|whitening|hydration|permanence|answer|growth|performance|easing|ease|calm|sleep"
    "|tightening|disappearance)"
)
_DO = (
    "(address~|treat~|tackle~|relieve~|reduce~|ease~|stop~|eliminate~|improve~|cure~|heal~|feel~|felt|see~|saw|notice~|look~|work~|resolve~|restore~|boost~|lift~|remove~"
    "|clear~|melt~ [away]|vanish~|disappear~|back on|better|younger|smoother|brighter|whiter|relaxed|plump~|erase~|fix~|transform~|go~ away|gone"
    "|calm~"
    "|recover~|rejuvenate~|hydrate~|soothe~|numb~|tighten~|fade~|kick~ in|end~|walk~ out|walked out|alleviated|shrink~|banish~|quiet~|whiten~"
    "|brighten~|get~ back to|fall asleep|difference|relief|result+|pain|pain-free|pain free|shades|asleep)"
)
_AT_ONCE = (
    "(immediately|instantly|overnight|instantaneously|right away|straight away|at once|on the spot|in no time|in seconds|within seconds"
    "|in minutes|within minutes|in moments|within moments|in just minutes|in mere minutes|within hours|in hours|in a matter of (minutes|hours|days"
    "|seconds)|from day one|from the [very] first (day|dose|session|visit|treatment|use|night|sip|application)"
    "|the very same day|the same day|the same afternoon|the same evening|that same day|in a flash|as soon as the next day|by lunch|by morning"
    "|by the next morning|by tomorrow|the moment you|the second (i|you)|on contact|the minute you|the instant you)"
)
_ONE_SESSION = "(session|visit|treatment|appointment|application|dose|injection|use|sitting|hour|capsule|drop|sip|needle|adjustment|massage|night|day)"
instant = pattern(
    rf"{{!(instant|instantly visible|immediate|immediately visible|instantaneous|overnight|same-day|on-the-spot|lightning-fast|near-instant"
    rf"|almost instant|almost immediate|rapid|fast-acting|ultra-fast|quick-acting|super-fast)}},? (?:and )?(?:(?!recovery|healing|weight"
    rf"|vision)[\w-]+,? ){{0,2}}?(?<!rapid )(?<!overnight )(?<!same-day ){{{_GAIN}}}",
    r"{!(rapid|overnight|same-day)} (?:and \w+ |pain |visible )?{(relief|result+|improvement+|transformation+|cure|fix|smile+|teeth|effects)}",
    rf"{{{_DO}}}(?: (?!(?:to|and|or|call|but)\b)[\w'-]+){{0,6}}? {{!{_AT_ONCE}}}(?: (?:i|you) \w+(?: \w+)?)?",
    rf"{{{_AT_ONCE.replace('|at once', '')}}},? (?:the |your |my |it |that |all |this )*(?:[\w'-]+ ){{0,4}}?{{!(pain|ache+|symptoms|wrinkles"
    rf"|difference|relief|headache|itch|stiffness|ringing|stress|skin|craving+)}} (?:[\w'-]+ ){{0,4}}?{{(gone|disappeared|vanished|melted away"
    rf"|history|better|eased|stopped|smoother|fades|lifts|was gone|is gone|is history)}}",
    r"{!(instantly|immediately)} {(relieve~|reduce~|ease~|stop~|eliminate~|improve~|restore~|boost~|lift~|remove~|melt~|erase~|fix~|transform~|calm~"
    r"|plump~|add~ volume|adding volume|rejuvenate~|hydrate~|soothe~|tighten~|brighten~|whiten~|reveal~|feel~ (relief|better|lighter)|notice~|see~|smoother|younger|brighter"
    r"|firmer|effective|better|visible|softer)}(?: (?:your |the )?[\w-]+)?",
)
one_session = pattern(
    rf"{{{_DO}}}(?:,? (?!but\b|that\b|if\b)[\w'-]+){{0,7}}? {{!(after|in|with|from|following|within|since)}} (?:just |only |the |your "
    rf"|that |even |as little as |as few as |a matter of )*(?:a single|one|two|first|1|single)(?: [\w-]+)? {{{_ONE_SESSION}}}(?! (?:of|per|a|to|each"
    r"|later|every|business|or))",
    rf"{{!(after|in)}} (?:just |only |even )*(?:a single|one)(?: [\w-]+)? {{{_ONE_SESSION}}},? (?:(?:of|with|at) \w+,? )?(?:(?!and\b"
    rf"|or\b)[\w'-]+ ){{0,5}}?{{(gone|disappeared|better|resolved|cured|healed|vanished|pain-free|pain free|relieved|resolve|can resolve|stopped"
    rf"|difference|relief|whiter|brighter|smoother|younger|straighter|slimmer|smaller|fuller|clearer)}}",
    rf"{{(one|a single)}} (?:[\w-]+ )?{{{_ONE_SESSION}}} {{!(is all it takes|is all you need|is enough|does it|and you're done|can resolve"
    rf"|and it's gone|and the pain)}}(?: (?:what|to|is gone)(?: [\w']+){{0,6}})?",
    rf"{{{_DO}}}(?: (?!(?:and|or|but|that|if|takes?|performed|done|completed)\b)[\w'-]+){{0,6}}? {{!(in just|in only|in as little as|in under"
    rf"|in less than|within just|in mere)}} (?:a )?(?:\d+|\w+|few) {{(second+|minute+|hour+)}}",
    r"{!(as soon as the next day|in as little as|in as few as)} (?:\w+ )?(?:minutes?|hours?|days?|nights?)(?=[.,;!]|$)",
)
_LASTING = "(permanent|lasting|long-lasting|longlasting|everlasting|lifelong|lifetime|enduring|never-ending|irreversible|life-long)"
lasting = pattern(
    rf"{{!{_LASTING}}},? (?:and |or )?(?:(?!damage|effects?\b|side|change\b|loss)[\w-]+,? (?:and )?){{0,2}}?(?<!long-lasting effects ){{{_GAIN}}}",
    r"{!(permanent|lasting|long-lasting|lifelong|lifetime|permanently)},? (?:\w+ )?{(natural results|natural density|smooth results|solution+|energy"
    r"|freedom|relief|satisfaction|graft viability|cure)}",
    r"{!long-term} (?:and \w+ )?(?:(?:pain|allergy|symptom|back|natural|joint|hair|migraine) )?{(relief|remission|healing|cure|solution+|results"
    r"|freedom)}(?! (?:of|potential|data|from the (?:trial|study)))",
    r"{(result+|relief|effect+|difference|change+|improvement+|transformation|correction|it|they|solution|regrowth|hair)} (?:[\w-]+ ){0,2}?{(is|are"
    r"|be|becomes|become)} (?:(?!not\b|never\b)\w+ )?{!(permanent|permanently|long-lasting|lasting|lifelong|forever|for life|here to stay|for keeps"
    r"|long-term or|immediate and|instant and|instantaneous|immediate|instant)}(?: (?:permanent|lasting|long-lasting"
    r"|complete))?(?: \w+ to permanent)?",
    r"{!(permanently|irreversibly)} (?:and \w+ )?{(remove~|eliminate~|reduce~|cure~|stop~|end~|heal~|restore~|correct~|reverse~|straighten~|fix~"
    r"|relieve~|erase~|free|gone|tighten~|shrink~|prevent~|destroy~|banish~|whiten~|silence~|resolve~|lift~)}(?: (?:your |the |all |unwanted "
    r"|those )*[\w-]+)?",
    r"{(remove~|eliminate~|reduce~|cure~|stop~|end~|heal~|restore~|correct~|reverse~|straighten~|fix~|relieve~|erase~|gone|banish~|get~ rid of"
    r"|rid of|grow~|goodbye|good-bye|alleviated|disappear~|solve~|resolve~|beat~|quit~|quiet~|throw~|stay~ (white|smooth|straight|gone|young|slim"
    r"|healthy|free|off|bright|firm)|lasts|last|wrinkles|weight|pain|shrinks|shrink~|prevent~|clear~|help~ you|results|treat~)}(?: (?!and\b|or\b"
    r"|but\b|not\b|don't\b|doesn't\b|if\b)[\w'-]+){0,6}?,? "
    r"{!(permanently|forever|for ever|for good|for life|once and for all|for the rest of your life|for a lifetime|a lifetime|for keeps"
    r"|for years to come|for decades|indefinitely|for many years|for many, many years|stays gone|stay gone)}(?! (?:now|of|in|with|without|and then))",
    r"{(never)} (?:\w+ )?{!(come~ back|return~|recur~|suffer [from]|have (it|this|them) (again|done)|worry about|experience|relapse|need (to have|it"
    r"|glasses|another|them|a dentist)|wear glasses|pluck|shave|snore|regain|go back to)}(?: (?!and\b|but\b|or\b)[\w'-]+){0,4} (?:again|any ?more)\b"
    r"|{never} (?:\w+ )?{!(come~ back|return~|recur~|relapse|regain)}",
    r"{(pain|migraine+|headache+|symptoms|snoring|cough|acne|warts|eczema|itch|autoimmunity|hair loss|sciatica|disease|weight|it|wrinkles"
    r"|gout)} {!(does not come back|doesn't come back|do not come back|don't come back|does not return|doesn't return|do not return|don't return"
    r"|never comes back|never come back|never returns|stays away|stay away for good|will not return|won't return)}(?! (?:within|in|after|for|if"
    r"|or)\b)",
    r"{(smile+|teeth|hair|skin|vision|results|relief|mobility|healthier|stronger)} (?:\w+ ){0,2}?{!(for decades|for many years|for many, many years"
    r"|for years to come)}",
    r"{!(stays healed|stays gone|stay gone|stays away|stay white|stay straight|stay smooth|stays smooth|stay pain-free|gone for good|won't come back"
    r"|will not come back|change that stays|that stays with you|never again|results that last|relief that lasts|solution that lasts"
    r"|built to last a lifetime|last a lifetime|lasts a lifetime|lasting a lifetime|lasts for life|lasts forever|last forever|last you a lifetime"
    r"|prevent future regrowth|preventing future regrowth|smile for life|teeth for life|health for life|decades of (relief|comfort|performance"
    r"|reliable performance|freedom))}(?: (?:for )?(?:years|decades|life|good|reliable \w+"
    r"|suffer \w+))?",
)
#: Harm, instructions, calendars and terms of art.
_PLAIN = regex(
    r"\bcan (?:be|last) (?:very |quite )?(?:a lifetime|long-lasting|lasting|permanent|immediate|for years)|overnight (?:guest|stay|accommodation|suites?|rooms?)|longer-lasting|permanent(?:ly)? (?:hair reduction|damage\w*|disab\w+|loss|hearing loss|vision|sight|scar\w*|injur\w+|tooth|teeth (?:erupt|come|emerge|begin"
    r"|are|start)|disfigur\w+|nerve|makeup|make-up|resident|address|discolou?ration|effects?|visual|blindness|paralysis|harm|side|crown|filling"
    r"|marker|weakness|stop dividing|deleted?|contraception)|permanent hair (?:loss|reduction)|permanent removal of (?:a|the|part)|(?:remove"
    r"|delete)\w* all"
    r"|(?:long-term|lasting|lifelong|permanent|enduring) (?:\w+ )?(?:effects? (?:of|are|is|on)|side effects?|(?:health )?(?:problems|conditions"
    r"|risks|consequences)|harm|damage|use|safety|follow\w*|complications?|disabilit\w+|impact|treatment|medication|memor\w+|illness|disease"
    r"|immunity|condition)"
    r"|(?:immediate|emergency) (?:medical|emergency|attention|care|help|danger|post\w*|family|life-?saving|short)|immediate (?:results"
    r"|effects?) (?:seekers|of|\()|immediate effects?(?! on)|compared to the immediate|immediately (?:call|contact|see (?:a|your|an) |seek|stop|tell"
    r"|if|discontinue|go to|after|before|following|in front|below|above|reported)"
    r"|\b(?:call|contact|seek|stop (?:taking|using|and|the)|report|tell|consult|see (?:a|your|an)|notify|get (?:medical|help)|rinse|wash|ask|phone"
    r"|dial|discontinue|stop)\b[\w' ,]* (?:immediately|right away|at once|straight away|instantly)"
    r"|(?:do not|don't|should not|must not|never) [\w ]*(?:immediately|at once|right away)|(?:within|in) minutes[^.;]{0,40}wears? off|(?:anaesthetic"
    r"|anesthetic|sedative|adrenaline|epinephrine|reliever inhaler) (?:usually |often )?(?:works?|acts?|numbs?)[\w ]*|\b(?:within|in) (?:24|48"
    r"|72) hours (?:of|before|after|prior)|\b(?:reply|respond|response|get back to you|booking|confirm\w+|payment|approval|appointment|prescription"
    r"|delivery|shipping|refund|reviewed|available|discussed)\b|(?:space for|hold\w*|baby|primary|erupt\w*|adult|first|child'?s?"
    r"|children'?s?)\b[\w ,']{0,40}permanent teeth|already permanent|semi-permanent|remove the lens[\w ]*|(?:go|goes|went|going|discharged"
    r"|return(?:ed)?) home|(?:you|they) (?:can|may) shower"
    r"|(?:find|finding|seek|seeking|look(?:ing)? for|need|needs|want|search\w*|key to|road to|limited|without|goal of|hope of|lack of|more than"
    r"|biggest factors? in|often requires?|requires?) (?:\w+,? ){0,4}(?:long-term|lasting|permanent|immediate|instant)|(?:known for|known risk from"
    r"|risk\w* (?:of|from|with) (?:more )?)rapid|long-term remission potential|instantly (?:access\w*|recogni\w+|reduced, while)"
    r"|for (?:many )?years (?:to|before|without|after|as|at|in)"
    r"|(?:pain|symptoms?|ache|itch|condition|disease|problem|infection|virus|it) (?:\w+ )?(?:lasts?|lasting|stays?|recur\w*) for (?:many )?years",
    re.I,
)


@rule(
    code="EFF104",
    severity="warning",
    message="‘{span}’ claims an instant or a permanent result as a fact.",
    advice="Give the range that was observed: ‘in the study, relief began after two to six weeks and lasted about six months’.",
    sources=(
        law("FTC Health Products Compliance Guidance 2022"),
        law("15 USC 52"),
        law("CAP Code 3.7"),
        law("Regulation (EU) 2017/745 art. 7"),
        law("National Law s133"),
    ),
    bad=(
        "You get <<instant relief>>.",
        "It <<ends snoring for good>>.",
        "We offer <<lasting results>>.",
    ),
    good=(
        "Most people are back at work within three to five days.",
        "The laser is cleared for permanent hair reduction.",
        "The relief may be long-lasting.",
        "Untreated, the condition can cause permanent damage.",
        "Call a doctor immediately if the wound bleeds.",
    ),
)
def instant_or_permanent(doc: Doc) -> Iterator[Flag]:
    """A result at once, after one session, or for ever.

    How soon a treatment works and how long it lasts differs from patient to patient; stated as a fact, both need evidence of
    their own, and ‘permanent’ needs a follow-up that hardly any treatment has.
    """
    stays = list(lasting(doc))
    for span in outermost(bare_claims([*instant(doc), *one_session(doc), *stays])):
        if not is_plain(span, _PLAIN):
            yield Flag(span, _STAYS_NOTE if any(span.start == stay.start for stay in stays) else _ONSET_NOTE)


_ONSET_NOTE = "State the onset that was observed and for how many: ‘in the trial, half of the patients felt relief within four weeks’."
_STAYS_NOTE = "State the follow-up: ‘at two years, 60 of 80 patients still had less pain’; ‘permanent’ and ‘for life’ need one of that length."
