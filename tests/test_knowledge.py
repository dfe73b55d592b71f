"""The regulatory knowledge: every row has a source and a date, keeps to the schema, and its names are its own."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from puffery.errors import BadKnowledge
from puffery_rules.conditions import condition_stanzas, conditions_in, function_stanzas
from puffery_rules.products import product_named, product_stanzas, role_of, status
from puffery_rules.regulatory.authorities import authority_stanzas
from puffery_rules.sources import law
from puffery_rules.stanzas import Stanza, load_stanzas, parse_stanzas

STATUSES = frozenset(
    """approved cleared unapproved investigational prescription-only otc supplement food cosmetic registered-profession unregulated
    banned unknown""".split()
)
AREAS = frozenset(
    """musculoskeletal neuro cardio metabolic cancer infection skin mental digestive respiratory eye ear dental urological
    reproductive immune endocrine sleep pain hair substance-use developmental other injury""".split()
)
PRODUCT_KINDS = frozenset(
    """biologic vaccine drug otc-drug supplement herb food homeopathic essential-oil cannabinoid peptide iv-therapy device procedure
    surgery manual-therapy alternative-therapy energy-therapy cosmetic injectable hormone compounded""".split()
)
KEYS = {
    "conditions": {"kind", "area", "serious", "names", "weak", "cased", "marker", "note", "source", "checked"},
    "functions": {"names", "verbs", "limit", "note", "source", "checked"},
    "products": {
        *("kind", "group", "names", "weak", "cased", "us", "uk", "eu", "au", "indications", "indications-uk", "indications-eu"),
        *("indications-au", "may-say", "must-say", "note", "source", "checked"),
    },
    "authorities": {"kind", "names", "cased", "jurisdiction", "approves", "note", "source", "checked"},
    "laws": {"title", "url", "jurisdiction", "says", "verified", "seen", "note", "checked"},
}
ROWS = [
    pytest.param(prefix, stanza, id=f"{stanza.file} {stanza.name}")
    for prefix in KEYS
    for stanza in load_stanzas("knowledge", prefix)
]


def names_of(stanzas: tuple[Stanza, ...], *keys: str) -> Counter[str]:
    return Counter(
        name.lower() for stanza in stanzas for name in (stanza.name, *(name for key in keys for name in stanza.get(key)))
    )


@pytest.mark.parametrize(("prefix", "stanza"), ROWS)
def test_a_row_has_a_source_a_date_and_only_known_keys(prefix: str, stanza: Stanza) -> None:
    assert set(stanza.values) <= KEYS[prefix]
    assert stanza.get("url" if prefix == "laws" else "source"), "no source"
    (checked,) = stanza.get("checked")
    assert date(2020, 1, 1) <= date.fromisoformat(checked)


@pytest.mark.parametrize("place", ["us", "uk", "eu", "au"])
def test_every_product_has_a_status_of_the_schema_in_every_jurisdiction(place: str) -> None:
    assert [product.name for product in product_stanzas() if status(product, place) not in STATUSES] == []


def test_kinds_and_areas_are_of_the_schema() -> None:
    assert [c.name for c in condition_stanzas() if c.text("area") not in AREAS] == []
    kinds = {"disease", "injury", "symptom", "risk-factor", "natural-state"}
    assert [c.name for c in condition_stanzas() if c.text("kind") not in kinds or c.text("serious") not in ("yes", "no")] == []
    assert [
        p.name
        for p in product_stanzas()
        if p.text("kind") not in PRODUCT_KINDS or not re.fullmatch(r"[a-z0-9-]+", p.text("group"))
    ] == []


def test_there_is_as_much_as_promised() -> None:
    products = product_stanzas()
    assert len(products) >= 350
    assert sum(bool(product.get("indications")) for product in products) >= 120
    names = names_of(condition_stanzas(), "names", "weak", "marker") + names_of(function_stanzas(), "names")
    assert len(names) >= 900


@pytest.mark.parametrize(
    ("stanzas", "keys"),
    [
        (condition_stanzas(), ("names", "weak", "cased", "marker")),
        (product_stanzas(), ("names", "weak", "cased")),
        (authority_stanzas(), ("names", "cased")),
    ],
    ids=["conditions", "products", "authorities"],
)
def test_a_name_stands_once(stanzas: tuple[Stanza, ...], keys: tuple[str, ...]) -> None:
    names = names_of(stanzas, *keys)
    assert sorted(name for name, times in names.items() if times > 1) == []


def test_laws_have_a_title_a_link_a_jurisdiction_and_say_how_they_were_verified() -> None:
    for stanza in load_stanzas("knowledge", "laws"):
        assert stanza.get("title") and stanza.text("url").startswith("http"), stanza.name
        assert stanza.text("jurisdiction") in ("us", "uk", "eu", "au"), stanza.name
        assert stanza.text("verified") in ("primary", "secondary"), stanza.name


def test_a_citation_that_no_law_has_is_refused() -> None:
    assert law("21 CFR 807.97").jurisdiction == "us"
    with pytest.raises(BadKnowledge, match=r"1 CFR 1\.1"):
        law("1 CFR 1.1")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a]\nkind: x\nkind: y\n", "stands twice"),
        ("[a]\nno key here\n", "is neither"),
        ("  an indented line\n", "is neither"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(BadKnowledge, match=rf"bad\.kb:\d+: .*{message}"):
        list(parse_stanzas(text, "bad.kb"))


def test_defaults_of_a_file_reach_every_stanza_and_values_may_run_on() -> None:
    one, two = parse_stanzas("kind: drug\n[a]\nnames: b;\n  c\n[d]\nkind: food\n", "x.kb")
    assert (one.name, one.get("kind"), one.get("names")) == ("a", ("drug",), ("b", "c"))
    assert (two.get("kind"), two.line) == (("food",), 5)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("stem cell therapy", "remedy"),
        ("CBD oil", "remedy"),
        ("turmeric", "remedy"),
        ("PRP", "prp"),
        ("prolotherapy", "prp"),
        ("Botox", "drug"),
        ("ibuprofen", "drug"),
        ("chiropractic", "therapy"),
        ("reiki", "therapy"),
        ("knee replacement", "other"),
        ("Epidiolex", "drug"),
    ],
)
def test_regulators_tell_products_apart(name: str, role: str) -> None:
    product = product_named(name)
    assert product is not None and role_of(product) == role


def test_conditions_are_found_in_the_words_of_an_indication() -> None:
    assert [found.name for found in conditions_in("relief of migraines and low back pain")] == ["migraine", "low back pain"]
