"""What stands before the drafts: counts, the gravest findings, the list of drafts, and the bar that filters and steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from puffery.docs import FAMILIES
from puffery.model import SEVERITIES, Report, Severity
from puffery.reporters import Run
from puffery.reporters.html_text import Numbered, anchor, number
from puffery.reporters.markup import Markup, tag
from puffery.reporters.places import places

#: How many findings the summary names.
_GRAVEST = 10
_SEVERITY_NAMES = {"error": "Errors", "warning": "Warnings", "info": "Notes"}


@dataclass(frozen=True)
class Draft:
    """A report with its number in the run and its findings numbered in the order of reading."""

    at: int
    report: Report

    @cached_property
    def numbered(self) -> list[Numbered]:
        """The findings in the order of reading."""
        return number(self.report.page, list(places(self.report.page, self.report.findings)))

    @cached_property
    def counts(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.report.findings)


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tools(run: Run, drafts: Sequence[Draft]) -> Markup:
    """Return the bar with search, filters and steps; the script shows it."""
    families = Counter(finding.code[:3] for report in run.reports for finding in report.findings)
    severities = [_choice("severity", each, _SEVERITY_NAMES[each], run.counts[each]) for each in SEVERITIES if run.counts[each]]
    chosen = [_choice("family", each, FAMILIES.get(each, each), families[each]) for each in _family_order(families)]
    files = [_option(draft) for draft in drafts if draft.numbered]
    search = tag("input", type="search", id="search", autocomplete="off")
    panel = tag(
        "div",
        tag("fieldset", tag("legend", "Severity"), *severities),
        tag("fieldset", tag("legend", "Family"), *chosen),
        tag("label", "File ", tag("select", tag("option", "All files", value=""), *files, id="file"), class_="file"),
        tag("button", "Show everything", type="button", id="reset"),
        class_="panel",
    )
    return tag(
        "div",
        tag("label", tag("span", "Search the findings"), search, class_="find"),
        tag("details", tag("summary", "Filters"), panel, class_="filters"),
        tag("p", "", id="count", role="status", aria_live="polite"),
        tag("button", "Previous ", tag("kbd", "p"), type="button", id="previous", aria_keyshortcuts="p k"),
        tag("button", "Next ", tag("kbd", "n"), type="button", id="next", aria_keyshortcuts="n j"),
        class_="tools",
        role="search",
        aria_label="Findings",
        hidden=True,
    )


def _option(draft: Draft) -> Markup:
    return tag("option", f"{draft.report.page.path} ({len(draft.numbered)})", value=str(draft.at))


def _choice(kind: str, value: str, name: str, count: int) -> Markup:
    box = tag("input", type="checkbox", name=kind, value=value, checked=True)
    return tag("label", box, " ", name, " ", tag("b", str(count)), class_=f"choice {value}")


def _family_order(families: Iterable[str]) -> list[str]:
    known = list(FAMILIES)
    return sorted(families, key=lambda each: (known.index(each) if each in known else len(known), each))


def summary(run: Run, drafts: Sequence[Draft]) -> Markup:
    """Return the counts, the gravest findings and the list of drafts."""
    tiles = [_tile(str(len(drafts)), "draft" if len(drafts) == 1 else "drafts", "")]
    tiles += [_tile(str(run.counts[each]), _SEVERITY_NAMES[each].lower(), each) for each in SEVERITIES]
    tiles.append(_tile(str(sum(not draft.numbered for draft in drafts)), "without findings", ""))
    parts = [tag("h2", "Summary", id="summary"), _troubles(run), tag("ul", *tiles, class_="tiles")]
    if run.counts:
        parts.append(tag("div", _families(run), _gravest(drafts, run), class_="pair"))
    return tag("section", *parts, _files(drafts), class_="summary", aria_labelledby="summary")


def _tile(count: str, name: str, kind: str) -> Markup:
    return tag("li", tag("b", count), " ", name, class_=kind or None)


def _troubles(run: Run) -> Markup:
    if not run.troubles:
        return Markup()
    told = [tag("li", message) for _, _, message in run.troubles]
    return tag("div", tag("p", tag("b", "This review is not whole.")), tag("ul", *told), class_="troubles", role="alert")


def _families(run: Run) -> Markup:
    counts = Counter((finding.code[:3], finding.severity) for report in run.reports for finding in report.findings)
    families = _family_order({family for family, _ in counts})
    head = tag("tr", tag("th", "Family", scope="col"), *(tag("th", _SEVERITY_NAMES[each], scope="col") for each in SEVERITIES))
    lines = [
        tag(
            "tr",
            tag("th", FAMILIES.get(family, family), scope="row"),
            *(_cell(counts[family, each], each) for each in SEVERITIES),
        )
        for family in families
    ]
    table = tag("table", tag("thead", head), tag("tbody", *lines))
    return tag("div", tag("h3", "By family"), table)


def _cell(count: int, severity: Severity) -> Markup:
    return tag("td", str(count) if count else "–", class_=severity if count else "none")


def _gravest(drafts: Sequence[Draft], run: Run) -> Markup:
    """Name the gravest findings: by severity, and one of each rule before a second of any."""
    seen: Counter[str] = Counter()
    ranked = []
    for draft in drafts:
        for each in draft.numbered:
            finding = each.place.finding
            ranked.append((SEVERITIES.index(finding.severity), seen[finding.code], draft.at, each.number, draft, each))
            seen[finding.code] += 1
    lines = [_named(draft, each) for *_, draft, each in sorted(ranked, key=lambda row: row[:4])[:_GRAVEST]]
    title = "The gravest" if len(lines) > 1 else "The finding"
    return tag("div", tag("h3", title), tag("ol", *lines, class_="gravest"))


def _named(draft: Draft, each: Numbered) -> Markup:
    finding = each.place.finding
    text = draft.report.page.prose[slice(*each.span)] if each.span else finding.text
    words = tag("a", shorten(text, 90), href=f"#{anchor(each, draft.at)}", class_=finding.severity)
    said = f"{finding.code} {finding.name.replace('-', ' ')} · {draft.report.page.path}"
    return tag("li", words, tag("span", said, class_="quiet"))


def shorten(text: str, limit: int) -> str:
    """Return a text in one line, cut where it is longer than the limit."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _files(drafts: Sequence[Draft]) -> Markup:
    if not drafts:
        return tag("p", "No draft was read.")
    head = tag("tr", tag("th", "Draft", scope="col"), *(tag("th", _SEVERITY_NAMES[each], scope="col") for each in SEVERITIES))
    lines = [
        tag(
            "tr",
            tag("th", tag("a", draft.report.page.path, href=f"#f{draft.at}", dir="auto"), scope="row"),
            *(_cell(draft.counts[each], each) for each in SEVERITIES),
        )
        for draft in drafts
    ]
    table = tag("table", tag("thead", head), tag("tbody", *lines))
    table = tag("div", table, class_="scroll", tabindex=0, role="region", aria_label="Drafts")
    return tag("details", tag("summary", "All drafts"), table, class_="files", open=True if len(drafts) <= 12 else None)
