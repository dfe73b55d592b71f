"""EFF106 hype."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_asserted, pattern, rule, sentence
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PROVIDER = (
    "(clinic+|hospital+|centre+|center+|practice+|provider+|surgeon+|doctor+|physician+|specialist+|expert+|dentist+|therapist+|physiotherapist+|osteopath+|chiropractor+|acupuncturist+|team|staff|institution+|institute+|facility|facilities"
    "|brand+|company|companies|authority|authorities|manufacturer+|audiologist+|psychiatrist+|dermatologist+|orthodontist+|podiatrist+|ophthalmologist+|consultant+|pharmacy|name+|source|practitioner+|nurse+|injector+|medspa|spa|lab|laboratory|partner|choice|destination|injectors|orthopaedic|orthopedic|dermatology|eye|group|network|school|healer+|platform)"
)
_OFFER = (
    "(treatment+|therapy|therapies|procedure+|technology|technologies|tech|technique+|equipment|care|method+|approach|approaches|formula+|supplement+|product+|remedy|remedies|medicine|device+|laser+|implant+|solution+|option+|program+|programme+"
    "|result+|outcome+|service+|quality|advance+|innovation+|discovery|science|protocol+|facilities|facility|system+|instrument+|form+|way+ to (treat|heal|lose|look|get|restore|relieve|improve)|performance|experience|standard+|vision|chance|skin|hair|smile+|surgery"
    "|surgeries|dentistry|stem cells|cells|injection+|serum+|cream+|oil+|acupuncture|massage|facial+|physiotherapy|chiropractic|dental|hearing aids|ingredients|herbs|homeopathy|hair transplant|prp|natural|material|combination|anti-aging|drug|medication|lens|lenses|diagnostics|trials|value|possible|transplant|possible|in class)"
)
superlatives = pattern(
    # best, leading, number one
    rf"{{!best}} (?:(?:and|natural|possible|available|quality|non-surgical|medical|skin|dental|hair|prp|most|eye|overall|cosmetic|regenerative|rated|hearing|weight|loss|care|home|anti-aging|in|private|holistic|modern|first|or|local|mental|health|pain|relief|stem|cell|joint|choice) ){{0,4}}?{{({_OFFER}|{_PROVIDER})}}",
    r"{(the|our|very|simply the|is the|are the|world's|country's|city's|nation's)} (?:\w+'s )?{!best}(?: (?!(?:way|time|to|for you|interests?|of|known|suited|possible to|people|thing|approach is|practice|evidence|case|position|defen[cs]e)\b)[\w&'-]+){1,3}",
    rf"{{!leading}} (?:(?:private|independent|stem|cell|hair|restoration|consultant|orthopaedic|orthopedic|modern|metabolic|global|national|medical|regenerative|local|dental|online|cosmetic|plastic|eye|fertility|pain|brain|and|weight|loss|aesthetic|provider|of|peptide|natural|health|wellness|international) ){{0,4}}?{{({_PROVIDER}|{_OFFER}|peptide|edge|surgical)}}",
    r"{!(world-leading|industry-leading|market-leading|nation-leading|leading-edge|bleeding-edge|forefront of|at the forefront)}(?: [\w-]+){0,3}",
    r"{!(#1|number one|no 1|no.1|number 1|# 1|nr 1|no. 1)}(?: (?!(?:reason|cause|rule|question|concern|risk|killer|complaint|mistake|goal|priority)\b)[\w-]+){1,3}",
    r"(?<![\w#])#1(?: (?!(?:reason|cause|rule|question|concern|risk|killer|complaint|mistake|goal|priority)\b)[\w-]+){0,3}{!(doctor|dentist|recommended|rated|choice|clinic|brand|product|trusted|selling|solution|treatment|formula|facial|provider)}",
    rf"{{(the|our|today's|some of the|one of the|of the|world's|area's|region's|by the|as the)}} (?:\w+'s )?{{!(most advanced|most effective|most powerful|most potent|most trusted|most innovative|most sophisticated|most skilled|most accurate|most successful|most respected|most experienced|most qualified|most comprehensive|most modern|most amazing|most exciting|most efficient|most complete|most reliable|most precise|most sought-after|most gifted|most talented|most revolutionary|most exclusive|most luxurious|most prestigious|most recommended|most loved|most renowned|most celebrated|most remarkable|most biologically active|most masterful|most natural|most proven|most scientific|most ingenious|most dependable|most caring)}}(?:,? [\w-]+){{1,3}}",
    r"{!(most (advanced|trusted|innovative|sophisticated|revolutionary|sought-after|powerful|potent|prestigious|skilled) (clinic|treatment|technology|technologies|formula|system|laser|hospital|doctor|doctors|form|therapy|practice|name|partner|health partner|nurse|surgeon|ent|dental|techniques|equipment|solution|solutions|skincare|nutrient|antioxidant|extract|blend|ingredients))}",
    r"{!(strongest|smartest|smoothest|finest|greatest|purest|brightest|cleanest|newest|latest and greatest|highest quality|highest standard+|highest level of (care|expertise|quality|service)|highest quality of care|fastest-growing|fastest growing|freshest|boldest|youngest, most)}(?: (?:of )?(?:[\w-]+,? ){0,2}?(?:care|quality|products?|formulas?|ingredients?|treatments?|technology|experience|service|services|excellence|standards?|clinics?|institutions?|medicine|cells|supplements?|nutritional|available|on the market|in the world|in town|in the country|hospitals?|surgeons?|listening|expertise|weight loss|stem cells|botanicals|herbs))",
    # the usual adjectives
    r"{!(state-of-the-art|state-of-the art|cutting-edge|world-class|world-renowned|world-famous|worldclass|internationally renowned|nationally renowned|first-class|top-tier|top-rated|top-notch|top-quality|top of the line|top-of-the-line|best-in-class|best in class|second to none|unparalleled|unmatched|unrivalled|unrivaled|unsurpassed|unequalled|unprecedented|peerless|incomparable|matchless|like no other|one-of-a-kind|award-winning results|premier|premiere|elite|superb|ultimate|next-generation|next generation|next-level|space-age|futuristic|trailblazing|pathbreaking|path-breaking|industry-changing|high-end|five-star|5-star|gold-standard|platinum-standard)}(?: (?!(?:and|or|in|for|at|to|of|with|is|are|by)\b)[\w&-]+){0,2}",
    r"{!(amazing|amazingly|incredible|incredibly|extraordinary|extraordinarily|phenomenal|phenomenally|spectacular|spectacularly|miraculous|miraculously|unbelievable|unbelievably|astonishing|astonishingly|astounding|jaw-dropping|mind-blowing|mindblowing|breathtaking|stunning|dazzling|sensational|marvelous|marvellous|wondrous|awesome|stupendous|staggering|magnificent|fabulous|fantastic|wonderful|outstanding|exceptional|exceptionally|remarkable|impressive|dramatic results|dramatic improvement+|brilliant results|life-changing|life changing|lifechanging|life-altering|life-saving formula|life saver|lifesaver|world-changing|earth-shattering|blown away|nothing short of|beyond compare|wow factor|out of this world|radically different|supercharge~|super-charged|turbocharged|super concentrated)}(?: (?!(?:and|or|in|for|at|to|of|with|is|are|by|but|that)\b)[\w&-]+){0,2}",
    r"{!(miracle+|miracle worker|game-changer+|game changer+|game-changing|breakthrough+|revolutionary|revolutionise~|revolutionize~|revolutionised|revolution in|groundbreaking|ground-breaking|paradigm shift|quantum leap|holy grail|gold standard|silver bullet|magic|magical|magically|magic bullet|wonder drug|wonder cure|panacea|cure-all|elixir|fountain of youth|secret weapon|best-kept secret|ancient secret+|secret to|secret of|secret formula|secrets they|hidden secret|doctors hate|big pharma|what doctors|wave of the future|medicine of the future|future of (medicine|healthcare|healing|dentistry|wellness|aesthetics|weight loss|pain relief|skincare|health)|medicine of tomorrow|tomorrow's medicine|dawn of a new|new era|watershed|milestone|rewrite~ the rules|rewriting the rules|godsend|superfood+|super food|powerhouse|superior quality|the last word in|work~ wonders|work~ miracles|transform your (life|body|health|skin|smile|look|self)|transform~ (lives|your whole)|change~ your life|turn~ your [whole] life around|unlock your (best|full|true)|reach your full|one and only|first and only|the only (clinic|treatment|formula|product|doctor|hospital|provider|system|therapy|method|supplement|device|brand|one) (that|in|to|with|of|which|proven)|the world's first|world's first|world first|redefine~|redefining|reinvent~|reimagined|magic touch|unlock~ the (power|secret+)|harness the power|true anti-aging|holy-grail|dream come true|wonders for|pinnacle of|forefront|nature's (miracle|answer|secret|perfect|wonder)|liquid gold|works like magic|like magic|quantum (healing|medicine|technology|therapy|energy))}(?: (?!(?:and|or|in|at|to|with|is|are|by|but|that|of)\b)[\w&-]+){0,2}",
    r"{!(perfect)} {(solution|natural|choice|treatment|combination|answer|remedy|blend|formula|complement|way to (lose|heal|treat|restore))}",
    r"{!(optimal|superior|supreme|exclusive|proprietary|unique|powerful|potent|ultra)} {(super|breakthrough|miracle|most|healing power|healing powers|healing properties)}(?: \w+){0,3}",
)
#: Terms of art and plain senses of the same words.
_PLAIN = re.compile(
    r"\bbest (?:corrected|practices?|interests?|known|to|if|when|described|avoided|managed|treated|done|taken|seen|suited|used|time|wishes|friends?|regards|before|performed|supportive|evidence|available evidence|of luck|guess|thought|understood|estimates?|response|person to)\b|\b(?:at|their|his|her|do your|try (?:our|your)|do our|our|its|your) best\b(?! (?:\w+ )?(?:clinic|treatment|service|product|skin|seller|care))"
    r"|\b(?:works?|is|are|it's|not|as|which|what|how|who|decide|choose|find|know|find out|determine|discuss|talk about|which \w+ is|what is|would be|may be|might be) (?:the )?best\b(?= (?:for you|suits?|fits?|to |way to|if|when|in your case|option for (?:you|your)|treatment for you|course|approach for))|\bbest (?:way|time|thing|place|position|age|test|predictor)s? (?:to|for|of|is)\b|\bbest (?:treatment|option|choice|approach|course|plan|method|care plan|time|product)s? (?:for (?:you|your|each|him|her|them|the individual|a particular)|depends?|will depend|may|varies|based)\b"
    r"|\bleading (?:causes?|to|up|from|the|into|role|away|off|edge of the|a (?:healthy|normal|full)|risk|killer|reason|sign|question|symptom|zero|digit|lady|practice in)\b|\b(?:breakthrough (?:bleeding|pain|seizures?|infections?|cancer pain|symptoms?|cases?|devices? designation|therapy designation|itch|headaches?|dose))\b|\bmagic (?:mouthwash|mushrooms?|number|angle)\b|\bmagnetic\b"
    r"|\bgold[- ]standard (?:test|for (?:diagnos\w+|comparison|measuring|testing|confirm\w+)|diagnostic|reference|method of diagnosis|comparator)|\b(?:elite|premier) (?:athletes?|players?|sports?|runners?|league|performers?|level|athletic|sporting|teams?|dancers?|rowers?|cyclists?|footballers?)|\bperfect (?:pitch|score|fit is|attendance|candidate|storm)|\bultimate(?:ly)? (?:goal|cause|decision|responsib\w+|aim|outcome of|strength|tensile|choice)"
    r"|\bremarkable (?:for|that|about)\b|\bimpressive\b(?= (?:as|range))|\bunremarkable\b|\bsuper(?:b)? bugs?\b|\bnext[- ]generation sequencing|\btop of the (?:line|foot|head|spine|neck)\b(?<!top of the line)|\bunprecedented times\b|\bsecret(?:ly|e\w*|ion\w*|ory)\b|\bmilestones? (?:such|like|at|by)|developmental milestone|\bmilestones?\b|\bexceptional (?:circumstances|cases|situations)|\bnew era of|wonderful (?:day|time|people|weekend|holiday|news|world)|fantastic (?:day|time|people)|\bpowerhouse of the cell|\bawesome day|\bdramatic(?:ally)? (?:drop|fall|rise|changes? in (?:weather|temperature))|\bremarkable\b(?= (?:ability|capacity|organ|structure|joint))|extraordinary (?:general|meeting|circumstances|stress)|\bforefront of the (?:foot|brain)|incredibly (?:common|rare|important|painful|difficult|frustrating|hard|complex|thin|small|itchy|tiny|busy)|amazingly (?:complex)|extraordinarily (?:rare|painful)|unbelievabl[ey] (?:painful|difficult)|exceptionally (?:rare|painful|high|low)|staggering (?:gait|number|cost|walk)|first[- ]class (?:levers?|mail|post|honou?rs)",
    re.I,
)


@rule(
    code="EFF106",
    severity="warning",
    message="‘{span}’ is hype: it praises and proves nothing.",
    advice="Drop the word, or state the fact behind it: how many procedures, which certificate, which measured difference.",
    sources=(law("FTC Health Products Compliance Guidance 2022"), law("CAP Code 3.7"), law("National Law s133")),
    bad=(
        "Prolotherapy is the <<wave of the future>>.",
        "It might be a <<game-changer>>.",
        "We use <<state-of-the-art lasers>>.",
    ),
    good=(
        "It is not a magic bullet.",
        "It is best to ask your doctor.",
        "Best corrected visual acuity was 20/20.",
        "Smoking is a leading cause of gum disease.",
        "Breakthrough bleeding can occur.",
    ),
)
def hype(doc: Doc) -> Iterator[Flag]:
    """Superlatives, miracles and breakthroughs.

    Such words raise expectations that no evidence could meet, and several codes forbid them for medicines and for regulated
    health services.  A hedge does not undo them: what ‘might be a game-changer’ is still sold as one.
    """
    for span in superlatives(doc):
        if is_asserted(span) and not _is_plain(span):
            yield Flag(span)


def _is_plain(span: Span) -> bool:
    whole = sentence(span)
    low, high = span.start_char - whole.start_char, span.end_char - whole.start_char
    return any(match.start() < high and low < match.end() for match in _PLAIN.finditer(whole.text))
