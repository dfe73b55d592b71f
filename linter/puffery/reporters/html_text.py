"""The text of a draft as a reader sees it, with the flagged words marked and numbered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from puffery.model import SEVERITIES, Mark, Page
from puffery.reporters.markup import Markup, escaped, tag
from puffery.reporters.places import Place
from puffery.reporters.unmap import Unmap

#: What a block is, where its look alone would not say so.
_LABELS = {
    "title": "Page title",
    "description": "Description for search engines",
    "alt": "Text of a picture",
    "label": "Label",
    "caption": "Caption",
}
#: Marks inside a block that show in how the words look.
_LOOKS = {"strong": "b", "link": "l", "superscript": "u", "quotation": "q"}
#: Marks over whole blocks that say where they stand.
_REGIONS = {
    "hidden": "Hidden text",
    "footer": "Footer",
    "navigation": "Navigation",
    "references": "References",
    "footnote": "Footnote",
}


@dataclass(slots=True)
class Numbered:
    """A finding with its number in the file and where it stands in the prose; `span` is None outside of the prose."""

    number: int
    place: Place
    span: tuple[int, int] | None


@dataclass(slots=True)
class _Block:
    mark: Mark
    findings: list[Numbered] = field(default_factory=list)
    looks: list[Mark] = field(default_factory=list)
    region: str = ""


def number(page: Page, found: Sequence[Place]) -> list[Numbered]:
    """Number the findings of a page in the order of reading; those outside of the prose come last."""
    unmap = Unmap(page)
    spans = [(unmap.find(each.finding.start, each.finding.end), each) for each in found]
    spans.sort(key=lambda pair: (pair[0] or (page.offsets.length, 0), pair[1].finding.code))
    return [Numbered(at, each, span) for at, (span, each) in enumerate(spans, 1)]


def rows(page: Page, numbered: Sequence[Numbered], file: int, note: Callable[[Numbered], Markup]) -> Iterator[Markup]:
    """Yield the blocks of a page, each with the notes on the findings that begin in it; cells of a table side by side."""
    for is_cells, group in groupby(_blocks(page, numbered), key=lambda block: block.mark.kind == "cell"):
        for blocks in [list(group)] if is_cells else [[block] for block in group]:
            notes = [note(each) for block in blocks for each in block.findings if _begins_in(each, block.mark)]
            text = [_block(page, block, file) for block in blocks]
            shown = tag("div", *text, class_="cells text" if is_cells else "text")
            yield tag("div", shown, tag("div", *notes, class_="notes") if notes else "", class_="row")


def _begins_in(each: Numbered, mark: Mark) -> bool:
    return each.span is not None and mark.start <= each.span[0] < mark.end


def _blocks(page: Page, numbered: Sequence[Numbered]) -> list[_Block]:
    blocks = [_Block(mark) for mark in page.blocks]
    starts = [mark.start for mark in page.blocks]
    for each in numbered:
        if each.span is not None:
            for block in _within(blocks, starts, *each.span):
                block.findings.append(each)
    for mark in page.marks:
        if mark.kind in _LOOKS or mark.kind in _REGIONS:
            for block in _within(blocks, starts, mark.start, mark.end):
                if mark.kind in _LOOKS:
                    block.looks.append(mark)
                elif mark.start <= block.mark.start and block.mark.end <= mark.end:
                    block.region = _REGIONS[mark.kind]
    return blocks


def _within(blocks: Sequence[_Block], starts: Sequence[int], start: int, end: int) -> Iterator[_Block]:
    at = max(bisect_right(starts, start) - 1, 0)
    while at < len(blocks) and blocks[at].mark.start < end:
        if blocks[at].mark.end > start:
            yield blocks[at]
        at += 1


def _block(page: Page, block: _Block, file: int) -> Markup:
    kind, value = block.mark.kind, block.mark.value
    classes = [f"k-{kind}"] + (["dim"] if block.region else [])
    role, level = None, None
    if kind == "heading":
        depth = int(value) if value in tuple("123456") else 2
        classes.append(f"h{depth}")
        role, level = "heading", min(2 + depth, 6)
    name = f"Field ‘{value}’" if kind == "field" and value else _LABELS.get(kind, "")
    labels = [each for each in (name, block.region) if each]
    label = tag("span", " · ".join(labels), class_="kind") if labels else ""
    name = "blockquote" if kind == "quote" else "p"
    return tag(name, label, *_segments(page, block, file), class_=" ".join(classes), dir="auto", role=role, aria_level=level)


def _segments(page: Page, block: _Block, file: int) -> Iterator[Markup]:
    """Cut a block where a finding or a look begins or ends: overlapping marks become neighbours."""
    low, high = block.mark.start, block.mark.end
    spans = [each.span for each in block.findings if each.span] + [(look.start, look.end) for look in block.looks]
    cuts = sorted({low, high, *(point for span in spans for point in span if low < point < high)})
    for start, end in pairwise(cuts):
        over = [each for each in block.findings if each.span and each.span[0] <= start and end <= each.span[1]]
        looks = "".join(sorted({_LOOKS[look.kind] for look in block.looks if look.start <= start and end <= look.end}))
        begun = [each for each in over if each.span and max(each.span[0], low) == start and each.span[0] >= low]
        yield _segment(escaped(page.prose[start:end]), over, looks, begun, file)


def _segment(text: Markup, over: Sequence[Numbered], looks: str, begun: Sequence[Numbered], file: int) -> Markup:
    if looks:
        text = tag("sup" if "u" in looks else "span", text, class_=" ".join(looks))
    if not over:
        return text
    worst = min((each.place.finding.severity for each in over), key=SEVERITIES.index)
    numbers = [_number(each, file) for each in begun]
    several = " several" if len(over) > 1 else ""
    return tag("mark", *numbers, text, class_=worst + several, data_n=" ".join(anchor(each, file) for each in over))


def _number(each: Numbered, file: int) -> Markup:
    finding = each.place.finding
    at = anchor(each, file)
    said = f"Finding {each.number}, {finding.severity}: {finding.code} {finding.name}"
    return tag("a", str(each.number), href=f"#{at}", id=f"m{at}", class_=f"number {finding.severity}", aria_label=said)


def anchor(each: Numbered, file: int) -> str:
    """Return the identifier of a finding's note."""
    return f"f{file}-{each.number}"
