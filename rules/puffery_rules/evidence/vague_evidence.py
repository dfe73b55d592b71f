"""EVD202 vague-evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_denied, is_heading, is_question, is_reference, is_reported, pattern, regex, rule, sentence
from puffery_rules.evidence.named_studies import is_sourced
from puffery_rules.sources import law

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_STUDY = "(study|studies|research|trial+|data|evidence|literature|science|survey+|review+|meta-analysis|meta-analyses|findings|experiments|researcher+|scientist+|investigation+|tests|analyses|papers|consensus)"
_SHOW = (
    "(show|shows|showed|shown|showing|suggest|suggests|suggested|indicate|indicates|indicated|demonstrate|demonstrates|demonstrated|demonstrating|prove|proves|proved|proven|proving|confirm|confirms|confirmed|confirming|validate|validates|validated|verify|verifies|verified|discovered|find|finds|found|reveal|reveals|revealed|support|supports|supported|supporting|report that|reported (that|a|substantial|significant|good|excellent)|reports that"
    "|establish|established|conclude|concludes|concluded|say|says|backs|backs up|back up|back this up|back it up|back that|back our|reinforce|reinforces|point|points|link|links|linked|highlight|highlights|agree|agrees|tell us|tells us|document|documented|associate|associated|attest|attests|bear this out|bears this out|credit|has spoken|have spoken)"
)
_KINDS = (
    r"(?:(?:numerous|several|many|much|recent|new|clinical|scientific|medical|published|multiple|countless|various|extensive|modern|emerging|early|latest|current|animal|large|controlled|independent|university|peer-reviewed|landmark|preclinical|human|growing|international|further|some|most|hundreds of|thousands of|dozens of|decades of|a thousand|the|a|ongoing|double-blind|laboratory|lab|population|comparative|more|than|of|body|preliminary|initial|network|obesity|health|real-world|encouraging) )*"
)
_HELPERS = r"(?:(?:also|has|have|had|now|consistently|clearly|already|generally|all|repeatedly|strongly|actually|even|further|been|that|continues? to|keeps?|is|are|recently|increasingly|being|conclusively|usually|really|long) ){0,3}"
_SCIENCE = "(science|research|evidence|studies|data|trials|facts|clinical research|clinical studies|clinical trials|clinical data|clinical evidence|scientific research|scientific evidence|scientific studies|medical research|neuroscience|medical science)"
#: "Studies show", "a growing body of research supports", "more than a thousand papers attest".
subjects = pattern(
    rf"\b{_KINDS}{{!{_STUDY}}} (?:(?:into|on|in|of|by|from|with|at|comparing|tracking|after study) (?:[\w'-]+ ){{1,8}}?)?{_HELPERS}{{{_SHOW}}}(?: that)?",
    r"(?:there (?:is|are|has been|have been) )?{!(much research|studies to (suggest|show)|documented benefits|encouraging [early] (data|evidence|results)|promising (data|trials)|promising [early] results|study after study|a wealth of (research|evidence|studies)|the science on this)}(?: [\w'-]+){0,5}",
    r"{!(the science is (settled|clear|in)|science has spoken|the research is clear|the evidence is (clear|overwhelming|strong|in)|the evidence base is strong|the data is clear|the data are clear|science is on our side|it is a scientific fact|it is a proven fact|it's a proven fact|a scientific fact|a medical fact|the facts are clear|the literature is clear|the peer-reviewed literature on|the scientific literature on|the latest (research|science) in|latest research)}(?: [\w'-]+){0,3}",
    r"{!(according to)} (?:recent |new |many |several |numerous |the latest |leading |clinical |medical |scientific )*{(research|studies|experts|science|scientists|the science|the research)}",
    r"{!(in (landmark|recent|many|several|numerous|multiple|clinical|controlled|independent) [clinical|scientific] (studies|trials|tests))}(?: [\w'-]+){0,3}",
)
#: "Shown in clinical trials", "it has been proven to", "found to be".
participles = pattern(
    r"{(shown|proven|proved|demonstrated|found|reported|established|tested|documented|confirmed|supported|studied|evidenced|backed|validated|verified|linked|recognised|recognized)} (?:\w+ ){0,4}?{!(in|by|through|across) [a|the|several|many|numerous|multiple|recent|clinical|large|published|controlled|countless|independent|some of the|scientific|modern|medical|peer-reviewed|human] (study|studies|trials|clinical trials|clinical studies|population studies|research|science|scientists|researchers|evidence|data|literature)}(?! (?:council|institute|cent(?:er|re)|foundation|team|group)\b)",
    r"{(has|have|had|is|are|was|were|been|it's|its|be)} {!(been [clinically|scientifically|also|long|repeatedly] (proven|proved|shown|demonstrated|documented|reported to|found to (be|help|quicken|relieve|reduce|improve|aid))|been found (effective|helpful|beneficial|useful|successful|safe)|[also|clinically|scientifically] proven to|proven effective|proved to|proven|[also|long] shown to|[been] extensively (studied|researched)|[been] (widely|thoroughly|heavily) (studied|researched)|well known to science|documented effectiveness|proven (remarkably|so|to be)|demonstrated outstanding|demonstrated [powerful|significant|remarkable]|found to be [very|more|most|highly] (effective|successful|helpful|beneficial|useful|safe)|documented effectiveness|shown (impactful|remarkable|great|significant|promising)|well documented|well-documented|well supported|well-supported)}(?: (?!by\b)[\w'-]+,?){0,6}",
    r"{!(proven|shown|proved) to} {(aid|help|support|reduce|improve|increase|relieve|speed|accelerate|boost|lower|bring|work|restore|protect|enhance|promote|stimulate|prevent|provide|raise|be)}(?: [\w'-]+){0,3}",
    r"{!(it's proven|it is proven|tested and proven|tried and tested|proven and tested|clinically and scientifically proven)}",
)
#: "Clinically proven", "evidence-based", "backed by science", "proven methods".
labels = pattern(
    r"{!(clinically|scientifically|medically|dermatologically|science|independently|dermatologist|doctor|physician|dentist|pharmacist|pediatrician|veterinarian|vet|surgeon|expert|gynecologist|podiatrist|chiropractor) (proven|tested|backed|validated|supported|formulated|verified|recommended|established|approved|documented|demonstrated|researched|studied|effective|trialled|shown|endorsed|trusted)}(?: [\w-]+)?",
    r"{!(clinically-proven|clinically-tested|clinically-studied|scientifically-proven|scientifically-formulated|science-backed|science-based|science-driven|science-led|doctor-recommended|doctor-approved|doctor-formulated|doctor-trusted|dentist-recommended|dentist-approved|pharmacist-recommended|dermatologist-tested|dermatologist-recommended|physician-formulated|physician-recommended|pediatrician-recommended|expert-recommended|clinician-backed|evidence-based|evidenced-based|evidence-backed|evidence backed|evidence-informed|evidence-led|evidence-driven|research-backed|research-based|research-proven|research-driven|research-led|data-backed|data-driven|time-tested|peer-reviewed research|validated neuroscience|validated science|clinical backing|scientific backing|clinical proof|scientific proof|gold-standard evidence|clinically studied ingredients)}(?:,? [\w-]+)?",
    rf"{{!(backed|supported|grounded|rooted|driven|informed|guided|validated|underpinned|based|built|founded)}} (?:up )?(?:by|in|on|upon) (?:[\w,+-]+ ){{0,4}}?{{({_SCIENCE}|evidence that|years of research|decades of research)}}(?! (?:council|institute|cent(?:er|re)|foundation|team|group)\b)",
    r"{!(proven|well-proven|clinically documented|well-documented|well documented|well-established|well-studied|well-researched|extensively studied|heavily researched|widely studied|thoroughly researched|best-studied|best-evidenced|better-studied|most studied|most researched|well-supported|well supported)} (?:(?:to|and|or|safe|natural|nonsurgical|non-surgical|hair|practical|personalized|effective|scientifically|track|anti-\w+|nonsurgical|pain|weight|loss|healing|treatment|medical) )*,? ?(?:[\w-]+ ){0,1}?{(result+|method+|technique+|formula|treatment+|therapy|therapies|effective|effectiveness|remedy|solution+|success|efficacy|ingredient+|benefit+|protocol+|approach|system|care|medication|supplement+|way+|adaptogens|nutrients|properties|strategies|program|programme|record|safety|relief|option+|procedure+|practice+|process|tool+)}",
    r"{!(combines|uses|merges|blends) (scientific|clinical|medical) (evidence|research|science)}",
)
#: "Strong evidence", "with real clinical research behind it", "the strongest evidence for".
bodies = pattern(
    r"{!(strong|strongest|solid|good|compelling|robust|growing|convincing|substantial|real|moderate|modest|reasonable|promising|mounting|overwhelming|ample|considerable|increasing|broad|broader|extensive|genuine|genuinely strong|abundant|plenty of|a wealth of|clinical|scientific|well-established|emerging|enough|irrefutable|hard|rock solid|irrefutable|impressive)} (?:supporting |clinical |clinically |grounded |supplement |scientific |research |trial |of |growing |and |real |anecdotal |longer )*{(evidence|research support|trial support|scientific support|proof|clinical backing|evidence base|body of research|body of evidence|body of literature|evidence stories|clinical research|supporting research|supplement research|clinical data)}(?: (?:for|that|of|to|behind|supporting|in|on|shows?|available)(?: [\w-]+){0,3})?",
    r"{(with|backed by|have|has|there is|there's)} (?:[\w-]+ ){0,3}?{!(clinical research|science|scientific research|clinical trials|clinical evidence|real research|studies|research|data)} {(behind it|behind them|to back it up|to back this|to back this up|to prove it|supporting it|backing it)}",
    r"{!(science to back it up|proof in the science|clinical trial support|clinical research behind)}(?: [\w'-]+){0,3}",
    r"{!(evidence base is|evidence is strongest|evidence is broader|science supporting)}(?: [\w'-]+){0,4}",
)
_EXPERTS = (
    "(doctors|physicians|experts|dentists|surgeons|dermatologists|scientists|specialists|pediatricians|paediatricians|health professionals|nutritionists|pharmacists|researchers|authorities|clinicians|endocrinologists|dental experts|dental professionals|medical professionals|physios|physiotherapists|therapists|healthcare providers|health experts|dental associations|medical experts|neurologists|cardiologists|gastroenterologists|gynecologists|oncologists|urologists|orthopedists|podiatrists|chiropractors|midwives|vets|veterinarians|hospitals|psychologists|psychiatrists|ophthalmologists|optometrists)"
)
#: Doctors and scientists without a name.
experts = pattern(
    rf"(?<!our )(?<!my )(?<!your )(?<!the )(?<!their )(?<!these )(?:leading |top |many |most |some |thousands of |pediatric |more and more )*{{!{_EXPERTS}}} (?:(?:all over the world|around the world|worldwide|everywhere|widely|also|now|all|often|increasingly|generally|usually|consistently|strongly|highly|have|has|are|already|universally|long|who|themselves) )*{{(recommend|recommends|recommending|recommended|agree that|agree on|agree|endorse|trust|prefer|advise|swear by|love|advocate|urge|prescribe it|prescribe our|prescribe this|adopted it|rely on|turn to|believe that|confirm|say it|say this|calling it|calling this|found that|have found)}}(?: (?:that|it|our|this|the|to|periodic|by)\b)?",
    rf"{{!(recommended|trusted|endorsed|recognized|recognised|approved|preferred|prescribed|praised|acclaimed|favored|favoured|acknowledged|widely used)}} (?:widely )?(?:and \w+ )?by (?:many |most |leading |top |thousands of |the )?{{({_EXPERTS}|the medical community|professionals|athletes|top doctors)}}(?: (?:all over|across|around|worldwide|in|everywhere)(?: [\w-]+){{0,3}})?",
    r"{!(most experts|most doctors|most dentists|most dental|dental experts|current clinical guidance|recommended first-line treatment|the [international] scientific consensus|medical consensus)} (?:[\w-]+ )?{(agree|recommend|recommends|believe|advise|says|say|is|and)}(?: that)?",
)
_TABLES = (subjects, participles, labels, bodies, experts)
_NEUTRAL = regex(
    r"""\b(?:clinical\ trials?\ (?:is|are|registry|registration|phase|participants?|protocol|site|nurse|design|you\ can|may\ be\ (?:an\ option|available))|join\ (?:a|our)\ (?:trial|study)|take\ part\ in|taking\ part|ongoing\ (?:trial|study|research)|(?:studies|research)\ (?:is|are)\ ongoing
    |more\ (?:research|studies|trials|evidence)\ (?:is|are)?\ ?(?:needed|required|warranted)|further\ (?:research|studies|trials)|(?:research|studies|evidence|data|trials?|results?)\ (?:\w+\ )?(?:is|are|remains?|was|were)\ (?:still\ |currently\ |of\ |very\ )?(?:limited|mixed|lacking|weak|scarce|inconclusive|needed|insufficient|low|early|poor|unclear|ongoing|required|thin|preclinical|anecdotal)
    |(?:mixed|variable|varying|inconsistent|conflicting|contradictory)\b|vary\b|varies\b|little\ (?:evidence|research)|limited\ (?:evidence|research|data)|insufficient\ evidence|weak\ evidence|no\ (?:good\ |strong\ |reliable\ |convincing\ |clinical\ |scientific\ )?(?:evidence|proof|studies|research|data|difference)|not\ (?:been\ )?(?:clinically\ |scientifically\ )?(?:proven|shown|enough|confirmed)|lack\ of\ evidence|less\ (?:consistent|strong)|not\ as\ strong
    |evidence\ (?:of|for)\ (?:infection|fracture|disease|damage|instability|bleeding|tumou?r|dental|decay|pregnancy|identity|insurance|income)|proof\ of\ (?:purchase|id|identity|insurance|age|address|vaccination)|if\ (?:the\ )?(?:tests?|data|results)|(?:when|where)\ the\ evidence
    |(?:blood|lab|your|the|imaging|pap|urine|eye|hearing|vision|skin|sleep|genetic|allergy)\ (?:tests?|testing|reports?|study|data)\ (?:show|find|reveal|may|can|will|that|is|are|confirm|indicate|report|say)\w*|report(?:s|ed)?\ (?:any|to|side\ effects|problems)|tested\ for\ (?:purity|heavy\ metals|contaminants)|waterproof|has\ been\ known
    |(?:have|has|were|are)\ (?:examined|focused|investigated|included)|as\ potential|is\ being\ studied|been\ studied\ (?:as|for|in)\ (?:animal|rodent|preclinical)|placebo-controlled|evidence\ varies|in\ animals\ only|sparse|weaker|market\ research|third-party|pric(?:e|ing)\ data|cost\ data|(?:for\ )?educational\ purposes|medically\ approved|shown\ to\ (?:\w+\ )?(?:cause|harm|worsen|damage)|guidelines?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: What a study found against the product: no appeal to evidence for it.
_AGAINST = regex(
    r"^\W*(?:(?!(?:reduc|prevent|lower|fight|protect|decreas|less|fewer|against|shrink|kill|without|no)\w*\b)[\w'-]+ ){0,6}?(?:[\w-]*\btumou?rs?\b(?! (?:reduction|shrink\w*|regress\w*|control))|toxicity|toxic|carcinogen\w*|adverse|birth defects|harm(?:s|ful|ed)?\b|worse(?:n(?:s|ed|ing)?)?\b|addictive|no\b(?! (?:side|adverse|risk|harm|serious|negative))|little (?:effect|benefit|difference)|unclear|less clear)",
    re.IGNORECASE,
)
#: Writing that goes by evidence is no treatment that does.
_WRITING = regex(r"^\W*(?:\w+ )?(?:breakdowns?|articles?|information|writing|content|guides?|blogs?|newsletters?|answers|explanations?|reading|posts?|continuing education|decisions?|journalism)\b", re.IGNORECASE)
_POINTER = regex(r"^\W*(?:the science (?:behind|of)\b|(?:here's |here is )?(?:what|how much) (?:does )?(?:the )?(?:\w+ )?(?:research|trials?|studies|literature|evidence|data|science)\b)", re.IGNORECASE)
#: Sentences that speak of such wording, or that say that nothing was found.
_ABOUT_CLAIMS = regex(
    r"\bfor educational purposes\b|\b(?:phrases?|words|terms|labels|slogans|claims?) (?:like|such as)\b|\bwhich claims\b|\b(?:does|do|did) not (?:\w+ )?(?:increase|improve|reduce|help|work|prevent|support|lower|relieve)\b", re.IGNORECASE
)
_NOTES = (
    (labels, "Such a label asserts a controlled study of this very product or method; name it or drop the label."),
    (experts, "Say which doctors, how many were asked, by whom and when."),
)


@rule(
    code="EVD202",
    severity="warning",
    message="‘{span}’ appeals to evidence that nobody can look up.",
    advice="Name the study (authors, journal, year) or drop the appeal.",
    sources=(
        law("FTC Health Products Compliance Guidance 2022"),
        law("CAP Code 3.7"),
        law("16 CFR 255.3"),
        law("Directive 2001/83/EC art. 90"),
        law("TGA Code 2021"),
    ),
    bad=(
        "<<Studies show>> faster healing.",
        "The serum is <<clinically proven>>.",
        "<<Doctors recommend>> our insoles.",
    ),
    good=(
        "A 2020 trial in The Lancet found no difference.",
        "Studies show a small benefit (Okafor 2018).",
        "It has not been clinically proven.",
        "More research is needed.",
    ),
)
def vague_evidence(doc: Doc) -> Iterator[Flag]:
    """Studies, proof or experts without a name.

    ‘Clinically proven’ says that a particular study showed a particular thing; who cannot find the study cannot check whether it
    was about this product, this complaint and people like them.
    """
    taken: list[tuple[int, int]] = []
    for table in _TABLES:
        for span in table(doc):
            if any(span.start < high and low < span.end for low, high in taken):
                continue
            if is_reference(span) or is_reported(span) or is_question(span) or is_denied(span) or _is_neutral(span) or is_sourced(span):
                continue
            taken.append((span.start, span.end))
            yield Flag(_trim(span), note=next((note for known, note in _NOTES if known is table), None))


def _is_neutral(span: Span) -> bool:
    """Do the words around the span make it no appeal: a limit, a call for research, a test, a heading that asks?"""
    whole = sentence(span)
    if _POINTER.match(whole.text) and (is_heading(span) or len(whole) < 9):
        return True
    if _ABOUT_CLAIMS.search(whole.text):
        return True
    after = whole.text[span.end_char - whole.start_char :]
    if _AGAINST.match(after) or (span.text.lower().startswith("evidence") and _WRITING.match(" ".join(span.text.split()[1:]) + after)):
        return True
    low, high = span.start_char - whole.start_char - 4, span.end_char - whole.start_char + 12
    return any(match.start() < high and low < match.end() for match in _NEUTRAL.finditer(whole.text))


_LOOSE = frozenset("a an and at by for from help helps in is it its of on or our since that the this to way who with your".split())


def _trim(span: Span) -> Span:
    """Drop the words at the end that only lead on."""
    end = span.end
    while end > span.start + 2 and span.doc[end - 1].lower_ in _LOOSE:
        end -= 1
    return span.doc[span.start : end]
