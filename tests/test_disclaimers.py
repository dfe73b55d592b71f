"""Missing disclaimers: where a statement counts, what stands around a page, and whose law is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from puffery.discovery import installed_rules
from puffery.engine import lint
from puffery.errors import SettingsError
from puffery.model import JURISDICTIONS, Finding
from puffery.readers import parse
from puffery.settings import Disclaimers, Settings
from puffery.surroundings import files_around, surround
from puffery.testing import language_for
from puffery_rules.disclaimers.wording import WORDINGS, insertion, wordings
from puffery_rules.sources import law
from tests.conftest import Run

RULES = [rule for rule in installed_rules() if rule.code.startswith("DIS")]
CLAIM = "Our laser cures tinnitus. Book your visit."
VARY = "Individual results vary."
ASK = "Ask your doctor whether it suits you."


def findings(source: str, format: str = "html", places: tuple[str, ...] = ("us",), **extra: object) -> dict[str, Finding]:
    settings = Settings(jurisdictions=places, **extra)  # type: ignore[arg-type]
    page = parse(f"draft.{format}", source, format)
    return {found.code: found for found in lint(page, RULES, settings, language_for(RULES[0])).findings}


def missing(source: str, format: str = "html", places: tuple[str, ...] = ("us",), **extra: object) -> set[str]:
    return set(findings(source, format, places, **extra))


def test_a_claim_alone_lacks_all_that_a_claim_needs() -> None:
    assert missing(CLAIM, "text") == {"DIS301", "DIS302", "DIS304"}


@pytest.mark.parametrize(
    "seen",
    [
        "<p>{}</p>",
        "<footer><small>{}</small></footer>",
        "<table><tr><td>{}</td></tr></table>",
        "<ul><li>{}</li></ul>",
        "<p><i>*{}</i></p>",
    ],
)
def test_a_disclaimer_counts_wherever_a_visitor_sees_it(seen: str) -> None:
    assert missing(f"<p>{CLAIM}</p>{seen.format(VARY)}{seen.format(ASK)}") == {"DIS304"}


@pytest.mark.parametrize(
    ("unseen", "said"),
    [
        ("<!-- {} -->", "comment"),
        ('<p style="display:none">{}</p>', "hides"),
        ("<p hidden>{}</p>", "hides"),
        ('<img src="a.png" alt="{}">', "image"),
    ],
)
def test_a_disclaimer_that_nobody_sees_does_not_count_and_the_finding_says_so(unseen: str, said: str) -> None:
    found = findings(f"<p>{CLAIM}</p>{unseen.format(VARY)}")
    assert "DIS301" in found
    note = found["DIS301"].note or ""
    assert said in note
    assert "results vary" in note


def test_the_nearest_miss_is_shown() -> None:
    found = findings("“My back pain is gone after two visits,” says Ana.\n\nResults vary.", "text")
    assert "‘results vary.’ stands here, but no typical result" in (found["DIS306"].note or "")


def test_the_finding_stands_at_the_first_trigger_names_it_and_offers_the_wording() -> None:
    found = findings(f"We close at six.\n\n{CLAIM} It also cures vertigo.", "text")["DIS301"]
    assert found.text == "cures tinnitus"
    assert "cures tinnitus" in found.message
    assert WORDINGS["DIS301"]["us"].text in (found.note or "")


@pytest.mark.parametrize("assumed", ["DIS301", "DIS30", "results-vary"])
def test_what_the_settings_assume_is_not_missing(assumed: str) -> None:
    assert "DIS301" not in missing(CLAIM, "text", disclaimers=Disclaimers(assume=(assumed,)))


def test_other_codes_are_not_assumed() -> None:
    assert missing(CLAIM, "text", disclaimers=Disclaimers(assume=("DIS302",))) == {"DIS301", "DIS304"}


# Jurisdictions

TESTIMONIAL = "Our clinic helps. “My back pain is gone after two visits,” says Ana.\n\nTypically, patients can expect some relief.\n\nBook now."


def test_a_typical_result_mends_a_testimonial_except_in_australia() -> None:
    assert "DIS306" not in missing(TESTIMONIAL, "text", ("us",))
    assert "DIS306" not in missing(TESTIMONIAL, "text", ("uk",))
    found = findings(TESTIMONIAL, "text", ("au",))["DIS306"]
    assert found.severity == "error"
    assert "National Law s133" in found.sources
    assert "16 CFR 255.2" not in found.sources
    assert "bars testimonials" in (found.note or "")


def test_the_gravest_of_several_jurisdictions_counts() -> None:
    assert findings(TESTIMONIAL, "text", ("us", "au"))["DIS306"].severity == "error"


def test_the_supplement_statement_is_asked_for_in_the_united_states_alone() -> None:
    text = "Our magnesium capsules support restful sleep. Two capsules a day."
    assert "DIS305" in missing(text, "text", ("us",))
    for place in ("uk", "eu", "au"):
        assert "DIS305" not in missing(text, "text", (place,))


@pytest.mark.parametrize(
    ("place", "cited"),
    [("us", "FTC Health Products Compliance Guidance 2022"), ("uk", "CAP Code 12.1"), ("au", "National Law s133")],
)
def test_a_finding_cites_the_law_of_its_place(place: str, cited: str) -> None:
    found = findings(CLAIM, "text", (place,))["DIS301"]
    assert cited in found.sources
    assert cited in (found.note or "")


def test_every_wording_has_a_law_that_the_knowledge_holds() -> None:
    codes = {rule.code: rule for rule in RULES}
    assert set(WORDINGS) == set(codes)
    for code, by_place in WORDINGS.items():
        assert set(by_place) == set(codes[code].jurisdictions) & set(JURISDICTIONS)
        for place, wording in by_place.items():
            source = law(wording.law)
            assert source.url, wording.law
            assert source.jurisdiction == place, (code, place, wording.law)


@pytest.mark.parametrize("code", ["DIS301", "DIS302", "DIS305"])
def test_a_wording_that_needs_nothing_filled_in_satisfies_its_own_rule(code: str) -> None:
    source = {"DIS305": "Our magnesium capsules support restful sleep. Two capsules a day."}.get(code, CLAIM)
    assert code in missing(source, "text")
    assert code not in missing(f"{source}\n\n{insertion(code, ('us',))}", "text")
    assert wordings(code, ("us",))


# What stands around a page


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def codes(run: Run, path: str) -> set[str]:
    found = json.loads(run("check", "--no-cache", "--select", "DIS", "--format", "json", path).stdout)
    return {entry["code"] for file in found["files"] for entry in file["diagnostics"]}


def test_an_included_partial_satisfies_and_is_not_linted(tmp_path: Path, puffery: Run) -> None:
    write(
        tmp_path,
        {
            ".puffery.toml": '[disclaimers]\ninclude = ["_includes/footer.html"]\n',
            "_includes/footer.html": f"<p>{VARY} Our pills cure gout.</p>",
            "drafts/a.txt": CLAIM,
        },
    )
    assert codes(puffery, "drafts/a.txt") == {"DIS302", "DIS304"}
    assert "gout" not in puffery("check", "--no-cache", "drafts/a.txt").stdout


def test_a_missing_partial_names_file_key_and_place(tmp_path: Path, puffery: Run) -> None:
    write(tmp_path, {".puffery.toml": '[disclaimers]\ninclude = ["footer.html"]\n', "a.txt": CLAIM})
    done = puffery("check", "--no-cache", "a.txt")
    assert done.returncode == 2
    assert ".puffery.toml" in done.stderr
    assert "disclaimers.include" in done.stderr
    assert "footer.html" in done.stderr


def test_what_a_partial_hides_does_not_count(tmp_path: Path, puffery: Run) -> None:
    write(
        tmp_path,
        {
            ".puffery.toml": '[disclaimers]\ninclude = ["f.html"]\n',
            "f.html": f'<p hidden>{VARY}</p><!-- {VARY} --><img alt="{VARY}">',
            "a.txt": CLAIM,
        },
    )
    assert "DIS301" in codes(puffery, "a.txt")


@pytest.mark.parametrize(
    "files",
    [
        {  # Jekyll
            "_layouts/post.html": "---\nlayout: base\n---\n<main>{{ content }}</main>",
            "_layouts/base.html": "{{ content }}{% include legal/footer.html %}",
            "_includes/legal/footer.html": f"<footer>{VARY} {ASK}</footer>",
            "_posts/a.md": f"---\nlayout: post\n---\n{CLAIM}\n",
        },
        {  # Hugo
            "layouts/_default/post.html": '{{ define "main" }}{{ .Content }}{{ end }}',
            "layouts/_default/baseof.html": '{{ block "main" . }}{{ end }}{{- partial "footer.html" . -}}',
            "layouts/partials/footer.html": f"<footer>{VARY} {ASK}</footer>",
            "content/blog/a.md": f'+++\nlayout = "post"\n+++\n{CLAIM}\n',
        },
        {  # Eleventy
            "_includes/post.njk": '{% extends "base.njk" %}{% block main %}{{ content | safe }}{% endblock %}',
            "_includes/base.njk": "<main>{% block main %}{% endblock %}</main>{% include 'footer.njk' %}",
            "_includes/footer.njk": f"<footer>{VARY} {ASK}</footer>",
            "posts/a.md": f"---\nlayout: post.njk\n---\n{CLAIM}\n",
        },
        {  # Eleventy with its input below src
            "src/_includes/layouts/post.liquid": "{{ content }}{% render 'footer' %}",
            "src/_includes/footer.liquid": f"<footer>{VARY} {ASK}</footer>",
            "src/posts/a.md": f"---\nlayout: layouts/post.liquid\n---\n{CLAIM}\n",
        },
        {  # a partial that the page includes itself
            "_includes/footer.html": f"<footer>{VARY} {ASK}</footer>",
            "a.html": f"<p>{CLAIM}</p>{{% include footer.html %}}",
        },
    ],
    ids=["jekyll", "hugo", "eleventy", "eleventy-src", "include"],
)
def test_layouts_are_found_by_themselves(files: dict[str, str], tmp_path: Path, puffery: Run) -> None:
    write(tmp_path, files)
    draft = next(name for name in files if name.endswith("/a.md") or name == "a.html")
    assert codes(puffery, draft) == {"DIS304"}


def test_a_layout_that_does_not_exist_is_no_error(tmp_path: Path, puffery: Run) -> None:
    write(tmp_path, {"a.md": f"---\nlayout: nowhere\n---\n{CLAIM}\n"})
    assert "DIS301" in codes(puffery, "a.md")


def test_partials_that_include_each_other_end(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_includes/a.html": "{% include b.html %}x",
            "_includes/b.html": "{% include a.html %}y",
            "p.html": "{% include a.html %}",
        },
    )
    page = parse(str(tmp_path / "p.html"), "{% include a.html %}", "html")
    assert [file.name for file in files_around(page, Settings())] == ["a.html", "b.html"]


def test_a_partial_that_changes_is_read_again(tmp_path: Path, puffery: Run) -> None:
    write(tmp_path, {".puffery.toml": '[disclaimers]\ninclude = ["f.html"]\n', "f.html": "<p>Hello.</p>", "a.txt": CLAIM})
    first = puffery("check", "--select", "DIS301", "--format", "json", "a.txt").stdout
    (tmp_path / "f.html").write_text(f"<p>{VARY}</p>", encoding="utf-8")
    second = puffery("check", "--select", "DIS301", "--format", "json", "a.txt").stdout
    assert "DIS301" in first
    assert '"code": "DIS301"' not in second


def test_surround_refuses_a_partial_that_is_not_there(tmp_path: Path) -> None:
    settings = Settings(root=tmp_path, disclaimers=Disclaimers(include=("gone.html",)))
    with pytest.raises(SettingsError, match=r"gone\.html"):
        surround(parse("a.txt", CLAIM, "text"), settings)
