"""From source back to prose: a finding counts code points of the source, a reader sees the prose."""

from __future__ import annotations

from bisect import bisect_right

from puffery.model import Page


class Unmap:
    """Inverts a page's `OffsetMap`.

    Runs of nothing but white space are left out: they may stand for markup that also stands elsewhere, and no finding begins or
    ends in one.  What remains has disjoint ranges of the source, though not always in the order of the prose (the text of an
    attribute follows the block it stands in).
    """

    def __init__(self, page: Page) -> None:
        offsets = page.offsets
        stops = (*offsets.prose[1:], offsets.length)
        runs = zip(offsets.start, offsets.end, offsets.prose, stops, strict=False)
        self._runs = sorted(run for run in runs if run[0] < run[1] and not page.prose[run[2] : run[3]].isspace())
        self._starts = [run[0] for run in self._runs]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the prose range of a source range (code points); None when its ends stand for no prose."""
        if start >= end:
            return None
        first, last = self._run(start), self._run(end - 1)
        if first is None or last is None:
            return None
        low = first[2] + start - first[0] if _is_copy(first) else first[2]
        high = last[2] + end - last[0] if _is_copy(last) else last[3]
        return (low, high) if low < high else None

    def _run(self, at: int) -> tuple[int, int, int, int] | None:
        place = bisect_right(self._starts, at) - 1
        if place < 0 or at >= self._runs[place][1]:
            return None
        return self._runs[place]


def _is_copy(run: tuple[int, int, int, int]) -> bool:
    return run[1] - run[0] == run[3] - run[2]
