"""EFF106 hype."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_asserted, pattern, regex, rule, sentence
from puffery_rules.efficacy.claims import THING, is_plain, outermost
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: Who is praised.
_PROVIDER = (
    "(clinic+|hospital+|centre+|center+|practice+|provider+|surgeon+|doctor+|physician+|specialist+|expert+|dentist+|therapist+|physiotherapist+"
    "|osteopath+|osteopaths|chiropractor+|acupuncturist+|team|institution+|institute+|facility|facilities|injectors|injector"
    "|brand+|company|companies|authority|authorities|manufacturer+|audiologist+|psychiatrist+|dermatologist+|orthodontist+|podiatrist+"
    "|ophthalmologist+|consultant+|pharmacy|name+ in|practitioner+|nurse+|medspa|med spa|spa|lab|laboratory|partner|choice|destination|group|network"
    "|school|healer+|platform|hygienist+|midwife|optometrist+)"
)
#: What is praised.
_OFFER = (
    "(treatment+|therapy|therapies|procedure+|technology|technologies|tech|technique+|equipment|care|method+|approach|approaches|formula+"
    "|supplement+|product+|remedy|remedies|medicine+|device+|laser+|implant+|solution+|program+|programme+|prescription|lenses|lens"
    "|result+|outcome+|service+|quality|advance+|innovation+|discovery|science|protocol+|system+|instrument+|form+ of|performance|experience"
    "|standard+|vision|skin|hair|smile+|surgery|surgeries|dentistry|stem cells|cells|injection+|serum+|cream+|oil+|acupuncture|massage|facial+"
    "|physiotherapy|ingredients|herbs|homeopathy|hair transplant|prp|combination|drug|medication|diagnostics|value|transplant|chance of|options"
    "|option+|cleanse|tea|patch|gummy|gummies|drip+|filler+|scanners|extract|blend|available|antioxidant+|edge)"
)
_BETWEEN = r"(?:(?!(?:for|to|of|that|if|when|way|time|is|are|was|way)\b)[\w&'-]+,? ){0,3}?"
#: Miracles, magic and revolutions.
miracles = pattern(
    rf"{{!(miracle+|miracle worker|miraculous|miraculously|game-changer+|game changer+|game-changing|breakthrough+|revolutionary|revolution in"
    r"|groundbreaking|ground-breaking|trailblazing|pathbreaking|path-breaking|paradigm shift|quantum leap|holy grail|holy-grail|silver bullet"
    r"|magical|magically|magic bullet|magic touch|magic pill|magic wand"
    r"|wonder drug|wonder cure|wonder herb|wonder pill|panacea|cure-all|elixir|godsend|lifesaver|life saver|life-saver|earth-shattering"
    r"|world-changing|life-changing|life changing|lifechanging|life-altering|industry-changing|space-age|futuristic|jaw-dropping|mind-blowing"
    rf"|mindblowing|out of this world|too good to be true)}}{THING}",
    r"{!(revolutionise~|revolutionize~|redefine~|reinvent~)} (?:the |your |our |how |your whole |medical )*(?!himself)[\w-]+(?: \w+)?",
    r"{!magic} (?!mouthwash|mushroom|number|angle|circle|marker|trick|wand|and|is|are|happens|in|of|or|to|for|bullet|touch|pill)[\w-]+",
    r"(?<!the )(?<!of )(?<!by )(?P<span>{!(magic|like magic|pure magic|sheer magic|works like magic|feels like magic)})(?=[.!,;]|$| formula| cream"
    r"| of (?:our|these|this)| in a)",
    r"{!(fountain of youth|nature's (miracle|secret|wonder|magic|gift)|liquid gold|superfood+|dream come true|nothing short of"
    r"|[small] wonder of nature|work~ (wonders|miracles)|does wonders|did wonders|do wonders|changed my life|change~ your life|changed our lives"
    r"|turn~ (your|my) [whole] life around|saved my life|true genius|a genius)}(?: (?:for|of|a|an|amazing|with)?(?: ?(?!and\b|or\b)[\w'-]+){0,2})?",
    r"{!(wave of the future|medicine of the future|medicine of tomorrow|tomorrow's medicine|the future of (medicine|healthcare|healing|dentistry"
    r"|wellness|aesthetics|weight loss|pain relief|skincare|health|surgery|skin)|dawn of a new|a new era in|new era for|brave new era|pinnacle of"
    r"|hailed as a revolution|is a revolution|revolution is here|the future of (hair|regenerative|dental|joint|orthopaedic|orthopedic|fertility"
    r"|vision|hearing|sleep|anti-aging|longevity|spine|facial|beauty)|watershed|next frontier|change the world|last word in|rewrite~ the rules"
    r"|rewriting the rules|set~ new standards|breaks the limits)}(?: (?:of |for )?(?!and\b)[\w-]+)?",
    r"{!(secret weapon|best-kept secret|best kept secret|ancient secret+|secret formula|secret recipe|secret ingredient|secret to [a|your|younger"
    r"|healthy|perfect|lasting|weight|eternal|long]|secret of (youth|the|health|long|ageless)|hidden secret|secrets they|forgotten secret"
    r"|doctors hate|dentists hate|(big pharma|the drug industry|drug companies|the pharmaceutical industry|they) (doesn't|don't|does not"
    r"|do not) want (you|us)|what (doctors|big pharma) (won't|don't|doesn't)|keep it quiet"
    r"|worst nightmare|what your doctor won't|shocked doctors|stunned doctors|doctors are stunned)}(?: (?!and\b|or\b)[\w'-]+){0,4}",
)
#: Best, leading, number one.
firsts = pattern(
    rf"{{(the|our|your|world's|country's|city's|nation's|town's|the very|simply the|one of the|some of the|among the|only the"
    rf"|this is the)}} (?:\w+'s )?(?:very |absolute |single )?{{!best}} {_BETWEEN}{{({_OFFER}|{_PROVIDER})}}",
    rf"(?:^|[.!|:#] ?|\b(?:voted|rated|named|britain's|europe's|america's|australia's|\w+'s) )(?P<span>{{!best}} {_BETWEEN}{{({_OFFER}|{_PROVIDER}"
    rf"|plastic|eye|dental|skin)}})",
    r"{(is|are|was|were|simply|truly|quite simply|still|absolutely|they are|provides|provide|offers|she's|he's|we're|it's)} (?P<span>{!(the best"
    r"|the very best|the absolute best|the finest|the greatest|number one|the last word|unbeatable|second to none|a genius)}(?: (?!way\b|time\b|to\b"
    r"|for\b|thing\b|person\b|treated\b|if\b|when\b|of\b|option\b|choice for\b|course\b|approach\b)(?:in (?:town|the \w+|\w+)"
    r"|[\w'-]+(?: in \w+)?))?)(?! (?:way|time|thing|person|option|position|course|approach|choice|test|place|predictor|treatment) (?:to|for|is|of))",
    r"{!(best in class|best-in-class|best of the best|best on the market|best in the (world|business|country|region|city|area)|best money"
    r"|best decision|best thing i|best thing that)}(?: (?!and\b|or\b)[\w'-]+){0,3}",
    rf"{{!leading}} {_BETWEEN}{{({_PROVIDER}|{_OFFER}|doctors|orthopaedic|orthopedic)}}(?: {{{_PROVIDER}}})?(?! (?:to|for example))",
    r"{!(world-leading|world leading|industry-leading|industry leading|market-leading|nation-leading|leading-edge|leading edge|bleeding-edge"
    r"|field-leading|class-leading|world-beating|world beating)}(?: (?!and\b|or\b|of\b|in\b|the\b)[\w-]+){0,3}",
    r"{!(#1|number one|number 1|no.1|# 1|no. 1|no 1)}(?: (?!(?:reason|cause|rule|question|concern|risk|killer|complaint|mistake|goal|priority|thing"
    r"|memory|education|in the list|is|was|and|for|on)\b)[\w-]+){1,3}",
    r"(?:\w+'s )(?P<span>{!(number one|number 1|no.1|no. 1|favourite|favorite|most trusted|most loved)}(?: [\w-]+){1,3})",
    r"{!(the first and only|one and only|the only (clinic|treatment|formula|product|hospital|provider|system|therapy|method|supplement|device|brand"
    r"|one) (that|in the|in|to|with|of its)|the world's first|world's first|world first|first of its kind|only one of its kind"
    r"|nothing [else] like it|nothing else compares|nothing comes close|nothing else comes close|nobody comes close|no one comes close"
    r"|nobody does it better|nothing beats|hard to beat|nobody in town"
    r"|no (test|treatment|clinic|laser|product|device|system) is more advanced|there is no (finer|better))}(?: (?!and\b|but\b)[\w'-]+){0,3}",
    r"{!(top-rated|top rated|top-tier|top-notch|top notch|top-quality|top of the line|top-of-the-line|5-star rated|five-star rated|highest-rated"
    r"|highest rated|award-winning results)}(?: (?!(?:and|or|in|is|are|by|for|near|on|at|from|to|of|with|!)\b)[\w&-]+){0,2}",
    r"(?:\w+'s |the |one of the |one of \w+'s |a )(?P<span>{!top} (?:(?!the\b|of\b)[\w-]+ ){0,2}?{(surgeon+|doctor+|dentist+|audiologist+|injectors"
    r"|clinic+|specialist+|hospital+|experts|physician+|dermatologist+|brand+|orthodontist+|practice+)})",
)
#: The finest, the most advanced.
_RANK = (
    "(advanced|powerful|potent|trusted|innovative|sophisticated|skilled|skillful|respected|experienced|modern|amazing|exciting|complete|sought-after"
    "|sought after|gifted|talented|revolutionary|exclusive|luxurious|prestigious|recommended|renowned|celebrated|remarkable"
    "|cutting-edge"
    "|ingenious|accomplished|important advance|impressive|incredible|comprehensive|precise|accurate|reliable|successful|technologically advanced|state-of-the-art|unique)"
)
superlatives = pattern(
    rf"{{(the|our|today's|some of the|one of the|of the|world's|area's|region's|by the|as the|currently the|the single|their|with the|is the"
    rf"|are the)}} (?:\w+'s )?{{!most {_RANK}}},? (?:(?:and|most|,) )*(?!(?:and|or|when|if|way)\b)[\w-]+(?: (?!(?:to|for|when|if|and|or|is|are|in|on"
    rf"|of|that|we|at)\b)[\w-]+){{0,2}}",
    r"{!(most (advanced|trusted|innovative|sophisticated|revolutionary|sought-after|powerful|potent|prestigious) (clinic|treatment|technology"
    r"|technologies|formula|system|laser|hospital|doctor|doctors|form|therapy|practice|name|partner|health partner|nurse|surgeon|dental|techniques"
    r"|equipment|solution|solutions|skincare|antioxidant|extract|blend|ingredients|ent|imaging|implants))}",
    r"{!(strongest|smartest|smoothest|finest|greatest|purest|mightiest|brightest|cleanest|newest and finest|latest and greatest|highest quality"
    r"|highest-quality|highest standard+|highest level of (care|expertise|quality|service)|fastest-growing|freshest|boldest|latest generation"
    r"|biggest thing in)} (?:(?!and\b|or\b|than\b|for\b|in\b)[\w-]+,? (?:and )?){0,3}?{(care|quality|product+|formula+|ingredients|treatment+"
    r"|technology|experience"
    r"|service+|excellence|clinic+|institutions|medicine|cells|supplement+|available|on the market|in the world|in town|in the country|on the coast"
    r"|hospital+|surgeon+|dentist+|doctor+|specialist+|chiropractor+|physician+|therapists|injectors|expertise|stem cells"
    r"|botanicals|herbs|chambers|skin|money can buy|nutritional|diagnostic|psychiatric|surgical|dentistry)}",
    r"{!(highest weight loss|biggest breakthrough|greatest breakthrough|greatest advance|most important advance|most exciting advance"
    r"|best thing since)}(?: (?!and\b)[\w'-]+){0,3}",
)
#: Adjectives that only praise.
praise = pattern(
    rf"{{!(state-of-the-art|state-of-the art|cutting-edge|cutting edge|world-class|world class|worldclass|world-renowned|world renowned|world-famous"
    r"|internationally renowned|nationally renowned|internationally acclaimed|first-class|second to none|unparalleled|unmatched|unrivalled"
    r"|unrivaled|unsurpassed|unequalled|unprecedented|peerless|incomparable|matchless|like no other|one-of-a-kind"
    r"|premier|premiere|superb|next-generation|next-level|next level|gold-standard|platinum-standard|ultra-advanced|super-advanced|super skilled"
    r"|unbeatable|beyond compare|legendary|superior quality|space age|pharmaceutical breakthrough|award-winning, world-class|super concentrated"
    rf"|supercharged|high-tech wonder)}}{THING}",
    rf"{{!(amazing|incredible|extraordinary|phenomenal|spectacular|unbelievable|astonishing|astounding|breathtaking|sensational|marvelous|marvellous"
    rf"|wondrous|stupendous|staggering|magnificent|miracle-like)}}{THING}",
    r"{!(amazingly|incredibly|extraordinarily|phenomenally|spectacularly|unbelievably|astonishingly|remarkably|exceptionally|insanely)} {(effective"
    r"|powerful|safe|potent|successful|fast|clear|good|well|natural|skilled|gifted|talented|accurate|knowledgeable|quick|gentle|versatile|improved"
    r"|soft|smooth|high success|effective|authentic|realistic|soothing|refreshing|precise|lifelike|comfortable)}(?: (?!and\b|or\b|for\b|at\b|in\b|as\b)[\w-]+)?",
    r"{!(exceptional|outstanding|remarkable|impressive|fantastic|brilliant|wonderful|fabulous|stunning|dramatic|stellar|superlative)},? (?:(?!and\b"
    r"|or\b)[\w-]+ ){0,1}?{(result+|outcome+|care|quality|success|transformation+|expertise|efficacy|treatment+|product+|formula|technology|remedy"
    r"|remedies|doctor|surgeon|success rate+|weight loss|medicine|healing power+|therapy|team|doctors|surgeons|clinic|facility|service|staff"
    r"|specialists)}(?: and \w+)?",
    r"{(is|are|was|were|it's|absolutely|simply|truly|she's|he's|results are|they're)} (?:(?:so|just|absolutely|simply|truly|really|nothing short of"
    r"|not) )*(?P<span>{!(amazing|incredible|phenomenal|extraordinary|astounding|astonishing|unbelievable|spectacular|mind-blowing|unmatched"
    r"|unrivalled|unrivaled|unparalleled|unprecedented|second to none|life-changing|life changing|revolutionary|miraculous|magical)})",
    r"{(be|been|leave~ you|prepare to be|get ready to be|were|was|am|i'm|i was)} (?P<span>{!(amazed|astonished|astounded|blown away"
    r"|stunned by the results|wowed)}(?: (?:by|at|with) (?:(?:the|how|our|your) )?[\w-]+)?)",
    r"{!(the ultimate|ultimate)} (?!guide|goal|cause|decision|responsib|aim|outcome|strength|tensile|choice|sacrifice"
    r"|\w+ guide)(?:in )?[\w-]+(?: (?!and\b|or\b|for\b|in\b|of\b|to\b)[\w-]+)?",
    r"{!(only the best|deserve~ the best|the magic of)}(?: (?!and\b|or\b|in\b|for\b|to\b|of\b|when\b)[\w-]+){0,2}",
    r"{!elite} (?!athlet|player|sport|runner|league|performer|level|train|sporting|team(?:s)? of (?:athletes|runners)|dancer|rower|cyclist|football"
    r"|swimm)(?:(?!and\b|or\b|of\b)[\w-]+)(?: (?!and\b|or\b|for\b|in\b|of\b|to\b|is\b|are\b)[\w-]+){0,2}",
    r"{!gold standard}(?: (?:in|of|for) (?!diagnos|comparison|measuring|testing|confirm|detect|assess|evaluat|identify)(?:the )?[\w-]+(?: (?!and\b"
    r"|or\b|in\b)[\w-]+)?)?",
    r"{!superior} {(formula|quality|care|product+|technology|service|craftsmanship|ingredients|performance|expertise|standard|potency|purity)}",
    r"{!(perfect|ideal)} (?:natural |herbal )?{(solution|remedy|answer|blend|formula|natural combination|treatment for|cure|way to (lose|heal|treat|restore))}",
    r"{!(optimal|supreme|premium|ultra-premium|purest)} {(super concentrated|stem cells|exosomes|healing power+|anti-aging|cells)}(?: \w+)?",
    r"{!(true anti-aging|super-skilled|like nothing else|works like no other|work like no other|in a league of (its|their) own"
    r"|head and shoulders above|the stuff of dreams|wow factor|jaw dropping|nothing short of)}(?: (?!and\b|or\b|is\b)[\w-]+){0,2}",
)
#: Terms of art, advice, natural history and plain senses of the same words.
_PLAIN = regex(
    # a guide to choosing, kind people, shapes, businesses that treat nobody, bundles, and what is said of none
    r"\b(?:choos\w+|find(?:ing)?|select\w*|pick\w*|how to (?:spot|tell)) (?:an? |the )?(?:superb|amazing|incredible|exceptional|outstanding|top[- ]notch"
    r"|leading|top|premier|world[- ]class|great)\b|\b(?:amazing|incredible|extraordinary|phenomenal|wonderful|magical) (?:\w+ )?(?:group|woman|man|mother"
    r"|friends?|person|human|host|listener|people|family|community|ability|capacity|number|amount|cooking|view|setting)\b|\bredefin\w+ (?:the )?(?:\w+ )?(?:areas?|body"
    r"|line|jawline|curves?|contours?|abdomen|waist|hairline|beard|frontal)|\bleading (?:\w+ )?(?:insur\w+|dance|theat\w+|pilates|universit\w+"
    r"|newspapers?)|\b(?:elite|ultimate) (?:[\w-]+ ){0,3}(?:stack|package|bundle|kit|membership)\b|\bastounding \d|\bnone of (?:them|these"
    r"|those) (?:\w+ )?the best|the best[\w ,]{0,40}\bnone of (?:them|these)|sexual revolution|\b(?:had|saw) the best (?:results|outcomes)"
    r"|the best (?:\w+ ){1,3}(?:in the world )?(?:won't|will not|can't|cannot) (?:help|fix|save|work)|one that gives you the best|\bmost (?:powerful|important|exciting) (?:parts?|reasons?|lessons?)\b|\bmost sought[- ]after procedures|\bmost successful \w+ (?:is|are)\b|"
    r"\bbest[- ](?:corrected|practices?|interests?|known|to|if|when|described|avoided|managed|treated|done|taken|seen|suited|used|time|wishes"
    r"|friends?|regards|before|performed|supportive|evidence|available evidence|of luck|guess|thought|understood|estimates?|response|person|selling"
    r"|seller|value|price|deal|possible (?:health|care plan|start)|things you|sleeping|attorney|financial|stories|intentions|course of action)\b"
    r"|\bfor (?:the )?(?:very )?best (?:results|outcomes?|effect|absorption|experience)|\b(?:at|their|his|her|do your|try (?:our|your)|do our"
    r"|feel(?:ing)? your|look(?:ing)? your|be at your|perform at \w+|at your) best\b|\b(?:choos\w+|find\w*|determin\w+|decid\w+|discuss\w*"
    r"|recommend\w*|select\w*|identif\w+|understand\w*|which|what|who|how|suggest\w*|help you (?:choose|find|decide)|searching for|know"
    r"|provide you with|agree on|about|consider\w*)\b[\w ,']{0,40}?\b(?:the )?(?:best|most (?:effective|accurate|reliable|suitable|advanced"
    r"|comprehensive))"
    r"|\bbest (?:treatment|option|choice|approach|course|plan|method|care plan|product|style|surgeon|procedure|therapy|recovery approach"
    r"|prevention)s? (?:for (?:you|your|each|him|her|them|the individual|a particular|every|most)|(?:is|may be|will) (?:prevention|early|the one|to)"
    r"|depends?|will depend|may|varies|based|that (?:fits|suits)|is prevention)|\bbest (?:way|time|thing|place|position|age|test|predictor"
    r"|chance)s? (?:to|for|of|is|at|you)\b|\bmay be (?:the )?best"
    r"|\bleading (?:causes?|to|up|from|the|into|role|away|off|edge of the|a|risk|killer|reason|sign|question|symptom|zero|digit|lady"
    r"|medical and surgical org\w+|journals?|scientists|researchers|theor\w+|explanation)\b|\bbreakthrough (?:bleeding|pain|seizures?|infections?"
    r"|cancer pain|symptoms?|cases?|devices?|therapy designation|itch|headaches?|dose|period)|\bmagic (?:mouthwash|mushrooms?|number|angle)\b"
    r"|\bgold[- ]standard (?:tests?|diagnostic|reference|method of diagnosis|comparator|for (?:diagnos\w+|comparison|measuring|testing|confirm\w+))"
    r"|\b(?:is|remains|considered) (?:still )?the gold standard (?:test|for (?:diagnos|detect|measur|assess|evaluat|confirm|identif)\w*)"
    r"|gold standard (?:for|in|of) (?:the )?(?:diagnos|detect|measur|assess|evaluat|confirm|identif|research)\w*|\bperfect (?:pitch|score|fit is"
    r"|attendance|candidate|storm)"
    r"|(?:ultimate|elite|premier) (?:league|goal|cause|athlet\w+)|remarkable (?:for|that|about|ability|capacity|organ|structure|joint|things)\b"
    r"|\bunprecedented times\b|(?:incredibly|amazingly|extraordinarily|exceptionally|remarkably|unbelievably) (?:common|rare|important|painful"
    r"|difficult|frustrating|hard|complex|thin|small|itchy|tiny|busy|high (?:risk|rates?)|low)|staggering (?:gait|number|cost|walk)"
    r"|first[- ]class (?:levers?|mail|post|honou?rs)|(?:adverts?|ads?|advertisements?|fad|beware|ignore|avoid|too many)[\w ,]{0,20}miracle"
    r"|unprecedented control|next[- ]generation sequencing|(?:recovery|survival|story) from|remarkable recovery|(?:it is|it's|how"
    r"|isn't it) (?:amazing|incredible|astonishing) (?:how|that|what|to)|as i look back|most (?:accurate|effective|reliable|successful"
    r"|comprehensive) (?:way|method|means|fittings?|therapy|treatment|approach)s? (?:to|for|of) (?:identify|measure|diagnos|detect|prevent|avoid"
    r"|reduce|manage|confirm|assess|address)\w*"
    r"|nothing short of (?:careful|complete)|superfoods? (?:is|are) a (?:marketing|myth)|most (?:accurate|reliable) (?:test|predictor|marker)"
    r"|(?:early|prompt|good|regular)\b[^.;]{0,40}best (?:results|outcomes)|(?:shap\w+|shaped|trains?|training) the (?:\w+ )*(?:future of \w+"
    r"|next generation)|next generation(?=[.,)”]|$| of)|ideal (?:solution|treatment) for (?:you|individuals)|number one (?:medical|eye|emergency)"
    r"|best (?:results|outcomes) (?:were|are) (?:\w+ )?(?:seen|found|obtained|reported)|\b(?:exercis\w+|vaccin\w+|walking|swimming|physical activity"
    r"|stopping smoking|quitting|hand ?washing|sunscreen|diet|rest|breastfeeding|early treatment|prevention) (?:is|are"
    r"|remains?) (?:still )?(?:by far )?(?:one of |among )?(?:the )?(?:best|most effective|safest|most powerful)|best \w+[^.;]{0,40}\bdepends"
    r"|amazing number|saved my life (?:by|when|after)|magic happens|extraordinary (?:general|meeting|circumstances|stress|claims)"
    r"|world[- ]class (?:athlet|runner|swimmer|player)\w*|amazing (?:thing|how|that|group|grace|time|day|people|journey|hosts?|food)"
    r"|incredible (?:journey|time|day)",
    re.I,
)


@rule(
    code="EFF106",
    severity="warning",
    message="‘{span}’ is hype: it praises and proves nothing.",
    advice="Drop the word, or state the fact behind it: how many procedures, which certificate, which measured difference.",
    sources=(
        law("FTC Health Products Compliance Guidance 2022"),
        law("CAP Code 3.7"),
        law("National Law s133"),
        law("Regulation (EU) 2017/745 art. 7"),
    ),
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
    ranks = [*firsts(doc), *superlatives(doc)]
    for span in outermost(span for span in [*miracles(doc), *praise(doc), *ranks] if is_asserted(span)):
        if not is_plain(span, _PLAIN) and not _is_scare_quoted(span):
            yield Flag(span, _RANK_NOTE if any(span.start == rank.start for rank in ranks) else None)


def _is_scare_quoted(span: Span) -> bool:
    """Does the word stand alone in quotation marks within a longer sentence: `any single "miracle" ingredient`?"""
    whole = sentence(span)
    low, high = span.start - 1, span.start
    if low < whole.start or span.doc[low].text not in _OPENING_MARKS or len(whole) < 8:
        return False
    while high < min(span.end + 1, low + 4, whole.end) and span.doc[high].text not in _CLOSING_MARKS:
        high += 1
    return high < whole.end and span.doc[high].text in _CLOSING_MARKS


_OPENING_MARKS, _CLOSING_MARKS = frozenset("\"“'‘"), frozenset("\"”'’")
_RANK_NOTE = "A rank needs a ranking: name who compared whom, by what measure and when, or say what you do instead of where you stand."
