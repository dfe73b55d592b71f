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
FORMATS = {name: f"puffery.reporters.{name}_report" for name in ("text", "json")}


@dataclass(frozen=True)
class Run:
    """All that a run gave: the reports in order, the files that could not be read, and the rules that ran."""

    reports: Sequence[Report]
    failures: Sequence[PufferyError]
    rules: Sequence[Rule]
    colour: bool = False
    quiet: bool = False

    @cached_property
    def counts(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for report in self.reports for finding in report.findings)


def render(format: str, run: Run) -> str:
    """Return a run in one of `FORMATS`."""
    rendered = importlib.import_module(FORMATS[format]).render(run)
    assert isinstance(rendered, str)
    return rendered
