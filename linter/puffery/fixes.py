"""Fixes: from findings to edits of the source, and to the bytes and the diff that come of them.

A fix replaces the flagged words where they stand in the source as plain text, or adds a statement at the end of the page; all
else stays as it is.  A fix is safe when the rule says that it keeps the writer's meaning.  Nothing here reads or writes a file.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from puffery.errors import UnreadableFile
from puffery.model import Finding, Page, Report

#: After so many rounds a page that still changes never settles, and is left as it was.
LIMIT = 20
#: And one that grows by more than its own length and this many code points is being fixed in circles.
_GROWTH = 2000
#: Signs that end or open markup in one of the formats; a replacement may not bring one along.
_MARKUP = frozenset("<>&\"'`*_[](){}|\\#$~=:;@!^")
#: Closing template tags at the end of a page (`{% endblock %}`): what stands after them is not rendered.
_TEMPLATE_END = re.compile(r"(?:\s*\{%-?\s*end\w*[^%]*%\})+\s*\Z")
_CLOSING = (re.compile(r"</body\s*>", re.I), re.compile(r"</html\s*>", re.I))
_HARD_BREAK = re.compile(r"(?:[ \t]{2,}|\\)\r?\n")


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit that mends a finding: code points `start` to `end` of the source become `text`."""

    finding: Finding
    start: int
    end: int
    text: str
    is_safe: bool

    @property
    def title(self) -> str:
        """What the edit does, as an editor's menu says it."""
        if self.start == self.end:
            return f"{self.finding.code}: add “{_shorten(self.text)}” at the end of the page"
        text = self.text.strip()
        return f"{self.finding.code}: " + (
            f"replace with “{_shorten(text)}”" if text else f"remove “{_shorten(self.finding.text)}”"
        )


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing made of a draft: its source, the report on it, and the fixes applied, in order of application."""

    source: str
    report: Report
    fixes: tuple[Fix, ...] = ()


def fixes_of(finding: Finding, page: Page) -> Iterator[Fix]:
    """Yield the fixes of a finding that can be made in its page, the best first; only the first can be safe."""
    is_first = True
    if finding.replacements and is_plain(page, finding.start, finding.end):
        for replacement in finding.replacements:
            text = _fit(replacement, finding.text, page)
            if text is not None and text != finding.text:
                yield Fix(finding, *_spaced(finding, text, page.source), text, finding.safe_fix and is_first)
            is_first = False
    place = find_place(page, finding.insertion) if finding.insertion else None
    if place is not None:
        yield Fix(finding, place[0], place[0], place[1], finding.safe_fix and is_first)


def plan(page: Page, findings: Iterable[Finding], unsafe: bool = False) -> list[Fix]:
    """Return the first permitted fix of each finding, in order of place; of two that overlap the first finding's stays."""
    chosen: list[Fix] = []
    for finding in findings:
        if not (finding.replacements or finding.insertion) or not (finding.safe_fix or unsafe):
            continue
        fix = next((fix for fix in fixes_of(finding, page) if fix.is_safe or unsafe), None)
        if fix is not None and not any(_overlap(fix, other) for other in chosen):
            chosen.append(fix)
    return sorted(chosen, key=lambda fix: fix.start)


def apply(source: str, fixes: Iterable[Fix]) -> str:
    """Return a source with fixes made that do not overlap."""
    parts, at = [], 0
    for fix in sorted(fixes, key=lambda fix: fix.start):
        parts += [source[at : fix.start], fix.text]
        at = fix.end
    return "".join([*parts, source[at:]])


def fix_all(report: Report, lint: Callable[[str], Report], unsafe: bool = False) -> Fixed:
    """Fix a draft until nothing more can be fixed; a draft on which fixes never settle is left as it was."""
    made: list[Fix] = []
    current, source = report, report.page.source
    for _ in range(LIMIT):
        fixes = plan(current.page, current.findings, unsafe)
        if not fixes:
            return Fixed(source, current, tuple(made))
        source = apply(source, fixes)
        if len(source) > 2 * len(report.page.source) + _GROWTH:
            break
        made += fixes
        current = lint(source)
    return Fixed(report.page.source, report)


def encode(page: Page, source: str, data: bytes) -> bytes:
    """Return the bytes of a changed source, in the draft's own encoding; raises `UnreadableFile` where `data` is not the page."""
    if page.source.encode(page.encoding) != data:
        raise UnreadableFile(
            page.path, "has changed since it was read, or its encoding cannot be written back; nothing was fixed"
        )
    return source.encode(page.encoding)


def diff(path: str, before: str, after: str) -> str:
    """Return a unified diff that `patch` understands."""
    lines = []
    for line in difflib.unified_diff(_lines(before), _lines(after), path, path):
        lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(lines)


def is_plain(page: Page, start: int, end: int) -> bool:
    """Does a range of the source hold prose and nothing else: no tag, entity, emphasis, quote sign or hard line break?"""
    offsets, at = page.offsets, start
    for run, (low, high) in enumerate(zip(offsets.start, offsets.end, strict=True)):
        if high <= at or low >= end:
            continue
        if low > at:
            return False
        stop = offsets.prose[run + 1] if run + 1 < len(offsets.prose) else offsets.length
        source = page.source[low:high]
        if stop - offsets.prose[run] != high - low and not source.isspace():
            return False
        if page.format in ("markdown", "mdx") and _HARD_BREAK.search(source):
            return False
        at = high
    return at >= end > start


def find_place(page: Page, statement: str) -> tuple[int, str] | None:
    """Return where a statement goes and what to insert there; None where it stands already or cannot be seen there."""
    if _normal(statement) in _normal(page.prose):
        return None
    at, text = (_in_html if page.format == "html" else _at_end)(page, statement)
    source = page.source[:at] + text + page.source[at:]
    from puffery.readers import parse

    is_seen = _normal(statement) in _normal(parse(page.path, source, page.format, page.encoding).prose)
    return (at, text) if is_seen and _is_encodable(text, page) else None


def _at_end(page: Page, statement: str) -> tuple[int, str]:
    source, line_end = page.source, _line_end(page.source)
    tail = _TEMPLATE_END.search(source) if page.format != "text" else None
    at = tail.start() if tail else len(source)
    before = source[:at]
    if not before.strip("\ufeff"):
        return at, statement + (line_end if tail else "")
    if tail or not before.endswith(("\n", "\r")):
        return at, line_end * 2 + statement
    is_open = before.endswith(line_end * 2) or not before.strip("\ufeff\r\n")
    return at, ("" if is_open else line_end) + statement + line_end


def _in_html(page: Page, statement: str) -> tuple[int, str]:
    source, line_end = page.source, _line_end(page.source)
    element = f"<p>{escape(statement, quote=False)}</p>"
    for closing in _CLOSING:
        tags = [tag.start() for tag in closing.finditer(source) if not any(c.start <= tag.start() < c.end for c in page.comments)]
        if tags:
            indent = source[max(source.rfind("\n", 0, tags[-1]), source.rfind("\r", 0, tags[-1])) + 1 : tags[-1]]
            return tags[-1], element + (line_end + indent if not indent.strip() and tags[-1] > len(indent) else "")
    tail = _TEMPLATE_END.search(source)
    at = tail.start() if tail else len(source)
    if tail or not source[:at].endswith(("\n", "\r")):
        return at, (line_end if source[:at].strip("\ufeff") else "") + element
    return at, element + line_end


def _fit(replacement: str, flagged: str, page: Page) -> str | None:
    """A replacement in the case and with the apostrophes of the words that it takes the place of; None where it cannot stand."""
    text = replacement
    if "’" in flagged and "'" not in flagged:
        text = text.replace("'", "’")
    first = re.match(r"\w+", flagged)
    if flagged.isupper() and len(flagged) > 4:
        text = text.upper()
    elif first and first[0].istitle():
        text = text[:1].upper() + text[1:]
    if page.format != "text" and any(sign in _MARKUP and sign not in flagged for sign in text):
        return None
    return text if _is_encodable(text, page) else None


def _spaced(finding: Finding, text: str, source: str) -> tuple[int, int]:
    """The range to replace: words that are taken out take one of the spaces around them along."""
    start, end = finding.start, finding.end
    if text or source[start:end] != source[start:end].strip():
        return start, end
    if source[end : end + 1] == " ":
        return start, end + 1
    if start and source[start - 1] == " ":
        return start - 1, end
    return start, end


def _is_encodable(text: str, page: Page) -> bool:
    try:
        text.encode(page.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _overlap(one: Fix, other: Fix) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def _line_end(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\r" if "\r" in source and "\n" not in source else "\n"


def _lines(source: str) -> Sequence[str]:
    return re.findall(r"[^\n]*\n|[^\n]+\Z", source)


def _normal(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


def _shorten(text: str, limit: int = 60) -> str:
    flat = " ".join(re.sub(r"</?p>", "", text).split())
    return flat if len(flat) <= limit else flat[: limit - 1].rsplit(" ", 1)[0] + "…"
