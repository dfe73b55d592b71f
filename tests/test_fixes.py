"""Fixes: what they change, and all that they leave as it is."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puffery.discovery import installed_rules
from puffery.errors import UnreadableFile
from puffery.fixes import LIMIT, apply, diff, encode, find_place, fix_all, fixes_of, is_plain, plan
from puffery.model import Finding, Page, Report
from puffery.readers import parse, read
from puffery.testing import split_marks

from .conftest import Run

STATEMENT = "This statement has not been evaluated by the Food and Drug Administration."


def lint(page: Page, wrong: dict[str, str], safe: bool = True) -> Report:
    """A linter that knows some wrong words and what to put in their place."""
    findings = [
        Finding("TST001", "wrong", "error", "", match.start(), match.end(), match[0], None, (right,), safe_fix=safe)
        for word, right in wrong.items()
        for match in re.finditer(re.escape(word).replace(r"\ ", r"(?:\s|<[^>]*>)+"), page.source, re.I)
    ]
    return Report(page, tuple(sorted(findings, key=lambda each: (each.start, each.end))))


def fixed(source: str, wrong: dict[str, str], format: str = "markdown", unsafe: bool = False, safe: bool = True) -> str:
    def again(text: str) -> Report:
        return lint(parse("draft", text, format), wrong, safe)

    return fix_all(again(source), again, unsafe).source


@pytest.mark.parametrize(
    ("format", "before", "after"),
    [
        ("text", "The cervical neck hurts.", "The neck hurts."),
        ("text", "Cervical neck pain. CERVICAL NECK.", "Neck pain. NECK."),
        ("markdown", "A *cervical neck* brace", "A *neck* brace"),
        ("markdown", "> the cervical\n> neck", "> the cervical\n> neck"),  # a quote sign lies between
        ("markdown", "the cervical  \nneck", "the cervical  \nneck"),  # a hard line break
        ("markdown", "the cervical\nneck", "the neck"),
        ("html", "<p>the cervical <b>neck</b></p>", "<p>the cervical <b>neck</b></p>"),
        ("html", "<p>the cervical\n   neck</p>", "<p>the neck</p>"),
        ("html", "<p>the cervical&nbsp;neck</p>", "<p>the cervical&nbsp;neck</p>"),
        ("html", "<!-- cervical neck --><img alt='cervical neck'>", "<!-- cervical neck --><img alt='neck'>"),
    ],
)
def test_plain_words_are_replaced_and_markup_is_not_touched(format: str, before: str, after: str) -> None:
    assert fixed(before, {"cervical neck": "neck"}, format) == after


def test_a_replacement_takes_over_apostrophes_and_brings_no_markup() -> None:
    assert fixed("It’s it’s fine", {"it’s it’s": "it's"}) == "It’s fine"
    assert fixed("x y", {"x": "<b>"}) == "x y"
    assert fixed("x y", {"x": "<b>"}, "text") == "<b> y"
    assert fixed("It is very unique.", {"very": ""}) == "It is unique."


def test_of_two_fixes_that_overlap_the_first_is_made_first() -> None:
    assert fixed("the the the knee", {"the the": "the"}) == "the knee"
    page = parse("draft.txt", "abcd", "text")
    report = lint(page, {"abc": "x", "bcd": "y"})
    assert apply(page.source, plan(page, report.findings)) == "xd"


def test_an_unsafe_fix_is_made_only_on_demand() -> None:
    assert fixed("a miracle cure", {"miracle ": ""}, safe=False) == "a miracle cure"
    assert fixed("a miracle cure", {"miracle ": ""}, safe=False, unsafe=True) == "a cure"
    page = parse("draft.txt", "knee", "text")
    finding = Finding("TST001", "wrong", "info", "", 0, 4, "knee", None, ("hip", "elbow"), safe_fix=True)
    assert [(fix.text, fix.is_safe) for fix in fixes_of(finding, page)] == [("hip", True), ("elbow", False)]


@pytest.mark.parametrize("wrong", [{"a": "b", "b": "a"}, {"a": "aa"}, {"a": "b", "b": "c", "c": "a"}])
def test_fixes_that_never_settle_leave_the_draft_alone(wrong: dict[str, str]) -> None:
    assert fixed("x a x", wrong, "text") == "x a x"
    assert LIMIT < 100


WORDS = st.sampled_from(["a", "b", "c", "d", "B", "b c", "a b", "’", ""])
DRAFTS = st.text(st.sampled_from("abcd ABC\n\r\t’.*<>&😀\ufeff{}|#-"), max_size=60)


@given(
    DRAFTS,
    st.dictionaries(st.sampled_from(["a", "b", "c", "a b", "b c"]), WORDS, max_size=4),
    st.sampled_from(["text", "markdown", "html"]),
)
def test_fixing_twice_changes_nothing(source: str, wrong: dict[str, str], format: str) -> None:
    once = fixed(source, wrong, format)
    assert fixed(once, wrong, format) == once


@given(DRAFTS, st.sampled_from(["text", "markdown", "html"]))
def test_what_is_not_flagged_stays(source: str, format: str) -> None:
    page = parse("draft", source, format)
    fixes = plan(page, lint(page, {"a": "x"}).findings)
    kept = [
        source[low:high] for low, high in zip([0, *(f.end for f in fixes)], [*(f.start for f in fixes), len(source)], strict=True)
    ]
    assert "".join(part for pair in zip(kept, [*(f.text for f in fixes), ""], strict=True) for part in pair) == apply(
        source, fixes
    )
    assert all(is_plain(page, fix.start, fix.end) and source[fix.start : fix.end] in "aA" for fix in fixes)


@given(DRAFTS, st.sampled_from(["text", "markdown", "mdx", "html"]))
def test_a_statement_is_added_once_and_seen(source: str, format: str) -> None:
    page = parse("draft", source, format)
    place = find_place(page, STATEMENT)
    if place is None:
        return
    again = parse("draft", source[: place[0]] + place[1] + source[place[0] :], format)
    assert STATEMENT in again.prose
    assert find_place(again, STATEMENT) is None


@pytest.mark.parametrize(
    ("format", "before", "after"),
    [
        ("text", "Sleep well.", "Sleep well.\n\nS."),
        ("text", "Sleep well.\n", "Sleep well.\n\nS.\n"),
        ("markdown", "Sleep well.\r\n\r\n", "Sleep well.\r\n\r\nS.\r\n"),
        ("markdown", "- Sleep\n- Rest", "- Sleep\n- Rest\n\nS."),
        ("markdown", "```\ncode", None),  # a fence that is never closed would swallow the statement
        ("html", "<body>\n  <p>Rest</p>\n</body></html>\n", "<body>\n  <p>Rest</p>\n<p>S.</p>\n</body></html>\n"),
        ("html", "<p>Rest</p>\n{% endblock %}\n", "<p>Rest</p>\n<p>S.</p>\n{% endblock %}\n"),
        ("html", "<p>Rest</p><!-- </body> -->", "<p>Rest</p><!-- </body> -->\n<p>S.</p>"),
    ],
)
def test_a_statement_goes_to_the_end_that_a_reader_sees(format: str, before: str, after: str | None) -> None:
    place = find_place(parse("draft", before, format), "S.")
    assert (place and before[: place[0]] + place[1] + before[place[0] :]) == after


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_bytes_around_a_fix_stay(codec: str) -> None:
    data = "Café — “cervical neck”\r\nends without a line end".encode(codec)
    page = read("draft.txt", data)
    source = apply(page.source, plan(page, lint(page, {"cervical neck": "neck"}).findings))
    assert encode(page, source, data) == data.replace("cervical ".encode(page.encoding), b"")
    with pytest.raises(UnreadableFile, match="has changed"):
        encode(page, source, data + b"!")


@given(DRAFTS, DRAFTS)
def test_the_diff_is_what_patch_needs(before: str, after: str) -> None:
    text = diff("draft.txt", before, after)
    assert bool(text) == (before != after)
    assert text.endswith("\n") or not text


def supplement_draft() -> str:
    (rule,) = (each for each in installed_rules() if each.code == "DIS305")
    return split_marks(rule.bad[0])[0]


def test_fix_writes_the_draft_once(puffery_process: Run, tmp_path: Path) -> None:
    draft = tmp_path / "capsules.md"
    before = b"\xef\xbb\xbf" + supplement_draft().encode() + b"\r\n\r\nCaf\xc3\xa9."
    draft.write_bytes(before)
    draft.chmod(0o640)
    seen = puffery_process("check", "--select", "DIS305", "--diff", ".")
    assert seen.returncode == 1
    assert "+This statement has not been evaluated" in seen.stdout
    assert draft.read_bytes() == before
    done = puffery_process("check", "--select", "DIS305", "--fix", ".")
    assert (done.returncode, done.stderr) == (0, "puffery: fixed 1 problems in 1 files.\n")
    after = draft.read_bytes()
    assert after.startswith(before + b"\r\n\r\nThis statement")
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert draft.stat().st_mode & 0o777 == 0o640
    assert puffery_process("check", "--select", "DIS305", "--fix", ".").stderr == ""
    assert draft.read_bytes() == after
    assert [path.name for path in tmp_path.iterdir()] == ["capsules.md"]
    draft.write_bytes(before)
    subprocess.run(["patch", "-s", "--binary", "-p0"], input=seen.stdout.encode(), cwd=tmp_path, check=True)
    assert draft.read_bytes() == after


def test_fix_of_standard_input_prints_the_draft(puffery: Run) -> None:
    done = puffery("check", "--select", "DIS305", "--fix", "-", stdin=supplement_draft())
    assert done.returncode == 0
    assert done.stdout.startswith(supplement_draft() + "\n\nThis statement")
    clean = puffery("check", "--fix", "--select", "EFF102", "-", stdin="It cures eczema.")
    assert (clean.returncode, clean.stdout) == (1, "It cures eczema.")
    assert "EFF102" in clean.stderr


def test_unsafe_fixes_alone_are_a_mistake(puffery: Run) -> None:
    assert puffery("check", "--unsafe-fixes").returncode == 2
