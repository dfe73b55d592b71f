"""The regulatory rules under the law of each place: which run, how grave they are, what they cite, and what a finding says."""

from __future__ import annotations

import pytest

from puffery.discovery import installed_rules
from puffery.engine import lint
from puffery.model import Finding
from puffery.readers import parse
from puffery.settings import Settings
from puffery.testing import language_for

RULES = {rule.code: rule for rule in installed_rules() if rule.code.startswith("REG")}


def findings(text: str, *places: str) -> list[Finding]:
    settings = Settings(jurisdictions=places or ("us",))
    page = parse("page.txt", text, "text")
    rules = tuple(rule for rule in RULES.values() if rule.jurisdictions & set(settings.jurisdictions))
    return list(lint(page, rules, settings, language_for(RULES["REG504"])).findings)


def codes(text: str, *places: str) -> list[str]:
    return [found.code for found in findings(text, *places)]


def test_all_ten_rules_are_installed() -> None:
    assert sorted(RULES) == [f"REG{number}" for number in range(501, 511)]


@pytest.mark.parametrize(
    ("code", "places"),
    [("REG509", {"uk", "eu", "au"}), ("REG510", {"uk", "au"}), ("REG504", {"us", "uk", "eu", "au"})],
)
def test_a_rule_runs_where_its_law_holds(code: str, places: set[str]) -> None:
    assert RULES[code].jurisdictions == places


@pytest.mark.parametrize(("place", "expected"), [("us", []), ("uk", ["REG509"]), ("eu", ["REG509"]), ("au", ["REG509"])])
def test_a_prescription_medicine_may_be_named_to_the_public_in_the_united_states_alone(place: str, expected: list[str]) -> None:
    assert codes("We stock Mounjaro pens.", place) == expected


@pytest.mark.parametrize(("place", "expected"), [("us", []), ("eu", []), ("uk", ["REG510"]), ("au", ["REG510"])])
def test_inducements_are_flagged_where_a_code_bars_them(place: str, expected: list[str]) -> None:
    assert codes("Half-price peels until Friday.", place) == expected


def test_an_inducement_is_graver_in_australia() -> None:
    assert [found.severity for found in findings("Refer a friend and save.", "uk")] == ["warning"]
    assert [found.severity for found in findings("Refer a friend and save.", "au")] == ["error"]
    assert [found.severity for found in findings("Refer a friend and save.", "uk", "au")] == ["error"]


@pytest.mark.parametrize(
    ("place", "cited", "foreign"),
    [
        ("us", "21 CFR 101.93(g)", "CAP Code 15.6"),
        ("uk", "CAP Code 15.6", "21 CFR 101.93(g)"),
        ("eu", "Regulation (EC) 1924/2006 art. 10", "CAP Code 15.6"),
        ("au", "Therapeutic Goods Act 1989 s. 42DL", "21 CFR 101.93(g)"),
    ],
)
def test_a_finding_cites_the_law_of_its_place(place: str, cited: str, foreign: str) -> None:
    (found,) = findings("Our turmeric capsules cure arthritis.", place)
    assert cited in found.sources and foreign not in found.sources


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_source_of_a_rule_is_checked_and_every_place_of_a_rule_has_a_law(code: str) -> None:
    rule = RULES[code]
    assert all(source.checked and source.url and source.title for source in rule.sources)
    assert rule.jurisdictions <= {source.jurisdiction for source in rule.sources}


def test_a_finding_names_the_product_its_status_and_the_source() -> None:
    (found,) = findings("Our exosome therapy ends hair loss.")
    assert found.note is not None
    assert "exosomes" in found.note and "unapproved" in found.note and "FDA" in found.note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turmeric capsules\n\nThey ease arthritis, so that stairs are no trouble any more for those who climb them daily.",
            ["REG504"],
        ),
        ("We sell turmeric. It eases arthritis.", ["REG504"]),
        ("We sell socks. They ease arthritis.", []),
        ("Ibuprofen\n\nThe tablets relieve arthritis.", []),
        ("# Turmeric capsules\n\n## Price\n\nTwelve dollars.\n\n## Effect\n\nEases arthritis.", ["REG504"]),
    ],
)
def test_the_product_is_found_in_sentence_paragraph_heading_and_title(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_regenerative_injections_are_cells_where_the_page_names_them() -> None:
    sentence = "Regenerative injection therapy relieves migraine."
    assert codes(sentence) == []
    assert codes(f"{sentence}\n\nSuch injections are prolotherapy, plasma and stem cells.") == ["REG504"]


def test_an_approval_is_judged_by_the_status_where_the_authority_sits() -> None:
    assert codes("Tesamorelin is FDA approved.") == []
    (found,) = findings("Our kratom is FDA approved.")
    assert found.code == "REG501" and found.note is not None and "kratom" in found.note
