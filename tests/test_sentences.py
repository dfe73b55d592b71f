"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puffery.sentences import sentence_starts


def split(text: str) -> list[str]:
    starts = sentence_starts(text)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Smith will see you.",
        "Ask Dr. Lee vs. Dr. Wu about it.",
        "Foods rich in iron, e.g. lentils, may help.",
        "We are at No. 1 Main St. Suite 4 in Leeds.",
        "It grew by 2.5 percent.",
        "The clinic of J. R. Ewing is closed.",
        "Open from 9 a.m. to 5 p.m. on weekdays.",
        "Visit www.example.org for more.",
        "See Fig. 3 and ref. 12 for details.",
        "Take approx. 5 ml.",
        "She asked “why?” and left.",
        "1. Rest the knee",
        "The price (incl. VAT) is 20 euros.",
        "It hurts… but it passes.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It helps. It is safe.", 2),
        ("It helps! Call now? Yes.", 3),
        ("It gave relief.3 The next trial failed.", 2),
        ("It gave relief. [4] The next trial failed.", 2),
        ("It gave relief.(5) The next trial failed.", 2),
        ("“It worked.” She smiled.", 2),
        ("Made by Acme Inc. We ship today.", 2),
        ("Is it safe? No. It is not.", 3),
        ("We treat pain, fatigue, etc. Our staff is kind.", 2),
        ("One stop too few.The next begins.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(split(text)) == count


@given(st.text(alphabet="abc DrSt.!?…”)(12[]", max_size=80))
def test_the_starts_ascend_and_begin_with_zero(text: str) -> None:
    starts = sentence_starts(text)
    assert starts[0] == 0
    assert list(starts) == sorted(set(starts))
    assert all(0 <= start < max(len(text), 1) for start in starts)
