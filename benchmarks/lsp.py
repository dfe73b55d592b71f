"""How long an edit in an open draft takes: `python benchmarks/lsp.py`.

A page of 2,000 words is put together from the drafts of `corpora/drafts` and linted twice, so that everything is warm.  Then a
word is typed into one paragraph, letter by letter, and each version is read, linted and turned into diagnostics, as the language
server does it.  Printed are the median and the 95th percentile of the wall time and of the processor time, in milliseconds; the
latter says what a machine without other work would take.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from pathlib import Path

from puffery.discovery import installed_rules
from puffery.editing import Places, diagnostic
from puffery.readers import parse
from puffery.runner import lint_page, remember_blocks
from puffery.settings import Settings

DRAFTS = Path(__file__).parent.parent / "corpora" / "drafts"
WORDS = 2000
TYPED = "Rest the joint for two days and come back if it still aches. "
LIMIT = 50.0


def make_page() -> str:
    """Return a Markdown page of some 2,000 words."""
    paragraphs: list[str] = []
    drafts = [path.read_text(encoding="utf-8") for path in sorted(DRAFTS.iterdir()) if path.suffix in (".md", ".txt")]
    while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS:
        for draft in drafts:
            paragraphs += re.sub(r"\A---.*?^---\n", "", draft, flags=re.S | re.M).strip().split("\n\n")
    while sum(len(paragraph.split()) for paragraph in paragraphs) > WORDS:
        paragraphs.pop()
    return "\n\n".join(paragraphs) + "\n"


def lint(source: str) -> int:
    """Do what the server does with a version of a draft; return how many diagnostics it has."""
    linted = lint_page(parse("page.md", source, "markdown"), Settings())
    places, rules = Places(source, "utf-16"), {rule.code: rule for rule in installed_rules()}
    return len([diagnostic(finding, places, rules, linted.settings) for finding in linted.report.findings])


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def main() -> int:
    source = make_page()
    at = source.index("\n\n", len(source) // 2) + 2
    remember_blocks(Settings())
    lint(source)
    found = lint(source)
    walls, cpus = [], []
    for length in range(1, len(TYPED) + 1):
        version = source[:at] + TYPED[:length] + source[at:]
        wall, cpu = time.perf_counter(), time.process_time()
        lint(version)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    print(f"{len(source.split())} words, {found} diagnostics, {len(walls)} edits")
    for name, values in (("wall", walls), ("processor", cpus)):
        print(f"{name:<10} median {statistics.median(values):6.1f} ms   95 % {percentile(values, 0.95):6.1f} ms")
    is_fast = statistics.median(cpus) < LIMIT
    print(f"an edit takes {'less' if is_fast else 'MORE'} than {LIMIT:.0f} ms of processor time")
    return int(not is_fast)


if __name__ == "__main__":
    sys.exit(main())
