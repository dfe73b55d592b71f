"""Findings that come from puffery itself and from no rule: suppressions and approved claims that need attention.

They have codes like rules, so that they can be shown and explained alike.
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
    #: What it says and what to do about it, in a sentence or two.
    reason: str

    def at(self, start: int, end: int, source: str, message: str, note: str | None = None) -> Finding:
        """Return the finding for a range of the source (code points)."""
        return Finding(self.code, self.name, self.severity, message, start, end, source[start:end], note)


UNUSED_SUPPRESSION = Notice(
    "SUP901",
    "unused-suppression",
    "warning",
    "A suppression allows nothing that is found. Remove it, so that it cannot hide what comes later.",
)
UNKNOWN_CODE = Notice(
    "SUP902", "unknown-code", "warning", "A suppression names no code, prefix or name of a rule. `puffery rules` lists them."
)
MISSING_REASON = Notice(
    "SUP903", "missing-reason", "warning", "The settings require a reason after the codes of a suppression, and there is none."
)
MALFORMED_SUPPRESSION = Notice(
    "SUP904", "malformed-suppression", "warning", "A comment to puffery is no instruction, or opens or closes a block alone."
)
CLAIM_VARIATION = Notice(
    "CLM801",
    "claim-variation",
    "warning",
    "The words come close to an approved claim and are not the same. Use the approved wording, or have this one approved.",
)
CLAIM_EXPIRED = Notice(
    "CLM802", "claim-expired", "error", "The approval of this claim has run out. Have it renewed, or take the claim out."
)
CLAIM_UNSUPPORTED = Notice(
    "CLM803", "claim-unsupported", "error", "The claim is approved only with its reference, which the page does not give."
)
NOTICES = (
    UNUSED_SUPPRESSION,
    UNKNOWN_CODE,
    MISSING_REASON,
    MALFORMED_SUPPRESSION,
    CLAIM_VARIATION,
    CLAIM_EXPIRED,
    CLAIM_UNSUPPORTED,
)
#: The codes that a comment may name besides those of the rules.
CLAIM_NOTICES = (CLAIM_VARIATION, CLAIM_EXPIRED, CLAIM_UNSUPPORTED)
