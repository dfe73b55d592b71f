from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from puffery.errors import RuleCrashed, UnreadableFile
from puffery.model import Finding, Page, Report, Source
from puffery.readers import read
from puffery.reporters import Run, render
from tests.conftest import need
from tests.reporting import RULES, make_rule, make_run

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
CHROMEDRIVER = shutil.which("chromedriver")
#: Runs before anything of a page does: hears of whatever the page's policy stops and of whatever gets through.
WITNESS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => { window.hacked = name; };
"""
HOSTILE = [
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=2</script>",
    "</style><style>*{display:none}</style>",
    '"><img src=x onerror="window.hacked=3">',
    "'><svg/onload=window.hacked=4>",
    "<iframe srcdoc='<script>parent.hacked=5</script>'></iframe>",
    "javascript:window.hacked=6",
    "<a href='javascript:window.hacked=7'>x</a>",
    "&lt;script&gt;window.hacked=8&lt;/script&gt;",
    "<!-- --!> <script>window.hacked=9</script> -->",
    "]]><script>window.hacked=10</script>",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "expression(alert(1)) \\3c script\\3e url(javascript:alert(1)) </title><base href=//evil.example>",
    "{{constructor.constructor('window.hacked=11')()}} ${window.hacked=12}",
    "\x00\x08\x1b[31m\ufffe",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=window.hacked=13&gt;'>",
    "W" * 5000,
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    need("chromium", CHROMIUM)
    need("chromedriver", CHROMEDRIVER)
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for each in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1300,900"):
        options.add_argument(each)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(CHROMEDRIVER))
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WITNESS})
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Callable[[str], Any]:
    """Opens a page in the browser."""

    def load(text: str) -> Any:
        file = tmp_path / "report.html"
        file.write_text(text, encoding="utf-8", errors="backslashreplace")
        browser.get(file.as_uri())
        return browser

    return load


def ask(browser: Any, expression: str) -> Any:
    return browser.execute_script(f"return {expression}")


def press(browser: Any, keys: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(browser).send_keys(keys).perform()


def page_of(path: str, source: str) -> Page:
    return read(path, source.replace("\0", "").encode("utf-8", "replace"))


def finding(page: Page, code: str, start: int, end: int, **more: Any) -> Finding:
    rule = next(rule for rule in RULES if rule.code == code)
    low, high = page.offsets.locate(start, end)
    given = {"message": f"‘{page.prose[start:end][:40]}’ is told.", "sources": tuple(source.citation for source in rule.sources)}
    return Finding(code, rule.name, rule.severity, start=low, end=high, text=page.source[low:high], **(given | more))


# Hostile drafts


def hostile_run() -> Run:
    """Hostile words wherever a draft, its path, a rule or an error can put words."""
    reports = []
    for number, words in enumerate(HOSTILE):
        for suffix, source in (("txt", words), ("md", f"# {words}\n\n> x {words}"), ("html", f"<p title='{words}'>A {words} b.")):
            page = page_of(f"{number}.{suffix}", source)
            more = {"message": words, "note": words, "replacements": (words,), "sources": (words, "evil"), "insertion": words}
            found = [finding(page, "EFF101", block.start, block.end, **more) for block in page.blocks]
            allowed = tuple(replace(each, code="EFF106", name=words, suppressed=words) for each in found[:1])
            outside = Finding("SUP901", "unused-suppression", "warning", words, 0, 0, words)
            reports.append(Report(replace(page, path=f"{words[:200]}{number}.{suffix}"), (*found, outside), allowed))
    evil = Source("evil", HOSTILE[3], "javascript:window.hacked=14", HOSTILE[0])
    rule = replace(
        make_rule("EFF101", "absolute-outcome", "error", evil), title=HOSTILE[3], reason=HOSTILE[0], good=tuple(HOSTILE)
    )
    reports[0] = replace(reports[0], crashes=(RuleCrashed("EFF101", HOSTILE[0], HOSTILE[3]),))
    return Run(reports, [UnreadableFile(words, words) for words in HOSTILE], (rule,))


def test_hostile_drafts_run_nothing_and_break_nothing(show: Callable[[str], Any]) -> None:
    browser = show(render("html", hostile_run()))
    browser.execute_script("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    press(browser, "nnn")
    time.sleep(0.1)
    assert ask(browser, "window.hacked") is None
    assert ask(browser, "violations") == []
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
    names = set(ask(browser, "[...document.querySelectorAll('body *')].map((each) => each.localName)"))
    assert not names & {"img", "iframe", "svg", "math", "object", "embed", "base", "form", "style", "link"}
    assert ask(browser, "document.scripts.length") == 1
    assert ask(browser, "document.styleSheets.length") == 1
    attributes = set(ask(browser, "[...document.querySelectorAll('body *')].flatMap((each) => each.getAttributeNames())"))
    assert not {each for each in attributes if each.startswith("on") or each in ("style", "srcdoc", "src", "action")}
    addresses = ask(browser, "[...document.links].map((each) => each.getAttribute('href'))")
    assert all(each.startswith(("#", "https://", "http://")) for each in addresses)
    assert ask(browser, "performance.getEntriesByType('resource').length") == 0
    text = ask(browser, "document.body.textContent")
    assert "<script>window.hacked=1</script>" in text
    assert not set(text) & set("\x00\x08\x1b\u202e\u202c\u2066\u2069\u200f")


def test_enormous_words_do_not_widen_the_page(show: Callable[[str], Any]) -> None:
    browser = show(render("html", hostile_run()))
    for width in (1300, 360):
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        )
        try:
            assert ask(browser, "document.documentElement.scrollWidth <= innerWidth"), width
        finally:
            browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_policy_stops_what_an_escape_would_let_in(show: Callable[[str], Any]) -> None:
    """The other tests find nothing; this one shows that the policy would have stopped it, and that they would have seen it."""
    intruders = (
        "<script>window.hacked=1</script><p onclick='window.hacked=2' style='color:red' id=intruder>x</p>"
        "<style>p{color:red}</style><img src='https://example.invalid/x.png' onerror='window.hacked=3'>"
        "<iframe srcdoc='<script>parent.hacked=4</script>'></iframe>"
    )
    browser = show(render("html", make_run()).replace("<footer>", intruders + "<footer>"))
    browser.execute_script("document.getElementById('intruder').click()")
    assert ask(browser, "window.hacked") is None
    assert {"script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "img-src"} <= set(
        ask(browser, "violations")
    )


# What a reviewer does


VISIBLE = "[...document.querySelectorAll('.note')].filter((each) => each.checkVisibility()).map((each) => each.dataset.severity)"


def test_filters_by_severity_family_file_and_words(show: Callable[[str], Any]) -> None:
    browser = show(render("html", make_run()))
    run = make_run()
    every = [each.severity for report in run.reports for each in report.findings]
    assert sorted(ask(browser, VISIBLE)) == sorted(every)
    assert ask(browser, "document.getElementById('count').textContent") == f"{len(every)} findings"
    browser.find_element("css selector", ".filters > summary").click()
    browser.find_element("css selector", "input[name=severity][value=warning]").click()
    assert "warning" not in ask(browser, VISIBLE)
    assert ask(browser, "document.querySelectorAll('mark.warning').length") == 0
    assert ask(browser, "[...document.querySelectorAll('mark a.warning')].every((each) => each.hidden)")
    assert ask(browser, "document.querySelector('.choice.EFF b').textContent") == "5", "the counts follow the other filters"
    browser.find_element("css selector", "input[name=family][value=EFF]").click()
    assert sorted(ask(browser, VISIBLE)) == ["error", "info"]
    browser.find_element("id", "reset").click()
    assert len(ask(browser, VISIBLE)) == len(every)
    browser.execute_script(
        "const file = document.getElementById('file'); file.value = '2'; file.dispatchEvent(new Event('change'))"
    )
    assert len(ask(browser, VISIBLE)) == 4
    assert ask(browser, "[...document.querySelectorAll('.draft')].filter((each) => !each.hidden).map((each) => each.id)") == [
        "f2"
    ]
    browser.find_element("id", "reset").click()
    browser.find_element("id", "search").send_keys("L7 disc")
    assert ask(browser, VISIBLE) == ["error"]
    assert ask(browser, "document.getElementById('count').textContent") == f"1 of {len(every)} findings"


def test_keys_step_through_what_is_shown_and_move_the_focus(show: Callable[[str], Any]) -> None:
    browser = show(render("html", make_run()))
    ids = ask(browser, "[...document.querySelectorAll('.note')].map((each) => each.id)")
    focus = "document.activeElement.id"
    press(browser, "n")
    assert ask(browser, focus) == ids[0]
    assert ask(browser, f"document.querySelectorAll('mark[data-lit][data-n~=\"{ids[0]}\"]').length") >= 1
    assert ask(browser, "document.getElementById('count').textContent") == f"Finding 1 of {len(ids)}"
    press(browser, "jj")
    assert ask(browser, focus) == ids[2]
    press(browser, "kp")
    assert ask(browser, focus) == ids[0]
    press(browser, "p")
    assert ask(browser, focus) == ids[-1], "it goes round"
    box = "document.activeElement.getBoundingClientRect()"
    assert ask(browser, f"{box}.top >= 0 && {box}.top < innerHeight"), "what has the focus is in sight"
    press(browser, "/")
    press(browser, "nnn")
    assert ask(browser, focus) == "search", "letters in the search field are letters"
    assert ask(browser, "document.getElementById('search').value") == "nnn"


def test_numbers_lead_to_notes_and_back_and_notes_say_why(show: Callable[[str], Any]) -> None:
    browser = show(render("html", make_run()))
    browser.execute_script("document.getElementById('mf1-3').click()")
    assert ask(browser, "location.hash") == "#f1-3"
    browser.execute_script("document.querySelector('#f1-3 .number').click()")
    time.sleep(0.05)
    assert ask(browser, "document.activeElement.id") == "mf1-3"
    browser.find_element("css selector", "#f1-3 .why > summary").click()
    time.sleep(0.05)
    assert "Whoever reads it expects it." in browser.find_element("css selector", "#f1-3 .why").text
    ids = ask(browser, "[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
    labels = ask(
        browser, "[...document.querySelectorAll('[aria-labelledby]')].map((each) => each.getAttribute('aria-labelledby'))"
    )
    assert set(labels) <= set(ids)
    press(browser, "\ue004")  # Tab, from the top of a fresh page
    browser.get(browser.current_url.split("#")[0])
    press(browser, "\ue004")
    assert ask(browser, "document.activeElement.className") == "skip"


def test_it_reads_without_scripts_and_prints_findings_as_footnotes(show: Callable[[str], Any]) -> None:
    text = render("html", make_run())
    browser = show(text.replace("<script>", "<script type=none>"))
    assert ask(browser, f"{VISIBLE}.length") == sum(len(report.findings) for report in make_run().reports)
    assert not ask(browser, "document.querySelector('.tools').checkVisibility()")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        tops = ask(
            browser,
            "['.text', '.notes', '.notes-title'].map((name) => [...document.querySelectorAll('#f1 .pages ' + name)]"
            ".map((each) => each.getBoundingClientRect().top))",
        )
        assert max(tops[0]) < min(tops[2]) <= min(tops[1]), "the text, then the findings"
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_background(show: Callable[[str], Any], scheme: str) -> None:
    browser = show(render("html", make_run()))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    try:
        pairs = {"mark.error": "", "mark.warning": "", "mark.info": "", "mark .number": "", ".law": ".draft", ".law a": ".draft"}
        for selector, behind in (pairs | {".severity": ".draft", ".top p": "body"}).items():
            script = "const of = (name, what) => getComputedStyle(document.querySelector(name))[what];"
            front = browser.execute_script(f"{script} return of({json.dumps(selector)}, 'color')")
            back = browser.execute_script(f"{script} return of({json.dumps(behind or selector)}, 'backgroundColor')")
            assert contrast(front, back) >= 4.5, (selector, front, back)
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def contrast(front: str, back: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(front), light(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


# Two hundred pages


def test_two_hundred_pages_at_once_stay_usable(show: Callable[[str], Any]) -> None:
    paragraph = (
        "Many patients ask what a knee brace does, and a physician will say that it may help some of them for a while. " * 3
    )
    source = "# A long page\n\n" + "\n\n".join(f"{paragraph} Number {number} is a miracle." for number in range(15))
    reports = []
    for number in range(200):
        page = page_of(f"site/page-{number:03}.md", source)
        spans = [(at, at + 7) for at in range(len(page.prose)) if page.prose.startswith("miracle", at)]
        reports.append(
            Report(page, tuple(finding(page, "EFF106", *span, note="Drop the word, or state the fact.") for span in spans))
        )
    begun = time.monotonic()
    text = render("html", Run(reports, [], RULES))
    rendered = time.monotonic() - begun
    assert rendered < 10
    assert len(text) < 8_000_000
    begun = time.monotonic()
    browser = show(text)
    assert ask(browser, "document.querySelectorAll('.note').length") == 3000
    assert time.monotonic() - begun < 15
    for action in ("document.getElementById('next').click()", "document.getElementById('previous').click()"):
        assert took(browser, action) < 1500
    search = "const box = document.getElementById('search'); box.value = 'page-199'; box.dispatchEvent(new Event('input'))"
    assert took(browser, search) < 3000
    assert ask(browser, "document.getElementById('count').textContent") == "15 of 3000 findings"


def took(browser: Any, action: str) -> float:
    """How many milliseconds an action and the layout after it take."""
    value = browser.execute_script(
        f"const begun = performance.now(); {action}; document.body.getBoundingClientRect(); return performance.now() - begun"
    )
    return float(value)
