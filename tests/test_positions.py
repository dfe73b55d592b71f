"""Lines, columns, UTF-16 units and bytes of an offset."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puffery.positions import Positions

SOURCES = st.text(alphabet=st.sampled_from("ab \r\n\té€😀́"), max_size=60)


@given(SOURCES, st.data(), st.sampled_from(["utf-8", "utf-16-le", "utf-8"]))
def test_every_count_agrees_with_the_offset(source: str, data: st.DataObject, encoding: str) -> None:
    offset = data.draw(st.integers(0, len(source)))
    found = Positions(source, encoding).at(offset)
    before = source[:offset]
    assert found.offset == offset
    assert found.byte == len(before.encode(encoding))
    assert found.utf16 == len(before.encode("utf-16-le")) // 2
    ends = [match.end() for match in re.finditer(r"\r\n|\r|\n", source) if match.end() <= offset]
    assert found.line == len(ends) + 1
    assert found.column == offset - (ends[-1] if ends else 0) + 1


@pytest.mark.parametrize(("source", "line"), [("a\r\nb", "b"), ("a\rb", "b"), ("a\nb\n", "b"), ("a\n", "")])
def test_a_line_is_given_without_its_end(source: str, line: str) -> None:
    assert Positions(source).line(2) == line
