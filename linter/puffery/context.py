"""What surrounds a span: is it denied, hedged, asked, reported, cited?

One set of questions for every rule.  Each looks at the words of the span's own sentence (or block, where it says so) and takes
the scope of its cue into account: a denial ends at "but", at a semicolon and at a comma that opens a new clause; "not only" is
no denial; and a negation inside the span itself ("no side effects") is part of the claim, not a denial of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from puffery.reading import reading_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_SUBJECT = r"""(?:and\ |so\ |then\ )?(?:we|our|it|its|this|these|those|that\ is|the|you|your|they|their|i|my|he|she|his|her|dr\.?|
    patients|people|there|here|most|many|all|each|every|both)\b"""
#: Where a clause ends: what stands before has no bearing on what comes after.
_BREAK = re.compile(
    rf"""[;:—]|\ –\ |\ -\ |\.\.\.|…|[()]
    |,?\s\b(?:but|however|yet|whereas|although|though|nevertheless|instead,|so\ that|because|since|unless)\b(?!\ not)
    |,\ (?:while|which|who|where|so|thus|and\ (?:it|we|you|they|our|this|the)\b)
    |,\s(?={_SUBJECT})
    |\band\s(?=(?:it|we|you|they|our|this|these|i)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_PSEUDO_DENIAL = re.compile(
    r"""\bnot\ (?:only|just|merely|simply|solely|to\ mention)\b|n't\ (?:just|only|merely|simply)\b
    |\bno\ (?:doubt|wonder|matter|question|longer|more|secret|exaggeration|need|stranger)\b|\bwhy\ not\b|\bno\.\ (?=1\b)
    |\b(?:don't|do\ not|never|won't|not)\ (?:wait|worry|hesitate|settle|let|miss|forget|suffer|delay)\b
    |\bcan(?:no|')t\ (?:wait|be\ beat\w*|miss)\b|\bnothing\ (?:but|beats|short\ of)\b|\bnone\ other\b|\bnot\ surprising\w*\b
    |\b(?:if|when|because|since)\ (?:you|they|it|\w+)\ (?:have|has|do|does|did|are|is)(?:n't|\ not)\b
    |\bno\ other\b|\bno\ one\ (?:else|should\ have\ to)\b|\bwithout\ (?:a\ )?(?:doubt|question|fail)\b|\bnot\ a\ moment\b""",
    re.IGNORECASE | re.VERBOSE,
)
_VERB_DENIAL = re.compile(
    r"""\b(?:not|never|neither|nor|nobody|nothing|none|hardly|scarcely|rarely|seldom)\b|\w+n't\b|\bcannot\b|\bno\ one\b|\bunable\ to\b
    |\b(?:fail|refus|declin|ceas)(?:s|es|ed|e|ing)?\ to\b|\bfar\ from\b|\brather\ than\b|\binstead\ of\b|\bunlikely\b|\bimpossible\b
    |\bno\ (?:single\ |known\ |such\ |\w+\ )?(?:evidence|proof|guarantees?|assurances?|promises?|claims?|treatments?|therap(?:y|ies)|drugs?|medicines?|medications?
        |products?|procedures?|operations?|surger(?:y|ies)|implants?|supplements?|injections?|cures?|doctors?|surgeons?|clinics?|way|method|one|patients?|diets?|device|laser|studies|study|trials?|data|intention)\b
    |\bunproven\b|\bnot\ been\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOUN_DENIAL = re.compile(
    r"""\b(?:no|without|zero|nor|nothing|lack(?:s|ed|ing)?)\b(?!\.)(?:\ [\w'/%-]+){0,4}\ ?[“"‘']?$""", re.IGNORECASE
)
#: An opening clause that ends at its comma: a `not` in it denies nothing after it.
_OPENING = re.compile(
    r"^\W*(?:while|although|though|even though|because|since|despite|whether|instead of|rather than|unlike|without|far from|not only|as|after|once|when|if)\b[^,]*,",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"\b(?:never|not|n't|cannot|nothing|nobody|none|no\ one)\W+(?:\w+\W+)?(?:fail|without|doubt|deny)", re.I)
_DENIED_AFTER = re.compile(
    r"""^(?:[ ](?!(?:and|or|but|so|who|that|which|because|while|if|when|where|as|you|we|they|it|i)\b)[\w'/-]+){0,3}?[ ](?:is|are|was|were|has|have|had|can|could|will|would|should|may|might|does|do|did)
        (?:n't|\ not(?!\ only)|\ never|not\b)
    |^(?:[ ](?!(?:and|or|but|so|who|that|which|because|while|if|when)\b)[\w'/-]+){0,2}?\ (?:is|are|remains?|was|were)\ (?:\w+\ )?(?:(?:a|an|the)\ )?(?:myths?|unproven|unlikely|impossible|unrealistic
        |false|misleading|untrue|unsupported|rare|unknown|not(?!\ only))\b|^\ (?:does|do|did)\ not\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HEDGE = re.compile(
    r"""\b(?:may|might|could|perhaps|maybe|possibly|potentially|potential|possible|sometimes|occasionally|often|usually|typically|generally
        |likely|probably|partially|partly|somewhat|individual|hopefully|theoretically|allegedly|reportedly)\b
    |\b(?:can|to|also|actually|and|that|which|or)\ (?:\w+ly\ )?(?:help|assist|aid|contribute)\b|\bhelp(?:s|ed|ing|ful)?\b|\bassist(?:s|ed|ing)?\b|\baid(?:s|ed|ing)?\ (?:in|the)\b|\bcontributes?\ to\b
    |(?:^|\b(?:in|for|with|among|and|while|although|though|that|but|by|to)\ )some\b|\bsome\ (?:\w+\ )?(?:patients?|people|men|women|children|adults|cases|users?|clients?|individuals|experts|studies|evidence|extent|degree|relief|improvement|find|report|say|may|of\ (?:the|our|my|them|these|those))\b|\b(?:in|for|with|among)\ (?:many|most|certain|selected|several|some|a\ few|appropriate|suitable|the\ right)\b(?!\ (?:\w+\ ){0,2}(?:conditions|ailments|complaints|purposes|reasons|uses|years))
    |\b(?:many|most)\ (?:see|notice|report|experience|feel|enjoy|find)\b|\b(?:many|most|certain|a\ majority|the\ majority)\ (?:of\ )?(?:\w+\ )?(?:patients|people|cases|women|men|clients|users|individuals|adults|children|of)\b
    |\b(?:aim|aims|aimed|aiming|seek|seeks|strive|strives|striving|attempt|attempts|attempting|try|tries|trying|hope|hopes|hoping|intend|intends|intended|designed|meant|formulated|developed|believed|thought|expected|said|considered)\ (?:to|for|at|that)\b
    |\b(?:the|our|your|a|main|primary|ultimate|with\ the)\ (?:goals?|aims?|objectives?|intent|intention|purpose|hope|idea)\b|\bgoals?\ (?:is|are|of)\b|\b(?:is|are)\ to\b
    |\b(?:suggest|suggests|suggested|suggesting|appear|appears|appeared|seem|seems|seemed|tend|tends|indicate|indicates)\b
    |\b(?:results?|outcomes?|experiences?)\ (?:may\ |will\ |can\ |do\ )?(?:vary|varies|differ)\b|\bdepend(?:s|ing)?\ (?:up)?on\b|\bif\ (?:it|this|successful|you\ are|needed|suitable)\b
    |\bwhether\b|\bcan\ be\ (?:an?\ )?(?:\w+\ )?(?:effective|useful|helpful|beneficial|option|considered)\b|\bpromising\b|\bnot\ (?:everyone|all|every)\b|\bup\ for\b|\bin\ theory\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Softeners that may also follow the claim.
_HEDGE_AFTER = re.compile(
    r"""\b(?:in|for|with)\ (?:some|many|most|certain|selected|several)\b(?!\ (?:\w+\ ){0,2}(?:conditions|ailments|complaints|purposes|reasons|uses|years))|\b(?:results?|outcomes?)\ (?:may\ |will\ |can\ )?vary\b|\bdepend(?:s|ing)?\ (?:up)?on\b
    |\bif\ (?:successful|suitable|appropriate)\b|\bas\ far\ as\ possible\b|\bwhere(?:ver)?\ possible\b|\bif\ possible\b|\bin\ theory\b|\bis\ (?:the|our)\ (?:goal|aim|hope)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WARNING = re.compile(
    r"""\b(?:be(?:ing)?\ )?(?:wary|skeptical|sceptical|suspicious|cautious|careful)\ (?:of|about|when|with)\b|\bbeware\b|\bwatch\ out\b|\bavoid\ (?:any|clinics?|anyone|providers?|products?|sellers?|companies|websites?)\b
    |\bred\ flags?\b|\bwarning\ signs?\b|\bmyths?\b|\bmisconceptions?\b|\bmisleading\b|\bfalse(?:ly)?\b|\bscams?\b|\bfraud\w*\b|\bquack\w*\b|\b(?:phrases|words|terms|slogans|buzzwords)\ (?:like|such\ as)\b|\bso-called\b|\bhoax\w*\b|\bdebunk\w*\b
    |\b(?:claim|claims|claimed|claiming|purport|purports|allege|alleges|alleged|tout|touts|touted|boast|boasts|advertise|advertised|marketed|promoted|hyped|billed)\b(?:\ (?:to|that|as|by|they|it|the|a|an|of))
    |\bclinics?\ (?:that|which|who)\ (?:promise|claim|guarantee|offer|say)\w*\b|\b(?:anyone|any\ (?:clinic|provider|website|product|company|seller|practitioner|doctor|surgeon|treatment|supplement))\ (?:who|that|which)?\ ?(?:\w+\ )?(?:promis|claim|guarante|offer|say|tell|advertis)\w*
    |\b(?:if|when)\ (?:someone|anyone|a\ (?:clinic|provider|company|website|product|seller))\b|\btoo\ good\ to\ be\ true\b|\b(?:unproven|unsubstantiated|exaggerated|unrealistic|unfounded)\ (?:claims?|promises?|expectations?)\b
    |\b(?:warn|warns|warned|warning|charged|alleges|complaint|lawsuit|court|judge|injunction|settlement|banned|fined|ruling|ruled|upheld)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Somebody else's words, given as theirs: `the leaflet spoke of`, `a slide said that`, `the company had promised`.
_DOCUMENT = r"(?:ads?|adverts?|advertisements?|commercials?|leaflets?|brochures?|flyers?|posters?|slides?|inserts?|videos?|websites?|labels?|headlines?|slogans?|billboards?|infomercials?|packets?|mailers?|emails?|pitch(?:es)?)"
_SELLER = r"(?:compan(?:y|ies)|firms?|sellers?|makers?|manufacturers?|marketers?|promoters?|vendors?|clinics?|sales(?:man|men|woman|people)|spokes\w+|receptionist|owners?|defendants?|operators?|websites?|practitioners?|chiropractors?|influencers?)"
_REPORT = re.compile(
    rf"""(?<!our\ )(?<!my\ )(?<!your\ )\b{_DOCUMENT}\b(?:[ ,][\w'-]+){{0,6}}?,?\ (?:said|says|saying|claim\w*|promis\w+|told|tells|called|calls|described|describes|stated|states|spoke|speaks|read|reads|offer\w*|suggest\w*|impl\w+|announc\w+|guarante\w+|show\w*)\b
    |\b(?:a|an|the|one|some|another|several|these|two|that)\ (?:\w+\ ){{0,2}}{_SELLER}\b(?:[ ,][\w'-]+){{0,5}}?,?\ (?:promised|told|tell|called|described|advertised|misled|had\ said|were\ taught|falsely)\b
    |\b(?:ads?|adverts?|advertisements?|compan(?:y|ies)|sellers?|websites?|products?|providers?|leaflets?)\ (?:that|which|who)\ (?:\w+\ )?(?:promis|claim|guarante|say|tell|boast)\w*
    |\b(?:wrongly|falsely)\ (?:said|say|states?|told|claim\w*|suggest\w*|believe\w*)\b|\btold\ (?:people|buyers|patients|customers|parents|followers|consumers)\b|\bpromised\ (?:people|buyers|customers|patients|consumers|relief)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: A block that opens with a myth, and where it turns to the truth.
_MYTH = re.compile(r"\W*(?:myth|fiction|misconception|false)\b", re.IGNORECASE)
_TRUTH = re.compile(r"\b(?:truth|fact|reality)\b\W*:", re.IGNORECASE)
#: What pages say that report on wrong claims or teach to see through them; three of these make such a page.
_WATCHDOG = re.compile(
    r"\b(?:(injunction)|(lawsuits?|sued|plaintiffs?)|(court|judge|jury)|(prosecut\w+|attorney general|charged with|indict\w+)|(regulators?|watchdog|standards authority)|(warning letters?)|(ftc|federal trade commission)|(fined|penalt\w+|settlement)|(misled|misleading|deceptive)"
    r"|(false claims?|unproven|unsupported claims?|no evidence)|(scams?|fraud\w*|quack\w*)|(red flags?|warning signs?)|(too good to be true)|(beware|be wary|watch out for)|(stop selling|ordered to stop|banned)|(complaint was upheld|upheld)|(consumers?|trading standards)|(sales talk|sales pitch|snake oil)|(advertisements? that|these advertisements)|(be (?:very )?suspicious)|(never true)|(report it|report them))\b",
    re.IGNORECASE,
)
_QUOTATION_SIGNS = frozenset('“"‘«')
_QUOTATION = re.compile(r"“[^“”]*(?:”|$)|(?<!\w)\"[^\"]+\"(?!\w)|(?<!\w)‘[^‘]+?'(?!\w)|«[^»]*»")
_PLANTED = re.compile(
    r"""^\W*(?:did\ you\ know|why\ (?:settle|suffer|wait|live|put\ up|risk|not)|what\ if|isn't\ it\ time|imagine|ready\ (?:to|for)|(?:do\ you\ )?want(?:\ to)?\b
    |looking\ (?:for|to)|searching\ for|interested\ in|would(?:n't)?\ you\ (?:like|love)|wouldn't\ it|who\ (?:would|does)n't\ (?:want|love|like)|who\ else\ wants|need\b|could\ you\ use)""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERED = r"""(?:\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]|\((?:ref(?:erence)?s?\.?\s)?\d{1,2}(?:\s?[,;–-]\s?\d{1,2})*\)(?!\s?(?:\d|mg|ml|%|percent|weeks?|days?|years?|months?))
    |(?<=[a-z)][.,;])\d{1,2}(?:[,–-]\d{1,2})*(?=\s|$)|(?<=[a-z][.!?]\ )\d{1,2}$|[¹²³⁴-⁹⁰]+|\[\^[\w-]+\])"""
_CITATION = re.compile(
    rf"""{_NUMBERED}
    |(?-i:\([A-Z][\w'’-]+(?:\ et\ al\.?|(?:,|\ &|\ and)\ [A-Z][\w'’-]+)*(?:,|\ et\ al\.?,?)?\ \(?(?:19|20)\d\d[a-z]?(?:;[^()]*)?\))
    |(?-i:\b[A-Z][\w'’-]+(?:\ et\ al\.?|\ and\ colleagues|\ (?:&|and)\ [A-Z][\w'’-]+)?,?\ \((?:19|20)\d\d[a-z]?\))
    |(?-i:\b[A-Z][\w'’-]+\ (?:et\ al\b|and\ (?:his\ |her\ )?(?:colleagues|coworkers|co-workers|associates)\b))
    |\bdoi\b|\bpmid\b|\bpubmed\b|\bNCT\d{{6,}}\b|\bcochrane\b
    |(?-i:\b(?:(?:The\ )?(?:[A-Z]\w+\ )*(?:Journal|Annals|Archives|Lancet|JAMA|BMJ|NEJM|PLOS|PLoS|Arthroscopy|Cephalalgia|Pain\ Medicine|Pain\ Physician)(?:\ (?:of|in|for)\ (?:the\ )?[A-Z]\w+)*(?:\ [A-Z]\w+)*)(?=\W|$))
    |(?-i:(?:(?:\b[Ii]n|\bjournal|\bof)\ (?:the\ journal\ )?\*?(?:Cell|Nature|Science|Pediatrics|Spine|Headache|Neurology|Circulation|Gut|Chest|Stroke|Pain)\b\*?(?=[\s,.;:()]|$)(?!\ [a-z]+s?\ (?:is|are)\b)))
    |(?-i:\b(?:Am|Br|Eur|Int|Clin|N\ Engl|Altern|Arch|Ann|Acta|Scand|Can|Aust|J)\ (?:[A-Z][a-z]+\ )*(?:J|Med|Surg|Ther|Res|Rev|Pain|Phys|Neurol|Rehabil|Sci)\b\.?)
    |\b(?:university|college|institutes?|academy|association|society|foundation|clinic|hospital|school)\s+(?:of|for|in|at)\s+(?-i:[A-Z])\w+(?=[^.]*\b(?:stud(?:y|ies)|trial|research\w*|found|report\w*|data|survey|review))
    |\b(?:according\ to|data\ from|published\ (?:in|by)|reported\ (?:in|by)|study\ (?:by|from|in|at)|trial\ (?:by|from|in|at)|research\ (?:by|from|at|in)|survey\ (?:by|from))\ (?:a\ \d{{4}}\ \w+\ in\ )?(?:the\ |dr\.?\ )?(?-i:[A-Z])\w+
    |\b(?:in\ )?(?:a|the|one)\ (?:19|20)\d\d\ (?:[\w-]+\ ){{0,3}}?(?:study|trial|review|meta-analysis|survey|report|paper|analysis)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERED_ONLY = re.compile(_NUMBERED, re.VERBOSE)
_SCHOLARLY_LINK = re.compile(
    r"pubmed|ncbi|nih\.gov|doi\.org|cochrane|nejm|thelancet|jamanetwork|bmj\.com|nature\.com|sciencedirect|springer|wiley|tandfonline|sagepub|plos|clinicaltrials|"
    r"cdc\.gov|fda\.gov|who\.int|nice\.org|nhs\.uk|mayoclinic|oup\.com|karger|mdpi|frontiersin|researchgate|scholar\.google|lww\.com|biomedcentral|\.edu\b|#(?:ref|fn|cite|note)",
    re.IGNORECASE,
)
_REFUND = re.compile(
    r"""money[- ]back|refund\w*|(?:satisfaction|price|pricing|price[- ]match|privacy|quality|warranty|workmanship|lowest[- ]price|best[- ]price|return|purchase|shipping|delivery)[\s-](?:is\ |are\ )?(?:\d+%\ )?guarante\w+
    |guarante\w+\ (?:your\ )?(?:money|refund|purchase|privacy|satisfaction|price|delivery|confidential\w*|a\ (?:spot|place|reply|response|slot))|warrant(?:y|ies)|or\ your\ money\ back""",
    re.IGNORECASE | re.VERBOSE,
)
_REFERENCE_ENTRY = re.compile(
    r"(?-i:[A-Z])\w+,?\s(?-i:[A-Z]{1,3}\b).*(?:19|20)\d\d.*\d+\s?[:(]\s?\w*\d|doi:|PMID|(?:19|20)\d\d;\s?\d+|et al\..*\d{4}", re.S
)


#: How many sentences the answers are remembered for.
_SENTENCES = 8192


def text_of(span: Span) -> str:
    """Return the text of a span that is not empty: its `text`, without joining the tokens again."""
    reading = reading_of(span.doc)
    start, end = reading.chars(span.start, span.end)
    return reading.page.prose[start:end]


def sentence(span: Span) -> Span:
    """Return the sentence that holds the first token of a span."""
    return span.doc[slice(*reading_of(span.doc).sentence_at(span.start))]


def paragraph(span: Span) -> Span:
    """Return the block (paragraph, list item, heading, cell) that holds the first token of a span."""
    return span.doc[slice(*reading_of(span.doc).block_range(span.start))]


def block_kind(span: Span) -> str:
    """Return the kind of the span's block, one of `puffery.model.BLOCK_KINDS`."""
    return reading_of(span.doc).block_at(span.start).kind


def clause(span: Span) -> Span:
    """Return the clause around a span: the sentence cut at semicolons, dashes, brackets and conjunctions that open another."""
    whole = sentence(span)
    text, base = text_of(whole), whole.start_char
    low, high = 0, len(text)
    for first, last in _places(_BREAK, text):
        if last <= span.start_char - base:
            low = last
        elif first >= span.end_char - base:
            high = first
            break
    found = span.doc.char_span(base + low, base + high, alignment_mode="contract")
    found = span if found is None else found
    start, end = min(found.start, span.start), max(found.end, span.end)
    while end > span.end and (
        (span.doc[end - 1].is_punct and span.doc[end - 1].text not in '%)”"') or span.doc[end - 1].is_space
    ):
        end -= 1
    while start < span.start and (
        span.doc[start].is_punct or span.doc[start].is_space or span.doc[start].lower_ in ("and", "but", "so")
    ):
        start += 1
    return span.doc[start:end]


def is_denied(span: Span) -> bool:
    """Is what the span says denied: `does not cure`, `no treatment can`, `far from a miracle`, `results are not guaranteed`?"""
    text, start, end = _place(span)
    return _is_denied(text, start, end)


@lru_cache(maxsize=_SENTENCES)
def _is_denied(text: str, start: int, end: int) -> bool:
    if _DENIED_AFTER.search(text[end:].rstrip(" .!")):
        return True
    scope = _PSEUDO_DENIAL.sub(lambda match: " " * len(match[0]), _OPENING.sub("", text[_clause_start(text, start) : start]))
    if _DOUBLE.search(scope):
        return False
    return bool(_VERB_DENIAL.search(scope) or _NOUN_DENIAL.search(scope.rpartition(",")[2]))


def is_hedged(span: Span) -> bool:
    """Is the benefit made possible, partial, intended or individual (`may`, `can help`, `some patients`, `aims to`)?

    `can` alone is no hedge.  Looks at the span, what precedes it in its clause, and `in some cases` or `results vary` after it.
    """
    text, start, end = _place(span)
    low = _clause_start(text, start)
    hedges = _places(_HEDGE, text)
    if any(low <= first and last <= end for first, last in hedges):
        return True
    return bool(_HEDGE_AFTER.search(_first_clause(text[end:])))


def is_question(span: Span) -> bool:
    """Does the span stand in an honest question?  `Did you know that ...?` and `Why settle for ...?` plant a claim instead."""
    text = text_of(sentence(span)).rstrip(" \"'”’)")
    return text.endswith("?") and not _PLANTED.match(text)


def is_reported(span: Span) -> bool:
    """Is the span only reported, to warn of it or at a distance: `be wary of clinics that promise`, `claims to`, `a myth`?"""
    text, start, end = _place(span)
    right = text[end:]
    warnings = _places(_WARNING, text)
    if any(last <= start for _, last in warnings) or any(first < end for first, _ in _places(_REPORT, text)):
        return True
    if is_quoted(span) and (any(end <= first for first, _ in warnings) or _is_watchdog(span.doc)):
        return True
    if re.search(
        r"\b(?:is|are|was|were)\ (?:a\ |an\ |just\ |simply\ )*(?:myth|false|misleading|scam|untrue|too\ good|red\ flag|warning\ sign)",
        right,
    ):
        return True
    block = paragraph(span)
    before = text_of(block)[: span.end_char - block.start_char]
    return bool(_MYTH.match(before)) and not _TRUTH.search(before)


def is_asserted(span: Span) -> bool:
    """Does the advertiser assert it: neither denied, nor asked, nor reported at a distance, nor listed without a sentence?"""
    return not (is_reference(span) or is_denied(span) or is_question(span) or is_reported(span) or is_listed(span))


def is_listed(span: Span) -> bool:
    """Does the span stand in a list of key words or links (`Best clinic in Leeds | Best clinic in York | …`), which asserts nothing?"""
    return _is_list(text_of(paragraph(span)))


def is_quoted(span: Span) -> bool:
    """Does the span stand in quotation marks, a quotation element or a block quotation?"""
    if block_kind(span) == "quote" or reading_of(span.doc).marks_over(span, "quotation"):
        return True
    return any(low < span.end_char and span.start_char < high for low, high in quotations(paragraph(span)))


def quotations(span: Span) -> Iterator[tuple[int, int]]:
    """Yield the ranges (code points of the prose) between quotation marks in a span, the marks included."""
    base, text = span.start_char, text_of(span)
    if not _QUOTATION_SIGNS.isdisjoint(text):
        yield from ((base + first, base + last) for first, last in _places(_QUOTATION, text))


def is_heading(span: Span) -> bool:
    """Does the span stand in a heading or the page's title?"""
    return block_kind(span) in ("heading", "title")


def is_reference(span: Span) -> bool:
    """Does the span stand in a reference list, or in a paragraph that reads like an entry of one?"""
    if reading_of(span.doc).marks_over(span, "references"):
        return True
    whole = paragraph(span)
    return len(whole) < 120 and _is_entry(text_of(whole))


def is_cited(span: Span, scope: str = "paragraph") -> bool:
    """Is a source given: a marker, (Smith 2019), a journal, an institution's study, a DOI or a link to one?

    `scope` is `paragraph` (the span's block) or `sentence`.
    """
    area = paragraph(span) if scope == "paragraph" else sentence(span)
    if _is_citing(text_of(area)):
        return True
    reading = reading_of(span.doc)
    if reading.marks_over(area, "footnote"):
        return True
    if any(re.search(r"\d|\*|†", reading.page.prose[mark.start : mark.end]) for mark in reading.marks_over(area, "superscript")):
        return True
    return any(_SCHOLARLY_LINK.search(mark.value) for mark in reading.marks_over(area, "link"))


def citation_markers(text: str) -> list[re.Match[str]]:
    """Return the numbered citation markers of a text: `[3]`, `(2, 4)`, `relief.5`, superscript digits, `[^note]`."""
    return list(_NUMBERED_ONLY.finditer(text))


def is_refund(span: Span) -> bool:
    """Is a guarantee one of money, price, privacy or purchase rather than of a result?"""
    return bool(_REFUND.search(text_of(sentence(span))))


def is_hidden(span: Span) -> bool:
    """Does the page hide the span from a visitor (display:none, the hidden attribute)?"""
    return bool(reading_of(span.doc).marks_over(span, "hidden"))


def _is_watchdog(doc: Doc) -> bool:
    """Does the page report on wrong claims, or warn of them?  What it quotes is then not its own."""
    notes = reading_of(doc).notes
    if "watchdog" not in notes:
        notes["watchdog"] = len({match.lastindex for match in _WATCHDOG.finditer(reading_of(doc).page.prose)}) >= 3
    return bool(notes["watchdog"])


def _place(span: Span) -> tuple[str, int, int]:
    """The text of the span's sentence, and where in it the span starts and ends (code points)."""
    reading = reading_of(span.doc)
    base, stop = reading.chars(*reading.sentence_at(span.start))
    start, end = reading.chars(span.start, span.end)
    return reading.page.prose[base:stop], start - base, end - base


@lru_cache(maxsize=_SENTENCES)
def _places(cue: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Where the cues of an expression stand in a sentence; asked for many spans, looked for once."""
    return tuple(match.span() for match in cue.finditer(text))


def _clause_start(text: str, start: int) -> int:
    """Where the clause that a place of a sentence belongs to starts."""
    return max((last for _, last in _places(_BREAK, text) if last <= start), default=0)


def _first_clause(right: str) -> str:
    match = re.search(r"[;—]|\bbut\b|,\ (?:leading\ to|resulting\ in)\b", right)
    return right[: match.start()] if match else right


#: What parts the entries of a list of links, and of a bag of key words.
_BAR = re.compile(r"\s*[|·•]\s*")
_COMMA = re.compile(r"\s*[,;]\s*")


@lru_cache(maxsize=_SENTENCES)
def _is_list(text: str) -> bool:
    """Is the text four or more short entries between bars, or eight or more between commas with no sentence among them?"""
    bars = [entry for entry in _BAR.split(text) if entry]
    if len(bars) >= 4 and _are_short(bars):
        return True
    commas = _COMMA.split(text)
    if len(commas) < 8 or not _are_short(commas) or re.search(r"[.!?]\W|\b(?:is|are|we|our|you|your)\b", text, re.I):
        return False
    return not re.match(r"(?:and|or)\b|.* (?:and|or) ", commas[-1], re.I)


def _are_short(entries: list[str]) -> bool:
    return all(len(entry.split()) <= 8 and not entry.endswith((".", "!")) for entry in entries)


@lru_cache(maxsize=_SENTENCES)
def _is_entry(text: str) -> bool:
    return bool(_REFERENCE_ENTRY.search(text)) and not re.search(r"\b(?:we|our|you|your)\b", text, re.I)


@lru_cache(maxsize=_SENTENCES)
def _is_citing(text: str) -> bool:
    return bool(_CITATION.search(text))
