"""EFF103 guaranteed-result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, clause, is_asserted, is_hedged, is_refund, pattern, phrases, rule, sentence
from puffery_rules.efficacy.claims import bare_claims
from puffery_rules.sources import law
from puffery_rules.words import BENEFIT, COMPLAINT, PATIENTS, TISSUE

if TYPE_CHECKING:
    from spacy.tokens import Doc

guarantees = phrases(
    "guarantee~", "guaranteed", "we promise", "i promise", "promise you", "promises you", "our promise", "promise~ (relief|results|to)", "(rest|be|you can be) assured that you (will|can)", "assured (results|relief|outcome+|success)", "sure-fire", "surefire",
    "risk-free trial", "can't go wrong", "cannot go wrong", "nothing to lose", "no-risk trial", "(certain|sure|bound) to (improve|work|help|get|feel|heal|see|lose|love)", "money-back guarantee if you (do not|don't)", "results or", "or it's free",
    "100% guaranteed", "success is assured", "you can count on",
)
_NO_RESULT = re.compile(
    r"guarante\w+ (?:issue|renewable|income|minimum|loan|standard time|same[- ]day (?:appointment|delivery)|appointment|availability|fresh|authentic|purity|potency|anonymity|by (?:the )?(?:manufacturer|law))|(?:health|quality|privacy|service|brand) promise|promis(?:e|es|ing) (?:candidate|area|field|new|early|data|results from)",
    re.I,
)
_GOOD = (
    "(better|great|amazing|confident|younger|stronger|healthier|refreshed|energized|relaxed|relief|results|a difference|the difference|improvement+|less pain|no pain|yourself again|like yourself|rejuvenated|lighter|calmer"
    "|relieved|renewed|beautiful|pain-free|pain free|happier|happy|fitter|slimmer|full of energy|more energy|more energetic|satisfied|delighted|thrilled|success|successful|free of|free from|noticeable|visible|changes|significant|able to (move|sleep|walk|run|enjoy|return|play|live|eat|do))"
)
futures = pattern(
    rf"{{!(you'll|you will|you are going to|you're going to|your (skin|body|pain|hair|back|knee+|smile|symptoms|energy|life|joint+|mood|sleep|metabolism|face) will|{PATIENTS} will|you would|we'll have you|we will have you|you shall)}}"
    rf" (?:(?:soon|quickly|also|begin to|start to|definitely|immediately|instantly|probably|surely|finally|actually|naturally|truly|really|simply|gradually|again|be able to|start|begin|once again|always) ){{0,3}}{{(feel~|look~|see~|notice~|be|have|enjoy~|experience~|get~|lose|sleep|wake up|walk out|leave~|become|benefit|gain|regain|find|love|move|thank|return|thrive|achieve|improve|heal|glow|disappear|vanish|recover|observe|become)}}(?: [\w'-]+){{0,4}}? {{{_GOOD}}}",
    rf"{{!will}} (?:(?:also|not only|quickly|immediately|instantly|actually|naturally|safely|dramatically|significantly|permanently|gently|simply|definitely|surely|effectively|help to|start to|begin to|finally) ){{0,3}}{{(reduce|relieve|eliminate|resolve|restore|improve|heal|cure|boost|alleviate|ease|repair|reverse|melt|burn|stop|prevent|end|fix|transform|erase|lower|enhance|increase|strengthen|regenerate|rejuvenate|get rid of|banish|shrink|calm|soothe|remove|clear|bring|correct|dissolve|speed up|grow|balance|rid)}}"
    rf" (?:(?:your|the|my|a|any|all|those|of|and|chronic|his|her|our|their|this|these|some|overall|joint|neck|back|knee|muscle|fine) ){{0,4}}{{({COMPLAINT}|{TISSUE}|{BENEFIT}|lines|weight|sleep|circulation|mood|appearance|flexibility|immunity|digestion|libido|performance|blood pressure|blood sugar|cholesterol|sugar levels|quality of life|life|hormones|testosterone|memory|focus)}}",
    rf"{{!(ensure~|ensuring|makes sure|make sure|make certain|secure~|assure~)}} (?:(?:that|you|your|the|a|an|of|our|all|patients|both|get|receive|long-term|lasting|natural|visible|maximum|consistent|proper|excellent|superior|beautiful|smooth|natural-looking|only|healthy|quick|rapid|speedy|fast|full|complete) ){{0,4}}"
    rf"{{(optimal|best|successful|effective|perfect|desired|great|excellent|outstanding|superior|beautiful|lasting|optimum|positive|safe and effective|maximum|full|complete)}} (?:\w+ ){{0,2}}?{{{BENEFIT}}}",
    r"{!(ensure~|ensuring)} (?:\w+ ){0,2}?{(lasting relief|results|success|recovery|healing|safety and effectiveness|effectiveness|efficacy|healthy growth)}",
    r"{!(the sooner|the earlier|the more)} [^.;]{3,50}?{(the sooner|the quicker|the faster|the better|the more)} (?:you|your)(?: [\w'-]+){1,4}",
    rf"{{!(start|begin|get|be)}} {{(hearing|feeling|living|looking|sleeping|moving|seeing|losing weight|enjoying|back)}} (?:to )?{{(better|pain-free|pain free|great|younger|your best|life again|without pain|well again|healthier)}}(?: (?:today|now|again))?",
    rf"{{!(deliver~|get~|see~|give~ you|bring~ you|provide~|produce~|offer~|enjoy~|experience~)}} (?:(?:real|true|visible|noticeable|proven|consistent|predictable|reliable|dramatic|guaranteed|serious|tangible|measurable|amazing|great|exceptional|fast|quick|rapid|you can|natural|the|beautiful|stunning|excellent|strong|maximum|clear|incredible|powerful|remarkable|impressive),? ){{1,3}}{{(result+|relief|improvement+|outcome+)}}(?: (?:you|that) (?:\w+ ){{1,4}}\w+)?",
    rf"{{!(relieve~|restore~|reclaim~|regain~)}} (?:your )?{{(pain naturally|full movement|full mobility|full function|your life|life|your health|your mobility|your confidence|vitality|youthful\w*|your freedom)}}",
    r"{!(get|give~ you|take|win|have|put)} {(your life back|your body back|back your life|back to [the] life you love|you back on your feet|back on your feet|back to doing what you love|you back to [doing] what you love|your (smile|energy|confidence|health|mobility|hair|youth) back)}",
)


@rule(
    code="EFF103",
    severity="error",
    message="‘{span}’ promises a result that no treatment can promise.",
    advice="Say what many patients see, or what the treatment is meant to do: ‘may reduce’, ‘results vary’.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("Directive 2001/83/EC art. 90"), law("National Law s133")),
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
    for promise in guarantees(doc):
        if is_asserted(promise) and not is_hedged(promise) and not is_refund(promise) and not _NO_RESULT.search(sentence(promise).text):
            yield Flag(clause(promise))
    for span in bare_claims(futures(doc)):
        yield Flag(span)
