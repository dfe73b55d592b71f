"""`--format gitlab`: a Code Quality report, which GitLab shows in the merge request.

GitLab reads `description`, `check_name`, `fingerprint`, `severity` and `location` and compares the fingerprints of two branches;
of two entries with one fingerprint it shows one, so each occurrence has its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from puffery.model import Report
from puffery.positions import Position
from puffery.reporters import Run
from puffery.reporters.places import places, slashed

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run) -> str:
    """Return the findings as an array; a file that could not be read or a rule that crashed is a blocker."""
    entries = [entry for report in run.reports for entry in _report(report)]
    for path, title, message in run.troubles:
        line = {"begin": 1, "end": 1}
        entries.append(_entry(message, title, _hash(path, title, message), "blocker", {"path": slashed(path), "lines": line}))
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _report(report: Report) -> Iterator[dict[str, Any]]:
    path = slashed(report.page.path)
    for place in places(report.page, report.findings):
        finding = place.finding
        location = {
            "path": path,
            "lines": {"begin": place.start.line, "end": place.end.line},
            "positions": {"begin": _position(place.start), "end": _position(place.end)},
        }
        mark = _hash(path, place.identity, str(place.occurrence))
        told = f"{finding.message} {finding.note}" if finding.note else finding.message
        yield _entry(told, f"{finding.code} {finding.name}", mark, _SEVERITIES[finding.severity], location)


def _entry(description: str, check: str, mark: str, severity: str, location: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "check_name": check, "fingerprint": mark, "severity": severity, "location": location}


def _position(at: Position) -> dict[str, int]:
    return {"line": at.line, "column": at.column}


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
