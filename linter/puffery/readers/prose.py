"""The builder that the readers share: pieces of source go in, a Page comes out.

A reader begins a fragment, adds ranges of the source to it, and ends it.  Fragments are what the format surely keeps
together; the boundary after one is hard (a new block) or soft (a line break, which `layout` reads as a careful reader would).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from puffery.model import Comment, Mark, OffsetMap, Page
from puffery.readers.figures import join_figures
from puffery.readers.fragments import Fragment
from puffery.readers.layout import join_lines
from puffery.readers.references import check_navigation, find_references

#: White space of any script; NEL and the separators of ASCII count, as they do for `str.isspace`.
SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
#: Characters without width, direction marks, soft hyphens; NUL stands for what `templates` blanked out.
WIDTHLESS = "\x00\xad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
#: A joiner is dropped too, unless it joins emoji.
_JOINER = "(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
_IRREGULAR = re.compile(f"[{SPACES}](?:[{SPACES}{WIDTHLESS}]|{_JOINER})+|(?:[{WIDTHLESS}]|{_JOINER})+[{SPACES}{WIDTHLESS}]*")
_SPACE = re.compile(f"[{SPACES}]")
_TRANSLATED = re.compile("[^ -~\xa1-\u167f\u2014-\u2018\u201a-\u2027\u2030-\u205e\u2060-\u2fff\u3001-\U0010ffff]|\u02bc")
_PLAIN = str.maketrans(
    {chr(c): " " for c in (*range(9, 14), *range(28, 32), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B))}
    | dict.fromkeys("\u2028\u2029\u202f\u205f\u3000", " ")
    | {"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"}
)
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcmdn]?m|in|ft|yd|kg|10|CO|H|O)$")


class Prose:
    """Collects the prose of one draft, fragment by fragment, and remembers where each piece stands in the source."""

    def __init__(self, source: str, text: str | None = None) -> None:
        self.source = source
        #: The source with what is no prose blanked out by NULs; same length.
        self.text = source if text is None else text
        self.kind, self.value, self.depth = "paragraph", "", 0
        self.fragments: list[Fragment] = []
        self.comments: list[Comment] = []
        self._now: Fragment | None = None
        self._pending: tuple[int, int] | None = None
        self._glue: tuple[int, int] | None = None
        self._superscript: tuple[int, int] | None = None
        self._marks: list[OpenMark] = []
        self._fresh: list[OpenMark] = []
        self._later: list[Prose] = []
        self._low = 0

    @property
    def is_open(self) -> bool:
        """Whether the fragment that is being built holds any prose."""
        return self._now is not None

    @property
    def last(self) -> str:
        """The last character of the open fragment, or nothing."""
        return self._now.parts[-1][-1] if self._now is not None and self._pending is None else ""

    def begin(self, kind: str, value: str = "") -> None:
        """End what is open; what follows is of this kind."""
        self.end()
        self.kind, self.value = kind, value

    def end(self, soft: bool = False) -> None:
        """End the open fragment; a soft end is a line break, which may or may not end the block."""
        if self._now is not None:
            self._now.soft = soft
            self._now = None
            self._low = self.depth
        elif self.fragments and not soft:
            self.fragments[-1].soft = False
        if self._later and not soft:
            later, self._later = self._later, []
            for piece in later:
                self.adopt(piece)
        self._pending = self._glue = self._superscript = None

    def descend(self, depth: int) -> None:
        """Note how deep in the markup the reader stands: neighbours with a deep common parent belong together."""
        self.depth = depth
        if depth < self._low:
            self._low = depth

    def defer(self, piece: Prose) -> None:
        """Add a finished piece (a text of an attribute) after the open block, or at once where none is open."""
        if self._now is None and not (self.fragments and self.fragments[-1].soft):
            self.adopt(piece)
        else:
            self._later.append(piece)

    def adopt(self, piece: Prose) -> None:
        """Take over the fragments, marks and comments of another builder over the same source."""
        piece.end()
        self.fragments += piece.fragments
        self.comments += piece.comments
        self._marks += piece._marks

    def copy(self, start: int, end: int) -> None:
        """Add a range of the source, character by character, with white space normalised."""
        text, at = self.text, start
        for run in _IRREGULAR.finditer(text, start, end):
            if run.start() > at:
                self._plain(at, run.start())
            if _SPACE.search(text, run.start(), run.end()):
                self.space(run.start(), run.end())
            at = run.end()
        if at < end:
            self._plain(at, end)

    def decoded(self, text: str, start: int, end: int) -> None:
        """Add a text that stands for the whole of a source range: an entity, an escape."""
        kept = "".join(c for c in text.translate(_PLAIN) if c not in "\xad\u200b\u200c\u2060\ufeff\u200e\u200f")
        if kept.isspace():
            self.space(start, end)
        elif kept:
            self._emit(kept, start, end)

    def space(self, start: int, end: int) -> None:
        """Add white space; it counts once, and not at the edges of a block."""
        if self._now is not None:
            self._pending = (self._pending[0] if self._pending else start, end)
        self._glue = None

    def separate(self, start: int, end: int) -> None:
        """Keep words apart that only markup (at this range) separates."""
        if self._now is not None and self._pending is None:
            self.space(start, end)

    def glue(self, start: int, end: int) -> None:
        """Note markup between two inline elements: "95%" and "Success" are two words there, "ac" and "ne" one."""
        if self._now is not None and self._pending is None and self._glue is None:
            self._glue = (start, end)

    def raise_text(self, start: int, end: int) -> None:
        """Note that superscript text follows the tag at this range."""
        self._superscript = (start, end)

    def _plain(self, start: int, end: int) -> None:
        text = self.text[start:end]
        if text.isascii() or _TRANSLATED.search(text):
            text = text.translate(_PLAIN)
        if text[0] == " ":
            self.space(start, start + 1)
            start, text = start + 1, text[1:]
        if text:
            if text[-1] == " ":
                self._emit(text[:-1], start, end - 1)
                self.space(end - 1, end)
            else:
                self._emit(text, start, end)

    def _emit(self, text: str, start: int, end: int) -> None:
        now = self._now
        if now is None:
            now = self._now = Fragment(self.kind, self.value, min(self._low, self.depth))
            self.fragments.append(now)
            self._low = self.depth
        else:
            if self._superscript is not None and self._pending is None and _is_citation(now.tail(), text):
                self._pending = self._superscript
            if self._glue is not None and _is_word_break(now.parts[-1][-1], text[0]):
                self._pending = self._glue
            if self._pending is not None:
                now.add(" ", *self._pending)
                self._pending = None
        self._glue = self._superscript = None
        if self._fresh:
            for mark in self._fresh:
                mark.first = (now, now.length)
            self._fresh = []
        now.add(text, start, end)

    def open(self, kind: str, value: str = "") -> OpenMark:
        """Begin a mark at whatever prose comes next."""
        mark = OpenMark(kind, value)
        self._marks.append(mark)
        self._fresh.append(mark)
        return mark

    def close(self, mark: OpenMark) -> None:
        """End a mark after the prose that came last."""
        if mark.first is None:
            self._fresh = [m for m in self._fresh if m is not mark]
        else:
            last = self.fragments[-1]
            mark.last = (last, last.length)

    def page(self, path: str, format: str, encoding: str, metadata: Mapping[str, str] | None = None) -> Page:
        """Join the fragments to blocks and return the finished Page."""
        self.end()
        for mark in self._marks:
            if mark.first is not None and mark.last is None:
                self.close(mark)
        spans = [(m.kind, m.value, *m.first, *m.last) for m in self._marks if m.first and m.last]
        join_lines(self.fragments, spans, wrapped=format == "text")
        join_figures(self.fragments)
        prose, offsets, blocks = _assemble(self.fragments)
        ranges = [(k, a.base + max(i - a.cut, 0), b.base + max(j - b.cut, 0), v) for k, v, a, i, b, j in spans]
        marks = [Mark(*r) for r in ranges if r[1] < r[2]]
        marks = check_navigation(marks)
        marks += find_references(prose, blocks, marks)
        marks.sort(key=lambda m: (m.start, -m.end))
        self.comments.sort(key=lambda c: c.start)
        return Page(
            path, self.source, prose, offsets, tuple(blocks), tuple(marks), tuple(self.comments), format, encoding,
            dict(metadata or {}),
        )  # fmt: skip


class OpenMark:
    """A mark whose ends are fragments, not yet offsets."""

    __slots__ = ("first", "kind", "last", "value")

    def __init__(self, kind: str, value: str) -> None:
        self.kind, self.value = kind, value
        self.first: tuple[Fragment, int] | None = None
        self.last: tuple[Fragment, int] | None = None


def _is_citation(before: str, text: str) -> bool:
    """Whether superscript text is a word of its own: not the end of "5th", "cm2", "Botox®"."""
    if before[-1].isdigit() and text[:2].lower() in ("st", "nd", "rd", "th"):
        return False
    if text[0] in "®™©℠" or text in ("TM", "SM", "R"):
        return False
    return not (text[0].isdigit() and _UNIT.search(before))


def _is_word_break(before: str, after: str) -> bool:
    """Whether two characters that only tags separate belong to two words."""
    if after.isupper():
        return before.islower() or before.isdigit() or before in "%+.!?"
    return after.isdigit() and before.islower()


def _assemble(fragments: list[Fragment]) -> tuple[str, OffsetMap, list[Mark]]:
    """Join the fragments: a blank line between blocks, a space within one."""
    parts: list[str] = []
    prose: list[int] = []
    start: list[int] = []
    end: list[int] = []
    blocks: list[Mark] = []
    at, before, open_block = 0, 0, None
    for fragment in fragments:
        if open_block is not None:
            joint = " " if fragment.joined else "\n\n"
            prose.append(at)
            gap = (before, fragment.start[0])
            if gap[0] >= gap[1]:
                gap = (max(before - 1, 0), max(before, 1))
            start.append(gap[0])
            end.append(gap[1])
            parts.append(joint)
            if not fragment.joined:
                blocks.append(Mark(open_block.kind, open_block.base, at, open_block.value))
            at += len(joint)
        fragment.base = at
        if not fragment.joined or open_block is None:
            open_block = fragment
        parts += fragment.parts
        prose += [p + at for p in fragment.prose]
        start += fragment.start
        end += fragment.end
        at += fragment.length
        before = fragment.end[-1]
    if open_block is not None:
        blocks.append(Mark(open_block.kind, open_block.base, at, open_block.value))
    return "".join(parts), OffsetMap(tuple(prose), tuple(start), tuple(end), at), blocks
