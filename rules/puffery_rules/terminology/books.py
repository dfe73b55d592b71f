"""The books that the terminological rules cite."""

from __future__ import annotations

from puffery.plugin import Source

CHECKED = "2026-11-20"
DORLAND = Source("Dorland's 33e", "Dorland's Illustrated Medical Dictionary, 33rd edition (2020)", "", CHECKED)
AMA = Source("AMA Manual of Style 11e", "AMA Manual of Style, 11th edition (2020): correct and preferred usage (ch. 11), abbreviations (ch. 13)", "https://academic.oup.com/amamanualofstyle", CHECKED)
