"""A small fixed run, made of drafts and rules of its own, so that reports can be compared to the letter."""

from __future__ import annotations

from puffery.errors import RuleCrashed, UnreadableFile
from puffery.model import Finding, Page, Report, Rule, Source
from puffery.readers import read
from puffery.reporters import Run

FTC = Source("16 CFR 255.2", "Consumer endorsements", "https://www.ecfr.gov/current/title-16/part-255", "2026-11-20", "us")
BOOK = Source("Gray's Anatomy", "The Anatomical Basis of Clinical Practice")


def make_rule(code: str, name: str, severity: str, *sources: Source, advice: str = "") -> Rule:
    return Rule(
        code,
        name,
        f"About {name}",
        "Whoever reads it expects it.\n\nThat misleads.",
        "‘{span}’ is told.",
        severity,  # type: ignore[arg-type]
        sources,
        ("<<All>> of them.",),
        ("Some of them.",),
        lambda doc: (),
        advice,
    )


RULES = (
    make_rule("ANA401", "no-such-structure", "error", BOOK),
    make_rule("EFF101", "absolute-outcome", "error", FTC, advice="Say how many, of how many."),
    make_rule("EFF106", "hype", "warning", FTC),
    make_rule("RDB702", "hard-sentence", "info", BOOK),
)
KNEE = """---
title: A miracle, 100%: knees
---
# Our 🦵 *breakthrough* care

In our study 😀 **100%** of the patients improved. Mary&rsquo;s L7 disc was
completely cured. Completely cured.

- A miracle <!-- puffery: ignore EFF106 the name of the brace -->

> “Café &amp; clinic: a miracle”, said Zoë.
"""
OLD = (
    "<html><head><title>Café “Best” clinic</title></head><body>\r\n<p>A <b>mir</b>acle, they said – "
    '<img src="x.png" alt="All patients improved"> and\r\n  all our\r\n  patients improved.</p></body></html>\r\n'
)
WIDE = "Plain text that says little.\n"
#: Path → bytes of the draft, and the findings: code, words of the prose, which occurrence, note, replacements, reason.
DRAFTS = {
    "drafts/knee.md": (
        KNEE.encode(),
        [
            ("EFF106", "miracle", 1, None, ("device",), None),
            ("EFF106", "breakthrough", 1, None, ("new", ""), None),
            ("EFF101", "100% of the patients improved", 1, "Say how many, of how many.", (), None),
            ("EFF106", "100%", 2, None, (), None),
            ("ANA401", "Mary's L7 disc", 1, "There are five lumbar vertebrae.", (), None),
            ("EFF101", "completely cured", 1, None, (), None),
            ("EFF101", "Completely cured", 1, None, (), None),
            ("EFF106", "miracle", 2, None, (), "the name of the brace"),
            ("RDB702", '"Café & clinic: a miracle", said Zoë', 1, None, (), None),
        ],
    ),
    "drafts/old, 100%: page.html": (
        OLD.encode("cp1252"),
        [
            ("EFF106", '"Best" clinic', 1, None, (), None),
            ("EFF106", "miracle", 1, None, (), None),
            ("EFF101", "All patients improved", 1, None, (), None),
            ("EFF101", "all our patients improved", 1, None, (), None),
        ],
    ),
    "drafts/plain.txt": (WIDE.encode(), []),
}


def make_run(statistics: bool = False) -> Run:
    """The fixed run: findings of all kinds, a file that cannot be read, a rule that crashed."""
    reports = []
    for path, (data, wanted) in DRAFTS.items():
        page = read(path, data)
        found = sorted((make_finding(page, *each) for each in wanted), key=lambda each: (each.start, each.end, each.code))
        crashes: tuple[Exception, ...] = (RuleCrashed("RDB702", path, "ValueError: no words"),) if path.endswith("txt") else ()
        kept = tuple(each for each in found if each.suppressed is None)
        reports.append(Report(page, kept, tuple(each for each in found if each.suppressed is not None), crashes))
    return Run(reports, [UnreadableFile("drafts/gone.md", "there is no such file or folder")], RULES, statistics=statistics)


def make_finding(
    page: Page, code: str, words: str, nth: int, note: str | None, replacements: tuple[str, ...], reason: str | None
) -> Finding:
    rule = next(rule for rule in RULES if rule.code == code)
    at = -1
    for _ in range(nth):
        at = plain(page.prose).index(words, at + 1)
    start, end = page.offsets.locate(at, at + len(words))
    return Finding(
        code, rule.name, rule.severity, rule.message.replace("{span}", words), start, end, page.source[start:end],
        note, replacements, tuple(source.citation for source in rule.sources),
        insertion="Individual results vary." if words == "All patients improved" else "", suppressed=reason,
    )  # fmt: skip


def plain(prose: str) -> str:
    """The prose with straight quotation marks, one for one."""
    return prose.replace("“", '"').replace("”", '"')
