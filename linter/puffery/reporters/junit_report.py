"""`--format junit`: XML that test dashboards read: one test suite a file, one test case a finding.

Errors and warnings are failures; an information passes and is told in `system-out`; an allowed finding is skipped, with its
reason; what could not be read, and a rule that crashed, is an error.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from puffery.model import Report
from puffery.reporters import Run
from puffery.reporters.places import Place, places, slashed

#: What XML 1.0 cannot hold, not even as a character reference.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run) -> str:
    """Return the run as JUnit XML."""
    troubles: dict[str, list[str]] = {}
    for path, title, message in run.troubles:
        case = f"<error type={_quoted(title)} message={_quoted(message)}/>"
        troubles.setdefault(slashed(path), []).append(_case(slashed(path), title, case))
    suites = [_suite(report, troubles.pop(slashed(report.page.path), [])) for report in run.reports]
    suites += [_format_suite(path, cases, 0, len(cases), 0) for path, cases in troubles.items()]
    tests = sum(suite.count("<testcase ") for suite in suites)
    failures = run.counts["error"] + run.counts["warning"]
    head = f'<testsuites name="puffery" tests="{tests}" failures="{failures}" errors="{len(run.troubles)}">'
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>", ""))


def _suite(report: Report, troubles: list[str]) -> str:
    path = slashed(report.page.path)
    found = [_finding(path, place) for place in places(report.page, report.findings)]
    allowed = [_allowed(path, place) for place in places(report.page, report.suppressed)]
    failures = sum(finding.severity != "info" for finding in report.findings)
    clean = [] if found or troubles else [_case(path, "puffery", "")]
    return _format_suite(path, [*clean, *found, *allowed, *troubles], failures, len(troubles), len(allowed))


def _format_suite(path: str, cases: list[str], failures: int, errors: int, skipped: int) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return "\n".join((f" <testsuite name={_quoted(path)} {counts}>", *cases, " </testsuite>"))


def _finding(path: str, place: Place) -> str:
    finding = place.finding
    law = f"[{'; '.join(finding.sources)}]" if finding.sources else ""
    where = f"{path}:{place.start.line}:{place.start.column}"
    told = "\n".join(part for part in (f"{where}: {finding.message}", finding.text, finding.note, law) if part)
    if finding.severity == "info":
        return _case(path, _title(place), f"<system-out>{_escaped(told)}</system-out>")
    body = f"<failure type={_quoted(finding.severity)} message={_quoted(finding.message)}>{_escaped(told)}</failure>"
    return _case(path, _title(place), body)


def _allowed(path: str, place: Place) -> str:
    return _case(path, _title(place), f"<skipped message={_quoted(place.finding.suppressed or 'allowed')}/>")


def _title(place: Place) -> str:
    return f"{place.finding.code} {place.finding.name} ({place.start.line}:{place.start.column})"


def _case(path: str, name: str, body: str) -> str:
    return f"  <testcase classname={_quoted(path)} name={_quoted(name)}>{body}</testcase>"


def _escaped(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
