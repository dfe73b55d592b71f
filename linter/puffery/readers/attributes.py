"""What the attributes of a tag say: which part of the page it begins, and which texts they hold themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from puffery.readers.tags import Tag

Attributes = dict[str, tuple[int, int]]

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NAVIGATION = re.compile(r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?)(?=$|[\s_-])", re.I)
_FOOTER = re.compile(r"(?:^|\s)(?:site-|page-|main-)?footer(?:$|\s)", re.I)
_REFERENCES = re.compile(r"(?:^|[\s_-])(?:references?|bibliography|citations|footnotes|endnotes)(?=$|[\s_-])", re.I)
#: Properties of components that hold prose.
_PROPERTIES = frozenset("text description heading subtitle subheading question answer caption quote tagline body content".split())
_DESCRIPTIONS = frozenset(("description", "og:description", "twitter:description"))
#: The attributes that can say anything here.
_TEXTUAL = frozenset("alt aria-label title placeholder value content".split())
_MARKING = frozenset("class id role style hidden".split())


def find_marks(name: str, attributes: Attributes, source: str) -> list[tuple[str, str]]:
    """Name the marks that attributes ask for: hidden, and the parts of a page that class names and roles tell."""
    marks: list[tuple[str, str]] = []
    if _MARKING.isdisjoint(attributes):
        return marks

    def value(attribute: str) -> str:
        start, end = attributes.get(attribute, (0, 0))
        return source[start:end]

    if "hidden" in attributes or _HIDDEN.search(value("style")):
        marks.append(("hidden", ""))
    role = value("role").lower()
    label = f"{value('class')} {value('id')}"
    if role == "navigation" and name != "nav":
        marks.append(("navigation", ""))
    elif (role == "contentinfo" and name != "footer") or (name in ("div", "section") and _FOOTER.search(label)):
        marks.append(("footer", ""))
    elif name in ("ul", "ol", "div", "section", "aside", "header") and _NAVIGATION.search(label):
        marks.append(("navigation", "guess"))
    if role in ("doc-bibliography", "doc-endnotes") or (name in ("ol", "ul") and _REFERENCES.search(label)):
        marks.append(("references", ""))
    return marks


def find_texts(tag: Tag, attributes: Attributes, source: str, is_component: bool) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield the prose of attributes, each as kind, value and range: labels, descriptions, texts of MDX components."""
    if not is_component and _TEXTUAL.isdisjoint(attributes):
        return
    name = tag.name
    values = {a: source[s:e] for a, (s, e) in attributes.items()}
    if name == "meta":
        key = (values.get("name") or values.get("property") or "").strip().lower()
        if key in _DESCRIPTIONS and "content" in attributes:
            yield "description", key, attributes["content"]
        return
    if "alt" in attributes and name in ("img", "area", "image", "input"):
        yield "alt", "", attributes["alt"]
    if name == "input" and "value" in attributes and values.get("type", "").lower() in ("submit", "button", "reset"):
        yield "button", "", attributes["value"]
    if "aria-label" in attributes:
        yield "label", "aria-label", attributes["aria-label"]
    if "title" in attributes and name not in ("link", "style", "iframe", "svg"):
        title = values["title"]
        if title not in (values.get("alt"), values.get("aria-label")) and not source.startswith(title, tag.end):
            yield "label", "title", attributes["title"]
    if values.get("placeholder", "").strip().count(" ") >= 2:
        yield "label", "placeholder", attributes["placeholder"]
    if is_component:
        for property_, span in attributes.items():
            if property_ in _PROPERTIES and values[property_].strip().count(" ") >= 2:
                yield "field", property_, span
