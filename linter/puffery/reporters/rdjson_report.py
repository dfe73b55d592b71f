"""`--format rdjson`: the Reviewdog Diagnostic Format, with suggestions.

Lines count from 1, columns are bytes of UTF-8 from 1, ends are exclusive (reviewdog's `proto/rdf/reviewdog.proto`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from puffery.model import Page, Report
from puffery.positions import Position
from puffery.reporters import Run
from puffery.reporters.places import Place, edits, places, slashed, utf8_column

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(run: Run) -> str:
    """Return the run as one DiagnosticResult."""
    urls = {rule.code: source.url for rule in run.rules for source in reversed(rule.sources) if source.url}
    diagnostics = [entry for report in run.reports for entry in _report(report, urls)]
    diagnostics += [
        {"message": message, "location": {"path": slashed(path)}, "severity": "ERROR", "code": {"value": title}}
        for path, title, message in run.troubles
    ]
    result = {"source": {"name": "puffery"}, "diagnostics": diagnostics}
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _report(report: Report, urls: dict[str, str]) -> Iterator[dict[str, Any]]:
    page = report.page
    for place in places(page, report.findings):
        finding = place.finding
        span = {"start": _position(page, place.start), "end": _position(page, place.end)}
        told = "\n".join(part for part in (finding.message, finding.note) if part)
        law = f" [{'; '.join(finding.sources)}]" if finding.sources else ""
        code = {"value": finding.code} | ({"url": urls[finding.code]} if finding.code in urls else {})
        entry: dict[str, Any] = {
            "message": told + law,
            "location": {"path": slashed(page.path), "range": span},
            "severity": _SEVERITIES[finding.severity],
            "code": code,
        }
        suggestions = _suggestions(page, place)
        if suggestions:
            entry["suggestions"] = suggestions
        yield entry


def _suggestions(page: Page, place: Place) -> list[dict[str, Any]]:
    """Return the edits that reviewdog can show: those on the very lines of the finding, so no statement added elsewhere."""
    lines = place.start.line, place.end.line
    return [
        {"range": {"start": _position(page, edit.start), "end": _position(page, edit.end)}, "text": edit.text}
        for edit in edits(page, replace(place.finding, insertion=""))
        if (edit.start.line, edit.end.line) == lines
    ]


def _position(page: Page, at: Position) -> dict[str, int]:
    return {"line": at.line, "column": utf8_column(page, at)}
