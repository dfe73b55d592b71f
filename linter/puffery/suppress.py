"""Drops findings that the writer has allowed: by a comment in the draft, or by an entry in a sidecar file.

    <!-- puffery: ignore EFF106 the name of the device -->     on the finding's line, or alone on the line before it
    <!-- puffery: ignore-start EFF106 quoted from 1920 --> ... <!-- puffery: ignore-end -->
    <!-- puffery: ignore-file EFF106 archive of old adverts -->

Codes may be prefixes or names and are separated by commas; without a code a comment allows everything in its reach.  What
allows nothing, names an unknown code, or lacks a reason that the settings require is itself a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from puffery.model import Comment, Finding, Page, Rule
from puffery.notices import (
    CLAIM_NOTICES,
    MALFORMED_SUPPRESSION,
    MISSING_REASON,
    UNKNOWN_CODE,
    UNUSED_SUPPRESSION,
    Notice,
)
from puffery.positions import Positions

if TYPE_CHECKING:
    from puffery.settings import Settings

_COMMENT = re.compile(r"\s*puffery:\s*(?P<kind>[\w-]*)\s*(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
_CODE = re.compile(r"(?:[A-Z]{3}\d{0,3}|[a-z]+(?:-[a-z]+)+|hype|inducement)(?=$|[\s,:])")


@dataclass(frozen=True, slots=True)
class Suppression:
    """What one comment or sidecar entry allows: codes (none: all) within a range of the source, and why.

    `text` narrows it to findings of exactly these words.
    """

    codes: tuple[str, ...]
    reason: str
    start: int
    end: int
    #: Where the suppression itself stands in the source.
    at: tuple[int, int]
    text: str | None = None
    origin: str = ""

    def allows(self, finding: Finding) -> bool:
        """Does it allow a finding?"""
        if self.text is not None and " ".join(finding.text.split()) != " ".join(self.text.split()):
            return False
        named = not self.codes or any(finding.code.startswith(code) or finding.name == code for code in self.codes)
        return named and finding.start < self.end and self.start < max(finding.end, finding.start + 1)


def split_suppressed(
    page: Page, findings: Sequence[Finding], rules: Sequence[Rule], settings: Settings
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings to report, notices on suppressions included, and those that are allowed, with the reason."""
    suppressions, notices = read_suppressions(page, rules)
    suppressions += [replace(entry, end=len(page.source) + 1) for entry in settings.allowances]
    if not settings.suppress or not (suppressions or notices):
        return list(findings), []
    kept, allowed = [], []
    used: set[int] = set()
    for finding in findings:
        fitting = [at for at, suppression in enumerate(suppressions) if suppression.allows(finding)]
        used.update(fitting)
        if fitting:
            allowed.append(replace(finding, suppressed=suppressions[fitting[0]].reason))
        else:
            kept.append(finding)
    for at, suppression in enumerate(suppressions):
        notices += _judge(suppression, at in used, page, rules, settings)
    return sorted([*kept, *notices], key=lambda finding: (finding.start, finding.end, finding.code)), allowed


def read_suppressions(page: Page, rules: Sequence[Rule]) -> tuple[list[Suppression], list[Finding]]:
    """Return what the comments of a page allow, and notices on comments that cannot be understood."""
    found: list[Suppression] = []
    notices: list[Finding] = []
    opened: list[tuple[Comment, tuple[str, ...], str]] = []
    lines = Positions(page.source)
    for comment in page.comments:
        match = _COMMENT.match(comment.text)
        if match is None:
            continue
        kind, (codes, reason) = match["kind"].lower(), _split(match["rest"])
        place = comment.start, comment.end
        if kind == "ignore":
            found.append(Suppression(codes, reason, *_reach(comment, page.source, lines), at=place))
        elif kind == "ignore-file":
            found.append(Suppression(codes, reason, 0, len(page.source) + 1, at=place))
        elif kind == "ignore-start":
            opened.append((comment, codes, reason))
        elif kind == "ignore-end" and opened:
            start, start_codes, start_reason = opened.pop()
            found.append(Suppression(start_codes, start_reason, start.end, comment.start, at=(start.start, start.end)))
        else:
            what = "`ignore-end` without an `ignore-start`" if kind == "ignore-end" else f"`puffery: {kind}` is no instruction"
            notices.append(
                MALFORMED_SUPPRESSION.at(*place, page.source, f"{what}; write ignore, ignore-start, ignore-end or ignore-file.")
            )
    for start, codes, reason in opened:
        notices.append(
            MALFORMED_SUPPRESSION.at(start.start, start.end, page.source, "`ignore-start` is never closed by an `ignore-end`.")
        )
        found.append(Suppression(codes, reason, start.end, len(page.source) + 1, at=(start.start, start.end)))
    return found, notices


def _split(rest: str) -> tuple[tuple[str, ...], str]:
    """Cut the codes off the front of what follows the instruction; the remainder is the reason."""
    codes = []
    rest = " ".join(rest.split())
    while match := _CODE.match(rest):
        codes.append(match[0])
        after = rest[match.end() :].lstrip()
        rest = after.lstrip(",: ")
        if not after.startswith(","):
            break
    return tuple(codes), rest.strip(" -–—")


def _reach(comment: Comment, source: str, lines: Positions) -> tuple[int, int]:
    """The lines a comment speaks for: its own, or the next that is not blank when nothing else stands on its own."""
    first, last = lines.at(comment.start).line, lines.at(comment.end).line
    starts = [*lines.line_starts, len(source) + 1]
    alone = not (source[starts[first - 1] : comment.start] + source[comment.end : starts[last]]).strip()
    if not alone:
        return starts[first - 1], starts[last]
    following = last
    while following < len(starts) - 2 and not lines.line(following + 1).strip():
        following += 1
    return starts[min(following, len(starts) - 2)], starts[min(following + 1, len(starts) - 1)]


def _judge(suppression: Suppression, is_used: bool, page: Page, rules: Sequence[Rule], settings: Settings) -> Iterator[Finding]:
    start, end = suppression.at
    where = f" ({suppression.origin})" if suppression.origin else ""
    known: tuple[Rule | Notice, ...] = (*rules, *CLAIM_NOTICES)
    unknown = [code for code in suppression.codes if not any(rule.code.startswith(code) or rule.name == code for rule in known)]
    for code in unknown:
        yield UNKNOWN_CODE.at(
            start, end, page.source, f"No rule has the code, prefix or name `{code}`{where}; `puffery rules` lists them."
        )
    if settings.require_reason and not suppression.reason:
        yield MISSING_REASON.at(start, end, page.source, f"This suppression gives no reason{where}; the settings require one.")
    ran: list[Rule | Notice] = [rule for rule in rules if settings.is_selected(rule)]
    if settings.approved:
        ran += CLAIM_NOTICES
    could_match = not suppression.codes or any(
        rule.code.startswith(code) or rule.name == code for code in suppression.codes for rule in ran
    )
    if not is_used and could_match and not unknown:
        yield UNUSED_SUPPRESSION.at(start, end, page.source, f"This suppression allows nothing{where}; remove it.")
