"""Approved claims: matched, varied, expired, unsupported, unused; and a claims file that is wrong."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from puffery.claims import find_uses, judge
from puffery.claims_file import Claim, load_claims
from puffery.errors import BadClaims
from puffery.model import Finding, Page
from puffery.readers import parse
from tests.conftest import Run

WORDING = "Flexagel reduced knee pain in 80% of patients at six months"
CLAIM = Claim("KNEE-1", wording=WORDING)
FILE = f"""
[[claim]]
id = "KNEE-1"
wording = "{WORDING}."
products = ["Flexagel"]
jurisdictions = ["us"]
references = ["Ng et al. 2021", "https://example.org/ng"]
approver = "Dr. A. Reviewer"
valid-until = 2099-01-01

[[claim]]
id = "OLD-1"
pattern = 'cures? eczema'
valid-until = 2020-01-01

[[claim]]
id = "IDLE-1"
wording = "Nobody says this anywhere at all"
"""


def page(text: str, format: str = "text") -> Page:
    return parse("draft", text, format)


def problems(text: str, claim: Claim = CLAIM, places: tuple[str, ...] = ("us",), format: str = "text") -> list[str]:
    return [use.problem for use in find_uses(page(text, format), [claim], places)]


@pytest.mark.parametrize(
    "text",
    [
        f"{WORDING}.",
        f"In a trial, {WORDING.lower()}, and more.",
        WORDING.replace(" knee", "\n   knee") + ".",
        WORDING.upper(),
    ],
)
def test_a_claim_is_found_whatever_its_case_its_place_and_its_line_breaks(text: str) -> None:
    assert problems(text) == [""]


def test_markup_inside_a_claim_does_not_hide_it() -> None:
    assert problems(f"<p>{WORDING.replace('knee pain', '<b>knee&nbsp;pain</b>')}.</p>", format="html") == [""]


@pytest.mark.parametrize(
    ("said", "difference"),
    [
        (WORDING.replace("80%", "90%"), "‘90%’ stands for ‘80%’"),
        (WORDING.replace("of patients", "of the patients"), "‘the’ is added"),
        (WORDING.replace(" at six months", ""), "‘at six months’ is left out"),
        (f"Our readers know it: {WORDING.replace('knee', 'hip')}, they say.", "‘hip’ stands for ‘knee’"),
    ],
)
def test_a_near_match_is_a_variation_with_its_difference(said: str, difference: str) -> None:
    (problem,) = problems(said)
    assert "variation of claim KNEE-1" in problem
    assert difference in problem


@pytest.mark.parametrize("text", ["Flexagel is a gel.", "Knee pain in patients at six months.", "We close at six.", ""])
def test_what_only_shares_words_is_no_variation(text: str) -> None:
    assert problems(text) == []


def test_a_short_wording_has_no_variations() -> None:
    assert problems("It eases strain.", Claim("A", wording="eases pain")) == []


def test_a_reference_may_be_text_or_the_target_of_a_link() -> None:
    claim = Claim("A", wording=WORDING, references=("Ng et al. 2021", "example.org/ng"))
    assert problems(f"{WORDING} (Ng et al. 2021).", claim) == [""]
    assert problems(f'<p><a href="https://example.org/ng">{WORDING}</a></p>', claim, format="html") == [""]
    assert problems(WORDING, claim) == ["Claim A needs its reference on the page: Ng et al. 2021; or example.org/ng."]


def test_a_claim_counts_only_where_it_is_approved() -> None:
    claim = Claim("A", wording=WORDING, jurisdictions=("us",))
    assert problems(WORDING, claim, ("us",)) == [""]
    assert problems(WORDING, claim, ("us", "uk")) == ["Claim A is approved for us and not for uk."]


def test_a_claim_counts_only_for_its_product() -> None:
    assert problems("It cures eczema.", Claim("A", pattern="cures eczema", products=("Flexagel",))) == [
        "Claim A is approved for Flexagel, which this page does not name."
    ]
    assert problems("Flexagel. It cures eczema.", Claim("A", pattern="cures eczema", products=("Flexagel",))) == [""]


def test_only_findings_wholly_inside_an_approved_claim_are_allowed_and_missing_disclaimers_are_kept() -> None:
    def finding(code: str, start: int, end: int) -> Finding:
        return Finding(code, "name", "error", "message", start, end, WORDING[start:end])

    inside, outside, missing = finding("EVD201", 0, 20), finding("EFF101", 40, 80), finding("DIS301", 0, 20)
    text = f"{WORDING} and then it is the best gel in the world."
    kept, allowed = judge(page(text), [inside, outside, missing], [CLAIM], ["us"])
    assert [found.code for found in kept] == ["DIS301", "EFF101"]
    assert [(found.code, found.suppressed) for found in allowed] == [("EVD201", "approved claim KNEE-1")]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('[[claim]]\nid = "A"\nwording = \n', 3, "no valid TOML"),
        ('[[claim]]\nid = "A"\n', 1, "either a `wording` or a `pattern`"),
        ('[[claim]]\nid = "A"\nwording = "x"\npattern = "y"\n', 1, "not both"),
        ('[[claim]]\nwording = "x"\n', 1, "no `id`"),
        ('# head\n\n[[claim]]\nid = "A"\nwording = "x"\n\n[[claim]]\nid = "A"\nwording = "y"\n', 8, "stands already in line 4"),
        ('[[claim]]\nid = "A"\nwording = "x"\nvalid-until = "soon"\n', 4, "not a date"),
        ('[[claim]]\nid = "A"\nwording = "x"\njurisdictions = ["us", "fr"]\n', 4, "`fr` is not one of"),
        ('[[claim]]\nid = "A"\npattern = "("\n', 3, "no regular expression"),
        ('[[claim]]\nid = "A"\nwording = "x"\nreferences = "Ng"\n', 4, "not a list of strings"),
        ('[[claim]]\nid = "A"\nword = "x"\n', 3, "unknown key `word`"),
        ('[[claims]]\nid = "A"\n', 1, "unknown key `claims`"),
        ('[claim]\nid = "A"\n', 1, "two brackets"),
        ('[[claim]]\nid = "A"\nwording = """\n[[claim]]\n"""\n\n[[claim]]\nid = 7\n', 8, "`id` is not a string"),
    ],
)
def test_a_bad_file_gives_its_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    file = tmp_path / "claims.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadClaims) as caught:
        load_claims(file)
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert problem in str(caught.value)


def test_a_claim_is_good_through_its_last_day(tmp_path: Path) -> None:
    file = tmp_path / "claims.toml"
    file.write_text('[[claim]]\nid = "A"\nwording = "x y z"\nvalid-until = 2027-06-30\n', encoding="utf-8")
    assert not load_claims(file, datetime.date(2027, 6, 30))[0].is_expired
    assert load_claims(file, datetime.date(2027, 7, 1))[0].is_expired


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".puffery.toml").write_text('claims = "claims.toml"\nignore = ["DIS", "REG", "RDB"]\n', encoding="utf-8")
    (tmp_path / "claims.toml").write_text(FILE, encoding="utf-8")
    return tmp_path


def diagnostics(run: Run) -> list[tuple[str, str]]:
    found = json.loads(run("check", "--format", "json", ".").stdout)
    return [(entry["code"], entry["text"]) for file in found["files"] for entry in file["diagnostics"]]


def test_check_allows_an_approved_claim_and_shows_why(project: Path, puffery: Run) -> None:
    (project / "a.txt").write_text(f"{WORDING} (Ng et al. 2021).\n", encoding="utf-8")
    assert diagnostics(puffery) == []


def test_check_reports_expired_unsupported_and_varied_claims(project: Path, puffery: Run) -> None:
    (project / "a.txt").write_text("Flexagel cures eczema.\n", encoding="utf-8")
    (project / "b.txt").write_text(f"{WORDING}.\n", encoding="utf-8")
    (project / "c.txt").write_text(f"{WORDING.replace('80%', '95%')}.\n", encoding="utf-8")
    found = diagnostics(puffery)
    assert ("CLM802", "cures eczema") in found
    assert ("EFF102", "cures eczema") in found
    assert ("CLM803", WORDING) in found
    assert ("CLM801", WORDING.replace("80%", "95%")) in found


def test_claims_lists_uses_and_what_is_never_used(project: Path, puffery: Run) -> None:
    (project / "a.txt").write_text(f"Knees.\n\n{WORDING} (Ng et al. 2021).\n", encoding="utf-8")
    assert "a.txt:3" in puffery("claims").stdout
    found = json.loads(puffery("claims", "--format", "json").stdout)
    assert found["unused"] == ["OLD-1", "IDLE-1"]
    assert found["claims"][0]["uses"][0]["line"] == 3
    assert found["claims"][0]["uses"][0]["problem"] is None


def test_claims_without_a_file_says_how_to_name_one(tmp_path: Path, puffery: Run) -> None:
    (tmp_path / "a.txt").write_text("Knees.\n", encoding="utf-8")
    done = puffery("claims")
    assert done.returncode == 2
    assert "claims.toml" in done.stderr


def test_a_missing_claims_file_is_named(project: Path, puffery: Run) -> None:
    (project / "a.txt").write_text("Knees.\n", encoding="utf-8")
    (project / "claims.toml").unlink()
    done = puffery("check", ".")
    assert done.returncode == 2
    assert "claims.toml" in done.stderr


def test_a_comment_may_allow_a_variation(project: Path, puffery: Run) -> None:
    varied = WORDING.replace("80%", "95%")
    (project / "a.md").write_text(f"{varied}. <!-- puffery: ignore CLM801, EVD201 agreed -->\n", encoding="utf-8")
    assert [code for code, _ in diagnostics(puffery) if code.startswith(("CLM", "SUP"))] == []
