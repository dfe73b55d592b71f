"""The command line as a user meets it: in its own process, on real files."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT, Run

BAD = "Our serum cures eczema for everyone.\n"
CLEAN = "The clinic is open from nine to five.\n"
SCHEMA = json.loads((ROOT / "linter" / "puffery" / "schema.json").read_text(encoding="utf-8"))


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def test_a_clean_draft_gives_exit_code_0(puffery: Run, tmp_path: Path) -> None:
    write(tmp_path, "a.md", CLEAN)
    done = puffery("check", "a.md")
    assert (done.returncode, done.stdout) == (0, "Nothing to report in 1 file.\n")


def test_a_finding_is_printed_as_a_compiler_prints_it(puffery: Run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Dear reader,\n\n" + BAD)
    done = puffery("check", "--select", "EFF102", "a.txt")
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[0].startswith("a.txt:3:11: error EFF102 cure-claim: ‘cures eczema’")
    assert lines[1] == "  3 | Our serum cures eczema for everyone."
    assert lines[2] == "    |           ^^^^^^^^^^^^"


@pytest.mark.parametrize(
    ("line", "under"),
    [
        ("日本 cures eczema", "     ^^^^^^^^^^^^"),
        ("e\u0301 cures eczema", "  ^^^^^^^^^^^^"),
        ("😀 cures eczema", "   ^^^^^^^^^^^^"),
        ("\tcures eczema", " ^^^^^^^^^^^^"),
    ],
)
def test_the_underline_stands_under_the_words_whatever_stands_before(puffery: Run, tmp_path: Path, line: str, under: str) -> None:
    write(tmp_path, "a.txt", line + " in weeks.\n")
    shown = puffery("check", "--select", "EFF102", "a.txt").stdout.splitlines()[2]
    assert shown == "    | " + under


def test_json_is_as_the_schema_says_and_lists_clean_files(puffery: Run, tmp_path: Path) -> None:
    write(tmp_path, "bad.html", "<p>Our serum <b>cures</b> eczema &amp; more.</p>")
    write(tmp_path, "clean.md", CLEAN)
    done = puffery("check", "--format", "json", "--select", "EFF102", ".")
    report = json.loads(done.stdout)
    jsonschema.validate(report, SCHEMA)
    assert [(file["path"], len(file["diagnostics"])) for file in report["files"]] == [("bad.html", 1), ("clean.md", 0)]
    assert report["files"][0]["diagnostics"][0]["text"] == "cures</b> eczema"
    assert report["summary"] == {"files": 2, "errors": 1, "warnings": 0, "infos": 0}


def test_json_offsets_count_code_points_utf16_units_and_bytes(puffery: Run, tmp_path: Path) -> None:
    source = "😀 é\r\nIt cures eczema.\r\n"
    write(tmp_path, "a.txt", source)
    (found,) = json.loads(puffery("check", "--format", "json", "--select", "EFF102", "a.txt").stdout)["files"][0]["diagnostics"]
    start, end = found["start"], found["end"]
    assert source[start["offset"] : end["offset"]] == found["text"] == "cures eczema"
    assert source.encode()[start["byte"] : end["byte"]].decode() == "cures eczema"
    assert source.encode("utf-16-le")[2 * start["utf16"] : 2 * end["utf16"]].decode("utf-16-le") == "cures eczema"
    assert (start["line"], start["column"]) == (2, 4)


def test_standard_input_is_read_under_a_name(puffery: Run) -> None:
    done = puffery("check", "--format", "json", "--stdin-filename", "x.html", "-", stdin="<title>It cures eczema</title>")
    file = json.loads(done.stdout)["files"][0]
    assert file["path"] == "x.html"
    assert "EFF102" in [found["code"] for found in file["diagnostics"]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--select", "EVD"], 0),
        (["--ignore", "EFF,DIS,REG,EVD"], 0),
        (["--select", "EFF102", "--fail-on", "never"], 0),
        (["--select", "EFF102", "--fail-on", "error"], 1),
        (["--select", "NOPE"], 2),
        (["--config", "missing.toml"], 2),
        (["--nonsense"], 2),
    ],
)
def test_exit_codes(puffery: Run, tmp_path: Path, arguments: list[str], code: int) -> None:
    write(tmp_path, "a.txt", BAD)
    assert puffery("check", *arguments, "a.txt").returncode == code


def test_an_unreadable_file_costs_no_other_file_its_findings(puffery: Run, tmp_path: Path) -> None:
    write(tmp_path, "bad.txt", BAD)
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    done = puffery("check", "--select", "EFF102", "bad.txt", "broken.txt", "nowhere.txt")
    assert done.returncode == 2
    assert "EFF102" in done.stdout
    assert "broken.txt: " in done.stderr
    assert "nowhere.txt: there is no such file" in done.stderr


def test_a_wrong_setting_is_a_clear_error(puffery: Run, tmp_path: Path) -> None:
    write(tmp_path, ".puffery.toml", 'fail-on = "eror"\n')
    write(tmp_path, "a.txt", BAD)
    done = puffery("check", "a.txt")
    assert done.returncode == 2
    assert "did you mean `error`" in done.stderr
    assert "Traceback" not in done.stderr


def test_folders_are_walked_with_respect_for_gitignore_and_exclude(puffery: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("a.md", "build/b.md", "old/c.md", "sub/d.html", "sub/skip.md", "node_modules/e.md", "image.png"):
        write(tmp_path, name, CLEAN)
    write(tmp_path, ".gitignore", "build/\n")
    write(tmp_path, "sub/.gitignore", "skip.md\n")
    write(tmp_path, ".puffery.toml", 'exclude = ["old"]\n')
    files = json.loads(puffery("check", "--format", "json", ".").stdout)["files"]
    assert sorted(file["path"] for file in files) == ["a.md", "sub/d.html"]


def test_the_report_goes_to_a_file_when_asked(puffery: Run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", CLEAN)
    done = puffery("check", "--format", "json", "--output", "out.json", "a.txt")
    assert done.stdout == ""
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["version"] == 1


def test_colour_is_for_terminals_only(puffery: Run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BAD)
    assert "\x1b" not in puffery("check", "a.txt", env={"NO_COLOR": ""}).stdout


def test_several_processes_print_what_one_prints(puffery: Run, tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path, f"{number:02}.txt", f"Draft {number}. {BAD}")
    one, three = (puffery("check", "--no-cache", "--jobs", jobs, ".") for jobs in ("1", "3"))
    assert one.stdout == three.stdout
    assert one.returncode == three.returncode == 1


def test_explain_shows_reason_examples_and_sources(puffery: Run) -> None:
    done = puffery("explain", "eff101")
    assert done.returncode == 0
    for part in ("EFF101 absolute-outcome", "<<100% of patients improved>>", "Left alone:", "Sources:"):
        assert part in done.stdout


def test_explain_knows_names_and_offers_the_nearest(puffery: Run) -> None:
    assert puffery("explain", "hype").stdout.startswith("# EFF106 hype")
    done = puffery("explain", "hipe")
    assert done.returncode == 2
    assert "did you mean hype?" in done.stderr


@pytest.mark.parametrize("code", ["SUP901", "missing-reason", "clm802"])
def test_explain_knows_the_findings_that_come_from_no_rule(puffery: Run, code: str) -> None:
    assert "Severity:" in puffery("explain", code).stdout


def test_rules_are_listed_as_a_table_and_as_json(puffery: Run) -> None:
    assert "EFF101  error" in puffery("rules").stdout
    listed = json.loads(puffery("rules", "--format", "json").stdout)
    assert all(each["sources"] and each["bad"] and each["good"] for each in listed)


def test_init_writes_a_configuration_once(puffery: Run, tmp_path: Path) -> None:
    assert puffery("init").returncode == 0
    assert "jurisdictions" in (tmp_path / ".puffery.toml").read_text(encoding="utf-8")
    again = puffery("init")
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert puffery("init", "--force").returncode == 0


def test_jurisdictions_choose_the_law_that_is_cited(puffery: Run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BAD)
    cited = {
        place: json.loads(puffery("check", "--format", "json", "--select", "EFF101", "--jurisdiction", place, "a.txt").stdout)
        for place in ("us", "eu")
    }
    us, eu = (set(cited[place]["files"][0]["diagnostics"][0]["sources"]) for place in ("us", "eu"))
    assert "16 CFR 255.2" in us - eu
    assert "Directive 2001/83/EC art. 90" in eu - us


def test_a_rule_that_crashes_gives_exit_code_3_and_names_itself(puffery_process: Run, tmp_path: Path) -> None:
    package = tmp_path / "plugins"
    write(
        package,
        "crashing_pack.py",
        "from puffery.plugin import Flag, Source, rule\n"
        "@rule(code='XYZ901', severity='info', message='m', sources=(Source('A', 'b'),), bad=('<<a>>',), good=('b',))\n"
        "def always_crashing(doc):\n    '''T.\n\n    R.\n    '''\n    raise KeyError('gone')\n",
    )
    write(package, "crashing_pack-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: crashing-pack\nVersion: 1\n")
    write(package, "crashing_pack-1.dist-info/entry_points.txt", "[puffery.rules]\ncrashing = crashing_pack\n")
    write(tmp_path, "a.txt", BAD)
    done = puffery_process("check", "--no-cache", "a.txt", env={"PYTHONPATH": str(package)})
    assert done.returncode == 3
    assert "EFF102" in done.stdout
    for part in ("XYZ901", "a.txt", "KeyError", "in always_crashing"):
        assert part in done.stderr
