"""Drops findings that the writer has allowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from puffery.model import Finding, Page, Rule

if TYPE_CHECKING:
    from puffery.settings import Settings


def split_suppressed(
    page: Page, findings: Sequence[Finding], rules: Sequence[Rule], settings: Settings
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings to report and those that are allowed."""
    return list(findings), []
