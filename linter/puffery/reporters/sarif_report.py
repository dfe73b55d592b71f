"""`--format sarif`: SARIF 2.1.0, the OASIS standard that code scanning services and editors read.

Columns and character offsets count UTF-16 units (`columnKind`); byte offsets count bytes of the file.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

from puffery import __version__
from puffery.baseline import REASON as BASELINE
from puffery.model import Finding, Page, Report, Rule
from puffery.positions import Position
from puffery.reporters import Run
from puffery.reporters.places import Edit, Place, edits, places, uri, utf16_column

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "recommendation"}
_MIME = {"html": "text/html", "markdown": "text/markdown", "text": "text/plain"}
_NOTIFICATIONS = {
    "unreadable-file": "A file could not be read; the others were linted.",
    "rule-crashed": "A rule raised an error on a file; the findings of the others are kept.",
}


def render(run: Run) -> str:
    """Return the run as one SARIF log."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(run: Run) -> dict[str, Any]:
    rules = [_rule(rule) for rule in run.rules]
    known = {rule.code for rule in run.rules}
    for report in run.reports:
        for finding in (*report.findings, *report.suppressed):
            if finding.code not in known:
                known.add(finding.code)
                rules.append({"id": finding.code, "name": finding.name, "shortDescription": {"text": finding.name}})
    index = {rule["id"]: at for at, rule in enumerate(rules)}
    return {
        "tool": {"driver": _driver(rules)},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\r", "\n"],
        "invocations": [_invocation(run, index)],
        "artifacts": [_artifact(report.page) for report in run.reports],
        "results": [result for at, report in enumerate(run.reports) for result in _results(report, at, index)],
    }


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    notices = [{"id": key, "shortDescription": {"text": text}} for key, text in _NOTIFICATIONS.items()]
    return {"name": "puffery", "version": __version__, "semanticVersion": __version__, "rules": rules, "notifications": notices}


def _rule(rule: Rule) -> dict[str, Any]:
    from puffery.docs import rule_page

    entry: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": " ".join(rule.reason.split())},
        "help": {"text": rule_page(rule, ("", "")), "markdown": rule_page(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.code[:3], *sorted(rule.jurisdictions)],
            "precision": "medium",
            "problem.severity": _GITHUB_LEVELS[rule.severity],
        },
    }
    urls = [source.url for source in rule.sources if source.url]
    return entry | ({"helpUri": urls[0]} if urls else {})


def _artifact(page: Page) -> dict[str, Any]:
    entry = {"location": _location(page.path), "roles": ["analysisTarget"], "encoding": _charset(page.encoding)}
    return entry | ({"mimeType": _MIME[page.format]} if page.format in _MIME else {})


def _charset(codec: str) -> str:
    """Return IANA's name of a codec: Python's are its own."""
    name = codecs.lookup(codec).name
    for pattern, replacement in (("^cp(?=125)", "windows-"), ("^iso(?=8859)", "iso-"), ("(?<=16|32)-(?=[bl]e$)", "")):
        name = re.sub(pattern, replacement, name)
    return name


def _location(path: str) -> dict[str, Any]:
    where = uri(path)
    return {"uri": where} if where.startswith("file:") else {"uri": where, "uriBaseId": "%SRCROOT%"}


def _results(report: Report, artifact: int, index: dict[str, int]) -> list[dict[str, Any]]:
    every = sorted((*report.findings, *report.suppressed), key=lambda finding: (finding.start, finding.end, finding.code))
    return [_result(report.page, place, artifact, index) for place in places(report.page, every)]


def _result(page: Page, place: Place, artifact: int, index: dict[str, int]) -> dict[str, Any]:
    finding = place.finding
    location = {**_location(page.path), "index": artifact}
    region = _region(page, place.start, place.end)
    shown = region | {"snippet": {"text": finding.text}}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.note}" if finding.note else finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": location, "region": shown}}],
        "partialFingerprints": {"puffery/v1": f"{place.identity}:{place.occurrence}"},
        "properties": {"name": finding.name, "note": finding.note, "sources": list(finding.sources)},
    }
    fixes = [_fix(page, edit, location) for edit in edits(page, finding)]
    if fixes:
        result["fixes"] = fixes
    if finding.suppressed is not None:
        result["suppressions"] = [_suppression(finding)]
    return result


def _suppression(finding: Finding) -> dict[str, str]:
    reason = finding.suppressed or ""
    return {"kind": "external" if reason == BASELINE else "inSource"} | ({"justification": reason} if reason else {})


def _region(page: Page, start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": utf16_column(page, start),
        "endLine": end.line,
        "endColumn": utf16_column(page, end),
        "charOffset": start.utf16,
        "charLength": end.utf16 - start.utf16,
        "byteOffset": start.byte,
        "byteLength": end.byte - start.byte,
    }


def _fix(page: Page, edit: Edit, location: dict[str, Any]) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(page, edit.start, edit.end), "insertedContent": {"text": edit.text}}
    return {
        "description": {"text": edit.title},
        "artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}],
    }


def _invocation(run: Run, index: dict[str, int]) -> dict[str, Any]:
    notices = []
    for path, title, message in run.troubles:
        notice: dict[str, Any] = {
            "level": "error",
            "message": {"text": message},
            "descriptor": {"id": title, "index": list(_NOTIFICATIONS).index(title)},
        }
        if path:
            notice["locations"] = [{"physicalLocation": {"artifactLocation": _location(path)}}]
        notices.append(notice)
    for notice, crash in zip(notices[len(run.failures) :], run.crashes, strict=True):
        notice["exception"] = {"kind": type(crash).__name__, "message": str(crash)}
        code = getattr(crash, "rule", "")
        if code in index:
            notice["associatedRule"] = {"id": code, "index": index[code]}
    return {"executionSuccessful": not run.troubles, "toolExecutionNotifications": notices}
