"""Positions: in every format, for every finding, the source between start and end is what was flagged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puffery.discovery import installed_rules
from puffery.engine import lint
from puffery.model import Report
from puffery.positions import Positions
from puffery.readers import SUFFIXES, parse, read
from puffery.settings import Settings
from puffery.testing import language_for
from tests.conftest import ROOT

RULES = installed_rules()
EVERYWHERE = Settings(jurisdictions=("us", "uk", "eu", "au"))
PAGES = sorted(
    path for folder in ("pages", "drafts") for path in (ROOT / "corpora" / folder).iterdir() if path.suffix in SUFFIXES
)

CLAIMS = st.sampled_from(
    [
        "100% of patients improved", "It cures eczema", "no side effects", "Studies show relief", "a game-changer", "results are guaranteed",
        "FDA approved stem cells", "the trigeminal nerve (C5)", "95% success rate", "the the knee", "lose 30 pounds in 30 days",
    ]
)  # fmt: skip
WRAPS = st.sampled_from(
    [
        ("", ""), ("<b>", "</b>"), ("<p>", "</p>"), ("<div class=x>", "</div>"), ("<h2>", "</h2>"), ("<li>", "</li>"), ("<!-- ", " -->"), ("**", "**"),
        ("# ", "\n"), ("- ", "\n"), ("> ", "\n"), ("[", "](https://example.org/a)"), ("![", "](a.png)"), ("{{ ", " }}"), ("😀 ", " é"), ("<a href='x'>", "</a>"),
        ("&nbsp;", "&amp;"), ("`", "`"), ("<script>", "</script>"), ("| ", " |"), ("<td>", "</td>"), ("\r\n", "\r\n"), ("<q>", "</q>"), ("<img alt='", "'>"),
    ]
)  # fmt: skip
FRAGMENTS = st.lists(
    st.tuples(WRAPS, CLAIMS, st.sampled_from([". ", "\n\n", " ", "! ", "<br>", "\u200b", "&rsquo;s "])), min_size=1, max_size=6
)


def check_positions(report: Report) -> None:
    page = report.page
    positions = Positions(page.source, page.encoding)
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(page.source)
        assert page.source[finding.start : finding.end] == finding.text
        for offset in (finding.start, finding.end):
            at = positions.at(offset)
            before = page.source[:offset]
            assert at.utf16 == len(before.encode("utf-16-le", "surrogatepass")) // 2
            assert at.byte == len(before.encode(page.encoding, "surrogatepass"))
            breaks = [match.end() for match in re.finditer(r"\r\n|\r|\n", page.source) if match.end() <= offset]
            assert (at.line, at.column) == (len(breaks) + 1, offset - (breaks[-1] if breaks else 0) + 1)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_findings_in_the_corpus_stand_where_they_say(path: Path) -> None:
    report = lint(read(str(path), path.read_bytes()), RULES, EVERYWHERE, language_for(RULES[0]))
    assert not report.crashes
    check_positions(report)
    for finding in report.findings:
        quoted = re.match(r"‘([^’…]+)’", finding.message)
        if quoted and not re.search(r"[<&\[]", finding.text):
            assert re.sub(r"\W+", "", quoted[1]) in re.sub(r"\W+", "", finding.text)


@pytest.mark.parametrize("format", ["markdown", "html", "mdx", "text"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FRAGMENTS)
def test_findings_in_any_markup_stand_where_they_say(format: str, pieces: list[tuple[tuple[str, str], str, str]]) -> None:
    source = "".join(f"{left}{claim}{right}{gap}" for (left, right), claim, gap in pieces)
    report = lint(parse("draft", source, format), RULES, EVERYWHERE, language_for(RULES[0]))
    assert not report.crashes
    check_positions(report)


@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_findings_do_not_depend_on_the_run(data: bytes) -> None:
    source = "It cures eczema. " + data.decode("latin-1") + " No side effects."
    first, second = (lint(parse("draft", source, "markdown"), RULES, EVERYWHERE, language_for(RULES[0])) for _ in range(2))
    assert first.findings == second.findings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_bytes_are_counted_in_the_files_own_encoding(encoding: str) -> None:
    text = "Café déjà. It cures eczema.\r\n"
    data = text.encode(encoding)
    report = lint(read("a.txt", data), RULES, Settings(select=("EFF102",)), language_for(RULES[0]))
    (finding,) = report.findings
    positions = Positions(report.page.source, report.page.encoding)
    start, end = positions.at(finding.start).byte, positions.at(finding.end).byte
    assert data[start:end].decode(report.page.encoding) == "cures eczema"
