from __future__ import annotations

import html.parser
import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from puffery import __version__
from puffery.fixes import fixes_of
from puffery.model import Finding, Page, Report
from puffery.readers import read
from puffery.reporters import FORMATS, Run, render
from puffery.reporters.github_report import escape_data, escape_property
from puffery.reporters.markup import Markup, join, link, tag
from puffery.reporters.unmap import Unmap
from tests.reporting import DRAFTS, KNEE, make_run

DATA = Path(__file__).parent / "data"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def run() -> Run:
    return make_run()


@pytest.fixture(scope="module")
def positions(run: Run) -> list[dict[str, Any]]:
    """The findings of the JSON report, each with its path and the page it stands in."""
    pages = {report.page.path: report.page for report in run.reports}
    files = json.loads(render("json", run))["files"]
    return [{**each, "path": file["path"], "page": pages[file["path"]]} for file in files for each in file["diagnostics"]]


# The formats to the letter


@pytest.mark.parametrize("format_", FORMATS)
def test_a_fixed_run_gives_the_golden_report(run: Run, format_: str) -> None:
    text = render(format_, make_run(statistics=format_ == "text")).replace(__version__, "VERSION")
    if format_ == "html":
        # The style sheet and the script are the same for every run.
        text = re.sub(r"(?s)(<style>|<script>).*?(</style>|</script>)", r"\1\2", re.sub(r"sha256-[\w+/=]+", "HASH", text))
        text = re.sub(r"(?=<(?:tr|h[1-4]|p|li|div|section|article|details|header|main|footer|option|label|meta)\b)", "\n", text)
    golden = GOLDEN / f"report.{format_}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(text.encode())
    assert text == golden.read_bytes().decode()


@pytest.mark.parametrize("format_", FORMATS)
def test_a_run_over_nothing_gives_a_report(format_: str) -> None:
    assert isinstance(render(format_, Run([], [], ())), str)


def test_sarif_validates_against_the_oasis_schema(run: Run) -> None:
    schema = json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    checker = jsonschema.validators.validator_for(schema)
    for each in (run, Run([], [], ())):
        checker(schema, format_checker=checker.FORMAT_CHECKER).validate(json.loads(render("sarif", each)))


def test_rdjson_validates_against_reviewdogs_schema(run: Run) -> None:
    schema = json.loads((DATA / "rdjson-schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(render("rdjson", run)))


def test_junit_validates_against_the_schema(run: Run) -> None:
    schema = etree.XMLSchema(etree.parse(DATA / "junit-10.xsd"))
    document = etree.fromstring(render("junit", run).encode())
    schema.assertValid(document)
    for suite in document:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    for kind in ("tests", "failures", "errors"):
        assert int(document.get(kind)) == sum(int(suite.get(kind)) for suite in document)


def test_junit_holds_what_xml_cannot() -> None:
    page = read("a\x00b.txt", b"A \x0bmiracle\x1b ]]> & <b>")
    finding = Finding("EFF106", "hype", "warning", "‘\x1b[31m]]>’ <&>\ud800", 0, 3, page.source[0:3])
    text = render("junit", Run([Report(page, (finding,))], [], ()))
    (failure,) = etree.fromstring(text.encode("utf-8", "strict")).iter("failure")
    assert failure.get("message") == "‘\ufffd[31m]]>’ <&>\ufffd"


def test_gitlab_entries_have_what_gitlab_documents(run: Run) -> None:
    entries = json.loads(render("gitlab", run))
    for entry in entries:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(entry)
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not entry["location"]["path"].startswith(("./", "/"))
        assert entry["location"]["lines"]["begin"] >= 1
    marks = [entry["fingerprint"] for entry in entries]
    assert len(set(marks)) == len(marks), "GitLab shows one of several entries with one fingerprint"


def test_github_commands_cannot_be_broken_out_of() -> None:
    assert escape_data("100%:\r\n::error::x") == "100%25:%0D%0A::error::x"
    assert escape_property("a,b:c%\n") == "a%2Cb%3Ac%25%0A"
    page = read("a,line=9::x%.txt", b"A miracle.")
    finding = Finding("EFF106", "hype", "warning", "two\nlines\r::error::no", 2, 9, "miracle")
    (line,) = render("github", Run([Report(page, (finding,))], [], ())).splitlines()
    assert line == (
        "::warning file=a%2Cline=9%3A%3Ax%25.txt,line=1,endLine=1,col=3,endColumn=10,title=EFF106 hype::two%0Alines%0D::error::no"
    )


def test_github_gives_no_columns_over_several_lines(run: Run) -> None:
    for line in render("github", run).splitlines():
        properties = dict(each.split("=", 1) for each in line.split("::")[1].split(" ", 1)[1].split(",") if "=" in each)
        if properties.get("line") != properties.get("endLine"):
            assert "col" not in properties


# Positions


def test_sarif_agrees_with_json(run: Run, positions: list[dict[str, Any]]) -> None:
    log = json.loads(render("sarif", run))["runs"][0]
    results = [result for result in log["results"] if "suppressions" not in result]
    assert len(results) == len(positions)
    for result, at in zip(results, positions, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (result["ruleId"], log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]) == (at["code"], at["code"])
        assert (region["startLine"], region["endLine"]) == (at["start"]["line"], at["end"]["line"])
        assert (region["charOffset"], region["charOffset"] + region["charLength"]) == (at["start"]["utf16"], at["end"]["utf16"])
        assert (region["byteOffset"], region["byteOffset"] + region["byteLength"]) == (at["start"]["byte"], at["end"]["byte"])
        assert region["snippet"]["text"] == at["text"]
        for end, column in (("start", "startColumn"), ("end", "endColumn")):
            before = line_before(at["page"], at[end])
            assert region[column] == len(before.encode("utf-16-le")) // 2 + 1


def test_fixes_of_sarif_and_rdjson_are_the_edits_of_the_command(run: Run) -> None:
    results = [each for each in json.loads(render("sarif", run))["runs"][0]["results"] if "suppressions" not in each]
    diagnostics = json.loads(render("rdjson", run))["diagnostics"]
    findings = [(finding, report.page) for report in run.reports for finding in report.findings]
    seen = 0
    for (finding, page), result, entry in zip(findings, results, diagnostics, strict=False):
        edits = list(fixes_of(finding, page))
        near = [edit.text for edit in edits if finding.start <= edit.start and edit.end <= finding.end]
        assert [each["text"] for each in entry.get("suggestions", ())] == near, "reviewdog refuses what is on other lines"
        for edit, fix in zip(edits, result.get("fixes", ()), strict=True):
            (change,) = fix["artifactChanges"]
            (replacement,) = change["replacements"]
            data = page.source.encode("utf-16-le")
            low = 2 * replacement["deletedRegion"]["charOffset"]
            high = low + 2 * replacement["deletedRegion"]["charLength"]
            assert (data[:low].decode("utf-16-le"), data[high:].decode("utf-16-le")) == (
                page.source[: edit.start],
                page.source[edit.end :],
            )
            assert replacement["insertedContent"]["text"] == edit.text
            seen += 1
    assert seen >= 3


@pytest.mark.parametrize(
    ("codec", "name"), [("cp1252", "windows-1252"), ("utf-16-le", "utf-16le"), ("latin-1", "iso-8859-1"), ("utf8", "utf-8")]
)
def test_sarif_names_encodings_as_iana_does(codec: str, name: str) -> None:
    page = Page("a.txt", "", "", read("a.txt", b"").offsets, encoding=codec)
    log = json.loads(render("sarif", Run([Report(page, ())], [], ())))
    assert log["runs"][0]["artifacts"][0]["encoding"] == name


def test_sarif_tells_of_what_was_allowed_and_what_went_wrong(run: Run) -> None:
    log = json.loads(render("sarif", run))["runs"][0]
    (allowed,) = [result for result in log["results"] if "suppressions" in result]
    assert allowed["suppressions"] == [{"kind": "inSource", "justification": "the name of the brace"}]
    (invocation,) = log["invocations"]
    assert not invocation["executionSuccessful"]
    kinds = [notice["descriptor"]["id"] for notice in invocation["toolExecutionNotifications"]]
    assert kinds == ["unreadable-file", "rule-crashed"]
    assert invocation["toolExecutionNotifications"][1]["associatedRule"] == {"id": "RDB702", "index": 3}


def test_fingerprints_survive_new_lines_and_differ_between_findings() -> None:
    def marks(source: str) -> list[str]:
        page = read("a.md", source.encode())
        found = [match.span() for match in re.finditer("miracle", source)]
        findings = [Finding("EFF106", "hype", "warning", "m", a, b, source[a:b]) for a, b in found]
        log = json.loads(render("sarif", Run([Report(page, tuple(findings))], [], ())))
        return [result["partialFingerprints"]["puffery/v1"] for result in log["runs"][0]["results"]]

    before = marks("One miracle here.\n\nOne miracle there.\n\nx miracle y\n\nx miracle y\n")
    after = marks(
        "A long new beginning, which has six words more.\n\n\nOne miracle here.\n\nOne miracle\nthere.\n\nx miracle y\n\nx miracle y\n"
    )
    assert len(set(before)) == 4
    assert before[1] == after[1]


def test_rdjson_agrees_with_json(run: Run, positions: list[dict[str, Any]]) -> None:
    diagnostics = json.loads(render("rdjson", run))["diagnostics"][: len(positions)]
    for entry, at in zip(diagnostics, positions, strict=True):
        assert entry["location"]["path"] == at["path"]
        for end in ("start", "end"):
            where = entry["location"]["range"][end]
            assert where["line"] == at[end]["line"]
            assert where["column"] == len(line_before(at["page"], at[end]).encode()) + 1


def test_gitlab_github_and_junit_agree_with_json(run: Run, positions: list[dict[str, Any]]) -> None:
    gitlab = json.loads(render("gitlab", run))[: len(positions)]
    github = render("github", run).splitlines()[: len(positions)]
    junit = [
        case
        for case in etree.fromstring(render("junit", run).encode()).iter("testcase")
        if case.find("failure") is not None or case.find("system-out") is not None
    ]
    for entry, line, case, at in zip(gitlab, github, junit, positions, strict=True):
        start, end = at["start"], at["end"]
        assert entry["location"]["lines"] == {"begin": start["line"], "end": end["line"]}
        assert entry["location"]["positions"]["begin"] == {"line": start["line"], "column": start["column"]}
        assert entry["location"]["positions"]["end"] == {"line": end["line"], "column": end["column"]}
        assert f"line={start['line']},endLine={end['line']}," in line
        if start["line"] == end["line"]:
            assert f",col={start['column']},endColumn={end['column']}," in line
        assert case.get("name").endswith(f"({start['line']}:{start['column']})")
        assert case.get("classname") == at["path"]


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.sampled_from("ab 1.%:,é—😀🦵\r\n\t<&"), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 12)), max_size=6),
    st.sampled_from(["utf-8", "utf-16-le"]),
)
def test_all_formats_agree_on_any_draft(source: str, ranges: list[tuple[int, int]], codec: str) -> None:
    spans = sorted({(low, min(low + length, len(source))) for low, length in ranges if low < len(source)})
    page = Page("a.md", source, "", read("a.md", b"").offsets, encoding=codec)
    found = tuple(Finding("EFF106", "hype", "warning", "m", low, high, source[low:high]) for low, high in spans)
    run = Run([Report(page, found)], [], ())
    at = [{**each, "path": "a.md", "page": page} for each in json.loads(render("json", run))["files"][0]["diagnostics"]]
    test_sarif_agrees_with_json(run, at)
    test_rdjson_agrees_with_json(run, at)
    test_gitlab_github_and_junit_agree_with_json(run, at)
    for each, (low, high) in zip(at, spans, strict=True):
        data = source.encode(codec)
        assert data[each["start"]["byte"] : each["end"]["byte"]].decode(codec) == source[low:high]


def test_html_marks_the_words_of_every_finding(run: Run, positions: list[dict[str, Any]]) -> None:
    seen = Marked()
    seen.feed(render("html", run))
    said = sorted((note["text"], note["where"]) for note in seen.notes.values())
    for at in positions:
        where = f"line {at['start']['line']}, column {at['start']['column']}"
        assert (where, at["code"]) in [(note["where"], note["code"]) for note in seen.notes.values()]
    assert len(said) == len(positions)
    wanted = sorted(words for _, found in DRAFTS.values() for _, words, *_, reason in found if reason is None)
    assert sorted(seen.words[each] for each in seen.notes) == wanted


class Marked(html.parser.HTMLParser):
    """Collects the words under each mark and the notes of an HTML report."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self.notes: dict[str, dict[str, str]] = {}
        self.stack: list[tuple[str, dict[str, str]]] = []
        self.note = ""

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attributes}
        if name not in ("meta", "input"):
            self.stack.append((name, given))
        if name == "article" and "note" in given["class"]:
            self.note = given["id"]
            self.notes[self.note] = {"text": "", "where": "", "code": ""}

    def handle_endtag(self, name: str) -> None:
        assert self.stack.pop()[0] == name
        if name == "article":
            self.note = ""

    def handle_data(self, data: str) -> None:
        if any("number" in attributes.get("class", "") for _, attributes in self.stack):
            return
        for name, attributes in self.stack:
            if name == "mark":
                for each in attributes["data-n"].split():
                    self.words[each] = self.words.get(each, "") + data.replace("“", '"').replace("”", '"')
        kind = self.stack[-1][1].get("class", "") if self.stack else ""
        if self.note and kind in ("where", "code"):
            self.notes[self.note][kind] += data


def line_before(page: Page, at: dict[str, int]) -> str:
    return page.source[at["offset"] - at["column"] + 1 : at["offset"]]


# From source back to prose


@pytest.mark.parametrize("path", DRAFTS)
def test_unmap_inverts_locate(path: str) -> None:
    page = read(path, DRAFTS[path][0])
    unmap = Unmap(page)
    for block in page.blocks:
        for start in range(block.start, block.end):
            for end in range(start + 1, block.end + 1):
                if not page.prose[start].isspace() and not page.prose[end - 1].isspace():
                    where = page.offsets.locate(start, end)
                    assert unmap.find(*where) == (start, end), page.prose[start:end]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a ",
                "<b>",
                "</b>",
                "&amp;",
                "&hellip;",
                "é",
                "😀",
                "\r\n",
                "<p>",
                "</p>",
                "<img alt='x y'>",
                "“q” ",
                "\u00ad",
                "<!--c-->",
                "d",
            ]
        ),
        max_size=40,
    ),
    st.sampled_from(["p.html", "p.md", "p.txt"]),
)
def test_unmap_inverts_locate_on_any_markup(parts: list[str], path: str) -> None:
    page = read(path, "".join(parts).encode())
    unmap = Unmap(page)
    for block in page.blocks:
        for start in range(block.start, block.end):
            for end in range(start + 1, min(block.end, start + 12) + 1):
                if not page.prose[start].isspace() and not page.prose[end - 1].isspace():
                    where = page.offsets.locate(start, end)
                    low, high = unmap.find(*where) or (-1, -1)
                    assert page.offsets.locate(low, high) == where
                    assert low <= start < end <= high


def test_unmap_knows_what_is_no_prose() -> None:
    page = read("a.md", KNEE.encode())
    at = KNEE.index("<!-- puffery")
    assert Unmap(page).find(at, at + 10) is None
    assert Unmap(page).find(0, 0) is None
    assert Unmap(read("a.md", b"")).find(0, 1) is None


# Markup


def test_markup_escapes_all_but_markup() -> None:
    assert tag("p", "<script>", class_='"x" onclick=y') == '<p class="&quot;x&quot; onclick=y">&lt;script&gt;</p>'
    assert join("a<", Markup("<br>"), "\u202eb\x00\ud800") == "a&lt;<br>\ufffdb\ufffd\ufffd"
    assert tag("input", checked=True, hidden=None, value="'") == '<input checked value="&#x27;">'


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil", "HTTPS://a b", 'https://a"x', " https://a", ""]
)
def test_only_plain_web_addresses_become_links(url: str) -> None:
    assert link(url, "a") == "a"


def test_addresses_are_escaped() -> None:
    assert link("https://a.org/?a=1&b=2", "<") == '<a href="https://a.org/?a=1&amp;b=2" rel="noopener noreferrer">&lt;</a>'


# The command line


def test_several_formats_at_once(puffery: Any, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("All of our patients were cured.\n", encoding="utf-8")
    further = [each for name in ("sarif", "json", "html") for each in ("--output-format", f"{name}=out.{name}")]
    done = puffery("check", "--format", "text", *further, "--statistics", "a.md")
    assert done.returncode == 1, done.stderr
    log, found = (json.loads((tmp_path / name).read_text(encoding="utf-8")) for name in ("out.sarif", "out.json"))
    codes = [each["code"] for each in found["files"][0]["diagnostics"]]
    assert codes == [result["ruleId"] for result in log["runs"][0]["results"]]
    assert log["runs"][0]["tool"]["driver"]["rules"][0]["help"]["markdown"].startswith("# ")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    for code in set(codes):
        assert re.search(rf"(?m)^ *{codes.count(code)}  {code}  ", done.stdout)
        assert f'id="rule-{code}"' in page


@pytest.mark.parametrize("given", ["sarif", "sarif=", "xml=out.xml", "=out"])
def test_a_further_format_needs_a_known_format_and_a_file(puffery: Any, given: str) -> None:
    done = puffery("check", "--output-format", given, "a.md")
    assert done.returncode == 2
    assert "FORMAT=FILE" in done.stderr
