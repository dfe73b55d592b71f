"""The golden scores: no rule may get worse on the labelled pages without somebody deciding so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from puffery.errors import PufferyError
from puffery.evaluate import evaluate, table
from tests.conftest import ROOT, Run

PAGES = ROOT / "corpora" / "pages"
GOLDEN = json.loads((ROOT / "corpora" / "scores.json").read_text(encoding="utf-8"))
RENEW = "if it is meant, run `puffery evaluate corpora/pages --format json --output corpora/scores.json`"


@pytest.fixture(scope="module")
def scores() -> dict[str, Any]:
    return evaluate(PAGES)


@pytest.mark.parametrize("code", sorted(GOLDEN["rules"]))
def test_no_rule_got_worse(scores: dict[str, Any], code: str) -> None:
    assert scores["rules"][code]["f1"] >= GOLDEN["rules"][code]["f1"], f"{code} fell below its golden score; {RENEW}"


@pytest.mark.parametrize("unit", ["families", "sentences", "disclaimers"])
def test_no_family_got_worse(scores: dict[str, Any], unit: str) -> None:
    for name, row in GOLDEN[unit].items():
        assert scores[unit][name]["f1"] >= row["f1"], f"{unit} {name} fell below its golden score; {RENEW}"


def test_neutral_pages_stay_as_quiet(scores: dict[str, Any]) -> None:
    key = "false_alarms_per_1000_neutral_words"
    assert scores[key] <= GOLDEN[key], RENEW


def label(folder: Path, name: str, text: str, **labels: object) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(
        json.dumps({"kind": "marketing", "missing": [], "spans": [], **labels}), encoding="utf-8"
    )


def test_the_measures_count_right_wrong_found_and_missed(tmp_path: Path) -> None:
    spans = [{"quote": "cures eczema", "label": "EFF102"}, {"quote": "opens at nine", "label": "EFF101"}]
    label(tmp_path, "a", "Our serum cures eczema. The clinic opens at nine. It cures acne.", spans=spans)
    found = evaluate(tmp_path)
    assert found["rules"]["EFF102"] == {"labels": 1, "findings": 2, "precision": 0.5, "recall": 1.0, "f1": 0.667}
    assert found["rules"]["EFF101"]["recall"] == 0
    assert found["sentences"]["EFF"] == {"labels": 2, "findings": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert "EFF102" in table(found)


def test_what_labellers_disagree_on_counts_neither_way(tmp_path: Path) -> None:
    label(tmp_path, "a", "Our serum cures eczema.", maybe=[{"quote": "cures eczema", "label": "EFF102"}])
    assert "EFF102" not in evaluate(tmp_path)["rules"]


def test_false_alarms_are_counted_on_neutral_pages_only(tmp_path: Path) -> None:
    label(tmp_path, "a", "Our serum cures eczema. " + "The clinic opens at nine. " * 100, kind="neutral")
    assert evaluate(tmp_path)["false_alarms_per_1000_neutral_words"] == pytest.approx(1000 / 504, abs=0.01)


def test_offsets_are_taken_as_labels_too(tmp_path: Path) -> None:
    label(tmp_path, "a", "Our serum cures eczema.", spans=[[10, 22, "EFF102"]])
    assert evaluate(tmp_path)["rules"]["EFF102"]["f1"] == 1


@pytest.mark.parametrize(
    ("labels", "part"),
    [
        ({"spans": [{"quote": "nowhere", "label": "EFF101"}]}, "'nowhere' does not stand"),
        ({"kind": None, "missing": None}, "not a label file"),
    ],
)
def test_a_wrong_label_file_is_a_clear_error(tmp_path: Path, labels: dict[str, object], part: str) -> None:
    label(tmp_path, "a", "Our serum cures eczema.", **labels)
    with pytest.raises(PufferyError, match=part) as caught:
        evaluate(tmp_path)
    assert "a.json" in str(caught.value)


def test_the_command_writes_json(puffery: Run, tmp_path: Path) -> None:
    label(tmp_path, "a", "Our serum cures eczema.", spans=[{"quote": "cures eczema", "label": "EFF102"}])
    assert puffery("evaluate", ".", "--format", "json", "--output", "scores.json").returncode == 0
    assert json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))["rules"]["EFF102"]["f1"] == 1
    (tmp_path / "empty").mkdir()
    assert puffery("evaluate", "empty").returncode == 2
