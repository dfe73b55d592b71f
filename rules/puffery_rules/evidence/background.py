"""What a testimonial holds besides an outcome: the illness before, the people and the rooms, a recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from puffery.plugin import regex
from puffery_rules.evidence.voices import EFFECT, SERVICE

#: Phrases that hold a word of effect in another sense.
_STRAY = regex(
    r"\b(?:(?:but )?(?:then|once|yet|time and) again|again and again|free of charge|walk(?:s|ed|ing)? (?:in|into|through (?:the|his|her|their) doors?|up to)\b|works? (?:with (?:you|me|us|your|my|all|most)|around|hard|there|here|in the|at the)\b"
    r"|able to (?:get (?:in|an|me in)|book|schedule|fit|squeeze|see (?:me|us)|answer|explain|make an|find (?:him|her|them|parking|a)|take time|accommodate)\w*|back (?:to|at) (?:see|the (?:office|clinic)|him|her|them)"
    r"|(?:test|lab|blood|scan|mri|x-ray) results?|results? of (?:my|the|a) (?:\w+ )?(?:tests?|scan|mri|x-ray|blood)|makes? (?:a )?difference between|relaxed (?:atmosphere|setting|environment|dress)|confiden\w+ (?:in|that)|natural (?:products?|medicine|remed\w+))\b",
    re.IGNORECASE,
)
#: The illness, the fears and the failed treatments that went before.
_HISTORY = regex(
    r"\b(?:(?:had|have|has|'d|'ve) (?:been|tried)\b|(?:was|were|am|been|i'm) (?:\w+ )?(?:given|prescribed|put on|told|diagnosed|barely|unable|hesitant|nervous|sceptical|skeptical|waiting|scared|desperate|suffering|struggling|rushed|hospitali[sz]ed)\b"
    r"|(?:lost|losing|lose)\b.{0,30}\b(?:due|because|from|after (?:the|my|an?) (?:accident|illness|diagnosis))|due (?:to )?(?:my |an? )?(?:\w+ )?(?:medical|health|illness|disease|surgery|accident|injury)|continued to (?:be|feel|get|have|suffer|worsen|lose)"
    r"|nothing (?:else )?(?:was|had|seemed|worked|helped|happened|i (?:tried|did))|barely (?:able|walk|sleep|move)|made (?:me feel like|my life (?:a )?(?:miser\w+|hell|difficult|unbearable))|(?:suffered|struggled|battled|dealt) (?:with|from|for|through)|waiting (?:for|on)"
    r"|did(?:n't| not) (?:have|hold) (?:much|any|out) hope|thought (?:i|we) would (?:be stuck|never|have to)|could be the (?:doctor|one|person|answer|place)|(?:was|were) hoping|hoped (?:to|for|that)|wanted to|looking for|came (?:here |in )?(?:because|for|with)|went (?:here |in |there )?(?:because|for|with)"
    r"|could(?:n't| not)\b|used to\b|before (?:seeing|meeting|coming|i (?:met|saw|found|came)|we (?:met|came)|starting|finding))",
    re.IGNORECASE,
)
#: What did not help is no turn.
_IN_VAIN = regex(r"\b(?:nothing|none of (?:it|them|these|that))(?: \w+){0,2} (?:helped|worked|changed|improved|eased)", re.IGNORECASE)
#: The turn that the treatment brought.
_TURN = regex(
    r"\b(?:now|today|until|since (?:then|seeing|starting|i|my|that|using|taking|having|the)|after (?:just |only |about |the |a |my |our |his |her |one|two|three|few|six|seeing|using|taking|starting|receiving|having|\d)|following|within|by (?:the |my )?(?:session|end|second|third)|thanks to|gone|cured|healed|pain[- ]free|no longer|vanish\w*|disappear\w*"
    r"|(?:has|have) (?:\w+ )?(?:helped|cured|healed|improved|changed|made|given|relieved|transformed|stopped|been (?:\w+ )?(?:life|amazing|wonderful|fantastic|incredible|excellent|great|helped|cured|healed|able|free))|but (?:he|she|they|it|this|that|with|since|after|once|the (?:treatment|results?))\b|results? (?:have|has|were|was|are|is)|saw results"
    r"|(?:he|she|they|it|this|that|treatments?|sessions?|acupuncture|therapy|surgery|product|doctor|team|and) (?:\w+ )?(?:helped|cured|healed|fixed|saved|gave|took away|worked|changed|relieved|eased|stopped)|finally|again|never (?:felt|been|looked)|feel(?:ing|s)? (?:so |much |\w+ )?(?:better|great|amazing|like)|miracle\w*|improve(?:d|ment)|relief|success\w*|painless|happier)\b",
    re.IGNORECASE,
)
_RECOMMENDED = regex(
    r"\brecommend\w*|\bthanks? (?:to|you)\b|\b(?:go|come|please|must|should|to) (?:and )?see (?:dr|him|her|them|this)\b|\bgive (?:him|her|them|it|dr\W+\w+) a (?:try|call|chance|shot)\b|\byou (?:won't|will not) (?:regret|be (?:sorry|disappointed))"
    r"|\bdo yourself a favou?r|\blook no further|\btry (?:him|her|them|this \w+) out\b|\bif you(?:'re| are) (?:\w+ )?(?:looking|ready|in need|considering|searching|thinking|on the fence)\b",
    re.IGNORECASE,
)
_OWN_OUTCOME = regex(r"\b(?:my|me|mine|cured|gone|changed|better|without (?:surgery|drugs|pain|medication)|pain[- ]free|results?|relief)\b", re.IGNORECASE)
#: Insurance and paper, which succeed or fail without a body.
_PAPERS = regex(r"\b(?:insur\w+|appeals?|claims?|paperwork|billing|forms?|coverage)\b", re.IGNORECASE)
_OWN_BODY = regex(r"\b(?:i|i'm|i've|my|me|we|our|us|mine|his|her)\b", re.IGNORECASE)
#: Words of effect that praise of staff and tales of illness hold as well.
_WEAK = frozenset(
    (
        "amazing fantastic incredible again finally natural naturally calm relaxed noticed immediately immediate instantly instant results result walk walking walked sleep surprised amazed "
        "better helped effective success successful confident confidence heal healing alive"
    ).split()
) | {"able to", "back to", "no longer", "work for", "was helpful", "so helpful", "very helpful", "really helpful", "were helpful", "is helpful", "first time in", "for the first time"}


def find_effects(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of effect in a text, those in another sense left out."""
    return EFFECT.finditer(_STRAY.sub(lambda match: " " * len(match[0]), text))


def is_background(text: str) -> bool:
    """Does a line only tell of the illness before the treatment, of the people and the rooms, or recommend the place?"""
    if _RECOMMENDED.search(text) and not _OWN_OUTCOME.search(text):
        return True
    effects = {match[0].lower() for match in find_effects(text)}
    if effects <= _WEAK and (bool(SERVICE.search(text) or _PAPERS.search(text)) or not _OWN_BODY.search(text)):
        return True
    return is_history(text)


def is_history(text: str) -> bool:
    """Does a line tell only of what went before the treatment?"""
    return bool(_HISTORY.search(text)) and not _TURN.search(_IN_VAIN.sub(" ", text))


def is_spoken(text: str) -> bool:
    """Is a line told by somebody, rather than the caption of a button or a message, whose words are capitalised, or a recommendation?"""
    words = [word for word in re.findall(r"[A-Za-z]+", text) if len(word) > 2]
    return not _RECOMMENDED.search(text) and sum(word[0].isupper() for word in words) * 3 <= max(len(words) * 2, 6)
