"""`--format text`: what a good compiler prints.

drafts/knee.md:3:12: error EFF101 absolute-outcome: ‘100% of the patients improved’ claims ...
  3 | In our study 100% of the patients improved after two visits.
    |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = note: Say how many patients, of how many, and what the others saw. [16 CFR 255.2]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click
from wcwidth import wcswidth, wcwidth

from puffery.model import Finding, Report
from puffery.positions import Position, Positions
from puffery.reporters import Run

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
#: The widest excerpt of a source line, in terminal columns; a page builder's lines run to kilobytes.
_WIDTH = 110


def render(run: Run) -> str:
    """Return the findings as text, with the flagged words underlined, and a closing line."""
    lines = [line for report in run.reports for line in _report(report, run)]
    if run.statistics:
        lines += _statistics(run)
    if not run.quiet:
        lines.append(_summary(run))
    text = "\n".join(lines) + "\n" if lines else ""
    return text if run.colour else click.unstyle(text)


def _report(report: Report, run: Run) -> Iterator[str]:
    positions = Positions(report.page.source, report.page.encoding)
    for finding in report.findings:
        start, end = positions.at(finding.start), positions.at(finding.end)
        level = click.style(finding.severity, fg=_COLOURS[finding.severity], bold=True)
        place = click.style(f"{report.page.path}:{start.line}:{start.column}:", bold=True)
        yield f"{place} {level} {click.style(finding.code, bold=True)} {finding.name}: {finding.message}"
        if not run.quiet:
            yield from _excerpt(finding, start, end, positions)


def _excerpt(finding: Finding, start: Position, end: Position, positions: Positions) -> Iterator[str]:
    number = str(start.line)
    gutter = " " * len(number)
    line = positions.line(start.line)
    low = start.column - 1
    high = end.column - 1 if end.line == start.line else len(line)
    shown, before, marked = _window(line, low, high)
    more = " …" if end.line > start.line else ""
    yield f"  {number} | {shown}"
    yield f"  {gutter} | {' ' * before}{click.style('^' * max(marked, 1), fg=_COLOURS[finding.severity], bold=True)}{more}"
    sources = f" [{'; '.join(finding.sources)}]" if finding.sources else ""
    if finding.note or sources:
        yield f"  {gutter} = {finding.note or ''}{sources}".replace("=  [", "= [")


def _window(line: str, low: int, high: int) -> tuple[str, int, int]:
    """Return the shown part of a line, and the columns before the mark and under it."""
    line = "".join(" " if char < " " or wcwidth(char) < 0 else char for char in line)
    start = 0
    if columns(line) > _WIDTH:
        start = max(0, low - 30)
        stop = min(len(line), max(high + 30, start + _WIDTH))
        stop = min(stop, start + 3 * _WIDTH)
        left, right = ("…" if start else ""), ("…" if stop < len(line) else "")
        shown = left + line[start:stop] + right
        return shown, len(left) + columns(line[start:low]), columns(line[low : min(high, stop)])
    return line, columns(line[:low]), columns(line[low:high])


def columns(text: str) -> int:
    """Return how many terminal columns a text takes: wide characters two, combining ones none."""
    return max(wcswidth(text), 0)


def _statistics(run: Run) -> list[str]:
    """One line a rule: how often, which, how grave; the most frequent first."""
    counts = Counter((item.code, item.name, item.severity) for report in run.reports for item in report.findings)
    width = len(str(max(counts.values(), default=0)))
    return [
        f"{count:>{width}}  {code}  {click.style(f'{severity:<7}', fg=_COLOURS[severity])}  {name}"
        for (code, name, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def _summary(run: Run) -> str:
    counts = ", ".join(_number(run.counts[severity], severity) for severity in _COLOURS if run.counts[severity])
    allowed = sum(len(report.suppressed) for report in run.reports)
    extra = f", {_number(allowed, 'finding')} allowed" if allowed else ""
    return f"{counts or 'Nothing to report'} in {_number(len(run.reports), 'file')}{extra}."


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
