"""Findings that come from puffery itself and from no rule: suppressions and approved claims that need attention.

They have codes like rules, so that they can be selected and shown alike; `puffery explain` knows the rules only.
"""

from __future__ import annotations

from dataclasses import dataclass

from puffery.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Notice:
    """The fixed parts of such a finding."""

    code: str
    name: str
    severity: Severity

    def at(self, start: int, end: int, source: str, message: str, note: str | None = None) -> Finding:
        """Return the finding for a range of the source (code points)."""
        return Finding(self.code, self.name, self.severity, message, start, end, source[start:end], note)


UNUSED_SUPPRESSION = Notice("SUP901", "unused-suppression", "warning")
UNKNOWN_CODE = Notice("SUP902", "unknown-code", "warning")
MISSING_REASON = Notice("SUP903", "missing-reason", "warning")
MALFORMED_SUPPRESSION = Notice("SUP904", "malformed-suppression", "warning")
CLAIM_VARIATION = Notice("CLM801", "claim-variation", "warning")
CLAIM_EXPIRED = Notice("CLM802", "claim-expired", "error")
CLAIM_UNSUPPORTED = Notice("CLM803", "claim-unsupported", "error")
#: The codes that a comment may name besides those of the rules.
CLAIM_NOTICES = (CLAIM_VARIATION, CLAIM_EXPIRED, CLAIM_UNSUPPORTED)
