"""The baseline: findings that an old site is allowed to keep, so that only new ones fail.

An entry is keyed by file, rule and a fingerprint of the flagged text with its surroundings, never by a line number, so it holds
when text is added elsewhere.  An entry that no finding matches any more is stale: `puffery baseline prune` drops it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from puffery.errors import SettingsError
from puffery.model import Finding, Page, Report

DEFAULT_NAME = ".puffery-baseline.json"
REASON = "in the baseline"
#: How much of the prose on either side of a finding belongs to its fingerprint, in words.
_SURROUNDING_WORDS = 4
_TAG = re.compile(r"<[^<>]*>")
#: Where another sentence or paragraph begins, in any format: what stands there may change without touching this finding.
_SENTENCE_END = re.compile(
    r"[.!?](?=\s|\Z)|\r?\n[ \t]*\r?\n|</?(?:p|div|li|ul|ol|h[1-6]|td|th|tr|section|article|header|footer|br)\b[^<>]*>", re.I
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is allowed: where, which rule, the fingerprint, and the words for whoever reads the file."""

    path: str
    code: str
    fingerprint: str
    text: str


Baseline = Mapping[str, tuple[Entry, ...]]


def fingerprint(finding: Finding, page: Page) -> str:
    """Return what identifies a finding when lines move: rule, text and the words around it, markup and white space aside."""
    before = _words(_SENTENCE_END.split(page.source[max(0, finding.start - 400) : finding.start])[-1])[-_SURROUNDING_WORDS:]
    after = _words(_SENTENCE_END.split(page.source[finding.end : finding.end + 400])[0])[:_SURROUNDING_WORDS]
    key = "\0".join((finding.code, " ".join(before), " ".join(_words(finding.text)), " ".join(after)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _TAG.sub(" ", text).lower())


def make_entries(reports: Iterable[Report], root: Path) -> list[Entry]:
    """Return an entry for each finding that is reported now."""
    return [
        Entry(
            relative(report.page.path, root),
            finding.code,
            fingerprint(finding, report.page),
            " ".join(finding.text.split())[:120],
        )
        for report in reports
        for finding in report.findings
    ]


def apply(report: Report, entries: Sequence[Entry]) -> tuple[Report, list[Entry]]:
    """Return the report without the findings that the baseline allows, and the entries that no finding matched."""
    if not entries:
        return report, []
    left = Counter((entry.code, entry.fingerprint) for entry in entries)
    kept, allowed = [], []
    for finding in report.findings:
        key = finding.code, fingerprint(finding, report.page)
        if left[key] > 0:
            left[key] -= 1
            allowed.append(replace(finding, suppressed=REASON))
        else:
            kept.append(finding)
    stale = []
    for entry in reversed(entries):
        if left[entry.code, entry.fingerprint] > 0:
            left[entry.code, entry.fingerprint] -= 1
            stale.append(entry)
    suppressed = tuple(sorted((*report.suppressed, *allowed), key=lambda finding: (finding.start, finding.end, finding.code)))
    return replace(report, findings=tuple(kept), suppressed=suppressed), stale[::-1]


def load(file: Path) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of a baseline file by path; raises `SettingsError` naming the file and the remedy."""
    remedy = "Write it anew with `puffery baseline create`."
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        entries = [Entry(item["path"], item["code"], item["fingerprint"], item["text"]) for item in data["entries"]]
    except FileNotFoundError:
        raise SettingsError(f"{file}: the baseline does not exist. {remedy}") from None
    except (OSError, ValueError, KeyError, TypeError) as cause:
        raise SettingsError(f"{file}: not a baseline ({cause!r}). {remedy}") from cause
    by_path: dict[str, list[Entry]] = {}
    for entry in entries:
        by_path.setdefault(entry.path, []).append(entry)
    return {path: tuple(found) for path, found in by_path.items()}


def save(file: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline file, sorted, so that its changes read well in a diff."""
    ordered = sorted(entries, key=lambda entry: (entry.path, entry.code, entry.fingerprint, entry.text))
    rows = [{"path": e.path, "code": e.code, "fingerprint": e.fingerprint, "text": e.text} for e in ordered]
    body = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    text = '{\n "version": 1,\n "entries": [' + (f"\n  {body}\n " if rows else "") + "]\n}\n"
    file.write_text(text, encoding="utf-8")


def relative(path: str, root: Path) -> str:
    """Return a path as a baseline names it: from the folder of the configuration, with slashes."""
    return Path(os.path.relpath(Path(path).resolve(), root.resolve())).as_posix()
