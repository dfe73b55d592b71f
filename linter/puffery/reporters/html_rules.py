"""A finding's note beside the text, and the rules that the notes refer to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from puffery.model import Rule, Source
from puffery.reporters.html_text import Numbered, anchor
from puffery.reporters.markup import Markup, join, link, tag

_SEVERITY_NAMES = {"error": "Error", "warning": "Warning", "info": "Note"}
#: How many examples of wording that is left alone a rule shows.
_EXAMPLES = 3


def note(each: Numbered, file: int, sources: Mapping[str, Source]) -> Markup:
    """Return the note on a finding: what, how grave, why, by which law, and what to write."""
    finding = each.place.finding
    at = anchor(each, file)
    back = {"href": f"#m{at}", "aria_label": f"Finding {each.number}, to the words"} if each.span else {}
    start = each.place.start
    head = tag(
        "h4",
        tag("span", f"line {start.line}, column {start.column}", class_="where"),
        tag("a" if each.span else "span", str(each.number), class_="number", **back),
        " ",
        tag("span", _SEVERITY_NAMES[finding.severity], class_="severity"),
        " ",
        tag("span", finding.name.replace("-", " "), class_="name"),
        " ",
        tag("span", finding.code, class_="code"),
        id=f"h{at}",
    )
    parts = [head, tag("p", finding.message, class_="message", dir="auto")]
    if finding.note:
        parts.append(tag("p", tag("b", "Compliant wording "), finding.note, class_="wording", dir="auto"))
    if finding.replacements:
        offered = [tag("li", tag("ins", text) if text else "Leave it out.", dir="auto") for text in finding.replacements]
        parts.append(tag("div", tag("b", "Instead"), tag("ul", *offered), class_="instead"))
    if finding.insertion:
        parts.append(tag("div", tag("b", "Add to the page "), tag("ins", finding.insertion), class_="instead", dir="auto"))
    if finding.sources:
        is_law = any(sources[each].jurisdiction for each in finding.sources if each in sources)
        parts.append(tag("p", tag("b", "Law " if is_law else "Source "), law(finding.sources, sources), class_="law"))
    why = tag("a", f"Rule {finding.code}", href=f"#rule-{finding.code}")
    parts.append(tag("details", tag("summary", "Why"), why, class_="why", data_rule=finding.code))
    return tag(
        "article",
        *parts,
        class_=f"note {finding.severity}",
        id=at,
        tabindex=-1,
        aria_labelledby=f"h{at}",
        data_severity=finding.severity,
        data_family=finding.code[:3],
        data_file=file,
    )


def law(citations: Sequence[str], sources: Mapping[str, Source]) -> Markup:
    """Return citations, each linked where its source has an address."""
    linked = [link(sources[each].url, each) if each in sources else join(each) for each in citations]
    return Markup("; ".join(linked))


def rules_section(rules: Sequence[Rule]) -> Markup:
    """Return the rules that the findings refer to: reason, wording, law, examples."""
    if not rules:
        return Markup()
    title = tag("h2", "The rules, and the law behind them", id="rules")
    return tag("section", title, *map(_rule, rules), class_="rules", aria_labelledby="rules")


def _rule(rule: Rule) -> Markup:
    reasons = [tag("p", " ".join(part.split())) for part in rule.reason.split("\n\n")]
    body = [*reasons]
    if rule.advice:
        body.append(tag("p", tag("b", "What to write "), rule.advice))
    if rule.sources:
        body.append(tag("ul", *(tag("li", _source(source)) for source in rule.sources), class_="sources"))
    fine = [tag("li", " ".join(text.replace("¶", " ").split()), dir="auto") for text in rule.good[:_EXAMPLES]]
    body.append(tag("p", tag("b", "Left alone, for example")))
    body.append(tag("ul", *fine, class_="fine"))
    head = tag("h3", f"{rule.code} ", tag("span", rule.title))
    return tag("article", head, tag("div", *body, class_="body"), id=f"rule-{rule.code}", class_="rule")


def _source(source: Source) -> Markup:
    name = link(source.url, source.citation)
    told = f": {source.title}" if source.title != source.citation else ""
    checked = f" (checked {source.checked})" if source.checked else ""
    return join(name, told, checked)
