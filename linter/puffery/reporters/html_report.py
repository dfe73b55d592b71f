"""`--format html`: one self-contained page for reviewers and lawyers.

The draft's text stands as a reader sees it, the flagged words coloured and numbered, the finding beside them.  Text of a
draft is only ever escaped text; the one style sheet and the one script are allowed by their hashes, and nothing else is.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from puffery import __version__
from puffery.model import SEVERITIES, Finding, Rule, Source
from puffery.reporters import Run
from puffery.reporters.html_rules import law, note, rules_section
from puffery.reporters.html_summary import Draft, count, shorten, summary, tools
from puffery.reporters.html_text import Numbered, rows
from puffery.reporters.markup import Markup, join, tag


def render(run: Run) -> str:
    """Return the run as one HTML page."""
    drafts = [Draft(at, report) for at, report in enumerate(run.reports, 1)]
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    total = count(sum(run.counts.values()), "finding")
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"puffery {__version__}"),
        tag("title", f"{total} in {count(len(drafts), 'draft')}: puffery"),
        tag("style", Markup(style)),
    )
    sources = {source.citation: source for rule in run.rules for source in rule.sources}
    body = (
        tag("a", "Skip to the drafts", href="#drafts", class_="skip"),
        tag("header", tag("h1", f"{total} in {count(len(drafts), 'draft')}"), _lead(run), class_="top"),
        tools(run, drafts),
        tag("main", summary(run, drafts), *_drafts(drafts, sources), rules_section(_used(run)), id="main"),
        tag("footer", f"Made by puffery {__version__}. A linter points at words; whether they may stand, a person decides."),
        tag("script", Markup(script)),
    )
    page = tag("html", tag("head", *head), tag("body", *body), lang="en")
    return f"<!doctype html>\n{page}\n"


def _asset(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _lead(run: Run) -> Markup:
    allowed = sum(len(report.suppressed) for report in run.reports)
    extra = f" {count(allowed, 'finding')} more {'was' if allowed == 1 else 'were'} allowed by the writers." if allowed else ""
    return tag("p", f"Medical marketing text, read for claims, evidence, disclaimers, anatomy and regulatory statements.{extra}")


def _drafts(drafts: Sequence[Draft], sources: dict[str, Source]) -> Iterator[Markup]:
    yield tag("a", "", id="drafts", tabindex=-1)
    for draft in drafts:
        yield _draft(draft, sources)


def _draft(draft: Draft, sources: dict[str, Source]) -> Markup:
    page = draft.report.page
    told = ", ".join(count(draft.counts[each], each if each != "info" else "note") for each in SEVERITIES if draft.counts[each])
    lines = rows(page, draft.numbered, draft.at, lambda each: note(each, draft.at, sources))
    outside = [each for each in draft.numbered if each.span is None]
    parts: list[Markup] = [
        tag("h2", page.path, dir="auto", id=f"h{draft.at}"),
        tag("p", told or "Nothing to report.", class_="quiet"),
    ]
    content = [*lines, _outside(outside, draft.at, sources)]
    if not page.prose:
        content.append(tag("p", "This draft has no text.", class_="quiet"))
    if draft.numbered:
        parts += [tag("div", tag("h3", "Findings", class_="notes-title"), *content, class_="pages"), _allowed(draft, sources)]
    else:
        parts += [tag("details", tag("summary", "The text"), *content, class_="clean"), _allowed(draft, sources)]
    return tag("section", *parts, class_="draft", id=f"f{draft.at}", aria_labelledby=f"h{draft.at}", tabindex=-1)


def _outside(outside: Sequence[Numbered], file: int, sources: dict[str, Source]) -> Markup:
    """Findings on what no reader sees, a comment for instance."""
    lines = []
    for each in outside:
        words = tag("code", shorten(each.place.finding.text, 200))
        text = tag("div", tag("p", tag("span", "Not in the text", class_="kind"), words), class_="text")
        lines.append(tag("div", text, tag("div", note(each, file, sources), class_="notes"), class_="row"))
    return join(*lines)


def _allowed(draft: Draft, sources: dict[str, Source]) -> Markup:
    if not draft.report.suppressed:
        return Markup()
    lines = [_allowance(finding, sources) for finding in draft.report.suppressed]
    title = f"{count(len(lines), 'finding')} allowed by the writer"
    return tag("details", tag("summary", title), tag("ul", *lines), class_="allowed")


def _allowance(finding: Finding, sources: dict[str, Source]) -> Markup:
    reason = f"Reason: {finding.suppressed}" if finding.suppressed else "No reason was given."
    said = f"{finding.code} {finding.name.replace('-', ' ')}: "
    return tag("li", said, tag("q", shorten(finding.text, 200)), " ", tag("b", reason), " ", law(finding.sources, sources))


def _used(run: Run) -> list[Rule]:
    codes = {finding.code for report in run.reports for finding in (*report.findings, *report.suppressed)}
    return [rule for rule in run.rules if rule.code in codes]
