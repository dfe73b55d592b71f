"""HTML: the text that a visitor or a search engine sees, from pages, fragments, layouts and broken markup."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from puffery.model import Comment, Page
from puffery.readers.attributes import find_marks, find_texts
from puffery.readers.frontmatter import Field, FrontMatter, read_front_matter
from puffery.readers.prose import OpenMark, Prose
from puffery.readers.tags import Tag, find_attributes, find_entities, split_tags
from puffery.readers.templates import blank_templates

_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite data del dfn em font i ins mark nobr output q rb rp rt ruby s small span strike strong
    sub sup time tt u wbr img picture source map area link meta param label input progress meter center-inline
    tooltip trans icon""".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
#: What holds no prose.
_SKIPPED = frozenset(
    """script style template svg math iframe object canvas code pre kbd samp var noscript select datalist textarea audio video
    applet map noembed noframes xmp""".split()
)
_HEADINGS = {f"h{n}": str(n) for n in range(1, 7)}
_KINDS = {
    "li": "item", "td": "cell", "th": "cell", "caption": "caption", "figcaption": "caption", "title": "title",
    "blockquote": "quote", "button": "button",
}  # fmt: skip
_MARKS = {"a": "link", "sup": "superscript", "q": "quotation", "strong": "strong", "b": "strong"}
#: Inline elements that a style sheet may well set apart, so that "Dr. Roe" and "Surgeon" are no one word there.
_APART = frozenset("a cite label small span time".split())
#: Elements that an end tag outside of them does not close over.
_SCOPES = frozenset("table td th caption html body button".split())
_TABLE = frozenset("table tr td th thead tbody tfoot caption html body".split())
#: A start tag of the key closes open elements of these names, up to the bounds.
_CLOSES = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr", "td", "th"), ("table",)),
    "td": (("td", "th"), ("table", "tr")),
    "th": (("td", "th"), ("table", "tr")),
    "tbody": (("tr", "td", "th", "thead", "tbody"), ("table",)),
}
_BUTTON = re.compile(r"(?:^|[\s_-])(?:btn|button|cta)(?=$|[\s_-])", re.I)
_FILE = re.compile(r"[\w.%/-]*(?:\.\w{3,4}|[_-]\d+)|\W*|https?:\S+", re.A)
#: Markdown inside the text of an HTML block or of a front matter value: emphasis and links.
_MARKDOWN = re.compile(r"\*\*|__|\[(?=[^\]\n]*\]\()|(?<=[^\s(])\]\([^)\s]*\)")
_UNQUOTED = re.compile(r"=\s*[^\s\"'<>=]*/>$")


class _Element(NamedTuple):
    name: str
    kind: str
    value: str
    is_block: bool
    marks: tuple[OpenMark, ...]


class Walker:
    """Walks over tags and text in the order of the source and tells the builder what a browser would show."""

    def __init__(self, prose: Prose, markup: str, kind: str = "paragraph", value: str = "") -> None:
        self.prose = prose
        self.markup = markup
        self._stack: list[_Element] = [_Element("", kind, value, True, ())]
        self._open: Counter[str] = Counter()
        self._skip = ""
        self._skip_depth = 0
        self._after = -1
        #: Whether the text between tags may hold Markdown emphasis and links.
        self.is_markdown = False

    def feed(self, start: int, end: int) -> None:
        """Read a range of the source as HTML."""
        tags = split_tags(self.markup, start, end)
        last = {tag.name: k for k, tag in enumerate(tags) if tag.type == "end"}
        text = self._marked_text if self.is_markdown else self.text
        at = start
        for k, tag in enumerate(tags):
            if tag.start > at:
                text(at, tag.start)
            at = tag.end
            if tag.type == "start" or tag.type == "end":
                self.tag(tag, last.get(tag.name, -1) > k)
            elif tag.type == "comment" and not self._skip:
                inner = self.prose.source[tag.start : tag.end]
                self.prose.comments.append(Comment(tag.start, tag.end, inner.removeprefix("<!--").removesuffix("-->")))
        if at < end:
            text(at, end)

    def _marked_text(self, start: int, end: int) -> None:
        """Read text between tags, without the signs of Markdown in it."""
        for sign in _MARKDOWN.finditer(self.prose.text, start, end):
            if sign.start() > start:
                self.text(start, sign.start())
            start = sign.end()
        if start < end:
            self.text(start, end)

    def text(self, start: int, end: int) -> None:
        """Read text between tags: copy it, with entities decoded."""
        if self._skip:
            return
        prose = self.prose
        text = prose.text
        if text[start:end].isspace():
            prose.space(start, end)
            return
        if text.find("&", start, end) >= 0:
            for a, b, decoded in find_entities(text, start, end):
                if a > start:
                    prose.copy(start, a)
                prose.decoded(decoded, a, b)
                start = b
        if start < end:
            prose.copy(start, end)

    def tag(self, tag: Tag, is_closed: bool = True) -> None:
        """Read one tag; `is_closed` says that an end tag of its name follows."""
        if self._skip:
            if tag.name == self._skip:
                if tag.type == "end":
                    self._skip_depth -= 1
                elif not self._is_self_closing(tag):
                    self._skip_depth += 1
                if self._skip_depth <= 0:
                    self._skip = ""
            return
        if tag.type == "end":
            self._end(tag)
            self._after = tag.end
        else:
            self._start(tag, is_closed)
            self._after = -1

    def stop_skipping(self) -> None:
        """Forget an element without prose that was never closed."""
        self._skip, self._skip_depth = "", 0

    def kind(self) -> tuple[str, str]:
        """The kind and value of a block that begins here."""
        return self._stack[-1].kind, self._stack[-1].value

    def enter(self, kind: str, value: str) -> _Element:
        """Begin a block that another format than HTML has made."""
        element = _Element("", kind, value, True, ())
        self._stack.append(element)
        self._boundary()
        return element

    def leave(self, element: _Element) -> None:
        """End such a block, and what is still open inside it."""
        for k in range(len(self._stack) - 1, 0, -1):
            if self._stack[k] is element:
                self._pop_to(k)
                return

    def _boundary(self) -> None:
        self.prose.begin(self._stack[-1].kind, self._stack[-1].value)
        self.prose.descend(len(self._stack))

    def _start(self, tag: Tag, is_closed: bool) -> None:
        name, prose = tag.name, self.prose
        if name == "br":
            self.break_line()
            return
        attributes = find_attributes(self.markup, tag.start, tag.end) if tag.end - tag.start > len(name) + 3 else {}
        is_block = name not in _INLINE
        if name == "a" and "class" in attributes and _BUTTON.search(self._value(attributes["class"])):
            is_block = True
        if is_block and name not in _SKIPPED:
            self._close_implied(name)
            self._boundary()
        elif name == "sup":
            prose.raise_text(tag.start, tag.end)
        elif self._after == tag.start or name in _APART:
            prose.glue(tag.start, tag.end)
        if attributes:
            for text in find_texts(tag, attributes, self.prose.source, is_component=self._is_component(tag)):
                self.read_attribute(*text)
        is_empty = self._is_self_closing(tag)
        if name in _SKIPPED and not is_empty:
            if is_closed:
                self._skip, self._skip_depth = name, 1
                if name not in ("code", "kbd", "samp", "var", "svg", "map", "noscript", "script", "style"):
                    self._boundary()
            return
        if name in _VOID or name in _SKIPPED or (is_empty and name not in _KINDS and name != "div"):
            return
        self._push(name, attributes, is_block)

    def _is_component(self, tag: Tag) -> bool:
        return self.is_markdown and self.markup[tag.start + 1].isupper()

    def _is_self_closing(self, tag: Tag) -> bool:
        """Whether a tag ends in a slash that is no part of an unquoted value."""
        return self.markup[tag.end - 2] == "/" and not _UNQUOTED.search(self.markup, tag.start, tag.end)

    def _push(self, name: str, attributes: dict[str, tuple[int, int]], is_block: bool) -> None:
        prose = self.prose
        kind, value = self._stack[-1].kind, self._stack[-1].value
        if name in _HEADINGS:
            kind, value = "heading", _HEADINGS[name]
        elif name in _KINDS:
            kind, value = _KINDS[name], ""
        elif name == "a" and is_block:
            kind, value = "button", ""
        elif name == "p" and kind == "cell":
            kind = "paragraph"
        marks = []
        if name in _MARKS:
            href = self._value(attributes["href"]) if name == "a" and "href" in attributes else ""
            if name != "a" or "href" in attributes:
                marks.append(prose.open(_MARKS[name], href))
        elif name in ("footer", "nav"):
            marks.append(prose.open("footer" if name == "footer" else "navigation"))
        marks += [prose.open(*mark) for mark in find_marks(name, attributes, self.prose.source)]
        self._stack.append(_Element(name, kind, value, is_block, tuple(marks)))
        self._open[name] += 1
        if is_block:
            prose.kind, prose.value = kind, value
            prose.descend(len(self._stack))

    def _end(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self.break_line()
            return
        if self._open[name]:
            is_block = self._close(name)
        else:
            is_block = name not in _INLINE
        if is_block:
            self._boundary()
        elif name == "sup" and self.markup[tag.end : tag.end + 1].isupper():
            self.prose.separate(tag.start, tag.end)
        elif name in _APART:
            self.prose.glue(tag.start, tag.end)

    def _close(self, name: str) -> bool:
        """Close the innermost element of a name, as far as it is in reach; return whether it is a block."""
        stack = self._stack
        bounds = frozenset(("table", "html")) if name in _TABLE else _SCOPES
        for k in range(len(stack) - 1, 0, -1):
            element = stack[k]
            if element.name == name:
                if element.is_block:
                    self._pop_to(k)
                    return True
                self._drop(k)
                return False
            if element.name in bounds:
                break
        return name not in _INLINE

    def _pop_to(self, k: int) -> None:
        for element in reversed(self._stack[k:]):
            for mark in element.marks:
                self.prose.close(mark)
            self._open[element.name] -= 1
        del self._stack[k:]

    def _drop(self, k: int) -> None:
        """Close an inline element; blocks that stand wrongly nested inside it stay open."""
        element = self._stack.pop(k)
        for mark in element.marks:
            self.prose.close(mark)
        self._open[element.name] -= 1

    def _close_implied(self, name: str) -> None:
        """Close what a start tag closes without an end tag: a paragraph, the item or cell before."""
        if self._open["p"]:
            self._close_nearest(("p",), _SCOPES)
        if name in _CLOSES:
            names, bounds = _CLOSES[name]
            if any(self._open[n] for n in names):
                self._close_nearest(names, bounds)
                if name == "tr" and self._open["tr"]:
                    self._close_nearest(("tr",), bounds)

    def _close_nearest(self, names: tuple[str, ...], bounds: tuple[str, ...] | frozenset[str]) -> None:
        for k in range(len(self._stack) - 1, 0, -1):
            name = self._stack[k].name
            if name in names:
                self._pop_to(k)
                return
            if name in bounds:
                return

    def break_line(self) -> None:
        """End a line; two of them end the block."""
        prose = self.prose
        if prose.is_open:
            prose.end(soft=True)
            prose.kind, prose.value = self.kind()
        elif prose.fragments and prose.fragments[-1].soft:
            self._boundary()

    def _value(self, span: tuple[int, int]) -> str:
        return self.prose.source[span[0] : span[1]]

    def read_attribute(self, kind: str, value: str, span: tuple[int, ...]) -> None:
        """Add the text of an attribute as a block of its own."""
        if span[0] >= span[1] or _FILE.fullmatch(self._value((span[0], span[1])).strip()):
            return
        piece = Prose(self.prose.source, self.prose.text)
        piece.kind, piece.value = kind, value
        Walker(piece, self.markup).text(span[0], span[1])
        self.prose.defer(piece)


def parse_html(path: str, source: str, encoding: str) -> Page:
    """Read a page, a fragment or a layout."""
    front = read_front_matter(source)
    blank = blank_templates(source, start=front.end)
    prose = Prose(source, blank.text)
    prose.comments += blank.comments
    add_front_matter(prose, blank.markup, front)
    walker = Walker(prose, blank.markup)
    walker.feed(front.end, len(source))
    return prose.page(path, "html", encoding, front.metadata)


def add_front_matter(prose: Prose, markup: str, front: FrontMatter) -> None:
    """Add the prose values of front matter, each as a block of its own."""
    for field in front.fields:
        _add_field(prose, markup, field)
    prose.comments += front.comments
    prose.begin("paragraph")


def _add_field(prose: Prose, markup: str, field: Field) -> None:
    prose.begin("field", field.key)
    walker = Walker(prose, markup, "field", field.key)
    walker.is_markdown = True
    for piece in field.pieces:
        if piece.text is None:
            walker.feed(piece.start, piece.end)
        elif piece.text == "\n\n":
            prose.end()
        else:
            prose.decoded(piece.text, piece.start, piece.end)
    prose.end()
