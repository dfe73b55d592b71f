"""EFF103 guaranteed-result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, clause, is_asserted, is_hedged, is_refund, pattern, phrases, regex, rule, sentence
from puffery_rules.efficacy.claims import bare_claims, is_plain, outermost
from puffery_rules.sources import law
from puffery_rules.words import COMPLAINT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: Words that pledge a result; the claim is the clause around them.
pledges = phrases(
    "guarantee~", "(we|i|our team) promise", "promise~ you", "our promise", "as promised", "promise~ (relief|results|to)",
    "promise that you (will|can)", "you (do not|don't) pay", "you have (my|our) word", "assured (results|relief|outcome+|success|improvement)",
    "(success|relief|recovery|satisfaction) is assured", "is assured", "(rest|be) assured that (you|your)", "sure-fire", "surefire", "no-risk trial",
    "risk-free trial", "try it risk-free", "at my risk", "at our risk",
    "(can't|cannot|can not|you won't) go wrong",
    "(certain|sure|bound|certainly going) to (improve|work|help|feel|heal|see|lose|love|notice|get better|succeed)", "or it's free",
    "or [get|have] your money back", "or you pay nothing", "or you don't pay", "or (we|i) (pay|refund|will refund)", "or your next",
    "(we|i) (pay|pay you|will pay|will send) (back|for)", "(we'll|i'll) (pay|send) (you|back)", "we pay you back", "(we|i) will send back",
    "you can count on", "no results, no", "no cure, no",
)
#: What is pledged there is a result of treatment only if the clause speaks of one.
_PLEDGED_THING = regex(
    r"\b(?:results?|relief|pain|cure|success\w*|effect\w*|improve\w*|outcome\w*|better|sleep|weight|pounds|hair\w*|teeth|smile|skin|safe|work"
    r"|heal\w*|straight|stomach|younger|symptom\w*|recover\w*|bloat|difference|love|wrong|hear\w*|normal|gone|go away|change|knees?|back|enzymes"
    r"|sight|vision|pregnan\w*|survival|fresh breath"
    r"|balance|wrinkle\w*|glow|energy|satisf\w+|regrow\w*|quit|calm\w*|feel\w*|density|promise:|lose|gain|grow\w*|thank)\b|promise$|^results guaranteed", re.I,
)
_NO_PLEDGE = regex(
    r"guarante\w+ (?:issue|renewable|income|minimum|loan|standard time|same[- ]day|appointment|availability|fresh|authentic|purity|potency|anonymity"
    r"|premium|the lowest|lowest|by (?:the )?(?:manufacturer|law)|the (?:price|quality))|\b(?:health|quality|privacy|service|brand|lifetime"
    r"|satisfaction|\d+-day|our|solid) (?:\w+ )?(?:promise\b(?!:)|guarantee\b(?! (?:that|of|you)))"
    r"|promis(?:e|es|ing) (?:candidate|area|field|new|early|data|results from|to (?:answer|reply|respond|call|listen|treat you|keep|be honest"
    r"|explain))|(?:service|work) is guaranteed to meet|expecting a guarant\w+|guarantees? in the contract|(?:can|will) not guarantee|free of charge", re.I,
)
_BETTER = (
    "(ten years younger|years younger|better|great|amazing|confident|younger|stronger|healthier|refreshed|energi[sz]ed|relaxed|relief|results"
    "|a difference|the difference|improvement+|less pain|less tinnitus|no pain|yourself again|like yourself|rejuvenated|lighter|calmer|smoother"
    "|fresher|clearer|brighter"
    "|relieved|renewed|beautiful|pain-free|pain free|happier|happy|fitter|slimmer|full of energy|more energy|more energetic|satisfied|delighted"
    "|thrilled|success|successful|free of|free from|noticeable|visible|reduction|decrease|like new|brand new|new again|well again|normal|reality"
    "|gorgeous|flawless"
    "|significant|able to (enjoy|play|run|live|dance|hear|sleep|bend|climb|perform)|thicker|fuller|firmer|glowing|radiant|whole again|naturally"
    "|at last|in no time|comfort|mobility|years younger|ten years|well-rested|wonderful|fantastic|dancing|running again|pain-free|good-looking"
    "|muscle|clearly|speech|maximum|benefit+|new growth|growth|density|for life)"
)
#: The reader's own future.
your_future = pattern(
    rf"{{!(you'll|you will|you are going to|you're going to|you shall)}} (?:(?:soon|quickly|also|definitely|immediately|instantly|surely|finally"
    r"|actually|naturally|truly|really|simply|once again|again|always|probably|be able to|begin to|start to|be glad to know your|start"
    rf"|begin) ){{0,3}}"
    rf"{{(feel~|look~|see~|notice~|be|have|enjoy~|experience~|get~|lose|lose~|sleep|wake up|walk out|walk|leave~|become|benefit|gain|regain|find"
    rf"|move|return|thrive|achieve|heal|recover|observe|hear|understand|breathe|grow|stop|forget|radiate|smile)}}(?: (?!not\b|if\b"
    rf"|to\b)[\w'-]+){{0,4}}? {{{_BETTER}}}(?: \w+ younger)?(?! (?:to (?:move|walk|return|see|go|eat|drink|drive|shower|do|use|have|take|speak|ask"
    r"|choose|ride|apply)\b|after (?:the|your) (?:scan|test)))",
    r"{!(you'll|you will|you are going to|you're going to)} (?:\w+ )?{(conceive|succeed|thrive|win|sleep like a baby|sleep like|sleep in silence"
    r"|sleep through the night|wonder why|thank (us|yourself|me)|love (your|the|how|what)|get your life|be amazed|be dancing|be running|be playing"
    r"|never look back|forget (they|it|you)|be back (to|on|in|at)|be living|be walking|be hearing|be enjoying|be lifting|be successful|see success"
    r"|see the difference|feel the difference|say goodbye|wake up|gain muscle|become pregnant|lose the weight|lose weight|gain confidence"
    r"|get results|get your confidence|leave with (a|your) (smile|figure|body|new|skin|hair|pain-free))}(?: (?!and\b|or\b)[\w'-]+){0,5}",
    r"{!(you get|you'll get|you will get|you walk out|you leave)} (?:with )?(?:an? |your )?(?:up to \w+ shades )?{(stronger|healthier|younger"
    r"|brighter|thicker|fuller|smoother|firmer|flatter|slimmer|clearer|whiter)},? (?:(?!and\b|or\b|than\b)[\w-]+,? ?){0,2}(?<! )",
    r"{!(you (won't|will not) (believe|recognize|recognise))} {(how|the|your|yourself)}(?: [\w'-]+){0,5}",
    r"{!(your)} (?:[\w'-]+ (?:and \w+ )?){1,3}?{(will|is going to|are going to)} (?:(?:also|soon|simply|start to|begin to|quickly|never) )*{(glow"
    r"|shine|soar|feel (like|better|smoother|softer|firmer|stronger|lighter|great|brand|new|younger|fresher|rejuvenated|tighter|amazing)"
    r"|look (better|younger|fresher|fuller|natural|brighter|smoother|great|amazing|firmer)|improve|heal|be restored|return to normal|transform|love"
    r"|thank|disappear|vanish|melt away|be gone"
    r"|be pain-free|be thicker|be fuller|be smoother|be clearer|stop getting worse|grow back|come back to life|be brighter|fade|focus|relax|soften"
    r"|tighten|lift|flatten|straighten|sleep (better|through|soundly)|thicken|brighten|clear|calm|loosen|strengthen|get better|thrive|be (calmer"
    r"|stronger|straighter|whiter|healthier|softer|firmer)|become (smoother|clearer|firmer|stronger|thicker|fuller))}(?: (?!and\b|or\b|when\b|if\b"
    r"|as\b)[\w'-]+){0,3}",
    rf"{{!(patients|clients|participants|users|he|she|your child|our patients|the reader|readers|women|men)}} {{will}} (?:(?:soon|quickly|also"
    rf"|definitely|immediately|surely|start to|begin to) )*{{(see|notice|feel|experience|enjoy|gain|regain|lose|achieve|sleep"
    rf"|walk)}}(?: [\w'-]+){{0,4}}? {{{_BETTER}}}",
)
_BENEFITTED = (
    f"({COMPLAINT}|mobility|circulation|flexibility|immunity|digestion|libido|sleep|mood|blood pressure|blood sugar|cholesterol|sugar levels"
    "|quality of life|hearing|eyesight|vision|memory|confidence|energy|metabolism|hair|skin|lines|weight|appearance|spine|posture|tremor"
    "|performance|brain function|years off"
    "|testosterone|hormones|motion|smile|vitality|strength|balance|health|comfort|life|looks|habit|heart|problem+|foot movement|tension|healing"
    "|complexion|curve|back|neck|knee+|shoulder+|stamina|fertility|breathing|gut|immune system|natural healing response|triglycerides|bladder stones"
    "|glow|structure|nerves|cravings|craving|mind|muscles|joints|lashes|nails|bones|arteries|liver|kidneys|prostate|thyroid|hormone balance"
    "|mental clarity|concentration|clarity|jawline|wrinkles|addiction|habit)"
)
#: What the treatment will do.
its_future = pattern(
    rf"{{!will}} (?:(?:also|quickly|immediately|instantly|actually|naturally|safely|dramatically|significantly|permanently|gently|simply|definitely"
    rf"|surely|effectively|start to|begin to|finally|easily|completely|likely|certainly|soon) ){{0,3}}"
    rf"{{(reduce|relieve|eliminate|resolve|restore|improve|heal|cure|boost|alleviate|ease|repair|reverse|melt|burn|stop|prevent|end|fix|transform"
    r"|erase|lower|enhance|increase|strengthen|regenerate|rejuvenate|get rid of|banish|shrink|calm|soothe|straighten|take|clear|bring|correct"
    r"|dissolve|speed up|balance|rid|smooth|plump|tighten|firm|whiten|brighten|wake up|overshadow|elicit|get your|give you your|provide (relief"
    rf"|great|maximum|lasting|real)|give you (relief|more|better|great|a healthy|instant)|make your|take (years|ten|five|inches|away))}}"
    rf" (?:or \w+ \w+ |and \w+ )?(?:(?!when|if|after|before|and\b|to\b)[\w'-]+ ){{0,5}}?{{{_BENEFITTED}}}(?: (?:down|back|up"
    r"|to normal)\b)?(?! (?:specialist|clinic|medicine|history|surgery|test|exam))",
    rf"{{({COMPLAINT}|sensations|pain levels|bald spots)}} {{!will}} (?:also |soon |simply |gradually |quickly |then |start to )*{{(disappear|vanish"
    rf"|decrease|lessen|melt away|fade away|go away|be gone|be a thing|stop|ease|clear|improve|be reduced|be eliminated|lift)}}(?: (?!and\b|or\b"
    rf"|over|after|as|within|in|on\b)[\w'-]+){{0,2}}",
    r"{!(won't|will not)} {(come back|return|form|recur)} {(while you|as long as you|once you|if you use|when you take)}(?: \w+){0,3}",
    r"{!thereby} {(giving|restoring|improving|reducing|eliminating|ensuring)} (?:you )?(?:a |an |your )?(?:[\w-]+ ){1,2}\w+",
)
#: Results that are made sure.
assurances = pattern(
    r"{!(ensure~|ensuring|assure~|secure~|make~ sure|make certain|making certain|guaranteeing)} (?:that )?(?:(?!(?:safety|access|privacy|comfort|proper"
    r"|sterile|that|patient|we|hygiene)\b)[\w'-]+,? (?:and )?){0,4}?{(optimal|optimum|best possible|best|successful|effective|perfect|desired|great"
    r"|excellent|outstanding|superior|beautiful|lasting|long-lasting|positive|maximum|flawless|natural|natural-looking|undetectable|seamless|healthy"
    r"|realistic|smooth|exceptional|complete|full|secure|comfortable|balanced|consistent|predictable)}"
    r" (?:[\w-]+,? (?:and )?){0,2}?{(result+|outcome+|relief|effect+|benefit+|recovery|healing|success|improvement+|survival|growth|finish"
    r"|complexion|look|appearance|smile+|skin|vision|satisfaction|efficacy|support|concentration)}",
    r"{!(ensure~|ensuring|guarantee~|assure~)} (?:(?:your|the|a|an|that|our|its|their|treatment) ){0,2}{(lasting relief|results|success|recovery"
    r"|healing|safety and effectiveness|effectiveness|efficacy|healthy growth|weight loss|pain relief|patient satisfaction|therapeutic efficacy|(you"
    r"|your [new|transplanted] (hair|hairline|skin|smile|results)) (will|look|feel)|(you are|you're) completely (satisfied"
    r"|happy))}(?: (?!and\b)[\w'-]+){0,5}",
    r"{!(make sure|makes sure|make certain|makes certain|ensure~|assure~)} (?:that )?{(you|your (skin|hair|smile|knees|back|body|child)|the (foot"
    r"|ankle|device+|hair|result+))} {(will|look~|feel~ (better|younger|great|amazing|confident)|stay~|carry on without|keep~|get~ the"
    r"|receive maximum|can hear|will be able|hear~|sleep~|perform~)}(?: (?!and\b|or\b)[\w'-]+){1,5}",
    r"{!(ensure~|ensuring|guarantee~|assure~)} (?:(?:your|the|patient) )*{(safety,|safety and|comfort and|precision and|safe and)} (?:(?!of\b|for\b)[\w-]+ ){0,2}?"
    r"{(result+|outcome+|efficacy|effectiveness|effective (results|treatment))}",
    r"{!(ensure~|ensuring)} (?:that )?(?:the|your|each) (?:[\w-]+ ){0,2}?{(hair+|hairline|graft+|brows|beard|smile|skin|results|implant+|teeth)} (?:will )?"
    r"{(lie flat|lies flat|lay flat|lays flat|blend~ (in|seamlessly|naturally)|grow~ (in naturally|naturally|in)|look~ (natural|authentic|great|completely))}"
    r"(?: and (?!to\b)[\w-]+ \w+)?",
    r"{!(deliver~|produce~)} (?:(?:real|true|visible|noticeable|proven|consistent|predictable|reliable|dramatic|guaranteed|serious|tangible"
    r"|measurable|amazing|great|exceptional|fast|quick|rapid|natural|strong|maximum|clear|incredible|powerful|remarkable|impressive|effective"
    r"|lasting|long-lasting),? (?:and )?){1,3}{(result+|relief|outcome+)}(?: (?:you|that) (?:\w+ ){1,3}\w+)?",
    r"{!(promises|promise|promising)} (?:you )?(?:a |an |your )?{(smoother|clearer|thicker|younger|faster|better|visible|fuller|flatter|relief"
    r"|lasting|pain-free|healthier|brighter|whiter|stronger|noticeable|dramatic|real|great)} (?:(?!and\b|or\b)[\w-]+ ?){1,2}(?<! )",
    r"{!(results|relief) (you can (see|feel|trust|count on|rely on)|that (speak|lasts|last|grow|show))}(?: and (?:feel|see|trust))?",
    r"{!(keep~|leave~|have)} {you} {(pain-free|pain free|symptom-free|young|youthful|walking without|feeling your best"
    r"|looking your best)}(?: for \w+(?: \w+)?)?",
    r"{!(receive|reap|gives you|give you)} (?:the )?{(maximum|full)} (?:\w+ )?{(benefit+|rewards)}",
)
#: Headlines that tell the reader to have the result.
imperatives = pattern(
    r"{!(get|take|win|have|gets|getting)} {(your life back|your body back|your health back|back your life|back to [the] (life|sport+|things"
    r"|activities) you love|back to [doing] what you love|your (smile|energy|confidence|mobility|hair|youth|sight|hearing|vision|freedom|sleep|edge"
    r"|mojo) back|you moving freely|going again|you back to (doing what|the life|the things))}(?: (?:again|faster|quickly|naturally|without \w+))?",
    r"{!get} {(your|you|that)} (?:[\w-]+ )?{(working [properly] again|working again|back to normal|back in action|moving again|feeling like yourself)}",
    r"{!(start|begin|get)} {(hearing|feeling|living|looking|sleeping|moving|losing weight|enjoying|walking)} {(better|pain-free|pain free|great"
    r"|younger|life again|without pain|well again|healthier|more energy|stronger)}(?: (?:today|now|again))?",
    r"{!(get|have|enjoy|love|achieve)} {the (smile|body|skin|hair|figure|results|relief|look|vision|sleep|face|health|energy|life"
    r"|weight) you}(?:'ve)? (?:\w+ )?{(deserve|want|love|wanted|dreamed|dream|need)}(?: of)?",
    r"{!say~ hello to} (?:a |an |your )?(?:(?!and\b|or\b|our\b|us\b)[\w-]+,? (?:and )?){0,2}{(sleep|skin|hair|smile|life|you|energy|mobility|relief"
    r"|health|confidence|body|vision|results|heels|knees|lips|mornings|freedom|hearing)}",
    r"{!(feel|look|feels|looks|looking|feeling)} {(ten years|10 years|years|5 years|five years|twenty years|20 years|decades)} {(younger|lighter)}",
    r"(?:^|[.!] )(?P<span>{!(restore|reclaim|regain|recover|rediscover)} {(full (movement|mobility|function|vision)|your (life|health|mobility"
    r"|confidence|youth|youthful (skin|looks|glow|energy|appearance)|vitality|freedom|hearing|vision|smile|energy|hair|strength|balance)|vitality"
    r"|natural movement)})",
    r"(?:^|[.!:] )(?P<span>{!(enjoy|experience|discover|rediscover|love|embrace|unveil|reveal|achieve)} (?:your |a |the )?{(thicker|fuller|smoother"
    r"|clearer|brighter|younger-looking|younger|firmer|tighter|healthier|glowing|radiant|flawless|lush|silky|pain-free|whiter|straighter|deeper"
    r"|restful|better|sharper|lasting|renewed|youthful|stronger)},? (?:(?:and )?(?!and\b|or\b|with\b|in\b)[\w-]+,? ?){1,3})(?<! )",
    r"(?:^|[.!:] )(?P<span>{!wake up} {(refreshed|without pain|pain-free|pain free|energized|energised|rested|younger|feeling|well rested"
    r"|well-rested|to (clear|smooth|younger|brighter))}(?: (?!and\b)[\w-]+){0,2})",
    r"{!(watch|see|feel)} {(your|the|those)} (?:[\w-]+ ){1,2}{(grow~ back|grow|disappear~|vanish~|melt~|transform~|come back|come alive|fade~|soar"
    r"|return~|lift|melt away)}(?: (?!and\b)\w+){0,3}",
    r"{!expect} (?:to )?(?:(?:see|feel|notice|have|enjoy) )?{(clearer|smoother|thicker|fuller|better|less|more energy|fewer|brighter|firmer"
    r"|healthier|younger|noticeable|visible|dramatic|real|amazing|great)} (?:[\w-]+ )?(?:skin|hair|sleep|pain|results?|wrinkles|energy|relief"
    r"|improvements?|looks?|mood|lips|complexion|mobility|vision|hearing|teeth)?(?<! )",
    r"(?:^|[.!:] )(?P<span>{!(relieve|end|beat|ease)} {(pain|stress|back pain|knee pain|neck pain|joint pain|headaches|anxiety)} {(naturally|quickly"
    r"|fast|today|now|for good)})",
    r"{!(the sooner|the earlier)} [^.;]{3,50}?{(the sooner|the quicker|the faster|the better)} (?:you|your)(?:'ll|'re)?(?: [\w'-]+){1,5}",
    r"{!on your way to} (?:a |an )?(?:having )?(?:[\w-]+ )?{(healthy|recovery|pain-free|better|smooth|restored|a new|healthier)}(?: \w+)?",
    r"{!(take~|shave~|wipe~|knock~)} (?:\w+ )?(?:\w+ )?{years off}(?: (?!and\b)[\w']+){1,3}",
)
#: Care as usual, the course after a procedure, housekeeping.
_PLAIN = regex(
    r"\b(?:select|choos|pick|find)\w* (?:\w+ ){1,4}(?:that|which) will\b[^.;]*|\b(?:moment|time|chance) to (?:take|get) (?:your )?(?:health|life|body) back|\bfuture self\b|"
    r"\b(?:doctor|nurse|surgeon|dentist|therapist|physiotherapist|hygienist|audiologist|midwife|pharmacist|dietitian|anesthesiologist|team|staff"
    r"|receptionist|gp|clinician|counsell?or) will\b|will (?:\w+ )?(?:be (?:able to (?:drive|go|eat|drink|shower)|better able|asked|given|taken|told"
    r"|seen|shown|offered|reviewed|removed|invited|contacted|monitored|applied|placed|numbed))"
    r"|\b(?:swelling|bruising|numbness|scabs?|redness|soreness|stitches|anaesthetic|anesthetic|feeling|sensation|side effects?|tenderness"
    r"|puffiness) will|discomfort will (?:settle|fade|ease|subside|wear)\b|(?:scars?|pain|ache|bruises?|soreness|hair|nail|bleeding|rash|fever"
    r"|symptoms) will (?:\w+ )?(?:ease|fade|settle|go|get better|improve|grow back|clear|fall|soften) (?:down |away |off |up )?(?:over|within|in"
    r"|after|during|with time|on (?:its|their) own|gradually|by)|will (?:also )?(?:likely |probably )?(?:feel|have|notice|see|get) (?:a |an |some "
    r"|slight |no |the |mild )*(?:small |slight |sharp |cold |mild )*(?:scratch|pressure|tingling|numb\w*|sting\w*|pinch|swelling|bruis\w*|sore\w*"
    r"|redness|tired|tests?|letter|appointment|results? (?:of|from|by|in the|within|at)|warm\w*|click|text)"
    r"|will (?:help|allow|enable|give|let) (?:us|your doctor|the doctor|him|her|them) |(?:help us|so (?:that )?we can) ensure|\b(?:if|when|once"
    r"|unless|until) you(?:'ll| will) |will (?:increase|raise|lower|reduce) (?:your |the )?(?:risk|chance|likelihood|cost)|\b(?:stopping|quitting"
    r"|eating|losing|exercis\w+|walking|swimming|drinking|vaccin\w+|good \w+|regular \w+|cutting (?:down|out)|enough sleep|resting"
    r"|raising)\b[^.;]{0,60} will (?:also )?(?:lower|reduce|improve|ease|strengthen|increase|prevent|relieve|boost)|feel (?:much )?better (?:once"
    r"|when|as|if)\b|will (?:stop|end|start|begin) (?:your |the |any )*(?:treatment|medicine|medication|infusion|session|sedation)|with (?:a "
    r"|your )?(?:crutches|walker|cane|frame|sling)|lose (?:muscle|bone|consciousness|time)|on your back|back (?:to the clinic|in (?:a|one|two)"
    r"|for your|for a)"
    r"|will (?:take|bring|make|provide|give) (?:a |an |you |the |your |us )*(?:history|photo\w*|sample|list|scan|x-ray|measurement|impression"
    r"|appointment|instructions?|information|details|place|part|time|about|over|between|up to|notes?|advice|blood sample|blood test|plan|decision)"
    r"|will take (?:your|the) (?:blood pressure|weight|temperature)|expect (?:to )?(?:feel|see|have|some) (?:some|mild|more pain|a little|nausea)"
    r"|ensur\w+ (?:\w+ ){0,3}(?:exercises are|access to|safe\b|that (?:all|every|the) (?:staff|data|information))|(?:informed|confident) (?:decision"
    r"|about|choice|asking|and ready)|sooner we|more likely",
    re.I,
)


@rule(
    code="EFF103",
    severity="error",
    message="‘{span}’ promises a result that no treatment can promise.",
    advice="Say what many patients see, or what the treatment is meant to do: ‘may reduce’, ‘is designed to’, ‘results vary’.",
    sources=(
        law("FTC Health Products Compliance Guidance 2022"),
        law("Directive 2001/83/EC art. 90"),
        law("National Law s133"),
        law("CAP Code 3.7"),
    ),
    bad=(
        "<<Relief is guaranteed>>.",
        "After two visits <<you will feel better>>.",
        "The brace <<will reduce your pain>>.",
    ),
    good=(
        "There are no guarantees.",
        "Every brace has a money-back guarantee.",
        "We cannot promise relief.",
        "The nurse will explain the results.",
    ),
)
def guaranteed_result(doc: Doc) -> Iterator[Flag]:
    """A result that is guaranteed, promised or foretold.

    Outcomes differ between patients, so a promise, or a plain ‘you will’, misleads whoever is the exception.
    """
    foretold = [*your_future(doc), *its_future(doc), *assurances(doc), *imperatives(doc)]
    pledged = list(_pledges(doc))
    for span in outermost([*pledged, *(span for span in bare_claims(foretold) if not is_plain(span, _PLAIN))]):
        yield Flag(span, _PLEDGE_NOTE if any(span.start == pledge.start for pledge in pledged) else None)


_PLEDGE_NOTE = "A guarantee may cover the money, not the body: ‘a refund within 30 days’; for the result say how many patients had it."


def _pledges(doc: Doc) -> Iterator[Span]:
    for pledge in pledges(doc):
        if is_asserted(pledge) and not is_hedged(pledge) and not is_plain(pledge, _NO_PLEDGE):
            whole = clause(pledge)
            if _PLEDGED_THING.search(whole.text) and not (is_refund(pledge) and not _CONDITION.search(sentence(pledge).text)):
                yield whole


#: A refund that hangs on the result pledges the result.
_CONDITION = regex(
    r"\b(?:if|unless|or)\b.*\b(?:not|n't|no|improve|see|lose|work|feel|heal|happy|change)\b|\bor (?:it's free|(?:get |have )?your money back)"
    r"|guaranteed (?:results|to)|results guaranteed", re.I)
