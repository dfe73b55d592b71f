"""`--format json`: one object that loses nothing; `puffery/schema.json` is its JSON Schema."""

from __future__ import annotations

import json
from typing import Any

from puffery import __version__
from puffery.model import Finding, Report
from puffery.positions import Position, Positions
from puffery.reporters import Run


def render(run: Run) -> str:
    """Return the run as one JSON object, a line for each finding: to indent it, `json` would take ten times as long."""
    whole = as_object(run)
    head = ",\n ".join(f"{_dump(key)}: {_dump(whole[key])}" for key in ("version", "tool"))
    files = ",".join(map(_render_file, whole["files"]))
    return f'{{{head},\n "files": [{files}\n ],\n "summary": {_dump(whole["summary"])}}}\n'


def _render_file(entry: dict[str, Any]) -> str:
    lists = (
        f"{_dump(key)}: [" + ",".join(f"\n    {_dump(item)}" for item in value) + "]"
        for key, value in entry.items()
        if key != "path"
    )
    return f'\n  {{"path": {_dump(entry["path"])}, ' + ",\n   ".join(lists) + "}"


_dump = json.JSONEncoder(ensure_ascii=False).encode


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
        "start": _position(positions.at(finding.start)),
        "end": _position(positions.at(finding.end)),
        "note": finding.note,
        "replacements": list(finding.replacements),
        "sources": list(finding.sources),
    }


def _position(at: Position) -> dict[str, int]:
    return {"line": at.line, "column": at.column, "offset": at.offset, "utf16": at.utf16, "byte": at.byte}
