"""Approved claims on a page: word for word, nearly, expired, or without the reference they need.

A claim that matches, with its reference, is not flagged: findings wholly inside it are allowed, save missing disclaimers, which
the page still needs.  A near match is reported as a variation, an expired claim or one without what it needs as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from puffery.claims_file import Claim
from puffery.model import Finding, Page
from puffery.notices import CLAIM_EXPIRED, CLAIM_UNSUPPORTED, CLAIM_VARIATION, Notice
from puffery.sentences import sentence_starts

#: How alike a sentence and a claim must be, word by word, for the sentence to be a variation of the claim.
_ALIKE = 0.8
_WORD = re.compile(r"\w+(?:[.,]\d+)*%?|%")
_LETTERS = str.maketrans("’‘“”–—‑", "''\"\"---")


@dataclass(frozen=True, slots=True)
class Use:
    """Where a page uses a claim: a range of the prose, and what is wrong with it there (nothing, when it is in order)."""

    claim: Claim
    start: int
    end: int
    problem: str = ""
    notice: Notice | None = None


def judge(
    page: Page, findings: Sequence[Finding], claims: Sequence[Claim], jurisdictions: Sequence[str]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings to report, claims that are out of order included, and those that an approved claim allows."""
    kept, allowed = list(findings), []
    for use in find_uses(page, claims, jurisdictions):
        start, end = page.offsets.locate(use.start, use.end)
        if use.notice:
            kept.append(use.notice.at(start, end, page.source, use.problem))
            continue
        inside = [found for found in kept if start <= found.start and found.end <= end and not _is_of_page(found)]
        allowed += [replace(found, suppressed=f"approved claim {use.claim.id}") for found in inside]
        kept = [found for found in kept if found not in inside]
    return sorted(kept, key=lambda found: (found.start, found.end, found.code)), allowed


def _is_of_page(finding: Finding) -> bool:
    """Is a finding about the page as a whole: a missing disclaimer, or a claim itself?"""
    return finding.code.startswith(("DIS", "CLM"))


def find_uses(page: Page, claims: Sequence[Claim], jurisdictions: Sequence[str]) -> list[Use]:
    """Return where a page uses claims, word for word or nearly."""
    if not claims:
        return []
    prose = page.prose.translate(_LETTERS)
    uses = [
        Use(claim, match.start(), match.end(), *_problem(claim, page, jurisdictions))
        for claim in claims
        for match in _expression(claim).finditer(prose)
        if match.end() > match.start()
    ]
    taken = [(use.start, use.end) for use in uses]
    uses += _variations(prose, page, [claim for claim in claims if claim.wording], taken)
    return sorted(uses, key=lambda use: (use.start, use.end, use.claim.id))


@cache
def _expression(claim: Claim) -> re.Pattern[str]:
    if claim.pattern:
        return re.compile(claim.pattern, re.IGNORECASE)
    words = claim.wording.translate(_LETTERS).strip().rstrip(".!").split()
    body = r"\s+".join(map(re.escape, words))
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def _problem(claim: Claim, page: Page, jurisdictions: Sequence[str]) -> tuple[str, Notice | None]:
    """What a word-for-word use lacks, and the notice it gives; empty when it is in order."""
    if claim.is_expired:
        return f"Claim {claim.id} was approved until {claim.valid_until}; have it reviewed again, or take it out.", CLAIM_EXPIRED
    problem = _lack(claim, page, jurisdictions)
    return (problem, CLAIM_UNSUPPORTED) if problem else ("", None)


def _lack(claim: Claim, page: Page, jurisdictions: Sequence[str]) -> str:
    outside = [place for place in jurisdictions if claim.jurisdictions and place not in claim.jurisdictions]
    if outside:
        return f"Claim {claim.id} is approved for {', '.join(claim.jurisdictions)} and not for {', '.join(outside)}."
    text = _plain(page.prose)
    if claim.products and not any(_plain(product) in text for product in claim.products):
        return f"Claim {claim.id} is approved for {', '.join(claim.products)}, which this page does not name."
    links = " ".join(mark.value.lower() for mark in page.marks if mark.kind == "link")
    everything = f"{text} {_plain(page.surroundings)}"
    if not claim.references or any(_plain(each) in everything or each.lower() in links for each in claim.references):
        return ""
    return f"Claim {claim.id} needs its reference on the page: {'; or '.join(claim.references)}."


def _plain(text: str) -> str:
    return " ".join(text.translate(_LETTERS).lower().split())


def _variations(prose: str, page: Page, claims: Sequence[Claim], taken: Sequence[tuple[int, int]]) -> Iterator[Use]:
    """Yield the sentences that say nearly what a claim says, each with the claim it is most like."""
    worded = [(claim, _words(claim.wording.translate(_LETTERS))) for claim in claims]
    for start, end in _sentences(prose, page):
        if any(low < end and start < high for low, high in taken):
            continue
        places = [(match.start(), match.end()) for match in _WORD.finditer(prose, start, end)]
        said = [prose[low:high].lower() for low, high in places]
        found = (_likeness(claim, words, said) for claim, words in worded)
        best = max(filter(None, found), key=lambda likeness: likeness[0], default=None)
        if best is not None:
            _, claim, first, last, difference = best
            problem = f"This is a variation of claim {claim.id}: {difference}. Use its wording, or have this one reviewed."
            yield Use(claim, places[first][0], places[last - 1][1], problem, CLAIM_VARIATION)


def _likeness(claim: Claim, words: Sequence[str], said: Sequence[str]) -> tuple[float, Claim, int, int, str] | None:
    """How like a claim the most similar stretch of a sentence is, where it stands, and how it differs."""
    if len(words) < 3 or len(set(words) & set(said)) < 0.6 * len(set(words)):
        return None
    blocks = [block for block in SequenceMatcher(None, words, said, autojunk=False).get_matching_blocks() if block.size]
    first = max(blocks[0].b - blocks[0].a, 0)
    last = min(blocks[-1].b + len(words) - blocks[-1].a, len(said))
    matcher = SequenceMatcher(None, words, said[first:last], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    return matcher.ratio(), claim, first, last, _difference(matcher, words, said[first:last])


def _difference(matcher: SequenceMatcher[str], words: Sequence[str], said: Sequence[str]) -> str:
    parts = []
    for kind, a, b, c, d in matcher.get_opcodes():
        approved, found = " ".join(words[a:b]), " ".join(said[c:d])
        if kind == "replace":
            parts.append(f"‘{found}’ stands for ‘{approved}’")
        elif kind == "delete":
            parts.append(f"‘{approved}’ is left out")
        elif kind == "insert":
            parts.append(f"‘{found}’ is added")
    return ", ".join(parts) or "its punctuation differs"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _sentences(prose: str, page: Page) -> Iterator[tuple[int, int]]:
    for block in page.blocks:
        starts = [*sentence_starts(prose[block.start : block.end]), block.end - block.start]
        for index in range(len(starts) - 1):
            yield block.start + starts[index], block.start + starts[index + 1]


def summarize(claims: Iterable[Claim], uses: Iterable[tuple[str, int, Use]]) -> dict[str, Any]:
    """Return which claims are used where, and which never: `uses` are path, line and use."""
    by_claim: dict[str, list[dict[str, Any]]] = {claim.id: [] for claim in claims}
    for path, line, use in uses:
        by_claim.setdefault(use.claim.id, []).append({"path": path, "line": line, "problem": use.problem or None})
    return {
        "claims": [{"id": identity, "uses": places} for identity, places in by_claim.items()],
        "unused": [identity for identity, places in by_claim.items() if not places],
    }


def table(summary: Mapping[str, Any]) -> str:
    """Return a summary as text, one line a use."""
    lines = []
    for entry in summary["claims"]:
        lines.append(f"{entry['id']}: {len(entry['uses'])} use{'' if len(entry['uses']) == 1 else 's'}")
        lines += [f"  {use['path']}:{use['line']}" + (f"  {use['problem']}" if use["problem"] else "") for use in entry["uses"]]
    if summary["unused"]:
        lines.append(f"Never used: {', '.join(summary['unused'])}")
    return "\n".join(lines or ["No claims are listed."])
