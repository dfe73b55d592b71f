"""Markdown and MDX: blocks and inline markup by tree-sitter, HTML inside by the HTML walker, all over one builder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from heapq import merge
from typing import TYPE_CHECKING, NamedTuple

from puffery.model import Comment, Page
from puffery.readers.frontmatter import read_front_matter
from puffery.readers.html import Walker, add_front_matter
from puffery.readers.jsx import blank_jsx
from puffery.readers.prose import OpenMark, Prose
from puffery.readers.tags import Tag, to_bytes
from puffery.readers.templates import Blank, blank_templates

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

#: Lines that begin a block inside a paragraph: a footnote, the definition of a term, a bullet that Markdown does not know.
_LINE = re.compile(r"(?:^|(?<=[\n\r]))[ \t]*(?:\[\^(?P<label>[^\]\s]+)\]:[ \t]*|:[ \t]+|(?=[•●○◦▪▫■□►▶➤‣∙✓✔✅☑]))", re.M)
_INLINE = re.compile(rb"[\\*_`\[<~]|!\[|[ \\]\n")
_PLAIN_LINES = re.compile(rb"^[^<\n]+(?:\n[^<\n]+)*$", re.M)
_BETWEEN_WORDS = re.compile(rb"(?<=[a-z,;]) (?=[A-Za-z])")
_NAME = re.compile(r"<(/?)([A-Za-z][\w:.-]*)")
_LINKS = frozenset(("inline_link", "full_reference_link", "collapsed_reference_link", "shortcut_link"))
_SIGNS = frozenset(("emphasis_delimiter", "code_span"))
_NO_PROSE = frozenset(
    """fenced_code_block indented_code_block link_reference_definition thematic_break minus_metadata plus_metadata
    pipe_table_delimiter_row""".split()
)


class Event(NamedTuple):
    """Something that the markup says at a range: what to skip, which mark opens or closes, a tag, a line break."""

    start: int
    order: int
    end: int
    type: str
    value: str = ""


@lru_cache(maxsize=1)
def _parsers() -> tuple[Parser, Parser]:
    import tree_sitter_markdown as grammar
    from tree_sitter import Language, Parser

    return Parser(Language(grammar.language())), Parser(Language(grammar.inline_language()))


class _Reader:
    """One pass over the block tree of a draft, and over the inline tree of each of its blocks."""

    def __init__(self, blank: Blank, start: int, is_mdx: bool) -> None:
        self.source, self.is_mdx = blank.source, is_mdx
        self.prose = Prose(blank.source, blank.text)
        self.walker = Walker(self.prose, blank.markup)
        self.walker.is_markdown = True
        head = re.sub(r"[^\r\n]", " ", blank.markup[:start])
        #: What the parser sees: one byte a code point, one kind of line end, no mathematics in prices.
        self.bytes = to_bytes((head + blank.markup[start:]).replace("\r\n", " \n").replace("\r", "\n").replace("$", "x"))
        # Words joined to one parse three times as fast; a line that may hold a tag stays as it is.
        self.bytes = _PLAIN_LINES.sub(lambda m: _BETWEEN_WORDS.sub(b"x", m.group()), self.bytes)
        if not self.bytes.endswith(b"\n"):
            self.bytes += b"\n"
        if not start:
            # What our reader of front matter did not take for such is text between two rules.
            self.bytes = re.sub(rb"\A---|\A\+\+\+", b"***", self.bytes)
        self.has_lines = _LINE.search(blank.source, start) is not None
        self.targets: dict[str, str] = {}
        self.blocks, self.inlines = _parsers()

    def read(self) -> None:
        """Walk over the blocks without recursion: drafts nest as deep as they like."""
        root = self.blocks.parse(self.bytes).root_node
        self._find_targets(root)
        stack: list[tuple[Node, str, str]] = [(root, "", "")]
        while stack:
            node, kind, value = stack.pop()
            type_ = node.type
            if type_ == "inline" or type_ == "pipe_table_cell":
                self._read_inline(node, kind, value)
            elif type_ == "html_block":
                self.prose.begin(*self.walker.kind())
                self.walker.feed(node.start_byte, min(node.end_byte, len(self.source)))
                self.walker.stop_skipping()
            elif type_ in _NO_PROSE:
                if self._is_prose_after_all(node, type_):
                    self._read_inline(node, kind, value)
            else:
                kind, value = _name_block(node, kind, value)
                stack += [(child, kind, value) for child in reversed(node.named_children)]

    def _is_prose_after_all(self, node: Node, type_: str) -> bool:
        """Whether a block that is code or a link definition elsewhere is prose here: MDX knows no indented code."""
        if type_ == "link_reference_definition":
            return not self._is_definition(node)
        return self.is_mdx and type_ == "indented_code_block"

    def _is_definition(self, node: Node) -> bool:
        """Whether a would-be link definition is one: no footnote, and no mere text after a bracket."""
        if self.source.startswith("[^", node.start_byte):
            return False
        target = next((c for c in node.named_children if c.type == "link_destination"), None)
        return target is None or not self._has_space(target)

    def _has_space(self, target: Node, start: int = 0) -> bool:
        text = self.source[target.start_byte + start : target.end_byte + start]
        return " " in text and not text.startswith("<")

    def _find_targets(self, root: Node) -> None:
        """Collect the link reference definitions, wherever they stand."""
        if b"]:" not in self.bytes:
            return
        stack = [root]
        while stack:
            node = stack.pop()
            if node.type == "link_reference_definition" and self._is_definition(node):
                parts = {c.type: self.source[c.start_byte : c.end_byte] for c in node.named_children}
                self.targets.setdefault(_fold(parts.get("link_label", "")), parts.get("link_destination", "").strip("<>"))
            elif node.type not in ("inline", "html_block", "fenced_code_block"):
                stack += node.named_children

    def _read_inline(self, node: Node, kind: str, value: str) -> None:
        """Read the text of one block."""
        start, end = node.start_byte, min(node.end_byte, len(self.source))
        skips = [Event(c.start_byte, 0, c.end_byte, "skip") for c in node.named_children if c.type == "block_continuation"]
        if kind == "heading":
            end = start + len(re.sub(rb"(?:^|[ \t]+)#+[ \t]*$", b"", self.bytes[start:end]))
        element = self.walker.enter(*((kind, value) if kind else self.walker.kind()))
        lines = self._find_lines(start, end) if self.has_lines else []
        events = self._find_events(start, end, skips)
        self._walk(start, end, list(merge(skips, lines, events) if skips or lines else events))
        self.walker.stop_skipping()
        self.walker.leave(element)
        self.prose.end()

    def _find_lines(self, start: int, end: int) -> list[Event]:
        """Find the lines inside a paragraph that begin a block of their own."""
        found = _LINE.finditer(self.source, start, end)
        return [Event(m.start(), -3, m.end(), "line", m["label"] or "") for m in found]

    def _walk(self, start: int, end: int, events: list[Event]) -> None:
        """Add the text between the events, and do what they say."""
        prose, walker, at = self.prose, self.walker, start
        marks: list[OpenMark] = []
        notes: OpenMark | None = None
        for event in events:
            if event.start > at:
                walker.text(at, min(event.start, end))
                at = event.start
            if event.type == "open":
                marks.append(prose.open(*event.value.split(" ", 1)))
                continue
            if event.type == "close":
                if marks:
                    prose.close(marks.pop())
                continue
            if event.start < at:
                at = max(at, event.end) if event.type == "skip" else at
                continue
            if event.type == "line" and event.start == start and not event.value and event.end > event.start:
                continue
            at = max(at, event.end)
            if event.type == "line":
                prose.begin(prose.kind, prose.value)
                if event.value:
                    if notes is not None:
                        prose.close(notes)
                    notes = prose.open("references")
            elif event.type == "tag":
                self._read_tag(event)
            elif event.type == "break":
                walker.break_line()
            elif event.type == "image":
                walker.read_attribute("alt", "", tuple(map(int, event.value.split())))
            elif event.type == "footnote":
                self._read_footnote(event)
        if at < end:
            walker.text(at, end)
        for mark in (*marks, *([notes] if notes is not None else [])):
            prose.close(mark)

    def _read_tag(self, event: Event) -> None:
        text = self.source[event.start : event.end]
        if name := _NAME.match(text):
            self.walker.tag(Tag("end" if name[1] else "start", name[2].lower(), event.start, event.end))
        elif text.startswith("<!--"):
            self.prose.comments.append(Comment(event.start, event.end, text[4:].removesuffix("-->")))

    def _read_footnote(self, event: Event) -> None:
        """Keep the label of a footnote marker as a word of its own."""
        self.prose.raise_text(event.start, event.start + 2)
        mark = self.prose.open("footnote", event.value)
        self.prose.copy(event.start + 2, event.end - 1)
        self.prose.close(mark)

    def _find_events(self, start: int, end: int, skips: list[Event]) -> Iterator[Event]:
        """Yield what the inline tree of a range says, in the order of the source."""
        text = self.bytes[start:end]
        if not _INLINE.search(text):
            return
        if skips:
            masked = bytearray(text)
            for skip in skips:
                size = max(min(skip.end, end) - skip.start, 0)
                masked[skip.start - start : skip.start - start + size] = b" " * size
            text = bytes(masked)
        stack: list[Node | Event] = list(reversed(self.inlines.parse(text).root_node.named_children))
        while stack:
            node = stack.pop()
            if isinstance(node, Event):
                yield node
                continue
            type_, a, b = node.type, node.start_byte + start, node.end_byte + start
            if type_ in _SIGNS:
                yield Event(a, 0, b, "skip")
            elif type_ == "backslash_escape":
                yield Event(a, 0, a + 1, "skip")
            elif type_ == "hard_line_break":
                yield Event(a, 0, b, "break")
            elif type_ == "html_tag":
                yield Event(a, 0, b, "tag")
            elif type_ in ("uri_autolink", "email_autolink"):
                yield Event(a, 0, a + 1, "skip")
                stack.append(Event(b - 1, 0, b, "skip"))
            elif type_ == "image":
                yield _read_image(node, start, a, b)
            elif type_ in _LINKS:
                self._push_link(node, start, stack)
            elif type_ == "strong_emphasis":
                yield Event(a, -1, a, "open", "strong")
                stack.append(Event(b, -2, b, "close"))
                stack += reversed(node.named_children)
            else:
                stack += reversed(node.named_children)

    def _push_link(self, node: Node, start: int, stack: list[Node | Event]) -> None:
        """Push the parts of a link on the stack; brackets that are no link stay text, a footnote marker is one."""
        a, b = node.start_byte + start, node.end_byte + start
        if self.source.startswith("[^", a) and node.type == "shortcut_link":
            stack.append(Event(a, 0, b, "footnote", self.source[a + 2 : b - 1]))
            return
        parts = {c.type: c for c in node.named_children}
        text = parts.get("link_text")
        label = parts.get("link_label", text)
        target = parts.get("link_destination")
        if text is None:
            return
        children = list(reversed(text.named_children))
        if target is not None and self._has_space(target, start):
            stack += children
            return
        if node.type == "inline_link":
            href = self.source[target.start_byte + start : target.end_byte + start].strip("<>") if target else ""
        else:
            name = _fold(self.source[label.start_byte + start : label.end_byte + start]) if label else ""
            if name not in self.targets:
                stack += children
                return
            href = self.targets[name]
        first, last = text.start_byte + start, text.end_byte + start
        stack += [Event(b, -2, b, "close"), Event(last, 0, b, "skip"), *children]
        stack += [Event(a, 0, first, "skip"), Event(a, -1, a, "open", f"link {href}")]


def _fold(label: str) -> str:
    return " ".join(label.strip("[]").lower().split())


def _read_image(node: Node, start: int, a: int, b: int) -> Event:
    for child in node.named_children:
        if child.type == "image_description":
            return Event(a, 0, b, "image", f"{child.start_byte + start} {child.end_byte + start}")
    return Event(a, 0, b, "skip")


def _name_block(node: Node, kind: str, value: str) -> tuple[str, str]:
    """Return the kind and value of the blocks inside a node."""
    type_ = node.type
    if type_ == "atx_heading" or type_ == "setext_heading":
        level = next((c.type for c in node.children if c.type.startswith(("atx_h", "setext_h"))), "h1")
        return "heading", level[level.index("h", 3 if level.startswith("atx") else 6) + 1]
    if type_ == "list_item":
        return "item", ""
    if type_ == "block_quote":
        return "quote", ""
    if type_ == "pipe_table":
        return "cell", ""
    return kind, value


def parse_markdown(path: str, source: str, encoding: str, is_mdx: bool = False) -> Page:
    """Read Markdown, with front matter, or MDX."""
    front = read_front_matter(source)
    blank = blank_jsx(source, front.end) if is_mdx else blank_templates(source, kramdown=True, start=front.end)
    reader = _Reader(blank, front.end, is_mdx)
    reader.prose.comments += blank.comments
    add_front_matter(reader.prose, blank.markup, front)
    reader.read()
    return reader.prose.page(path, "mdx" if is_mdx else "markdown", encoding, front.metadata)
