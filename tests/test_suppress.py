"""What writers allow: comments, blocks, files, sidecars, reasons, and notices on what allows nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from puffery.discovery import installed_rules
from puffery.engine import lint
from puffery.model import Report
from puffery.readers import parse
from puffery.settings import Settings
from puffery.testing import language_for
from tests.conftest import Run

RULES = installed_rules()
ONLY = Settings(select=("EFF102", "EFF106"))
CLAIM = "Our serum cures eczema."


def run(source: str, format: str = "markdown", settings: Settings = ONLY) -> Report:
    return lint(parse("draft", source, format), RULES, settings, language_for(RULES[0]))


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize(
    "source",
    [
        f"{CLAIM} <!-- puffery: ignore EFF102 approved in 2025 -->\n",
        f"<!-- puffery: ignore EFF102 approved in 2025 -->\n{CLAIM}\n",
        f"<!-- puffery: ignore EFF102 approved in 2025 -->\n\n{CLAIM}\n",
        f"<!-- puffery: ignore cure-claim approved in 2025 -->\n\n{CLAIM}\n",
        f"<!-- puffery: ignore EFF approved in 2025 -->\n\n{CLAIM}\n",
        f"<!-- puffery: ignore approved in 2025 -->\n\n{CLAIM}\n",
        f"<!-- puffery: ignore EFF106, EFF102: approved in 2025 -->\n\n{CLAIM}\n",
        f"<!-- puffery: ignore-start EFF102 approved in 2025 -->\n\n{CLAIM}\n\n<!-- puffery: ignore-end -->\n",
        f"<!-- puffery: ignore-file EFF102 approved in 2025 -->\n\nHello.\n\n{CLAIM}\n",
        f"Hello.\n\n{CLAIM}\n\n<!-- puffery: ignore-file EFF102 approved in 2025 -->\n",
    ],
)
def test_a_comment_allows_a_finding_and_its_reason_is_kept(source: str) -> None:
    report = run(source)
    assert codes(report) == []
    assert [(finding.code, finding.suppressed) for finding in report.suppressed] == [("EFF102", "approved in 2025")]


def test_html_comments_allow_too() -> None:
    report = run(f"<p>{CLAIM}</p> <!-- puffery: ignore EFF102 so -->\n<p>{CLAIM}</p>", "html")
    assert codes(report) == ["EFF102"]
    assert len(report.suppressed) == 1


def test_a_comment_reaches_its_own_line_only() -> None:
    report = run(f"<!-- puffery: ignore EFF102 x -->\n{CLAIM}\n\n{CLAIM}\n")
    assert codes(report) == ["EFF102"]


def test_a_block_reaches_to_its_end() -> None:
    report = run(f"<!-- puffery: ignore-start EFF102 x -->\n\n{CLAIM}\n\n<!-- puffery: ignore-end -->\n\n{CLAIM}\n")
    assert codes(report) == ["EFF102"]


def test_another_code_is_not_allowed() -> None:
    assert codes(run(f"{CLAIM} <!-- puffery: ignore EFF106 x -->\n")) == ["EFF102", "SUP901"]


@pytest.mark.parametrize(
    ("comment", "code", "part"),
    [
        ("puffery: ignore EFF106 x", "SUP901", "allows nothing"),
        ("puffery: ignore EFF999 x", "SUP902", "`EFF999`"),
        ("puffery: ignore-end", "SUP904", "without an `ignore-start`"),
        ("puffery: ignore-start EFF106 x", "SUP904", "never closed"),
        ("puffery: ingore EFF106", "SUP904", "`puffery: ingore` is no instruction"),
    ],
)
def test_a_comment_that_does_no_good_is_a_finding(comment: str, code: str, part: str) -> None:
    found = run(f"Hello.\n\n<!-- {comment} -->\n").findings
    (notice,) = [finding for finding in found if finding.code == code]
    assert part in notice.message
    assert comment in notice.text


def test_a_suppression_of_a_rule_that_did_not_run_is_not_called_unused() -> None:
    assert codes(run("Hello. <!-- puffery: ignore EVD201 x -->\n")) == []


def test_a_reason_can_be_required() -> None:
    strict = Settings(select=("EFF102",), require_reason=True)
    assert codes(run(f"{CLAIM} <!-- puffery: ignore EFF102 -->\n", settings=strict)) == ["SUP903"]
    assert codes(run(f"{CLAIM} <!-- puffery: ignore EFF102 approved -->\n", settings=strict)) == []


def test_ordinary_comments_mean_nothing() -> None:
    assert codes(run("Hello. <!-- puffery is a nice word -->\n")) == []


def test_no_suppress_shows_everything(puffery: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{CLAIM} <!-- puffery: ignore EFF102 so -->\n", encoding="utf-8")
    assert puffery("check", "--select", "EFF102", "a.md").returncode == 0
    assert puffery("check", "--select", "EFF102", "--no-suppress", "a.md").returncode == 1


def test_a_sidecar_allows_in_files_that_hold_no_comments(puffery: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{CLAIM}\n\nIt cures acne.\n", encoding="utf-8")
    (tmp_path / ".puffery-ignore.toml").write_text(
        '[[ignore]]\npath = "*.txt"\ncode = "EFF102"\ntext = "cures eczema"\nreason = "licensed"\n', encoding="utf-8"
    )
    file = json.loads(puffery("check", "--select", "EFF102", "--format", "json", "a.txt").stdout)["files"][0]
    assert [found["text"] for found in file["diagnostics"]] == ["cures acne"]
    assert [(found["text"], found["reason"]) for found in file["suppressed"]] == [("cures eczema", "licensed")]


def test_a_sidecar_entry_that_allows_nothing_is_a_finding_that_names_it(puffery: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hello.\n", encoding="utf-8")
    (tmp_path / ".puffery-ignore.toml").write_text('[[ignore]]\npath = "*.txt"\ncode = "EFF102"\n', encoding="utf-8")
    assert (
        "SUP901 unused-suppression: This suppression allows nothing (.puffery-ignore.toml, entry 1)"
        in puffery("check", "a.txt").stdout
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[[ignore]]\ncode = 'EFF102'\n", "entry 1: key `path` is missing"),
        ("[[ignore]]\npath = '*'\nwhy = 'x'\n", "entry 1: the keys of an entry are"),
        ("[ignores]\n", "unknown key `ignores`"),
        ("[[ignore\n", "cannot be read"),
    ],
)
def test_a_wrong_sidecar_is_a_clear_error(puffery: Run, tmp_path: Path, text: str, part: str) -> None:
    (tmp_path / "a.txt").write_text("Hello.\n", encoding="utf-8")
    (tmp_path / ".puffery-ignore.toml").write_text(text, encoding="utf-8")
    done = puffery("check", "a.txt")
    assert done.returncode == 2
    assert ".puffery-ignore.toml" in done.stderr
    assert part in done.stderr
