"""Reporters: one module a format; each turns a run's reports into text.

A reporter is a module with a function `render(run: Run) -> str`; it is imported when its format is asked for.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from puffery.errors import PufferyError
from puffery.model import Report, Rule

#: Format → module.
FORMATS = {
    name: f"puffery.reporters.{name}_report" for name in ("text", "json", "html", "sarif", "github", "gitlab", "rdjson", "junit")
}
#: The formats that tell of the rules themselves; no other needs a run's `rules`.
RULE_FORMATS = frozenset(("html", "sarif", "rdjson"))
#: Formats that show or mend the page, and need it whole.
PAGE_FORMATS = frozenset(("html", "sarif", "rdjson"))


@dataclass(frozen=True)
class Run:
    """All that a run gave: the reports in order, the files that could not be read, and the rules that ran."""

    reports: Sequence[Report]
    failures: Sequence[PufferyError]
    rules: Sequence[Rule]
    colour: bool = False
    quiet: bool = False
    statistics: bool = False

    @cached_property
    def crashes(self) -> list[Exception]:
        """The rules that crashed, file by file."""
        return [crash for report in self.reports for crash in report.crashes]

    @cached_property
    def troubles(self) -> list[tuple[str, str, str]]:
        """What kept the run from being whole, as path, kind and message: files not read first, then rules that crashed."""
        failures = [(getattr(each, "path", ""), "unreadable-file", str(each)) for each in self.failures]
        return failures + [(getattr(each, "path", ""), "rule-crashed", str(each)) for each in self.crashes]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for report in self.reports for finding in report.findings)


def render(format: str, run: Run) -> str:
    """Return a run in one of `FORMATS`."""
    rendered = importlib.import_module(FORMATS[format]).render(run)
    assert isinstance(rendered, str)
    return rendered
