"""Where findings stand, in the units that the formats count in, and what identifies them from run to run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from puffery.baseline import fingerprint
from puffery.fixes import fixes_of
from puffery.model import Finding, Page
from puffery.positions import Position, Positions


@dataclass(frozen=True, slots=True)
class Place:
    """A finding with the positions of its ends.

    `identity` stays the same when lines move: rule, text and surroundings; `occurrence` counts, from 1, the findings of one
    file that share it.
    """

    finding: Finding
    start: Position
    end: Position
    identity: str
    occurrence: int


def places(page: Page, findings: Iterable[Finding]) -> Iterator[Place]:
    """Yield the findings of a page with their positions."""
    positions = Positions(page.source, page.encoding)
    seen: Counter[str] = Counter()
    for finding in findings:
        identity = fingerprint(finding, page)
        seen[identity] += 1
        yield Place(finding, positions.at(finding.start), positions.at(finding.end), identity, seen[identity])


@dataclass(frozen=True, slots=True)
class Edit:
    """What mends a finding: the text from `start` to `end` becomes `text`."""

    start: Position
    end: Position
    text: str
    title: str


def edits(page: Page, finding: Finding) -> list[Edit]:
    """Return the edits that mend a finding, the best first."""
    if not (finding.replacements or finding.insertion):
        return []
    positions = Positions(page.source, page.encoding)
    return [Edit(positions.at(fix.start), positions.at(fix.end), fix.text, fix.title) for fix in fixes_of(finding, page)]


def before(page: Page, at: Position) -> str:
    """Return the text of a position's line that stands before it."""
    return page.source[at.offset - at.column + 1 : at.offset]


def utf16_column(page: Page, at: Position) -> int:
    """Return a position's column in UTF-16 units, from 1."""
    return 1 + sum(1 + (char > "\uffff") for char in before(page, at))


def utf8_column(page: Page, at: Position) -> int:
    """Return a position's column in bytes of UTF-8, from 1, whatever the encoding of the file."""
    return 1 + len(before(page, at).encode("utf-8", "surrogatepass"))


def slashed(path: str) -> str:
    """Return a path with slashes, as every exchange format writes it; `./` in front is dropped."""
    return PurePath(path).as_posix()


def uri(path: str) -> str:
    """Return a path as a URI: relative to the folder of the run, or `file:` for an absolute path."""
    given = PurePath(path)
    return given.as_uri() if given.is_absolute() else quote(given.as_posix())
