"""`--format json`: one object that loses nothing; `puffery/schema.json` is its JSON Schema."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from puffery import __version__
from puffery.model import Finding, Report
from puffery.positions import Positions
from puffery.reporters import Run


def render(run: Run) -> str:
    """Return the run as one JSON object."""
    return json.dumps(as_object(run), ensure_ascii=False, indent=1) + "\n"


def as_object(run: Run) -> dict[str, Any]:
    """Return the run as plain dictionaries and lists."""
    return {
        "version": 1,
        "tool": {"name": "puffery", "version": __version__},
        "files": [_file(report) for report in run.reports],
        "summary": {
            "files": len(run.reports),
            "errors": run.counts["error"],
            "warnings": run.counts["warning"],
            "infos": run.counts["info"],
        },
    }


def _file(report: Report) -> dict[str, Any]:
    positions = Positions(report.page.source, report.page.encoding)
    entry: dict[str, Any] = {"path": report.page.path, "diagnostics": [_diagnostic(item, positions) for item in report.findings]}
    if report.suppressed:
        entry["suppressed"] = [_diagnostic(item, positions) | {"reason": item.suppressed} for item in report.suppressed]
    return entry


def _diagnostic(finding: Finding, positions: Positions) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "text": finding.text,
        "start": asdict(positions.at(finding.start)),
        "end": asdict(positions.at(finding.end)),
        "note": finding.note,
        "replacements": list(finding.replacements),
        "sources": list(finding.sources),
    }
