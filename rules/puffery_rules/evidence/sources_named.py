"""The year and the journal that a sentence names for its source."""

from __future__ import annotations

import re

from puffery.plugin import regex

_WORK = (
    r"(?:stud(?:y|ies)|trials?|reviews?|papers?|articles?|reports?|survey|surveys|analys[ie]s|meta-analysis|paper|work|case series|case report|publication|experiment|"
    r"statement|guideline|guidelines|consensus|findings)"
)
#: A year that dates the source: "a 2016 study", "published in 2015", "In 2004 a trial", "confirmed this in 2015", "from 2020".
_YEAR = regex(
    rf"(?<![–-])\b(?P<before>(?:19|20)\d\d)(?= (?:[\w-]+ ){{0,3}}?{_WORK}\b)"
    rf"|\b(?:published|appeared|released|{_WORK})\b(?: [\w'*_-]+,?){{0,9}}? (?:in|from|of) (?P<after>(?:19|20)\d\d)\b(?! (?:to|through|until|and)\b|[–-])"
    rf"|\bin (?P<opening>(?:19|20)\d\d),? (?:an?|the|another|one|two|\w+ (?:et al\.?|and colleagues)|researchers|scientists|doctors) (?=(?:[\w*-]+ ){{0,5}}?{_WORK}|(?:\w+ )?(?:found|showed|reported|published))"
    r"|\b(?:confirmed|agreed|showed|found|concluded|reported|repeated|demonstrated)\b(?: [\w'-]+){0,4} in (?P<said>(?:19|20)\d\d)\b(?! (?:to|through)\b|[–-])"
    r"|(?-i:\b[A-Z][\w'’-]+(?: et al\.?| and (?:colleagues|[A-Z]\w+))?) \((?P<author_year>(?:19|20)\d\d)[a-z]?\)",
    re.I,
)
_PERIOD = regex(r"\b(?:since|between|until|before|after|during|back to|performed|conducted|through) (?:the )?$", re.I)
_CAPITALS = r"[A-Z][\w&'’-]*(?: (?:(?:of|in|for|and|the|on|&) )*(?:the )?[A-Z][\w&'’-]*)*"
_JOURNAL = regex(
    rf"\b(?:(?:[A-Z][\w&-]* )*(?:Journal|Annals|Archives|Acta|Proceedings|Bulletin)(?: of)?(?: the)?(?: {_CAPITALS}| [a-z]{{4,}}(?: [a-z]{{5,}})?)?"
    rf"|(?<=published in )(?:the journal |the )?\*?{_CAPITALS}|(?<=journal )\*?{_CAPITALS}(?: (?:of|in|and) [a-z]{{4,}}| [a-z]{{4,}} (?:of|in|and) [a-z]{{4,}})?|(?<=appeared in )(?:the )?\*?{_CAPITALS}"
    rf"|(?:New England Journal of Medicine|NEJM|JAMA|BMJ|(?:The )?Lancet|Nature|PLoS ONE|PLOS ONE)\b"
    rf"|(?<= in )(?:the )?\*?(?:[A-Z][\w&-]* (?:(?:of|and|in|for) )?)+(?:Medicine|Notes|Letters|Reviews?|Quarterly|Therapy|Today|Reports?|Research|Sciences?|Surgery|Care|Pain|Neurology)\b)", 0
)
_SHORT = {
    "nejm": ("n engl j med", "new england journal"),
    "jama": ("jama", "j am med assoc", "journal of the american medical association"),
    "bmj": ("bmj", "br med j", "british medical journal"),
    "plos": ("plos",),
    "lancet": ("lancet",),
    "nature": ("nature",),
}
_GENERIC = frozenset("the a an of in for and on journal annals archives acta proceedings bulletin international american british european".split())


def named_year(text: str) -> tuple[str, int] | None:
    """Return the year that dates a source in the text and where its name begins; the last one where there are more."""
    found = None
    for match in _YEAR.finditer(text):
        group = match.lastgroup
        assert group is not None
        if not _PERIOD.search(text[: match.start(group)]):
            found = match[group], match.start() if group == "author_year" else match.start(group)
    return found


def named_journal(text: str) -> tuple[str, int] | None:
    """Return the journal that the text names and where its name begins; the last one where there are more."""
    found = None
    for match in _JOURNAL.finditer(text):
        name = re.sub(r"^(?:the )?(?:journal (?!of\b))?\*?", "", match[0], flags=re.I) if match[0][0] in "tTj" else match[0].lstrip("*")
        if _words(name) or name.lower().split()[-1] in _SHORT:
            found = name, match.end() - len(name)
    return found


def is_journal_of(name: str, entry: str) -> bool:
    """Does an entry name the journal, written out or abbreviated (`J Orofac Pain`)?"""
    plain = " ".join(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", entry).lower()))
    for short, forms in _SHORT.items():
        if short in name.lower().split():
            return any(form in plain for form in forms)
    if "new england journal" in name.lower():
        return any(form in plain for form in _SHORT["nejm"])
    words, there = _words(name), plain.split()
    known = sum(any(word == other or (len(other) >= 2 and word.startswith(other)) for other in there) for word in words)
    return known * 2 >= len(words)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]+", name.lower()) if word not in _GENERIC and len(word) > 2]
