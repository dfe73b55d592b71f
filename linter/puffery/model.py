"""The values that flow through puffery: frozen, small, and free of any import of a sibling.

Source text → `Page` → (a spaCy Doc) → `Flag` → `Finding` → `Report`.  A `Page` and a `Finding` count code points, a `Flag`
counts tokens; every range is half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
JURISDICTIONS: tuple[str, ...] = ("us", "uk", "eu", "au")

#: The kinds of block a reader makes.  Blocks are what a reader sees as one piece; they never share a sentence.
BLOCK_KINDS = frozenset("""paragraph heading item cell caption title description field alt label quote figure button""".split())
#: The kinds of mark that may lie inside a block or run over several.
MARK_KINDS = frozenset("link superscript quotation strong references hidden footer navigation footnote".split())


@dataclass(frozen=True, slots=True)
class Mark:
    """A property of a stretch of prose: `start` and `end` count code points of the prose.

    `value` depends on the kind: a heading's level, a link's target, an input's name, a footnote's label.
    """

    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the markup: a range of the source and the text between the comment signs."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each code point of the prose stands in the source.

    Three parallel tuples describe runs of prose: run `i` covers prose from `prose[i]` up to `prose[i + 1]` and source from
    `start[i]` to `end[i]`.  A run whose two lengths agree is a plain copy; in any other run (an entity, a collapsed space, a
    space that no source stands behind) all of its prose maps to all of its source.
    """

    prose: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    length: int

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return the source range of the prose range `start` to `end` (code points; not empty)."""
        if not 0 <= start < end <= self.length:
            raise ValueError(f"prose range {start}:{end} lies outside 0:{self.length}")
        first, last = bisect_right(self.prose, start) - 1, bisect_right(self.prose, end - 1) - 1
        return self._point(first, start)[0], self._point(last, end - 1)[1]

    def _point(self, run: int, at: int) -> tuple[int, int]:
        stop = self.prose[run + 1] if run + 1 < len(self.prose) else self.length
        if stop - self.prose[run] != self.end[run] - self.start[run]:
            return self.start[run], self.end[run]
        here = self.start[run] + at - self.prose[run]
        return here, here + 1


@dataclass(frozen=True, slots=True)
class Page:
    """One draft: its source and the prose that a reader (or a search engine) sees of it.

    `prose` holds the blocks in order, joined by a blank line; inside a block there is no line break, white space is one
    plain space, an apostrophe is `'` and a hyphen is `-`.  `blocks` are disjoint and in order; `marks` may nest.
    """

    path: str
    source: str
    prose: str
    offsets: OffsetMap
    blocks: tuple[Mark, ...] = ()
    marks: tuple[Mark, ...] = ()
    comments: tuple[Comment, ...] = ()
    format: str = "text"
    encoding: str = "utf-8"
    metadata: Mapping[str, str] = field(default_factory=dict)
    #: The prose of partials and layouts that stand around the page: it can satisfy a rule, and is not linted itself.
    surroundings: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule's claim on the writer comes from: a law, a guidance, a study or a textbook.

    `checked` is the ISO date on which the wording was last compared; an empty `url` means that none is known.  `jurisdiction`
    is one of `JURISDICTIONS`, or empty for a source that holds anywhere.
    """

    citation: str
    title: str
    url: str = ""
    checked: str = ""
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule says of a span: the span (tokens), a note on these very words, and how to mend it.

    `replacements` are wordings for the span, the best one first; `insertion` is a statement that mends the page when it is
    added at its end.  `puffery check --fix` uses them where the rule declares `safe_fix`, `--unsafe-fixes` where it does not.
    """

    span: Span
    note: str | None = None
    replacements: tuple[str, ...] = ()
    message: str | None = None
    insertion: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule as `puffery.plugin.rule` declares it; `check` maps a Doc to its flags."""

    code: str
    name: str
    title: str
    reason: str
    message: str
    severity: Severity
    sources: tuple[Source, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]
    check: Callable[[Doc], Iterable[Flag]]
    advice: str = ""
    jurisdictions: frozenset[str] = frozenset(JURISDICTIONS)
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    syntax: bool = False
    safe_fix: bool = False
    phrases: tuple[object, ...] = ()
    module: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in one file: `start` and `end` count code points of the source, `text` is `source[start:end]`."""

    code: str
    name: str
    severity: Severity
    message: str
    start: int
    end: int
    text: str
    note: str | None = None
    replacements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    insertion: str = ""
    #: Whether the first replacement (or the insertion) may be made without asking the writer.
    safe_fix: bool = False
    #: Why the finding is not reported, when a comment or the baseline allows it.
    suppressed: str | None = None

    def __reduce__(self) -> tuple[type[Finding], tuple[object, ...]]:
        """Pickle by position: the cache holds thousands, and what dataclasses do takes ten times as long."""
        return Finding, tuple(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Report:
    """What one file gave: its findings in order, those that were allowed, and the rules that crashed on it."""

    page: Page
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    crashes: tuple[Exception, ...] = ()
