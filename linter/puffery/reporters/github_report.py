"""`--format github`: workflow commands that GitHub Actions shows as annotations on the lines of a pull request.

::error file=drafts/knee.md,line=3,endLine=3,col=12,endColumn=41,title=EFF101 absolute-outcome::‘100% of ...
"""

from __future__ import annotations

from collections.abc import Iterator

from puffery.model import Report
from puffery.reporters import Run
from puffery.reporters.places import Place, places, slashed

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(run: Run) -> str:
    """Return one workflow command a finding, and one for each file that could not be read and rule that crashed."""
    lines = [line for report in run.reports for line in _report(report)]
    lines += [_command("error", {"file": path, "title": title}, message) for path, title, message in run.troubles]
    return "".join(line + "\n" for line in lines)


def _report(report: Report) -> Iterator[str]:
    for place in places(report.page, report.findings):
        finding = place.finding
        told = "\n".join(part for part in (finding.message, finding.note, _law(finding.sources)) if part)
        yield _command(_COMMANDS[finding.severity], _properties(report.page.path, place), told)


def _properties(path: str, place: Place) -> dict[str, str]:
    properties = {"file": slashed(path), "line": str(place.start.line), "endLine": str(place.end.line)}
    if place.start.line == place.end.line:
        # GitHub refuses columns on an annotation of several lines.
        properties |= {"col": str(place.start.column), "endColumn": str(place.end.column)}
    return properties | {"title": f"{place.finding.code} {place.finding.name}"}


def _law(sources: tuple[str, ...]) -> str:
    return f"[{'; '.join(sources)}]" if sources else ""


def _command(name: str, properties: dict[str, str], message: str) -> str:
    given = ",".join(f"{key}={escape_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {given}::{escape_data(message)}"


def escape_data(text: str) -> str:
    """Return a message that cannot end its line, nor begin another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return a value that cannot end its property."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
